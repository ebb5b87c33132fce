//! The worker of both pages: everything that unlocks or opens. It alone holds identities.

mod beside;
mod examiner;
mod keyring;
mod opener;
mod own_record;
mod protocol;
mod reader;
mod sealer;

pub use opener::Opener;
pub use protocol::{Attached, Kept, KeyHeld, NotOpened, NotUnlocked};

use std::{cell::RefCell, rc::Rc};

use super::browser;
use keyring::Keyring;
use protocol::{Answer, Question};

/// Answers the pages' questions, in the worker.
pub fn start() {
    let keyring = Rc::new(RefCell::new(Keyring::default()));
    browser::worker::serve(move |question, bytes, line| {
        let keyring = keyring.clone();
        async move {
            match (question, line) {
                (Question::Share, Some(line)) => (Answer::Shared(line.send(keyring.borrow().share())), Vec::new()),
                (Question::Join, Some(line)) => {
                    let shared = line.receive().await;
                    (Answer::Joined(keyring.borrow_mut().join(shared)), Vec::new())
                }
                (question, _) => keyring.borrow_mut().answer(question, bytes),
            }
        }
    });
}
