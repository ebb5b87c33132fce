//! Why a store did not do what it was asked: a kind only, for the store's own words may carry addresses and signatures.

use std::error::Error as _;
use std::io;

use object_store::Error;
use object_store::client::{HttpError, HttpErrorKind};

use crate::wording::say;

/// What somebody who runs the server can act on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The local disk.
    Disk(io::ErrorKind),
    /// No connection, or no answer in time.
    Unreachable,
    /// The credentials are missing, wrong, or may not do this.
    Forbidden,
    /// There is no such bucket or container.
    NoBucket,
    /// The store failed, or answered what it should not.
    Failed,
    /// Not a key of ours.
    NotAKey,
}

impl StoreError {
    /// Said to the operator, as part of a sentence.
    pub fn reason(self) -> String {
        match self {
            StoreError::Disk(kind) => kind.to_string(),
            StoreError::Unreachable => say!("store-unreachable"),
            StoreError::Forbidden => say!("store-forbidden"),
            StoreError::NoBucket => say!("store-no-bucket"),
            StoreError::Failed | StoreError::NotAKey => say!("store-failed"),
        }
    }
}

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> StoreError {
        StoreError::Disk(error.kind())
    }
}

impl From<Error> for StoreError {
    fn from(error: Error) -> StoreError {
        match &error {
            Error::PermissionDenied { .. } | Error::Unauthenticated { .. } => StoreError::Forbidden,
            Error::NotFound { .. } => StoreError::NoBucket,
            error if no_connection(error) => StoreError::Unreachable,
            _ => StoreError::Failed,
        }
    }
}

fn no_connection(error: &Error) -> bool {
    let mut cause = error.source();
    while let Some(error) = cause {
        if let Some(http) = error.downcast_ref::<HttpError>() {
            return !matches!(http.kind(), HttpErrorKind::Decode | HttpErrorKind::Unknown);
        }
        cause = error.source();
    }
    false
}
