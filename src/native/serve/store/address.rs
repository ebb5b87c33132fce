//! What `--store` names: a local folder, or a bucket and a prefix in it.
//!
//! Credentials and endpoint come from the environment, where no list of processes shows them.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use object_store::aws::AmazonS3Builder;
use object_store::azure::MicrosoftAzureBuilder;
use object_store::gcp::GoogleCloudStorageBuilder;
use object_store::list::PaginatedListStore;
use object_store::path::Path;
use object_store::{ObjectStore, RetryConfig};

/// Where received files go.
pub enum Address {
    Folder(PathBuf),
    /// Objects below `prefix`, which may be empty.
    Remote {
        objects: Objects,
        prefix: Path,
    },
}

/// One store, in the three ways that we speak to it.
#[derive(Clone)]
pub struct Objects {
    pub(super) reading: Arc<dyn ObjectStore>,
    /// Tries nothing twice by itself: after a failure, what is there decides.
    pub(super) writing: Arc<dyn ObjectStore>,
    pub(super) listing: Arc<dyn PaginatedListStore>,
}

/// Why an address names no store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressError {
    /// Not `file:`, `s3:`, `az:` or `gs:`, or without a folder or bucket, or with more than a bucket and a prefix.
    NotAStore,
    /// The environment does not say how to reach it, or says it wrongly.
    Environment,
}

/// The three builders are alike, and have no trait in common.
macro_rules! objects {
    ($builder:expr, $prefix:literal, $environment:expr) => {{
        let mut builder = $builder;
        for (name, value) in $environment {
            // Azure's own hosts name their source of credentials without the prefix.
            if let Ok(key) = name.to_ascii_lowercase().parse()
                && (name.starts_with($prefix) || name == "IDENTITY_ENDPOINT")
            {
                builder = builder.with_config(key, value);
            }
        }
        let reading = builder.clone().with_retry(patient()).build();
        let writing = builder.with_retry(once()).build();
        Objects::new(reading.map_err(|_| AddressError::Environment)?, writing.map_err(|_| AddressError::Environment)?)
    }};
}

impl Address {
    /// Reads the text of `--store`. Nothing is asked of the store itself.
    ///
    /// `environment` are variables as the tools of each cloud name them: `AWS_...`, `AZURE_...`, `GOOGLE_...`.
    pub fn parse(url: &str, environment: &[(String, String)]) -> Result<Address, AddressError> {
        if let Some(path) = url.strip_prefix("file:") {
            return local_folder(path).map(Address::Folder).ok_or(AddressError::NotAStore);
        }
        let (scheme, rest) = url.split_once("://").ok_or(AddressError::NotAStore)?;
        let (bucket, prefix) = rest.split_once('/').unwrap_or((rest, ""));
        let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._".contains(&b);
        if bucket.is_empty() || !bucket.bytes().all(plain) || !prefix.bytes().all(|b| plain(b) || b == b'/') {
            return Err(AddressError::NotAStore);
        }
        let prefix = Path::parse(prefix).map_err(|_| AddressError::NotAStore)?;
        // Where another part of the program has chosen already, its choice stands.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let objects = match scheme {
            "s3" => objects!(AmazonS3Builder::new().with_bucket_name(bucket), "AWS_", environment),
            "az" => objects!(MicrosoftAzureBuilder::new().with_container_name(bucket), "AZURE_", environment),
            "gs" => objects!(GoogleCloudStorageBuilder::new().with_bucket_name(bucket), "GOOGLE_", environment),
            _ => return Err(AddressError::NotAStore),
        };
        Ok(Address::Remote { objects, prefix })
    }
}

impl Objects {
    fn new<S: ObjectStore + PaginatedListStore>(reading: S, writing: S) -> Objects {
        let reading = Arc::new(reading);
        Objects { reading: reading.clone(), writing: Arc::new(writing), listing: reading }
    }
}

fn patient() -> RetryConfig {
    RetryConfig { max_retries: 2, retry_timeout: Duration::from_secs(15), ..RetryConfig::default() }
}

fn once() -> RetryConfig {
    RetryConfig { max_retries: 0, ..RetryConfig::default() }
}

/// The folder of a `file:` address (RFC 8089), without its scheme.
fn local_folder(path: &str) -> Option<PathBuf> {
    let path = match path.strip_prefix("//") {
        Some(rest) => rest.strip_prefix("localhost").unwrap_or(rest),
        None => path,
    };
    decoded(path).filter(|path| path.starts_with('/')).map(PathBuf::from)
}

/// Undoes percent-encoding.
fn decoded(text: &str) -> Option<String> {
    let mut pieces = text.split('%');
    let mut bytes = pieces.next()?.as_bytes().to_vec();
    for piece in pieces {
        bytes.push(u8::from_str_radix(piece.get(..2)?, 16).ok()?);
        bytes.extend_from_slice(&piece.as_bytes()[2..]);
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_address_names_a_local_folder() {
        for (url, folder) in [
            ("file:///var/lib/marac/drop", "/var/lib/marac/drop"),
            ("file://localhost/srv/drop", "/srv/drop"),
            ("file:/srv/drop%20box", "/srv/drop box"),
        ] {
            assert!(
                matches!(Address::parse(url, &[]), Ok(Address::Folder(path)) if path.to_str() == Some(folder)),
                "{url}"
            );
        }
    }

    #[test]
    fn what_names_no_store_or_carries_a_secret_is_refused() {
        for url in [
            "https://store.example.org/",
            "/srv/drop",
            "file://server/drop",
            "file:drop",
            "s3://",
            "s3://key:secret@bucket/drop",
            "s3://bucket/drop?aws_secret_access_key=secret",
            "az://container?sig=secret",
            "gs://bucket/../other",
            "ftp://bucket/drop",
        ] {
            assert_eq!(Address::parse(url, &[]).err(), Some(AddressError::NotAStore), "{url}");
        }
    }
}
