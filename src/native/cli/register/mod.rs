//! `marac register`: what several people know of the cases of an area, in one folder of sealed events.

mod add;
mod alike;
pub mod cases;
mod loaded;

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
    #[command(about = say!("cli-register-alike"))]
    Alike(alike::Options),
}

/// Runs the task that was asked for.
pub fn run(options: &Options, json: bool) -> Outcome {
    match &options.task {
        Task::Add(options) => add::run(options, json),
        Task::Alike(options) => alike::run(options, json),
    }
}
