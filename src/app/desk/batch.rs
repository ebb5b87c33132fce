//! Opening many files: each has its row, in the order given, and none stops the others.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::dealing::{Dealing, Dealt};
use super::input::{Input, Looked, Source};
use super::ledger::sums;
use super::progress::Progress;
use super::session::Session;
use super::stage::{Locked, Stage};
use crate::app::browser::files::ChosenFile;
use crate::app::browser::worker::Stopped;
use crate::app::browser::{clock, page};
use crate::app::clerk::{Ask, Told};
use crate::app::worker::{Kept, NotOpened, Opener};
use crate::domain::answers::clean;
use crate::domain::ledger::{Ledger, Marks, Outcome};
use crate::envelope::padding::LARGEST;
use crate::wording::say;

/// Milliseconds between two looks at the list while files are opened; more where drawing it takes long.
const REDRAW_MS: f64 = 300.0;

/// Milliseconds between two words about how far it is.
const SAY_MS: f64 = 15_000.0;

/// Opens files in the order of their names, those in a zip in its place; while others are being opened, after those.
pub fn open_files(session: Session, mut files: Vec<ChosenFile>) {
    files.sort_by_cached_key(ChosenFile::path);
    if files.iter().all(|file| !is_zip(file)) {
        return open(session, files.into_iter().map(input).collect());
    }
    let visit = session.visit();
    spawn_local(async move {
        let mut inputs = Vec::new();
        for file in files {
            match unzipped(session, &file).await {
                Some(inside) => inputs.extend(inside),
                // Whatever else it is, it has its row.
                None => inputs.push(input(file)),
            }
        }
        if session.is(visit) {
            open(session, inputs);
        }
    });
}

fn input(file: ChosenFile) -> Input {
    Input { name: clean(&file.path()), source: Source::File(file) }
}

/// What stands in a zip; nothing of a file that is none.
async fn unzipped(session: Session, file: &ChosenFile) -> Option<Vec<Input>> {
    if !is_zip(file) {
        return None;
    }
    let bytes = file.read().await.ok()?;
    let (Told::Unzipped(Some(names)), files) = session.ask(Ask::Unzip, vec![bytes]).await.ok()? else { return None };
    let inside = |(name, bytes): (String, Vec<u8>)| {
        let name = format!("{}/{}", clean(&file.path()), clean(&name));
        Input { name, source: Source::Pasted(Rc::new(bytes)) }
    };
    Some(names.into_iter().zip(files).map(inside).collect())
}

fn is_zip(file: &ChosenFile) -> bool {
    file.name().to_ascii_lowercase().ends_with(".zip")
}

/// Opens inputs in the given order; while others are being opened, after those.
pub fn open(session: Session, inputs: Vec<Input>) {
    if inputs.is_empty() {
        return;
    }
    let now = clock::elapsed_ms();
    let new = Progress { since: now, at: now, said: now, ..Progress::default() };
    let before = session.progress.get_untracked().unwrap_or(new);
    let all = before.all + inputs.len();
    session.dealing.update_value(|dealing| dealing.add(inputs));
    session.progress.set(Some(Progress { all, ..before }));
    session.said.set(say!("open-progress-said", all = all));
    session.lay_beside();
    deal(session);
    session.hire();
}

/// Gives every worker what it can take.
pub fn deal(session: Session) {
    while let Some(dealt) = session.dealing.try_update_value(|dealing| dealing.deal(Input::size)).flatten() {
        spawn_local(take(session, dealt));
    }
}

/// Opens nothing more; what the workers have already is finished, and all that waits has its row.
pub fn stop(session: Session) {
    let stopped = |input| Looked { input, worker: None, entry: Err((Outcome::Stopped, None)) };
    let due = session.dealing.try_update_value(|dealing| dealing.stop(stopped));
    enter(session, due.unwrap_or_default());
    finish_if_over(session);
}

