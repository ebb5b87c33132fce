//! What the area's rules make of a referral, route by route.

use super::{ESCALATION, EscalationFinding, REPEAT, RepeatFinding};
use crate::domain::answers::Answers;
use crate::domain::check::asks_items;
use crate::domain::context::Context;
use crate::domain::ric::{Counts, RicAnswers};

/// Whether a rule is met. `NotKnown` is an answer of its own: it hangs on something that was not said or is not exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Met,
    NotMet,
    NotKnown,
}

/// The findings under the rules of an area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Findings {
    pub visible_high_risk: CountFinding,
    pub escalation: EscalationFinding,
    pub repeat: RepeatFinding,
}

/// What the number of Yes answers says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountFinding {
    pub outcome: Outcome,
    /// Nothing where the items were not asked.
    pub counts: Option<Counts>,
    pub needed: u32,
}

impl Findings {
    /// Works the routes out; `ric` is what stands in the checklist, asked or not.
    pub fn of(answers: &Answers, how: Option<&str>, ric: &RicAnswers, context: &Context) -> Findings {
        let (rules, today) = (&context.rules, context.today);
        let counts = asks_items(how).then(|| Counts::of(&context.instrument, ric));
        Findings {
            visible_high_risk: CountFinding::of(counts, rules.visible_high_risk.yes_at_least),
            escalation: EscalationFinding::of(&answers.past_events(), rules.escalation, today),
            repeat: RepeatFinding::of(answers, rules.repeat, today),
        }
    }

    /// The routes that are met and that a person may take away again: not the one that follows from the count.
    pub fn suggested(&self) -> impl Iterator<Item = &'static str> {
        let found = [(ESCALATION, self.escalation.outcome), (REPEAT, self.repeat.outcome)];
        found.into_iter().filter(|(_, outcome)| *outcome == Outcome::Met).map(|(route, _)| route)
    }

    /// Whether no rule is met on what is known.
    pub fn none_met(&self) -> bool {
        self.visible_high_risk.outcome != Outcome::Met && self.suggested().next().is_none()
    }
}

impl CountFinding {
    fn of(counts: Option<Counts>, needed: u32) -> CountFinding {
        let outcome = match counts {
            Some(counts) if counts.yes >= needed => Outcome::Met,
            Some(Counts { not_answered: 0, .. }) => Outcome::NotMet,
            _ => Outcome::NotKnown,
        };
        CountFinding { outcome, counts, needed }
    }
}
