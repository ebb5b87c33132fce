//! A body as it comes in: whoever says nothing, or far too little, has gone.

use std::time::{Duration, Instant};

use axum::body::{Body, Bytes};
use http_body_util::BodyExt;
use tokio::time::timeout;

/// A sender that says nothing for so long has gone.
const SILENCE: Duration = Duration::from_secs(30);
/// The slowest line that we wait for, in bytes a second; a page of typed text takes 16 seconds at that.
const SLOWEST: u64 = 8 * 1024;
/// No more of a refused body is read off.
const MOST_READ_OFF: u64 = 64 * 1024 * 1024;

/// What a sender sends.
pub struct Incoming {
    body: Body,
    begun: Instant,
    received: u64,
}

/// The sender stopped half-way, or sends so slowly that it would hold its place for hours.
pub struct Gone;

impl Incoming {
    pub fn new(body: Body) -> Incoming {
        Incoming { body, begun: Instant::now(), received: 0 }
    }

    /// The next piece; `None` at the end.
    pub async fn next(&mut self) -> Result<Option<Bytes>, Gone> {
        loop {
            let earned = SILENCE + Duration::from_secs(self.received / SLOWEST);
            let patience = SILENCE.min(earned.saturating_sub(self.begun.elapsed()));
            match timeout(patience, self.body.frame()).await {
                Err(_) | Ok(Some(Err(_))) => return Err(Gone),
                Ok(None) => return Ok(None),
                Ok(Some(Ok(frame))) => {
                    if let Ok(piece) = frame.into_data() {
                        self.received += piece.len() as u64;
                        return Ok(Some(piece));
                    }
                }
            }
        }
    }

    /// Reads a refused body to its end, within reason: a browser that is still sending would not see the answer.
    pub async fn read_off(mut self) {
        let reading = async {
            while let Ok(Some(_)) = self.next().await {
                if self.received > MOST_READ_OFF {
                    break;
                }
            }
        };
        let _ = timeout(SILENCE, reading).await;
    }
}
