//! Gives finished files their names for good. Those that come together share one sync of the folder and one thread.

use std::collections::VecDeque;
use std::fs::File;
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tempfile::TempPath;
use tokio::sync::oneshot;

use super::StoreError;
use crate::native::files;

/// So many files share one sync of the folder.
const TOGETHER: usize = 16;
/// So many groups are written to disk at once.
const GROUPS: usize = 8;

pub(super) struct Keeper {
    folder: PathBuf,
    queue: Mutex<Queue>,
}

#[derive(Default)]
struct Queue {
    waiting: VecDeque<Finished>,
    groups: usize,
}

struct Finished {
    file: Arc<File>,
    path: TempPath,
    key: String,
    /// Told once it is on the disk; `false` if the name was taken.
    told: oneshot::Sender<io::Result<bool>>,
}

impl Keeper {
    pub(super) fn new(folder: PathBuf) -> Keeper {
        Keeper { folder, queue: Mutex::default() }
    }

    /// Names a finished file; `false` if the name was taken. Goes to its end even when nobody waits for it any more.
    pub(super) async fn name(
        self: &Arc<Self>,
        file: Arc<File>,
        path: TempPath,
        key: String,
    ) -> Result<bool, StoreError> {
        let (told, heard) = oneshot::channel();
        let another = {
            let mut queue = self.queue();
            queue.waiting.push_back(Finished { file, path, key, told });
            let another = queue.groups < GROUPS;
            queue.groups += usize::from(another);
            another
        };
        if another {
            let keeper = self.clone();
            tokio::task::spawn_blocking(move || keeper.work());
        }
        Ok(heard.await.map_err(|_| StoreError::Failed)??)
    }

    fn work(&self) {
        while let Some(group) = self.next() {
            let named: Vec<_> = group.into_iter().map(|one| self.name_one(one)).collect();
            // Also where a name was taken: whoever took it may not have come to this.
            let synced = files::sync_folder(&self.folder).map_err(|error| error.kind());
            for (told, named) in named {
                // A sender that has gone needs no answer.
                let _ = told.send(named.and_then(|new| synced.map(|()| new).map_err(io::Error::from)));
            }
        }
    }

    fn next(&self) -> Option<Vec<Finished>> {
        let mut queue = self.queue();
        let together = queue.waiting.len().min(TOGETHER);
        if together == 0 {
            queue.groups -= 1;
            return None;
        }
        Some(queue.waiting.drain(..together).collect())
    }

    fn name_one(&self, one: Finished) -> (oneshot::Sender<io::Result<bool>>, io::Result<bool>) {
        let named = one.file.sync_all().and_then(|()| match one.path.persist_noclobber(self.folder.join(&one.key)) {
            Ok(()) => Ok(true),
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
            Err(error) => Err(error.error),
        });
        (one.told, named)
    }

    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Write;

    use tempfile::NamedTempFile;
    use tokio::task::JoinSet;

    use super::*;

    #[tokio::test]
    async fn of_many_that_come_together_each_gets_its_name_or_its_own_refusal() {
        let (folder, spool) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let keeper = Arc::new(Keeper::new(folder.path().to_owned()));
        let mut asked = JoinSet::new();
        for number in 0..500 {
            let (mut file, path) = NamedTempFile::new_in(&spool).unwrap().into_parts();
            write!(file, "{number}").unwrap();
            // Of each ten two want one name, and one has nowhere to go.
            let key = match number % 10 {
                0 => format!("{}", number + 1),
                9 => "missing/9".to_owned(),
                _ => format!("{number}"),
            };
            let keeper = keeper.clone();
            asked.spawn(async move { (number, key.clone(), keeper.name(Arc::new(file), path, key).await) });
        }
        let mut new = 0;
        while let Some(answered) = asked.join_next().await {
            let (number, key, named) = answered.unwrap();
            let there = fs::read_to_string(folder.path().join(&key)).ok();
            let own = there == Some(number.to_string());
            match named {
                Ok(is_new) => assert_eq!((is_new, key.contains('/')), (own, false), "{number}"),
                Err(error) => assert_eq!((number % 10, error), (9, StoreError::Disk(io::ErrorKind::NotFound))),
            }
            new += usize::from(own);
        }
        assert_eq!((new, fs::read_dir(&folder).unwrap().count()), (400, 400));
        assert_eq!(fs::read_dir(&spool).unwrap().count(), 0);
    }
}
