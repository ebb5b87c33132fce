//! `marac inbox list`: what lies there, and who has it.

use serde_json::json;

use super::At;
use crate::domain::inbox::{Listed, State, Told};
use crate::native::cli::output::{result, stop, tell};
use crate::native::cli::{Outcome, table};
use crate::wording::say;

/// Lists it.
pub fn run(at: &At, as_json: bool) -> Outcome {
    list(at, as_json).unwrap_or_else(stop)
}

fn list(at: &At, as_json: bool) -> Result<Outcome, String> {
    let identities = at.identities()?;
    let files = at.sign_in(&identities)?.list()?;
    if as_json {
        files.iter().for_each(|file| result(json!(file)));
    } else if files.is_empty() {
        tell(say!("cli-inbox-empty"));
    } else {
        let heading =
            [say!("cli-inbox-name"), say!("cli-inbox-size"), say!("cli-inbox-received"), say!("cli-inbox-state")];
        let rows = files.iter().map(|Listed { name, size, received, told }| {
            [name.clone(), size.to_string(), received.clone(), stands(told)]
        });
        table::lines(&std::iter::once(heading).chain(rows).collect::<Vec<_>>()).iter().for_each(result);
    }
    Ok(Outcome::AllWell)
}

/// How a file stands, in words; what others wrote in it obeys no terminal.
pub fn stands(told: &Told) -> String {
    let by = table::one_line(told.by.as_deref().unwrap_or_default());
    let until = told.until.map(|until| until.format("%H:%M UTC").to_string()).unwrap_or_default();
    match told.state {
        State::Waiting => say!("cli-inbox-waiting"),
        State::Claimed if told.mine => say!("cli-inbox-mine", until = until),
        State::Claimed => say!("cli-inbox-claimed", by = by, until = until),
        State::Accepted if by.is_empty() => say!("cli-inbox-accepted"),
        State::Accepted => say!("cli-inbox-accepted-by", by = by),
    }
}
