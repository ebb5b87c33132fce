//! Everything read back, and the end: sealed to the practice key, and sent to nobody.

use super::training::Taken;
use crate::app::parts::{El, h2, inset, p, warning};
use crate::app::portal::check_answers::{read_back, seal_button};
use crate::wording::say;

/// The page before the end of practice.
pub fn check(taken: &Taken) -> El {
    let outcome = taken.outcome;
    let ready = taken.training.ready();
    read_back(outcome.journey, move |submission, mends| {
        vec![
            h2(say!("prac-check-heading")),
            warning(say!("prac-nothing-sent")),
            p(say!("prac-check")),
            inset(say!("prac-check-live")),
            seal_button(outcome, submission, mends, say!("prac-check-end"), ready),
        ]
    })
}
