//! Files that anybody may have written or broken: each has one of four outcomes, and none costs more than it weighs.

use std::io::Write;
use std::time::{Duration, Instant};

use marac_portal::domain::mode::Live;
use marac_portal::envelope::armor::armor;
use marac_portal::envelope::header::{MOST, Malformed, looks_complete};
use marac_portal::envelope::lock::{WorkFactor, lock};
use marac_portal::envelope::padding::{SMALLEST, is_bucket};
use marac_portal::envelope::{Identity, OpenError, Passphrase, Recipient, open, open_hashed, seal};

use crate::envelope_support::{Shared, people, recipients, text_only};

#[test]
fn what_is_no_age_file_is_not_a_referral() {
    let people = people(1);
    for (what, file) in [
        ("nothing", vec![]),
        ("a word processor's file", b"PK\x03\x04 [Content_Types].xml".to_vec()),
        ("a letter that mentions age", b"We encrypt with age-encryption.org/v1\n".to_vec()),
        ("zeros of the right length", vec![0; SMALLEST as usize]),
        ("somebody's locked key", locked_key()),
    ] {
        assert_eq!(open(&file, &people).unwrap_err(), OpenError::NotAReferral, "{what}");
        if what != "somebody's locked key" {
            assert_eq!(looks_complete(&file, file.len() as u64), Err(Malformed::NotAge), "{what}");
        }
    }
}

#[test]
fn a_hash_that_is_known_is_used_and_never_for_what_came_out_of_armor() {
    let (people, sealed) = one_sealed();
    let own = open(&sealed, &people).unwrap().sha256;
    assert_eq!(open_hashed(&sealed, Some(own), &people).unwrap().sha256, own);
    assert_eq!(open_hashed(&sealed, Some([7; 32]), &people).unwrap().sha256, [7; 32], "it is not computed again");
    let text = armor(&sealed);
    assert_eq!(open_hashed(text.as_bytes(), Some([7; 32]), &people).unwrap().sha256, own);
}

#[test]
fn a_file_cut_short_anywhere_is_truncated() {
    let (people, sealed) = one_sealed();
    let header = looks_complete(&sealed, SMALLEST).unwrap().len;
    let chunk = 65_552;
    let around = |place: usize| place - 1..place + 2;
    let ends = (1..header + 40)
        .chain(around(header + 16 + chunk))
        .chain(around(header + 16 + 2 * chunk - 16 * 8))
        .chain([65_536, 131_000, 131_071]);
    for end in ends.filter(|end| *end < sealed.len()) {
        assert_eq!(open(&sealed[..end], &people).unwrap_err(), OpenError::Truncated, "cut at {end}");
        assert!(looks_complete(&sealed[..end], end as u64).is_err(), "cut at {end}");
    }
}

#[test]
fn a_file_with_something_added_has_a_length_that_is_not_ours() {
    let (people, sealed) = one_sealed();
    for added in [&b"\n"[..], &[0; 4_096 - 1], &sealed[..100]] {
        let longer = [&sealed, added].concat();
        assert_eq!(open(&longer, &people).unwrap_err(), OpenError::Truncated);
        assert_eq!(looks_complete(&longer, longer.len() as u64), Err(Malformed::WrongLength));
    }
    // A length that is ours, but the bytes are not.
    let longer = [&sealed[..], &[0; 4_096]].concat();
    assert_eq!(open(&longer, &people).unwrap_err(), OpenError::Damaged);
}

#[test]
fn a_flipped_bit_anywhere_never_opens_and_never_panics() {
    let (people, sealed) = one_sealed();
    let header = looks_complete(&sealed, SMALLEST).unwrap().len;
    let in_header = (0..header * 8).step_by(3);
    let in_stream = (header * 8..sealed.len() * 8).step_by(8 * 4_099 + 1);
    let at_the_end = [sealed.len() * 8 - 1, sealed.len() * 8 - 16 * 8];
    for bit in in_header.chain(in_stream).chain(at_the_end) {
        let mut flipped = sealed.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        let refused = open(&flipped, &people).unwrap_err();
        let magic = "age-encryption.org/".len() * 8;
        let first_stanza = bit < header * 8;
        match refused {
            OpenError::Damaged => {}
            OpenError::NotAReferral => assert!(bit < magic, "bit {bit}"),
            // A stanza that no longer fits looks exactly like one for somebody else.
            OpenError::WrongKey => assert!(first_stanza, "bit {bit}"),
            // A newline in the header makes it end elsewhere, so the stream has another length.
            OpenError::Truncated => assert!(first_stanza, "bit {bit}"),
        }
    }
}

#[test]
fn a_stream_that_was_never_finished_is_damaged_even_at_a_length_of_ours() {
    let people = people(1);
    let file = unfinished_at_our_length(&people[0].recipient());
    assert!(is_bucket(file.len() as u64));
    assert_eq!(open(&file, &people).unwrap_err(), OpenError::Damaged);
}

