//! The inbox: whoever proves to have the key of a person of the area lists, reads and takes over what lies in the dropbox.
//!
//! Nothing here opens a sealed file or deletes one. State is marks beside the files in the store, so that several servers
//! share nothing else but the secret.

mod here;
mod people;
mod proof;
mod secret;

mod door;
mod files;
mod taking;

pub mod retention;
pub mod status;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get, post};
use serde::Serialize;
use tokio::time::timeout;

pub use here::Here;
pub use secret::{Secret, SecretError};

use self::proof::Proofs;
use super::cors::{self, Origin};
use super::packs::Packs;
use super::refusals::Refusals;
use super::router::not_found;
use super::sender::Senders;
use super::shelf;
use super::store::{Store, StoreError};
use crate::domain::inbox::{LONGEST_REQUEST, Who};
use crate::native::clock;
use crate::wording::say;

/// The inbox of one server.
pub struct Inbox {
    store: Store,
    packs: Packs,
    secret: Secret,
    here: Here,
    allowed: Option<Origin>,
    knocks: Refusals,
    senders: Senders,
}

/// Why a request got nothing.
enum Refused {
    /// 400: not the JSON that belongs there.
    NotUnderstood,
    /// 401: no session, or one that is over or of another server.
    NoSession,
    /// 403: not a person of a served pack, or the wrong answer.
    NotAdmitted,
    /// 404.
    NoSuchFile,
    /// 408: the sender has stopped.
    Gone,
    /// 413.
    TooLarge,
    /// 421: the operator has not said under which origin this server is known.
    NoOrigin,
    /// 429: too many challenges from one address; the seconds to wait.
    TooMany(u64),
    /// 503: the store failed, or there is no randomness.
    Busy,
}

/// What is answered, or why not.
type Answer = Result<Response, Refused>;

impl Inbox {
    pub fn new(
        store: Store,
        packs: Packs,
        secret: Secret,
        here: Here,
        allowed: Option<Origin>,
        senders: Senders,
    ) -> Inbox {
        let knocks = Refusals::of(door::MOST_KNOCKS, door::KNOCKS_WITHIN, Instant::now());
        Inbox { store, packs, secret, here, allowed, knocks, senders }
    }

    /// Everything under `/inbox`.
    pub fn router(self) -> Router {
        let inbox = Arc::new(self);
        Router::new()
            .route("/inbox/challenge", post(door::challenge))
            .route("/inbox/session", post(door::session))
            .route("/inbox/", get(files::list))
            .route("/inbox/{name}", get(files::read))
            .route("/inbox/{name}/claim", post(taking::claim))
            .route("/inbox/{name}/release", post(taking::release))
            .route("/inbox/{name}/accept", post(taking::accept))
            .route("/inbox/{name}/{*rest}", any(not_found))
            .route("/inbox", any(not_found))
            .route_layer(middleware::from_fn_with_state(inbox.clone(), share))
            .with_state(inbox)
    }

    fn proofs<'a>(&'a self, origin: &'a str) -> Proofs<'a> {
        Proofs { secret: &self.secret, origin }
    }

    fn origin(&self, headers: &HeaderMap) -> Result<String, Refused> {
        self.here.origin(headers).ok_or(Refused::NoOrigin)
    }

    /// Who asks: they have a session, and are still somebody who may read.
    async fn asker(&self, headers: &HeaderMap) -> Result<Who, Refused> {
        let origin = self.origin(headers)?;
        let shown = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
        let person = shown.and_then(|session| self.proofs(&origin).person(session, clock::now()));
        let person = person.ok_or(Refused::NoSession)?;
        let packs = self.packs.clone();
        let found = tokio::task::spawn_blocking(move || people::by_person(&packs, &person)).await;
        Ok(found.map_err(|_| Refused::Busy)?.ok_or(Refused::NoSession)?.who())
    }
}

/// Lets the pages of an allowed site read the answers, and answers a browser that asks first.
async fn share(State(inbox): State<Arc<Inbox>>, request: Request, next: Next) -> Response {
    let allowed = inbox.allowed.as_ref();
    let asked = request.headers().clone();
    if request.method() == Method::OPTIONS {
        return cors::preflight_for(allowed, &asked, "GET, POST", "Authorization, Content-Type");
    }
    let mut response = next.run(request).await;
    cors::grant(allowed, &asked, &mut response);
    response
}

/// Reads a request's body, which is never long.
async fn body(body: Body) -> Result<Bytes, Refused> {
    let read = timeout(Duration::from_secs(30), to_bytes(body, LONGEST_REQUEST)).await;
    read.map_err(|_| Refused::Gone)?.map_err(|_| Refused::TooLarge)
}

fn json(status: StatusCode, body: &impl Serialize) -> Answer {
    let text = serde_json::to_string(body).map_err(|_| Refused::Busy)?;
    Ok((status, [(header::CONTENT_TYPE, "application/json")], text).into_response())
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Refused {
        shelf::tell(error);
        Refused::Busy
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let (status, text) = match self {
            Refused::NotUnderstood => (StatusCode::BAD_REQUEST, say!("inbox-not-understood")),
            Refused::NoSession => (StatusCode::UNAUTHORIZED, say!("inbox-no-session")),
            Refused::NotAdmitted => (StatusCode::FORBIDDEN, say!("inbox-not-admitted")),
            Refused::NoSuchFile => (StatusCode::NOT_FOUND, say!("serve-not-found")),
            Refused::Gone => (StatusCode::REQUEST_TIMEOUT, String::new()),
            Refused::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, say!("inbox-too-large")),
            Refused::NoOrigin => (StatusCode::MISDIRECTED_REQUEST, say!("inbox-no-origin")),
            Refused::TooMany(_) => (StatusCode::TOO_MANY_REQUESTS, say!("inbox-too-many")),
            Refused::Busy => (StatusCode::SERVICE_UNAVAILABLE, say!("inbox-busy")),
        };
        let wait = match self {
            Refused::TooMany(seconds) => Some(seconds),
            Refused::Busy => Some(10),
            _ => None,
        };
        let mut response = (status, text).into_response();
        if let Some(seconds) = wait {
            response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        }
        if let Refused::NoSession = self {
            response.headers_mut().insert(header::WWW_AUTHENTICATE, header::HeaderValue::from_static("Bearer"));
        }
        response
    }
}

/// The address that a request came from, as far as this server knows.
type Peer = axum::extract::ConnectInfo<SocketAddr>;
