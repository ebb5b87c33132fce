//! Armor as it comes back from mail programs.

use std::borrow::Cow;

use marac_portal::envelope::armor::{ArmorError, armor, binary_of, dearmor};
use proptest::prelude::*;

fn binary(len: usize) -> Vec<u8> {
    (0..len).map(|n| (n * 7 + n / 251) as u8).collect()
}

#[test]
fn armor_is_base64_in_lines_of_64_between_its_markers() {
    let text = armor(&binary(100));
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "-----BEGIN AGE ENCRYPTED FILE-----");
    assert_eq!(lines[1..4].iter().map(|line| line.len()).collect::<Vec<_>>(), [64, 64, 8]);
    assert_eq!(lines[4], "-----END AGE ENCRYPTED FILE-----");
    assert!(text.ends_with('\n'));
}

#[test]
fn armor_of_several_pieces_is_one_armor() {
    for len in [196_607, 196_608, 196_609, 500_000] {
        let text = armor(&binary(len));
        let [first @ .., last, _] = &text.lines().skip(1).collect::<Vec<_>>()[..] else { panic!("too short") };
        assert!(first.iter().all(|line| line.len() == 64) && last.len() <= 64, "{len}");
        assert_eq!(dearmor(&text).as_deref(), Ok(&binary(len)[..]), "{len}");
    }
}

#[test]
fn armor_survives_what_mail_programs_do_to_it() {
    for len in [1, 2, 3, 47, 48, 49, 500, 4_000] {
        let original = binary(len);
        let text = armor(&original);
        for (what, mangled) in [
            ("nothing", text.clone()),
            ("windows line ends", text.replace('\n', "\r\n")),
            ("old line ends with blanks", text.replace('\n', "  \n")),
            ("quoted", prefixed("> ", &text)),
            ("quoted twice", prefixed(">> ", &text)),
            ("quoted and quoted", prefixed("> > ", &text)),
            ("indented", prefixed("    \t", &text)),
            ("indented with no-break spaces", prefixed("\u{a0}", &text)),
            ("double spaced", text.replace('\n', "\n\n")),
            ("text around", format!("Dear Sam,\n\n{text}\n-- \nkind regards\n")),
            ("words before that look alike", format!("THE BEGINNING OF AGE\nBEGIN AGE\n{text}")),
            ("byte order mark", format!("\u{feff}{text}")),
            ("quoted-printable", quoted_printable(&text, 76)),
            ("quoted-printable, short lines", quoted_printable(&text, 40)),
            ("quoted-printable, then quoted", prefixed("> ", &quoted_printable(&text, 72))),
            ("quoted-printable with every sign encoded", encoded_signs(&text)),
            ("wrapped anew at 40", rewrapped(&text, 40)),
            ("wrapped anew at 61, quoted", prefixed("> ", &rewrapped(&text, 61))),
            ("all on one line", text.replace('\n', " ")),
            ("padding lost", text.replace("=\n", "\n").replace("=\n", "\n")),
            ("markers wrapped too", prefixed("> ", &text.replace("AGE ", "AGE\n"))),
            ("two files", format!("{text}\n{}", armor(b"another"))),
        ] {
            assert_eq!(dearmor(&mangled).as_deref(), Ok(original.as_slice()), "{what}, {len} bytes");
        }
    }
}

#[test]
fn what_is_no_armor_says_why() {
    let text = armor(&binary(200));
    for (what, given, expected) in [
        ("nothing", String::new(), ArmorError::NoArmor),
        ("a letter", "Dear Sam, please find attached.".to_owned(), ArmorError::NoArmor),
        ("only the end", text[40..].to_owned(), ArmorError::NoArmor),
        ("the end not copied", text[..150].to_owned(), ArmorError::NoEnd),
        ("a PGP message", text.replace("AGE ENCRYPTED FILE", "PGP MESSAGE"), ArmorError::NoArmor),
        ("an empty one", armor(b""), ArmorError::Garbled),
        (
            "a stray character",
            text.replacen("AA", "A!", 1).replacen("BB", "B!", 1).replacen('w', "*", 1),
            ArmorError::Garbled,
        ),
        ("dots where a line was folded away", format!("{}[...]{}", &text[..90], &text[120..]), ArmorError::Garbled),
        ("a letter lost", [&text[..50], &text[51..]].concat(), ArmorError::Garbled),
    ] {
        assert_eq!(dearmor(&given), Err(expected), "{what}");
    }
}

