//! Whom to ring, who takes part, where else to turn.

use crate::domain::json::Object;
use crate::domain::label::Label;

/// How to reach the area's MARAC team; the phone is what is left when nothing can be sealed.
#[derive(Clone, Debug)]
pub struct Contact {
    pub phone: String,
    pub email: Option<String>,
    pub hours: Option<Label>,
    pub out_of_hours: Option<OutOfHours>,
}

/// Whom to ring at night and at weekends.
#[derive(Clone, Debug)]
pub struct OutOfHours {
    pub label: Label,
    pub phone: String,
}

/// When a sender should have heard, and what to do when not.
#[derive(Clone, Debug)]
pub struct Acknowledge {
    pub within_working_hours: u32,
    pub then_ring: Option<String>,
}

/// The way round the portal.
#[derive(Clone, Debug, Default)]
pub struct Fallback {
    pub note: Option<Label>,
    /// Address of the area's own blank form.
    pub blank_form: Option<String>,
}

/// A regular meeting and the places it covers.
#[derive(Clone, Debug)]
pub struct Meeting {
    pub id: String,
    pub label: Label,
    pub localities: Vec<String>,
    /// Outward codes, as `CH1`.
    pub postcodes: Vec<String>,
    pub every: Option<Label>,
    pub capacity: Option<u32>,
    pub minutes_per_case: Option<u32>,
}

/// An agency that refers or takes part.
#[derive(Clone, Debug)]
pub struct Agency {
    pub id: String,
    pub label: Label,
    /// The number an unknown caller is rung back on.
    pub switchboard: Option<String>,
    pub mail_domains: Vec<String>,
    /// The key this agency's circulars are sealed to.
    pub age: Option<String>,
    /// Its row in the data return.
    pub return_row: Option<String>,
}

/// The area's own nouns; absent means the page's own.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    pub victim: Option<Label>,
    pub perpetrator: Option<Label>,
}

/// Help outside the MARAC.
#[derive(Clone, Debug)]
pub struct Signpost {
    pub label: Label,
    pub phone: Option<String>,
    pub url: Option<String>,
}

impl Agency {
    /// The IDVA service: its row in the return says so, or its id.
    pub fn is_idva(&self) -> bool {
        self.return_row.as_deref() == Some("idva") || self.id == "idva"
    }
}

impl Contact {
    pub(super) fn read(json: &Object) -> Contact {
        Contact {
            phone: json.text("phone"),
            email: json.text_if_given("email"),
            hours: json.label_if_given("hours"),
            out_of_hours: json
                .object_if_given("out_of_hours")
                .map(|at_night| OutOfHours { label: at_night.label("label"), phone: at_night.text("phone") }),
        }
    }
}

impl Acknowledge {
    pub(super) fn read(json: &Object) -> Acknowledge {
        Acknowledge {
            within_working_hours: json.needed_number("within_working_hours"),
            then_ring: json.text_if_given("then_ring"),
        }
    }
}

impl Fallback {
    pub(super) fn read(json: &Object) -> Fallback {
        Fallback { note: json.label_if_given("note"), blank_form: json.text_if_given("blank_form") }
    }
}

impl Meeting {
    pub(super) fn read(json: &Object) -> Meeting {
        Meeting {
            id: json.text("id"),
            label: json.label("label"),
            localities: json.texts("localities"),
            postcodes: json.texts("postcodes"),
            every: json.label_if_given("every"),
            capacity: json.number("capacity"),
            minutes_per_case: json.number("minutes_per_case"),
        }
    }
}

impl Agency {
    pub(super) fn read(json: &Object) -> Agency {
        Agency {
            id: json.text("id"),
            label: json.label("label"),
            switchboard: json.text_if_given("switchboard"),
            mail_domains: json.texts("mail_domains"),
            age: json.text_if_given("age"),
            return_row: json.text_if_given("return"),
        }
    }
}

impl Terms {
    pub(super) fn read(json: &Object) -> Terms {
        Terms { victim: json.label_if_given("victim"), perpetrator: json.label_if_given("perpetrator") }
    }
}

impl Signpost {
    pub(super) fn read(json: &Object) -> Signpost {
        Signpost { label: json.label("label"), phone: json.text_if_given("phone"), url: json.text_if_given("url") }
    }
}
