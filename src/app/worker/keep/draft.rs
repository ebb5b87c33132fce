//! Drafts in and out of files: what a page hands over becomes a file under a passphrase, and a file becomes what a page takes.

use serde_json::{Value as Json, json};

use crate::domain::draft::file::{DraftFile, NotADraft, Replaced};
use crate::domain::form::Section;
use crate::domain::instrument::Instrument;
use crate::envelope::Attachment;
use crate::envelope::device::{Unlocked, unbundle};
use crate::envelope::draft::{Draft, DraftError, unlock_draft};
use crate::envelope::lock::UnlockError;
use crate::envelope::{OpenError, Passphrase};
use crate::wording::{attached, date, say};

/// A draft that was opened, and nothing of it is on the page yet.
pub struct Opened {
    pub file: DraftFile,
    /// In the order of the list in the draft.
    pub attachments: Vec<Vec<u8>>,
}

/// Why no draft was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotOpened {
    Unlock(UnlockError),
    Another,
    NewerVersion,
    Damaged,
    /// Another tab works on it.
    Elsewhere,
}

impl NotOpened {
    /// The sentences for a person.
    pub fn words(self) -> String {
        match self {
            NotOpened::Unlock(UnlockError::WrongPassphrase) => say!("draft-wrong-passphrase"),
            NotOpened::Unlock(UnlockError::TooMuchWork) => say!("draft-too-much-work"),
            NotOpened::Unlock(UnlockError::Truncated) => say!("draft-truncated"),
            NotOpened::NewerVersion => say!("draft-newer"),
            NotOpened::Elsewhere => say!("draft-elsewhere"),
            NotOpened::Unlock(UnlockError::Damaged) | NotOpened::Damaged => say!("draft-damaged"),
            // A key of any other kind is something else to whoever looks for a draft.
            NotOpened::Unlock(_) | NotOpened::Another => say!("draft-another"),
        }
    }
}

/// The draft that a page hands over, written now: `work`, its files, and the checklist it is written under.
pub fn written(work: &Json, attachments: Vec<Vec<u8>>, about: &Json) -> (DraftFile, Draft) {
    let instrument = about["instrument"].as_str().and_then(|file| Instrument::parse(file.as_bytes()).ok());
    let text = |name: &str| about[name].as_str().unwrap_or_default();
    let mut work = work.clone();
    for name in ["area", "area_name", "area_version", "step"] {
        work[name] = about[name].clone();
    }
    let file = DraftFile::new(&work, instrument.as_ref(), text("now"), text("build"));
    let names = file.files().iter().map(|file| file["name"].as_str().unwrap_or_default().to_owned());
    let attachments = names.zip(attachments).map(|(name, bytes)| Attachment { name, bytes }).collect();
    let draft = Draft { json: file.to_bytes(), attachments };
    (file, draft)
}

/// Opens a draft file of either kind: under a passphrase, or a bundle of a locked key and what was sealed to it.
pub fn opened(bytes: &[u8], passphrase: &Passphrase) -> Result<Opened, NotOpened> {
    if let Some((locked, pieces)) = unbundle(bytes) {
        let unlocked = Unlocked::unlock(&locked, passphrase).map_err(NotOpened::Unlock)?;
        return of_pieces(&unlocked, |name| {
            pieces.iter().find(|(own, _)| own == name).map(|(_, sealed)| sealed.clone())
        });
    }
    let Draft { json, attachments } = unlock_draft(bytes, passphrase).map_err(|error| match error {
        DraftError::Unlock(error) => NotOpened::Unlock(error),
        DraftError::NotADraft => NotOpened::Another,
    })?;
    let file = DraftFile::read(&json).map_err(not_a_draft)?;
    if file.files().len() != attachments.len() {
        return Err(NotOpened::Damaged);
    }
    Ok(Opened { file, attachments: attachments.into_iter().map(|file| file.bytes).collect() })
}

/// Opens a draft out of the pieces that a device keeps of it.
pub fn of_pieces(unlocked: &Unlocked, piece: impl Fn(&str) -> Option<Vec<u8>>) -> Result<Opened, NotOpened> {
    let open = |name: &str| {
        let sealed = piece(name).ok_or(NotOpened::Damaged)?;
        unlocked.open(name, &sealed).map_err(|_: OpenError| NotOpened::Damaged)
    };
    let file = DraftFile::read(&open(TEXT)?).map_err(not_a_draft)?;
    let hashes = file.files().iter().map(|file| file["sha256"].as_str().unwrap_or_default());
    let attachments = hashes.map(|hash| open(hash).map(|bytes| bytes.to_vec())).collect::<Result<_, _>>()?;
    Ok(Opened { file, attachments })
}

/// What a draft contains, without showing any of it.
pub fn contents(file: &DraftFile, areas: &str, attachments: &[Vec<u8>]) -> Vec<String> {
    let (draft, without_place) = file.draft();
    let answered = draft.answered();
    let items = draft.ric().values().filter(|answer| answer.answer.is_some()).count();
    let bytes = attachments.iter().map(|file| file.len() as u64).sum();
    let size = attached::size(bytes);
    let lines = [
        say!("draft-of-area", area = areas),
        say!("draft-saved-at", when = when(file.text("saved_at"))),
        say!("draft-answers", count = answered),
        say!("draft-items", count = items),
    ];
    let files = (!attachments.is_empty()).then(|| say!("draft-files", count = attachments.len(), size = size));
    let lost = (!without_place.is_empty()).then(|| say!("draft-without-place", count = without_place.len()));
    lines.into_iter().chain(files).chain(lost).collect()
}

/// A moment in a draft, as people write it.
pub fn when(minute: &str) -> String {
    date::stamp(minute)
}

/// What is different today from when the draft was written, in sentences, and the sections to be looked at again.
pub fn changed_since(draft: &Json, about: &Json) -> (Vec<String>, Vec<Json>, Vec<&'static str>) {
    let (mut said, mut lists, mut again) = (Vec::new(), Vec::new(), Vec::new());
    let instrument = about["instrument"].as_str().and_then(|file| Instrument::parse(file.as_bytes()).ok());
    if let Some(replaced) = instrument.and_then(|now| Replaced::since(&draft["instrument"], &now)) {
        said.push(say!("draft-checklist-replaced"));
        let reworded =
            replaced.reworded.into_iter().map(|(before, now)| say!("draft-item-reworded", before = before, now = now));
        let new = replaced.new.into_iter().map(|text| say!("draft-item-new", item = text));
        let gone = replaced.gone.into_iter().map(|text| say!("draft-item-gone", item = text));
        lists.extend(reworded.chain(new).chain(gone).map(Json::String));
        again.push(Section::Ric.id());
    }
    let version = |of: &Json| of["area_version"].as_u64();
    if version(draft).is_some() && version(draft) != version(about) {
        said.push(say!("draft-area-changed"));
    }
    (said, lists, again)
}

/// What the page is told to take.
pub fn restored(opened: &Opened) -> Json {
    json!(["restore", opened.file.work()])
}

fn not_a_draft(error: NotADraft) -> NotOpened {
    match error {
        NotADraft::NewerVersion => NotOpened::NewerVersion,
        NotADraft::Another => NotOpened::Another,
    }
}

/// The name of the piece that holds the text.
pub const TEXT: &str = "draft.json";

#[cfg(test)]
mod tests {
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
        let work =
            json!({ "format": format, "form": { "typed": [["victim.name", 0, "Marla Quill"]] }, "files": [file] });
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

    const SEALED: &[u8] = include_bytes!("../../../../tests/vectors/envelope-v1-text.age");

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
}
