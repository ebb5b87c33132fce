//! What a case looks like of which nothing is written yet, and what one more of anything does.

use chrono::NaiveDate;
use serde_json::{Map, Value as Json, json};

use super::case::FORMAT;
use crate::domain::date::iso_day;
use crate::domain::instrument::Instrument;

/// The file of a case with every place empty.
pub(super) fn case(instrument: &Instrument, today: NaiveDate) -> Json {
    let words = || json!({ "en": "" });
    let item = || json!({ "accept": [], "facts": [], "why": words() });
    let key: Map<String, Json> = instrument.items.iter().map(|asked| (asked.id.clone(), item())).collect();
    let routes: Json = [14, 10, 18].into_iter().map(fresh_routes).collect();
    json!({
        "format": FORMAT, "id": "", "version": 1, "title": words(), "about": words(), "content_note": words(),
        "role": words(), "minutes": 40, "as_of": iso_day(today),
        "people": { "victim": { "name": "" }, "perpetrators": [{ "name": "" }], "household": [] },
        "narrative": words(), "topics": [], "facts": [], "key": key, "routes": routes,
        "safe_contact": {}, "safe_contact_why": words(), "agreement": {}, "agreement_why": words(),
        "reason": { "model": words(), "prompts": [] }, "traps": [], "discussion": [], "mock_marac": [],
        "uses": { "safe_contact": [], "agreement": [], "routes": [], "reason": [] },
    })
}

/// One more of a list; topics, facts and prompts get an id that is not taken.
pub(super) fn row(list: &str, file: &Json) -> Json {
    let words = || json!({ "en": "" });
    let id = |letter: &str| {
        let taken = file.pointer(&pointer(list)).and_then(Json::as_array);
        let free = |id: &String| !taken.into_iter().flatten().any(|row| row["id"] == *id);
        (1..).map(|number| format!("{letter}{number}")).find(free)
    };
    match list {
        "topics" => json!({ "id": id("topic-"), "ask": words() }),
        "facts" => json!({ "id": id("fact-"), "topic": "", "how": "said", "text": words() }),
        "routes" => fresh_routes(14),
        "reason.prompts" => json!({ "id": id("prompt-"), "text": words(), "looks_for": words() }),
        "traps" | "discussion" => json!({ "text": words(), "facts": [] }),
        "mock_marac" => json!({ "agency": "", "label": words(), "knows": words(), "can_offer": words() }),
        _ => json!({ "name": "" }),
    }
}

fn fresh_routes(yes_at_least: u32) -> Json {
    json!({ "when": { "yes_at_least": yes_at_least }, "routes": [], "accept": [], "why": { "en": "" } })
}

/// `facts[2].text` as `/facts/2/text`.
pub(super) fn pointer(at: &str) -> String {
    if at.is_empty() { String::new() } else { format!("/{}", at.replace(['.', '['], "/").replace(']', "")) }
}
