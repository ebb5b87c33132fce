//! What an event says: one variant for each kind, in the order of a case's way through the register.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};

use super::cases::{
    Acknowledged, Closed, Confirmed, Corrected, Decided, Entered, Filed, Held, Left, Matched, MustNotReceive, Noted,
    Purged, Received, Released, Restricted, Retracted, Working,
};
use super::ids::CaseId;
use super::meetings::{Action, ActionClosed, Assigned, Attended, Meeting, Minuted};
use super::uses::{Circulated, Exported, Printed, Viewed};
use crate::domain::private::Private;

/// What happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum What {
    Received(Received),
    Entered(Entered),
    Filed(Filed),
    Decided(Decided),
    Matched(Matched),
    Assigned(Assigned),
    Acknowledged(Acknowledged),
    Confirmed(Confirmed),
    Working(Working),
    Left(Left),
    Corrected(Corrected),
    Restricted(Restricted),
    MustNotReceive(MustNotReceive),
    Noted(Noted),
    Held(Held),
    Released(Released),
    Meeting(Meeting),
    Attended(Attended),
    Minuted(Minuted),
    Action(Action),
    ActionClosed(ActionClosed),
    Viewed(Viewed),
    Printed(Printed),
    Exported(Exported),
    Circulated(Circulated),
    Closed(Closed),
    Retracted(Retracted),
    Purged(Purged),
    /// A kind, or a content of a known kind, that this version does not know: kept, shown, without effect.
    #[serde(skip)]
    Newer(Newer),
}

/// What a newer version wrote, as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Newer {
    /// The word in `what`.
    pub kind: Private<String>,
    pub fields: Private<Fields>,
}

/// Fields as they stand in an event. In a kind that is known: those that this version does not know.
pub type Fields = Map<String, Json>;

impl What {
    /// The word in `what` of every kind of this version, in their order.
    pub const KINDS: [&'static str; 28] = [
        "received",
        "entered",
        "filed",
        "decided",
        "matched",
        "assigned",
        "acknowledged",
        "confirmed",
        "working",
        "left",
        "corrected",
        "restricted",
        "must_not_receive",
        "noted",
        "held",
        "released",
        "meeting",
        "attended",
        "minuted",
        "action",
        "action_closed",
        "viewed",
        "printed",
        "exported",
        "circulated",
        "closed",
        "retracted",
        "purged",
    ];

