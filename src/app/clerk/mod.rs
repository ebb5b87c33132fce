//! The worker of the desk: what the worker of both pages does, the register of an area, and the making of keys.
//!
//! It is a program of its own, so that nobody who sends a referral downloads what only a coordinator needs.

mod known;
mod office;
mod overview;
mod protocol;

mod alike;
mod counting;
mod docket;
mod looking;
mod papers;

mod entering;
mod going;
mod keeping;

mod keys;

pub use entering::{Columns, Import, Imported, Problem, Tried};
pub use keeping::{FoundPerson, Goes, Keep, Keeping, Looming};
pub use keys::{KeyAsk, KeyTold, NewKey, NotDrilled, NotMade, NotRelocked};
pub use overview::{MeetingView, Overview};
pub use protocol::{
    Ask, Checked, Counted, NotBegun, NotSaid, Paper, PeriodRows, Picture, Stopped as StoppedCase, Told, WholeCase,
    Written,
};

use std::{cell::RefCell, rc::Rc};

use super::browser;
use super::worker::{Keyring, Question, answer};
use office::Office;

/// Answers the desk's questions, in the worker.
pub fn start() {
    let keyring = Rc::new(RefCell::new(Keyring::default()));
    let office = Rc::new(RefCell::new(Office::default()));
    browser::worker::serve(move |question, parts, line| {
        let (keyring, office) = (keyring.clone(), office.clone());
        async move {
            match question {
                Question::Register(ask) => {
                    let (told, bytes) = office.borrow_mut().answer(ask, parts.take(), keyring.borrow().identities());
                    (super::worker::Answer::Register(told), bytes)
                }
                Question::Keys(ask) => {
                    let (told, bytes) = keys::answer(ask, parts.take(), keyring.borrow().identities());
                    (super::worker::Answer::Keys(told), bytes)
                }
                question => answer(&keyring, question, parts, line).await,
            }
        }
    });
}

#[cfg(test)]
mod tests;