#[test]
fn a_binary_file_is_taken_as_it_is() {
    for file in
        [&b"age-encryption.org/v1\n AGE ENCRYPTED FILE"[..], b"PK\x03\x04", b"", b"NOT ENCRYPTED", &[0xff, 0xfe, 0]]
    {
        assert!(matches!(binary_of(file), Ok(Cow::Borrowed(same)) if same == file));
    }
    assert_eq!(binary_of(armor(b"inside").as_bytes()).unwrap(), b"inside".as_slice());
}

#[test]
fn a_file_that_windows_saved_as_unicode_is_read() {
    let text = format!("Dear Sam,\r\n{}", armor(b"inside"));
    let units = |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> { text.encode_utf16().flat_map(bytes).collect() };
    let little = [&[0xff, 0xfe], units(u16::to_le_bytes).as_slice()].concat();
    let big = [&[0xfe, 0xff], units(u16::to_be_bytes).as_slice()].concat();
    for file in [little, big] {
        assert_eq!(binary_of(&file).unwrap(), b"inside".as_slice());
    }
}

proptest! {
    #[test]
    fn whatever_is_armored_comes_back(bytes in proptest::collection::vec(any::<u8>(), 1..2_000), columns in 1usize..100) {
        prop_assert_eq!(dearmor(&armor(&bytes)).unwrap(), bytes.clone());
        prop_assert_eq!(dearmor(&quoted_printable(&armor(&bytes), columns + 40)).unwrap(), bytes.clone());
        prop_assert_eq!(dearmor(&rewrapped(&armor(&bytes), columns)).unwrap(), bytes);
    }

    #[test]
    fn no_text_makes_the_reader_panic(before in "\\PC{0,30}", inside in "[=A-Za-z0-9+/> \n\u{e9}-]{0,80}", end in any::<bool>()) {
        let end = if end { "END AGE ENCRYPTED FILE" } else { "" };
        let _ = dearmor(&format!("{before}BEGIN AGE ENCRYPTED FILE{inside}{end}"));
    }
}

fn prefixed(prefix: &str, text: &str) -> String {
    text.lines().map(|line| format!("{prefix}{line}\n")).collect()
}

/// As RFC 2045 section 6.7 has it: `=` is `=3D`, and a longer line gets a `=` at its end and goes on in the next.
fn quoted_printable(text: &str, most: usize) -> String {
    let mut encoded = String::new();
    for line in text.lines() {
        let mut column = 0;
        for character in line.chars() {
            let piece = if character == '=' { "=3D".to_owned() } else { character.to_string() };
            if column + piece.len() > most - 1 {
                encoded.push_str("=\r\n");
                column = 0;
            }
            column += piece.len();
            encoded.push_str(&piece);
        }
        encoded.push_str("\r\n");
    }
    encoded
}

fn encoded_signs(text: &str) -> String {
    text.replace('=', "=3D").replace('+', "=2B").replace('/', "=2F")
}

/// The body in lines of another width; the markers stay whole.
fn rewrapped(text: &str, columns: usize) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let (first, last) = (lines[0], lines[lines.len() - 1]);
    let body: Vec<char> = lines[1..lines.len() - 1].concat().chars().collect();
    let wrapped: String = body.chunks(columns).map(|line| line.iter().collect::<String>() + "\n").collect();
    format!("{first}\n{wrapped}{last}\n")
}
