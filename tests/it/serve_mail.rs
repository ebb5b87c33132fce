//! Notices by mail: to whom they go, and that neither they nor a password go to a server that nobody vouches for.

use std::fs::{Permissions, set_permissions};
use std::os::unix::fs::PermissionsExt;

use serde_json::{Value, json};

use super::inbox_support::{next, waits_since};
use super::mail_server::{Speaks, certificate, mail_server};
use super::server::{Folder, object, sealed, until};

const ARRIVED: &str = "Northmere: A sealed referral has arrived. Open the inbox.";
const OVERDUE: &str = "Northmere: A sealed referral has waited too long. Open the inbox now.";

const OPTIONS: [&str; 4] = ["--notice-smtp", "smtp.json", "--notice-label", "Northmere"];

/// What `AUTH PLAIN` says for the user "marac" with the password "Sentinel-91".
const LOGIN: &str = "AUTH PLAIN AG1hcmFjAFNlbnRpbmVsLTkx";

/// Settings with a password, for their owner alone.
fn write_settings(folder: &Folder, server: &str, port: u16, tls: &str, more: &Value) {
    let mut settings = json!({"server": server, "port": port, "tls": tls, "user": "marac", "password": "Sentinel-91",
        "from": "MARAC portal <portal@example.org>", "to": ["team@example.org"]});
    settings.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    folder.write("smtp.json", settings.to_string());
    set_permissions(folder.path("smtp.json"), Permissions::from_mode(0o600)).unwrap();
}

/// The lines of a conversation; a long line of the head of a mail is folded.
fn lines(said: &str) -> Vec<String> {
    said.replace("\n ", " ").lines().map(|line| line.trim_end().to_owned()).collect()
}

#[test]
fn mail_goes_to_the_team_and_what_is_overdue_to_the_deputies() {
    let (port, conversations) = mail_server(Speaks::Plain);
    let folder = Folder::new();
    drop(folder.serve(&[]));
    waits_since(&folder, 1, 30);
    let deputies = json!({"deputies": ["deputy@example.org", "lead@example.org"]});
    write_settings(&folder, "127.0.0.1", port, "none", &deputies);
    set_permissions(folder.path("smtp.json"), Permissions::from_mode(0o644)).unwrap();
    let refused = folder.marac(&["serve", "--listen", "127.0.0.1:0", "--site", "site", "--notice-smtp", "smtp.json"]);
    let said = String::from_utf8(refused.stderr).unwrap();
    assert!(refused.status.code() == Some(2) && said.starts_with("Other accounts can read smtp.json."), "{said}");
    set_permissions(folder.path("smtp.json"), Permissions::from_mode(0o600)).unwrap();
    let server = folder.serve(&OPTIONS);
    let [first, second] = [next(&conversations), next(&conversations)].map(|said| lines(&said.in_the_clear));
    let subject = |text: &str| format!("Subject: {text}");
    for line in ["MAIL FROM:<portal@example.org>", "RCPT TO:<team@example.org>", &subject(ARRIVED), ARRIVED] {
        assert!(first.iter().any(|said| said == line), "{line}: {first:?}");
    }
    for line in ["RCPT TO:<deputy@example.org>", "RCPT TO:<lead@example.org>", &subject(OVERDUE), OVERDUE] {
        assert!(second.iter().any(|said| said == line), "{line}: {second:?}");
    }
    assert!(!second.concat().contains("team@example.org"), "{second:?}");
    let said = server.stop().join("\n");
    assert!(!said.contains("Sentinel-91") && !said.contains("example.org"), "{said}");
}

