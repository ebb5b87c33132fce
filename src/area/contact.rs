//! Whom to ring, who takes part, where else to turn.

use serde::Deserialize;

use crate::domain::label::Label;

/// How to reach the area's MARAC team; the phone is what is left when nothing can be sealed.
#[derive(Clone, Debug, Deserialize)]
pub struct Contact {
    pub phone: String,
    #[serde(default)]
    pub email: Option<String>,
    #[serde(default)]
    pub hours: Option<Label>,
    #[serde(default)]
    pub out_of_hours: Option<OutOfHours>,
}

/// Whom to ring at night and at weekends.
#[derive(Clone, Debug, Deserialize)]
pub struct OutOfHours {
    pub label: Label,
    pub phone: String,
}

/// When a sender should have heard, and what to do when not.
#[derive(Clone, Debug, Deserialize)]
pub struct Acknowledge {
    pub within_working_hours: u32,
    #[serde(default)]
    pub then_ring: Option<String>,
}

/// The way round the portal.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Fallback {
    #[serde(default)]
    pub note: Option<Label>,
    /// Address of the area's own blank form.
    #[serde(default)]
    pub blank_form: Option<String>,
}

/// A regular meeting and the places it covers.
#[derive(Clone, Debug, Deserialize)]
pub struct Meeting {
    pub id: String,
    pub label: Label,
    #[serde(default)]
    pub localities: Vec<String>,
    /// Outward codes, as `CH1`.
    #[serde(default)]
    pub postcodes: Vec<String>,
    #[serde(default)]
    pub every: Option<Label>,
    #[serde(default)]
    pub capacity: Option<u32>,
    #[serde(default)]
    pub minutes_per_case: Option<u32>,
}

/// An agency that refers or takes part.
#[derive(Clone, Debug, Deserialize)]
pub struct Agency {
    pub id: String,
    pub label: Label,
    /// The number an unknown caller is rung back on.
    #[serde(default)]
    pub switchboard: Option<String>,
    #[serde(default)]
    pub mail_domains: Vec<String>,
    /// The key this agency's circulars are sealed to.
    #[serde(default)]
    pub age: Option<String>,
    /// Its row in the data return.
    #[serde(default, rename = "return")]
    pub return_row: Option<String>,
}

/// The area's own nouns; absent means the page's own.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Terms {
    #[serde(default)]
    pub victim: Option<Label>,
    #[serde(default)]
    pub perpetrator: Option<Label>,
}

/// Help outside the MARAC.
#[derive(Clone, Debug, Deserialize)]
pub struct Signpost {
    pub label: Label,
    #[serde(default)]
    pub phone: Option<String>,
    #[serde(default)]
    pub url: Option<String>,
}
