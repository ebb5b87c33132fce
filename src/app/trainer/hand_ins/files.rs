//! Sealed files of learners: opened in the worker with the practice identity alone.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::book::{Answers, Came, What};
use crate::app::browser::files::ChosenFile;
use crate::app::trainer::cases::Cases;
use crate::app::trainer::training::Training;
use crate::domain::answers::{Answers as Given, Value};
use crate::domain::instrument::Tri;
use crate::domain::ledger::Outcome;
use crate::domain::practice::code::{ITEMS, ROUTES};
use crate::domain::record::Record;
use crate::wording::say;

/// A practice file has the length of a referral, with attachments at most this.
const LONGEST: u64 = 32 * 1024 * 1024;

/// Opens files, each by itself and in their order.
pub fn open(training: Training, files: Vec<ChosenFile>) {
    if files.is_empty() {
        return;
    }
    training.said.set(say!("hand-in-opening", count = files.len()));
    spawn_local(async move {
        let count = files.len();
        for file in files {
            let came = came(training, &file).await;
            let what = What::File { name: file.name(), came };
            if training.book.try_update(|book| book.enter(what)).is_none() {
                return; // practice was left meanwhile
            }
        }
        training.tell(count);
    });
}

async fn came(training: Training, file: &ChosenFile) -> Came {
    if file.size() > LONGEST {
        return Came::Not(Outcome::NotAReferral);
    }
    let Ok(held) = file.hold().await else { return Came::Not(Outcome::Unreadable) };
    // One that does not start, or breaks at this file, opened nothing.
    let Some(worker) = training.worker().await else { return Came::Not(Outcome::Stopped) };
    let record = training.next_record();
    match worker.open(record, held).await {
        Ok(Ok(_)) => match worker.record(record).await.ok().and_then(|bytes| Record::read(&bytes).ok()) {
            Some(read) => training
                .cases
                .try_with_untracked(|cases| answers(&read, record, cases))
                .map_or(Came::Not(Outcome::Stopped), |answers| Came::Answers(Box::new(answers))),
            None => Came::Not(Outcome::Damaged),
        },
        Ok(Err((outcome, _))) => Came::Not(outcome),
        Err(_) => Came::Not(Outcome::Stopped),
    }
}

/// What counts of a record, in the order of the checklist.
fn answers(record: &Record, number: usize, cases: &Cases) -> Answers {
    let ids = cases.instrument.iter().flat_map(|instrument| &instrument.items).map(|item| item.id.as_str());
    let ids: Vec<&str> = ids.collect();
    let answer = |at: usize| -> Option<Tri> { record.answers.ric.get(*ids.get(at)?)?.answer };
    Answers {
        record: number,
        submission: record.submission.clone(),
        cases: cases_of(&record.answers, cases),
        answers: std::array::from_fn::<_, ITEMS, _>(answer),
        routes: routes(&record.answers),
    }
}

fn routes(answers: &Given) -> Vec<&'static str> {
    let chosen = match answers.get("criteria.routes") {
        Some(Value::Choices(chosen)) => chosen.as_slice(),
        _ => &[],
    };
    ROUTES.into_iter().filter(|route| chosen.iter().any(|one| one == route)).collect()
}

/// The cases whose victim the record names; capitals, blanks and hyphens do not matter.
fn cases_of(answers: &Given, cases: &Cases) -> Vec<u8> {
    let named = letters(answers.text("victim.name").unwrap_or_default());
    let is = |name: &str| !named.is_empty() && letters(name) == named;
    cases.all.iter().filter(|known| is(&known.case.people.victim.name)).map(|known| known.case.mark()).collect()
}

fn letters(name: &str) -> String {
    name.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
}
