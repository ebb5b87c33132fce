//! The dropbox: one sealed file, put once under a random name (formats.md section 6).
//!
//! Nothing here lists, reads or overwrites what has been put.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Instant;

use axum::body::Bytes;
use axum::extract::{ConnectInfo, Path, Request, State};
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use chrono::Utc;
use tokio::sync::{Notify, Semaphore};

use super::cors::{self, Origin};
use super::inbox;
use super::incoming::Incoming;
use super::metrics::Metrics;
use super::packs::Packs;
use super::place::Place;
use super::refusals::Refusals;
use super::refused::{Refused, retry_after};
use super::router::not_found;
use super::sender::Senders;
use super::store::{Kept, Spooled, Store};
use crate::area::dropbox::work::{self, Asking};
use crate::domain::inbox::Key;
use crate::envelope::header::{MOST, looks_complete};
use crate::wording::say;

/// Uploads under way take at most so much disk, counted in pieces of 64 KiB as they arrive: whoever sends nothing
/// takes none. Long files never take the room of short ones.
const ROOM_FOR_SHORT: usize = 1024 * 1024 * 1024 / PIECE as usize;
const ROOM_FOR_LONG: usize = 6 * 1024 * 1024 * 1024 / PIECE as usize;
const PIECE: u64 = 64 * 1024;
/// Every upload up to this length is short, and allowed whatever the packs say.
const SHORT: u64 = 1024 * 1024;

/// Receives uploads.
pub struct Dropbox {
    store: Store,
    packs: Packs,
    origin: Option<Origin>,
    refusals: Refusals,
    senders: Senders,
    /// What a sender has to do first, where the operator asks for it.
    work: Option<Asking>,
    metrics: Arc<Metrics>,
    short: Semaphore,
    long: Semaphore,
    /// Rung when something has come.
    arrived: Arc<Notify>,
    _place: Place,
}

/// What stands under the name now.
struct Stored {
    status: StatusCode,
    sha256: [u8; 32],
}

/// Answers whatever is asked at `/drop/<name>`.
pub async fn answer(
    State(dropbox): State<Arc<Dropbox>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    Path(name): Path<String>,
    request: Request,
) -> Response {
    if !Key::is_file(&name) {
        return not_found().await;
    }
    let origin = dropbox.origin.clone();
    let asked = request.headers().clone();
    let mut response = match *request.method() {
        Method::PUT => dropbox.put(name, request, peer.ip()).await,
        Method::OPTIONS => return cors::preflight(origin.as_ref(), &asked),
        _ => (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "PUT, OPTIONS")]).into_response(),
    };
    cors::grant(origin.as_ref(), &asked, &mut response);
    response
}

