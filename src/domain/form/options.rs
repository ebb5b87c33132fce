//! The choices that a question offers.

use crate::domain::context::Context;
use crate::domain::criteria::{ESCALATION, JUDGEMENT, REPEAT};

/// Where the choices come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Options {
    /// A fixed set; its name finds the labels: `opt-<set>-<id>`.
    Fixed { set: &'static str, ids: &'static [&'static str] },
    /// The agencies of the area, and `other`.
    Agencies,
    /// The routes a person may choose under the area's rules.
    Routes,
}

impl Options {
    pub(super) const YES_NO: Options = Options::Fixed { set: "ynd", ids: &["yes", "no"] };
    pub(super) const YES_NO_DONT_KNOW: Options = Options::Fixed { set: "ynd", ids: &["yes", "no", "dont_know"] };
}

/// The ids of the choices, in the order they are offered.
pub fn option_ids(options: Options, context: &Context) -> Vec<&str> {
    match options {
        Options::Fixed { ids, .. } => ids.to_vec(),
        Options::Agencies => context.agencies.iter().map(|a| a.id.as_str()).chain(["other"]).collect(),
        Options::Routes => [JUDGEMENT, ESCALATION, REPEAT]
            .into_iter()
            .chain(context.rules.other_routes.iter().map(|r| r.id.as_str()))
            .collect(),
    }
}
