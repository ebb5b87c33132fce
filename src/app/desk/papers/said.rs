//! What the register is told of papers that went out.

use super::choice::Choice;
use super::chosen::About;
use super::form;
use crate::casework::Given;
use crate::domain::private::Private;
use crate::domain::register::cases::Noted;
use crate::domain::register::{CaseId, Id, What};
use crate::render::outputs::Output;
use crate::wording::say;

/// A case that went to somebody although it stopped, because a person said why.
pub struct PutIn {
    pub to: String,
    /// As the clerk names it.
    pub case: String,
    pub reason: String,
}

/// One event for each paper, and a note on each case that was put in.
pub fn said(output: Output, meeting: Option<Id>, papers: &[Given], put_in: &[PutIn], choice: Choice) -> Vec<What> {
    let notes = put_in.iter().filter_map(|one| {
        let case = case_named(papers, choice, &one.case)?;
        let (to, output) = (choice.name_for(output, &one.to), form::name(output));
        let text = Private(say!("papers-put-in-note", output = output, to = to, reason = one.reason.trim()));
        Some(What::Noted(Noted { case, text, more: Default::default() }))
    });
    papers.iter().map(|given| given.clone().event(output, meeting)).chain(notes).collect()
}

/// Among the cases that went out, the one of this name.
fn case_named(papers: &[Given], choice: Choice, named: &str) -> Option<CaseId> {
    use leptos::prelude::WithUntracked;
    let reference = |case: CaseId| {
        let reference = |book: &crate::app::desk::register::Book| {
            let reference = book.lines.get(&case).map(|line| line.reference.clone());
            reference.filter(|reference| !reference.is_empty()).unwrap_or_else(|| case.to_string())
        };
        choice.session.book.with_untracked(|book| book.as_ref().map(reference))
    };
    let cases = papers.iter().flat_map(|given| given.cases.iter().copied());
    cases.into_iter().find(|case| reference(*case).as_deref() == Some(named))
}

impl About {
    /// The meeting whose list it is.
    pub fn meeting(&self) -> Option<Id> {
        match self {
            About::Meeting(meeting) => Some(*meeting),
            About::Open | About::EachOf(_) => None,
        }
    }
}
