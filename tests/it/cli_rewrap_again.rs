//! `marac rewrap` into a folder that was used before: after an interruption, and for other people.

use std::collections::BTreeSet;
use std::fs;
use std::process::Stdio;
use std::time::{Duration, Instant};

use marac_portal::envelope::open;

use super::cli_rewrap_support::{NEW_PACK, colleague_joins, hashes, marac_rewrap, outcomes, sealed, sealed_files};
use super::cli_support::{PACK, desk, identity, marac_as, recipients, rows, said};

#[test]
fn what_was_interrupted_is_taken_up_where_it_stopped() {
    const FILES: usize = 300;
    let folder = desk();
    let ours = recipients(&folder);
    (0..FILES).for_each(|number| folder.write(&format!("in/{number:03}.age"), sealed(number, &ours)));
    let colleague = [colleague_joins(&folder)];

    let key = identity(&folder, "recovery");
    let arguments = ["rewrap", "in", "--out", "out", "--area", NEW_PACK, "--identity", &key];
    let mut command = folder.command();
    command.args(arguments).args(["--passphrase-file", "data/keys/passphrase.txt"]).stderr(Stdio::null());
    let mut running = command.spawn().unwrap();
    let started = Instant::now();
    while sealed_files(&folder, "out").len() < 50 {
        assert!(started.elapsed() < Duration::from_secs(60), "nothing was written");
        std::thread::sleep(Duration::from_millis(2));
    }
    running.kill().unwrap();
    running.wait().unwrap();
    let survived = hashes(&folder, "out");
    let survived: Vec<_> =
        survived.iter().filter(|(name, _)| name.ends_with(".age") && !name.starts_with('.')).collect();
    assert!((50..FILES).contains(&survived.len()), "{} of them were written", survived.len());
    assert!(!folder.path("out/ledger.csv").exists());

    let again = || marac_rewrap(&folder, "recovery", &["in", "--out", "out"]);
    let second = again();
    assert_eq!(second.status.code(), Some(0), "{}", said(&second));
    let earlier =
        format!("Of those sealed anew, {} were written by an earlier run and are still there.", survived.len());
    assert!(said(&second).contains(&earlier), "{}", said(&second));
    assert_eq!(outcomes(&rows(&second)), [("rewrapped", FILES)].into());
    let whole = hashes(&folder, "out");
    assert!(survived.into_iter().all(|(name, hash)| whole[name] == *hash));
    let whose = |name: &String| open(&folder.read(&format!("out/{name}")), &colleague).unwrap().record;
    let records: BTreeSet<Vec<u8>> = sealed_files(&folder, "out").iter().map(whose).collect();
    assert_eq!((sealed_files(&folder, "out").len(), records.len()), (FILES, FILES), "each once");

    // A third time there is nothing to do, and the ledger is the same.
    assert_eq!(again().stdout, second.stdout);
    assert_eq!(hashes(&folder, "out"), whole);

    // One new file was lost, another is not what it was, and a note was cut short.
    let files = sealed_files(&folder, "out");
    fs::remove_file(folder.path(&format!("out/{}", files[3]))).unwrap();
    fs::rename(folder.path(&format!("out/{}", files[4])), folder.path("changed.age")).unwrap();
    folder.write(&format!("out/{}", files[4]), "changed");
    let mut notes = folder.read("out/.rewrapped.jsonl");
    notes.truncate(notes.len() - 20);
    folder.write("out/.rewrapped.jsonl", notes);
    for (rewrapped, earlier) in [(again(), FILES - 3), (again(), FILES)] {
        assert_eq!(outcomes(&rows(&rewrapped)), [("rewrapped", FILES)].into());
        assert!(said(&rewrapped).contains(&format!("Of those sealed anew, {earlier} were")), "{}", said(&rewrapped));
    }
}

#[test]
fn files_for_other_people_do_not_come_into_one_folder() {
    let folder = desk();
    folder.write("in/a.age", sealed(1, &recipients(&folder)));
    let first = marac_as(&folder, "deputy", &["rewrap", "in", "--out", "out", "--area", PACK]);
    assert_eq!(first.status.code(), Some(0), "{}", said(&first));
    colleague_joins(&folder);
    let written = hashes(&folder, "out");
    let other = || marac_rewrap(&folder, "deputy", &["in", "--out", "out"]);
    let refused = other();
    assert_eq!(refused.status.code(), Some(2));
    let sentence = "out holds files that an earlier run sealed to other people. Give another folder for --out.\n";
    assert!(said(&refused).ends_with(sentence), "{}", said(&refused));
    assert_eq!(hashes(&folder, "out"), written);
    // Once they are gone, the folder is as good as new.
    fs::remove_file(folder.path(&format!("out/{}", sealed_files(&folder, "out")[0]))).unwrap();
    assert_eq!(outcomes(&rows(&other())), [("rewrapped", 1)].into());
    assert_eq!(sealed_files(&folder, "out").len(), 1);
}
