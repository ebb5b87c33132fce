//! Every input on a row of its own: what it was, what became of it, and what a person can do about it.

use leptos::prelude::*;

use super::book::{Input, Verdict, What};
use super::sums::Sums;
use super::words;
use crate::app::browser::{clock, page};
use crate::app::desk::tables::{cell_of, row_heading, table};
use crate::app::parts::{El, Look, act, el, h2, live, live_text, p};
use crate::app::trainer::training::Training;
use crate::domain::practice::code::HandIn;
use crate::wording::say;

/// The table with its sums; the newest row comes first, where somebody who types looks.
pub fn ledger(training: Training) -> El {
    let sums = move || training.verdicts.with(|verdicts| words::sums(&Sums::of(verdicts)));
    let rows = live(move || {
        let verdicts = training.verdicts.get();
        training.cases.track(); // a case that is opened later names what was of an unknown one
        if verdicts.is_empty() {
            return Some(p(say!("hand-in-none")));
        }
        let inputs = training.book.with(|book| book.inputs.clone());
        let rows: Vec<Vec<El>> = (1..)
            .zip(inputs.iter().zip(&verdicts))
            .map(|(row, (input, verdict))| cells(training, row, input, verdict))
            .collect();
        let headings = vec![
            say!("hand-in-column-row"),
            say!("hand-in-column-what"),
            say!("hand-in-column-became"),
            say!("hand-in-column-acts"),
        ];
        Some(table("hand-ins", say!("hand-in-table"), headings, rows.into_iter().rev()))
    });
    el("section", "")
        .with(h2(say!("hand-in-ledger")).id("hand-in-ledger"))
        .with(el("p", "govuk-body").id("hand-in-sums").with(live_text(sums)))
        .with(rows)
}

fn cells(training: Training, row: usize, input: &Input, verdict: &Verdict) -> Vec<El> {
    let words = words::verdict(training, row, verdict);
    let mended = input
        .mended
        .as_ref()
        .filter(|_| !input.out)
        .map(|code| el("span", "recap__line").text(say!("hand-in-mended", code = code)));
    let became =
        el("div", "").with(el("span", tag(verdict)).text(kind(verdict))).with(el("span", "recap__line").text(words));
    vec![
        row_heading(el("span", "").text(row.to_string())),
        cell_of(el("span", "brand-typed").text(came(input))),
        cell_of(became.with_all(mended)),
        cell_of(el("div", "").id(format!("hand-in-{row}")).with_all(acts(training, row, input, verdict))),
    ]
}

/// As it came; a good code in its groups.
fn came(input: &Input) -> String {
    match &input.what {
        What::Code { text, picture } => {
            let text = HandIn::read(text).map_or_else(|_| text.clone(), |hand_in| hand_in.code());
            match picture {
                Some(picture) => say!("hand-in-from-picture", code = text, picture = picture),
                None => text,
            }
        }
        What::NoCode { picture } => picture.clone(),
        What::File { name, .. } => name.clone(),
    }
}

fn kind(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Taken(_) => say!("hand-in-kind-taken"),
        Verdict::Again { .. } => say!("hand-in-kind-again"),
        Verdict::Mistyped(_) => say!("hand-in-kind-mistyped"),
        Verdict::OtherCase(_) => say!("hand-in-kind-other-case"),
        Verdict::OtherSession(_) => say!("hand-in-kind-other-session"),
        Verdict::NotACode | Verdict::NoCodeSeen => say!("hand-in-kind-not-a-code"),
        Verdict::NotOpened(_) => say!("hand-in-kind-not-opened"),
        Verdict::TakenOut => say!("hand-in-kind-out"),
    }
}

fn tag(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Taken(_) => "govuk-tag govuk-tag--blue",
        Verdict::TakenOut => "govuk-tag govuk-tag--grey",
        Verdict::Again { .. } => "govuk-tag govuk-tag--yellow",
        _ => "govuk-tag govuk-tag--red",
    }
}

fn acts(training: Training, row: usize, input: &Input, verdict: &Verdict) -> Vec<El> {
    let button = |id: &str, words: String, change: fn(&mut Input)| {
        let id = format!("hand-in-{row}-{id}");
        let change = move || training.change(row, change);
        act(Look::Link, words, change).id(id)
    };
    let mut acts = Vec::new();
    match verdict {
        Verdict::Again { certain: false, .. } => {
            acts.push(button("another", say!("hand-in-another-learner"), |input| input.another_learner = true));
        }
        Verdict::OtherSession(_) | Verdict::OtherCase(None) => {
            acts.push(button("here", say!("hand-in-here"), |input| input.here = true));
        }
        _ => {}
    }
    if let Some(likely) = verdict.likely() {
        let code = likely.code.clone();
        let mend = move || {
            let code = code.clone();
            training.change(row, move |input| input.mended = Some(code.clone()));
        };
        acts.push(act(Look::Link, say!("hand-in-mend", code = likely.code), mend).id(format!("hand-in-{row}-mend")));
    }
    acts.push(match input.out {
        true => button("back", say!("hand-in-put-back", row = row), |input| input.out = false),
        false => button("out", say!("hand-in-take-out", row = row), |input| input.out = true),
    });
    acts.into_iter().map(|act| el("span", "recap__line").with(act)).collect()
}

impl Training {
    /// Decides something about the input on a row; focus stays beside it.
    fn change(self, row: usize, change: impl Fn(&mut Input)) {
        self.book.update(|book| {
            if let Some(input) = row.checked_sub(1).and_then(|at| book.inputs.get_mut(at)) {
                change(input);
            }
        });
        let words =
            self.verdicts.with_untracked(|verdicts| verdicts.get(row - 1).map(|one| words::verdict(self, row, one)));
        self.said.set(words.unwrap_or_default());
        clock::soon(move || {
            for act in ["back", "out"] {
                page::focus(&format!("hand-in-{row}-{act}"));
            }
        });
    }
}
