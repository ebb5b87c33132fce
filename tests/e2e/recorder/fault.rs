use http_body_util::Full;
use hyper::{HeaderMap, Response};

use crate::loopback::Answer;

/// What goes wrong between the browser and the server.
#[derive(Clone, Debug)]
pub enum Fault {
    /// The answer arrives with one bit of its middle byte changed.
    FlipByte,
    /// The server is not asked; this status with these headers is the answer.
    Answer(u16, Vec<(&'static str, String)>),
    /// The connection breaks before the server is asked.
    HangUp,
    /// The connection breaks while the body is on its way.
    CutBody,
    /// No answer comes, until the connection is cut.
    Silence,
    /// The server does its work and the answer is lost on the way back.
    LoseAnswer,
    /// The answer carries this `Repr-Digest`, or none.
    Digest(Option<String>),
}

/// A fault and the requests it is for.
pub struct Rule {
    method: String,
    part: String,
    fault: Fault,
    left: usize,
}

impl Rule {
    pub fn always(method: &str, part: &str, fault: Fault) -> Rule {
        Rule::times(usize::MAX, method, part, fault)
    }

    pub fn times(left: usize, method: &str, part: &str, fault: Fault) -> Rule {
        Rule { method: method.to_owned(), part: part.to_owned(), fault, left }
    }
}

/// The fault of the first rule that matches and is not used up.
pub fn next(rules: &mut [Rule], method: &str, path: &str) -> Option<Fault> {
    let rule = rules.iter_mut().find(|rule| rule.left > 0 && rule.method == method && path.contains(&rule.part))?;
    rule.left -= 1;
    Some(rule.fault.clone())
}

pub fn answer(status: u16, headers: &[(&'static str, String)]) -> Answer {
    let mut answer = Response::builder().status(status);
    for (name, value) in headers {
        answer = answer.header(*name, value);
    }
    answer.body(Full::default()).expect("an answer with valid headers")
}

pub fn flip(body: &mut [u8]) {
    let middle = body.len() / 2;
    *body.get_mut(middle).expect("a body with at least one byte to flip") ^= 1;
}

pub fn set_digest(headers: &mut HeaderMap, digest: Option<&str>) {
    headers.remove("repr-digest");
    if let Some(digest) = digest {
        headers.insert("repr-digest", digest.parse().expect("a header value"));
    }
}
