//! The files that go once something was purged, and a file that is handed out.

use super::not_done::NotDone;
use crate::app::browser::download;
use leptos::prelude::*;

use crate::app::clerk::{Ask, Keep, Keeping, Told};
use crate::app::desk::session::Session;
use crate::domain::register::uses::Exported;
use crate::domain::register::{CaseId, What};
use crate::envelope::reference::sha256;

/// Files that are read and looked into in one go.
const BATCH: usize = 100;

/// What was taken away, and how many files could not be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    pub removed: usize,
    pub left: usize,
}

impl Session {
    /// Takes away the files of everything that was purged, and the copies of them that turned up again since.
    pub async fn sweep(self) -> Result<Swept, NotDone> {
        let mut swept = Swept::default();
        let Some(shelf) = self.shelf.get_value() else { return Ok(swept) };
        let mut ended = Vec::new();
        let events = shelf.list("events").await.map_err(|_| NotDone::NoAccess)?;
        for batch in events.chunks(BATCH) {
            let (mut paths, mut files) = (Vec::new(), Vec::new());
            for (path, _) in batch {
                if let Ok(file) = shelf.read(path).await {
                    files.push(file.into_bytes());
                    paths.push(path.clone());
                }
            }
            ended.extend(self.ended(Keep::EndedEvents, paths, files).await?);
        }
        let bodies = shelf.list("bodies").await.map_err(|_| NotDone::NoAccess)?;
        let paths: Vec<String> = bodies.into_iter().map(|(path, _)| path).collect();
        ended.extend(self.ended(Keep::EndedBodies { paths: paths.clone() }, paths, Vec::new()).await?);
        for path in ended {
            match shelf.remove(&path).await {
                Ok(()) => swept.removed += 1,
                Err(_) => swept.left += 1,
            }
        }
        self.follow(|_| ());
        Ok(swept)
    }

    /// Hands the person a file about these cases, and says in the register that it was made.
    pub async fn hand_out(
        self,
        name: &str,
        bytes: &[u8],
        cases: Vec<CaseId>,
        output: &'static str,
    ) -> Result<(), NotDone> {
        download::file(name, bytes).map_err(|_| NotDone::NotOffered)?;
        let file = Some(crate::domain::register::Sha256(sha256(bytes)));
        let exported = Exported { cases, output: output.to_owned(), file, more: Default::default() };
        self.say_in_register(vec![What::Exported(exported)]).await
    }

    async fn ended(self, ask: Keep, paths: Vec<String>, files: Vec<Vec<u8>>) -> Result<Vec<String>, NotDone> {
        let (Told::Keeping(Keeping::Ended(ended)), _) = self.ask(Ask::Keep(ask), files).await? else {
            return Err(self.broke());
        };
        Ok(paths.into_iter().zip(ended).filter(|(_, ended)| *ended).map(|(path, _)| path).collect())
    }
}
