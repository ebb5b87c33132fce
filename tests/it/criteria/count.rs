//! Visible high risk: how many items are answered Yes.

use marac_portal::domain::answers::Key;
use marac_portal::domain::check;
use marac_portal::domain::criteria::Findings;
use marac_portal::domain::criteria::Outcome::{self, Met, NotKnown, NotMet};
use marac_portal::domain::draft::Msg;
use marac_portal::domain::form::ids;
use marac_portal::domain::instrument::Tri;

use super::answered;
use crate::record::context;

/// Yes needed; yes, no, don't know and not answered of the 24.
#[rustfmt::skip]
pub const CASES: &[(u32, [usize; 4], Outcome)] = &[
    (14, [13, 11, 0, 0], NotMet),
    (14, [14, 10, 0, 0], Met),
    (14, [24, 0, 0, 0], Met),
    (14, [0, 24, 0, 0], NotMet),
    // Don't know is no Yes, and no No either: the count stands, and the page points at it.
    (14, [13, 0, 11, 0], NotMet),
    (14, [14, 0, 10, 0], Met),
    // What was not asked yet may still be a Yes.
    (14, [13, 10, 0, 1], NotKnown),
    (14, [14, 9, 0, 1], Met),
    (14, [0, 0, 0, 24], NotKnown),
    // Local thresholds.
    (10, [10, 14, 0, 0], Met),
    (10, [9, 15, 0, 0], NotMet),
    (13, [13, 11, 0, 0], Met),
    (15, [14, 10, 0, 0], NotMet),
    (15, [15, 9, 0, 0], Met),
];

#[test]
fn the_count_is_visible_high_risk_from_the_threshold_of_the_area_on() {
    for (needed, [yes, no, dont_know, open], outcome) in CASES {
        let mut context = context();
        context.rules.visible_high_risk.yes_at_least = *needed;
        assert_eq!(yes + no + dont_know + open, 24);
        let answers = [(Tri::Yes, *yes), (Tri::No, *no), (Tri::DontKnow, *dont_know)];
        let draft = answered(answers.into_iter().flat_map(|(tri, times)| std::iter::repeat_n(tri, times)), &context);
        let found = check::findings(&draft, &context).visible_high_risk;
        assert_eq!(found.outcome, *outcome, "{yes} yes of {needed}, {dont_know} not known, {open} open");
    }
}

#[test]
fn where_the_checklist_was_not_asked_its_count_is_not_known() {
    let context = context();
    let mut draft = answered(std::iter::repeat_n(Tri::Yes, 24), &context);
    draft.apply(Msg::Chose(Key::of(ids::ASSESSMENT_HOW).unwrap(), "none".into()));
    let Findings { visible_high_risk, .. } = check::findings(&draft, &context);
    assert_eq!((visible_high_risk.outcome, visible_high_risk.counts), (NotKnown, None));
    assert!(check::readable(&draft, &context).get(ids::ROUTES).is_none());
}
