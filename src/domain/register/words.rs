//! What the register itself says of a case in words, for whoever looks for a name in it.

use super::case::{Case, Hold};

impl Case {
    /// Everything in somebody's own words that stands about it, each with the kind of its event.
    pub fn in_words(&self) -> Vec<(&'static str, &str)> {
        let case = self;
        let mut words: Vec<(&'static str, &str)> = Vec::new();
        for decided in case.decision.values() {
            words.push(("decided", &decided.reason));
            words.extend(decided.second.iter().map(|second| ("decided", second.as_str())));
        }
        words.extend(
            case.matches.values().flat_map(|found| found.values()).map(|found| ("matched", found.reason.as_str())),
        );
        words.extend(
            case.acknowledged.iter().filter_map(|said| Some(("acknowledged", said.value.to.as_ref()?.as_str()))),
        );
        words.extend(case.confirmed.iter().map(|said| ("confirmed", said.value.how.as_str())));
        for corrected in case.corrections.values().flat_map(|said| said.values()) {
            words.push(("corrected", &corrected.reason));
            words.extend(corrected.value.as_str().map(|value| ("corrected", value)));
        }
        words.extend(case.restriction.values().map(|restricted| ("restricted", restricted.reason.as_str())));
        for said in &case.must_not_receive {
            words.push(("must_not_receive", &said.value.reason));
            words.extend(said.value.name.iter().map(|name| ("must_not_receive", name.as_str())));
        }
        words.extend(case.notes.iter().map(|said| ("noted", said.value.text.as_str())));
        words.extend(case.hold.values().map(|hold| match hold {
            Hold::Held(held) => ("held", held.reason.as_str()),
            Hold::Released(released) => ("released", released.reason.as_str()),
        }));
        words.extend(
            case.minutes.values().flat_map(|said| said.values()).map(|said| ("minuted", said.minutes.as_str())),
        );
        for action in case.actions.values() {
            for plan in action.plan.values() {
                words.extend([("action", plan.text.as_str()), ("action", plan.owner.as_str())]);
                words.extend(plan.person_name.iter().map(|name| ("action", name.as_str())));
            }
            words.extend(action.closed.values().map(|closed| ("action_closed", closed.note.as_str())));
        }
        words.extend(case.closed.values().map(|closed| ("closed", closed.reason.as_str())));
        words.extend(case.circulated.iter().map(|said| ("circulated", said.value.to.as_str())));
        words
    }
}
