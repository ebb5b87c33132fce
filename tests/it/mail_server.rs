//! A small SMTP server (RFC 5321, 3207) that takes every mail and remembers what was said in the clear and what inside TLS.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use super::server::Folder;

/// How it is spoken to.
#[derive(Clone)]
pub enum Speaks {
    Plain,
    Starttls(Arc<ServerConfig>),
    Implicit(Arc<ServerConfig>),
}

/// What one client said.
#[derive(Debug, Default)]
pub struct Conversation {
    pub in_the_clear: String,
    pub inside: String,
}

/// Its port, and each conversation when it is over.
pub fn mail_server(speaks: Speaks) -> (u16, Receiver<Conversation>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let (over, conversations) = channel();
    std::thread::spawn(move || {
        for connection in listener.incoming() {
            if over.send(whole(connection.unwrap(), &speaks)).is_err() {
                break;
            }
        }
    });
    (port, conversations)
}

/// A certificate for that name, by an authority whose own is written to `authority.pem`.
pub fn certificate(folder: &Folder, name: &str) -> Arc<ServerConfig> {
    let key = || rcgen::KeyPair::generate().unwrap();
    let mut authority = rcgen::CertificateParams::default();
    authority.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
    let authority = rcgen::CertifiedIssuer::self_signed(authority, key()).unwrap();
    folder.write("authority.pem", authority.as_ref().pem());
    let own_key = key();
    let own = rcgen::CertificateParams::new([name.to_owned()]).unwrap().signed_by(&own_key, &authority).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let own_key = PrivateKeyDer::try_from(own_key.serialize_der()).unwrap();
    Arc::new(config.with_no_client_auth().with_single_cert(vec![own.der().clone()], own_key).unwrap())
}

fn whole(mut connection: TcpStream, speaks: &Speaks) -> Conversation {
    let mut said = Conversation::default();
    let config = match speaks {
        Speaks::Implicit(config) => config,
        Speaks::Plain | Speaks::Starttls(_) => {
            let offers = if let Speaks::Starttls(_) = speaks { "STARTTLS" } else { "AUTH PLAIN" };
            let upgrade = converse(&mut connection, true, offers, &mut said.in_the_clear);
            let Speaks::Starttls(config) = speaks else { return said };
            if !upgrade {
                return said;
            }
            config
        }
    };
    let tls = ServerConnection::new(config.clone()).unwrap();
    let greets = matches!(speaks, Speaks::Implicit(_));
    converse(&mut StreamOwned::new(tls, connection), greets, "AUTH PLAIN", &mut said.inside);
    said
}

/// Until the client goes, or wants TLS from here on: whether it does.
fn converse(connection: &mut (impl Read + Write), greets: bool, offers: &str, said: &mut String) -> bool {
    let mut connection = BufReader::new(connection);
    let mut in_mail = false;
    let mut answer = greets.then(|| "220 mail.example.org".to_owned());
    loop {
        if let Some(answer) = answer.take()
            && connection.get_mut().write_all(format!("{answer}\r\n").as_bytes()).is_err()
        {
            return false;
        }
        let mut line = String::new();
        if !connection.read_line(&mut line).is_ok_and(|read| read > 0) {
            return false;
        }
        let line = line.trim_end();
        *said += &format!("{line}\n");
        let text = match line {
            "." if in_mail => {
                in_mail = false;
                "250 taken".to_owned()
            }
            _ if in_mail => continue,
            "DATA" => {
                in_mail = true;
                "354 go on".into()
            }
            "STARTTLS" => {
                let _ = connection.get_mut().write_all(b"220 go on\r\n");
                return true;
            }
            "QUIT" => return false,
            line if line.starts_with("EHLO") => format!("250-mail.example.org\r\n250 {offers}"),
            line if line.starts_with("AUTH") => "235 let in".into(),
            _ => "250 ok".into(),
        };
        answer = Some(text);
    }
}
