//! A repeat referral that starts from an earlier one of the same person: what is carried over, and what is asked again.

use super::answers::Answers;
use super::draft::Draft;
use super::form::Section;
use super::problem::Place;

/// Where somebody lives and how they are reached: old answers here can put them in danger.
const ASKED_AGAIN: [&str; 8] = [
    "victim.address",
    "victim.postcode",
    "victim.confidential_address",
    "victim.other_address",
    "victim.phone",
    "perpetrators.lives_with_victim",
    "perpetrators.address",
    "household.lives_with",
];

/// What is unlikely to have changed. Reason, agreement, route and urgency are of the new referral alone.
const CARRIED_OVER: [Section; 5] =
    [Section::Referrer, Section::Victim, Section::Perpetrator, Section::Household, Section::Background];

/// Whether an earlier answer stands beside its question and counts only when it is confirmed.
pub fn is_asked_again(place: &Place) -> bool {
    match place {
        Place::Question(key) => key.question().section == Section::SafeContact || ASKED_AGAIN.contains(&key.id),
        Place::Item(_) => true,
        Place::Form => false,
    }
}

/// What is filled in from an earlier referral: nothing of safe contact, of addresses, or of the checklist.
pub fn carried_over(earlier: &Answers) -> Draft {
    let mut answers = earlier.clone();
    answers
        .values
        .retain(|key, _| CARRIED_OVER.contains(&key.question().section) && !is_asked_again(&Place::Question(*key)));
    answers.ric.clear();
    answers.extra.clear();
    Draft::of(&answers)
}

/// The sections that are to be looked through page by page.
pub fn to_confirm() -> impl Iterator<Item = Section> {
    CARRIED_OVER.into_iter().filter(|section| *section != Section::Referrer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::answers::Key;
    use crate::domain::form::question;
    use crate::domain::record::Record;

    #[test]
    fn nothing_that_could_endanger_somebody_is_carried_over() {
        let record = Record::read(include_bytes!("../../tests/vectors/record-v1.json")).unwrap();
        let draft = carried_over(&record.answers);
        assert!(record.answers.text("safe_contact.number").is_some() && !record.answers.ric.is_empty());
        assert_eq!(draft.text(Key::of("victim.name").unwrap()), record.answers.text("victim.name").unwrap());
        assert!(draft.ric().is_empty());
        let kept = |key: &Key| draft.holds(*key);
        let asked_again: Vec<Key> =
            record.answers.values.keys().filter(|key| is_asked_again(&Place::Question(**key))).copied().collect();
        assert!(asked_again.len() > 3 && !asked_again.iter().any(kept));
        let new = [Section::Reason, Section::Agreement, Section::Urgent, Section::Route];
        assert!(!record.answers.values.keys().filter(|key| new.contains(&key.question().section)).any(kept));
    }

    #[test]
    fn every_question_that_is_asked_again_is_one_of_the_form() {
        for id in ASKED_AGAIN {
            assert!(question(id).is_some(), "{id}");
        }
    }
}
