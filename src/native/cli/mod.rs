//! The command line: stable names, options and exit codes (formats.md section 10).
//!
//! What a person reads goes to standard error, results go to standard output or files.

mod area;
mod data_return;
mod export;
mod inbox;
mod keygen;
mod list;
mod open;
mod register;
mod rewrap;
mod seal;
mod serve;

mod area_use;
mod attachments;
mod checklist;
mod folder;
mod headers;
mod identities;
mod intake;
mod keys;
mod ledger;
mod opening;
mod output;
mod passphrase;
mod read_beside;
mod references;
mod resealed;
mod rows;
mod sealed_files;
mod service;
mod table;
mod trial;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::wording::say;

/// How a command ended; the exit code of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// 0.
    AllWell,
    /// 1: some or all inputs were refused, each named.
    SomeRefused,
    /// 2: wrong usage, or nothing could be processed.
    Nothing,
}

#[derive(Parser)]
#[command(name = "marac", version, about = say!("cli-about"))]
struct Arguments {
    #[arg(long, global = true, help = say!("cli-json"))]
    json: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    #[command(about = say!("cli-serve"))]
    Serve(serve::Options),
    #[command(about = say!("cli-seal"))]
    Seal(seal::Options),
    #[command(about = say!("cli-open"))]
    Open(open::Options),
    #[command(about = say!("cli-rewrap"))]
    Rewrap(rewrap::Options),
    #[command(about = say!("cli-list"))]
    List(list::Options),
    #[command(about = say!("cli-return"))]
    Return(data_return::Options),
    #[command(about = say!("cli-register"))]
    Register(register::Options),
    #[command(about = say!("cli-export"))]
    Export(export::Options),
    #[command(about = say!("cli-inbox"))]
    Inbox(inbox::Options),
    #[command(about = say!("cli-keygen"))]
    Keygen(keygen::Options),
    #[command(about = say!("cli-area"))]
    Area(area::Options),
}

/// Runs the program with the arguments it was started with.
pub fn run() -> ExitCode {
    let Arguments { json, command } = Arguments::parse();
    let outcome = match command {
        Command::Serve(options) => serve::run(&options),
        Command::Seal(options) => seal::run(&options, json),
        Command::Open(options) => open::run(&options, json),
        Command::Rewrap(options) => rewrap::run(&options, json),
        Command::List(options) => list::run(&options, json),
        Command::Return(options) => data_return::run(&options, json),
        Command::Register(options) => register::run(&options, json),
        Command::Export(options) => export::run(&options, json),
        Command::Inbox(options) => inbox::run(&options, json),
        Command::Keygen(options) => keygen::run(&options, json),
        Command::Area(options) => area::run(&options, json),
    };
    ExitCode::from(match outcome {
        Outcome::AllWell => 0,
        Outcome::SomeRefused => 1,
        Outcome::Nothing => 2,
    })
}
