//! HTTPS by `marac serve` itself.

use std::io::Write;
use std::net::TcpStream;
use std::sync::Arc;

use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};

use super::server::{Folder, Reply, Server, object, repr_digest, sealed, until};

const FILES: [&str; 4] = ["--certificate", "chain.pem", "--key", "key.pem"];

#[test]
fn with_a_certificate_it_speaks_https_and_nothing_else() {
    let (folder, certificate) = with_certificate();
    let server = folder.serve(&FILES);
    assert!(server.welcome.iter().all(|line| !line.contains("http://")), "{:?}", server.welcome);
    let file = sealed();
    let mut upload = upload(&server, &certificate, &file);
    upload.write_all(&file).unwrap();
    let reply = Reply::read(upload);
    assert_eq!((reply.status, reply.header("repr-digest")), (201, repr_digest(&file).as_str()));
    assert_eq!(reply.header("strict-transport-security"), "max-age=63072000");
    assert!(folder.read(&format!("data/drop/{}", object(1))) == file);

    let mut plain = TcpStream::connect(server.address()).unwrap();
    plain.write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
    let mut answer = Vec::new();
    let _ = std::io::Read::read_to_end(&mut plain, &mut answer);
    assert!(!answer.starts_with(b"HTTP"), "{}", String::from_utf8_lossy(&answer));
}

#[test]
fn told_to_stop_it_finishes_what_has_begun_over_https_too() {
    let (folder, certificate) = with_certificate();
    let mut server = folder.serve(&FILES);
    let file = sealed();
    let mut upload = upload(&server, &certificate, &file);
    upload.write_all(&file[..100_000]).unwrap();
    upload.flush().unwrap();
    until(|| folder.names("data/tmp").len() == 2);
    server.terminate();
    until(|| TcpStream::connect(server.address()).is_err());
    upload.write_all(&file[100_000..]).unwrap();
    assert_eq!(Reply::read(upload).status, 201);
    assert_eq!(server.wait().code(), Some(0));
    assert!(folder.read(&format!("data/drop/{}", object(1))) == file);
}

#[test]
fn a_certificate_that_cannot_be_used_is_said_in_one_sentence() {
    let (folder, _) = with_certificate();
    folder.write("other.pem", rcgen::KeyPair::generate().unwrap().serialize_pem());
    folder.write("empty.pem", "");
    for (chain, private_key, begins) in [
        ("nowhere.pem", "key.pem", "No certificate can be read from nowhere.pem."),
        ("empty.pem", "key.pem", "No certificate can be read from empty.pem."),
        ("chain.pem", "chain.pem", "No private key can be read from chain.pem."),
        ("chain.pem", "other.pem", "The certificate and the private key do not belong together"),
    ] {
        let refused = folder.marac(&["serve", "--site", "site", "--certificate", chain, "--key", private_key]);
        let said = String::from_utf8(refused.stderr).unwrap();
        assert_eq!(refused.status.code(), Some(2), "{said}");
        assert!(said.starts_with(begins) && said.lines().count() == 1, "{said}");
    }
    assert_eq!(folder.marac(&["serve", "--certificate", "chain.pem"]).status.code(), Some(2));
}

fn with_certificate() -> (Folder, CertificateDer<'static>) {
    let folder = Folder::new();
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    folder.write("chain.pem", made.cert.pem());
    folder.write("key.pem", made.signing_key.serialize_pem());
    (folder, made.cert.der().clone())
}

/// A connection with the head of an upload sent.
fn upload(
    server: &Server,
    certificate: &CertificateDer<'static>,
    file: &[u8],
) -> StreamOwned<ClientConnection, TcpStream> {
    let mut roots = RootCertStore::empty();
    roots.add(certificate.clone()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let config = config.with_root_certificates(roots).with_no_client_auth();
    let name = ServerName::try_from("localhost").unwrap();
    let client = ClientConnection::new(Arc::new(config), name).unwrap();
    let mut stream = StreamOwned::new(client, TcpStream::connect(server.address()).unwrap());
    let head = format!(
        "PUT /drop/{} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/octet-stream\r\n\
         If-None-Match: *\r\nContent-Length: {}\r\n\r\n",
        object(1),
        file.len()
    );
    stream.write_all(head.as_bytes()).unwrap();
    stream
}
