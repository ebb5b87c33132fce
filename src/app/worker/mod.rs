//! The worker of both pages: everything that unlocks or opens. It alone holds identities.

mod beside;
mod depositor;
mod examiner;
mod keep;
mod keyring;
mod keys;
mod known_keys;
mod opener;
mod practice;
mod protocol;
mod reader;
mod sealer;

pub use keyring::Keyring;
pub use opener::Opener;
pub use protocol::{Answer, Attached, Kept, KeyHeld, NotOpened, NotUnlocked, Question};

use std::{cell::RefCell, rc::Rc};

use async_lock::Mutex;
use zeroize::Zeroizing;

use self::keep::Keeper;
use super::browser::worker::Parts;
use super::browser::{self, port::Port};

/// Answers the pages' questions, in the worker.
pub fn start() {
    let keyring = Rc::new(RefCell::new(Keyring::default()));
    // What is stored is waited for: one after another.
    let keeper = Rc::new(Mutex::new(Keeper::default()));
    browser::worker::serve(move |question, parts, line| {
        let (keyring, keeper) = (keyring.clone(), keeper.clone());
        async move {
            match question {
                Question::Keep(question) => {
                    let sent = parts.take().into_iter().map(Zeroizing::new).collect();
                    let (answer, bytes) = keeper.lock().await.answer(&question, sent).await;
                    (Answer::Kept(answer), bytes)
                }
                question => answer(&keyring, question, parts, line).await,
            }
        }
    });
}

/// Answers one question; the hash of a sealed file, what a dropbox answers, and what comes or goes over a line between
/// workers, is waited for.
pub async fn answer(
    keyring: &RefCell<Keyring>,
    question: Question,
    parts: Parts,
    line: Option<Port>,
) -> (Answer, Vec<Vec<u8>>) {
    let answer = match (question, line) {
        (Question::Share, Some(line)) => Answer::Shared(line.send(keyring.borrow().share())),
        (Question::Join, Some(line)) => {
            let shared = line.receive().await;
            Answer::Joined(keyring.borrow_mut().join(shared))
        }
        (Question::Open { number }, _) => {
            let sha256 = parts.sha256().await;
            Answer::Opened(Box::new(keyring.borrow_mut().open(number, parts.take().pop().unwrap_or_default(), sha256)))
        }
        (Question::Deliver(how), _) => {
            let sealed = parts.take().pop().unwrap_or_default();
            Answer::Delivered(depositor::put(&how, &sealed).await)
        }
        (Question::Status(of), _) => Answer::Status(depositor::status(&of).await),
        (question, _) => return keyring.borrow_mut().answer(question, parts.take()),
    };
    (answer, Vec::new())
}
