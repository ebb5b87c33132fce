use serde_json::json;

use super::*;
use crate::envelope::device::{DeviceKey, bundle};
use crate::envelope::draft::lock_draft;
use crate::envelope::lock::{LockError, WorkFactor, lock, lock_bytes};
use crate::envelope::{Identity, ObjectName, hex, reference};

const WORDS: &str = "harbor-lantern-mosaic-pigeon-velvet-wagon";
const BODY: &[u8] = b"%PDF- body map";

fn passphrase() -> Passphrase {
    Passphrase::new(WORDS)
}

fn cheap() -> WorkFactor {
    WorkFactor::new(2).unwrap()
}

fn draft(format: &str) -> Draft {
    let file = json!({ "name": "body map.pdf", "sha256": hex(&reference::sha256(BODY)) });
    let work = json!({ "format": format, "form": { "typed": [["victim.name", 0, "Marla Quill"]] }, "files": [file] });
    let attachment = Attachment { name: "body map.pdf".into(), bytes: BODY.to_vec() };
    Draft { json: work.to_string().into_bytes(), attachments: vec![attachment] }
}

fn locked(draft: &Draft) -> Vec<u8> {
    lock_draft(draft, &passphrase(), cheap()).unwrap()
}

fn changed(mut file: Vec<u8>, change: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    change(&mut file);
    file
}

/// A bundle as a person leaves with it, its pieces changed.
fn handed_over(change: impl FnOnce(&mut Vec<(String, Vec<u8>)>)) -> Vec<u8> {
    let Draft { json, attachments } = draft("marac-portal/draft@1");
    let (key, secret) = DeviceKey::make(&passphrase(), cheap(), "2026-11-21").unwrap();
    let hash = hex(&reference::sha256(BODY));
    let sealed = [(TEXT.to_owned(), json), (hash, attachments[0].bytes.clone())];
    let mut pieces = sealed.map(|(name, bytes)| (name.clone(), key.seal(&name, &bytes).unwrap())).to_vec();
    change(&mut pieces);
    bundle(&secret, &pieces).unwrap()
}

fn outcome(file: &[u8]) -> Option<NotOpened> {
    opened(file, &passphrase()).err()
}

#[test]
fn both_kinds_of_file_give_back_the_draft_and_its_files() {
    for file in [locked(&draft("marac-portal/draft@1")), handed_over(|_| {})] {
        let opened = opened(&file, &passphrase()).map_err(NotOpened::words).ok().unwrap();
        assert_eq!(opened.file.draft().0.answered(), 1);
        assert_eq!(opened.attachments, [BODY]);
    }
}

