//! For learners: the story, a place for 24 answers, and how they hand in.

use crate::app::parts::{El, el, h2, p, qr};
use crate::app::practice::story::{people, told};
use crate::app::trainer::frame::care_on_paper;
use crate::app::trainer::session::address;
use crate::app::trainer::training::Training;
use crate::domain::instrument::{Instrument, Tri};
use crate::domain::practice::case::Case;
use crate::domain::practice::code::ROUTES;
use crate::wording::{practice, say};

/// The handout: two sheets, the story and the answers.
pub fn handout(training: Training, case: &Case, instrument: &Instrument) -> El {
    let link = address(training.session_untracked(), (!training.is_own()).then_some(case.id.as_str()));
    el("div", "")
        .with(p(case.role.en().to_owned()))
        .with(el("div", "trainer-story").with(people(case)).with_all(told(case)))
        .with(h2(say!("paper-hand-in")))
        .with(p(say!("paper-hand-in-how", code = training.session_untracked())))
        .with(el("p", "govuk-body practice-link").text(link.clone()))
        .with_all(qr(&link, &say!("trainer-qr", link = link)))
        .with(care_on_paper(training))
        .with(answers(instrument))
}

/// A box to tick for each answer, for those without a device.
fn answers(instrument: &Instrument) -> El {
    let heading = |words: String| el("th", "govuk-table__header").attribute("scope", "col").text(words);
    let head = [say!("class-column-item")].into_iter().chain(Tri::ALL.map(|tri| practice::answer(Some(tri))));
    let row = |item: &crate::domain::instrument::Item| {
        let name = el("th", "").attribute("scope", "row").text(format!("{}. {}", item.number, item.text.en()));
        el("tr", "").with(name).with_all((0..3).map(|_| box_to_tick()))
    };
    let routes = ROUTES.into_iter().map(|id| el("li", "").with(tick()).text(format!(" {}", practice::route(id))));
    el("div", "print-break")
        .with(h2(say!("paper-answers")))
        .with(p(say!("paper-answers-how")))
        .with(
            el("table", "trainer-grid trainer-answers")
                .with(el("caption", "govuk-visually-hidden").text(say!("paper-answers")))
                .with(el("thead", "").with(el("tr", "").with_all(head.map(heading))))
                .with(el("tbody", "").with_all(instrument.items.iter().map(row))),
        )
        .with(h2(say!("paper-routes")))
        .with(el("ul", "govuk-list trainer-routes").with_all(routes))
}

fn box_to_tick() -> El {
    el("td", "trainer-tick").with(tick())
}

fn tick() -> El {
    el("span", "").attribute("aria-hidden", "true").text("☐")
}
