//! Who can read what is sent: job titles, and under details their keys, to be compared by phone.

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::{Value as Json, json};

use super::load::Area;
use crate::app::browser::worker::Worker;
use crate::app::parts::{El, bullets, details, el, live_text, p, summary_row, warning};
use crate::area::Keyholder;
use crate::wording::{area as words, date, say};

/// The fingerprint of each key, in six words and in hex: what computes it is in the worker, so that a first visit does without.
type Fingerprints = RwSignal<Option<Result<Vec<[String; 2]>, NotStarted>>>;

/// The worker that knows the words did not start.
#[derive(Clone, Copy)]
struct NotStarted;

/// The readers, whoever is left out today, and the keys under details.
pub fn readers(area: &Area) -> Vec<El> {
    let readers: &[Keyholder] = area.sealing.as_ref().map(|sealing| &sealing.readers[..]).unwrap_or_default();
    let names = bullets(readers.iter().map(|keyholder| keyholder.label.en().to_owned())).id("readers");
    let mut all = vec![p(say!("readers-only")), names];
    all.extend(left_out(area));
    all.push(keys(area, readers));
    all
}

fn keys(area: &Area, readers: &[Keyholder]) -> El {
    let fingerprints = Fingerprints::new(None);
    let recipients: Vec<String> = readers.iter().map(|keyholder| keyholder.recipient.to_string()).collect();
    let asked = StoredValue::new(false);
    let ask = move |_| {
        if !asked.get_value() {
            asked.set_value(true);
            let recipients = recipients.clone();
            // The page may have been left when the answer comes.
            spawn_local(async move { drop(fingerprints.try_set(Some(ask_worker(recipients).await))) });
        }
    };
    let rows = readers.iter().enumerate().map(|(n, keyholder)| key(keyholder, n, fingerprints));
    let check = p(say!("readers-check", phone = area.pack.contact.phone));
    let content = el("div", "").with(check).with(el("dl", "govuk-summary-list").with_all(rows));
    details(say!("readers-details"), content).id("keys").on("toggle", ask)
}

fn key(keyholder: &Keyholder, n: usize, fingerprints: Fingerprints) -> El {
    let line = || el("span", "recap__line");
    let words = live_text(move || {
        fingerprints.with(|all| match all {
            None => say!("readers-words-wait"),
            Some(Ok(all)) => all.get(n).map(|[words, _]| words.clone()).unwrap_or_default(),
            Some(Err(NotStarted)) => say!("readers-words-failed"),
        })
    });
    let hex = live_text(move || {
        fingerprints.with(|all| Some(all.as_ref()?.as_ref().ok()?.get(n)?[1].clone())).unwrap_or_default()
    });
    let value = el("dd", "govuk-summary-list__value")
        .with(line().attribute("translate", "no").with(words))
        .with(el("span", "recap__line fingerprint").with(hex))
        .with_all(keyholder.to.map(|to| line().text(say!("readers-until", date = date::day(to)))));
    summary_row(keyholder.label.en().to_owned(), value)
}

async fn ask_worker(recipients: Vec<String>) -> Result<Vec<[String; 2]>, NotStarted> {
    let worker = Worker::start().await.map_err(|_| NotStarted)?;
    let (answer, _): (Json, _) =
        worker.ask(&json!({ "Fingerprints": recipients }), Vec::new()).await.map_err(|_| NotStarted)?;
    let all = answer["Fingerprints"].as_array().ok_or(NotStarted)?;
    let text = |one: &Json| one.as_str().unwrap_or_default().to_owned();
    Ok(all.iter().map(|one| [text(&one[0]), text(&one[1])]).collect())
}

/// People whose keys are left out today, and the grace of expired ones.
fn left_out(area: &Area) -> Vec<El> {
    let Ok(sealing) = &area.sealing else { return Vec::new() };
    let phone = &area.pack.contact.phone;
    let grace = sealing.grace.map(|last| warning(say!("readers-grace", date = date::day(last), phone = phone)));
    let notices = sealing.notices.iter().map(|notice| el("p", "govuk-body-s").text(words::notice(notice)));
    grace.into_iter().chain(notices).collect()
}
