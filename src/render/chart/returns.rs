//! Charts of what the meetings of an area discussed: the figures of the data return, and the months beside them.

use chrono::{Datelike, NaiveDate};

use super::{Bar, Chart, Figure, Kind, Level};
use crate::domain::calendar::months_after;
use crate::domain::returns::{
    self, Group, Heard, Measure, Period, PeriodKind, PeriodLines, Return, Route, Span, published, quarter_start,
};
use crate::wording::{date, returns as words, say};

/// What charts are made for.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// As for a return: the periods that end on one of these days.
    pub span: Span,
    /// Women of 16 and over who live in the area.
    pub adult_women: Option<u32>,
    /// For everybody to see: no small numbers, and of the two kinds of periods one.
    pub published: Option<returns::Level>,
    pub today: NaiveDate,
}

/// The charts, and what is not among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Charts {
    pub charts: Vec<Chart>,
    /// Why, a sentence each.
    pub left_out: Vec<String>,
}

/// Draws nothing that the return of the same options would not say, but for the months and the routes of what is not
/// published.
pub fn charts(heard: &[Heard], options: &Options) -> Charts {
    let raw = Return::of(heard, options.span, options.adult_women);
    let shown = match options.published {
        None => raw,
        Some(level) => published(&raw, level),
    };
    let of = |kind: PeriodKind| -> Vec<&PeriodLines> {
        let all: Vec<&PeriodLines> = shown.periods.iter().filter(|one| one.period.kind == kind).collect();
        all[all.len().saturating_sub(PERIODS)..].to_vec()
    };
    let (quarters, years) = (of(PeriodKind::Quarter), of(PeriodKind::Year));
    let regular = if quarters.is_empty() { &years } else { &quarters };
    let widest = if years.is_empty() { &quarters } else { &years };
    let mut made = Charts::default();
    let Some(last) = widest.last() else { return made };
    match options.published {
        None => made.charts.extend(by_month(heard, options)),
        // The years have their own, with the level.
        Some(returns::Level::Years) => {}
        Some(returns::Level::Quarters) => made.charts.push(by_quarter(regular, options)),
    }
    made.charts.push(repeats(regular, options));
    made.charts.push(agencies(last, options));
    let routes = if options.published.is_none() { routes(last, heard, options) } else { None };
    let no_routes = routes.is_none();
    made.charts.extend(routes);
    made.charts.extend((!years.is_empty()).then(|| against_level(&years, heard, options)));
    let mut leave_out = |when: bool, why: String| made.left_out.extend(when.then_some(why));
    leave_out(years.is_empty(), say!("chart-left-out-level"));
    leave_out(!years.is_empty() && options.adult_women.is_none(), say!("chart-left-out-women"));
    leave_out(options.published.is_some(), say!("chart-left-out-months"));
    leave_out(no_routes && options.published.is_none(), say!("chart-left-out-routes"));
    leave_out(options.published.is_some(), say!("chart-left-out-routes-published"));
    made
}

/// Thirteen months at most, so that the last has the same month of the year before beside it. None before the first case.
fn by_month(heard: &[Heard], options: &Options) -> Option<Chart> {
    let days = || heard.iter().map(|one| one.on);
    let (first, last) = (days().min()?, days().max()?);
    let ends = |start: &NaiveDate| months_after(*start, 1).pred_opt().unwrap_or(NaiveDate::MAX);
    let wanted = |start: &NaiveDate| {
        let Span { from, to } = options.span;
        from.is_none_or(|from| from <= ends(start)) && to.is_none_or(|to| ends(start) <= to)
    };
    let first_month = first.with_day(1)?;
    let months =
        (0..).map(|at| months_after(first_month, at)).take_while(|start| *start <= last && *start < NaiveDate::MAX);
    let months: Vec<NaiveDate> = months.filter(wanted).collect();
    let months = &months[months.len().saturating_sub(MONTHS)..];
    let newest = *months.last()?;
    let bar = |start: &NaiveDate| {
        let within = days().filter(|day| (*start..=ends(start)).contains(day)).count();
        Bar { label: month(*start), value: Figure::Count(within as u64), beside: Vec::new() }
    };
    let not_over = (options.today <= ends(&newest)).then(|| not_over(month(newest)));
    Some(Chart {
        id: "months",
        title: say!("chart-months"),
        kind: Kind::Columns { level: None },
        of: say!("chart-month"),
        unit: words::name(Measure::CasesDiscussed),
        bars: months.iter().map(bar).collect(),
        beside: Vec::new(),
        notes: not_over.into_iter().collect(),
    })
}

fn by_quarter(quarters: &[&PeriodLines], options: &Options) -> Chart {
    Chart {
        id: "quarters",
        title: say!("chart-quarters"),
        kind: Kind::Columns { level: None },
        of: say!("chart-period"),
        unit: words::name(Measure::CasesDiscussed),
        bars: quarters.iter().map(|one| bar(one, Measure::CasesDiscussed)).collect(),
        beside: Vec::new(),
        notes: notes(quarters, options),
    }
}

