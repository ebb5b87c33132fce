//! The worker as a page sees it: one typed method for each question.

use std::rc::Rc;

use chrono::NaiveDate;
use zeroize::Zeroizing;

use super::protocol::{Answer, Kept, KeyHeld, NotOpened, NotUnlocked, Question};
use crate::app::browser::held::Held;
use crate::app::browser::port;
use crate::app::browser::worker::{NotStarted, Stopped, Worker};
use crate::app::clerk::{Ask, KeyAsk, KeyTold, Told};
use crate::domain::date::iso_day;
use crate::domain::ledger::Marks;

/// A running worker; dropping or ending it forgets identities and records.
pub struct Opener(Rc<Worker>);

impl Opener {
    /// Loads, verifies and starts the worker.
    pub async fn start() -> Result<Opener, NotStarted> {
        Opener::of(None).await
    }

    /// Asks a worker that runs already; starts one where there is none.
    pub async fn of(worker: Option<Rc<Worker>>) -> Result<Opener, NotStarted> {
        match worker {
            Some(worker) => Ok(Opener(worker)),
            None => Worker::start().await.map(Rc::new).map(Opener),
        }
    }

    /// Unlocks identity files, each by itself; those that unlock stay unlocked. What was pasted is answered first.
    pub async fn unlock(
        &self,
        mut passphrase: Zeroizing<Vec<u8>>,
        pasted: Option<Zeroizing<Vec<u8>>>,
        files: Vec<Vec<u8>>,
    ) -> Result<Vec<Result<Vec<KeyHeld>, NotUnlocked>>, Stopped> {
        let question = Question::Unlock { pasted: pasted.is_some() };
        let pasted = pasted.map(|mut pasted| std::mem::take(&mut *pasted));
        let bytes = std::iter::once(std::mem::take(&mut *passphrase)).chain(pasted).chain(files).collect();
        match self.0.ask(&question, bytes).await? {
            (Answer::Unlocked(files), _) => Ok(files),
            _ => Err(Stopped),
        }
    }

    /// Answers a challenge of this origin with the key of this recipient; nothing of anything that is no challenge.
    pub async fn challenge(&self, recipient: &str, origin: String, sealed: Vec<u8>) -> Result<Option<String>, Stopped> {
        let question = Question::Challenge { recipient: recipient.to_owned(), origin };
        match self.0.ask(&question, vec![sealed]).await? {
            (Answer::Challenge(answer), _) => Ok(answer),
            _ => Err(Stopped),
        }
    }

    /// Makes it a worker for practice: it holds the practice identity and takes no other. Nothing where it held another.
    pub async fn practice(&self) -> Result<Option<KeyHeld>, Stopped> {
        match self.0.ask(&Question::Practice, Vec::new()).await? {
            (Answer::Practice(key), _) => Ok(key),
            _ => Err(Stopped),
        }
    }

    /// Says what records are looked at beside: packs and checklist as they came, and the day.
    pub async fn beside(&self, packs: Vec<String>, instrument: String, today: NaiveDate) -> Result<(), Stopped> {
        let question = Question::Beside { packs, instrument, today: iso_day(today) };
        match self.0.ask(&question, Vec::new()).await? {
            (Answer::Beside, _) => Ok(()),
            _ => Err(Stopped),
        }
    }

    /// Gives another worker the identities that this one holds; how many that one holds then.
    ///
    /// They go over a line from worker to worker: neither the page's program nor its scripts ever see them, and scrypt,
    /// which takes a second by design, runs once.
    pub async fn share_with(&self, other: &Opener) -> Result<usize, Stopped> {
        let (here, there) = port::line().ok_or(Stopped)?;
        // The first one answers as soon as it has sent; if it breaks before, nobody waits for what never comes.
        match self.0.ask_with_line(&Question::Share, here).await? {
            Answer::Shared(true) => {}
            _ => return Err(Stopped),
        }
        match other.0.ask_with_line(&Question::Join, there).await? {
            Answer::Joined(identities) => Ok(identities),
            _ => Err(Stopped),
        }
    }

    /// Opens a sealed file, binary or armored; its record stays in the worker under `number`.
    pub async fn open(&self, number: usize, file: Held) -> Result<Result<(Marks, Kept), NotOpened>, Stopped> {
        match self.0.ask_about(&Question::Open { number }, file).await? {
            Answer::Opened(opened) => Ok(*opened),
            _ => Err(Stopped),
        }
    }

    /// The record that was kept under `number`, without its amend key.
    pub async fn record(&self, number: usize) -> Result<Zeroizing<Vec<u8>>, Stopped> {
        match self.0.ask(&Question::Record { number }, Vec::new()).await? {
            (Answer::Record, bytes) => bytes.into_iter().next().map(Zeroizing::new).ok_or(Stopped),
            _ => Err(Stopped),
        }
    }

    /// One attachment of a sealed file, which is opened once more; nothing when the file has changed since.
    pub async fn attachment(
        &self,
        file: Vec<u8>,
        sha256: &str,
        name: &str,
    ) -> Result<Option<Zeroizing<Vec<u8>>>, Stopped> {
        let question = Question::Attachment { sha256: sha256.to_owned(), name: name.to_owned() };
        match self.0.ask(&question, vec![file]).await? {
            (Answer::Attachment, bytes) => Ok(bytes.into_iter().next().map(Zeroizing::new)),
            _ => Err(Stopped),
        }
    }

    /// Asks about a register; only the clerk of the desk knows one.
    pub async fn register(&self, ask: &Ask, bytes: Vec<Vec<u8>>) -> Result<(Told, Vec<Vec<u8>>), Stopped> {
        let ask = serde_json::to_value(ask).map_err(|_| Stopped)?;
        match self.0.ask(&Question::Register(ask), bytes).await? {
            (Answer::Register(told), bytes) => Ok((serde_json::from_value(told).map_err(|_| Stopped)?, bytes)),
            _ => Err(Stopped),
        }
    }

    /// Asks about keys that are made, tried and locked anew; only the clerk of the desk knows how.
    pub async fn keys(&self, ask: &KeyAsk, bytes: Vec<Vec<u8>>) -> Result<(KeyTold, Vec<Vec<u8>>), Stopped> {
        let ask = serde_json::to_value(ask).map_err(|_| Stopped)?;
        match self.0.ask(&Question::Keys(ask), bytes).await? {
            (Answer::Keys(told), bytes) => Ok((serde_json::from_value(told).map_err(|_| Stopped)?, bytes)),
            _ => Err(Stopped),
        }
    }

    /// Seals a sealed file anew to these recipients, with whichever key is held; neither file is copied by the page.
    pub async fn rewrap(&self, recipients: &[String], file: Held) -> Result<(KeyTold, Option<Held>), Stopped> {
        let ask = serde_json::to_value(KeyAsk::Rewrap { recipients: recipients.to_vec() }).map_err(|_| Stopped)?;
        let question = serde_json::to_value(Question::Keys(ask)).map_err(|_| Stopped)?;
        let (answer, files) = self.0.ask_held(&question, vec![file]).await?;
        match serde_json::from_value(answer).map_err(|_| Stopped)? {
            Answer::Keys(told) => Ok((serde_json::from_value(told).map_err(|_| Stopped)?, files.into_iter().next())),
            _ => Err(Stopped),
        }
    }

    /// Ends the worker at once, whoever still waits for an answer.
    pub fn end(&self) {
        self.0.end();
    }

    /// Whether it has broken down or was ended.
    pub fn has_stopped(&self) -> bool {
        self.0.has_stopped()
    }
}