    /// The kind with this word, if this version knows it.
    pub fn known_kind(word: &str) -> Option<&'static str> {
        What::KINDS.into_iter().find(|kind| *kind == word)
    }

    /// The word in `what`; of a newer kind, `newer`.
    pub fn kind(&self) -> &'static str {
        match self {
            What::Received(_) => "received",
            What::Entered(_) => "entered",
            What::Filed(_) => "filed",
            What::Decided(_) => "decided",
            What::Matched(_) => "matched",
            What::Assigned(_) => "assigned",
            What::Acknowledged(_) => "acknowledged",
            What::Confirmed(_) => "confirmed",
            What::Working(_) => "working",
            What::Left(_) => "left",
            What::Corrected(_) => "corrected",
            What::Restricted(_) => "restricted",
            What::MustNotReceive(_) => "must_not_receive",
            What::Noted(_) => "noted",
            What::Held(_) => "held",
            What::Released(_) => "released",
            What::Meeting(_) => "meeting",
            What::Attended(_) => "attended",
            What::Minuted(_) => "minuted",
            What::Action(_) => "action",
            What::ActionClosed(_) => "action_closed",
            What::Viewed(_) => "viewed",
            What::Printed(_) => "printed",
            What::Exported(_) => "exported",
            What::Circulated(_) => "circulated",
            What::Closed(_) => "closed",
            What::Retracted(_) => "retracted",
            What::Purged(_) => "purged",
            What::Newer(_) => "newer",
        }
    }

    /// The cases that it is about; of an event that enters one, that case has the event's own name and is not among them.
    pub fn cases(&self) -> Vec<CaseId> {
        match self {
            What::Received(received) => vec![CaseId::Body(received.body)],
            What::Filed(filed) => [CaseId::Body(filed.body)].into_iter().chain(filed.case).collect(),
            What::Decided(Decided { case, .. })
            | What::Assigned(Assigned { case, .. })
            | What::Acknowledged(Acknowledged { case, .. })
            | What::Confirmed(Confirmed { case, .. })
            | What::Working(Working { case, .. })
            | What::Left(Left { case, .. })
            | What::Corrected(Corrected { case, .. })
            | What::Restricted(Restricted { case, .. })
            | What::MustNotReceive(MustNotReceive { case, .. })
            | What::Noted(Noted { case, .. })
            | What::Held(Held { case, .. })
            | What::Released(Released { case, .. })
            | What::Minuted(Minuted { case, .. })
            | What::Action(Action { case, .. })
            | What::ActionClosed(ActionClosed { case, .. })
            | What::Closed(Closed { case, .. })
            | What::Purged(Purged { case, .. }) => vec![*case],
            What::Matched(matched) => vec![matched.case, matched.other],
            What::Viewed(Viewed { cases, .. })
            | What::Printed(Printed { cases, .. })
            | What::Exported(Exported { cases, .. })
            | What::Circulated(Circulated { cases, .. }) => cases.clone(),
            What::Retracted(retracted) => retracted.case.into_iter().collect(),
            What::Entered(_) | What::Meeting(_) | What::Attended(_) | What::Newer(_) => Vec::new(),
        }
    }

    /// Whether it ends when its case is purged: it brought the case, or tells of people. What was done with a case, and
    /// that it was purged, stays.
    pub fn goes_with_its_case(&self) -> bool {
        !matches!(
            self,
            What::Viewed(_)
                | What::Printed(_)
                | What::Exported(_)
                | What::Circulated(_)
                | What::Meeting(_)
                | What::Attended(_)
                | What::Purged(_)
                | What::Newer(_)
        )
    }

    /// Something without which it must not count, though each field could be read.
    pub(super) fn lacks(&self) -> Option<&'static str> {
        match self {
            What::Decided(decided) => decided.lacks(),
            What::Restricted(restricted) if restricted.readers.is_empty() => Some("readers"),
            What::MustNotReceive(MustNotReceive { agency: None, name: None, .. }) => Some("agency"),
            What::Retracted(Retracted { case: None, meeting: None, .. }) => Some("case"),
            What::Matched(matched) if matched.case == matched.other => Some("other"),
            _ => None,
        }
    }

    /// The fields that this version does not know in its kind.
    pub(super) fn unknown(&self) -> &Fields {
        match self {
            What::Received(Received { more, .. })
            | What::Entered(Entered { more, .. })
            | What::Filed(Filed { more, .. })
            | What::Decided(Decided { more, .. })
            | What::Matched(Matched { more, .. })
            | What::Assigned(Assigned { more, .. })
            | What::Acknowledged(Acknowledged { more, .. })
            | What::Confirmed(Confirmed { more, .. })
            | What::Working(Working { more, .. })
            | What::Left(Left { more, .. })
            | What::Corrected(Corrected { more, .. })
            | What::Restricted(Restricted { more, .. })
            | What::MustNotReceive(MustNotReceive { more, .. })
            | What::Noted(Noted { more, .. })
            | What::Held(Held { more, .. })
            | What::Released(Released { more, .. })
            | What::Meeting(Meeting { more, .. })
            | What::Attended(Attended { more, .. })
            | What::Minuted(Minuted { more, .. })
            | What::Action(Action { more, .. })
            | What::ActionClosed(ActionClosed { more, .. })
            | What::Viewed(Viewed { more, .. })
            | What::Printed(Printed { more, .. })
            | What::Exported(Exported { more, .. })
            | What::Circulated(Circulated { more, .. })
            | What::Closed(Closed { more, .. })
            | What::Retracted(Retracted { more, .. })
            | What::Purged(Purged { more, .. }) => more,
            What::Newer(newer) => &newer.fields,
        }
    }

    pub(super) fn to_fields(&self) -> Fields {
        match self {
            What::Newer(newer) => newer.fields.0.clone(),
            known => match serde_json::to_value(known) {
                Ok(Json::Object(fields)) => fields,
                // Every field writes; none of them is a map with other keys than texts.
                _ => Fields::new(),
            },
        }
    }

    pub(super) fn from_fields(fields: Private<Fields>) -> Option<What> {
        let kind = fields.get("what")?.as_str()?.to_owned();
        let known = serde_json::from_value(Json::Object(fields.0.clone()));
        Some(known.unwrap_or_else(|_| What::Newer(Newer { kind: Private(kind), fields })))
    }
}
