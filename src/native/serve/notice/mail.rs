//! A notice by mail, through the SMTP server that a file names.

use std::error::Error;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use lettre::message::{Mailbox, Message, MessageBuilder};
use lettre::transport::smtp;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use serde::Deserialize;

use super::{NotTaken, Notice};
use crate::native::files;
use crate::wording::say;

/// Sends mail.
pub struct Mail {
    server: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    to: Vec<Mailbox>,
    deputies: Vec<Mailbox>,
}

/// Why no mail can be sent as the file says.
#[derive(Debug)]
pub enum MailError {
    File {
        path: PathBuf,
        error: io::Error,
    },
    /// It holds a password, and other accounts of this computer may read it.
    Exposed {
        path: PathBuf,
    },
    /// Something in it is not as it has to be; what, in the words of the reader.
    NotUnderstood {
        path: PathBuf,
        detail: String,
    },
    /// A password would go over the network for everybody to read.
    InTheClear {
        path: PathBuf,
    },
    /// No certificate of an authority can be read from it.
    NoCertificate {
        path: PathBuf,
    },
    /// This computer trusts no authority at all.
    NoAuthorities,
}

/// The file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Settings {
    server: String,
    #[serde(default)]
    port: Option<u16>,
    #[serde(default)]
    tls: Security,
    /// Of an authority that vouches for the server, beside those that this computer trusts.
    #[serde(default)]
    certificate: Option<PathBuf>,
    #[serde(default)]
    user: Option<String>,
    #[serde(default)]
    password: Option<String>,
    from: String,
    to: Vec<String>,
    /// Who hears of what is overdue; those of `to` when nobody is named.
    #[serde(default)]
    deputies: Vec<String>,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Security {
    /// Encrypted after a first word, or not at all: port 587.
    #[default]
    Starttls,
    /// Encrypted from the start: port 465.
    Implicit,
    /// In the clear: port 25. For a server on this computer or a relay that wants no password.
    None,
}

impl Mail {
    /// Reads the file.
    pub fn read(path: &Path) -> Result<Mail, MailError> {
        let at = || path.to_owned();
        let failed = |error| MailError::File { path: at(), error };
        let bytes = zeroize::Zeroizing::new(fs::read(path).map_err(failed)?);
        let not_understood = |detail: String| MailError::NotUnderstood { path: at(), detail };
        // The reader's own words name a field and a place, never a value that is a text.
        let settings: Settings =
            serde_json::from_slice(&bytes).map_err(|error| not_understood(format!("line {}", error.line())))?;
        let Settings { server, port, tls, certificate, user, password, from, to, deputies } = settings;
        let read = |field: &str, text: &String| text.parse::<Mailbox>().map_err(|_| not_understood(field.into()));
        let all =
            |field: &str, texts: &[String]| texts.iter().map(|text| read(field, text)).collect::<Result<Vec<_>, _>>();
        let (from, to, deputies) = (read("from", &from)?, all("to", &to)?, all("deputies", &deputies)?);
        if to.is_empty() {
            return Err(not_understood("to".into()));
        }
        if password.is_some() && files::others_may_read(path).map_err(failed)? {
            return Err(MailError::Exposed { path: at() });
        }
        let local = ["localhost", "127.0.0.1", "::1"].contains(&server.as_str());
        if password.is_some() && tls == Security::None && !local {
            return Err(MailError::InTheClear { path: at() });
        }
        let (usual, tls) = match tls {
            Security::None => (25, Tls::None),
            encrypted => {
                let parameters = tls_with(&server, certificate.map(|named| path.with_file_name(named)))?;
                match encrypted {
                    Security::Implicit => (465, Tls::Wrapper(parameters)),
                    _ => (587, Tls::Required(parameters)),
                }
            }
        };
        let mut transport = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&server)
            .port(port.unwrap_or(usual))
            .tls(tls)
            .timeout(Some(Duration::from_secs(15)));
        if let (Some(user), Some(password)) = (user, password) {
            transport = transport.credentials(Credentials::new(user, password));
        }
        let deputies = if deputies.is_empty() { to.clone() } else { deputies };
        Ok(Mail { server: transport.build(), from, to, deputies })
    }

    /// Sends it, once.
    pub async fn send(&self, notice: Notice, text: &str) -> Result<(), NotTaken> {
        let to = match notice {
            Notice::Arrived => &self.to,
            Notice::Overdue => &self.deputies,
        };
        let message = self.message(to, text).map_err(|error| NotTaken::ForGood(error.to_string()))?;
        self.server.send(message).await.map(drop).map_err(|error| not_taken(&error))
    }

    fn message(&self, to: &[Mailbox], text: &str) -> Result<Message, lettre::error::Error> {
        let builder: MessageBuilder = Message::builder().from(self.from.clone()).subject(text);
        to.iter().cloned().fold(builder, MessageBuilder::to).body(format!("{text}\r\n"))
    }
}

/// Trusts whom this computer trusts, and the authorities in this file.
fn tls_with(server: &str, certificate: Option<PathBuf>) -> Result<TlsParameters, MailError> {
    let parameters = TlsParameters::builder(server.to_owned());
    let Some(path) = certificate else { return parameters.build().map_err(|_| MailError::NoAuthorities) };
    let pem = fs::read(&path).map_err(|error| MailError::File { path: path.clone(), error })?;
    let authorities = Certificate::from_pem(&pem).ok().filter(|_| CertificateDer::from_pem_slice(&pem).is_ok());
    let parameters = authorities.map(|authorities| parameters.add_root_certificate(authorities));
    parameters.and_then(|parameters| parameters.build().ok()).ok_or(MailError::NoCertificate { path })
}

/// What the operator has to know. A server that cannot be trusted, or not be spoken to in secret, is no better a second later.
fn not_taken(error: &smtp::Error) -> NotTaken {
    if let Some(code) = error.status() {
        NotTaken::ForNow(code.to_string())
    } else if is_not_vouched_for(error) {
        NotTaken::ForGood(say!("notice-smtp-certificate"))
    } else if error.is_client() {
        NotTaken::ForGood(error.source().map_or_else(String::new, ToString::to_string))
    } else {
        NotTaken::ForNow(if error.is_timeout() { "timeout" } else { "connection" }.into())
    }
}

fn is_not_vouched_for(error: &smtp::Error) -> bool {
    let mut sources = std::iter::successors(error.source(), |&error| error.source());
    sources.any(|error| {
        let inner = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        matches!(inner.and_then(|inner| inner.downcast_ref()), Some(rustls::Error::InvalidCertificate(_)))
    })
}
