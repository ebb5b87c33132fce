//! What is said about practice: faults of a case and of a short code, marks, how far a class agrees.

use super::{form, say};
use crate::domain::answers::Key;
use crate::domain::instrument::{Instrument, Tri};
use crate::domain::practice::CaseFault;
use crate::domain::practice::case::How;
use crate::domain::practice::class::Agreement;
use crate::domain::practice::code::{CodeFault, LENGTH, Likely};
use crate::domain::practice::marking::{Mark, RouteMark};

/// What is wrong with a case, where, and what to do.
pub fn case_fault(fault: &CaseFault, instrument: &Instrument) -> String {
    let place = |at: &str| place(at, instrument);
    let item = |id: &str| item(id, instrument);
    match fault {
        CaseFault::NotACase { line, column } => say!("practice-not-a-case", line = line, column = column),
        CaseFault::NewerVersion => say!("practice-newer"),
        CaseFault::TooLarge { most, bytes } => {
            say!("practice-too-large", most = most / 1024, bytes = bytes.div_ceil(1024))
        }
        CaseFault::NamedTwice { name, line } => say!("practice-named-twice", name = name, line = line),
        CaseFault::Field { path, line: 0, detail } => say!("practice-field", path = path, detail = detail),
        CaseFault::Field { path, line, detail } => {
            say!("practice-field-line", path = path, line = line, detail = detail)
        }
        CaseFault::Empty { at } => say!("practice-empty", place = place(at)),
        CaseFault::TooLong { at, most, over } => say!("practice-too-long", place = place(at), most = most, over = over),
        CaseFault::Id { at } => say!("practice-id", place = place(at)),
        CaseFault::Zero { at } => say!("practice-zero", place = place(at)),
        CaseFault::MissingItem { item: id } => say!("practice-missing-item", item = item(id)),
        CaseFault::KeyedTwice { item: id } => say!("practice-keyed-twice", item = item(id)),
        CaseFault::UnknownItem { item } => say!("practice-unknown-item", item = item),
        CaseFault::AcceptedTwice { item: id, answer } => {
            say!("practice-accepted-twice", item = item(id), answer = self::answer(Some(*answer)))
        }
        CaseFault::NoFactFor { item: id, answer: Tri::Yes } => say!("practice-no-fact-yes", item = item(id)),
        CaseFault::NoFactFor { item: id, answer: Tri::No } => say!("practice-no-fact-no", item = item(id)),
        CaseFault::NoFactFor { item: id, answer: Tri::DontKnow } => say!("practice-no-fact-dont-know", item = item(id)),
        CaseFault::UnknownFact { at, fact } => say!("practice-unknown-fact", place = place(at), fact = fact),
        CaseFault::TwiceFact { fact } => say!("practice-twice-fact", fact = fact),
        CaseFault::UnknownTopic { fact, topic } if topic.is_empty() => say!("practice-no-topic", fact = fact),
        CaseFault::UnknownTopic { fact, topic } => say!("practice-unknown-topic", fact = fact, topic = topic),
        CaseFault::TwiceTopic { topic } => say!("practice-twice-topic", topic = topic),
        CaseFault::NothingUnder { topic } => say!("practice-nothing-under", topic = topic),
        CaseFault::TwicePrompt { prompt } => say!("practice-twice-prompt", prompt = prompt),
        CaseFault::TwiceAgency { agency } => say!("practice-twice-agency", agency = agency),
        CaseFault::UnknownRoute { at, route } => say!("practice-unknown-route", place = place(at), route = route),
        CaseFault::RouteTwice { at, route } => {
            say!("practice-route-twice", place = place(at), route = self::route(route))
        }
        CaseFault::TwiceRules { at } => say!("practice-twice-rules", place = place(at)),
        CaseFault::CountAgainstRoute { at, yes, needed } => {
            say!("practice-count-against-route", place = place(at), yes = yes, needed = needed)
        }
        CaseFault::NoUsualRoutes => say!("practice-no-usual-routes"),
        CaseFault::UnknownQuestion { at } => say!("practice-unknown-question", at = at),
        CaseFault::NotAnAnswer { at } => say!("practice-not-an-answer", place = place(at)),
    }
}

/// A place of a case, for people: `facts[2].text` is "Fact 3".
pub fn place(at: &str, instrument: &Instrument) -> String {
    if let Some(key) = Key::of(at) {
        return say!("practice-place-question", question = form::label(key));
    }
    let (head, rest) = at.split_once('.').unwrap_or((at, ""));
    let (list, number) = match at.split_once(['[', ']']).zip(at.split_once(']')) {
        Some(((list, _), (upto, _))) => {
            let index = upto.rsplit_once('[').and_then(|(_, index)| index.parse::<usize>().ok());
            (list, index.map_or(0, |index| index + 1))
        }
        None => (head, 0),
    };
    match list {
        "title" => say!("practice-place-title"),
        "about" => say!("practice-place-about"),
        "content_note" => say!("practice-place-content-note"),
        "role" => say!("practice-place-role"),
        "minutes" => say!("practice-place-minutes"),
        "as_of" => say!("practice-place-as-of"),
        "narrative" => say!("practice-place-narrative"),
        "people" => say!("practice-place-victim"),
        "people.perpetrators" => say!("practice-place-perpetrator", number = number),
        "people.household" => say!("practice-place-household", number = number),
        "topics" => say!("practice-place-topic", number = number),
        "facts" => say!("practice-place-fact", number = number),
        "key" => item(rest.split('.').next().unwrap_or_default(), instrument),
        "routes" => say!("practice-place-routes", number = number),
        "safe_contact_why" => say!("practice-place-safe-contact-why"),
        "agreement_why" => say!("practice-place-agreement-why"),
        "reason" => say!("practice-place-reason"),
        "reason.prompts" => say!("practice-place-prompt", number = number),
        "traps" => say!("practice-place-trap", number = number),
        "discussion" => say!("practice-place-discussion", number = number),
        "mock_marac" => say!("practice-place-role-card", number = number),
        // What only a file shows is named as it stands there.
        _ => at.to_owned(),
    }
}

