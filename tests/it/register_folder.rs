//! A register on disk: several people, folders that are synced, files that are half there or renamed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use marac_portal::domain::mode::Live;
use marac_portal::domain::private::Private;
use marac_portal::domain::register::cases::{Decision, Received};
use marac_portal::domain::register::{CaseId, Heard, Register, Scope, Sha256, Signer, What};
use marac_portal::envelope::event::Author;
use marac_portal::envelope::reference::sha256;
use marac_portal::envelope::{Content, Identity, Recipient, seal};
use marac_portal::native::register::{EventFile, Folder, Pen, Unread};
use tempfile::TempDir;

use super::envelope_support::{people, recipients};
use super::register_support::{decided as decided_on, now};

/// Three people of an area, and their folders.
pub struct Area {
    people: Vec<Identity>,
    recipients: Vec<Recipient>,
    temp: TempDir,
}

impl Area {
    pub fn new() -> Area {
        let people = people(3);
        Area { recipients: recipients(&people), people, temp: TempDir::new().unwrap() }
    }

    pub fn folder(&self, name: &str) -> Folder {
        Folder::create(&self.temp.path().join(name)).unwrap()
    }

    fn path(&self, name: &str) -> PathBuf {
        self.temp.path().join(name)
    }

    pub fn pen<'a>(&'a self, person: usize, folder: &'a Folder) -> Pen<'a> {
        let (signer, recipients) = (&self.people[person], &self.recipients[..]);
        Pen { folder, author: Author { signer, recipients, area: "northmere", practice: false }, now }
    }

    fn scope(&self) -> Scope {
        let signer = Signer { label: "MARAC team".into(), revoked: None };
        let signers = self.people.iter().map(|person| (person.person(), signer.clone())).collect();
        Scope { area: "northmere".into(), practice: false, signers }
    }

    pub fn events(&self, folder: &Folder) -> Vec<EventFile> {
        folder.events(&self.people[..1]).unwrap()
    }

    pub fn register(&self, folder: &Folder) -> Register {
        let heard: Vec<Heard> = self.events(folder).into_iter().filter_map(|file| file.heard.ok()).collect();
        Register::of(heard, &self.scope(), now())
    }

    /// A referral that this person receives into the folder.
    pub fn receive(&self, person: usize, folder: &Folder, text: &str) -> Sha256 {
        let content = Content { record: b"{}".to_vec(), text: text.into(), attachments: vec![] };
        let sealed = seal::<Live>(content, &self.recipients).unwrap().into_bytes();
        self.receive_again(person, folder, &sealed)
    }

    pub fn receive_again(&self, person: usize, folder: &Folder, sealed: &[u8]) -> Sha256 {
        let body = folder.put_body(sealed).unwrap();
        let from = Private("file".into());
        let received = Received { body, record_kind: None, submission: None, from, more: Default::default() };
        self.pen(person, folder).write(What::Received(received), Vec::new()).unwrap();
        body
    }

    pub fn say(&self, person: usize, folder: &Folder, what: What) {
        let supersedes = self.register(folder).superseded_by(&what, self.people[person].person());
        self.pen(person, folder).write(what, supersedes).unwrap();
    }
}

pub fn decided(body: Sha256, decision: Decision) -> What {
    let What::Decided(decided) = decided_on(1, decision, "As discussed") else { unreachable!() };
    What::Decided(marac_portal::domain::register::cases::Decided { case: CaseId::Body(body), ..decided })
}

pub fn decisions(register: &Register, body: Sha256) -> Vec<Decision> {
    register.cases[&CaseId::Body(body)].decision.values().map(|decided| decided.decision).collect()
}

/// All files below a folder.
pub fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(here) = open.pop() {
        for entry in fs::read_dir(here).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                all.insert(path.strip_prefix(folder).unwrap().to_owned(), fs::read(&path).unwrap());
            }
        }
    }
    all
}

/// What a program that syncs does: every file that is in one folder is then in the other.
fn sync(one: &Folder, other: &Folder) {
    for (from, to) in [(one, other), (other, one)] {
        for (name, bytes) in files(from.root()) {
            let path = to.root().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            if !path.exists() {
                fs::write(path, bytes).unwrap();
            }
        }
    }
}

#[test]
fn three_people_one_of_them_offline_and_nothing_is_lost() {
    let area = Area::new();
    let [office, deputys, train] = ["office", "deputy", "train"].map(|name| area.folder(name));
    let first = area.receive(0, &office, "One");
    sync(&office, &deputys);
    sync(&office, &train);
    // The train is offline from here.
    area.say(0, &office, decided(first, Decision::AskForMore));
    sync(&office, &deputys);
    area.say(1, &deputys, decided(first, Decision::Accept));
    area.say(2, &train, decided(first, Decision::Emergency));
    let second = area.receive(2, &train, "Two");
    sync(&deputys, &office);
    assert_eq!(decisions(&area.register(&office), first), [Decision::Accept]);

    sync(&train, &office);
    sync(&office, &deputys);
    let registers = [&office, &deputys, &train].map(|folder| area.register(folder));
    assert_eq!(registers[0], registers[1]);
    assert_eq!(registers[0], registers[2]);
    let mut both = decisions(&registers[0], first);
    both.sort_unstable();
    assert_eq!(both, [Decision::Accept, Decision::Emergency]);
    assert!(registers[0].cases[&CaseId::Body(second)].is_here());
    let bodies = office.bodies().unwrap();
    assert!([first, second].iter().all(|body| bodies.read(*body).is_some()));

    area.say(0, &office, decided(first, Decision::Emergency));
    assert_eq!(decisions(&area.register(&office), first), [Decision::Emergency], "one word settles it");
}

