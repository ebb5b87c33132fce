//! Which address is answered by what.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header;
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get};
use axum::{Router, middleware};
use tokio::sync::Notify;

use super::dropbox::{self, Dropbox};
use super::inbox::Inbox;
use super::metrics::Metrics;
use super::place::Place;
use super::site::Site;
use super::{Setup, headers, log};
use crate::area::dropbox::work::Asking;
use crate::wording::say;

/// Everything that is served, headers and log included.
pub fn router(
    place: Place,
    setup: Setup,
    work: Option<Asking>,
    metrics: Arc<Metrics>,
    inbox: Inbox,
    arrived: Arc<Notify>,
) -> Router {
    let site = Arc::new(Site::new(&place.site, place.packs.clone()));
    let dropbox = Arc::new(Dropbox::new(place, setup.origin, setup.senders, work, metrics, arrived));
    let router = Router::new()
        .route("/healthz", get(|| async { "ok\n" }).fallback(read_only))
        .route("/drop/{name}", any(dropbox::answer).with_state(dropbox.clone()))
        .route("/drop/{name}/status", any(dropbox::status).with_state(dropbox))
        .route("/drop/{name}/{*rest}", any(not_found))
        .route("/drop", any(not_found))
        .route("/drop/", any(not_found))
        .merge(inbox.router())
        .fallback(any(page).with_state(site))
        .layer(middleware::map_response(headers::add));
    let router = match setup.certificate {
        Some(_) => router.layer(middleware::map_response(headers::add_strict_transport)),
        None => router,
    };
    router.layer(middleware::from_fn(log::write))
}

async fn page(State(site): State<Arc<Site>>, request: Request) -> Response {
    match *request.method() {
        Method::GET | Method::HEAD => site.answer(request).await,
        _ => read_only().await,
    }
}

/// Refuses a method that would change something.
async fn read_only() -> Response {
    (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD")], say!("serve-read-only")).into_response()
}

/// Says that nothing is here.
pub async fn not_found() -> Response {
    (StatusCode::NOT_FOUND, say!("serve-not-found")).into_response()
}
