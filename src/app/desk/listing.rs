//! Which rows of the list are shown: those that somebody asks for, a page at a time.

use std::ops::Range;

use super::together::{Line, Together};
use crate::app::worker::Kept;
use crate::domain::joining::Joining;
use crate::domain::ledger::{Ledger, Outcome};

/// Rows of one page: more would make the browser stand still.
const PAGE: usize = 100;

/// What somebody asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    pub filter: Filter,
    /// From 0.
    pub page: usize,
}

/// Which rows are wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    #[default]
    All,
    /// Referrals that are said to be urgent.
    Urgent,
    /// What says that it adds to a referral, and does not prove it.
    Unproved,
    Outcome(Outcome),
}

/// One page of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    pub lines: Vec<Line>,
    /// Of all lines that are wanted, from 0: those of this page.
    pub range: Range<usize>,
    /// How many lines are wanted.
    pub of: usize,
    /// From 0.
    pub page: usize,
    pub pages: usize,
    /// Every filter that leaves something, with how many rows it leaves; all comes first.
    pub filters: Vec<(Filter, usize)>,
}

impl Listing {
    /// The page that stands.
    pub fn show(self, ledger: &Ledger<Kept>, together: &Together) -> Shown {
        let all = together.lines(ledger);
        let filters = filters(ledger, &all);
        let wanted = wanted(ledger, all, self.filter);
        let pages = pages(&wanted);
        let page = self.page.min(pages.len().saturating_sub(1));
        let range = pages.get(page).cloned().unwrap_or_default();
        let lines = wanted[range.clone()].to_vec();
        Shown { lines, range, of: wanted.len(), page, pages: pages.len(), filters }
    }

    /// The page with this row, with the same filter where that leaves it.
    pub fn with(self, number: usize, ledger: &Ledger<Kept>, together: &Together) -> Listing {
        let place = |filter| {
            let wanted = wanted(ledger, together.lines(ledger), filter);
            let at = wanted.iter().position(|line| line.number == number)?;
            let page = pages(&wanted).iter().position(|page| page.contains(&at))?;
            Some(Listing { filter, page })
        };
        place(self.filter).or_else(|| place(Filter::All)).unwrap_or(self)
    }
}

impl Filter {
    /// The word in the id of its button.
    pub fn id(self) -> &'static str {
        match self {
            Filter::All => "all",
            Filter::Urgent => "urgent",
            Filter::Unproved => "unproved",
            Filter::Outcome(outcome) => outcome.id(),
        }
    }
}

fn filters(ledger: &Ledger<Kept>, all: &[Line]) -> Vec<(Filter, usize)> {
    let special = [Filter::All, Filter::Urgent, Filter::Unproved].map(|filter| {
        let count = all.iter().filter(|line| leaves(ledger, line, filter)).count();
        (filter, count)
    });
    let outcomes = ledger.counts().into_iter().map(|(outcome, count)| (Filter::Outcome(outcome), count));
    special.into_iter().chain(outcomes).filter(|(_, count)| *count > 0).collect()
}

/// The lines that a filter leaves; an addition stands beneath its referral only where that is left too.
fn wanted(ledger: &Ledger<Kept>, all: Vec<Line>, filter: Filter) -> Vec<Line> {
    let mut wanted: Vec<Line> = Vec::with_capacity(all.len());
    let mut has_head = false;
    for mut line in all {
        let left = leaves(ledger, &line, filter);
        if !line.beneath {
            has_head = left;
        }
        if left {
            line.beneath &= has_head;
            wanted.push(line);
        }
    }
    wanted
}

fn leaves(ledger: &Ledger<Kept>, line: &Line, filter: Filter) -> bool {
    let Some(row) = ledger.row(line.number) else { return false };
    match filter {
        Filter::All => true,
        Filter::Outcome(outcome) => row.outcome == outcome,
        Filter::Unproved => matches!(line.joining, Some(Joining::Unproved { .. })),
        Filter::Urgent => {
            row.outcome != Outcome::Duplicate && row.found.as_ref().is_some_and(|found| found.kept.urgent)
        }
    }
}

