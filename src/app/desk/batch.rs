//! Opening many files one after the other: each has its row, none stops the others.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::ledger::sums;
use super::session::{Input, Locked, Progress, Session, Source, Stage};
use crate::app::browser::files::ChosenFile;
use crate::app::browser::{clock, page};
use crate::app::worker::{Kept, NotOpened, Opener};
use crate::domain::answers::clean;
use crate::domain::ledger::{Ledger, Outcome};
use crate::envelope::padding::LARGEST;
use crate::wording::say;

/// Milliseconds between two looks at the list while files are opened.
const REDRAW_MS: f64 = 150.0;

/// Opens files in the order of their names; while others are being opened, after those.
pub fn open_files(session: Session, files: Vec<ChosenFile>) {
    let input = |file: ChosenFile| Input { name: clean(&file.path()), source: Source::File(file) };
    let mut inputs: Vec<Input> = files.into_iter().map(input).collect();
    inputs.sort_by(|one, other| one.name.cmp(&other.name));
    open(session, inputs);
}

/// Opens inputs in the given order; while others are being opened, after those.
pub fn open(session: Session, inputs: Vec<Input>) {
    if inputs.is_empty() {
        return;
    }
    let running = session.progress.get_untracked();
    let before = running.unwrap_or_default();
    let all = before.all + inputs.len();
    session.waiting.update_value(|waiting| waiting.extend(inputs));
    session.progress.set(Some(Progress { all, ..before }));
    session.said.set(say!("open-progress-said", all = all));
    if running.is_none() {
        spawn_local(run(session));
    }
}

async fn run(session: Session) {
    let visit = session.visit();
    let Some(opener) = session.unlocked_opener() else { return };
    let (packs, instrument) =
        session.site.with_untracked(|site| (site.pack_files.clone(), site.instrument_file.clone()));
    // Only a worker that has stopped does not answer: the first file says so.
    let _ = opener.beside(packs, instrument, clock::today()).await;
    let mut drawn = clock::elapsed_ms();
    while let Some(input) = next(session) {
        let number = session.ledger.with_untracked(|ledger| ledger.rows().len() + 1);
        let entry = look_at(&opener, number, &input).await;
        if !session.is(visit) {
            return;
        }
        let Ok(entry) = entry else { return session.lock(Locked::Broke(Some(input.name))) };
        session.ledger.update_untracked(|ledger| enter(ledger, input.name.clone(), entry));
        session.remember(input);
        session.progress.update_untracked(|progress| progress.iter_mut().for_each(|progress| progress.done += 1));
        if clock::elapsed_ms() - drawn > REDRAW_MS {
            session.ledger.notify();
            session.progress.notify();
            clock::breathe().await;
            drawn = clock::elapsed_ms();
        }
    }
    session.progress.set(None);
    session.ledger.notify();
    session.said.set(say!("open-done-said", sums = session.ledger.with_untracked(sums)));
    clock::breathe().await;
    if session.is(visit) && session.stage.get_untracked() == Stage::Open {
        page::focus_text("ledger-heading");
    }
}

/// The next input; none when all are done, or when the person has stopped: what is left is counted as not looked at.
fn next(session: Session) -> Option<Input> {
    if session.progress.with_untracked(|progress| progress.is_some_and(|progress| progress.cancelled)) {
        let left = session.waiting.try_update_value(std::mem::take).map_or(0, |left| left.len());
        session.ledger.update_untracked(|ledger| ledger.skip(left));
        return None;
    }
    session.waiting.try_update_value(std::collections::VecDeque::pop_front).flatten()
}

type Entry = Result<(crate::domain::ledger::Marks, Kept), NotOpened>;

async fn look_at(opener: &Opener, number: usize, input: &Input) -> Result<Entry, crate::app::browser::worker::Stopped> {
    if input.size() > LARGEST {
        return Ok(Err((Outcome::NotAReferral, None)));
    }
    match input.bytes().await {
        Ok(bytes) => opener.open(number, bytes).await,
        Err(_) => Ok(Err((Outcome::Unreadable, None))),
    }
}

fn enter(ledger: &mut Ledger<Kept>, name: String, entry: Entry) {
    match entry {
        Ok((marks, kept)) => {
            let practice_met_live = kept.practice && !kept.by_practice_key;
            ledger.opened(name, marks, kept, practice_met_live);
        }
        Err((outcome, remark)) => {
            ledger.refused(name, outcome, remark);
        }
    }
}
