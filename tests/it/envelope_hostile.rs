//! Hostile archives: each variation is refused for its own reason, and sealed it is a damaged file.

use marac_portal::envelope::archive::{ArchiveError, read};
use marac_portal::envelope::{OpenError, open};

use crate::envelope_archive::{RECORD, USUAL, usual, written};
use crate::envelope_support::{people, recipients, seal_plaintext};

#[test]
fn a_hostile_archive_is_refused_for_its_own_reason_and_sealed_it_is_a_damaged_file() {
    assert!(read(&usual(2_000)).is_ok() && open_sealed(&usual).is_ok(), "the corpus starts from what opens");
    for (what, expected, make) in corpus() {
        assert_eq!(read(&make(2_000)).err(), Some(expected), "{what}");
        assert_eq!(open_sealed(&*make), Err(OpenError::Damaged), "{what}");
    }
}

#[test]
fn files_that_no_referral_holds_make_it_a_damaged_one() {
    let with = |more: &[(&'static str, &'static [u8])]| [&USUAL[..], more].concat();
    assert_eq!(open_sealed(&making(with(&[("attachments/01-a", b"a"), ("attachments/02-a", b"")]))), Ok(()));
    for (what, files) in [
        ("a page", with(&[("referral.html", b"<script>")])),
        ("the record in capitals", with(&[("Referral.json", RECORD)])),
        ("an attachment without a number", with(&[("attachments/a", b"a")])),
        ("a number with one digit", with(&[("attachments/1-a", b"a")])),
        ("numbers that begin with 02", with(&[("attachments/02-a", b"a")])),
        ("one number twice", with(&[("attachments/01-a", b"a"), ("attachments/01-b", b"b")])),
        ("a folder among the attachments", with(&[("attachments/01-a/b", b"a")])),
        ("a name that ends in a dot", with(&[("attachments/01-a.", b"a")])),
        ("no record", vec![USUAL[1]]),
        ("no text", vec![USUAL[0]]),
        ("text that is not UTF-8", vec![USUAL[0], ("referral.txt", &[0xff, 0xfe])]),
        ("nothing", vec![]),
    ] {
        assert_eq!(open_sealed(&making(files)), Err(OpenError::Damaged), "{what}");
    }
}

/// Builds an archive with so many zeros of padding; one byte of padding more makes it one byte longer.
type Make = Box<dyn Fn(usize) -> Vec<u8>>;

