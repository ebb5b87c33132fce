//! HTTPS without a web server in front: `--certificate` and `--key`.

use std::path::Path;
use std::sync::Arc;

use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::TlsAcceptor;

/// A certificate with its private key, ready to be shown.
#[derive(Clone)]
pub struct Certificate(pub(super) TlsAcceptor);

/// Why the two files cannot be used. What stands in them is never repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CertificateError {
    /// No certificate in PEM can be read from the first.
    Chain,
    /// No private key in PEM can be read from the second.
    PrivateKey,
    /// They do not belong together, or the kind of key is unknown.
    Pair,
}

impl Certificate {
    /// Reads a PEM chain, the server's own certificate first, and its private key, not locked by a passphrase.
    pub fn read(chain: &Path, private_key: &Path) -> Result<Certificate, CertificateError> {
        let certificates = CertificateDer::pem_file_iter(chain).map_err(|_| CertificateError::Chain)?;
        let certificates: Result<Vec<_>, _> = certificates.collect();
        let certificates = certificates.ok().filter(|all| !all.is_empty()).ok_or(CertificateError::Chain)?;
        let private_key = PrivateKeyDer::from_pem_file(private_key).map_err(|_| CertificateError::PrivateKey)?;

        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
        let config = config.map_err(|_| CertificateError::Pair)?.with_no_client_auth();
        let mut config = config.with_single_cert(certificates, private_key).map_err(|_| CertificateError::Pair)?;
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Certificate(TlsAcceptor::from(Arc::new(config))))
    }
}
