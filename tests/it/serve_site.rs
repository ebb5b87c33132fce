//! `marac serve`: the static site, the packs over it, and the headers of the threat model.

use super::server::{Folder, UPLOAD, object, sealed};

const CSP: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
    connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

#[test]
fn every_answer_carries_the_headers_of_the_threat_model_errors_included() {
    let folder = Folder::new();
    let server = folder.serve(&[]);
    let file = sealed();
    for (method, path, headers, body, status) in [
        ("GET", "/", &[][..], &b""[..], 200),
        ("HEAD", "/desk/", &[], b"", 200),
        ("GET", "/portal-0123456789abcdef.js", &[], b"", 200),
        ("GET", "/areas/index.json", &[], b"", 200),
        ("GET", "/areas/northmere.json", &[], b"", 200),
        ("GET", "/healthz", &[], b"", 200),
        ("GET", "/desk", &[], b"", 307),
        ("GET", "/nothing-here", &[], b"", 404),
        ("POST", "/", &[], b"", 405),
        ("DELETE", "/healthz", &[], b"", 405),
        ("OPTIONS", "/drop/00000000000000000000000000000000.age", &[], b"", 204),
        ("PUT", "/drop/00000000000000000000000000000001.age", &UPLOAD, &file, 201),
        ("PUT", "/drop/00000000000000000000000000000001.age", &UPLOAD, &file, 412),
        ("PUT", "/drop/00000000000000000000000000000002.age", &UPLOAD, b"junk", 422),
        ("PUT", "/drop/00000000000000000000000000000002.age", &[], b"junk", 415),
        ("GET", "/drop/00000000000000000000000000000001.age", &[], b"", 405),
    ] {
        let reply = server.ask(method, path, headers, body);
        let asked = format!("{method} {path}");
        assert_eq!(reply.status, status, "{asked}");
        assert_eq!(reply.header("content-security-policy"), CSP, "{asked}");
        assert_eq!(reply.header("x-content-type-options"), "nosniff", "{asked}");
        assert_eq!(reply.header("referrer-policy"), "no-referrer", "{asked}");
        assert_eq!(reply.header("cross-origin-opener-policy"), "same-origin", "{asked}");
        assert_eq!(reply.header("cross-origin-resource-policy"), "same-origin", "{asked}");
        assert_eq!(reply.header("x-frame-options"), "DENY", "{asked}");
        assert!(reply.header("permissions-policy").contains("geolocation=()"), "{asked}");
        let kept = path.starts_with("/portal-");
        assert_eq!(reply.header("cache-control").contains("no-store"), !kept, "{asked}");
    }
}

#[test]
fn only_files_with_a_hash_are_kept_by_browsers_and_sent_compressed() {
    let folder = Folder::new();
    let server = folder.serve(&[]);
    let brotli = &[("Accept-Encoding", "gzip, br")];

    let asset = server.ask("GET", "/portal-0123456789abcdef.js", brotli, b"");
    assert_eq!(asset.text(), "compressed portal");
    assert_eq!(asset.header("content-encoding"), "br");
    assert_eq!(asset.header("content-type"), "text/javascript; charset=utf-8");
    assert_eq!(asset.header("vary"), "Accept-Encoding");
    assert_eq!(asset.header("cache-control"), "public, max-age=31536000, immutable");

    let plain = server.get("/portal-0123456789abcdef.js");
    assert_eq!((plain.text().as_str(), plain.header("content-encoding")), ("// plain portal", ""));
    assert_eq!(plain.header("vary"), "Accept-Encoding");
    let uncompressed = server.ask("GET", "/portal-0123456789abcdef_bg.wasm", brotli, b"");
    assert_eq!((uncompressed.status, uncompressed.header("content-type")), (200, "application/wasm"));

    let boot = server.ask("GET", "/boot.js", brotli, b"");
    assert_eq!((boot.text().as_str(), boot.header("cache-control")), ("// boot", "no-store"));
    folder.write("site/sw.js", "// list");
    folder.write("site/site.webmanifest", "{}");
    let list = server.ask("GET", "/sw.js", brotli, b"");
    assert_eq!((list.text().as_str(), list.header("cache-control")), ("// list", "no-store"));
    assert_eq!(list.header("content-type"), "text/javascript; charset=utf-8");
    assert_eq!(server.get("/site.webmanifest").header("content-type"), "application/manifest+json");
    let gone = server.get("/portal-ffffffffffffffff.js");
    assert_eq!((gone.status, gone.header("cache-control")), (404, "no-store"));
}

