//! One case in a list: for a person a row of a table, for a program an object.

use serde_json::{Value, json};

use crate::domain::context::Context;
use crate::domain::form::Options;
use crate::domain::glance::Glance;
use crate::domain::ric::Counts;
use crate::wording::{form, say};

/// What is known of a case without who it is about.
#[derive(Default)]
pub struct Row {
    /// As people say it; nothing for a case that did not come through the portal.
    pub reference: String,
    /// UTC minutes.
    pub received: String,
    /// The words of its agency, where the area knows it.
    pub agency: String,
    /// Nothing where its record could not be read.
    pub glance: Option<Glance>,
    pub decision: String,
    pub meeting: String,
    pub remarks: Vec<String>,
    /// What a program is told beside all this.
    pub json: Value,
}

impl Row {
    /// Puts in what the answers say.
    pub fn look(&mut self, glance: Glance, context: &Context) {
        self.agency = glance.agency.as_ref().map(|id| form::option(Options::Agencies, id, context)).unwrap_or_default();
        self.glance = Some(glance);
    }

    /// The urgent ones come first, and of these the ones that wait longest.
    pub fn order(&self) -> (bool, &str, &str) {
        let urgent = self.glance.as_ref().is_some_and(|glance| glance.urgent);
        (!urgent, &self.received, &self.reference)
    }

    /// The words above the columns.
    pub fn heading() -> [String; 12] {
        [
            say!("cli-list-reference"),
            say!("cli-list-received"),
            say!("cli-list-agency"),
            say!("cli-list-routes"),
            say!("cli-list-yes"),
            say!("cli-list-dont-know"),
            say!("cli-list-children"),
            say!("cli-list-urgent"),
            say!("cli-list-missing"),
            say!("cli-list-decision"),
            say!("cli-list-meeting"),
            say!("cli-list-remarks"),
        ]
    }

    /// The columns.
    pub fn cells(&self) -> [String; 12] {
        let of = |say: fn(&Glance) -> String| self.glance.as_ref().map(say).unwrap_or_default();
        let count = |say: fn(Counts) -> u32| {
            let counts = self.glance.as_ref().and_then(|glance| glance.counts);
            counts.map(|counts| say(counts).to_string()).unwrap_or_default()
        };
        [
            if self.reference.is_empty() { say!("cli-list-by-hand") } else { self.reference.clone() },
            self.received.replace('T', " ").replace('Z', ""),
            self.agency.clone(),
            of(|glance| glance.routes.join(", ")),
            count(|counts| counts.yes),
            count(|counts| counts.dont_know),
            of(|glance| glance.children.to_string()),
            of(|glance| if glance.urgent { say!("cli-list-is-urgent") } else { String::new() }),
            of(|glance| if glance.missing == 0 { say!("cli-list-complete") } else { glance.missing.to_string() }),
            self.decision.clone(),
            self.meeting.clone(),
            self.remarks.join("; "),
        ]
    }

    /// The object.
    pub fn to_json(&self) -> Value {
        let mut object = json!({"reference": self.reference, "received": self.received});
        if let Some(glance) = &self.glance {
            let count = |say: fn(Counts) -> u32| glance.counts.map(say);
            object["agency"] = json!(glance.agency);
            object["routes"] = json!(glance.routes);
            object["yes"] = json!(count(|counts| counts.yes));
            object["no"] = json!(count(|counts| counts.no));
            object["dont_know"] = json!(count(|counts| counts.dont_know));
            object["not_answered"] = json!(count(|counts| counts.not_answered));
            object["children"] = json!(glance.children);
            object["urgent"] = json!(glance.urgent);
            object["missing"] = json!(glance.missing);
        }
        if let (Some(object), Some(more)) = (object.as_object_mut(), self.json.as_object()) {
            object.extend(more.clone());
        }
        object
    }
}
