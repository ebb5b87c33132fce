//! The worker of both pages: everything that unlocks or opens. It alone holds identities.

mod beside;
mod examiner;
mod keyring;
mod opener;
mod own_record;
mod protocol;
mod reader;
mod sealer;

pub use keyring::Keyring;
pub use opener::Opener;
pub use protocol::{Answer, Attached, Kept, KeyHeld, NotOpened, NotUnlocked, Question};

use std::{cell::RefCell, rc::Rc};

use super::browser::{self, port::Port};

/// Answers the pages' questions, in the worker.
pub fn start() {
    let keyring = Rc::new(RefCell::new(Keyring::default()));
    browser::worker::serve(move |question, bytes, line| {
        let keyring = keyring.clone();
        async move { answer(&keyring, question, bytes, line).await }
    });
}

/// Answers one question; what comes or goes over a line between workers is waited for.
pub async fn answer(
    keyring: &RefCell<Keyring>,
    question: Question,
    bytes: Vec<Vec<u8>>,
    line: Option<Port>,
) -> (Answer, Vec<Vec<u8>>) {
    match (question, line) {
        (Question::Share, Some(line)) => (Answer::Shared(line.send(keyring.borrow().share())), Vec::new()),
        (Question::Join, Some(line)) => {
            let shared = line.receive().await;
            (Answer::Joined(keyring.borrow_mut().join(shared)), Vec::new())
        }
        (question, _) => keyring.borrow_mut().answer(question, bytes),
    }
}