fn corpus() -> Vec<(&'static str, ArchiveError, Make)> {
    use ArchiveError::*;
    let mut corpus: Vec<(&'static str, ArchiveError, Make)> = Vec::new();
    for (what, name) in [
        ("climbs out of its folder", "attachments/../../x"),
        ("starts at the root", "/etc/passwd"),
        ("is a Windows path", "attachments\\01-x"),
        ("names a drive", "C:x"),
        ("has a control character", "attachments/01-\n"),
        ("has a letter beyond ASCII", "attachments/01-\u{202e}fdp"),
        ("is empty", ""),
        ("is a folder", "attachments/"),
    ] {
        corpus.push((what, BadName, making(vec![USUAL[0], USUAL[1], (name, b"x")])));
    }
    let mut add = |what, expected, make: Make| corpus.push((what, expected, make));
    add("two files of one name", SameNameTwice, making(vec![USUAL[0], USUAL[1], USUAL[0]]));
    add("two paddings", SameNameTwice, making(vec![USUAL[0], USUAL[1], ("padding", b"\0")]));
    add(
        "too many files",
        TooManyEntries,
        Box::new(|padding| {
            let names: Vec<String> = (0..102).map(|n| format!("attachments/{n}-x")).collect();
            written(&names.iter().map(|name| (name.as_str(), b"" as &[u8])).collect::<Vec<_>>(), padding)
        }),
    );

    add("data before", BytesUnaccountedFor, Box::new(|padding| [b"#!x\n", usual(padding).as_slice()].concat()));
    add("data before, offsets adjusted", BytesUnaccountedFor, Box::new(|padding| shifted(usual(padding))));
    add("data after", NoEnd, Box::new(|padding| [usual(padding).as_slice(), b"tail"].concat()));
    add(
        "data before the directory",
        BytesUnaccountedFor,
        Box::new(|padding| {
            let mut bytes = usual(padding);
            let directory = directory(&bytes);
            bytes.splice(directory..directory, *b"gap!");
            let at = bytes.len() - 6; // the directory's offset
            let offset = (directory as u32 + 4).to_le_bytes();
            bytes.splice(at..at + 4, offset);
            bytes
        }),
    );
    add(
        "data after the directory",
        BytesUnaccountedFor,
        Box::new(|padding| {
            let mut bytes = usual(padding);
            let end = bytes.len() - 22;
            bytes.splice(end..end, *b"gap!");
            bytes
        }),
    );
    add("nothing but zeros", NoEnd, Box::new(|padding| vec![0; 300 + padding]));
    add("a comment", NoEnd, patched(|bytes| *last(bytes, 2) = 1));
    add("several disks", NoEnd, patched(|bytes| *last(bytes, 18) = 1));
    add("other counts on this disk", NoEnd, patched(|bytes| *last(bytes, 14) += 1));

    add("another name in the local header", HeadersDiffer, patched(|bytes| bytes[30] = b'R'));
    add("another checksum in the local header", HeadersDiffer, patched(|bytes| bytes[14] ^= 1));
    add("another size in the directory", HeadersDiffer, patched(|bytes| *twin(bytes, 24) ^= 1));
    add("compressed", Unsupported, patched(|bytes| both(bytes, 8, 8)));
    add("encrypted", Unsupported, patched(|bytes| both(bytes, 6, 1)));
    add("with a data descriptor", Unsupported, patched(|bytes| both(bytes, 6, 8)));
    add("stored and plain size differ", Unsupported, patched(|bytes| both(bytes, 18, 1)));
    add("with an extension", Unsupported, patched(|bytes| both(bytes, 28, 4)));
    add("a comment on a file", Unsupported, patched(|bytes| *twin(bytes, 32) = 1));
    add("a file on another disk", Unsupported, patched(|bytes| *twin(bytes, 34) = 1));
    add("a file elsewhere", BytesUnaccountedFor, patched(|bytes| *twin(bytes, 42) = 1));
    add("content changed", WrongChecksum, patched(|bytes| bytes[30 + "referral.json".len()] ^= 1));

    add("claims 4 GiB", CutShort, patched(|bytes| (18..26).for_each(|at| both(bytes, at, 0xff))));
    add("claims 65,535 files", TooManyEntries, patched(|bytes| (11..15).for_each(|back| *last(bytes, back) = 0xff)));
    add("claims one file more", CutShort, patched(|bytes| [14, 12].iter().for_each(|back| *last(bytes, *back) += 1)));
    add(
        "claims one file less",
        BytesUnaccountedFor,
        patched(|bytes| [14, 12].iter().for_each(|back| *last(bytes, *back) -= 1)),
    );
    add("directory beyond the end", BytesUnaccountedFor, patched(|bytes| *last(bytes, 3) = 0x7f));
    add("directory shorter than it is", BytesUnaccountedFor, patched(|bytes| *last(bytes, 10) -= 1));

    add(
        "no padding",
        BadPadding,
        patched(|bytes| {
            for at in find_all(bytes, b"padding") {
                bytes[at..at + 7].copy_from_slice(b"nothing");
            }
        }),
    );
    add(
        "something in the padding",
        BadPadding,
        Box::new(|padding| {
            let mut zeros = vec![0; padding];
            if let Some(last) = zeros.last_mut() {
                *last = 1;
            }
            // The smuggled bytes take the name; the real padding is cut away from both places.
            let mut bytes = written(&[USUAL[0], USUAL[1], ("padding", &zeros)], 0);
            let places = find_all(&bytes, b"padding");
            let (member, twin) = (places[1] - 30, places[3] - 46);
            bytes.drain(twin..twin + 53);
            bytes.drain(member..member + 37);
            [14, 12].iter().for_each(|back| *last(&mut bytes, *back) -= 1);
            let (len, offset) = (bytes.len() - 22 - member, member as u32);
            let end = bytes.len();
            bytes[end - 10..end - 6].copy_from_slice(&(len as u32).to_le_bytes());
            bytes[end - 6..end - 2].copy_from_slice(&offset.to_le_bytes());
            bytes
        }),
    );
    corpus
}

fn open_sealed(make: &dyn Fn(usize) -> Vec<u8>) -> Result<(), OpenError> {
    let people = people(1);
    let sealed = seal_plaintext(&recipients(&people), |len| make(len - make(0).len()));
    open(&sealed, &people).map(|_| ())
}

fn making(files: Vec<(&'static str, &'static [u8])>) -> Make {
    Box::new(move |padding| written(&files, padding))
}

fn patched(patch: impl Fn(&mut Vec<u8>) + 'static) -> Make {
    Box::new(move |padding| {
        let mut bytes = usual(padding);
        patch(&mut bytes);
        bytes
    })
}

/// Where the directory begins.
fn directory(bytes: &[u8]) -> usize {
    let offset = &bytes[bytes.len() - 6..bytes.len() - 2];
    u32::from_le_bytes(offset.try_into().unwrap()) as usize
}

/// A byte of the directory's first entry.
fn twin(bytes: &mut [u8], at: usize) -> &mut u8 {
    let at = directory(bytes) + at;
    &mut bytes[at]
}

/// Sets bits in the first file's local header and in its twin, two bytes further on in the directory.
fn both(bytes: &mut [u8], local: usize, bits: u8) {
    bytes[local] |= bits;
    *twin(bytes, local + 2) |= bits;
}

/// The byte so many from the end.
fn last(bytes: &mut [u8], back: usize) -> &mut u8 {
    let at = bytes.len() - back;
    &mut bytes[at]
}

/// Four bytes in front, and every offset moved by four, as a self-extracting archive has it.
fn shifted(mut bytes: Vec<u8>) -> Vec<u8> {
    let first = directory(&bytes);
    let end = bytes.len() - 22;
    let mut at = first;
    while at < end {
        let name_len = usize::from(bytes[at + 28]);
        let offset = u32::from_le_bytes(bytes[at + 42..at + 46].try_into().unwrap()) + 4;
        bytes[at + 42..at + 46].copy_from_slice(&offset.to_le_bytes());
        at += 46 + name_len;
    }
    bytes[end + 16..end + 20].copy_from_slice(&(first as u32 + 4).to_le_bytes());
    [b"#!x\n", bytes.as_slice()].concat()
}

fn find_all(bytes: &[u8], what: &[u8]) -> Vec<usize> {
    (0..bytes.len() - what.len()).filter(|at| bytes[*at..].starts_with(what)).collect()
}
