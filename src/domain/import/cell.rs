//! One cell as the answer to one question.

use super::mapping::{Column, Dates, Mapping};
use super::words::{Offered, folded};
use crate::domain::answers::{NotKnown, NotKnownCode, Value, clean};
use crate::domain::date::DateProblem;
use crate::domain::form::{Kind, Question};
use crate::domain::formula::is_calculated;
use crate::domain::instrument::Tri;

/// Why a cell is not, or not quite, the answer that its column is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// Not written as a date.
    NoDate,
    /// Written as one, and there is no such day, or it may not stand there.
    Date(DateProblem),
    /// None of the options, by wording or id, and none of the mapping's words.
    NoOption,
    /// None of the area's agencies: taken as another agency, named in words.
    OtherAgency,
    /// Longer than the form takes; taken over whole.
    TooLong { most: usize },
    /// Neither a number of children nor a list of them as ours is.
    NoChildren,
}

impl Misfit {
    /// Stable name, for programs and in a record.
    pub fn id(self) -> &'static str {
        match self {
            Misfit::NoDate => "no_date",
            Misfit::Date(_) => "date",
            Misfit::NoOption => "no_option",
            Misfit::OtherAgency => "other_agency",
            Misfit::TooLong { .. } => "too_long",
            Misfit::NoChildren => "no_children",
        }
    }

    /// Whether the answer holds all that the cell says.
    pub fn is_taken_over(self) -> bool {
        matches!(self, Misfit::OtherAgency | Misfit::TooLong { .. })
    }
}

/// What a cell says; nothing where it says that there is nothing.
pub(super) fn said(cell: &str, mapping: &Mapping) -> Option<String> {
    // Our own tables put an apostrophe before what a spreadsheet would calculate.
    let cell = cell.strip_prefix('\'').filter(|rest| is_calculated(rest)).unwrap_or(cell);
    let text = clean(cell);
    (!text.is_empty() && !is_among(&text, &mapping.nothing)).then_some(text)
}

/// How the cells of a column are read.
pub(super) struct Reader<'a> {
    pub mapping: &'a Mapping,
    pub words: Vec<&'a (String, String)>,
    pub dates: Dates,
    pub offered: Offered,
    pub today: chrono::NaiveDate,
}

impl<'a> Reader<'a> {
    pub fn new(mapping: &'a Mapping, columns: &[&'a Column], offered: Offered, today: chrono::NaiveDate) -> Reader<'a> {
        let words = columns.iter().flat_map(|column| &column.words).collect();
        let dates = columns.iter().find_map(|column| column.dates).unwrap_or(mapping.dates);
        Reader { mapping, words, dates, offered, today }
    }

    /// The answer, and what is to be said about it.
    pub fn read(&self, text: &str, question: &Question) -> (Option<Value>, Option<Misfit>) {
        let meant = self.meant(text);
        if meant == Some("") {
            return (None, None);
        }
        if meant.is_none() && is_among(text, &self.mapping.not_known) {
            return (self.not_known(question), None);
        }
        match question.kind {
            Kind::Text { max, .. } => long(text.replace('\n', " "), max),
            Kind::LongText { max } => long(text.to_owned(), max),
            Kind::Date(rule) => match self.mapping.date(text, self.dates, rule, self.today) {
                Ok(date) => (Some(Value::Date(date)), None),
                Err(misfit) => (None, Some(misfit)),
            },
            Kind::Choice(_) => match self.option(text) {
                Some(id) => (Some(Value::Choice(id.to_owned())), None),
                None => (None, Some(Misfit::NoOption)),
            },
            Kind::Choices(_) => match self.options(text) {
                Some(ids) => ((!ids.is_empty()).then_some(Value::Choices(ids)), None),
                None => (None, Some(Misfit::NoOption)),
            },
        }
    }

    /// An answer to an item of the checklist.
    pub fn tri(&self, text: &str) -> Result<Option<Tri>, Misfit> {
        match self.meant(text).or_else(|| self.yes_or_no(text)) {
            Some("") => Ok(None),
            Some("yes") => Ok(Some(Tri::Yes)),
            Some("no") => Ok(Some(Tri::No)),
            _ if is_among(text, &self.mapping.not_known) => Ok(Some(Tri::DontKnow)),
            _ => Err(Misfit::NoOption),
        }
    }

    fn option(&self, text: &str) -> Option<&str> {
        let known = |id: &&str| self.offered.has(id);
        let meant = self.meant(text).filter(known).or_else(|| self.offered.find(text));
        meant.or_else(|| self.yes_or_no(text).filter(known))
    }

    /// Several, each on its line or between semicolons, or between commas where no option has one.
    fn options(&self, text: &str) -> Option<Vec<String>> {
        let each = |separators: &[char]| {
            let parts = text.split(separators).map(str::trim).filter(|part| !part.is_empty());
            let parts = parts.filter(|part| self.meant(part) != Some(""));
            parts.map(|part| self.option(part).map(str::to_owned)).collect::<Option<Vec<String>>>()
        };
        let mut all = [&['\n'][..], &['\n', ';', '|'], &['\n', ';', '|', ',']].into_iter().find_map(each)?;
        let mut taken = std::collections::BTreeSet::new();
        all.retain(|id| taken.insert(id.clone()));
        Some(all)
    }

    /// The id that the mapping's own words give.
    fn meant(&self, text: &str) -> Option<&str> {
        let word = folded(text);
        let exact = self.words.iter().find(|(known, _)| folded(known) == word);
        let answer = self.yes_or_no(text);
        let of_answer = || self.words.iter().find(|(known, _)| answer.is_some_and(|answer| known == answer));
        exact.or_else(of_answer).map(|(_, id)| id.as_str())
    }

    fn yes_or_no(&self, text: &str) -> Option<&'static str> {
        let mapping = self.mapping;
        if is_among(text, &mapping.yes) {
            return Some("yes");
        }
        is_among(text, &mapping.no).then_some("no")
    }

    fn not_known(&self, question: &Question) -> Option<Value> {
        if self.offered.has("dont_know") {
            return Some(Value::Choice("dont_know".into()));
        }
        let code = NotKnownCode::NotKnownHere;
        question.takes_not_known().then(|| Value::NotKnown(NotKnown { code, text: String::new() }))
    }
}

fn long(text: String, most: usize) -> (Option<Value>, Option<Misfit>) {
    let misfit = (text.chars().count() > most).then_some(Misfit::TooLong { most });
    (Some(Value::Text(text)), misfit)
}

fn is_among(text: &str, words: &[String]) -> bool {
    let text = folded(text);
    words.iter().any(|word| folded(word) == text)
}
