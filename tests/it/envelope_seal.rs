//! Sealing and opening: what goes in comes out, at one length, for those it was sealed to and nobody else.

use std::collections::BTreeSet;

use marac_portal::domain::mode::{Live, Practice};
use marac_portal::envelope::armor::armor;
use marac_portal::envelope::header::{HeaderInfo, looks_complete};
use marac_portal::envelope::padding::{SMALLEST, header_len, is_bucket};
use marac_portal::envelope::{Attachment, Content, Family, OpenError, Reference, SealError, open, seal};
use proptest::prelude::*;

use crate::envelope_support::{people, recipients, text_only, with_attachments};

#[test]
fn every_recipient_alone_opens_the_whole_referral() {
    let people = people(3);
    let sealed = seal::<Live>(with_attachments(), &recipients(&people)).unwrap();
    for person in &people {
        let opened = open(sealed.bytes(), std::slice::from_ref(person)).unwrap();
        assert_eq!(opened.record, with_attachments().record);
        assert_eq!(opened.text, with_attachments().text);
        let names: Vec<&str> = opened.attachments.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(names, ["01-body_map.pdf", "02-llun.jpg"]);
        for (opened, chosen) in opened.attachments.iter().zip(with_attachments().attachments) {
            assert_eq!(opened.bytes, chosen.bytes);
        }
        assert_eq!((opened.reference, opened.sha256), (sealed.reference(), *sealed.sha256()));
    }
}

#[test]
fn whoever_is_not_a_recipient_is_told_that_it_is_the_wrong_key() {
    let sealed = seal::<Live>(text_only(), &recipients(&people(2))).unwrap();
    assert_eq!(open(sealed.bytes(), &people(2)).unwrap_err(), OpenError::WrongKey);
    assert_eq!(open(sealed.bytes(), &[]).unwrap_err(), OpenError::WrongKey);
}

#[test]
fn one_fitting_identity_among_several_is_enough() {
    let mut keys = people(3);
    let sealed = seal::<Practice>(text_only(), &[keys[2].recipient()]).unwrap();
    assert!(open(sealed.bytes(), &keys).is_ok());
    keys.pop();
    assert_eq!(open(sealed.bytes(), &keys).unwrap_err(), OpenError::WrongKey);
}

#[test]
fn an_armored_copy_opens_with_the_same_reference() {
    let people = people(1);
    let sealed = seal::<Live>(text_only(), &recipients(&people)).unwrap();
    let opened = open(armor(sealed.bytes()).as_bytes(), &people).unwrap();
    assert_eq!(opened.reference, sealed.reference());
    assert_eq!(opened.reference.to_string().parse::<Reference>(), Ok(sealed.reference()));
}

#[test]
fn a_sealed_file_passes_the_check_of_a_dropbox() {
    for (count, content) in [(1, text_only()), (3, with_attachments()), (8, text_only())] {
        let bytes = seal::<Live>(content, &recipients(&people(count))).unwrap().into_bytes();
        let start = &bytes[..bytes.len().min(16 * 1024)];
        let HeaderInfo { classic, post_quantum, .. } = looks_complete(start, bytes.len() as u64).unwrap();
        assert_eq!((classic, post_quantum), (count, 0));
    }
}

#[test]
fn what_cannot_be_sealed_says_why() {
    let three = recipients(&people(3));
    let twice = [three[0].clone(), three[1].clone(), three[0].clone()];
    let attachment = |len| Attachment { name: "scan.pdf".to_owned(), bytes: vec![0; len] };
    let sealed = |content, to: &[_]| seal::<Live>(content, to).unwrap_err();
    assert_eq!(sealed(text_only(), &[]), SealError::NoRecipients);
    assert_eq!(sealed(text_only(), &twice), SealError::DuplicateRecipient);
    assert_eq!(sealed(text_only(), &recipients(&people(200))), SealError::TooManyRecipients);
    let many = Content { attachments: vec![attachment(1); 100], ..text_only() };
    assert_eq!(sealed(many, &three), SealError::TooManyAttachments);
    let large = Content { attachments: vec![attachment(128 * 1024 * 1024)], ..text_only() };
    assert_eq!(sealed(large, &three), SealError::TooLarge);
}

#[test]
fn ten_thousand_text_only_referrals_have_one_length() {
    let three = recipients(&people(3));
    let lengths = std::thread::scope(|scope| {
        let halves = [0u64, 1].map(|half| {
            let three = &three;
            scope.spawn(move || {
                (0..5_000)
                    .map(|n| seal::<Live>(varied(2 * n + half), &three[..1 + n as usize % 3]).unwrap())
                    .map(|sealed| sealed.bytes().len() as u64)
                    .collect::<BTreeSet<u64>>()
            })
        });
        halves.into_iter().flat_map(|half| half.join().unwrap()).collect::<BTreeSet<u64>>()
    });
    assert_eq!(lengths, BTreeSet::from([SMALLEST]));
}

/// The random end of a header weighs up to 190 bytes; the allowance for it must hold for every one of them.
#[test]
fn a_referral_that_just_fits_always_has_the_smaller_length() {
    let three = recipients(&people(3));
    let around = Content { text: String::new(), record: vec![], attachments: vec![] };
    let overhead = 3 * (30 + 46) + 2 * ("referral.json".len() + "referral.txt".len() + "padding".len()) + 22;
    let most = SMALLEST as usize - header_len(Family::Classic, 3) as usize - 256 - 16 - 2 * 16 - overhead;
    for (record_len, expected) in [(most - 1, SMALLEST), (most, SMALLEST), (most + 1, 2 * SMALLEST)] {
        for _ in 0..200 {
            let content = Content { record: vec![b'r'; record_len], ..around.clone() };
            assert_eq!(seal::<Live>(content, &three).unwrap().bytes().len() as u64, expected, "{record_len}");
        }
    }
}

/// A text-only content whose lengths differ from number to number, up to what a full form holds.
fn varied(number: u64) -> Content {
    let spread =
        |salt: u64, most: u64| (number.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(salt as u32) % most) as usize;
    Content { record: vec![b'r'; spread(7, 80_000)], text: "t".repeat(spread(29, 45_000)), attachments: vec![] }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_is_sealed_is_opened_unchanged(
        record in proptest::collection::vec(any::<u8>(), 0..5_000),
        text in "\\PC{0,500}",
        files in proptest::collection::vec(("\\PC{0,40}", proptest::collection::vec(any::<u8>(), 0..100_000)), 0..4),
    ) {
        let attachments: Vec<Attachment> = files.into_iter().map(|(name, bytes)| Attachment { name, bytes }).collect();
        let content = Content { record, text, attachments };
        let people = people(2);
        let sealed = seal::<Live>(content.clone(), &recipients(&people)).unwrap();
        prop_assert!(is_bucket(sealed.bytes().len() as u64));
        let opened = open(sealed.bytes(), &people).unwrap();
        prop_assert_eq!(&opened.record, &content.record);
        prop_assert_eq!(&opened.text, &content.text);
        prop_assert_eq!(opened.attachments.len(), content.attachments.len());
        for (opened, chosen) in opened.attachments.iter().zip(&content.attachments) {
            prop_assert_eq!(&opened.bytes, &chosen.bytes);
        }
    }
}
