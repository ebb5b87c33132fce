//! `marac serve`: the static site with the area packs of this computer over it, the dropbox, and the inbox.
//!
//! `serve` never holds an identity. Of `envelope` it calls `looks_complete` and `seal_challenge`, and nothing else.

pub mod place;

mod cors;
mod dropbox;
mod headers;
mod inbox;
mod log;
mod notice;
mod packs;
mod refusals;
mod router;
mod shelf;
mod site;
mod store;

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::serve::ListenerExt;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tokio::sync::Notify;
use tokio::task::JoinSet;

use inbox::{Here, Inbox};
use notice::Watch;

pub use cors::Origin;
pub use headers::site_headers;
pub use inbox::{Secret, SecretError};
pub use notice::{Mail, MailError, Ways, Webhook};
pub use packs::{Packs, Unusable};
pub use place::{Place, StartError};
pub use store::{Address, AddressError, Creates, StoreError};

/// How long uploads that have begun may take after the program was told to stop.
const LAST_ORDERS: Duration = Duration::from_secs(80);

/// Why serving did not begin, or ended by itself.
#[derive(Debug)]
pub enum ServeError {
    /// The address cannot be listened on.
    Listen(io::Error),
    /// The system took something away that a server needs.
    Stopped(io::Error),
}

/// What a server does besides receiving.
pub struct Service {
    /// The secret of the inbox.
    pub secret: Secret,
    /// The origin under which people know this server.
    pub public: Option<Origin>,
    /// After how many days accepted files are removed.
    pub retain: Option<u32>,
    /// How people are told that something has come.
    pub ways: Ways,
}

/// What tries out the store and then serves: the connections of the one are used by the other.
pub fn runtime() -> io::Result<Runtime> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()
}

/// Serves until the program is told to stop (interrupt or terminate), then finishes what has begun.
///
/// `bound` is told the address once connections are accepted.
pub fn run(
    runtime: Runtime,
    listen: SocketAddr,
    place: Place,
    origin: Option<Origin>,
    service: Service,
    bound: impl FnOnce(SocketAddr),
) -> Result<(), ServeError> {
    let served = runtime.block_on(async {
        let listener = TcpListener::bind(listen).await.map_err(ServeError::Listen)?;
        let address = listener.local_addr().map_err(ServeError::Listen)?;
        bound(address);
        let listener = listener.tap_io(|connection| {
            let _ = connection.set_nodelay(true);
        });
        let (told, mut stopping) = tokio::sync::watch::channel(false);
        let Service { secret, public, retain, ways } = service;
        let here =
            Here { public: public.map(|origin| origin.as_str().to_owned()), scheme: "http", port: address.port() };
        let (store, packs, site) = (place.store.clone(), place.packs.clone(), place.site.clone());
        let arrived = Arc::new(Notify::new());
        let mut beside = JoinSet::new();
        if let Some(days) = retain {
            beside.spawn(inbox::retention::run(store.clone(), days, stopping.clone()));
        }
        if ways.any() {
            let watch = Watch { store: store.clone(), packs: packs.clone(), site, ways, arrived: arrived.clone() };
            beside.spawn(watch.run(stopping.clone()));
        }
        let inbox = Inbox::new(store, packs, secret, here, origin.clone());
        let app = router::router(place, origin, inbox, arrived).into_make_service_with_connect_info::<SocketAddr>();
        let server = axum::serve(listener, app).with_graceful_shutdown(async move {
            told_to_stop().await;
            let _ = told.send(true);
        });
        let served = tokio::select! {
            served = async { server.await } => served.map_err(ServeError::Stopped),
            () = async {
                let _ = stopping.wait_for(|stopping| *stopping).await;
                tokio::time::sleep(LAST_ORDERS).await;
            } => Ok(()),
        };
        // A notice that is on its way is left to the next start.
        let _ = tokio::time::timeout(Duration::from_secs(5), beside.join_all()).await;
        served
    });
    // Files that are being linked are finished; connections that would not end are not waited for.
    runtime.shutdown_timeout(Duration::from_secs(5));
    served
}

async fn told_to_stop() {
    let interrupt = async {
        let _ = tokio::signal::ctrl_c().await;
    };
    #[cfg(unix)]
    let terminate = async {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => {
                terminate.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}