#[test]
fn the_worker_alone_may_reach_the_dropboxes_that_the_packs_name() {
    let folder = Folder::new();
    let server = folder.serve(&[]);
    let policy = |path: &str| server.get(path).header("content-security-policy").to_owned();
    let worker = "/worker-0123456789abcdef.js";
    assert_eq!(policy(worker), CSP);

    let trial = folder.read("data/areas/northmere.json");
    let mut pack: serde_json::Value = serde_json::from_slice(&trial).unwrap();
    pack["delivery"]["dropbox"] =
        serde_json::json!({"kind": "azure-blob", "url": "https://acme.blob.core.windows.net/drop?sp=c&sig=x"});
    folder.write("data/areas/northmere.json", pack.to_string());
    assert_eq!(
        policy(worker),
        CSP.replace("connect-src 'self'", "connect-src 'self' https://acme.blob.core.windows.net")
    );
    for page in ["/", "/desk/", "/portal-0123456789abcdef.js"] {
        assert_eq!(policy(page), CSP, "{page}");
    }

    let of_site = folder.marac(&["area", "headers", "--site", "site", "--for", "netlify"]);
    assert!(String::from_utf8_lossy(&of_site.stdout).contains(&format!("  Content-Security-Policy: {CSP}\n")));
    std::fs::rename(folder.path("data/areas"), folder.path("site/areas")).unwrap();
    let with_pack = folder.marac(&["area", "headers", "--site", "site", "--for", "netlify"]);
    assert!(
        String::from_utf8_lossy(&with_pack.stdout).contains("connect-src 'self' https://acme.blob.core.windows.net;")
    );
    let no_site = folder.marac(&["area", "headers", "--site", "data", "--for", "nginx"]);
    assert_eq!((no_site.status.code(), no_site.stdout.len()), (Some(2), 0));
}

#[test]
fn nothing_outside_the_site_nothing_hidden_and_no_listing_is_served() {
    let folder = Folder::new();
    let server = folder.serve(&[]);
    for path in [
        "/../data/keys/passphrase.txt",
        "/..%2fdata/keys/passphrase.txt",
        "/%2e%2e/data/keys/passphrase.txt",
        "/areas/../../keys/passphrase.txt",
        "/areas/..%2f..%2fkeys/passphrase.txt",
        "/areas/%2e%2e/keys/passphrase.txt",
        "//etc/passwd",
        "/\\..\\data",
        "/.env",
        "/.git/config",
        "/%2eenv",
        "/empty/",
        "/areas/",
        "/areas",
        "/drop",
        "/drop/",
        "/data/keys/passphrase.txt",
        "/keys/passphrase.txt",
        "/index.html%00.js",
    ] {
        let reply = server.get(path);
        assert_eq!(reply.status, 404, "{path}");
        assert_eq!(reply.text(), "There is nothing at this address. Check it, or start from the first page.", "{path}");
    }
    // A folder with a document answers under one spelling.
    assert_eq!(server.get("/desk").header("location"), "/desk/");
    assert!(server.get("/desk/").text().contains("Desk"));
}

