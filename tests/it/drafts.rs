//! Drafts in a file and on a device: whatever a person leaves comes back, and nothing that was changed does.

use marac_portal::domain::draft::file::DraftFile;
use marac_portal::envelope::device::{DeviceKey, Unlocked, bundle, unbundle};
use marac_portal::envelope::draft::{Draft, DraftError, lock_draft, unlock_draft};
use marac_portal::envelope::identity::read_plain;
use marac_portal::envelope::lock::{LockError, UnlockError, unlock_bytes};
use marac_portal::envelope::{OpenError, Passphrase, seal_document};
use proptest::prelude::*;

use crate::drafts_support::{Work, any_work, cheap, sha256_of};

pub const WORDS: &str = "harbor-lantern-mosaic-pigeon-velvet-wagon";
pub const TEXT: &str = "draft.json";

pub fn passphrase() -> Passphrase {
    Passphrase::new(WORDS)
}

/// A draft as it stands in a file.
pub fn locked(work: &Work) -> Vec<u8> {
    let draft = Draft { json: work.file().to_bytes(), attachments: work.files.clone() };
    lock_draft(&draft, &passphrase(), cheap()).unwrap()
}

/// The same as a device keeps it: each piece under its name.
pub fn pieces(key: &DeviceKey, work: &Work) -> Vec<(String, Vec<u8>)> {
    let text = (TEXT.to_owned(), work.file().to_bytes());
    let files = work.files.iter().map(|file| (sha256_of(file), file.bytes.clone()));
    let seal = |(name, bytes): (String, Vec<u8>)| (name.clone(), key.seal(&name, &bytes).unwrap());
    std::iter::once(text).chain(files).map(seal).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn whatever_a_person_leaves_comes_back_out_of_a_draft_file(work in any_work()) {
        let opened = unlock_draft(&locked(&work), &passphrase()).unwrap();
        prop_assert!(work.is_in(&DraftFile::read(&opened.json).unwrap()));
        let contents: Vec<&[u8]> = opened.attachments.iter().map(|file| &file.bytes[..]).collect();
        prop_assert_eq!(contents, work.contents());
    }
}

/// One device and its passphrase, as many drafts as there are: the seal is cheap, and that is why a device has a key.
#[test]
fn whatever_a_person_leaves_comes_back_from_their_own_device() {
    let (key, locked) = DeviceKey::make(&passphrase(), cheap(), "2026-11-21").unwrap();
    let unlocked = Unlocked::unlock(&locked, &passphrase()).unwrap();
    proptest!(ProptestConfig::with_cases(1_000), |(work in any_work())| {
        let pieces = pieces(&key, &work);
        let open = |name: &str| {
            let (_, sealed) = pieces.iter().find(|(own, _)| own == name).unwrap();
            unlocked.open(name, sealed).unwrap()
        };
        let read = DraftFile::read(&open(TEXT)).unwrap();
        prop_assert!(work.is_in(&read));
        for (listed, file) in read.files().iter().zip(&work.files) {
            let name = listed["sha256"].as_str().unwrap();
            prop_assert_eq!(&open(name)[..], &file.bytes[..]);
        }
    });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_bytes_make_a_reader_of_drafts_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300), cut in 0usize..4) {
        let marked = [&b"age-encryption.org/v1\n-> scrypt "[..], b"{\"format\":\"marac-portal/draft@1\",\"form\":", b"PK\x03\x04", b""];
        let bytes = [marked[cut], &bytes].concat();
        let _ = (unlock_draft(&bytes, &passphrase()).is_ok(), unbundle(&bytes).is_some(), DraftFile::read(&bytes).is_ok());
        let _ = Unlocked::unlock(&bytes, &passphrase()).is_ok();
    }
}

#[test]
fn a_file_of_which_one_byte_was_changed_gives_back_nothing() {
    let work = Work::invented();
    let whole = locked(&work);
    // Anywhere: the header, the nonce, the text, the attachment, the zeros, the last tag.
    for at in (22..whole.len()).step_by(whole.len() / 300).chain([whole.len() - 1]) {
        let mut changed = whole.clone();
        changed[at] ^= 0x10;
        assert!(unlock_draft(&changed, &passphrase()).is_err(), "at {at}");
    }
    for len in (0..whole.len()).step_by(whole.len() / 300) {
        assert!(unlock_draft(&whole[..len], &passphrase()).is_err(), "cut at {len}");
    }
}

