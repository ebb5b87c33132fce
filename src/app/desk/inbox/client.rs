//! What the desk says to the inbox of its site, and hears (formats.md, Dropbox).

use std::cell::RefCell;
use std::rc::Rc;

use serde::de::DeserializeOwned;
use serde_json::json;

use crate::app::browser::fetch::{self, FetchError};
use crate::app::browser::held::Held;
use crate::app::browser::page;
use crate::app::worker::Opener;
use crate::domain::inbox::Session as Proven;
use crate::domain::inbox::{FORMAT, Listed, Listing, State, Told};
use crate::wording::say;

/// Beside the desk's own folder.
const BASE: &str = "../inbox/";

/// The inbox, once somebody wants to look into it. A session of fifteen minutes is begun anew when it is over.
pub struct Client {
    opener: Rc<Opener>,
    recipients: Vec<String>,
    token: RefCell<String>,
}

/// Why the inbox did not do as asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// No answer: no network, or the server does not run.
    NoAnswer,
    /// This site is served without an inbox.
    NoInbox,
    /// None of the keys is of a person whom a pack lists.
    NotAdmitted,
    /// What came as a challenge was none: nothing was said about it.
    NoChallenge,
    /// A colleague has it, or it is in a register.
    Taken,
    /// Another answer; its status.
    Status(u16),
    /// The desk's worker has stopped.
    Stopped,
}

impl Client {
    /// For the holder of these recipients' keys, which the worker has.
    pub fn new(opener: Rc<Opener>, recipients: Vec<String>) -> Client {
        Client { opener, recipients, token: RefCell::default() }
    }

    /// What lies there, the oldest first.
    pub async fn list(&self) -> Result<Vec<Listed>, Trouble> {
        let listing: Listing = read(self.ask("GET", "").await?)?;
        if listing.format == FORMAT { Ok(listing.files) } else { Err(Trouble::NoInbox) }
    }

    /// A sealed file.
    pub async fn file(&self, name: &str) -> Result<Held, Trouble> {
        self.ask("GET", name).await
    }

    /// Takes a file over for half an hour.
    pub async fn claim(&self, name: &str) -> Result<Told, Trouble> {
        read(self.ask("POST", &format!("{name}/claim")).await?)
    }

    /// Says that a file is in a register, for good.
    pub async fn accept(&self, name: &str) -> Result<Told, Trouble> {
        let told: Told = read(self.ask("POST", &format!("{name}/accept")).await?)?;
        if told.state == State::Accepted { Ok(told) } else { Err(Trouble::Taken) }
    }

    /// Gives a file up, so that a colleague need not wait.
    pub async fn release(&self, name: &str) -> Result<Told, Trouble> {
        read(self.ask("POST", &format!("{name}/release")).await?)
    }

    async fn ask(&self, method: &str, path: &str) -> Result<Held, Trouble> {
        if self.token.borrow().is_empty() {
            self.prove().await?;
        }
        match self.exchange(method, path).await {
            Err(Trouble::Status(401)) => {
                self.prove().await?;
                self.exchange(method, path).await
            }
            answer => answer,
        }
    }

    async fn exchange(&self, method: &str, path: &str) -> Result<Held, Trouble> {
        let token = self.token.borrow().clone();
        answered(fetch::exchange(method, &format!("{BASE}{path}"), &token, None).await)
    }

    /// Proves to have one of the keys: a challenge is opened in the worker, and what it says goes nowhere.
    async fn prove(&self) -> Result<(), Trouble> {
        let mut trouble = Trouble::NotAdmitted;
        for recipient in &self.recipients {
            match self.prove_one(recipient).await {
                Ok(token) => {
                    self.token.replace(token);
                    return Ok(());
                }
                Err(Trouble::Status(403)) => {}
                Err(other) => trouble = other,
            }
        }
        Err(trouble)
    }

    async fn prove_one(&self, recipient: &str) -> Result<String, Trouble> {
        let body = json!({ "recipient": recipient }).to_string();
        let challenge = answered(fetch::exchange("POST", &format!("{BASE}challenge"), "", Some(&body)).await)?;
        let answer = self.opener.challenge(recipient, page::origin(), challenge.into_bytes()).await;
        let answer = answer.map_err(|_| Trouble::Stopped)?.ok_or(Trouble::NoChallenge)?;
        let body = json!({ "recipient": recipient, "answer": answer }).to_string();
        let session = answered(fetch::exchange("POST", &format!("{BASE}session"), "", Some(&body)).await)?;
        Ok(read::<Proven>(session)?.token)
    }
}

fn answered(answer: Result<(u16, Held), FetchError>) -> Result<Held, Trouble> {
    match answer {
        Ok((200..=299, body)) => Ok(body),
        Ok((404 | 405, _)) => Err(Trouble::NoInbox),
        Ok((409, _)) => Err(Trouble::Taken),
        Ok((status, _)) => Err(Trouble::Status(status)),
        Err(_) => Err(Trouble::NoAnswer),
    }
}

fn read<T: DeserializeOwned>(body: Held) -> Result<T, Trouble> {
    serde_json::from_slice(&body.into_bytes()).map_err(|_| Trouble::NoInbox)
}

impl Trouble {
    /// What it means, for a person.
    pub fn words(self) -> String {
        match self {
            Trouble::NoAnswer => say!("desk-inbox-no-answer"),
            Trouble::NoInbox => say!("desk-inbox-none"),
            Trouble::NotAdmitted | Trouble::Status(403) => say!("desk-inbox-not-admitted"),
            Trouble::NoChallenge => say!("desk-inbox-no-challenge"),
            Trouble::Taken => say!("desk-inbox-taken"),
            Trouble::Status(421) => say!("desk-inbox-no-origin"),
            Trouble::Status(429 | 503) => say!("desk-inbox-busy"),
            Trouble::Status(status) => say!("desk-inbox-status", status = status),
            Trouble::Stopped => say!("register-broke"),
        }
    }
}
