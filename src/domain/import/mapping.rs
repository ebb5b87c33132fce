//! Which column holds which answer, and how its cells are written.

use super::cell::Misfit;
use super::day;
use crate::domain::answers::Key;
use crate::domain::date::{Date, DateRule};
use crate::domain::register::Fields;

/// The tag of a saved mapping.
pub const FORMAT: &str = "marac-portal/mapping@1";

/// How the tables of one system become cases: saved once, used for every extract.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mapping {
    /// Several with one target are joined in this order.
    pub columns: Vec<Column>,
    /// Headings that are not taken over, on purpose.
    pub left_out: Vec<String>,
    /// What stands for a row whose columns do not say it; written as a cell would be.
    pub fixed: Vec<(Target, String)>,
    pub dates: Dates,
    /// The first of the hundred years that a year of two digits can mean; without it such a year is none.
    pub years_from: Option<u32>,
    pub yes: Vec<String>,
    pub no: Vec<String>,
    pub not_known: Vec<String>,
    /// What stands in a cell that holds nothing.
    pub nothing: Vec<String>,
    /// Fields that this version does not know.
    pub more: Fields,
}

/// One column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    pub heading: String,
    pub to: Target,
    /// Where its dates are written in another way than the rest.
    pub dates: Option<Dates>,
    /// What a cell says, and the id of the option that it means; an empty one for no answer.
    pub words: Vec<(String, String)>,
    pub more: Fields,
}

/// Where a cell goes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// `referred_on`: the day of the referral.
    ReferredOn,
    /// `heard_on`: the day of the meeting that discussed the case.
    HeardOn,
    /// `victim.name`, `perpetrators.name`, and for the second of several `perpetrators.1.name`.
    Answer(Key),
    /// `ric.dash-01`: an item of the checklist, yes, no or not known.
    Item(String),
    /// `children`: how many there are, or a line for each as in our own case list.
    Children,
    /// `kept`: kept beside the answers, as it stands.
    Kept,
}

/// How dates are written. ISO dates and names of months are read in any case, and whole numbers of five digits as Excel's
/// days unless dates are ISO.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dates {
    #[default]
    DayFirst,
    MonthFirst,
    /// `1991-04-13` and no other numbers.
    Iso,
    /// Every number is a day as Excel counts: 1 is 1 January 1900.
    Serial,
}

impl Mapping {
    /// The headings that it says nothing about.
    pub fn unused<'h>(&self, headings: &'h [String]) -> Vec<&'h str> {
        let used = |heading: &str| {
            let mapped = self.columns.iter().any(|column| column.heading == heading);
            mapped || self.left_out.iter().any(|left_out| left_out == heading)
        };
        headings.iter().map(String::as_str).filter(|heading| !used(heading)).collect()
    }

    /// The columns that it names and a table does not have.
    pub fn absent(&self, headings: &[String]) -> Vec<String> {
        let named = self.columns.iter().map(|column| &column.heading);
        named.filter(|heading| !headings.contains(heading)).cloned().collect()
    }

    pub(super) fn date(
        &self,
        text: &str,
        dates: Dates,
        rule: DateRule,
        today: chrono::NaiveDate,
    ) -> Result<Date, Misfit> {
        day::read(text, dates, self.years_from, rule, today)
    }
}

impl Target {
    /// As a mapping has it.
    pub fn to_text(&self) -> String {
        match self {
            Target::ReferredOn => "referred_on".into(),
            Target::HeardOn => "heard_on".into(),
            Target::Children => "children".into(),
            Target::Kept => "kept".into(),
            Target::Item(id) => format!("{ITEM}{id}"),
            Target::Answer(Key { id, row: 0 }) => (*id).to_owned(),
            Target::Answer(Key { id, row }) => {
                let (group, field) = id.split_once('.').unwrap_or((id, ""));
                format!("{group}.{row}.{field}")
            }
        }
    }

    /// Reads it. Only a group that repeats has rows, [`MOST_ROWS`](crate::domain::form::MOST_ROWS) at most.
    pub fn from_text(text: &str) -> Option<Target> {
        match text {
            "referred_on" => return Some(Target::ReferredOn),
            "heard_on" => return Some(Target::HeardOn),
            "children" => return Some(Target::Children),
            "kept" => return Some(Target::Kept),
            _ => {}
        }
        if let Some(id) = text.strip_prefix(ITEM) {
            let letters = id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
            return (letters && (1..=40).contains(&id.len())).then(|| Target::Item(id.to_owned()));
        }
        let asked = |id: &str, row| {
            let key = Key::at(id, row)?;
            let in_form = crate::domain::form::QUESTIONS.iter().any(|question| question.id == key.id);
            let fits = row == 0 || (key.question().group().is_some() && row < crate::domain::form::MOST_ROWS);
            (in_form && fits).then_some(Target::Answer(key))
        };
        if let [group, row, field] = text.splitn(3, '.').collect::<Vec<_>>()[..]
            && let Ok(row) = row.parse()
        {
            return asked(&format!("{group}.{field}"), row).filter(|_| !field.is_empty());
        }
        asked(text, 0)
    }
}

impl Dates {
    /// All.
    pub const ALL: [Dates; 4] = [Dates::DayFirst, Dates::MonthFirst, Dates::Iso, Dates::Serial];

    /// The word in a mapping.
    pub fn id(self) -> &'static str {
        match self {
            Dates::DayFirst => "day_first",
            Dates::MonthFirst => "month_first",
            Dates::Iso => "iso",
            Dates::Serial => "serial",
        }
    }
}

const ITEM: &str = "ric.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_reads_back_as_it_is_written() {
        for text in [
            "referred_on",
            "heard_on",
            "victim.name",
            "perpetrators.name",
            "perpetrators.1.born",
            "ric.dash-01",
            "actions_taken",
            "kept",
        ] {
            assert_eq!(Target::from_text(text).map(|target| target.to_text()).as_deref(), Some(text));
        }
        for text in [
            "",
            "victim",
            "victim.1.name",
            "perpetrators.20.name",
            "perpetrators.x.name",
            "start.kind",
            "ric.",
            "ric.a b",
        ] {
            assert_eq!(Target::from_text(text), None, "{text}");
        }
    }
}
