//! The dropbox on a disk that is full.

use std::fs;
use std::process::{Command, Stdio};

use super::server::{Folder, MARAC, Server, object, sealed, until};

const FULL: &str =
    "Not stored: the dropbox is full. Download the file and send it another way, and tell the MARAC team.";

#[test]
fn a_full_disk_is_said_to_sender_and_operator_and_spoils_nothing() {
    let folder = Folder::new();
    let allowed =
        Command::new("unshare").args(["--map-root-user", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/tmp"]).output();
    if !allowed.is_ok_and(|done| done.status.success()) {
        eprintln!("SKIPPED: this computer allows nobody a small disk of their own (unshare)");
        return;
    }
    folder.write("data/none", "");
    // A disk of its own, of 2 MiB, that nothing else of this computer sees.
    let script =
        r#"mount -t tmpfs -o size=2m tmpfs data && exec "$0" serve --listen 127.0.0.1:0 --site site --data data"#;
    let mut command = Command::new("unshare");
    command.current_dir(folder.path("")).stdin(Stdio::null());
    command.args(["--map-root-user", "--mount", "sh", "-c", script, MARAC]);
    let server = Server::start(command);
    let drop = server.sees(&folder.path("data").canonicalize().unwrap().join("drop"));

    let file = sealed();
    let stored = (1..100).take_while(|number| server.put(&object(*number), &file).status == 201).count();
    assert!((5..16).contains(&stored), "{stored} files of 128 KiB on a disk of 2 MiB");
    let refused = server.put(&object(99), &file);
    assert_eq!((refused.status, refused.text()), (507, FULL.to_owned()));
    until(|| server.has_said("could not be kept: no storage space"));
    let names = || fs::read_dir(&drop).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert_eq!(names().count(), stored, "what was acknowledged, and nothing else");
    for name in names() {
        assert!(fs::read(drop.join(name)).unwrap() == file);
    }

    // Once there is room again the same bytes go under the same name.
    fs::remove_file(drop.join(object(1))).unwrap();
    assert_eq!(server.put(&object(99), &file).status, 201);
}
