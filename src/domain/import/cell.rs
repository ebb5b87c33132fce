//! One cell as the answer to one question.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::mapping::{Column, Dates, Mapping};
use super::words::{Meanings, Offered, folded, is_short};
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
pub(super) fn said(cell: &str, meanings: &Meanings) -> Option<String> {
    // Our own tables put an apostrophe before what a spreadsheet would calculate.
    let cell = cell.strip_prefix('\'').filter(|rest| is_calculated(rest)).unwrap_or(cell);
    let text = clean(cell);
    (!text.is_empty() && !meanings.is_nothing(&text)).then_some(text)
}

/// How the cells of a column are read.
pub(super) struct Reader<'a> {
    pub mapping: &'a Mapping,
    pub meanings: &'a Meanings,
    /// What the mapping says of these columns: words, ready to be compared, and ids.
    words: BTreeMap<String, &'a str>,
    pub dates: Dates,
    pub offered: Offered,
    pub today: NaiveDate,
}

impl<'a> Reader<'a> {
    pub fn new(
        mapping: &'a Mapping,
        meanings: &'a Meanings,
        columns: &[&'a Column],
        offered: Offered,
        today: NaiveDate,
    ) -> Reader<'a> {
        let words = columns.iter().flat_map(|column| &column.words).map(|(word, id)| (folded(word), id.as_str()));
        let dates = columns.iter().find_map(|column| column.dates).unwrap_or(mapping.dates);
        Reader { mapping, meanings, words: words.collect(), dates, offered, today }
    }

    /// The answer, and what is to be said about it.
    pub fn read(&self, text: &str, question: &Question) -> (Option<Value>, Option<Misfit>) {
        let meant = self.meant(text);
        if meant == Some("") {
            return (None, None);
        }
        if meant.is_none() && self.meanings.is_not_known(text) {
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
        match self.meant(text).or_else(|| self.meanings.answer(text)) {
            Some("") => Ok(None),
            Some("yes") => Ok(Some(Tri::Yes)),
            Some("no") => Ok(Some(Tri::No)),
            _ if self.meanings.is_not_known(text) => Ok(Some(Tri::DontKnow)),
            _ => Err(Misfit::NoOption),
        }
    }

    fn option(&self, text: &str) -> Option<&str> {
        let known = |id: &&str| self.offered.has(id);
        let meant = self.meant(text).filter(known).or_else(|| self.offered.find(text));
        meant.or_else(|| self.meanings.answer(text).filter(known))
    }

    /// Several, each on its line or between semicolons, or between commas where no option has one.
    fn options(&self, text: &str) -> Option<Vec<String>> {
        let each = |separators: &[char]| {
            let parts = text.split(separators).map(str::trim).filter(|part| !part.is_empty());
            let parts = parts.filter(|part| self.meant(part) != Some(""));
            parts.map(|part| self.option(part).map(str::to_owned)).collect::<Option<Vec<String>>>()
        };
        let mut all = [&['\n'][..], &['\n', ';', '|'], &['\n', ';', '|', ',']].into_iter().find_map(each)?;
        let mut taken = BTreeSet::new();
        all.retain(|id| taken.insert(id.clone()));
        Some(all)
    }

    /// The id that the mapping's own words give; `yes` and `no` there stand for all their words.
    fn meant(&self, text: &str) -> Option<&str> {
        if self.words.is_empty() || !is_short(text) {
            return None;
        }
        let exact = self.words.get(&folded(text));
        exact.or_else(|| self.words.get(self.meanings.answer(text)?)).copied()
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
