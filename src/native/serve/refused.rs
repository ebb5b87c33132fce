//! Why an upload was not taken, and what its sender is told.

use std::io::{self, ErrorKind, Write};

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::incoming::Gone;
use super::store::StoreError;
use crate::wording::say;

/// Why an upload was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// 411: no length was announced.
    NoLength,
    /// 413: longer than the areas allow.
    TooLarge,
    /// 415: not `application/octet-stream`.
    NotBinary,
    /// 422: without `If-None-Match: *`, or not what our writer produces.
    NotSealed,
    /// 428: the work that is asked for was not done; nothing else was looked at.
    NotWorked,
    /// 507: the disk is full; no try will mend that.
    Full,
    /// 503: too many at once, or disk or store failed; the sender keeps the file and tries again.
    Busy,
    /// The sender stopped half-way.
    Gone,
}

impl Refused {
    /// Whether it counts against an address: something was sent that no page of ours sends.
    pub fn counts(self) -> bool {
        matches!(self, Refused::TooLarge | Refused::NotBinary | Refused::NotSealed)
    }

    /// What disk or store said: told to the operator, and what it means for the sender.
    pub fn by_store(error: StoreError) -> Refused {
        let _ = writeln!(io::stderr(), "{}", say!("serve-not-kept", reason = error.reason()));
        match error {
            StoreError::Disk(ErrorKind::StorageFull | ErrorKind::QuotaExceeded) => Refused::Full,
            _ => Refused::Busy,
        }
    }

    /// The answer, with a sentence for a person.
    pub fn answer(self) -> Response {
        match self {
            Refused::NoLength => (StatusCode::LENGTH_REQUIRED, say!("serve-no-length")).into_response(),
            Refused::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, say!("serve-too-large")).into_response(),
            Refused::NotBinary => (StatusCode::UNSUPPORTED_MEDIA_TYPE, say!("serve-not-binary")).into_response(),
            Refused::NotSealed => (StatusCode::UNPROCESSABLE_ENTITY, say!("serve-not-sealed")).into_response(),
            Refused::NotWorked => (StatusCode::PRECONDITION_REQUIRED, say!("serve-not-worked")).into_response(),
            Refused::Full => (StatusCode::INSUFFICIENT_STORAGE, say!("serve-full")).into_response(),
            Refused::Busy => retry_after(StatusCode::SERVICE_UNAVAILABLE, 10, say!("serve-busy")),
            // Nobody is there to read it.
            Refused::Gone => StatusCode::REQUEST_TIMEOUT.into_response(),
        }
    }
}

impl From<Gone> for Refused {
    fn from(_: Gone) -> Refused {
        Refused::Gone
    }
}

/// An answer that says when to come again.
pub fn retry_after(status: StatusCode, seconds: u64, text: String) -> Response {
    (status, [(header::RETRY_AFTER, seconds.to_string())], text).into_response()
}
