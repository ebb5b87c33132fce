//! What the worker finds of the text that is looked for: names, dates of birth and addresses never come here.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::clerk::{Ask, Told};
use crate::app::desk::session::Session;
use crate::casework::Sighted;
use crate::domain::register::CaseId;

/// The last answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// What was looked for.
    text: String,
    /// Who each was found by, in words.
    cases: Arc<BTreeMap<CaseId, String>>,
    /// They are a letter off.
    pub nearly: bool,
}

impl Found {
    /// What was found of a text.
    pub fn of(text: String, sighted: Sighted) -> Found {
        Found { text, cases: Arc::new(sighted.cases.into_iter().collect()), nearly: sighted.nearly }
    }

    /// Whether a case was found by a text; while more is being typed, by what of it was asked for.
    pub fn has(&self, case: CaseId, text: &str) -> bool {
        self.is_of(text) && self.cases.contains_key(&case)
    }

    /// Who a case was found by, in words; nothing where it was not, or by its name alone.
    pub fn by(&self, case: CaseId) -> Option<&str> {
        self.cases.get(&case).map(String::as_str).filter(|by| !by.is_empty())
    }

    fn is_of(&self, text: &str) -> bool {
        !self.text.is_empty() && text.trim_start().starts_with(&self.text)
    }
}

/// Asks the worker for what is typed, one question at a time: of all that was typed meanwhile, for the last alone. It asks
/// again when the register has changed.
pub fn follow(session: Session) {
    let wanted = Memo::new(move |_| {
        let events = session.book.with(|book| book.as_ref().map(|book| (book.events, book.lines.len())))?;
        Some((session.triage.with(|seen| seen.view.filter.text.trim().to_owned()), events))
    });
    let asking = StoredValue::new(false);
    Effect::new(move |_| {
        if wanted.with(Option::is_none) || asking.get_value() {
            return;
        }
        asking.set_value(true);
        spawn_local(async move {
            let mut answered = None;
            // The page may be left meanwhile, and its signals with it.
            while let Some(next) = wanted.try_get_untracked().filter(|next| next.is_some() && *next != answered) {
                let text = next.as_ref().map(|(text, _)| text.clone()).unwrap_or_default();
                let Some(found) = found(session, text).await else { break };
                session.triage.maybe_update(|seen| {
                    let other = seen.found != found;
                    seen.found = found;
                    other
                });
                answered = next;
            }
            asking.try_set_value(false);
        });
    });
}

async fn found(session: Session, text: String) -> Option<Found> {
    if text.is_empty() {
        return Some(Found::default());
    }
    match session.ask(Ask::Search { text: text.clone() }, Vec::new()).await {
        Ok((Told::Sighted(sighted), _)) => Some(Found::of(text, sighted)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_stands_while_more_is_typed_and_not_for_another_text() {
        let case: CaseId = "0".repeat(64).parse().unwrap();
        let sighted = Sighted { cases: vec![(case, "victim".into())], nearly: false };
        let found = Found::of("qui".into(), sighted);
        for text in ["qui", "quil", " quill marla"] {
            assert!(found.has(case, text), "{text}");
        }
        for text in ["", "qu", "strake"] {
            assert!(!found.has(case, text), "{text}");
        }
        assert_eq!(found.by(case), Some("victim"));
        assert!(!Found::default().has(case, ""));
    }
}
