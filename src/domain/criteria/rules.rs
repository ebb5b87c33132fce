//! The rules of an area, as its pack gives them (`criteria`).

use crate::domain::json::Object;
use crate::domain::label::Label;

/// Why a case is referred here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    pub visible_high_risk: VisibleHighRisk,
    pub escalation: Escalation,
    pub repeat: Repeat,
    /// Local routes besides the four national ones.
    pub other_routes: Vec<Listed>,
    pub minimum_age: u32,
}

impl Default for Rules {
    fn default() -> Self {
        Rules {
            visible_high_risk: VisibleHighRisk::default(),
            escalation: Escalation::default(),
            repeat: Repeat::default(),
            other_routes: Vec::new(),
            minimum_age: 16,
        }
    }
}

/// So many yes answers are enough by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VisibleHighRisk {
    pub yes_at_least: u32,
}

impl Default for VisibleHighRisk {
    fn default() -> Self {
        VisibleHighRisk { yes_at_least: 14 }
    }
}

/// So many events in so many months are enough by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Escalation {
    pub events: u32,
    pub months: u32,
    pub count: EscalationCount,
}

impl Default for Escalation {
    fn default() -> Self {
        Escalation { events: 3, months: 12, count: EscalationCount::AnyAgency }
    }
}

/// Whose events count towards escalation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EscalationCount {
    AnyAgency,
    Police,
}

impl EscalationCount {
    /// Both, in the order of the format.
    pub const ALL: [EscalationCount; 2] = [EscalationCount::AnyAgency, EscalationCount::Police];

    /// The word in a pack.
    pub fn id(self) -> &'static str {
        match self {
            EscalationCount::AnyAgency => "any_agency",
            EscalationCount::Police => "police",
        }
    }
}

/// When a case that has been heard comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repeat {
    pub months: u32,
    pub definition: RepeatDefinition,
    pub same: RepeatScope,
}

impl Default for Repeat {
    fn default() -> Self {
        Repeat { months: 12, definition: RepeatDefinition::AnyInstance, same: RepeatScope::ThisMarac }
    }
}

/// What makes a new incident a repeat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RepeatDefinition {
    AnyInstance,
    CrimeType,
}

impl RepeatDefinition {
    /// Both, in the order of the format.
    pub const ALL: [RepeatDefinition; 2] = [RepeatDefinition::AnyInstance, RepeatDefinition::CrimeType];

    /// The word in a pack.
    pub fn id(self) -> &'static str {
        match self {
            RepeatDefinition::AnyInstance => "any_instance",
            RepeatDefinition::CrimeType => "crime_type",
        }
    }
}

/// Where the case must have been heard before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RepeatScope {
    ThisMarac,
    AnyMarac,
}

impl RepeatScope {
    /// Both, in the order of the format.
    pub const ALL: [RepeatScope; 2] = [RepeatScope::ThisMarac, RepeatScope::AnyMarac];

    /// The word in a pack.
    pub fn id(self) -> &'static str {
        match self {
            RepeatScope::ThisMarac => "this_marac",
            RepeatScope::AnyMarac => "any_marac",
        }
    }
}

/// Something an area lists by id and label: an agency, a local route.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub id: String,
    pub label: Label,
}

impl Rules {
    /// Reads `criteria`; what is absent has the national value.
    pub fn read(json: &Object) -> Rules {
        let usual = Rules::default();
        Rules {
            visible_high_risk: VisibleHighRisk {
                yes_at_least: match json.object_if_given("visible_high_risk") {
                    Some(rule) => rule.needed_number("yes_at_least"),
                    None => usual.visible_high_risk.yes_at_least,
                },
            },
            escalation: Escalation::read(&json.object("escalation")),
            repeat: repeat(&json.object("repeat"), usual.repeat),
            other_routes: json.objects("other_routes", Listed::read),
            minimum_age: json.number("minimum_age").unwrap_or(usual.minimum_age),
        }
    }
}

impl Listed {
    fn read(json: &Object) -> Listed {
        Listed { id: json.text("id"), label: json.label("label") }
    }
}

impl Escalation {
    /// Reads `escalation`; what is absent has the national value.
    pub fn read(json: &Object) -> Escalation {
        let usual = Escalation::default();
        Escalation {
            events: json.number("events").unwrap_or(usual.events),
            months: json.number("months").unwrap_or(usual.months),
            count: json.choice("count", &EscalationCount::ALL, EscalationCount::id).unwrap_or(usual.count),
        }
    }
}

fn repeat(json: &Object, usual: Repeat) -> Repeat {
    Repeat {
        months: json.number("months").unwrap_or(usual.months),
        definition: json.choice("definition", &RepeatDefinition::ALL, RepeatDefinition::id).unwrap_or(usual.definition),
        same: json.choice("same", &RepeatScope::ALL, RepeatScope::id).unwrap_or(usual.same),
    }
}
