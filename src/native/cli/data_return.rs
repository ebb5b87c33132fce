//! `marac return`: the counts of the data return, as a table to paste.

use std::collections::HashSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::output::{cannot_read, cannot_write, result, stop, tell};
use super::read_beside::ReadBeside;
use super::register::Loaded;
use super::{Outcome, identities, passphrase, sealed_files};
use crate::area::{Pack, PackMode};
use crate::casework::Content;
use crate::casework::counted::{self, Counting, Remark, how_many};
use crate::casework::discussed::Discussed;
use crate::domain::date::{iso_day, read_day};
use crate::domain::record::{Record, RecordKind};
use crate::domain::returns::{Case, Cell, Facts, Groups, Heard, Level, Line, Overridden, Period, Return, Span};
use crate::native::files::{self, Readers};
use crate::native::parallel;
use crate::native::register::Folder;
use crate::wording::{returns as words, say};

#[derive(Args)]
pub struct Options {
    #[arg(value_name = "FILE|FOLDER", help = say!("cli-open-inputs"))]
    inputs: Vec<PathBuf>,
    #[arg(long, value_name = "FOLDER", conflicts_with = "inputs", help = say!("cli-list-register"))]
    register: Option<PathBuf>,
    #[arg(long, value_name = "FILE", required = true, help = say!("cli-open-identity"))]
    identity: Vec<PathBuf>,
    #[arg(long, value_name = "PACK.json", help = say!("cli-return-area"))]
    area: PathBuf,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = a_day, help = say!("cli-return-from"))]
    from: Option<NaiveDate>,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = a_day, help = say!("cli-return-to"))]
    to: Option<NaiveDate>,
    #[arg(long, value_enum, num_args = 0..=1, require_equals = true, default_missing_value = "years",
          help = say!("cli-return-published"))]
    published: Option<Shown>,
    #[arg(long, value_name = "FILE.html", help = say!("cli-return-charts"))]
    charts: Option<PathBuf>,
    #[command(flatten)]
    passphrase: passphrase::Source,
}

/// Which periods stand in a published return.
#[derive(Clone, Copy, ValueEnum)]
enum Shown {
    Quarters,
    Years,
}

impl Shown {
    fn level(self) -> Level {
        match self {
            Shown::Quarters => Level::Quarters,
            Shown::Years => Level::Years,
        }
    }
}

pub fn a_day(text: &str) -> Result<NaiveDate, String> {
    read_day(text).ok_or_else(|| say!("cli-return-not-a-day"))
}

/// Counts, and says what was not counted.
pub fn run(options: &Options, json: bool) -> Outcome {
    let counted = match &options.register {
        None if options.inputs.is_empty() => Err(say!("cli-list-or")),
        register => count(options, register.as_deref(), json),
    };
    counted.unwrap_or_else(stop)
}

fn count(options: &Options, register: Option<&Path>, json: bool) -> Result<Outcome, String> {
    let beside = ReadBeside::of(std::slice::from_ref(&options.area))?;
    let (pack, context) = beside.only().ok_or_else(|| say!("cli-list-one-area"))?;
    let groups = counted::groups(pack);
    let (heard, outcome) = match register {
        Some(root) => of_register(root, options, pack, &groups)?,
        None => of_files(options, pack, &groups, json)?,
    };
    counted::without_group(pack, &groups).into_iter().for_each(tell);
    let span = Span { from: options.from, to: options.to };
    let published = options.published.map(Shown::level);
    let counting = Counting { pack, span, published, today: context.today };
    if let Some(file) = &options.charts {
        draw(file, &counting, &heard)?;
    }
    let shown = counting.shown(&heard);
    print(&shown, json);
    counted::counted(&heard, &shown).into_iter().for_each(tell);
    Ok(outcome)
}

/// One file, written before the table: where it cannot be, nothing is said as if all were done.
fn draw(file: &Path, counting: &Counting, heard: &[Heard]) -> Result<(), String> {
    let Some(page) = counting.page(counting.charts(heard)) else {
        tell(say!("cli-return-no-charts"));
        return Ok(());
    };
    files::write_new(file, page.to_html().as_bytes(), Readers::Owner).map_err(|error| cannot_write(file, &error))?;
    tell(say!("cli-return-charts-written", file = file.display()));
    Ok(())
}

