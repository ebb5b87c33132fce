//! A conversation with a server: signed in with a key, every answer of a limited size.

use std::time::Duration;

use reqwest::{Client, Method, Response, StatusCode};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::runtime::Runtime;
use tokio::time::sleep;
use zeroize::Zeroizing;

use super::address::Address;
use crate::domain::inbox::{ChallengeRequest, FORMAT, FileName, Listed, Listing, Session, SessionRequest, Told};
use crate::envelope::Identity;
use crate::envelope::challenge::{LARGEST as LARGEST_CHALLENGE, answer_challenge};
use crate::envelope::padding::LARGEST;
use crate::native::{clock, http};
use crate::wording::say;

/// No server has more to say in JSON.
const LONGEST_JSON: usize = 64 * 1024 * 1024;

/// A server that says nothing for so long has gone.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long is waited before another try where the server is busy or cannot be reached; at most what it asks for.
const AGAIN: [Duration; 2] = [Duration::from_secs(1), Duration::from_secs(5)];
const LONGEST_WAIT: u64 = 20;

/// A server that has let us in.
pub struct Connection<'a> {
    runtime: Runtime,
    client: Client,
    address: Address,
    identities: &'a [Identity],
    session: Zeroizing<String>,
}

/// What can be asked for with a file.
#[derive(Clone, Copy)]
pub enum Change {
    Claim,
    Release,
    Accept,
}

/// What came of asking.
pub enum Changed {
    /// It is as asked.
    Done(Told),
    /// It cannot be: how the file stands instead.
    Not(Told),
    /// There is no such file.
    Gone,
}

