//! `marac serve`: the static site with the area packs of this computer over it, the dropbox, and the inbox.
//!
//! `serve` never holds an identity. Of `envelope` it calls `looks_complete` and `seal_challenge`, and nothing else.

pub mod place;
pub mod store;

mod certificate;
mod cors;
mod dropbox;
mod headers;
mod inbox;
mod incoming;
mod listen;
mod log;
mod metrics;
mod notice;
mod packs;
mod refusals;
mod refused;
mod router;
mod sender;
mod shelf;
mod site;
mod waiting;

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tokio::sync::{Notify, watch};
use tokio::task::JoinSet;
use tokio::time::timeout;

use inbox::{Here, Inbox};
use metrics::Metrics;
use notice::Watch;

use crate::area::dropbox::work::Asking;

pub use certificate::{Certificate, CertificateError};
pub use cors::Origin;
pub use headers::site_headers;
pub use inbox::{Secret, SecretError};
pub use notice::{Mail, MailError, Ways, Webhook};
pub use packs::{Packs, Unusable};
pub use place::{Place, StartError};
pub use sender::Senders;
pub use store::{Address, AddressError, Creates, StoreError};

/// How to serve.
pub struct Setup {
    pub listen: SocketAddr,
    /// For HTTPS; plain HTTP without.
    pub certificate: Option<Certificate>,
    /// A site hosted elsewhere whose pages may upload here.
    pub origin: Option<Origin>,
    pub senders: Senders,
    /// For about how many seconds a sender's computer works before its file is taken.
    pub work: Option<u32>,
    /// Where monitors ask.
    pub metrics: Option<SocketAddr>,
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

/// Why serving did not begin, or ended by itself.
#[derive(Debug)]
pub enum ServeError {
    /// The address cannot be listened on.
    Listen(SocketAddr, io::Error),
    /// The system took something away that a server needs.
    Stopped(io::Error),
}

/// What tries out the store and then serves: the connections of the one are used by the other.
pub fn runtime() -> Result<Runtime, ServeError> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(ServeError::Stopped)
}

/// Serves until the program is told to stop (interrupt or terminate), then finishes what has begun.
///
/// `bound` is told the addresses of site and monitors once connections are accepted.
pub fn run(
    runtime: Runtime,
    place: Place,
    setup: Setup,
    service: Service,
    bound: impl FnOnce(SocketAddr, Option<SocketAddr>),
) -> Result<(), ServeError> {
    let served = runtime.block_on(async {
        let (listener, address) = listen_on(setup.listen).await?;
        let monitors = match setup.metrics {
            Some(address) => Some(listen_on(address).await?),
            None => None,
        };
        bound(address, monitors.as_ref().map(|(_, address)| *address));

        let metrics = Arc::new(Metrics::default());
        let (told, stopping) = watch::channel(false);
        tokio::spawn(async move {
            told_to_stop().await;
            let _ = told.send(true);
        });
        if let Some((listener, _)) = monitors {
            let app = metrics::router(metrics.clone(), place.store.clone());
            tokio::spawn(listen::serve(listener, None, app, stopping.clone()));
        }
        let certificate = setup.certificate.clone().map(|certificate| certificate.0);
        let arrived = Arc::new(Notify::new());
        let work = setup.work.map(|seconds| Asking::new(service.secret.for_work(), seconds));
        let (inbox, beside) = service.begin(&place, &setup, address.port(), &arrived, &stopping);
        let app = router::router(place, setup, work, metrics, inbox, arrived);
        listen::serve(listener, certificate, app, stopping).await;
        // A notice that is on its way is left to the next start.
        let _ = timeout(Duration::from_secs(5), beside.join_all()).await;
        Ok(())
    });
    // Files that are being given their names are finished; connections that would not end are not waited for.
    runtime.shutdown_timeout(Duration::from_secs(5));
    served
}

impl Service {
    /// Begins what runs beside the answering, on this runtime.
    fn begin(
        self,
        place: &Place,
        setup: &Setup,
        port: u16,
        arrived: &Arc<Notify>,
        stopping: &watch::Receiver<bool>,
    ) -> (Inbox, JoinSet<()>) {
        let Service { secret, public, retain, ways } = self;
        let (store, packs) = (&place.store, &place.packs);
        let mut beside = JoinSet::new();
        if let Some(days) = retain {
            beside.spawn(inbox::retention::run(store.clone(), days, stopping.clone()));
        }
        if ways.any() {
            let (store, packs, site) = (store.clone(), packs.clone(), place.site.clone());
            let watch = Watch { store, packs, site, ways, arrived: arrived.clone() };
            beside.spawn(watch.run(stopping.clone()));
        }
        let scheme = if setup.certificate.is_some() { "https" } else { "http" };
        let here = Here { public: public.map(|origin| origin.as_str().to_owned()), scheme, port };
        let inbox = Inbox::new(store.clone(), packs.clone(), secret, here, setup.origin.clone(), setup.senders);
        (inbox, beside)
    }
}

async fn listen_on(address: SocketAddr) -> Result<(TcpListener, SocketAddr), ServeError> {
    let listening = async {
        let listener = TcpListener::bind(address).await?;
        let bound = listener.local_addr()?;
        Ok((listener, bound))
    };
    listening.await.map_err(|error| ServeError::Listen(address, error))
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