#[test]
fn password_and_mail_go_inside_tls_to_a_server_that_an_authority_vouches_for() {
    for tls in ["starttls", "implicit"] {
        let folder = Folder::new();
        let config = certificate(&folder, "localhost");
        let speaks = if tls == "starttls" { Speaks::Starttls(config) } else { Speaks::Implicit(config) };
        let (port, conversations) = mail_server(speaks);
        // Named in the settings, or trusted by the computer.
        for (named, environment) in [
            (json!({"certificate": "authority.pem"}), None),
            (json!({}), Some(("SSL_CERT_FILE".to_owned(), folder.path("authority.pem").display().to_string()))),
        ] {
            write_settings(&folder, "localhost", port, tls, &named);
            let server = folder.serve_with("127.0.0.1:0", &OPTIONS, environment.as_slice());
            let number = if environment.is_some() { 2 } else { 1 };
            assert_eq!(server.put(&object(number), &sealed()).status, 201);
            let said = next(&conversations);
            let clear = lines(&said.in_the_clear);
            match tls {
                "starttls" => assert!(clear[0].starts_with("EHLO") && clear[1..] == ["STARTTLS"], "{clear:?}"),
                _ => assert!(clear.is_empty(), "{clear:?}"),
            }
            let inside = lines(&said.inside);
            for line in [LOGIN, "RCPT TO:<team@example.org>", ARRIVED] {
                assert!(inside.iter().any(|said| said == line), "{tls}: {line}: {inside:?}");
            }
            let said = server.stop();
            assert!(!said.iter().any(|line| line.contains("A notice by mail")), "{said:?}");
        }
    }
}

#[test]
fn a_server_that_cannot_be_trusted_gets_neither_password_nor_mail_and_the_operator_hears_one_sentence() {
    let nobody = "A notice by mail was not taken: nobody whom this computer trusts vouches for the certificate that the \
                  mail server shows. It is tried again later. Check the address and the settings.";
    let no_tls = "A notice by mail was not taken: STARTTLS is not supported on this server. It is tried again later. \
                  Check the address and the settings.";
    let folder = Folder::new();
    let unknown = || certificate(&folder, "localhost");
    let another = certificate(&folder, "mail.example.org");
    folder.write("of-another.pem", folder.read("authority.pem"));
    let servers = [
        ("starttls", Speaks::Starttls(unknown()), json!({}), nobody),
        ("implicit", Speaks::Implicit(unknown()), json!({}), nobody),
        ("implicit", Speaks::Implicit(another), json!({"certificate": "of-another.pem"}), nobody),
        ("starttls", Speaks::Plain, json!({}), no_tls),
    ];
    for (number, (tls, speaks, more, sentence)) in servers.into_iter().enumerate() {
        let (port, conversations) = mail_server(speaks);
        write_settings(&folder, "localhost", port, tls, &more);
        let server = folder.serve(&OPTIONS);
        assert_eq!(server.put(&object(number), &sealed()).status, 201);
        until(|| server.has_said(sentence));
        let said = next(&conversations);
        let clear = lines(&said.in_the_clear);
        let harmless = |line: &String| line.starts_with("EHLO") || ["STARTTLS", "QUIT"].contains(&line.as_str());
        assert!(clear.iter().all(harmless) && said.inside.is_empty(), "{tls}: {said:?}");
        let said = server.stop();
        assert_eq!(said.iter().filter(|line| line.contains("A notice by mail")).count(), 1, "{said:?}");
        assert!(!folder.names("data/drop").iter().any(|name| name.ends_with("notified")), "left to be told of");
    }
}

#[test]
fn settings_that_are_not_in_order_stop_the_start_with_a_sentence() {
    let folder = Folder::new();
    folder.write("empty.pem", "");
    folder.write("broken.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    let good = json!({"server": "mail.example.org", "from": "portal@example.org", "to": ["team@example.org"]});
    let with = |field: &str, value: Value| {
        let mut settings = good.clone();
        settings[field] = value;
        settings
    };
    for (settings, says) in [
        (json!({}), "is not in order at \"line 1\""),
        (with("more", json!(1)), "is not in order at \"line 1\""),
        (with("to", json!([])), "is not in order at \"to\""),
        (with("from", json!("nobody")), "is not in order at \"from\""),
        (with("deputies", json!(["x"])), "is not in order at \"deputies\""),
        (with("certificate", json!("nowhere.pem")), "nowhere.pem cannot be read: "),
        (with("certificate", json!("empty.pem")), "No certificate of an authority can be read from empty.pem."),
        (with("certificate", json!("broken.pem")), "No certificate of an authority can be read from broken.pem."),
    ] {
        folder.write("smtp.json", settings.to_string());
        let refused =
            folder.marac(&["serve", "--listen", "127.0.0.1:0", "--site", "site", "--notice-smtp", "smtp.json"]);
        let said = String::from_utf8(refused.stderr).unwrap();
        assert!(refused.status.code() == Some(2) && said.contains(says), "{settings}: {said}");
    }
}
