//! The data return of what was discussed: its figures, the same as a table to paste, and as charts.

use chrono::NaiveDate;
use csv::QuoteStyle;

use super::discussed::Discussed;
use crate::area::Pack;
use crate::domain::date::iso_day;
use crate::domain::returns::{Groups, Heard, Level, Return, Span, published};
use crate::render::chart::page::{Head, page};
use crate::render::chart::returns::{Charts, Options, charts};
use crate::render::csv::file;
use crate::render::document::Document;
use crate::render::inert::inert;
use crate::wording::{area, date::day, returns as words, say};

/// What is counted, and for whom.
#[derive(Clone, Copy, Debug)]
pub struct Counting<'a> {
    pub pack: &'a Pack,
    pub span: Span,
    /// For everybody to see, with periods of this kind.
    pub published: Option<Level>,
    pub today: NaiveDate,
}

impl Counting<'_> {
    /// The figures.
    pub fn shown(&self, heard: &[Heard]) -> Return {
        let raw = Return::of(heard, self.span, self.pack.adult_women);
        match self.published {
            None => raw,
            Some(level) => published(&raw, level),
        }
    }

    /// The same figures as pictures.
    pub fn charts(&self, heard: &[Heard]) -> Charts {
        let Counting { pack, span, published, today } = *self;
        charts(heard, &Options { span, adult_women: pack.adult_women, published, today })
    }

    /// The pictures as one document; none where there is nothing to draw.
    pub fn page(&self, charts: Charts) -> Option<Document> {
        if charts.charts.is_empty() {
            return None;
        }
        let marking =
            if self.published.is_some() { say!("chart-published-marking") } else { area::marking(Some(self.pack)) };
        let head = Head {
            area: self.pack.name.en(),
            marking: area::marked(self.pack, marking),
            published: self.published,
            made_on: self.today,
        };
        Some(page(charts, head))
    }
}

/// The rows of a return with their heading, one line each.
pub fn to_csv(shown: &Return) -> Vec<u8> {
    let lines = shown.periods.iter().flat_map(|one| one.lines.iter().map(|line| (&one.period, line)));
    let rows = lines.map(|(period, line)| {
        let meeting = period.meeting.as_ref().map(|meeting| inert(&meeting.label)).unwrap_or_default();
        let [value, of, percent, not_known] = [line.value, line.of, line.percent, line.not_known].map(words::cell);
        let (from, to) = (iso_day(period.from), iso_day(period.to));
        let (definition, name) = (line.measure.definition(), words::name(line.measure));
        let [kind, measure] = [period.kind.id(), line.measure.id()].map(str::to_owned);
        [kind, from, to, meeting, measure, value, of, percent, not_known, definition, name]
    });
    file([HEADING.map(str::to_owned)].into_iter().chain(rows), QuoteStyle::Necessary)
}

const HEADING: [&str; 11] =
    ["period", "from", "to", "meeting", "measure", "value", "of", "percent", "not_known", "definition", "name"];

/// The agencies of an area as its return groups them.
pub fn groups(pack: &Pack) -> Groups {
    Groups::of(pack.agencies.iter().map(|one| (one.id.as_str(), one.return_row.as_deref())))
}

/// That what some agencies referred counts as not known, where that is so.
pub fn without_group(pack: &Pack, groups: &Groups) -> Option<String> {
    let ids = pack.agencies.iter().map(|one| one.id.as_str());
    let without: Vec<&str> = ids.filter(|id| groups.get(id).is_none()).collect();
    (!without.is_empty()).then(|| say!("cli-return-no-group", agencies = without.join(", ")))
}

/// What of a register was counted, and what was not and why: a sentence each.
pub fn not_counted(discussed: &Discussed) -> Vec<String> {
    let those = how_many([
        (discussed.not_opened, |count| say!("cli-return-not-opened", count = count)),
        (discussed.unsettled, |count| say!("cli-return-unsettled", count = count)),
        (discussed.duplicates, |count| say!("cli-return-duplicates", count = count)),
        (discussed.mistakes, |count| say!("cli-return-mistakes", count = count)),
        (discussed.not_minuted, |count| say!("cli-return-not-minuted", count = count)),
        (discussed.not_listed, |count| say!("cli-return-not-listed", count = count)),
    ]);
    std::iter::once(say!("cli-return-cases", count = discussed.cases)).chain(those).collect()
}

/// How many were counted, of which days, and whether any period shows them.
pub fn counted(heard: &[Heard], shown: &Return) -> Vec<String> {
    let days = || heard.iter().map(|one| one.on);
    let (Some(first), Some(last)) = (days().min(), days().max()) else { return vec![say!("cli-return-nothing")] };
    let counted = say!("cli-return-counted", count = heard.len(), first = day(first), last = day(last));
    std::iter::once(counted).chain(shown.periods.is_empty().then(|| say!("cli-return-no-period"))).collect()
}

/// How many, and how that is said.
pub type Remark = (usize, fn(usize) -> String);

/// Says how many, of those of which there are any.
pub fn how_many<const N: usize>(remarks: [Remark; N]) -> Vec<String> {
    remarks.into_iter().filter(|(count, _)| *count > 0).map(|(count, say)| say(count)).collect()
}
