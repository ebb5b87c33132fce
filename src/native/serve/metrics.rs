//! What a monitor may know, on an address of its own: whether the store answers, counts, sizes, and an age. Nothing else.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use super::store::Store;
use super::waiting::Waiting;

/// Counts since the start.
#[derive(Default)]
pub struct Metrics {
    stored: AtomicU64,
    stored_bytes: AtomicU64,
    already_there: AtomicU64,
    in_flight: AtomicU64,
    refused: Mutex<BTreeMap<u16, u64>>,
}

/// An upload under way; counted until dropped.
pub struct InFlight<'a>(&'a Metrics);

impl Metrics {
    pub fn begun(&self) -> InFlight<'_> {
        self.in_flight.fetch_add(1, Ordering::Relaxed);
        InFlight(self)
    }

    pub fn stored(&self, bytes: u64) {
        self.stored.fetch_add(1, Ordering::Relaxed);
        self.stored_bytes.fetch_add(bytes, Ordering::Relaxed);
    }

    pub fn already_there(&self) {
        self.already_there.fetch_add(1, Ordering::Relaxed);
    }

    pub fn refused(&self, status: StatusCode) {
        let mut refused = self.refused.lock().unwrap_or_else(PoisonError::into_inner);
        *refused.entry(status.as_u16()).or_default() += 1;
    }

    /// The text format of Prometheus, version 0.0.4.
    fn text(&self) -> String {
        let mut text = String::new();
        for (name, kind, number) in [
            ("marac_stored_total", "counter", &self.stored),
            ("marac_stored_bytes_total", "counter", &self.stored_bytes),
            ("marac_already_there_total", "counter", &self.already_there),
            ("marac_in_flight", "gauge", &self.in_flight),
        ] {
            let number = number.load(Ordering::Relaxed);
            let _ = writeln!(text, "# TYPE {name} {kind}\n{name} {number}");
        }
        text.push_str("# TYPE marac_refused_total counter\n");
        for (status, number) in &*self.refused.lock().unwrap_or_else(PoisonError::into_inner) {
            let _ = writeln!(text, "marac_refused_total{{status=\"{status}\"}} {number}");
        }
        text
    }
}

impl Drop for InFlight<'_> {
    fn drop(&mut self) {
        self.0.in_flight.fetch_sub(1, Ordering::Relaxed);
    }
}

/// `/healthz` and `/metrics`.
pub fn router(metrics: Arc<Metrics>, store: Store) -> Router {
    let waiting = Arc::new(Waiting::of(store.clone()));
    let answer = get(answer).with_state((metrics, waiting));
    Router::new().route("/healthz", get(health).with_state(store)).route("/metrics", answer)
}

async fn health(State(store): State<Store>) -> Response {
    match store.check().await {
        Ok(()) => "ok\n".into_response(),
        Err(error) => (StatusCode::SERVICE_UNAVAILABLE, format!("{}\n", error.reason())).into_response(),
    }
}

async fn answer(State((metrics, waiting)): State<(Arc<Metrics>, Arc<Waiting>)>) -> Response {
    let text = metrics.text() + &waiting.text().await;
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], text).into_response()
}
