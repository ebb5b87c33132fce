//! How many files wait to be accepted, and for how long: from one listing a minute at most, and none unless a monitor asks.

use std::time::Duration;

use chrono::{DateTime, Utc};
use tokio::sync::Mutex;
use tokio::time::{Instant, timeout};

use super::shelf;
use super::store::Store;
use crate::domain::inbox::Mark;
use crate::native::clock;

/// How long a listing is believed, also one that failed.
const FRESH: Duration = Duration::from_secs(60);

/// A monitor waits no longer for the store: the counts beside it need none.
const PATIENCE: Duration = Duration::from_secs(5);

/// What waits in a store.
pub struct Waiting {
    store: Store,
    last: Mutex<Option<Look>>,
}

struct Look {
    at: Instant,
    /// Nothing where the store did not answer.
    seen: Option<Seen>,
}

#[derive(Clone, Copy)]
struct Seen {
    files: usize,
    oldest: Option<DateTime<Utc>>,
}

impl Waiting {
    pub fn of(store: Store) -> Waiting {
        Waiting { store, last: Mutex::new(None) }
    }

    /// Two gauges in the text format of Prometheus; none where the store does not answer.
    pub async fn text(&self) -> String {
        let Some(Seen { files, oldest }) = self.seen().await else { return String::new() };
        let seconds = oldest.map_or(0, |oldest| (clock::now() - oldest).num_seconds().max(0));
        format!(
            "# TYPE marac_waiting gauge\nmarac_waiting {files}\n\
             # TYPE marac_waiting_oldest_seconds gauge\nmarac_waiting_oldest_seconds {seconds}\n"
        )
    }

    async fn seen(&self) -> Option<Seen> {
        let mut last = self.last.lock().await;
        if let Some(Look { at, seen }) = &*last
            && at.elapsed() < FRESH
        {
            return *seen;
        }
        // Before it is listed: a monitor that goes away meanwhile may come back at once.
        *last = Some(Look { at: Instant::now(), seen: None });
        let shelves = timeout(PATIENCE, shelf::all(&self.store)).await.ok()?.ok()?;
        let waits = shelves.into_values().filter(|one| one.size.is_some() && !one.marks.contains(&Mark::Accepted));
        let received: Vec<Option<DateTime<Utc>>> = waits.map(|one| one.received).collect();
        let seen = Some(Seen { files: received.len(), oldest: received.into_iter().flatten().min() });
        *last = Some(Look { at: Instant::now(), seen });
        seen
    }
}
