//! Draft, check, referral, record, archive, sealed, opened: the same at the end as at the beginning.

use marac_portal::domain::check;
use marac_portal::domain::context::Context;
use marac_portal::domain::draft::Draft;
use marac_portal::domain::mode::Live;
use marac_portal::domain::record::Record;
use marac_portal::envelope::{Content, Identity, Sealed, open, seal};
use marac_portal::render::text::text;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::record::{context, filled, stamp};

fn sealed(draft: &Draft, context: &Context, to: &Identity) -> (Record, Sealed<Live>) {
    let referral = check::whole(draft, context).unwrap();
    let record = Record::new::<Live>(referral.answers().clone(), &context.instrument, stamp());
    let text = text(&record, "Northmere", "OFFICIAL-SENSITIVE when complete", context);
    let content = Content { record: record.to_bytes(), text, attachments: vec![] };
    let sealed = seal::<Live>(content, &[to.recipient()]).unwrap();
    (record, sealed)
}

#[test]
fn a_form_filled_to_every_limit_has_the_usual_length() {
    let (context, identity) = (context(), Identity::generate().unwrap());
    for letter in ["x", "\"", "é"] {
        let draft = filled(|max| letter.repeat(max), |_| 0, &context);
        if let Ok(referral) = check::whole(&draft, &context) {
            assert!(referral.gaps().is_empty());
            assert_eq!(sealed(&draft, &context, &identity).1.bytes().len(), 128 * 1024, "{letter}");
        } else {
            assert_ne!(letter, "x", "a form in plain English always fits");
        }
    }
}

#[test]
fn ten_thousand_random_referrals_without_attachments_have_one_length() {
    let (context, identity) = (context(), Identity::generate().unwrap());
    let mut runner = TestRunner::deterministic();
    let words = "\\PC{1,40}";
    for round in 0..10_000 {
        let words = words.new_tree(&mut runner).unwrap().current();
        let words = if words.trim().is_empty() { "x".to_owned() } else { words };
        let length = round % 300;
        let draft = filled(|max| words.chars().cycle().take(max.min(1 + length)).collect(), |n| n + round, &context);
        let Ok(referral) = check::whole(&draft, &context) else { continue };
        let record = Record::new::<Live>(referral.answers().clone(), &context.instrument, stamp());
        let text = text(&record, "Northmere", "OFFICIAL-SENSITIVE when complete", &context);
        let content = Content { record: record.to_bytes(), text, attachments: vec![] };
        let sealed = seal::<Live>(content, &[identity.recipient()]).unwrap();
        assert_eq!(sealed.bytes().len(), 128 * 1024, "round {round}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn what_is_opened_is_what_was_typed(words in "\\PC{1,60}", picks in proptest::collection::vec(0usize..12, 80)) {
        let (context, identity) = (context(), Identity::generate().unwrap());
        prop_assume!(!marac_portal::domain::answers::clean(&words).is_empty());
        let draft = filled(|max| words.chars().take(max).collect(), |n| picks[n % picks.len()], &context);
        let (record, sealed) = sealed(&draft, &context, &identity);
        let opened = open(sealed.bytes(), &[identity]).unwrap();
        prop_assert_eq!(opened.reference, sealed.reference());
        let read = Record::read(&opened.record).unwrap();
        prop_assert!(read == record);
        let again = check::whole(&Draft::of(&read.answers), &context).unwrap();
        prop_assert!(again == check::whole(&draft, &context).unwrap());
    }
}
