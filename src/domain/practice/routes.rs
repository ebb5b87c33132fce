//! The routes of a case: one key for each set of rules under which it has been thought through.

use super::case::Case;
use crate::domain::criteria::{Escalation, RepeatDefinition, Rules};
use crate::domain::label::Label;

/// The routes of the case under some rules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RouteKey {
    pub when: When,
    /// Ids of national routes; may be none.
    pub routes: Vec<String>,
    /// Others that stand where somebody gives a reason.
    pub accept: Vec<String>,
    pub why: Label,
}

/// Under which rules a [`RouteKey`] holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct When {
    pub yes_at_least: u32,
    /// Absent: the usual rule, where the case hangs on one at all.
    pub escalation: Option<Escalation>,
    /// The same.
    pub repeat: Option<RepeatWhen>,
}

/// The part of the rule for a repeat on which a case can hang.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RepeatWhen {
    pub months: u32,
    pub definition: RepeatDefinition,
}

impl Case {
    /// The routes under an area's rules; nothing where the case hangs on a rule for which it has no key.
    ///
    /// A number of answers that no key names has the key of the nearest number that this case reaches, or misses, as well.
    pub fn routes_under(&self, rules: &Rules) -> Option<&RouteKey> {
        let asked = rules.visible_high_risk.yes_at_least;
        let reached = |needed: u32| self.yes() >= needed;
        let holds = |key: &&RouteKey| {
            reached(key.when.yes_at_least) == reached(asked)
                && key.when.escalation == self.escalation_under(rules)
                && key.when.repeat == self.repeat_under(rules)
        };
        self.routes.iter().filter(holds).min_by_key(|key| key.when.yes_at_least.abs_diff(asked))
    }

    /// The area's rule for escalation, where the case hangs on it and it is not the usual one.
    fn escalation_under(&self, rules: &Rules) -> Option<Escalation> {
        let hangs = self.routes.iter().any(|key| key.when.escalation.is_some());
        Some(rules.escalation).filter(|rule| hangs && *rule != Escalation::default())
    }

    fn repeat_under(&self, rules: &Rules) -> Option<RepeatWhen> {
        let of = |rules: &Rules| RepeatWhen { months: rules.repeat.months, definition: rules.repeat.definition };
        let hangs = self.routes.iter().any(|key| key.when.repeat.is_some());
        Some(of(rules)).filter(|rule| hangs && *rule != of(&Rules::default()))
    }
}
