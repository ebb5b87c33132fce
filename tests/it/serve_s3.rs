//! A real S3 server (`s3s` over a folder) on loopback, and faults before it on demand.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use hyper::service::service_fn;
use hyper::{Method, Request, Response, Uri};
use hyper_util::rt::TokioIo;
use s3s::Body;
use s3s::auth::SimpleAuth;
use s3s::service::{S3Service, S3ServiceBuilder};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

/// What happens to a request on its way.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The connection breaks before the store has seen anything.
    CutOff,
    /// The store answers with this status and does nothing.
    Refuse(u16),
    /// The store does it, and the connection breaks before the answer.
    LoseAnswer,
    /// The store has never heard of `If-None-Match`.
    Overwrite,
}

type Faults = Arc<Mutex<Box<dyn Fn(&Method, &Uri) -> Option<Fault> + Send>>>;

/// A server with one bucket, `received`; gone when dropped.
pub struct S3 {
    folder: TempDir,
    address: SocketAddr,
    signed: bool,
    faults: Faults,
    runtime: Option<Runtime>,
}

pub const SECRET: &str = "a-secret-that-nobody-may-see";

impl S3 {
    pub fn new() -> S3 {
        S3::start(true)
    }

    /// Without checking signatures, so that a header can be taken away on the way.
    pub fn unsigned() -> S3 {
        S3::start(false)
    }

    fn start(signed: bool) -> S3 {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("received")).unwrap();
        let mut builder = S3ServiceBuilder::new(s3s_fs::FileSystem::new(folder.path()).unwrap());
        if signed {
            builder.set_auth(SimpleAuth::from_single("marac", SECRET));
        }
        let store = builder.build();
        let faults: Faults = Arc::new(Mutex::new(Box::new(|_, _| None)));
        let runtime = Runtime::new().unwrap();
        let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        listener.set_nonblocking(true).unwrap();
        let address = listener.local_addr().unwrap();
        runtime.spawn(serve(listener, store, faults.clone()));
        S3 { folder, address, signed, faults, runtime: Some(runtime) }
    }

    /// From now on, what happens to each request.
    pub fn fault(&self, fault: impl Fn(&Method, &Uri) -> Option<Fault> + Send + 'static) {
        *self.faults.lock().unwrap() = Box::new(fault);
    }

    /// The variables with which `marac serve` finds it.
    pub fn environment(&self) -> Vec<(String, String)> {
        let mut environment = vec![
            ("AWS_ENDPOINT", format!("http://{}", self.address)),
            ("AWS_ALLOW_HTTP", "true".into()),
            ("AWS_REGION", "eu-west-2".into()),
        ];
        if self.signed {
            environment.push(("AWS_ACCESS_KEY_ID", "marac".into()));
            environment.push(("AWS_SECRET_ACCESS_KEY", SECRET.into()));
        } else {
            environment.push(("AWS_SKIP_SIGNATURE", "true".into()));
        }
        environment.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join("received").join(name)
    }

    pub fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// The sealed files below a prefix, by name.
    pub fn names(&self, prefix: &str) -> Vec<String> {
        let entries = std::fs::read_dir(self.path(prefix)).into_iter().flatten().flatten();
        let names = entries.map(|entry| entry.file_name().into_string().unwrap());
        let mut names: Vec<String> = names.filter(|name| name.ends_with(".age")).collect();
        names.sort();
        names
    }
}

/// Whether a request would bring a sealed file under its name.
pub fn is_last_step(method: &Method, uri: &Uri) -> bool {
    let whole = *method == Method::PUT && uri.query().is_none_or(|query| !query.contains("partNumber"));
    let parts = *method == Method::POST && uri.query().is_some_and(|query| query.contains("uploadId"));
    uri.path().ends_with(".age") && (whole || parts)
}

impl Drop for S3 {
    fn drop(&mut self) {
        // Also inside a test that is asynchronous itself.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

async fn serve(listener: std::net::TcpListener, store: S3Service, faults: Faults) {
    let listener = TcpListener::from_std(listener).unwrap();
    loop {
        let Ok((stream, _)) = listener.accept().await else { continue };
        let (store, faults) = (store.clone(), faults.clone());
        let answering = service_fn(move |request| answer(request, store.clone(), faults.clone()));
        let http = hyper::server::conn::http1::Builder::new();
        tokio::spawn(http.serve_connection(TokioIo::new(stream), answering).into_future());
    }
}

/// An error ends the connection without an answer.
async fn answer(
    request: Request<hyper::body::Incoming>,
    store: S3Service,
    faults: Faults,
) -> Result<Response<Body>, std::io::Error> {
    let broken = || std::io::Error::from(std::io::ErrorKind::ConnectionReset);
    let fault = faults.lock().unwrap()(request.method(), request.uri());
    let mut request = request.map(Body::from);
    match fault {
        Some(Fault::CutOff) => return Err(broken()),
        Some(Fault::Refuse(status)) => {
            return Ok(Response::builder().status(status).body(Body::empty()).unwrap());
        }
        Some(Fault::Overwrite) => drop(request.headers_mut().remove("if-none-match")),
        Some(Fault::LoseAnswer) | None => {}
    }
    let response = store.call(request).await.map_err(|_| broken())?;
    if fault == Some(Fault::LoseAnswer) { Err(broken()) } else { Ok(response) }
}
