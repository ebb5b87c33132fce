//! The class beside the key: counts and agreement, for everybody to look at together. No names, nobody is marked.

mod charts;
mod heat;
mod missed;

use leptos::prelude::*;

use super::hand_ins::no_case;
use super::training::Training;
use crate::app::browser::{clock, download, page};
use crate::app::parts::{El, Look, act, el, h2, inset, live, live_text, p, summary_row};
use crate::domain::date::iso_day;
use crate::domain::instrument::Instrument;
use crate::domain::practice::case::Case;
use crate::domain::practice::class::ClassView;
use crate::wording::{practice, say};

/// The page.
pub fn class(training: Training) -> El {
    let projected = RwSignal::new(false);
    let content = live(move || {
        let (Some(case), Some(instrument)) = (training.case(), training.instrument()) else { return Some(no_case()) };
        let view = ClassView::of(&case, &training.hand_ins());
        if view.handed_in == 0 {
            return Some(p(say!("class-none")).id("class-none"));
        }
        Some(shown(training, projected, &case, &instrument, view))
    });
    let class =
        move || Some(if projected.get() { "class-view class-view--projected" } else { "class-view" }.to_owned());
    el("div", "").live_attribute("class", class).with(content)
}

fn shown(training: Training, projected: RwSignal<bool>, case: &Case, instrument: &Instrument, view: ClassView) -> El {
    let hand_ins = training.hand_ins();
    el("div", "")
        .with(p(say!("class-of", case = case.title.en(), count = view.handed_in)).id("class-of"))
        .with(inset(say!("class-care")))
        .with(acts(training, projected, case, instrument, &view))
        .with(overall(&view))
        .with(heat::heat_map(instrument, &view))
        .with(missed::most_missed(case, instrument, &view))
        .with(charts::charts(&view, &hand_ins))
}

fn acts(training: Training, projected: RwSignal<bool>, case: &Case, instrument: &Instrument, view: &ClassView) -> El {
    let words = live_text(move || if projected.get() { say!("class-project-end") } else { say!("class-project") });
    let project = act(Look::Main, String::new(), move || projected.update(|projected| *projected = !*projected))
        .id("class-project")
        .live_attribute("aria-pressed", move || Some(projected.get().to_string()))
        .with(words);
    let file = crate::render::practice::class_csv(view, case, instrument);
    let name = format!("practice-class-{}-{}.csv", case.id, iso_day(clock::today()));
    let save = move || {
        let saved = download::file(&name, &file).is_ok();
        training.said.set(if saved { say!("trainer-saved", file = name) } else { say!("papers-not-offered") });
    };
    el("div", "govuk-button-group no-print")
        .with(project)
        .with(act(Look::Secondary, say!("class-print"), page::print).id("class-print"))
        .with(act(Look::Secondary, say!("class-csv"), save).id("class-csv"))
}

/// Agreement in words, the figures beneath.
fn overall(view: &ClassView) -> El {
    let row = |id: &'static str, label: String, value: String| {
        summary_row(label, el("dd", "govuk-summary-list__value").id(id).text(value))
    };
    let spread = match view.yes_counts {
        Some(counts) if counts.lowest == counts.highest => say!("class-yes-same", count = counts.lowest),
        Some(counts) => {
            say!("class-yes-spread", lowest = counts.lowest, median = half(counts.median), highest = counts.highest)
        }
        None => say!("chart-nothing"),
    };
    let kappa = match view.kappa {
        Some(kappa) => say!("class-kappa-of", kappa = three(kappa)),
        None => say!("class-kappa-none"),
    };
    let pairs = view.agreement.map_or_else(|| say!("chart-nothing"), three);
    el("section", "")
        .with(h2(say!("class-overall")))
        .with(el("p", "govuk-body class-words").id("class-agreement").text(practice::agreement(view.in_words)))
        .with(
            el("dl", "govuk-summary-list")
                .with(row("class-yes", say!("class-yes-counts"), spread))
                .with(row("class-pairs", say!("class-pairs"), pairs))
                .with(row("class-kappa", say!("class-kappa"), kappa)),
        )
}

/// `0.412`.
fn three(figure: f64) -> String {
    format!("{figure:.3}")
}

/// `12` or `12.5`.
fn half(figure: f64) -> String {
    if figure.fract() == 0.0 { format!("{figure:.0}") } else { format!("{figure:.1}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_have_the_digits_that_people_expect() {
        assert_eq!([three(0.41249), three(-0.05), three(1.0)], ["0.412", "-0.050", "1.000"]);
        assert_eq!([half(12.0), half(12.5)], ["12", "12.5"]);
    }
}
