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
use crate::app::parts::{el, live, p};
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
        Some(el("section", "desk-papers no-print").with(p(say!("papers-intro"))).with(content))
    })
}
