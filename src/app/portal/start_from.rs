//! The sender's own record of a referral, read back so that nothing of it has to be typed again.

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::{Value as Json, json};

use super::journey::Journey;
use crate::app::browser::files::{self, ChosenFile};
use crate::app::browser::held::Held;
use crate::app::browser::worker::Worker;
use crate::app::parts::{El, details, el, live, p};
use crate::app::questions::control;
use crate::domain::answers::Key;
use crate::domain::answers_json::from_list;
use crate::domain::draft::Msg;
use crate::domain::form::start_ids;
use crate::domain::private::Private;
use crate::wording::say;

/// A record with every limit of the form filled is smaller than this.
const LONGEST: u64 = 1024 * 1024;

/// The choice between an empty form and the record that was saved.
pub fn earlier_record(journey: Journey) -> El {
    let outcome = RwSignal::new(None::<Result<(), String>>);
    let taken = move |event: leptos::ev::Event| {
        let Some(file) = files::chosen(&event).into_iter().next() else { return };
        files::clear(&event);
        spawn_local(async move {
            let read = read(file, &journey.area().pack.id).await.map(|record| take(journey, record));
            outcome.try_set(Some(read));
        });
    };
    let said = live(move || {
        outcome.get().map(|outcome| match outcome {
            Ok(()) => p(say!("own-record-taken")).id("own-record-taken"),
            Err(why) => el("p", "govuk-error-message").id("own-record-refused").text(why),
        })
    });
    let input = control("input", "govuk-file-upload", "own-record")
        .attribute("type", "file")
        .attribute("accept", ".json,application/json")
        .attribute("aria-describedby", "own-record-hint")
        .on("change", taken);
    let inside = el("div", "govuk-form-group")
        .with(el("label", "govuk-label").attribute("for", "own-record").text(say!("own-record")))
        .with(el("div", "govuk-hint").id("own-record-hint").text(say!("own-record-hint")))
        .with(el("div", "").attribute("role", "status").with(said))
        .with(input);
    details(say!("own-record-summary"), inside)
}

/// What the worker read in the file.
struct Earlier {
    answers: Json,
    reference: Option<String>,
    amend_key: Option<String>,
}

/// What stands in the file, or why it was not taken, in a sentence.
async fn read(file: ChosenFile, area: &str) -> Result<Earlier, String> {
    let unreadable = || say!("own-record-unreadable");
    let file = match file.size() {
        ..=LONGEST => file.hold().await.map_err(|_| unreadable())?,
        // No record: of nothing at all the worker says the same.
        _ => Held::of(&[]),
    };
    let worker = Worker::start().await.map_err(|_| unreadable())?;
    let question = json!({ "OwnRecord": { "area": area } });
    let (answer, _) = worker.ask_held(&question, vec![file]).await.map_err(|_| unreadable())?;
    let answer = &answer["OwnRecord"];
    let text = |name: &str| answer[name].as_str().map(str::to_owned);
    match text("not_taken") {
        Some(why) => Err(why),
        None => {
            from_list(&answer["answers"]).ok_or_else(unreadable)?;
            Ok(Earlier {
                answers: answer["answers"].clone(),
                reference: text("reference"),
                amend_key: text("amend_key"),
            })
        }
    }
}

fn take(journey: Journey, earlier: Earlier) {
    journey.start_from(earlier.answers);
    for (id, text) in [(start_ids::REFERS_TO, earlier.reference), (start_ids::AMEND_KEY, earlier.amend_key)] {
        if let (Some(key), Some(text)) = (Key::of(id), text) {
            journey.form.send(Msg::Wrote(key, Private(text)));
        }
    }
}
