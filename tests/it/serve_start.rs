//! `marac serve`: what its first start makes, and when it does not start.

use marac_portal::area::{Pack, Role};
use marac_portal::envelope::lock::unlock;
use marac_portal::envelope::{Content, Passphrase, open, seal};

use super::server::{Folder, has_mode};

#[test]
fn the_first_start_makes_a_trial_area_whose_keys_open_what_is_sealed_to_it() {
    let folder = Folder::new();
    let server = folder.serve(&[]);
    let at = format!("http://127.0.0.1:{}", server.port);
    let keys = folder.path("data").canonicalize().unwrap().join("keys");
    assert_eq!(
        server.welcome,
        [
            format!(
                "Trial area made. The identity files and their passphrase (passphrase.txt) are in {}",
                keys.display()
            ),
            format!("To send a referral, open {at}/#/a/northmere/1"),
            format!("To open referrals, open {at}/desk/#/"),
        ]
    );

    let pack = Pack::parse(&folder.read("data/areas/northmere.json")).unwrap();
    assert!(pack.trial);
    assert_eq!((pack.id.as_str(), pack.name.en()), ("northmere", "Northmere (this computer)"));
    let roles: Vec<Role> = pack.keyholders().iter().map(|keyholder| keyholder.role).collect();
    assert_eq!(roles, [Role::Coordinator, Role::Deputy, Role::Recovery]);
    assert!(pack.agencies.len() >= 5);

    let names = folder.names("data/keys");
    assert_eq!(names.len(), 4);
    assert!(has_mode(&keys, 0o700));
    assert!(names.iter().all(|name| has_mode(&keys.join(name), 0o600)), "{names:?}");

    let passphrase = String::from_utf8(folder.read("data/keys/passphrase.txt")).unwrap();
    let content = Content { record: b"{}".to_vec(), text: "An invented referral\n".into(), attachments: vec![] };
    let today = pack.keyholders()[0].from.unwrap();
    let recipients = pack.recipients_on(today).unwrap().recipients;
    let sealed = seal::<marac_portal::domain::mode::Live>(content, &recipients).unwrap();
    for (keyholder, name) in pack.keyholders().iter().zip(&names) {
        let fingerprint = keyholder.recipient.fingerprint().short();
        let day = today.to_string();
        assert_eq!(*name, format!("northmere-{}-{fingerprint}-{day}.key.age", keyholder.role.name()));
        let file = folder.read(&format!("data/keys/{name}"));
        let identities = unlock(&file, &Passphrase::new(passphrase.trim_end())).unwrap();
        assert_eq!(open(sealed.bytes(), &identities).unwrap().text, "An invented referral\n");
        assert_eq!(keyholder.sign.as_deref(), Some(identities[0].signing_public_key().as_str()));
    }
}

#[test]
fn a_later_start_changes_nothing_and_says_where_to_go() {
    let folder = Folder::new();
    drop(folder.serve(&[]));
    let snapshot = |folder: &Folder| {
        let mut all = Vec::new();
        for sub in ["data/keys", "data/areas"] {
            all.extend(folder.names(sub).into_iter().map(|name| folder.read(&format!("{sub}/{name}"))));
        }
        all
    };
    let before = snapshot(&folder);
    let server = folder.serve(&[]);
    assert_eq!(server.welcome.len(), 2);
    assert!(server.welcome[0].ends_with("/#/a/northmere/1"), "{:?}", server.welcome);
    assert!(snapshot(&folder) == before);
}

#[test]
fn a_site_with_a_pack_of_its_own_never_gets_a_trial_area_beside_it() {
    let folder = Folder::new();
    drop(folder.serve(&[]));
    let pack = String::from_utf8(folder.read("data/areas/northmere.json")).unwrap();
    folder.write("site/areas/eastmere.json", pack.replace("\"northmere\"", "\"eastmere\"").replace("true", "false"));
    std::fs::remove_dir_all(folder.path("data")).unwrap();
    let server = folder.serve(&[]);
    assert_eq!(folder.names("data/keys"), [""; 0]);
    assert!(server.welcome[0].ends_with("/#/a/eastmere/1"), "{:?}", server.welcome);
}

#[test]
fn a_public_address_gets_no_trial_area_and_serves_none() {
    let folder = Folder::new();
    let server = folder.serve_on("0.0.0.0:0", &[]);
    assert_eq!(folder.names("data/areas"), [""; 0]);
    drop(server);
    drop(folder.serve(&[]));
    let refused = folder.marac(&["serve", "--listen", "0.0.0.0:0", "--site", "site", "--data", "data"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8(refused.stderr).unwrap().starts_with("northmere is a trial area"));
}

#[test]
fn whatever_keeps_it_from_starting_is_said_in_one_sentence() {
    let folder = Folder::new();
    folder.write("file", "");
    for (arguments, begins) in [
        (&["--site", "nowhere"][..], "There is no built site in nowhere."),
        (&["--site", "site", "--data", "site/data"], "The data folder lies inside the site"),
        (&["--site", "site", "--data", "site/../site/x/y"], "The data folder lies inside the site"),
        (&["--site", "site", "--data", "file/data"], "file/data cannot be written: Not a directory."),
        (&["--site", "site", "--store", "ftp://bucket/drop"], "--store names no store."),
        (&["--site", "site", "--store", "s3://key:secret@bucket"], "--store names no store."),
        (&["--site", "site", "--allow-origin", "*"], "\"*\" is not an origin."),
        (&["--site", "site", "--allow-origin", "https://a.example.org/"], "\"https://a.example.org/\" is not an"),
        (&["--site", "site", "--listen", "127.0.0.1"], "error: invalid value"),
    ] {
        let refused = folder.marac(&[&["serve"], arguments].concat());
        assert_eq!(refused.status.code(), Some(2), "{arguments:?}");
        let said = String::from_utf8(refused.stderr).unwrap();
        assert!(said.starts_with(begins), "{arguments:?}: {said}");
    }
    assert_eq!(folder.names("site/data"), [""; 0]);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(folder.path("site"), folder.path("link")).unwrap();
        let refused = folder.marac(&["serve", "--site", "site", "--data", "link/data"]);
        assert_eq!(refused.status.code(), Some(2));
    }
}

#[test]
fn two_servers_never_share_a_data_folder() {
    let folder = Folder::new();
    let mut first = folder.serve(&[]);
    let second = folder.marac(&["serve", "--listen", "127.0.0.1:0", "--site", "site", "--data", "data"]);
    assert_eq!(second.status.code(), Some(2));
    assert!(String::from_utf8(second.stderr).unwrap().starts_with("Another \"marac serve\" works in data."));
    // However the first one ends, its folder is free again.
    first.kill();
    folder.serve(&[]);
}