#[test]
fn a_bundle_gives_back_what_a_device_kept_and_each_piece_under_its_own_name_alone() {
    let work = Work::invented();
    let (key, secret) = DeviceKey::make(&passphrase(), cheap(), "2026-11-21").unwrap();
    let kept = pieces(&key, &work);
    let (found, sealed) = unbundle(&bundle(&secret, &kept).unwrap()).unwrap();
    assert_eq!((&found, &sealed), (&secret, &kept));
    let unlocked = Unlocked::unlock(&found, &passphrase()).unwrap();
    assert_eq!(unlocked.open(TEXT, &sealed[1].1).err(), Some(OpenError::Damaged), "one piece stands for another");
    let cut = &sealed[0].1[..sealed[0].1.len() - 1];
    assert!(unlocked.open(TEXT, cut).is_err());
    assert_eq!(Unlocked::unlock(&found, &Passphrase::new("")).err(), Some(UnlockError::WrongPassphrase));
}

/// Whoever can write to the storage of a browser knows the public key: age tells nobody who sealed a file.
#[test]
fn a_draft_that_somebody_planted_is_refused() {
    use crate::drafts_interop::{entry, stored};
    let (key, secret) = DeviceKey::make(&passphrase(), cheap(), "2026-11-21").unwrap();
    let unlocked = Unlocked::unlock(&secret, &passphrase()).unwrap();
    let text = unlock_bytes(&secret, &passphrase()).unwrap();
    let identity = read_plain(std::str::from_utf8(&text).unwrap()).unwrap().remove(0);
    let json = Work::invented().file().to_bytes();
    let tag = "0".repeat(64);
    for (what, files) in [
        ("without a tag", vec![entry(TEXT, &json)]),
        ("with another tag", vec![entry("tag", tag.as_bytes()), entry(TEXT, &json)]),
    ] {
        let planted = seal_document(&stored(&files), &[identity.recipient()]).unwrap();
        assert_eq!(unlocked.open(TEXT, &planted).err(), Some(OpenError::Damaged), "{what}");
    }
    assert!(unlocked.open(TEXT, &key.seal(TEXT, &json).unwrap()).is_ok());
}

#[test]
fn nothing_is_locked_without_a_passphrase() {
    let nothing = Passphrase::new("");
    let draft = Draft { json: Work::invented().file().to_bytes(), attachments: Vec::new() };
    assert_eq!(lock_draft(&draft, &nothing, cheap()).err(), Some(LockError::EmptyPassphrase));
    assert_eq!(DeviceKey::make(&nothing, cheap(), "").err(), Some(LockError::EmptyPassphrase));
}

/// Archives that a person who knows the passphrase could make: our own reader takes none of them for a draft.
#[test]
fn what_is_locked_with_the_passphrase_and_is_no_draft_is_another_file() {
    use crate::drafts_interop::{entry, locked_by_age, stored};
    let json = Work::invented().file().to_bytes();
    let text = entry(TEXT, &json);
    let claims = |bytes: &mut Vec<u8>| {
        // Both headers of the first file say that it is 200 MB long.
        let length = 200_000_000u32.to_le_bytes();
        let central = bytes.windows(4).position(|at| at == b"PK\x01\x02").unwrap();
        for at in [18, 22, central + 20, central + 24] {
            bytes[at..at + 4].copy_from_slice(&length);
        }
    };
    let mut too_long = stored(std::slice::from_ref(&text));
    claims(&mut too_long);
    for (what, archive) in [
        ("two texts", stored(&[text.clone(), text.clone()])),
        ("another file beside it", stored(&[text.clone(), entry("draft.html", b"<script>")])),
        ("no text", stored(&[entry("attachments/01-a", b"a")])),
        ("a text that climbs out", stored(&[entry("../draft.json", &json)])),
        ("200 MB that are not there", too_long),
        ("nothing", Vec::new()),
    ] {
        let locked = locked_by_age(&archive);
        assert_eq!(unlock_draft(&locked, &passphrase()).err(), Some(DraftError::NotADraft), "{what}");
    }
    assert!(unlock_draft(&locked_by_age(&stored(&[text])), &passphrase()).is_ok(), "the table starts from what opens");
}
