//! Pieces of files in memory, on their way to a store elsewhere: bounded, and in the same few buffers again and again.
//!
//! An allocator that is given and gives back megabytes from many threads keeps several times as much.

use std::fs::File;
use std::io::{self, Read};
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Bytes;
use tokio::sync::{Semaphore, SemaphorePermit};

use super::StoreError;

/// The longest piece; S3 takes no smaller part of a file, but for the last.
pub(super) const LONGEST: u64 = 5 * 1024 * 1024;
/// Pieces up to this length are too small to bother.
const SHORT: u64 = 256 * 1024;
const AT_ONCE_LONG: usize = 3;
const AT_ONCE_SHORT: usize = 32;

/// The buffers, and the turns to use them.
#[derive(Clone)]
pub(super) struct Pieces {
    long: Arc<Semaphore>,
    short: Arc<Semaphore>,
    unused: Unused,
}

type Unused = Arc<Mutex<Vec<Vec<u8>>>>;

struct Lent {
    buffer: Vec<u8>,
    unused: Unused,
}

impl Pieces {
    pub(super) fn new() -> Pieces {
        let [long, short] = [AT_ONCE_LONG, AT_ONCE_SHORT].map(|turns| Arc::new(Semaphore::new(turns)));
        Pieces { long, short, unused: Unused::default() }
    }

    /// Waits for a turn to send something of this length, one piece at a time.
    pub(super) async fn turn(&self, length: u64) -> Result<SemaphorePermit<'_>, StoreError> {
        let turns = if length > SHORT { &self.long } else { &self.short };
        turns.acquire().await.map_err(|_| StoreError::Failed)
    }

    /// The next `length` bytes of a file, [`LONGEST`] at most. Blocks.
    pub(super) fn read(&self, file: &mut File, length: u64) -> io::Result<Bytes> {
        let length = usize::try_from(length.min(LONGEST)).map_err(io::Error::other)?;
        let mut lent = Lent { buffer: Vec::new(), unused: self.unused.clone() };
        if length as u64 > SHORT {
            let reused = self.unused.lock().unwrap_or_else(PoisonError::into_inner).pop();
            lent.buffer = reused.unwrap_or_else(|| Vec::with_capacity(LONGEST as usize));
        }
        lent.buffer.resize(length, 0);
        file.read_exact(&mut lent.buffer)?;
        Ok(Bytes::from_owner(lent))
    }
}

impl AsRef<[u8]> for Lent {
    fn as_ref(&self) -> &[u8] {
        &self.buffer
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        if self.buffer.len() as u64 > SHORT {
            let mut unused = self.unused.lock().unwrap_or_else(PoisonError::into_inner);
            // One that a broken connection held a little longer is not kept beside the others.
            if unused.len() < AT_ONCE_LONG {
                unused.push(std::mem::take(&mut self.buffer));
            }
        }
    }
}
