//! nginx: alone as a dropbox, and in front of `marac serve`.

use std::{fs, path::Path, process::Command};

use marac_portal::envelope::Attachment;
use reqwest::{Certificate, Client, ClientBuilder, Response};
use serde_json::json;
use tempfile::TempDir;

use super::{CONFIRMED, Stage, Store, TAKEN, UNKNOWN, block, send};
use crate::{
    browser::{Browser, Engine},
    case::Case,
    journey,
    program::{Program, find},
    recorder::{Fault, Recorder},
    sealed::{bytes, people_of, record, sealed_with},
    server::{Server, files_below, site},
};

/// What docs/operator.md calls the server.
const NAME: &str = "referrals.example.org";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "make stores: needs nginx"]
async fn nginx_alone_takes_a_referral_and_shows_nothing() {
    let folder = TempDir::new().expect("a folder");
    let stage = Stage::start().await;
    let (_nginx, port) = alone(folder.path(), &stage.recorder.origin()).await;
    let origin = format!("http://127.0.0.1:{port}");
    let dropbox = json!({"kind": "webdav", "url": format!("{origin}/drop/")});
    stage
        .sends(Store { origin: origin.clone(), dropbox, says: TAKEN, method: "PUT", loses_answer: true }, || {
            files_below(&folder.path().join("drop"))
        })
        .await;

    let stored = files_below(&folder.path().join("drop")).remove(0);
    let address = format!("{origin}/drop/{}", stored.file_name().and_then(|name| name.to_str()).expect("a name"));
    let client = reqwest::Client::new();
    for (request, status) in [
        (client.get(&address), 403),
        (client.get(format!("{origin}/drop/")), 403),
        (client.delete(&address), 403),
        (client.put(&address).body("other"), 412),
    ] {
        assert_eq!(request.send().await.expect("an answer").status(), status, "{address}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "make stores: needs nginx"]
async fn nginx_in_front_passes_the_site_and_every_byte_on() {
    let folder = TempDir::new().expect("a folder");
    let public = format!("https://{NAME}");
    let server = Server::with(&site(), &["--behind-proxy", "--public-origin", &public]).await;
    server.change_pack(|pack| pack["trial"] = json!(false));
    let (_nginx, port, certificate) = in_front(folder.path(), &server.origin()).await;
    let origin = format!("{public}:{port}");
    let knows = || knows(&certificate, port);
    let recorder = Recorder::with(knows(), &origin).await;
    let browser = Browser::start(Engine::Chromium, &recorder).await;
    let page = browser.page();
    journey::seal_least(&page, &recorder.origin(), &Case::least()).await;
    page.step("sending through nginx");
    recorder.spoil_next(1, "PUT", ".age", Fault::LoseAnswer);
    send(&page, &[UNKNOWN, CONFIRMED]).await;
    if page.text_of("#stands").await.contains(UNKNOWN) {
        page.step("the same again");
        send(&page, &[CONFIRMED]).await;
    }
    let dropped = server.dropped();
    assert_eq!(dropped.len(), 1, "{dropped:?}");
    let sent = recorder.requests("PUT", "/drop/");
    assert_eq!(fs::read(&dropped[0]).expect("the stored file"), sent[0].body, "byte for byte");

    let client = knows().build().expect("a client");
    let start = client.get(format!("{origin}/")).send().await.expect("the start page");
    for (header, begins) in [
        ("content-security-policy", "default-src 'none'"),
        ("cache-control", "no-store"),
        ("strict-transport-security", "max-age=63072000"),
    ] {
        let values: Vec<_> = start.headers().get_all(header).iter().collect();
        assert_eq!(values.len(), 1, "{header}: {values:?}");
        assert!(values[0].to_str().expect("text").starts_with(begins), "{header}: {values:?}");
    }
    let recipient = people_of(&server).remove(0).to_string();
    let challenge =
        client.post(format!("{origin}/inbox/challenge")).body(json!({ "recipient": recipient }).to_string());
    assert_eq!(challenge.send().await.expect("an answer").status(), 200);

    // More than nginx takes by itself.
    let scan = Attachment { name: "scan.pdf".into(), bytes: vec![7; 20_000_000] };
    let large = sealed_with(&bytes(&record()), vec![scan], &people_of(&server));
    let name = format!("{:032x}", 1);
    assert_eq!(put(&client, &origin, &name, "203.0.113.1", large.clone()).await.status(), 201);
    assert_eq!(fs::read(server.data().join(format!("drop/{name}.age"))).expect("a file"), large);

    // Whoever sends what is no referral is counted by the address that nginx saw, whatever they say it is.
    let junk = async |client: &Client, number: u8| {
        let forged = format!("203.0.113.{number}");
        put(client, &origin, &format!("{:032x}", 100 + number), &forged, vec![0; 131_072]).await.status().as_u16()
    };
    for number in 0..21 {
        assert_eq!(junk(&client, number).await, if number < 20 { 422 } else { 429 }, "the junk file {number}");
    }
    let neighbour = knows().local_address(std::net::IpAddr::from([127, 0, 0, 2])).build().expect("a client");
    assert_eq!(junk(&neighbour, 21).await, 422);
}

async fn put(client: &Client, origin: &str, name: &str, forged: &str, body: Vec<u8>) -> Response {
    let put = client.put(format!("{origin}/drop/{name}.age")).header("Content-Type", "application/octet-stream");
    put.header("If-None-Match", "*").header("X-Forwarded-For", forged).body(body).send().await.expect("an answer")
}

/// A client that knows where the server is and believes its certificate.
fn knows(certificate: &str, port: u16) -> ClientBuilder {
    let certificate = Certificate::from_pem(certificate.as_bytes()).expect("a certificate");
    Client::builder().resolve(NAME, ([127, 0, 0, 1], port).into()).tls_certs_only([certificate])
}

/// The configuration of docs/operator.md, changed only where it names places; and its certificate.
async fn in_front(folder: &Path, server: &str) -> (Program, u16, String) {
    let made = rcgen::generate_simple_self_signed([NAME.to_owned()]).expect("a certificate");
    fs::write(folder.join("referrals.pem"), made.cert.pem()).expect("a file");
    fs::write(folder.join("referrals.key"), made.signing_key.serialize_pem()).expect("a file");
    let block = block(include_str!("../../../docs/operator.md"), "server {");
    let block = block.replace("/etc/ssl/", &format!("{}/", folder.display())).replace("http://127.0.0.1:8080", server);
    let listen = |port| block.replace("listen 443 ssl", &format!("listen 127.0.0.1:{port} ssl"));
    let (nginx, port) = nginx(folder, listen).await;
    (nginx, port, made.cert.pem())
}

/// The configuration of docs/dropboxes.md, changed only where it names places.
async fn alone(folder: &Path, pages: &str) -> (Program, u16) {
    let block = block(include_str!("../../../docs/dropboxes.md"), "location /drop/")
        .replace("https://pages.example.org", pages)
        .replace("/srv/marac/tmp", folder.join("tmp").to_str().expect("UTF-8"))
        .replace("/srv/marac;", &format!("{};", folder.display()));
    fs::create_dir(folder.join("drop")).expect("a folder");
    nginx(folder, |port| format!("server {{ listen 127.0.0.1:{port}; {block} }}")).await
}

async fn nginx(folder: &Path, server: impl Fn(u16) -> String) -> (Program, u16) {
    Program::listening(
        "nginx",
        folder,
        |port| {
            let config = format!(
                "daemon off; worker_processes 1; pid {0}/nginx.pid; error_log stderr;\nuser root;\nevents {{}}\n\
                 http {{ access_log off; client_body_temp_path {0}/b; proxy_temp_path {0}/p; fastcgi_temp_path {0}/f;\n\
                 uwsgi_temp_path {0}/u; scgi_temp_path {0}/s;\n{1} }}",
                folder.display(),
                server(port)
            );
            fs::write(folder.join("nginx.conf"), config).expect("the configuration");
            let mut command = Command::new(find(&["nginx", "/usr/sbin/nginx"]));
            command.arg("-c").arg(folder.join("nginx.conf")).arg("-e").arg("stderr");
            command
        },
        async |port| reqwest::get(format!("http://127.0.0.1:{port}/")).await.is_ok(),
    )
    .await
}
