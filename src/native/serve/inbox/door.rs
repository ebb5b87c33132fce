//! The way in: a challenge for whoever is named, a session for whoever answers it.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use serde::de::DeserializeOwned;

use super::people::{Admitted, by_recipient};
use super::{Answer, Inbox, Peer, Refused, body, json};
use crate::domain::inbox::{ChallengeRequest, Session, SessionRequest};
use crate::envelope::challenge::seal_challenge;
use crate::native::clock;

/// So many requests of one address within [`KNOCKS_WITHIN`] are answered. A whole office may share one, and all the world
/// behind a proxy: so the wait is short, and nobody is kept out for long by others.
pub const MOST_KNOCKS: u32 = 20;
pub const KNOCKS_WITHIN: Duration = Duration::from_secs(1);

/// `POST /inbox/challenge`.
pub async fn challenge(State(inbox): State<Arc<Inbox>>, peer: Peer, request: Request) -> Answer {
    inbox.knock(request.headers(), &peer)?;
    let origin = inbox.origin(request.headers())?;
    let ChallengeRequest { recipient } = read(request).await?;
    let admitted = inbox.admitted(recipient).await?;
    let recipient = &admitted.keyholder.recipient;
    let (token, expiry) = inbox.proofs(&origin).token(recipient.as_str(), clock::now());
    let sealed = seal_challenge(recipient, &origin, expiry, &token).map_err(|_| Refused::Busy)?;
    Ok(([(header::CONTENT_TYPE, "application/octet-stream")], sealed).into_response())
}

/// `POST /inbox/session`.
pub async fn session(State(inbox): State<Arc<Inbox>>, peer: Peer, request: Request) -> Answer {
    inbox.knock(request.headers(), &peer)?;
    let origin = inbox.origin(request.headers())?;
    let SessionRequest { recipient, answer } = read(request).await?;
    let admitted = inbox.admitted(recipient).await?;
    let (proofs, now) = (inbox.proofs(&origin), clock::now());
    if !proofs.answers(admitted.keyholder.recipient.as_str(), &answer, now) {
        return Err(Refused::NotAdmitted);
    }
    json(StatusCode::OK, &Session { token: proofs.session(&admitted.who().person, now) })
}

impl Inbox {
    fn knock(&self, headers: &HeaderMap, peer: &Peer) -> Result<(), Refused> {
        match self.knocks.count(self.senders.address(headers, peer.0.ip()), Instant::now()) {
            Some(seconds) => Err(Refused::TooMany(seconds)),
            None => Ok(()),
        }
    }

    async fn admitted(&self, recipient: String) -> Result<Admitted, Refused> {
        let packs = self.packs.clone();
        let found = tokio::task::spawn_blocking(move || by_recipient(&packs, &recipient)).await;
        found.map_err(|_| Refused::Busy)?.ok_or(Refused::NotAdmitted)
    }
}

async fn read<T: DeserializeOwned>(request: Request) -> Result<T, Refused> {
    serde_json::from_slice(&body(request.into_body()).await?).map_err(|_| Refused::NotUnderstood)
}
