//! Where words and results go. A closed pipe ends neither the program nor its work.

use std::io::{self, Write};
use std::path::Path;

use super::Outcome;
use crate::wording::say;

/// Says something to the person at the terminal.
pub fn tell(text: impl AsRef<str>) {
    let _ = writeln!(io::stderr(), "{}", text.as_ref());
}

/// Writes a line of results.
pub fn result(line: impl std::fmt::Display) {
    let _ = writeln!(io::stdout(), "{line}");
}

/// Says why nothing was done.
pub fn stop(text: impl AsRef<str>) -> Outcome {
    tell(text);
    Outcome::Nothing
}

/// Why a file could not be read.
pub fn cannot_read(path: &Path, error: &io::Error) -> String {
    say!("cli-cannot-read", file = path.display(), reason = reason(error))
}

/// Why a file could not be written.
pub fn cannot_write(path: &Path, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::AlreadyExists => say!("cli-exists", file = path.display()),
        _ => say!("cli-cannot-write", file = path.display(), reason = reason(error)),
    }
}

/// The system's own words for what went wrong, without its number.
pub fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    match text.split_once(" (os error") {
        Some((words, _)) => words.to_owned(),
        None => text,
    }
}