#[test]
fn each_wrong_file_has_its_own_outcome() -> Result<(), LockError> {
    use NotOpened::{Another, Damaged, NewerVersion, Unlock};
    use UnlockError as Why;
    let whole = locked(&draft("marac-portal/draft@1"));
    let identity = lock(&Identity::generate().unwrap(), &passphrase(), cheap(), "2026-11-21")?;
    let pdf = lock_bytes(BODY, &passphrase(), cheap())?;
    let without_files = Draft { attachments: Vec::new(), ..draft("marac-portal/draft@1") };
    for (what, file, why) in [
        ("cut in its header", whole[..60].to_vec(), Unlock(Why::Truncated)),
        ("little after its header", whole[..500].to_vec(), Unlock(Why::Truncated)),
        ("cut in its content", whole[..90_000].to_vec(), Unlock(Why::Truncated)),
        ("one bit of its content", changed(whole.clone(), |file| file[100_000] ^= 1), Unlock(Why::Damaged)),
        ("one bit of its last byte", changed(whole.clone(), |f| *f.last_mut().unwrap() ^= 1), Unlock(Why::Damaged)),
        ("2^19 asked for", changed(whole.clone(), asks_for(b"19")), Unlock(Why::TooMuchWork)),
        ("2^64 asked for", changed(whole, asks_for(b"64")), Unlock(Why::TooMuchWork)),
        ("a later version", locked(&draft("marac-portal/draft@2")), NewerVersion),
        ("a record", locked(&draft("marac-portal/referral@1")), Another),
        ("without a file that it names", locked(&without_files), Damaged),
        ("an identity file", identity, Another),
        ("a picture that somebody locked", pdf, Another),
        ("nothing", Vec::new(), Unlock(Why::NotAnIdentityFile)),
        ("a sealed referral", SEALED.to_vec(), Unlock(Why::NotAnIdentityFile)),
        ("a bundle without its key", without_key(), Unlock(Why::NotAnIdentityFile)),
        ("a bundle without its text", handed_over(|pieces| drop(pieces.remove(0))), Damaged),
        ("a bundle without an attachment", handed_over(|pieces| drop(pieces.pop())), Damaged),
        ("a bundle whose pieces stand for one another", handed_over(swap), Damaged),
        ("a bundle with a piece of another key", handed_over(planted), Damaged),
        (
            "a bundle with two texts",
            handed_over(|pieces| pieces.push(pieces[0].clone())),
            Unlock(Why::NotAnIdentityFile),
        ),
        (
            "a bundle that was cut",
            changed(handed_over(|_| {}), |file| file.truncate(90_000)),
            Unlock(Why::NotAnIdentityFile),
        ),
    ] {
        assert_eq!(outcome(&file), Some(why), "{what}");
    }
    for file in [locked(&draft("marac-portal/draft@1")), handed_over(|_| {})] {
        let why = opened(&file, &Passphrase::new("harbor-lantern")).err();
        assert_eq!(why, Some(Unlock(Why::WrongPassphrase)));
    }
    Ok(())
}

#[test]
fn every_reason_has_a_sentence_of_its_own_that_says_what_to_do_next() {
    use UnlockError::*;
    let reasons = [
        (NotOpened::Another, "Choose the file"),
        (NotOpened::NewerVersion, "Load the page again"),
        (NotOpened::Damaged, "Use another copy"),
        (NotOpened::Elsewhere, "Go on there"),
        (NotOpened::Unlock(WrongPassphrase), "type it again"),
        (NotOpened::Unlock(Truncated), "Copy it again"),
        (NotOpened::Unlock(TooMuchWork), "Choose the file"),
    ];
    let mut sentences = reasons.map(|(why, next)| {
        let said = why.words();
        assert!(said.contains(next) && !said.contains("identity file"), "{said}");
        said
    });
    sentences.sort_unstable();
    assert!(sentences.windows(2).all(|two| two[0] != two[1]));
    for why in [NotAnIdentityFile, PublicKeyGiven, SshOrPlugin, Mistyped, TrailingText] {
        assert_eq!(NotOpened::Unlock(why).words(), NotOpened::Another.words(), "{why:?}");
    }
    assert_eq!(NotOpened::Unlock(Damaged).words(), NotOpened::Damaged.words());
}

const SEALED: &[u8] = include_bytes!("../../../../../tests/vectors/envelope-v1-text.age");

fn asks_for(work: &'static [u8]) -> impl FnOnce(&mut Vec<u8>) {
    |file| {
        let end = file.windows(3).position(|at| at == b" 2\n").unwrap();
        file.splice(end + 1..end + 2, work.iter().copied());
    }
}

fn without_key() -> Vec<u8> {
    changed(handed_over(|_| {}), |file| {
        let named = |file: &[u8]| file.windows(7).position(|at| at == b"key.age");
        while let Some(at) = named(file) {
            file[at] = b'K';
        }
    })
}

fn swap(pieces: &mut Vec<(String, Vec<u8>)>) {
    let text = pieces[0].1.clone();
    pieces[0].1 = std::mem::replace(&mut pieces[1].1, text);
}

/// A draft that somebody else made, under the names of this one.
fn planted(pieces: &mut Vec<(String, Vec<u8>)>) {
    let (key, _) = DeviceKey::make(&passphrase(), cheap(), "2026-11-21").unwrap();
    let other = draft("marac-portal/draft@1").json;
    pieces[0].1 = key.seal(TEXT, &other).unwrap();
    pieces.push((ObjectName::random().unwrap().as_str().to_owned(), Vec::new()));
}