async fn take(session: Session, dealt: Dealt<Input>) {
    let visit = session.visit();
    let Dealt { number, worker, size, input } = dealt;
    let Some(opener) = session.workers.with_value(|workers| workers.get(worker).cloned()) else { return };
    let entry = look_at(&opener, number, size, &input).await;
    if !session.is(visit) {
        return;
    }
    let Ok(entry) = entry else { return session.lock(Locked::Broke(Some(input.name))) };
    let looked = Looked { input, worker: Some(worker), entry };
    let due = session.dealing.try_update_value(|dealing| dealing.done(number, worker, size, looked));
    enter(session, due.unwrap_or_default());
    deal(session);
    if !finish_if_over(session) {
        redraw(session, visit).await;
    }
}

type Entry = Result<(Marks, Kept), NotOpened>;

async fn look_at(opener: &Opener, number: usize, size: u64, input: &Input) -> Result<Entry, Stopped> {
    if size > LARGEST {
        return Ok(Err((Outcome::NotAReferral, None)));
    }
    match input.bytes().await {
        Ok(bytes) => opener.open(number, bytes).await,
        Err(_) => Ok(Err((Outcome::Unreadable, None))),
    }
}

/// Gives each its row; the list is drawn later.
fn enter(session: Session, due: Vec<Looked>) {
    let now = clock::elapsed_ms();
    session.progress.update_untracked(|progress| {
        progress.iter_mut().for_each(|progress| (progress.done, progress.at) = (progress.done + due.len(), now));
    });
    session.ledger.update_untracked(|ledger| {
        for Looked { input, worker, entry } in due {
            enter_one(ledger, input.name.clone(), entry);
            session.remember(input, worker);
        }
    });
}

fn enter_one(ledger: &mut Ledger<Kept>, name: String, entry: Entry) {
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

/// Draws the list and says how far it is, now and then; the workers have something to do meanwhile.
async fn redraw(session: Session, visit: u32) {
    let now = clock::elapsed_ms();
    let due = session.progress.with_untracked(|progress| progress.is_some_and(|progress| now >= progress.redraw));
    if !due {
        return;
    }
    let next = |at: f64| {
        session.progress.update_untracked(|progress| progress.iter_mut().for_each(|progress| progress.redraw = at));
    };
    next(f64::INFINITY);
    session.ledger.notify();
    session.progress.notify();
    if let Some(progress) = session.progress.get_untracked().filter(|progress| now - progress.said >= SAY_MS) {
        session.progress.update_untracked(|progress| progress.iter_mut().for_each(|progress| progress.said = now));
        session.said.set(words(progress));
    }
    clock::breathe().await;
    if session.is(visit) {
        let drawn = clock::elapsed_ms();
        next(drawn + REDRAW_MS.max(10.0 * (drawn - now)));
    }
}

/// How far it is, how fast, and how long it will still take.
pub fn words(progress: Progress) -> String {
    let (done, all) = (progress.done, progress.all);
    match (progress.rate(), progress.seconds_left()) {
        (Some(rate), Some(left)) if left >= 60 => {
            say!("open-progress-minutes", done = done, all = all, rate = whole(rate), minutes = left / 60)
        }
        (Some(rate), Some(left)) => {
            say!("open-progress-seconds", done = done, all = all, rate = whole(rate), seconds = left)
        }
        _ => say!("open-progress", done = done, all = all),
    }
}

fn whole(rate: f64) -> u32 {
    rate.round().max(1.0) as u32
}

fn finish_if_over(session: Session) -> bool {
    let over = session.dealing.with_value(Dealing::is_over) && session.progress.with_untracked(Option::is_some);
    if over {
        session.progress.set(None);
        session.ledger.notify();
        session.said.set(say!("open-done-said", sums = session.ledger.with_untracked(sums)));
        session.after_batch();
        let visit = session.visit();
        clock::soon(move || {
            if session.is(visit) && session.stage.get_untracked() == Stage::Open {
                let heading = session.book.with_untracked(|book| book.as_ref().map(|_| "register-heading"));
                page::focus_text(heading.unwrap_or("ledger-heading"));
            }
        });
    }
    over
}