#[test]
fn the_site_is_only_read() {
    let folder = Folder::new();
    let server = folder.serve(&[]);
    for method in ["POST", "PUT", "DELETE", "PATCH", "PROPFIND", "TRACE"] {
        for path in ["/", "/areas/northmere.json", "/healthz"] {
            let reply = server.ask(method, path, &[], b"");
            assert_eq!((reply.status, reply.header("allow")), (405, "GET, HEAD"), "{method} {path}");
        }
    }
    let head = server.ask("HEAD", "/", &[], b"");
    assert_eq!((head.status, head.body.len(), head.header("content-length")), (200, 0, "35"));
    assert_eq!(server.get("/healthz").text(), "ok\n");
}

#[test]
fn the_packs_of_the_data_folder_lie_over_those_of_the_site() {
    let folder = Folder::new();
    drop(folder.serve(&[]));
    let trial = String::from_utf8(folder.read("data/areas/northmere.json")).unwrap();
    let named = |id: &str| trial.replace("\"northmere\"", &format!("\"{id}\"")).replace("(this computer)", id);
    folder.write("site/areas/northmere.json", named("northmere").replace("northmere", "of-the-site"));
    folder.write("site/areas/eastmere.json", named("eastmere"));
    let areas = r#"[{"id": "northmere", "name": "Of the site"}, {"id": "eastmere", "name": "Eastmere"}]"#;
    folder.write("site/areas/index.json", format!(r#"{{"format": "marac-portal/areas@1", "areas": {areas}}}"#));
    folder.write("data/areas/westmere.json", named("westmere"));
    let server = folder.serve(&[]);

    let index: serde_json::Value = serde_json::from_str(&server.get("/areas/index.json").text()).unwrap();
    assert_eq!(
        index,
        serde_json::json!({"format": "marac-portal/areas@1", "areas": [
            {"id": "northmere", "name": {"en": "Northmere (this computer)"}, "trial": true},
            {"id": "eastmere", "name": "Eastmere", "trial": false},
            {"id": "westmere", "name": {"en": "Northmere westmere"}, "trial": true},
        ]})
    );
    assert_eq!(server.get("/areas/northmere.json").text(), trial);
    assert_eq!(server.get("/areas/eastmere.json").text(), named("eastmere"));
    assert_eq!(server.get("/areas/westmere.json").text(), named("westmere"));
    assert_eq!(server.get("/areas/northmere.json").header("cache-control"), "no-store");
    // With several areas the first page asks which, and the operator hears what they share.
    let [shared, sender, ..] = &server.welcome[..] else { panic!("{:?}", server.welcome) };
    assert!(shared.starts_with("Several areas share this dropbox") && sender.ends_with("/"), "{:?}", server.welcome);
}

#[test]
fn a_site_without_any_pack_has_an_empty_directory() {
    let folder = Folder::new();
    folder.write("data/areas/readme.txt", "packs go here");
    let server = folder.serve(&[]);
    assert_eq!(
        serde_json::from_str::<serde_json::Value>(&server.get("/areas/index.json").text()).unwrap(),
        serde_json::json!({"format": "marac-portal/areas@1", "areas": []})
    );
    assert!(server.welcome[0].starts_with("No area pack is served yet."), "{:?}", server.welcome);
}

#[test]
fn a_log_line_is_method_status_size_class_and_duration() {
    let folder = Folder::new();
    let server = folder.serve(&[]);
    server.get("/areas/northmere.json?who=Marla");
    server.get("/Marla-Quill");
    server.ask("MARLA", "/", &[], b"");
    server.put(&object(1), &sealed());
    let said = server.stop();
    let lines: Vec<Vec<&str>> = said[3..].iter().map(|line| line.split(' ').collect()).collect();
    let told: Vec<String> = lines.iter().map(|words| words[..3].join(" ")).collect();
    assert_eq!(told, ["GET 200 <=8K", "GET 404 <=1K", "other 405 <=1K", "PUT 201 <=128K"]);
    for words in lines {
        assert!(words.len() == 5 && words[3].parse::<u32>().is_ok() && words[4] == "ms", "{words:?}");
    }
}
