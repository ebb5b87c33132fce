//! `marac register`: what several people know of the cases of an area, in one folder of sealed events.

mod add;
mod import;
mod say;

mod alike;
mod due;
mod find;

mod purge;

mod audit;

mod at;
pub mod cases;
mod lines;
mod loaded;
mod named;

pub use add::{Adding, ToAdd, not_written};
pub use at::{At, pen, signer};
pub use loaded::Loaded;

use clap::{Args, Subcommand};

use super::Outcome;
use crate::wording::say;

#[derive(Args)]
pub struct Options {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    #[command(about = say!("cli-register-add"))]
    Add(add::Options),
    #[command(about = say!("cli-import"))]
    Import(import::Options),
    #[command(about = say!("cli-say"))]
    Say(say::Options),
    #[command(about = say!("cli-register-alike"))]
    Alike(alike::Options),
    #[command(about = say!("cli-due"))]
    Due(due::Options),
    #[command(about = say!("cli-find"))]
    Find(find::Options),
    #[command(about = say!("cli-purge"))]
    Purge(purge::Options),
    #[command(about = say!("cli-audit"))]
    Audit(audit::Options),
}

/// Runs the task that was asked for.
pub fn run(options: &Options, json: bool) -> Outcome {
    match &options.task {
        Task::Add(options) => add::run(options, json),
        Task::Import(options) => import::run(options, json),
        Task::Say(options) => say::run(options, json),
        Task::Alike(options) => alike::run(options, json),
        Task::Due(options) => due::run(options, json),
        Task::Find(options) => find::run(options, json),
        Task::Purge(options) => purge::run(options, json),
        Task::Audit(options) => audit::run(options, json),
    }
}
