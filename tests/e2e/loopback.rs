//! A small HTTP server on a free loopback port: the recorder and the pages that test the tests themselves run on it.

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use http_body_util::Full;
use hyper::{
    Request, Response,
    body::{Bytes, Incoming},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use tokio::{net::TcpListener, task::JoinHandle};

/// What a handler gives back instead of an answer when the connection is to break.
#[derive(Debug)]
pub struct HangUp;

impl std::fmt::Display for HangUp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the test asked for a broken connection")
    }
}

impl std::error::Error for HangUp {}

const TLS_HANDSHAKE: u8 = 0x16;

/// Says once which cipher library TLS would use: without it reqwest makes no client, even for a port of this computer.
pub fn ready_for_clients() {
    // A second time it is said already.
    let _ = rustls::crypto::ring::default_provider().install_default();
}

/// An answer as a whole.
pub type Answer = Response<Full<Bytes>>;

/// A server that stops when it is dropped.
pub struct Loopback {
    address: SocketAddr,
    task: JoinHandle<()>,
    encrypted: Arc<AtomicUsize>,
}

impl Loopback {
    /// Serves HTTP/1.1 with `handle` on a port of the system's choice.
    pub async fn start<H, F>(handle: H) -> Loopback
    where
        H: Fn(Request<Incoming>) -> F + Clone + Send + Sync + 'static,
        F: Future<Output = Result<Answer, HangUp>> + Send + 'static,
    {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free loopback port");
        let address = listener.local_addr().expect("the port just bound");
        let encrypted = Arc::new(AtomicUsize::new(0));
        let counted = encrypted.clone();
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (handle, counted) = (handle.clone(), counted.clone());
                tokio::spawn(async move {
                    let mut first = [0];
                    if stream.peek(&mut first).await.is_ok_and(|length| length == 1) && first[0] == TLS_HANDSHAKE {
                        counted.fetch_add(1, Ordering::SeqCst);
                        return;
                    }
                    // A browser that closes its connection early is not an event of the test.
                    let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service_fn(handle)).await;
                });
            }
        });
        Loopback { address, task, encrypted }
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// How many connections began with TLS, which this does not speak.
    pub fn encrypted(&self) -> usize {
        self.encrypted.load(Ordering::SeqCst)
    }
}

impl Drop for Loopback {
    fn drop(&mut self) {
        self.task.abort();
    }
}
