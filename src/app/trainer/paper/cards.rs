//! Cards to be cut: what is said when somebody asks, and who knows what in the mock MARAC.

use crate::app::parts::{El, el, p};
use crate::app::practice::facts::fact;
use crate::domain::practice::case::{Case, RoleCard, Topic};
use crate::wording::say;

/// One card for each topic: the question, and what is learned by it.
pub fn interview(case: &Case) -> El {
    let card = |topic: &Topic| {
        let facts = case.facts.iter().filter(|fact| fact.topic == topic.id).map(fact);
        card()
            .with(el("h3", "govuk-heading-s").text(topic.ask.en()))
            .with(el("ul", "govuk-list govuk-list--bullet").with_all(facts))
    };
    el("div", "")
        .with(p(say!("paper-interview-how")))
        .with(el("ul", "trainer-cards").with_all(case.topics.iter().map(card)))
}

/// One card for each agency, and one for whoever is in the chair.
pub fn roles(case: &Case) -> El {
    let line =
        |label: String, text: &str| el("p", "govuk-body").with(el("strong", "").text(label)).text(" ").text(text);
    let agency = |role: &RoleCard| {
        card()
            .with(el("h3", "govuk-heading-s").text(role.label.en()))
            .with(line(say!("paper-knows"), role.knows.en()))
            .with(line(say!("paper-can-offer"), role.can_offer.en()))
    };
    let chair = card().with(el("h3", "govuk-heading-s").text(say!("paper-chair"))).with(p(say!("paper-chair-does")));
    let cards = std::iter::once(chair).chain(case.mock_marac.iter().map(agency));
    el("div", "").with(p(say!("paper-roles-how"))).with(el("ul", "trainer-cards").with_all(cards))
}

fn card() -> El {
    el("li", "trainer-card")
}
