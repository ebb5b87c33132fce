//! Taking back what was said: a note, who must not receive it, a restriction, a closing.

use leptos::prelude::*;

use super::form_by;
use crate::app::clerk::{Ask, Keep, WholeCase};
use crate::app::desk::register::fields::{choose, long_text};
use crate::app::desk::register::now;
use crate::app::desk::session::Session;
use crate::app::parts::El;
use crate::domain::register::{Case, Id};
use crate::wording::{date, say};

/// The form; nothing while there is nothing to take back.
pub fn retract(session: Session, looked: &WholeCase) -> Option<El> {
    let case = looked.line.case;
    let all = can_be_taken_back(&looked.state);
    if all.is_empty() {
        return None;
    }
    let options = all.iter().enumerate().map(|(at, (words, _))| (at.to_string(), words.clone()));
    let options = std::iter::once((String::new(), say!("panel-choose"))).chain(options).collect();
    let which = RwSignal::new(String::new());
    let reason = RwSignal::new(String::new());
    let all = StoredValue::new(all);
    let ask = move || {
        let at = which.get_untracked().parse::<usize>().map_err(|_| say!("retract-first"))?;
        let events = all.with_value(|all| all.get(at).map(|(_, events)| events.clone())).unwrap_or_default();
        let reason = reason.get_untracked();
        if reason.trim().is_empty() {
            return Err(say!("panel-reason-first"));
        }
        Ok(Ask::Keep(Keep::Retract { case, events, reason, now: now() }))
    };
    let fields = vec![
        choose("retract-which", say!("retract-which"), options, which),
        long_text("retract-reason", say!("panel-reason"), None, reason),
    ];
    Some(form_by(session, "retract", say!("retract"), fields, vec![(say!("panel-reason"), reason)], ask))
}

/// What it is in words, and the events that say so.
fn can_be_taken_back(case: &Case) -> Vec<(String, Vec<Id>)> {
    let mut all = Vec::new();
    for said in &case.notes {
        all.push((say!("retract-note", text = beginning(&said.value.text)), vec![said.by.event]));
    }
    for said in &case.must_not_receive {
        let (agency, name) = (said.value.agency.clone(), said.value.name.as_ref().map(|name| name.0.clone()));
        let whom = [agency, name].into_iter().flatten().collect::<Vec<_>>().join(", ");
        all.push((say!("retract-not-for", whom = whom), vec![said.by.event]));
    }
    if !case.restriction.is_empty() {
        all.push((say!("retract-restriction"), case.restriction.events().collect()));
    }
    if !case.closed.is_empty() {
        let days: Vec<String> = case.closed.values().map(|closed| date::day(closed.on.0)).collect();
        all.push((say!("retract-closing", day = days.join(" / ")), case.closed.events().collect()));
    }
    all
}

/// As much of a text as stands in a list.
fn beginning(text: &str) -> String {
    let short: String = text.chars().take(60).collect();
    if short.len() < text.len() { format!("{short}…") } else { short }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::domain::private::Private;
    use crate::domain::register::cases::Noted;
    use crate::domain::register::{By, Said};

    #[test]
    fn a_long_note_is_named_by_its_beginning_and_by_its_own_entry() {
        let event: Id = "0123456789ABCDEFGHJKMNPQRS".parse().unwrap();
        let by = By { at: DateTime::UNIX_EPOCH, event, person: "0".repeat(64).parse().unwrap() };
        let case = "0".repeat(64).parse().unwrap();
        let noted = Noted { case, text: Private("a".repeat(61)), more: Default::default() };
        let case = Case { notes: vec![Said { value: noted, by }], ..Case::default() };
        assert_eq!(can_be_taken_back(&case), [(format!("Note: {}…", "a".repeat(60)), vec![event])]);
        assert!(can_be_taken_back(&Case::default()).is_empty());
    }
}