/// What meetings discussed.
fn of_register(root: &Path, options: &Options, pack: &Pack, groups: &Groups) -> Result<(Vec<Heard>, Outcome), String> {
    let identities = identities::read(&options.identity, &options.passphrase)?;
    let folder = Folder::open(root).map_err(|error| cannot_read(root, &error))?;
    let loaded = Loaded::read(&folder, pack, &identities)?;
    let records = loaded.records(&identities);
    let discussed = Discussed::of(&loaded.register, pack, groups, |cases| {
        parallel::map(cases, |(id, case)| Content::of(&records, **id, case))
    });
    loaded.tell();
    counted::not_counted(&discussed).into_iter().for_each(tell);
    let not_entered = loaded.not_entered();
    if not_entered > 0 {
        tell(say!("cli-list-not-entered", count = not_entered, folder = root.join("bodies").display()));
    }
    let whole = discussed.is_whole() && not_entered == 0 && loaded.all_count();
    Ok((discussed.heard, if whole { Outcome::AllWell } else { Outcome::SomeRefused }))
}

/// Referrals, by the day on which they were made: no meeting is known.
fn of_files(options: &Options, pack: &Pack, groups: &Groups, json: bool) -> Result<(Vec<Heard>, Outcome), String> {
    let identities = identities::read(&options.identity, &options.passphrase)?;
    let practice = pack.mode == PackMode::Practice;
    let looked = sealed_files::look_into(&options.inputs, &identities, |_, _, record: Record| {
        let kind = match &record.kind {
            _ if record.is_practice() != practice => Kind::OtherMode,
            _ if record.area != pack.id => Kind::OtherArea,
            RecordKind::Change { .. } => Kind::Addition,
            RecordKind::Referral { .. } => Kind::Case,
        };
        let submission = record.submission.clone();
        let Content { answers, referred_on } = Content::of_record(record);
        let overridden = Overridden::default();
        let case = Case { answers: &answers, referred_on, overridden: &overridden };
        (kind, submission, referred_on, Facts::of(case, pack.criteria.repeat, groups))
    })?;
    looked.tell(json);
    let refused = looked.refused();
    let (mut heard, mut submitted, mut left) = (Vec::new(), HashSet::new(), Left::default());
    for (kind, submission, referred_on, facts) in looked.into {
        match (kind, referred_on) {
            (Kind::OtherMode, _) => left.other_mode += 1,
            (Kind::OtherArea, _) => left.other_area += 1,
            (Kind::Addition, _) => left.additions += 1,
            (Kind::Case, None) => left.undated += 1,
            (Kind::Case, Some(_)) if !submitted.insert(submission) => left.again += 1,
            (Kind::Case, Some(on)) => heard.push(Heard { on, meeting: None, facts }),
        }
    }
    let not_counted: [Remark; 6] = [
        (refused, |count| say!("cli-return-files-refused", count = count)),
        (
            left.other_mode,
            if practice {
                |count| say!("cli-return-real", count = count)
            } else {
                |count| say!("cli-return-practice", count = count)
            },
        ),
        (left.other_area, |count| say!("cli-return-other-area", count = count)),
        (left.additions, |count| say!("cli-return-additions", count = count)),
        (left.undated, |count| say!("cli-return-undated", count = count)),
        (left.again, |count| say!("cli-return-again", count = count)),
    ];
    how_many(not_counted).into_iter().for_each(tell);
    let outcome = match (heard.is_empty(), refused + left.undated) {
        (true, _) => Outcome::Nothing,
        (_, 0) => Outcome::AllWell,
        _ => Outcome::SomeRefused,
    };
    Ok((heard, outcome))
}

/// What a file is to the return of an area.
enum Kind {
    Case,
    Addition,
    OtherArea,
    /// Practice among real cases, or the other way round.
    OtherMode,
}

/// Files that are not counted.
#[derive(Default)]
struct Left {
    other_mode: usize,
    other_area: usize,
    additions: usize,
    undated: usize,
    again: usize,
}

fn print(shown: &Return, json: bool) {
    if json {
        let rows = shown.periods.iter().flat_map(|one| one.lines.iter().map(|line| object(&one.period, line)));
        rows.for_each(result);
        return;
    }
    // A closed pipe is no failure, as for every result.
    let _ = io::stdout().write_all(&counted::to_csv(shown));
}

fn object(period: &Period, line: &Line) -> Value {
    let number = |cell: Cell| match cell {
        Cell::Nothing => Value::Null,
        Cell::Count(count) => json!(count),
        Cell::Tenths(_) | Cell::Hundredths(_) => {
            words::cell(cell).parse::<f64>().map_or(Value::Null, |number| json!(number))
        }
        Cell::UnderFive => json!("under_five"),
        Cell::Withheld => json!("withheld"),
    };
    json!({
        "period": period.kind.id(),
        "from": iso_day(period.from),
        "to": iso_day(period.to),
        "meeting": period.meeting.as_ref().map(|meeting| meeting.id),
        "meeting_label": period.meeting.as_ref().map(|meeting| &meeting.label),
        "measure": line.measure.id(),
        "value": number(line.value),
        "of": number(line.of),
        "percent": number(line.percent),
        "not_known": number(line.not_known),
        "definition": line.measure.definition(),
        "name": words::name(line.measure),
        "means": words::means(line.measure),
    })
}
