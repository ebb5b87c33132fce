//! Accepts connections: only so many at a time, none that keeps silent, and what has begun is finished.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::time::{sleep, timeout};
use tokio_rustls::TlsAcceptor;
use tower::ServiceExt;

/// How long uploads that have begun may take after the program was told to stop.
const LAST_ORDERS: Duration = Duration::from_secs(80);
/// A sender that has not said what it wants by then has its connection closed.
const HEADERS: Duration = Duration::from_secs(20);
/// Of each connection so much is held in memory, so that slow ones can be many.
const READ_AHEAD: usize = 32 * 1024;
/// Further senders wait in the system's queue until one of these is closed.
const MOST_CONNECTIONS: usize = 8192;

/// Serves `app` until `stopping` turns true, and a while longer what has begun by then.
pub async fn serve(
    listener: TcpListener,
    certificate: Option<TlsAcceptor>,
    app: Router,
    mut stopping: watch::Receiver<bool>,
) {
    let room = Arc::new(Semaphore::new(most_connections()));
    let open = GracefulShutdown::new();
    loop {
        let (stream, peer, place) = tokio::select! {
            accepted = accept(&listener, &room) => accepted,
            _ = stopping.wait_for(|stopping| *stopping) => break,
        };
        let (app, certificate, watcher) = (app.clone(), certificate.clone(), open.watcher());
        tokio::spawn(async move {
            let _place = place;
            match certificate {
                None => converse(stream, peer, app, watcher).await,
                Some(certificate) => {
                    if let Ok(Ok(stream)) = timeout(HEADERS, certificate.accept(stream)).await {
                        converse(stream, peer, app, watcher).await;
                    }
                }
            }
        });
    }
    drop(listener);
    let _ = timeout(LAST_ORDERS, open.shutdown()).await;
}

async fn accept(
    listener: &TcpListener,
    room: &Arc<Semaphore>,
) -> (TcpStream, SocketAddr, Option<OwnedSemaphorePermit>) {
    // The semaphore is never closed.
    let place = room.clone().acquire_owned().await.ok();
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => {
                let _ = stream.set_nodelay(true);
                return (stream, peer, place);
            }
            // Gone before it was accepted, or the system is short of something: soon it will not be.
            Err(_) => sleep(Duration::from_millis(50)).await,
        }
    }
}

async fn converse(
    stream: impl AsyncRead + AsyncWrite + Unpin + 'static,
    peer: SocketAddr,
    app: Router,
    watcher: Watcher,
) {
    let answering = service_fn(move |request: hyper::Request<hyper::body::Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        let app = app.clone();
        async move { Ok::<_, Infallible>(app.oneshot(request).await.unwrap_or_else(|never| match never {})) }
    });
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEADERS).max_buf_size(READ_AHEAD);
    // A connection that breaks is its sender's to mend.
    let _ = watcher.watch(http.serve_connection(TokioIo::new(stream), answering)).await;
}

/// An upload takes a connection and a file, and a few more are needed besides.
fn most_connections() -> usize {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, getrlimit, setrlimit};
        let mut limit = getrlimit(Resource::Nofile);
        limit.current = limit.maximum;
        let _ = setrlimit(Resource::Nofile, limit);
        let files = getrlimit(Resource::Nofile).current.and_then(|files| usize::try_from(files).ok());
        files.map_or(MOST_CONNECTIONS, |files| (files.saturating_sub(64) / 2).clamp(16, MOST_CONNECTIONS))
    }
    #[cfg(not(unix))]
    MOST_CONNECTIONS
}