#[test]
fn half_written_renamed_and_foreign_files_are_never_fatal_and_never_lost() {
    let area = Area::new();
    let folder = area.folder("reg");
    let body = area.receive(0, &folder, "One");
    area.say(1, &folder, decided(body, Decision::Accept));
    let whole = area.register(&folder);
    let events: Vec<PathBuf> = area.events(&folder).into_iter().map(|file| file.path).collect();
    let month = events[0].parent().unwrap().to_owned();
    let bytes = fs::read(&events[1]).unwrap();

    // Copies under the names that programs give them.
    for name in
        ["a (1).age", "b (Alma's conflicted copy 2026-11-22).age", "c.sync-conflict-20261122-061000-ABCDEFG.age", "d"]
    {
        fs::write(month.join(name), &bytes).unwrap();
    }
    fs::create_dir_all(folder.root().join("events/New folder")).unwrap();
    fs::write(folder.root().join("events/New folder/e.age"), &bytes).unwrap();
    assert_eq!(area.register(&folder), whole);
    // The one under its own name is gone: a copy will do.
    fs::remove_file(&events[1]).unwrap();
    assert_eq!(area.register(&folder), whole);

    for (name, bytes, expected) in [
        ("half.age", &bytes[..bytes.len() / 2], Some(Unread::Damaged)),
        ("begun.age", &bytes[..40], Some(Unread::Truncated)),
        ("empty.age", &[], Some(Unread::Truncated)),
        ("zeros.age", &[0; 1500], Some(Unread::NotAnEvent)),
        ("Thumbs.db", b"not ours", Some(Unread::NotAnEvent)),
        ("huge.age", &vec![b'a'; 400_000], Some(Unread::NotAnEvent)),
        (".DS_Store", b"hidden", None),
        (".tmp1234.part", &bytes[..200], None),
    ] {
        fs::write(month.join(name), bytes).unwrap();
        let found = area.events(&folder).into_iter().find(|file| file.path.ends_with(name));
        assert_eq!(found.map(|file| file.heard.unwrap_err()), expected, "{name}");
        assert_eq!(area.register(&folder), whole, "{name}");
    }
    // What was half there arrives.
    area.say(2, &folder, decided(body, Decision::Emergency));
    let last = area
        .events(&folder)
        .into_iter()
        .map(|file| file.path)
        .find(|path| !events.contains(path) && path.to_str().unwrap().contains("T061000Z"))
        .unwrap();
    let bytes = fs::read(&last).unwrap();
    fs::write(&last, &bytes[..700]).unwrap();
    assert_eq!(decisions(&area.register(&folder), body), [Decision::Accept]);
    fs::write(&last, &bytes).unwrap();
    assert_eq!(decisions(&area.register(&folder), body), [Decision::Emergency]);
}

#[test]
fn a_file_appears_whole_under_its_name_and_never_over_another() {
    let area = Area::new();
    let folder = area.folder("reg");
    let body = area.receive(0, &folder, "One");
    let names: Vec<PathBuf> = files(folder.root()).into_keys().collect();
    let event = names.iter().find(|name| name.starts_with("events")).unwrap().to_str().unwrap();
    let person = &area.people[0].person().to_string()[..8];
    assert!(event.starts_with(&format!("events/2026-11/20261122T061000Z-{person}-")), "{event}");
    assert!(names.contains(&PathBuf::from(format!("bodies/{body}.age"))));
    assert_eq!(names.len(), 2, "nothing else is left");

    // An event under a name that is taken: nothing is written over.
    let heard = area.events(&folder).remove(0).heard.unwrap();
    let event = marac_portal::domain::register::Event::read(&heard.line).unwrap();
    let before = files(folder.root());
    let refused = folder.put_event(&event, b"something else").unwrap_err();
    assert_eq!(refused.kind(), std::io::ErrorKind::AlreadyExists);
    assert_eq!(files(folder.root()), before);
    // Other people of the share can read what this one wrote.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let plain = area.path("plain");
        fs::write(&plain, b"").unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode(&folder.root().join(names[0].clone())), mode(&plain));
    }
    assert_eq!(Folder::open(&area.path("regg")).unwrap_err().kind(), std::io::ErrorKind::NotFound);
    assert!(Folder::open(&area.path("plain")).is_err());
}

#[test]
fn a_body_is_known_by_its_content_whatever_it_is_called() {
    let area = Area::new();
    let folder = area.folder("reg");
    let body = area.receive(0, &folder, "One");
    let path = folder.root().join(format!("bodies/{body}.age"));
    let bytes = fs::read(&path).unwrap();
    let found = || folder.bodies().unwrap().read(body);
    for copy in ["bodies/HASH (1).age", "bodies/Copy of HASH.age", "bodies/HASH (conflicted copy).age"] {
        let renamed = folder.root().join(copy.replace("HASH", &body.to_string()));
        fs::rename(&path, &renamed).unwrap();
        assert_eq!(found().as_ref(), Some(&bytes), "{copy}");
        fs::rename(&renamed, &path).unwrap();
    }
    // Half of it has arrived: it is not taken for the whole, and the whole can be put beside it.
    fs::write(&path, &bytes[..50_000]).unwrap();
    assert_eq!(found(), None);
    assert_eq!(folder.put_body(&bytes).unwrap(), body);
    assert_eq!(found().as_ref(), Some(&bytes));
    assert_eq!(fs::read(&path).unwrap().len(), 50_000, "nothing is written over");
    let before = files(folder.root());
    folder.put_body(&bytes).unwrap();
    assert_eq!(files(folder.root()), before, "once is enough");
    // Another file under its name is not it.
    fs::write(&path, b"something else").unwrap();
    assert_eq!(found().as_ref(), Some(&bytes));
    assert_eq!(Sha256(sha256(&bytes)), body);
}
