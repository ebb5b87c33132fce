//! Files go through the worker one after the other; none is held longer than it takes, and each has its row.

use std::collections::BTreeSet;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;

use crate::app::browser::files::ChosenFile;
use crate::app::browser::folder::Folder;
use crate::app::browser::held::Held;
use crate::app::browser::{clock, download, page};
use crate::app::clerk::{Ask, KeyTold};
use crate::app::desk::session::Session;
use crate::domain::answers::clean;
use crate::domain::ledger::Outcome;
use crate::domain::register::iso_second;
use crate::envelope::padding::LARGEST;
use crate::render::ledger::{RewrapRow, rewrap_csv};
use crate::wording::{opening, say};

/// A zip with more bytes than this is handed out before the next is begun.
const PART: u64 = 64 * 1024 * 1024;

/// The work, and how far it is.
#[derive(Clone, Copy)]
pub struct Resealing {
    session: Session,
    /// So many of so many.
    pub progress: RwSignal<Option<(usize, usize)>>,
    /// The number of the zip that is to be saved now.
    pub part: RwSignal<Option<usize>>,
    /// The sums, once it is over.
    pub ended: RwSignal<Option<String>>,
    /// One for every file that was given.
    pub rows: StoredValue<Vec<Row>>,
    stopped: StoredValue<bool>,
    /// Of the zip that is filled now: what is in it so far.
    filling: StoredValue<Vec<(String, Held)>, LocalStorage>,
    waiting: StoredValue<Option<Waker>>,
}

/// What became of a file.
#[derive(Clone, Debug)]
pub struct Row {
    pub file: String,
    /// The old reference and the new one.
    pub outcome: Result<[String; 2], Why>,
}

/// Why a file was not sealed anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    Not(Outcome),
    /// It was opened, and the new file was not sealed or not written.
    NotWritten,
}

/// Where the new files go.
pub enum Place {
    Folder(Folder),
    /// Zips that the person saves.
    Parts,
}

impl Why {
    /// In words.
    pub fn words(self) -> String {
        match self {
            Why::Not(outcome) => opening::outcome(outcome),
            Why::NotWritten => say!("rewrap-not-written"),
        }
    }

    /// The word in the ledger.
    fn id(self) -> &'static str {
        match self {
            Why::Not(outcome) => outcome.id(),
            Why::NotWritten => "not_sealed",
        }
    }
}

impl Resealing {
    /// Nothing has been begun.
    pub fn new(session: Session) -> Resealing {
        Resealing {
            session,
            progress: RwSignal::new(None),
            part: RwSignal::new(None),
            ended: RwSignal::new(None),
            rows: StoredValue::new(Vec::new()),
            stopped: StoredValue::new(false),
            filling: StoredValue::new_local(Vec::new()),
            waiting: StoredValue::new(None),
        }
    }

    /// Goes on to the ledger; what is not done yet has its row.
    pub fn stop(self) {
        self.stopped.set_value(true);
    }

    /// Seals every file anew, and writes the ledger; why it could not, in words.
    pub async fn run(self, files: Vec<ChosenFile>, recipients: Vec<String>, place: Place) -> Result<(), String> {
        let visit = self.session.visit();
        let opener = self.session.opener().await.map_err(|_| say!("keys-not-started"))?;
        self.ended.set(None);
        self.rows.set_value(Vec::new());
        self.stopped.set_value(false);
        let all = files.len();
        let (mut seen, mut number, mut bytes) = (BTreeSet::new(), 1, 0);
        for (done, file) in files.iter().enumerate() {
            self.progress.set(Some((done, all)));
            let name = clean(&file.path());
            let anew = if self.stopped.get_value() {
                Err(Why::Not(Outcome::Stopped))
            } else {
                anew(&opener, file, &recipients).await?
            };
            // Locked, or left: what was written stays.
            if !self.session.is(visit) || self.rows.is_disposed() {
                return Ok(());
            }
            let outcome = match anew {
                // The same file twice; it has another new reference each time, and one is enough.
                Ok(([old, _], _)) if !seen.insert(old.clone()) => Err(Why::Not(Outcome::Duplicate)),
                Ok((references, sealed)) => {
                    bytes += sealed.len();
                    self.put(&place, &references[1], sealed).await.map(|()| references)
                }
                Err(why) => Err(why),
            };
            self.rows.update_value(|rows| rows.push(Row { file: name, outcome }));
            if matches!(place, Place::Parts) && bytes > PART {
                self.hand_over(number).await?;
                (number, bytes) = (number + 1, 0);
            }
        }
        self.finish(&place, number).await
    }

    /// Hands the person the zip that is full; from the page's button.
    pub fn save_part(self) {
        self.part.set(None);
        self.waiting.try_update_value(Option::take).flatten().into_iter().for_each(Waker::wake);
    }

    /// Whether the person has asked for the zip; a page that was left is never asked again.
    fn asked_for(self, context: &mut Context<'_>) -> Poll<()> {
        if self.part.try_get_untracked().flatten().is_none() {
            return Poll::Ready(());
        }
        self.waiting.set_value(Some(context.waker().clone()));
        Poll::Pending
    }