/// An item of the checklist: its number and a few words.
pub fn item(id: &str, instrument: &Instrument) -> String {
    match instrument.item(id) {
        Some(item) => say!("practice-item", number = item.number, short = item.short.en()),
        None => id.to_owned(),
    }
}

/// Why what was typed is no code; for one wrong character also what was probably meant.
pub fn code_fault(fault: &CodeFault) -> String {
    match fault {
        CodeFault::Nothing => say!("practice-code-nothing"),
        CodeFault::Length { have } => say!("practice-code-length", have = have, length = LENGTH),
        CodeFault::Character { at, character: 'U' | 'u' } => say!("practice-code-letter-u", at = at),
        CodeFault::Character { at, character } => say!("practice-code-character", at = at, character = character),
        CodeFault::Mistyped { likely: Some(Likely { at, should_be, code }) } => {
            say!("practice-code-likely", at = at, should_be = should_be, code = code)
        }
        CodeFault::Mistyped { likely: None } => say!("practice-code-mistyped"),
    }
}

/// An answer, or that there is none.
pub fn answer(given: Option<Tri>) -> String {
    match given {
        Some(Tri::Yes) => say!("opt-ynd-yes"),
        Some(Tri::No) => say!("opt-ynd-no"),
        Some(Tri::DontKnow) => say!("opt-ynd-dont-know"),
        None => say!("not-answered"),
    }
}

/// A national route in a few words; any other as it stands.
pub fn route(id: &str) -> String {
    match id {
        "visible_high_risk" => say!("triage-visible-high-risk"),
        "judgement" => say!("opt-routes-judgement"),
        "escalation" => say!("triage-escalation"),
        "repeat" => say!("triage-repeat"),
        other => other.to_owned(),
    }
}

/// How an answer stands to the key, in two or three words.
pub fn mark(mark: Mark) -> String {
    match mark {
        Mark::Agreed => say!("practice-mark-agreed"),
        Mark::AlsoAccepted => say!("practice-mark-also-accepted"),
        Mark::UnknownAsNo => say!("practice-mark-unknown-as-no"),
        Mark::CheckTheFact => say!("practice-mark-check-the-fact"),
        Mark::Missed => say!("practice-mark-missed"),
        Mark::NotAnswered => say!("not-answered"),
    }
}

/// How a route stands to the key.
pub fn route_mark(mark: RouteMark) -> String {
    match mark {
        RouteMark::Agreed => say!("practice-mark-agreed"),
        RouteMark::AlsoAccepted => say!("practice-mark-also-accepted"),
        RouteMark::Missed => say!("practice-mark-missed"),
        RouteMark::CheckTheFact => say!("practice-mark-check-the-fact"),
    }
}

/// What kind of thing was learned.
pub fn how(how: How) -> String {
    match how {
        How::Said => say!("practice-how-said"),
        How::Denied => say!("practice-how-denied"),
        How::NotKnown => say!("practice-how-not-known"),
    }
}

/// How far people agree.
pub fn agreement(agreement: Agreement) -> String {
    match agreement {
        Agreement::TooFew => say!("practice-agreement-too-few"),
        Agreement::Everyone => say!("practice-agreement-everyone"),
        Agreement::Most => say!("practice-agreement-most"),
        Agreement::Mixed => say!("practice-agreement-mixed"),
        Agreement::Apart => say!("practice-agreement-apart"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::context::example as context;

    #[test]
    fn a_place_of_a_file_is_named_as_people_count() {
        let instrument = context().instrument;
        for (at, words) in [
            ("facts[2].text", "Fact 3"),
            ("topics[0].ask", "Topic 1"),
            ("key.dash-07.facts", "Question 7 (Dispute about children)"),
            ("reason.prompts[4].looks_for", "Prompt 5 of the reason"),
            ("reason.model", "The model reason"),
            ("people.victim.name", "The victim"),
            ("people.perpetrators[1].name", "Alleged perpetrator 2"),
            ("routes[0].when.yes_at_least", "Routes, key 1"),
            ("safe_contact.number", "\"Safe phone number\""),
            ("uses.reason", "uses.reason"),
        ] {
            assert_eq!(place(at, &instrument), words);
        }
    }

    #[test]
    fn a_fault_says_what_where_and_what_to_do() {
        let instrument = context().instrument;
        let said = |fault| case_fault(&fault, &instrument);
        assert_eq!(
            said(CaseFault::NoFactFor { item: "dash-15".into(), answer: Tri::Yes }),
            "Question 15 (Strangled, smothered or held under water) is keyed Yes, and no fact under it was said. Name a fact that somebody says in \
             the story, or change the key."
        );
        assert_eq!(
            said(CaseFault::Empty { at: "facts[0].text".into() }),
            "Fact 1: something is missing here. Fill it in."
        );
    }
}
