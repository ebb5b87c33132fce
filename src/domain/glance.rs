//! What a list says of a referral: enough to see what comes first, and nothing that tells who it is about.

use serde::{Deserialize, Serialize};

use super::answers::{Answers, Key, Value};
use super::check::{asks_items, missing};
use super::context::Context;
use super::draft::Draft;
use super::form::ids;
use super::ric::Counts;

/// One referral at a glance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Glance {
    /// The id of the referring agency in the area's pack, or `other`.
    pub agency: Option<String>,
    /// The ids of the routes that the sender let stand.
    pub routes: Vec<String>,
    /// Nothing where the items of the checklist were not asked.
    pub counts: Option<Counts>,
    pub children: usize,
    pub urgent: bool,
    /// Answers that have to be there and are not.
    pub missing: usize,
}

impl Glance {
    /// Looks at the answers of a referral.
    pub fn of(answers: &Answers, context: &Context) -> Glance {
        let is_child =
            |key: &Key, value: &Value| key.id == ids::HOUSEHOLD_KIND && *value == Value::Choice("child".into());
        Glance {
            agency: answers.choice(ids::AGENCY).map(str::to_owned),
            routes: match answers.get(ids::ROUTES) {
                Some(Value::Choices(routes)) => routes.clone(),
                _ => Vec::new(),
            },
            counts: asks_items(answers.choice(ids::ASSESSMENT_HOW))
                .then(|| Counts::of(&context.instrument, &answers.ric)),
            children: answers.values.iter().filter(|(key, value)| is_child(key, value)).count(),
            urgent: answers.choice(ids::URGENT) == Some("yes"),
            missing: missing(&Draft::of(answers), context),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::answers_json::from_json;
    use crate::domain::record::Record;

    #[test]
    fn the_first_record_at_a_glance() {
        let record = Record::read(include_bytes!("../../tests/vectors/record-v1.json")).unwrap();
        let glance = Glance::of(&record.answers, &crate::domain::context::example());
        let counts = Counts { yes: 17, no: 3, dont_know: 4, not_answered: 0 };
        assert_eq!((glance.counts, glance.missing), (Some(counts), 0));
        assert!(glance.routes.contains(&"visible_high_risk".to_owned()), "{glance:?}");
    }

    #[test]
    fn an_urgent_fragment_says_how_much_is_missing() {
        let answers = from_json(&serde_json::json!({
            "urgent": {"is_urgent": "yes", "why": "He knows where she is", "who_was_rung": "IDVA"},
            "household": [{"kind": "child"}, {"kind": "adult"}, {"kind": "child"}, {"kind": "unborn_child"}],
        }));
        let glance = Glance::of(&answers.unwrap(), &crate::domain::context::example());
        assert_eq!((glance.urgent, glance.children, glance.counts), (true, 2, None));
        assert_eq!(glance.missing, 15);
    }
}