    async fn put(self, place: &Place, reference: &str, sealed: Held) -> Result<(), Why> {
        let name = format!("{reference}.age");
        match place {
            Place::Folder(folder) => folder.write_new(&name, &sealed.into_bytes()).await.map_err(|_| Why::NotWritten),
            Place::Parts => {
                self.filling.update_value(|filling| filling.push((name, sealed)));
                Ok(())
            }
        }
    }

    /// Waits until the person has asked for the zip, then hands it over: a browser asks before it saves several by itself.
    async fn hand_over(self, number: usize) -> Result<(), String> {
        self.part.set(Some(number));
        poll_fn(|context| self.asked_for(context)).await;
        let filled = self.filling.try_update_value(std::mem::take).unwrap_or_default();
        let (names, files) = filled.into_iter().map(|(name, held)| (name, held.into_bytes())).unzip();
        let (_, zips) = self.session.ask(Ask::Zip { names }, files).await.map_err(|why| why.words())?;
        let zip = zips.first().ok_or_else(|| say!("keys-stopped"))?;
        download::file(&format!("sealed-anew-{number}.zip"), zip).map_err(|_| say!("rewrap-part-lost", number = number))
    }

    async fn finish(self, place: &Place, number: usize) -> Result<(), String> {
        let ledger = self.rows.with_value(|rows| rewrap_csv(rows.iter().map(ledger_row)));
        let stamp = iso_second(clock::now()).replace([':', '-'], "");
        let name = format!("ledger-{stamp}.csv");
        self.progress.set(None);
        match place {
            Place::Folder(folder) => {
                let written = folder.write_new(&name, &ledger).await;
                written.map_err(|_| say!("rewrap-no-ledger"))?;
            }
            Place::Parts => {
                self.filling.update_value(|filling| filling.push((name, Held::of(&ledger))));
                self.hand_over(number).await?;
            }
        }
        if !self.rows.is_disposed() {
            self.ended.set(Some(self.rows.with_value(|rows| sums(rows))));
            clock::soon(|| _ = page::focus_text("rewrap-ended"));
        }
        Ok(())
    }
}

type Anew = Result<([String; 2], Held), Why>;

async fn anew(
    opener: &Rc<crate::app::worker::Opener>,
    file: &ChosenFile,
    recipients: &[String],
) -> Result<Anew, String> {
    if file.size() > LARGEST {
        return Ok(Err(Why::Not(Outcome::NotAReferral)));
    }
    let Ok(bytes) = file.hold().await else { return Ok(Err(Why::Not(Outcome::Unreadable))) };
    match opener.rewrap(recipients, bytes).await.map_err(|_| say!("keys-stopped"))? {
        (KeyTold::Rewrapped(Ok(references)), Some(sealed)) => Ok(Ok((references, sealed))),
        (KeyTold::Rewrapped(Err(Outcome::Stopped)), _) => Ok(Err(Why::NotWritten)),
        (KeyTold::Rewrapped(Err(outcome)), _) => Ok(Err(Why::Not(outcome))),
        _ => Err(say!("keys-stopped")),
    }
}

fn ledger_row(row: &Row) -> RewrapRow {
    let (outcome, [reference, new_reference]) = match &row.outcome {
        Ok(references) => ("rewrapped", references.clone()),
        Err(why) => (why.id(), Default::default()),
    };
    let detail = row.outcome.as_ref().err().map(|why| why.words()).unwrap_or_default();
    RewrapRow { file: row.file.clone(), outcome, reference, new_reference, detail }
}

fn sums(rows: &[Row]) -> String {
    let rewrapped = rows.iter().filter(|row| row.outcome.is_ok()).count();
    let duplicate = rows.iter().filter(|row| matches!(row.outcome, Err(Why::Not(Outcome::Duplicate)))).count();
    let refused = rows.len() - rewrapped - duplicate;
    say!("rewrap-sums", all = rows.len(), rewrapped = rewrapped, duplicate = duplicate, refused = refused)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sums_add_up_and_every_row_is_in_the_ledger() {
        let row = |file: &str, outcome| Row { file: file.into(), outcome };
        let rows = [
            row("a.age", Ok(["Q9W1-DFWF-077Y".into(), "7K2M-9QXA-4D1F".into()])),
            row("b.age", Err(Why::Not(Outcome::Duplicate))),
            row("c.age", Err(Why::Not(Outcome::Damaged))),
            row("d.age", Err(Why::NotWritten)),
        ];
        assert_eq!(sums(&rows), "4 files: 1 sealed anew, 1 duplicate, 2 not.");
        let csv = String::from_utf8(rewrap_csv(rows.iter().map(ledger_row))).unwrap();
        assert_eq!(csv.lines().count(), 5);
        assert!(csv.contains("a.age,rewrapped,Q9W1-DFWF-077Y,7K2M-9QXA-4D1F,\r\n"), "{csv}");
        assert!(csv.contains("c.age,damaged,,,") && csv.contains("d.age,not_sealed,,,"), "{csv}");
    }
}
