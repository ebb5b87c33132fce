//! `marac inbox`: what waits in a dropbox, taken over with a person's key and no password.

mod address;
mod collect;
mod connection;
mod kept;
mod list;
mod marking;
mod taking;

use std::path::PathBuf;

use clap::{Args, Subcommand};

use self::address::Address;
use self::connection::Connection;
use super::{Outcome, identities, passphrase};
use crate::envelope::Identity;
use crate::wording::say;

#[derive(Args)]
pub struct Options {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    #[command(about = say!("cli-inbox-list"))]
    List(At),
    #[command(about = say!("cli-inbox-claim"))]
    Claim(taking::Claim),
    #[command(about = say!("cli-inbox-fetch"))]
    Fetch(taking::Fetch),
    #[command(about = say!("cli-inbox-collect"))]
    Collect(collect::Options),
    #[command(about = say!("cli-inbox-accept"))]
    Accept(marking::Options),
    #[command(about = say!("cli-inbox-release"))]
    Release(marking::Options),
}

/// Which inbox, and whose key opens it.
#[derive(Args)]
struct At {
    #[arg(long, alias = "server", value_name = "URL", help = say!("cli-inbox-url"))]
    url: String,
    #[arg(long, value_name = "FILE", required = true, help = say!("cli-open-identity"))]
    identity: Vec<PathBuf>,
    #[command(flatten)]
    passphrase: passphrase::Source,
}

impl At {
    /// Unlocks the identities.
    fn identities(&self) -> Result<Vec<Identity>, String> {
        identities::read(&self.identity, &self.passphrase)
    }

    /// Signs in as the first of them whom the server knows.
    fn sign_in<'a>(&self, identities: &'a [Identity]) -> Result<Connection<'a>, String> {
        Connection::sign_in(Address::read(&self.url)?, identities)
    }
}

/// Runs the task that was asked for.
pub fn run(options: &Options, json: bool) -> Outcome {
    match &options.task {
        Task::List(at) => list::run(at, json),
        Task::Claim(options) => taking::claim(options, json),
        Task::Fetch(options) => taking::fetch(options, json),
        Task::Collect(options) => collect::run(options, json),
        Task::Accept(options) => marking::accept(options, json),
        Task::Release(options) => marking::release(options, json),
    }
}
