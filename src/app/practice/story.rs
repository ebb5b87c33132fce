//! The story, to be read from beginning to end.

use crate::app::parts::{El, el, h2, p};
use crate::domain::practice::case::{Case, Person};
use crate::wording::say;

/// The story and its people.
pub fn story(case: &Case) -> El {
    el("section", "")
        .id("story")
        .attribute("aria-labelledby", "story-heading")
        .with(h2(say!("prac-story-heading")).id("story-heading"))
        .with_all(told(case))
        .with(h2(say!("prac-people-heading")))
        .with(people(case))
}

/// The story, a paragraph for each line.
pub fn told(case: &Case) -> impl Iterator<Item = El> {
    case.narrative.en().lines().filter(|line| !line.trim().is_empty()).map(|line| p(line.to_owned()))
}

/// Everybody in it, the victim first, with what is known of them.
pub fn people(case: &Case) -> El {
    let all = [&case.people.victim].into_iter().chain(&case.people.perpetrators).chain(&case.people.household);
    el("ul", "govuk-list govuk-list--bullet").with_all(all.map(person))
}

fn person(person: &Person) -> El {
    let Person { name, age, address, phone, note, .. } = person;
    let about = [age, address, phone, note].into_iter().flatten().map(|known| format!(", {known}"));
    el("li", "").with(el("strong", "").text(name.clone())).text(about.collect::<String>())
}