#[test]
fn a_huge_header_is_refused_before_age_spends_seconds_on_it() {
    let people = people(1);
    let stanza = format!("-> X25519 {}\n{}\n", "A".repeat(43), "A".repeat(43));
    let mut file = format!("age-encryption.org/v1\n{}--- {}\n", stanza.repeat(970), "A".repeat(43)).into_bytes();
    assert!(file.len() > 95_000);
    file.resize(SMALLEST as usize, 0);
    let started = Instant::now();
    assert_eq!(open(&file, &people).unwrap_err(), OpenError::Damaged);
    assert!(started.elapsed() < Duration::from_millis(200), "{:?}", started.elapsed());
    assert_eq!(looks_complete(&file[..MOST], SMALLEST), Err(Malformed::TooLong));
    // Without an end at all, and shorter than the cap, it is merely incomplete.
    assert_eq!(looks_complete(&file[..MOST - 1], SMALLEST), Err(Malformed::Incomplete));
}

#[test]
fn a_header_with_one_endless_line_is_refused() {
    let mut file = b"age-encryption.org/v1\n-> X25519 ".to_vec();
    file.resize(SMALLEST as usize, b'A');
    assert_eq!(open(&file, &people(1)).unwrap_err(), OpenError::Damaged);
    assert_eq!(looks_complete(&file, SMALLEST), Err(Malformed::TooLong));
}

#[test]
fn a_dropbox_refuses_headers_that_our_writer_never_writes() {
    let share = "A".repeat(43);
    let x25519 = format!("-> X25519 {share}\n{share}\n");
    let hybrid = format!("-> mlkem768x25519 {}\n{share}\n", "A".repeat(1_494));
    let check = |stanzas: &str| {
        let file = format!("age-encryption.org/v1\n{stanzas}--- {share}\n");
        looks_complete(file.as_bytes(), SMALLEST).map(|info| (info.classic, info.post_quantum))
    };
    assert_eq!(check(&x25519), Ok((1, 0)));
    assert_eq!(check(&hybrid), Ok((0, 1)));
    assert_eq!(check(&format!("{x25519}-> aB}}-grease x y\n\n")), Ok((1, 0)));
    assert_eq!(check(&format!("{x25519}-> q-grease\n{}\n{}\n", "A".repeat(64), "AAAA")), Ok((1, 0)));
    for (stanzas, expected) in [
        ("", Malformed::Garbled),
        ("-> only-grease\n\n", Malformed::NoRecipient),
        ("-> scrypt AAAAAAAAAAAAAAAAAAAAAA 18\nAAAA\n", Malformed::UnknownStanza),
        ("-> ssh-ed25519 AAAA BBBB\nAAAA\n", Malformed::UnknownStanza),
        ("-> x25519 AAAA\nAAAA\n", Malformed::UnknownStanza),
        ("-> X25519\nAAAA\n", Malformed::Garbled),
        ("-> X25519  AAAA\nAAAA\n", Malformed::Garbled),
        ("X25519 AAAA\nAAAA\n", Malformed::Garbled),
        (&x25519.replace("\n", "\r\n"), Malformed::Garbled),
        (&x25519.replacen('A', "é", 1), Malformed::Garbled),
        (&x25519.replacen("A\n", "B\n", 1), Malformed::Garbled),
        (&x25519.replacen("A\n", "A=\n", 1), Malformed::Garbled),
    ] {
        assert_eq!(check(stanzas), Err(expected), "{stanzas}");
    }
    let later = format!("age-encryption.org/v2\n{x25519}--- {share}\n");
    assert_eq!(looks_complete(later.as_bytes(), SMALLEST), Err(Malformed::UnknownVersion));
}

#[test]
fn a_dropbox_refuses_lengths_that_our_writer_never_produces() {
    let (_, sealed) = one_sealed();
    for len in [0, 1, 500, SMALLEST - 1, SMALLEST + 1, SMALLEST / 2, 1 << 40, u64::MAX] {
        assert_eq!(looks_complete(&sealed[..MOST], len), Err(Malformed::WrongLength), "{len}");
    }
}

/// The file of a writer that wrote whole chunks and never finished, with the header sized (by the number of its
/// stanzas) so that the total is a length of ours all the same.
fn unfinished_at_our_length(recipient: &Recipient) -> Vec<u8> {
    let recipient: age::x25519::Recipient = recipient.as_str().parse().unwrap();
    for attempt in 0..20_000 {
        let stanzas = (0..38 + attempt % 4).map(|_| &recipient as &dyn age::Recipient);
        let file = Shared::default();
        let mut stream = age::Encryptor::with_recipients(stanzas).unwrap().wrap_output(file.clone()).unwrap();
        let before_stream = file.0.borrow().len();
        for chunks in [2, 3] {
            if is_bucket((before_stream + chunks * 65_552) as u64) {
                // One byte more makes age write the chunks before it; dropping the stream loses that byte.
                stream.write_all(&vec![0; chunks * 65_536 + 1]).unwrap();
                drop(stream);
                return file.0.take();
            }
        }
    }
    unreachable!("age's grease takes every length below 150");
}

fn one_sealed() -> (Vec<Identity>, Vec<u8>) {
    let people = people(1);
    let sealed = seal::<Live>(text_only(), &recipients(&people)).unwrap().into_bytes();
    (people, sealed)
}

fn locked_key() -> Vec<u8> {
    let passphrase = Passphrase::new("six-words");
    lock(&people(1)[0], &passphrase, WorkFactor::new(4).unwrap(), "2026-11-21").unwrap()
}