/// Answers a sender who asks at `/drop/<name>/status` how their file stands.
pub async fn status(State(dropbox): State<Arc<Dropbox>>, Path(name): Path<String>, request: Request) -> Response {
    let (origin, asked) = (dropbox.origin.as_ref(), request.headers());
    let mut response = match *request.method() {
        Method::GET | Method::HEAD => inbox::status::answer(&dropbox.store, &name).await,
        Method::OPTIONS => return cors::preflight_for(origin, asked, "GET", ""),
        _ => (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD, OPTIONS")]).into_response(),
    };
    cors::grant(origin, asked, &mut response);
    response
}

impl Dropbox {
    pub fn new(
        place: Place,
        origin: Option<Origin>,
        senders: Senders,
        work: Option<Asking>,
        metrics: Arc<Metrics>,
        arrived: Arc<Notify>,
    ) -> Dropbox {
        Dropbox {
            store: place.store.clone(),
            packs: place.packs.clone(),
            origin,
            refusals: Refusals::new(Instant::now()),
            senders,
            work,
            metrics,
            short: Semaphore::new(ROOM_FOR_SHORT),
            long: Semaphore::new(ROOM_FOR_LONG),
            arrived,
            _place: place,
        }
    }

    async fn put(&self, name: String, request: Request, peer: IpAddr) -> Response {
        let _counted = self.metrics.begun();
        let (parts, body) = request.into_parts();
        let mut body = Incoming::new(body);
        let response = match self.receive(&name, &parts.headers, &mut body).await {
            Ok(stored) => return stored.answer(),
            Err(refused) => {
                let sender = self.senders.address(&parts.headers, peer);
                let wait = refused.counts().then(|| self.refusals.count(sender, Instant::now())).flatten();
                if !parts.headers.contains_key(header::EXPECT) && refused != Refused::Gone {
                    body.read_off().await;
                }
                match wait {
                    Some(seconds) => retry_after(StatusCode::TOO_MANY_REQUESTS, seconds, say!("serve-too-many")),
                    None if refused == Refused::NotWorked => self.ask_for_work(&name),
                    None => refused.answer(),
                }
            }
        };
        self.metrics.refused(response.status());
        response
    }

    async fn receive(&self, name: &str, headers: &HeaderMap, body: &mut Incoming) -> Result<Stored, Refused> {
        let length = self.check_headers(headers).await?;
        if let Some(work) = &self.work {
            let proof = headers.get(work::HEADER).and_then(|proof| proof.to_str().ok());
            proof.filter(|proof| work.is_done(name, proof)).ok_or(Refused::NotWorked)?;
        }
        let room = if length > SHORT { &self.long } else { &self.short };
        let mut held = room.try_acquire_many(0).map_err(|_| Refused::Busy)?;

        let mut begun = Vec::new();
        while begun.len() < MOST {
            let Some(piece) = body.next().await? else { break };
            begun.extend_from_slice(&piece);
        }
        looks_complete(&begun[..begun.len().min(MOST)], length).map_err(|_| Refused::NotSealed)?;

        let mut spool = self.store.spool().map_err(Refused::by_store)?;
        let mut piece = Bytes::from(begun);
        loop {
            spool.write(&piece).await.map_err(Refused::by_store)?;
            let more = spool.size().div_ceil(PIECE).saturating_sub(held.num_permits() as u64);
            let more = u32::try_from(more).map_err(|_| Refused::TooLarge)?;
            held.merge(room.try_acquire_many(more).map_err(|_| Refused::Busy)?);
            match body.next().await? {
                Some(next) => piece = next,
                None => break,
            }
        }
        let received = spool.finish();
        if received.size != length {
            return Err(Refused::Gone);
        }
        self.keep(received, name.to_owned()).await
    }

    async fn keep(&self, received: Spooled, name: String) -> Result<Stored, Refused> {
        let (sha256, size, store, metrics) = (received.sha256, received.size, self.store.clone(), self.metrics.clone());
        let arrived = self.arrived.clone();
        // Once begun it is finished, even when the sender goes away meanwhile.
        let keeping = tokio::spawn(async move {
            let kept = store.keep(received, &name).await;
            match kept {
                Ok(Kept::New) => {
                    metrics.stored(size);
                    arrived.notify_one();
                }
                Ok(Kept::Taken(_)) => metrics.already_there(),
                Err(_) => {}
            }
            kept
        });
        Ok(match keeping.await.map_err(|_| Refused::Busy)?.map_err(Refused::by_store)? {
            Kept::New => Stored { status: StatusCode::CREATED, sha256 },
            Kept::Taken(sha256) => Stored { status: StatusCode::PRECONDITION_FAILED, sha256 },
        })
    }

    async fn check_headers(&self, headers: &HeaderMap) -> Result<u64, Refused> {
        let is = |name: HeaderName, expected: &str| {
            let value = headers.get(name).and_then(|value| value.to_str().ok());
            value.is_some_and(|value| value.trim().eq_ignore_ascii_case(expected))
        };
        if !is(header::CONTENT_TYPE, "application/octet-stream") {
            return Err(Refused::NotBinary);
        }
        let length = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
        let length: u64 = length.ok_or(Refused::NoLength)?;
        if length > SHORT && length > self.most_bytes().await? {
            return Err(Refused::TooLarge);
        }
        if !is(header::IF_NONE_MATCH, "*") {
            return Err(Refused::NotSealed);
        }
        Ok(length)
    }

    fn ask_for_work(&self, name: &str) -> Response {
        let challenge = self.work.as_ref().and_then(|work| work.challenge(name, Utc::now().timestamp()));
        let mut response = Refused::NotWorked.answer();
        if let Some(challenge) = challenge.and_then(|challenge| HeaderValue::from_str(&challenge).ok()) {
            response.headers_mut().insert(work::HEADER, challenge);
        }
        response
    }

    async fn most_bytes(&self) -> Result<u64, Refused> {
        let packs = self.packs.clone();
        tokio::task::spawn_blocking(move || packs.most_bytes()).await.map_err(|_| Refused::Busy)
    }
}

impl Stored {
    fn answer(self) -> Response {
        let digest = format!("sha-256=:{}:", BASE64_STANDARD.encode(self.sha256));
        (self.status, [(HeaderName::from_static("repr-digest"), digest)]).into_response()
    }
}
