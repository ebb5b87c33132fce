//! The data return of the register: counts that tell of nobody.

use super::office::Office;
use super::protocol::{Counted, PeriodRows, Picture, Told};
use crate::casework::Content;
use crate::casework::counted::{self, Counting};
use crate::casework::discussed::Discussed;
use crate::domain::register::{Case, CaseId, Day};
use crate::domain::returns::{Level, Line, Measure, PeriodLines, Return, Span};
use crate::render::chart::Chart;
use crate::render::chart::returns::Charts;
use crate::wording::{returns as words, say};

impl Office {
    /// The figures, with the table as a file and the page of the charts.
    pub(super) fn count(&self, span: Span, published: Option<Level>, today: &str) -> (Told, Vec<Vec<u8>>) {
        let Some(area) = &self.area else { return (Told::NotMade(say!("cli-export-none")), Vec::new()) };
        let pack = &area.pack;
        let groups = counted::groups(pack);
        let look =
            |cases: &[(&CaseId, &Case)]| cases.iter().map(|(id, case)| Content::of(&self.known, **id, case)).collect();
        let discussed = Discussed::of(&self.register, pack, &groups, look);
        let today = area.day(today);
        let counting = Counting { pack, span, published, today };
        let shown = counting.shown(&discussed.heard);
        let charts = counting.charts(&discussed.heard);
        let remarks = counted::counted(&discussed.heard, &shown).into_iter().chain(counted::not_counted(&discussed));
        let counted = Counted {
            periods: shown.periods.iter().map(period).collect(),
            definitions: definitions(&shown),
            remarks: remarks.chain(counted::without_group(pack, &groups)).collect(),
            charts: charts.charts.iter().map(Picture::from).collect(),
            not_drawn: charts.left_out.clone(),
        };
        let page = self.page(&counting, charts);
        let files = std::iter::once(counted::to_csv(&shown)).chain(page).collect();
        (Told::Counted(Box::new(counted)), files)
    }

    fn page(&self, counting: &Counting, charts: Charts) -> Option<Vec<u8>> {
        counting.page(charts).map(|page| page.to_html().into_bytes())
    }
}

fn period(one: &PeriodLines) -> PeriodRows {
    let row = |line: &Line| {
        let [value, of, percent, not_known] = [line.value, line.of, line.percent, line.not_known].map(words::cell);
        [words::name(line.measure), value, of, percent, not_known]
    };
    PeriodRows {
        kind: one.period.kind.id().to_owned(),
        from: Day(one.period.from),
        to: Day(one.period.to),
        label: one.period.meeting.as_ref().map(|meeting| meeting.label.clone()).unwrap_or_default(),
        rows: one.lines.iter().map(row).collect(),
    }
}

/// Of the measures that stand in it, each once, in the order of the return.
fn definitions(shown: &Return) -> Vec<[String; 3]> {
    let stands = |measure: &Measure| shown.periods.iter().any(|one| one.line(*measure).is_some());
    let measures = Measure::all().into_iter().filter(stands);
    measures.map(|one| [words::name(one), words::means(one), one.definition()]).collect()
}

impl From<&Chart> for Picture {
    fn from(chart: &Chart) -> Picture {
        let table = chart.to_table();
        Picture {
            title: chart.title.clone(),
            svg: chart.to_svg(),
            columns: table.columns.into_iter().map(|column| column.heading).collect(),
            rows: table.rows.iter().map(|row| row.iter().map(|cell| cell.words()).collect()).collect(),
            notes: chart.notes.clone(),
        }
    }
}
