//! The recorder: everything a browser sends goes through it.
//!
//! It is both the origin that the browser opens (it hands those requests on to `marac serve`) and the browser's proxy for
//! everything else (it notes those requests as *foreign* and refuses them). So no request can leave unseen.

mod fault;
mod seen;

use std::sync::{
    Arc, Mutex, OnceLock,
    atomic::{AtomicBool, Ordering},
};

use http_body_util::{BodyExt, Full};
use hyper::{
    HeaderMap, Method, Request, Response, StatusCode,
    body::{Bytes, Incoming},
    header::{
        ACCEPT_ENCODING, CACHE_CONTROL, CONNECTION, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, HeaderName, HeaderValue,
        IF_NONE_MATCH, TRANSFER_ENCODING,
    },
};
use tokio::sync::Notify;

pub use fault::{Fault, Rule};
pub use seen::Seen;

use crate::{
    browser::Engine,
    loopback::{Answer, HangUp, Loopback, ready_for_clients},
};

const REPORTS: &str = "/csp-reports-of-the-test";

/// A recording origin and proxy in front of one server.
pub struct Recorder {
    tape: Arc<Tape>,
    server: Loopback,
}

impl Recorder {
    /// Records in front of `upstream`, an origin such as `http://127.0.0.1:8080`.
    pub async fn start(upstream: &str) -> Recorder {
        ready_for_clients();
        Recorder::with(reqwest::Client::builder(), upstream).await
    }

    /// The same, asking with a client that knows more: names, certificates.
    pub async fn with(client: reqwest::ClientBuilder, upstream: &str) -> Recorder {
        let client = client.redirect(reqwest::redirect::Policy::none()).no_proxy().build().expect("an HTTP client");
        let tape = Arc::new(Tape {
            upstream: Mutex::new(upstream.to_owned()),
            own: OnceLock::new(),
            client,
            seen: Mutex::default(),
            rules: Mutex::default(),
            reports: Mutex::default(),
            uncached: AtomicBool::new(false),
            let_out: Mutex::default(),
            cut: Notify::new(),
        });
        let shared = tape.clone();
        let server = Loopback::start(move |request| shared.clone().take(request)).await;
        tape.own.set(server.address().to_string()).expect("set once");
        Recorder { tape, server }
    }

    /// The origin for the browser to open.
    pub fn origin(&self) -> String {
        format!("http://{}", self.server.address())
    }

    /// `host:port`, for a browser's proxy setting.
    pub fn authority(&self) -> String {
        self.server.address().to_string()
    }

    /// Every request so far, in the order of arrival.
    pub fn seen(&self) -> Vec<Seen> {
        let mut seen = self.tape.seen.lock().expect("the tape").clone();
        seen.extend((0..self.server.encrypted()).map(|_| Seen::unreadable()));
        seen
    }

    /// The requests so far that were for any other origin than ours, without what the browser does of its own accord.
    pub fn foreign(&self, engine: Engine) -> Vec<Seen> {
        self.seen().into_iter().filter(|one| one.foreign && !engine.errands().contains(&one.host())).collect()
    }

    /// Requests of one method whose path begins with `path`.
    pub fn requests(&self, method: &str, path: &str) -> Vec<Seen> {
        self.seen()
            .into_iter()
            .filter(|one| one.method == method && !one.foreign && one.path().starts_with(path))
            .collect()
    }

    /// From now on, answers with a fault where `method` matches and the path contains `part`; the newest rule counts.
    pub fn spoil(&self, method: &str, part: &str, fault: Fault) {
        self.tape.rules.lock().expect("the rules").insert(0, Rule::always(method, part, fault));
    }

    /// The same for the next `times` matching requests only.
    pub fn spoil_next(&self, times: usize, method: &str, part: &str, fault: Fault) {
        self.tape.rules.lock().expect("the rules").insert(0, Rule::times(times, method, part, fault));
    }

    /// From now on, no faults.
    pub fn mend(&self) {
        self.tape.rules.lock().expect("the rules").clear();
    }

    /// Breaks the connections of all requests that wait for an answer that never comes.
    pub fn cut_silent(&self) {
        self.tape.cut.notify_waiters();
    }

    /// From now on, requests go to this server: one that had to be told this recorder's origin first.
    pub fn hand_on_to(&self, upstream: &str) {
        *self.tape.upstream.lock().expect("the upstream") = upstream.to_owned();
    }

    /// From now on, requests to this other origin are handed on to it too, and recorded as our own.
    pub fn let_out(&self, origin: &str) {
        self.tape.let_out.lock().expect("the origins").push(origin.to_owned());
    }

    /// From now on, browsers keep nothing of what they are sent: each page load fetches every file.
    pub fn keep_nothing(&self) {
        self.tape.uncached.store(true, Ordering::SeqCst);
    }

    /// Every report of a broken Content-Security-Policy that a browser has sent, as JSON text.
    pub fn policy_reports(&self) -> Vec<String> {
        self.tape.reports.lock().expect("the reports").clone()
    }
}

