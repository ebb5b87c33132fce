//! `criteria` of an area pack.

use serde_json::Value;

use super::parts::{label, list, number, object, text, words};
use crate::domain::criteria::{EscalationCount, RepeatDefinition, RepeatScope};

/// Why a case is referred in an area.
pub fn rules() -> Value {
    let counted = words(EscalationCount::ALL.map(EscalationCount::id));
    let repeat = [
        ("months", number()),
        ("definition", words(RepeatDefinition::ALL.map(RepeatDefinition::id))),
        ("same", words(RepeatScope::ALL.map(RepeatScope::id))),
    ];
    object(
        &[],
        [
            ("visible_high_risk", object(&["yes_at_least"], [("yes_at_least", number())])),
            ("escalation", object(&[], [("events", number()), ("months", number()), ("count", counted)])),
            ("repeat", object(&[], repeat)),
            ("other_routes", list(object(&["id", "label"], [("id", text()), ("label", label())]))),
            ("minimum_age", number()),
        ],
    )
}
