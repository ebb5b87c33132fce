//! What is different in a repeat referral from the earlier one that it started from.

use serde_json::Value as Json;

use super::sheet::{bullets, p, part};
use crate::domain::answers_json::from_list;
use crate::domain::draft::Draft;
use crate::domain::earlier::is_asked_again;
use crate::domain::instrument::{Instrument, Tri};
use crate::domain::problem::Place;
use crate::wording::{date, form, message, say};

/// Item by item what was said then and is said now, and which answers about contact and addresses are others; only of what
/// is answered now.
pub fn changes(work: &Json, about: &Json) -> Json {
    let earlier = &work["earlier"];
    let (now, _) = Draft::from_json(&work["form"]);
    let then = Draft::of(&from_list(&earlier["answers"]).unwrap_or_default());
    let instrument = about["instrument"].as_str().and_then(|file| Instrument::parse(file.as_bytes()).ok());
    let items = instrument.iter().flat_map(|instrument| &instrument.items).filter_map(|item| {
        let [before, now] = [&then, &now].map(|draft| draft.item(&item.id).and_then(|given| given.answer));
        let label = format!("{}. {}", item.number, item.text.en());
        let changed = || say!("again-changed", label = label, before = in_words(before), now = in_words(now));
        (now.is_some() && before != now).then(changed)
    });
    let answers = now.keys().into_iter().filter(|key| is_asked_again(&Place::Question(*key)));
    let answers = answers.filter(|key| now.holds(*key) && then.typed(*key) != now.typed(*key));
    let lines: Vec<String> =
        items.chain(answers.map(|key| say!("again-answer-changed", label = form::label(key)))).collect();
    let inside = if lines.is_empty() { p(say!("again-changes-none")) } else { bullets(lines) };
    let day = date::stamp(earlier["on"].as_str().unwrap_or_default());
    part("again-changes", say!("again-changes-heading", day = day), [inside])
}

fn in_words(answer: Option<Tri>) -> String {
    let id = |tri: Tri| format!("opt-ynd-{}", tri.id().replace('_', "-"));
    answer.and_then(|tri| message(&id(tri), None, &[])).unwrap_or_else(|| say!("not-answered"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::domain::answers::Key;
    use crate::domain::answers_json::to_list;
    use crate::domain::draft::{Msg, RicMsg};
    use crate::domain::private::Private;
    use crate::domain::record::Record;

    const DASH: &str = include_str!("../../../../public/instruments/dash-ric.json");

    #[test]
    fn only_what_was_answered_again_and_otherwise_is_told() {
        let record = Record::read(include_bytes!("../../../../tests/vectors/record-v1.json")).unwrap();
        let then = Draft::of(&record.answers);
        let number = Key::of("safe_contact.number").unwrap();
        let mut now = Draft::default();
        let told = |draft: &Draft| {
            let earlier = json!({ "answers": to_list(&record.answers), "on": "2026-06-03" });
            changes(&json!({ "form": draft.to_json(), "earlier": earlier }), &json!({ "instrument": DASH })).to_string()
        };
        assert!(told(&now).contains("Every answer that you confirmed is as it was"));
        now.apply(Msg::StillSo(Place::Question(number), Box::new(then.clone())));
        assert!(told(&now).contains("Every answer that you confirmed is as it was"));
        now.apply(Msg::Wrote(number, Private("07700 900999".into())));
        let was_yes = then.ric().iter().find(|(_, given)| given.answer == Some(Tri::Yes)).unwrap().0.clone();
        now.apply(Msg::Ric(was_yes, RicMsg::Answered(Tri::No)));
        let told = told(&now);
        assert!(
            told.contains("Yes, now: No") && told.contains("not as it was") && told.contains("3 June 2026"),
            "{told}"
        );
    }
}
