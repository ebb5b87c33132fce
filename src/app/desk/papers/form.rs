//! The choice of a paper: which, of which cases, for whom, as what kind of file.

use leptos::prelude::*;

use super::choice::{Choice, ELSEWHERE, ONE, OPEN, SEVERAL, TEAM, WAITING, waiting};
use super::chosen::{OUTPUTS, goes_to_several};
use super::steps::Papers;
use crate::app::desk::register::fields::{choose, text, tick};
use crate::app::parts::{El, Look, act, act_once, el, inset, live, p, warning};
use crate::casework::Format;
use crate::render::outputs::Output;
use crate::wording::say;

/// The form.
pub fn form(work: Papers) -> El {
    let choice = work.choice;
    let options = OUTPUTS.map(|output| (output.id().to_owned(), name(output)));
    let options = std::iter::once((String::new(), say!("panel-choose"))).chain(options).collect();
    let output = choose("papers-output", say!("papers-output"), options, choice.output)
        .on("change", move |_| choice.change_output());
    let fields = live(move || {
        let output = choice.output()?;
        Some(
            el("div", "")
                .with(which_cases(choice, output))
                .with_all(for_whom(choice, output))
                .with(format(choice, output))
                .with_all((!output.is_letter()).then(|| included(choice))),
        )
    });
    let check =
        act_once(Look::Main, say!("papers-check"), work.doing.busy.into(), move || work.check()).id("papers-check");
    let heading =
        el("h2", "govuk-heading-m").id("papers-choice").attribute("tabindex", "-1").text(say!("papers-choice"));
    el("div", "").with(heading).with(output).with(fields).with(work.alert()).with(check)
}

/// An output, as people say it.
pub fn name(output: Output) -> String {
    match output {
        Output::CaseList => say!("out-case-list"),
        Output::Agenda => say!("out-agenda"),
        Output::IdvaExtract => say!("out-idva"),
        Output::ResearchForm => say!("out-research"),
        Output::Transfer => say!("out-transfer-document"),
        Output::Acknowledgement => say!("papers-acknowledgement"),
        Output::Query => say!("papers-query"),
        Output::NotAccepted => say!("papers-not-accepted"),
        Output::Minutes => say!("out-minutes"),
        Output::ActionLog => say!("out-action-log"),
    }
}

fn which_cases(choice: Choice, output: Output) -> El {
    let one_alone = output.is_letter() || output == Output::Transfer;
    let mut options = vec![(String::new(), say!("panel-choose"))];
    if !one_alone {
        options.extend(choice.meetings());
    }
    if output == Output::Acknowledgement {
        let count = choice.session.book.with_untracked(|book| book.as_ref().map_or(0, |book| waiting(book).len()));
        options.push((WAITING.to_owned(), say!("papers-about-waiting", count = count)));
    }
    // Minutes are of a meeting.
    if !one_alone && output != Output::Minutes {
        options.push((OPEN.to_owned(), say!("papers-about-open")));
    }
    if output != Output::Minutes {
        options.push((ONE.to_owned(), say!("papers-about-one")));
    }
    let about = choose("papers-about", say!("papers-about"), options, choice.about);
    let reference = live(move || {
        let field = || {
            text("papers-reference", say!("papers-reference"), Some(say!("papers-reference-hint")), choice.reference)
        };
        choice.about.with(|about| about == ONE).then(field)
    });
    el("div", "").with(about).with(reference)
}

fn for_whom(choice: Choice, output: Output) -> Option<El> {
    if output.is_letter() {
        return None;
    }
    if output == Output::Transfer {
        return Some(other_area(choice));
    }
    let mut options = vec![(String::new(), say!("panel-choose"))];
    if !matches!(output, Output::ResearchForm | Output::IdvaExtract) {
        options.push((TEAM.to_owned(), say!("papers-team")));
    }
    if goes_to_several(output) {
        options.push((SEVERAL.to_owned(), say!("papers-several")));
    }
    options.extend(
        choice
            .several
            .with_value(|all| all.iter().map(|agency| (agency.id.clone(), agency.label.clone())).collect::<Vec<_>>()),
    );
    let whom = choose("papers-whom", say!("papers-whom"), options, choice.whom);
    let more = live(move || {
        let whom = choice.whom.get();
        match whom.as_str() {
            "" => None,
            TEAM => Some(inset(say!("papers-team-unchecked")).id("papers-team-unchecked")),
            SEVERAL => Some(el("div", "").with(agencies(choice)).with(seal(choice))),
            _ => Some(seal(choice)),
        }
    });
    Some(el("div", "").with(whom).with(more))
}

/// Each agency with its own tick, and whether the pack has its key.
fn agencies(choice: Choice) -> El {
    let all = choice.several.get_value();
    let every = all.clone();
    let ticks = all.into_iter().map(|agency| {
        let label = if agency.key { say!("papers-agency-key", agency = agency.label) } else { agency.label };
        tick(&format!("papers-agency-{}", agency.id), label, agency.wanted)
    });
    let every = act(Look::Link, say!("papers-every"), move || every.iter().for_each(|one| one.wanted.set(true)));
    el("fieldset", "govuk-fieldset govuk-form-group")
        .id("papers-agencies")
        .with(el("legend", "govuk-fieldset__legend govuk-fieldset__legend--s").text(say!("papers-agencies")))
        .with(el("p", "govuk-body").with(every.id("papers-every")))
        .with_all(ticks)
}

fn other_area(choice: Choice) -> El {
    let others = choice.other_areas().into_iter();
    let options = std::iter::once((String::new(), say!("panel-choose"))).chain(others);
    let options = options.chain([(ELSEWHERE.to_owned(), say!("papers-elsewhere"))]).collect();
    let area = choose("papers-area", say!("papers-area"), options, choice.area);
    let more = live(move || {
        let area = choice.area.get();
        match area.as_str() {
            "" => None,
            ELSEWHERE => {
                let name = text("papers-area-name", say!("papers-area-name"), None, choice.area_name);
                Some(el("div", "").with(name).with(p(say!("papers-elsewhere-unsealed"))))
            }
            _ => Some(seal(choice)),
        }
    });
    el("div", "").with(area).with(more)
}

fn seal(choice: Choice) -> El {
    tick("papers-seal", say!("papers-seal"), choice.seal)
}

fn format(choice: Choice, output: Output) -> El {
    let name = |format: &Format| match format {
        Format::Docx => say!("papers-docx"),
        Format::Html => say!("papers-html"),
        Format::Xlsx => say!("papers-xlsx"),
        Format::Csv => say!("papers-csv"),
    };
    let options = Format::of(output).iter().map(|format| (format.ending().to_owned(), name(format)));
    choose("papers-format", say!("papers-format"), options.collect(), choice.format)
}

/// What stays out unless a person puts it in; said loudly when it is in.
fn included(choice: Choice) -> El {
    let loud = live(move || {
        let address = choice.confidential_address.get().then(|| say!("papers-address-in"));
        let immigration = choice.immigration.get().then(|| say!("papers-immigration-in"));
        let said: Vec<String> = address.into_iter().chain(immigration).collect();
        (!said.is_empty()).then(|| warning(said.join(" ")).id("papers-included"))
    });
    el("fieldset", "govuk-fieldset govuk-form-group")
        .with(el("legend", "govuk-fieldset__legend govuk-fieldset__legend--s").text(say!("papers-include")))
        .with(tick("papers-include-address", say!("papers-include-address"), choice.confidential_address))
        .with(tick("papers-include-immigration", say!("papers-include-immigration"), choice.immigration))
        .with(loud)
}
