//! Everything that opens or unlocks, in a worker of its own.

use super::browser;

/// Answers the pages' questions.
pub fn start() {
    browser::worker::serve(|question: String, bytes| async move { (question, bytes) });
}
