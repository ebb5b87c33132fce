//! `marac inbox accept` and `release`: what a person says about files that they have fetched.

use clap::Args;
use serde_json::json;

use super::connection::{Change, Changed};
use super::list::stands;
use super::{At, taking::names};
use crate::native::cli::Outcome;
use crate::native::cli::output::{result, stop, tell};
use crate::wording::say;

#[derive(Args)]
pub struct Options {
    #[arg(value_name = "NAME", required = true, help = say!("cli-inbox-names"))]
    names: Vec<String>,
    #[command(flatten)]
    at: At,
}

/// Says that these files are in a register.
pub fn accept(options: &Options, as_json: bool) -> Outcome {
    mark(options, Change::Accept, as_json).unwrap_or_else(stop)
}

/// Gives these files back, so that a colleague can take them over at once.
pub fn release(options: &Options, as_json: bool) -> Outcome {
    mark(options, Change::Release, as_json).unwrap_or_else(stop)
}

fn mark(options: &Options, change: Change, as_json: bool) -> Result<Outcome, String> {
    let names = names(&options.names)?;
    let identities = options.at.identities()?;
    let mut server = options.at.sign_in(&identities)?;
    let mut all_well = true;
    for name in names {
        let (outcome, detail) = match server.change(&name, change)? {
            Changed::Done(told) => (told.state.id(), stands(&told)),
            Changed::Not(told) => ("refused", stands(&told)),
            Changed::Gone => ("gone", say!("cli-inbox-gone")),
        };
        let file = name.file();
        all_well &= !["refused", "gone"].contains(&outcome);
        tell(say!("cli-open-not-opened", file = file, why = detail));
        if as_json {
            result(json!({"name": file, "outcome": outcome, "detail": detail}));
        }
    }
    Ok(if all_well { Outcome::AllWell } else { Outcome::SomeRefused })
}