/// Pages end where a referral and all beneath it end, unless these alone are more than a page.
fn pages(lines: &[Line]) -> Vec<Range<usize>> {
    let (mut pages, mut from) = (Vec::new(), 0);
    while from < lines.len() {
        let most = lines.len().min(from + PAGE);
        let begins = |at: &usize| lines.get(*at).is_none_or(|line| !line.beneath);
        let end = (from + 1..=most).rev().find(begins).unwrap_or(most);
        pages.push(from..end);
        from = end;
    }
    pages
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::desk::together::tests::kept;
    use crate::domain::joining::{Adds, Tie};
    use crate::domain::ledger::Marks;
    use crate::domain::record::Change;

    fn lines(groups: &[usize]) -> Vec<Line> {
        let group =
            |size: &usize| (0..*size).map(|at| Line { number: 1, joining: None, beneath: at > 0, additions: 0 });
        groups.iter().flat_map(group).collect()
    }

    #[test]
    fn a_page_holds_a_hundred_rows_and_parts_no_referral_from_what_stands_beneath_it() {
        let ends = |groups: &[usize]| pages(&lines(groups)).iter().map(|page| page.end).collect::<Vec<_>>();
        assert_eq!(ends(&[]), [0; 0]);
        assert_eq!(ends(&[1; 100]), [100]);
        assert_eq!(ends(&[1; 250]), [100, 200, 250]);
        assert_eq!(ends(&[98, 5, 90]), [98, 193]);
        assert_eq!(ends(&[1, 350, 1]), [1, 101, 201, 301, 352], "a flood beneath one referral is parted");
        for groups in [vec![7; 60], vec![1, 99, 1, 100, 101, 3], vec![500], vec![40, 250, 40]] {
            let pages = pages(&lines(&groups));
            assert!(pages.iter().all(|page| (1..=PAGE).contains(&page.len())), "{groups:?}: {pages:?}");
            assert!(pages.windows(2).all(|two| two[0].end == two[1].start) && pages[0].start == 0);
            assert_eq!(pages.last().unwrap().end, groups.iter().sum::<usize>());
        }
    }

    fn ledger() -> Ledger<Kept> {
        let mut ledger = Ledger::default();
        let mut enter = |file: &str, tie: Tie, urgent: bool| {
            let (sha256, submission, content) = (file.to_owned(), file.to_owned(), file.to_owned());
            let marks = Marks { sha256, reference: format!("R-{file}"), submission, content };
            ledger.opened(file.into(), marks, Kept { urgent, ..kept(tie, "2026-11-22T10:00Z") }, false);
        };
        let referral = || Tie::Referral { amend_hash: "aa11".into() };
        for number in 1..=150 {
            enter(&format!("a{number}"), referral(), number == 120);
        }
        enter("u", Tie::Adds(Adds { what: Change::Update, refers_to: "R-a120".into(), key_hash: None }), false);
        enter("a1", referral(), false);
        ledger.refused("x".into(), Outcome::Damaged, None);
        ledger
    }

    #[test]
    fn each_filter_says_how_many_rows_it_leaves_and_leaves_these() {
        let ledger = ledger();
        let shown = Listing::default().show(&ledger, &Together::of(&ledger));
        let opened = (Filter::Outcome(Outcome::Opened), 151);
        let bad = [(Filter::Outcome(Outcome::Duplicate), 1), (Filter::Outcome(Outcome::Damaged), 1)];
        let expected = [(Filter::All, 153), (Filter::Urgent, 1), (Filter::Unproved, 1), opened, bad[0], bad[1]];
        assert_eq!(shown.filters, expected);
        for (filter, count) in expected {
            assert_eq!(Listing { filter, page: 0 }.show(&ledger, &Together::of(&ledger)).of, count, "{filter:?}");
        }
        let unproved = Listing { filter: Filter::Unproved, page: 7 }.show(&ledger, &Together::of(&ledger));
        assert_eq!((unproved.lines[0].number, unproved.lines[0].beneath, unproved.page), (151, false, 0));
    }

    #[test]
    fn whoever_comes_back_from_a_row_finds_its_page() {
        let ledger = ledger();
        let damaged = Filter::Outcome(Outcome::Damaged);
        assert_eq!(
            Listing::default().with(150, &ledger, &Together::of(&ledger)),
            Listing { filter: Filter::All, page: 1 }
        );
        let from = Listing { filter: damaged, page: 0 };
        assert_eq!(from.with(153, &ledger, &Together::of(&ledger)), from);
        assert_eq!(
            from.with(2, &ledger, &Together::of(&ledger)),
            Listing { filter: Filter::All, page: 0 },
            "which the filter does not leave"
        );
        let page = Listing { filter: Filter::All, page: 1 }.show(&ledger, &Together::of(&ledger));
        assert_eq!((page.range, page.of, page.pages), (100..153, 153, 2));
        assert_eq!((page.lines[20].number, page.lines[20].beneath), (151, true));
    }
}