impl<'a> Connection<'a> {
    /// Signs in as the first of these people whom the server knows.
    pub fn sign_in(address: Address, identities: &'a [Identity]) -> Result<Connection<'a>, String> {
        let failed = |_| say!("cli-inbox-no-client");
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(failed)?;
        let client = http::client(PATIENCE).map_err(|_| say!("cli-inbox-no-client"))?;
        let session = Zeroizing::default();
        let mut connection = Connection { runtime, client, address, identities, session };
        connection.renew()?;
        Ok(connection)
    }

    /// Every file in the inbox.
    pub fn list(&mut self) -> Result<Vec<Listed>, String> {
        let (status, body) = self.ask(Method::GET, "", LONGEST_JSON)?;
        let listing: Listing = expected(status, StatusCode::OK).and_then(|()| read(&body))?;
        if listing.format == FORMAT { Ok(listing.files) } else { Err(say!("cli-inbox-not-one")) }
    }

    /// The sealed file as it came; nothing where there is none of this name.
    pub fn read(&mut self, name: &FileName) -> Result<Option<Vec<u8>>, String> {
        let (status, body) = self.ask(Method::GET, &name.file(), LARGEST as usize)?;
        if status == StatusCode::NOT_FOUND {
            return Ok(None);
        }
        expected(status, StatusCode::OK).map(|()| Some(body))
    }

    /// Asks for a change.
    pub fn change(&mut self, name: &FileName, change: Change) -> Result<Changed, String> {
        let word = match change {
            Change::Claim => "claim",
            Change::Release => "release",
            Change::Accept => "accept",
        };
        let (status, body) = self.ask(Method::POST, &format!("{}/{word}", name.file()), LONGEST_JSON)?;
        match status {
            StatusCode::OK => Ok(Changed::Done(read(&body)?)),
            StatusCode::CONFLICT => Ok(Changed::Not(read(&body)?)),
            StatusCode::NOT_FOUND => Ok(Changed::Gone),
            other => Err(unexpected(other)),
        }
    }

    /// Asks within the session, in a new one where it is over.
    fn ask(&mut self, method: Method, path: &str, most: usize) -> Result<(StatusCode, Vec<u8>), String> {
        let answer = self.send(method.clone(), path, None, most)?;
        if answer.0 != StatusCode::UNAUTHORIZED {
            return Ok(answer);
        }
        self.renew()?;
        self.send(method, path, None, most)
    }

    fn renew(&mut self) -> Result<(), String> {
        self.session.clear();
        for identity in self.identities {
            let recipient = identity.recipient().to_string();
            let request = json(&ChallengeRequest { recipient: recipient.clone() })?;
            let (status, challenge) = self.send(Method::POST, "challenge", Some(&request), LARGEST_CHALLENGE)?;
            if status == StatusCode::FORBIDDEN {
                continue;
            }
            expected(status, StatusCode::OK)?;
            // A server that sends anything else hears nothing more from us.
            let answer = answer_challenge(identity, &challenge, self.address.origin(), clock::now());
            let answer = answer.map_err(|_| say!("cli-inbox-bad-challenge"))?;
            let request = json(&SessionRequest { recipient, answer })?;
            let (status, body) = self.send(Method::POST, "session", Some(&request), LARGEST_CHALLENGE)?;
            expected(status, StatusCode::OK)?;
            let Session { token } = read(&body)?;
            self.session = Zeroizing::new(token);
            return Ok(());
        }
        Err(say!("cli-inbox-not-admitted"))
    }

    /// Sends a request until it is answered by more than "later"; all of them may be sent twice.
    fn send(
        &self,
        method: Method,
        path: &str,
        body: Option<&str>,
        most: usize,
    ) -> Result<(StatusCode, Vec<u8>), String> {
        self.runtime.block_on(async {
            let mut waits = AGAIN.iter();
            loop {
                let answer = self.send_once(method.clone(), path, body).await;
                let later = match &answer {
                    Ok(response) => {
                        response.status() == StatusCode::TOO_MANY_REQUESTS
                            || response.status() == StatusCode::SERVICE_UNAVAILABLE
                    }
                    Err(_) => true,
                };
                match waits.next().filter(|_| later) {
                    Some(wait) => {
                        let asked = answer.ok().as_ref().and_then(retry_after).map(Duration::from_secs);
                        sleep(asked.unwrap_or(*wait)).await;
                    }
                    None => return all_of(answer.map_err(|error| unreachable_server(&error))?, most).await,
                }
            }
        })
    }

    async fn send_once(&self, method: Method, path: &str, body: Option<&str>) -> Result<Response, reqwest::Error> {
        let mut request = self.client.request(method, self.address.of(path));
        if !self.session.is_empty() {
            request = request.bearer_auth(&*self.session);
        }
        if let Some(body) = body {
            request = request.header("Content-Type", "application/json").body(body.to_owned());
        }
        request.send().await
    }
}

/// Reads an answer, if it is no longer than expected and as long as it said.
async fn all_of(mut response: Response, most: usize) -> Result<(StatusCode, Vec<u8>), String> {
    let status = response.status();
    let mut body = Vec::new();
    while let Some(piece) = response.chunk().await.map_err(|error| unreachable_server(&error))? {
        if body.len() + piece.len() > most {
            return Err(say!("cli-inbox-too-long"));
        }
        body.extend_from_slice(&piece);
    }
    Ok((status, body))
}

fn retry_after(response: &Response) -> Option<u64> {
    let seconds: u64 = response.headers().get("Retry-After")?.to_str().ok()?.parse().ok()?;
    Some(seconds.min(LONGEST_WAIT))
}

fn unreachable_server(error: &reqwest::Error) -> String {
    say!("cli-inbox-unreachable", reason = http::reason(error))
}

fn expected(status: StatusCode, wanted: StatusCode) -> Result<(), String> {
    if status == wanted { Ok(()) } else { Err(unexpected(status)) }
}

fn unexpected(status: StatusCode) -> String {
    match status {
        StatusCode::MISDIRECTED_REQUEST => say!("cli-inbox-misdirected"),
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => say!("cli-inbox-not-admitted"),
        StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => say!("cli-inbox-later"),
        other => say!("cli-inbox-unexpected", status = other.as_u16()),
    }
}

fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, String> {
    serde_json::from_slice(body).map_err(|_| say!("cli-inbox-not-one"))
}

fn json(body: &impl Serialize) -> Result<String, String> {
    serde_json::to_string(body).map_err(|_| say!("cli-inbox-no-client"))
}
