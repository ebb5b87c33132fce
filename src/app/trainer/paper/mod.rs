//! Everything of a case on paper: one sheet or several for each use, marked as practice on every one.

mod cards;
mod guide;
mod handout;
mod key;
mod key_rows;
mod tally;

use leptos::prelude::*;

use super::hand_ins::no_case;
use super::training::Training;
use crate::app::browser::page;
use crate::app::desk::register::fields::choose;
use crate::app::parts::{El, Look, act, el, h2, inset, live, p};
use crate::domain::instrument::Instrument;
use crate::domain::practice::case::Case;
use crate::wording::say;

/// A paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Paper {
    Handout,
    Interview,
    Key,
    Roles,
    Tally,
    Guide,
}

/// The page: which paper, and the paper itself beneath.
pub fn paper(training: Training) -> El {
    let which = RwSignal::new(Paper::Handout.id().to_owned());
    let wanted = Memo::new(move |_| Paper::of(&which.get()));
    let content = live(move || {
        let (Some(case), Some(instrument)) = (training.case(), training.instrument()) else { return Some(no_case()) };
        Some(sheet(training, wanted.get(), &case, &instrument))
    });
    let papers = Paper::ALL.into_iter().map(|paper| (paper.id().to_owned(), paper.name())).collect();
    let controls = el("div", "no-print")
        .with(p(say!("paper-intro")))
        .with(choose("paper-which", say!("paper-which"), papers, which))
        .with(act(Look::Main, say!("paper-print"), page::print).id("paper-print"));
    el("div", "trainer-paper").with(controls).with(content)
}

fn sheet(training: Training, paper: Paper, case: &Case, instrument: &Instrument) -> El {
    let content = match paper {
        Paper::Handout => handout::handout(training, case, instrument),
        Paper::Interview => cards::interview(case),
        Paper::Key => key::key(case, instrument),
        Paper::Roles => cards::roles(case),
        Paper::Tally => tally::tally(instrument),
        Paper::Guide => guide::guide(training),
    };
    let heading = say!("paper-heading", paper = paper.name(), case = case.title.en());
    // What tells nothing of the story needs no note about it, and has to stay on one sheet.
    let note = (!matches!(paper, Paper::Tally)).then(|| inset(case.content_note.en().to_owned()));
    el("section", paper.class()).id("paper-sheet").with(h2(heading)).with_all(note).with(content)
}

impl Paper {
    /// All, in the order in which they are needed.
    const ALL: [Paper; 6] = [Paper::Guide, Paper::Handout, Paper::Interview, Paper::Tally, Paper::Key, Paper::Roles];

    fn id(self) -> &'static str {
        match self {
            Paper::Handout => "handout",
            Paper::Interview => "interview",
            Paper::Key => "key",
            Paper::Roles => "roles",
            Paper::Tally => "tally",
            Paper::Guide => "guide",
        }
    }

    fn of(id: &str) -> Paper {
        Paper::ALL.into_iter().find(|paper| paper.id() == id).unwrap_or(Paper::Handout)
    }

    /// A wide table has a sheet of its own form.
    fn class(self) -> &'static str {
        match self {
            Paper::Tally => "trainer-sheet trainer-sheet--wide",
            Paper::Guide => "trainer-sheet trainer-sheet--one",
            _ => "trainer-sheet",
        }
    }

    fn name(self) -> String {
        match self {
            Paper::Handout => say!("paper-handout"),
            Paper::Interview => say!("paper-interview"),
            Paper::Key => say!("paper-key"),
            Paper::Roles => say!("paper-roles"),
            Paper::Tally => say!("paper-tally"),
            Paper::Guide => say!("paper-guide"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_paper_is_found_by_its_id_and_has_a_name_of_its_own() {
        let mut names: Vec<String> = Paper::ALL.into_iter().map(Paper::name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Paper::ALL.len());
        for paper in Paper::ALL {
            assert_eq!(Paper::of(paper.id()), paper);
        }
    }
}