fn repeats(periods: &[&PeriodLines], options: &Options) -> Chart {
    let bar = |one: &&PeriodLines| {
        let line = one.line(Measure::RepeatCases);
        let of = |figure: fn(&returns::Line) -> Figure| line.map_or(Figure::Nothing, figure);
        let not_known = small(of(|line| line.not_known), options);
        let beside = vec![of(|line| line.value), of(|line| line.of), not_known];
        Bar { label: period(&one.period), value: of(|line| line.percent), beside }
    };
    Chart {
        id: "repeats",
        title: say!("chart-repeats"),
        kind: Kind::Columns { level: None },
        of: say!("chart-period"),
        unit: say!("chart-repeats-unit"),
        bars: periods.iter().map(bar).collect(),
        beside: vec![words::name(Measure::RepeatCases), say!("chart-known"), say!("chart-not-known")],
        notes: [say!("chart-repeats-note")].into_iter().chain(notes(periods, options)).collect(),
    }
}

/// The groups of agencies over one period, and those whose agency is not known.
fn agencies(last: &PeriodLines, options: &Options) -> Chart {
    let lines = Group::ALL.iter().filter_map(|group| last.line(Measure::Referred(*group)));
    let mut bars: Vec<Bar> = lines
        .map(|line| Bar { label: words::name(line.measure), value: line.value, beside: vec![line.percent] })
        .collect();
    let not_known = last.line(Measure::Referred(Group::Police)).map(|line| small(line.not_known, options));
    bars.extend(not_known.map(|value| Bar {
        label: say!("chart-agency-not-known"),
        value,
        beside: vec![Figure::Nothing],
    }));
    Chart {
        id: "agencies",
        title: say!("chart-agencies", period = period(&last.period)),
        kind: Kind::Bars,
        of: say!("chart-agency"),
        unit: say!("chart-cases"),
        bars,
        beside: vec![say!("chart-share")],
        notes: [say!("chart-agencies-note")].into_iter().chain(notes(&[last], options)).collect(),
    }
}

/// The routes by which the cases of one period came; none where no route is known.
fn routes(last: &PeriodLines, heard: &[Heard], options: &Options) -> Option<Chart> {
    let within = heard.iter().filter(|one| last.period.has(one.on));
    let (known, not_known): (Vec<&Heard>, Vec<&Heard>) = within.partition(|one| one.facts.routes.is_some());
    let of = known.len() as u64;
    let bar = |route: Route| {
        let came = |one: &&&Heard| one.facts.routes.is_some_and(|routes| routes.has(route));
        let count = known.iter().filter(came).count() as u64;
        Bar { label: words::route(route), value: Figure::Count(count), beside: vec![returns::share(count, of)] }
    };
    let not_known = Bar {
        label: say!("chart-route-not-known"),
        value: Figure::Count(not_known.len() as u64),
        beside: vec![Figure::Nothing],
    };
    (of > 0).then(|| Chart {
        id: "routes",
        title: say!("chart-routes", period = period(&last.period)),
        kind: Kind::Bars,
        of: say!("chart-route"),
        unit: say!("chart-cases"),
        bars: Route::ALL.map(bar).into_iter().chain([not_known]).collect(),
        beside: vec![say!("chart-share")],
        notes: [say!("chart-routes-note")].into_iter().chain(notes(&[last], options)).collect(),
    })
}

/// Twelve months to the end of each quarter, beside what so many women would lead one to expect.
fn against_level(years: &[&PeriodLines], heard: &[Heard], options: &Options) -> Chart {
    let recommended = years.last().and_then(|one| one.line(Measure::RecommendedCases)).map(|line| line.value);
    let level = recommended.map(|value| Level { label: say!("chart-recommended"), value });
    let first = heard.iter().map(|one| one.on).min();
    let early = first.filter(|first| years.first().is_some_and(|one| one.period.from < *first));
    let early = early.filter(|_| options.published.is_none());
    let mut notes = notes(years, options);
    notes.extend(early.map(|first| say!("chart-early", day = date::day(first))));
    Chart {
        id: "level",
        title: if level.is_some() { say!("chart-level") } else { say!("chart-years") },
        kind: Kind::Columns { level },
        of: say!("chart-period"),
        unit: words::name(Measure::CasesDiscussed),
        bars: years.iter().map(|one| bar(one, Measure::CasesDiscussed)).collect(),
        beside: Vec::new(),
        notes,
    }
}

fn bar(of: &PeriodLines, measure: Measure) -> Bar {
    let value = of.line(measure).map_or(Figure::Nothing, |line| line.value);
    Bar { label: period(&of.period), value, beside: Vec::new() }
}

/// The published return has how many are not known as they are; a picture for everybody has no small number at all.
fn small(not_known: Figure, options: &Options) -> Figure {
    match not_known {
        Figure::Count(1..=4) if options.published.is_some() => Figure::UnderFive,
        other => other,
    }
}

/// That a period is not over, and that small numbers are hidden.
fn notes(periods: &[&PeriodLines], options: &Options) -> Vec<String> {
    let open = periods.iter().filter(|one| options.today <= one.period.to).map(|one| not_over(period(&one.period)));
    open.chain(options.published.map(|_| say!("chart-hidden"))).collect()
}

fn not_over(period: String) -> String {
    say!("chart-not-over", period = period)
}

fn period(period: &Period) -> String {
    match period.kind {
        PeriodKind::Quarter => {
            say!("chart-quarter", from = short(quarter_start(period.from)), to = month(period.to))
        }
        _ => say!("chart-year", to = month(period.to)),
    }
}

/// `Nov 2026`.
fn month(day: NaiveDate) -> String {
    format!("{} {:04}", short(day), day.year())
}

/// `Nov`.
fn short(day: NaiveDate) -> String {
    date::month(day.year(), day.month()).chars().take(3).collect()
}

const MONTHS: usize = 13;
/// Of quarters, or of twelve months.
const PERIODS: usize = 5;