struct Tape {
    upstream: Mutex<String>,
    own: OnceLock<String>,
    client: reqwest::Client,
    seen: Mutex<Vec<Seen>>,
    rules: Mutex<Vec<Rule>>,
    reports: Mutex<Vec<String>>,
    uncached: AtomicBool,
    let_out: Mutex<Vec<String>>,
    cut: Notify,
}

impl Tape {
    async fn take(self: Arc<Self>, request: Request<Incoming>) -> Result<Answer, HangUp> {
        let (head, body) = request.into_parts();
        let host = head.headers.get("host").and_then(|host| host.to_str().ok());
        let asked = head.uri.authority().map(|authority| authority.as_str()).or(host);
        let at = asked.map(|asked| format!("http://{asked}")).filter(|_| head.method != Method::CONNECT);
        let let_out = at.filter(|at| self.let_out.lock().expect("the origins").contains(at));
        let own = head.method != Method::CONNECT && asked == self.own.get().map(String::as_str);
        let foreign = !own && let_out.is_none();
        let path = head.uri.path_and_query().map(|path| path.as_str().to_owned()).unwrap_or_default();
        let fault = match foreign {
            true => None,
            false => fault::next(&mut self.rules.lock().expect("the rules"), head.method.as_str(), &path),
        };
        let body = match fault {
            Some(Fault::CutBody) => Bytes::new(),
            _ => body.collect().await.map_err(|_| HangUp)?.to_bytes(),
        };
        if !foreign && path == REPORTS {
            self.reports.lock().expect("the reports").push(String::from_utf8_lossy(&body).into_owned());
            return Ok(plain(StatusCode::NO_CONTENT, ""));
        }
        let seen = Seen {
            method: head.method.to_string(),
            url: head.uri.to_string(),
            headers: head
                .headers
                .iter()
                .map(|(name, value)| (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned()))
                .collect(),
            body: body.to_vec(),
            foreign,
        };
        self.seen.lock().expect("the tape").push(seen);
        if foreign {
            return Ok(plain(StatusCode::BAD_GATEWAY, "this test lets nothing out"));
        }
        match fault {
            Some(Fault::HangUp | Fault::CutBody) => Err(HangUp),
            Some(Fault::Silence) => {
                self.cut.notified().await;
                Err(HangUp)
            }
            Some(Fault::Answer(status, headers)) => Ok(fault::answer(status, &headers)),
            other => {
                let upstream = let_out.unwrap_or_else(|| self.upstream.lock().expect("the upstream").clone());
                self.pass_on(head.method, &format!("{upstream}{path}"), head.headers, body, other).await
            }
        }
    }

    async fn pass_on(
        &self,
        method: Method,
        address: &str,
        mut headers: HeaderMap,
        body: Bytes,
        fault: Option<Fault>,
    ) -> Result<Answer, HangUp> {
        drop_hop_headers(&mut headers);
        if matches!(fault, Some(Fault::FlipByte)) {
            // The whole file as it is, so that the byte that changes is a byte of the script and not of its compression.
            headers.remove(ACCEPT_ENCODING);
            headers.remove(IF_NONE_MATCH);
        }
        let sent = self.client.request(method, address).headers(headers).body(body).send().await;
        let Ok(received) = sent else {
            return Ok(plain(StatusCode::BAD_GATEWAY, "the server behind the recorder does not answer"));
        };
        let mut answer = Response::builder().status(received.status());
        let headers = answer.headers_mut().expect("a fresh answer");
        headers.clone_from(received.headers());
        drop_hop_headers(headers);
        if self.uncached.load(Ordering::SeqCst) {
            headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        }
        if let Some(policy) = headers.get(CONTENT_SECURITY_POLICY).and_then(|policy| policy.to_str().ok()) {
            let told = format!("{policy}; report-uri {REPORTS}").parse().expect("a header value");
            headers.insert(CONTENT_SECURITY_POLICY, told);
        }
        let mut body = received.bytes().await.map_err(|_| HangUp)?.to_vec();
        match fault {
            Some(Fault::FlipByte) => fault::flip(&mut body),
            Some(Fault::LoseAnswer) => return Err(HangUp),
            Some(Fault::Digest(digest)) => fault::set_digest(headers, digest.as_deref()),
            _ => {}
        }
        Ok(answer.body(Full::new(body.into())).expect("an answer made of another"))
    }
}

fn drop_hop_headers(headers: &mut HeaderMap) {
    for name in [
        CONNECTION,
        TRANSFER_ENCODING,
        CONTENT_LENGTH,
        HeaderName::from_static("proxy-connection"),
        HeaderName::from_static("keep-alive"),
    ] {
        headers.remove(name);
    }
}

fn plain(status: StatusCode, text: &'static str) -> Answer {
    Response::builder().status(status).body(Full::new(text.into())).expect("an answer without headers")
}
