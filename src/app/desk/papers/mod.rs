//! Papers: what goes out of the register, to the team itself or to others.
//!
//! Chosen, checked, decided about case by case, saved as one file, and only then said in the register.

mod before;
mod choice;
mod chosen;
mod form;
mod given;
mod said;
mod steps;

use leptos::prelude::*;

use crate::app::desk::session::Session;
use crate::app::parts::{El, Look, act, el, live, p};
use crate::domain::register::CaseId;
use crate::wording::say;
use steps::{Papers as Work, Step};

/// The page.
#[component]
pub fn Papers(session: Session) -> impl IntoView {
    let work = Work::new(session);
    live(move || {
        let content = match work.step.get() {
            Step::Choosing => form::form(work),
            Step::Checked(checking) => before::before(work, checking),
            Step::Given(given) => given::given(work, given),
        };
        let back = work.choice.case.map(|case| back(session, case));
        Some(el("section", "desk-papers no-print").with_all(back).with(p(say!("papers-intro"))).with(content))
    })
}

/// The way back to the case from which somebody came.
fn back(session: Session, case: CaseId) -> El {
    let called = session.book.with_untracked(|book| book.as_ref().map(|book| book.called(case))).unwrap_or_default();
    let back = act(Look::Link, say!("papers-to-case", reference = called), move || session.read_case(case));
    el("p", "govuk-body").with(back.id("papers-to-case"))
}
