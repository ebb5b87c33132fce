//! Which MARAC? Or, on a site without any area, what its operator does next.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::keep::Keep;
use super::keep_page;
use super::route::Route;
use super::sheet::Sheet;
use crate::app::browser::fetch::{self, FetchError};
use crate::app::parts::{El, el, link, live, p, page, warning};
use crate::area::{Directory, Entry};
use crate::wording::say;

/// The list of areas to choose from.
pub fn areas(keep: Keep) -> AnyView {
    let found = RwSignal::new(None);
    spawn_local(async move { found.set(Some(directory().await)) });
    live(move || {
        Some(found.with(|found| match found {
            None => super::loading(),
            Some(Ok(areas)) if areas.is_empty() => no_area(keep),
            Some(Ok(areas)) => choose(areas),
            Some(Err(())) => page(say!("areas-heading"), None, None).with(warning(say!("areas-not-read"))),
        }))
    })
}

/// The areas of this site; a site without a directory has none.
pub async fn directory() -> Result<Vec<Entry>, ()> {
    match fetch::text("areas/index.json").await {
        Ok(fetched) => Directory::parse(fetched.body.as_bytes()).map(|d| d.areas).map_err(drop),
        Err(FetchError::NotThere) => Ok(Vec::new()),
        Err(_) => Err(()),
    }
}

fn choose(areas: &[Entry]) -> El {
    let line = |area: &Entry| {
        let tag = || el("strong", "govuk-tag govuk-tag--yellow").text(say!("trial-tag"));
        let way = link(Route::base(&area.id) + "/1", area.name.en().to_owned());
        el("li", "").with(way).text(" ").with_all(area.trial.then(tag))
    };
    let coordinator = el("p", "govuk-body-s").with(link("desk/".to_owned(), say!("areas-coordinator")));
    page(say!("areas-heading"), None, None)
        .with(warning(say!("danger-999")))
        .with(keep_page::kept_here("#/keep".to_owned()))
        .with(p(say!("areas-which")))
        .with(el("ul", "govuk-list govuk-list--spaced").id("areas").with_all(areas.iter().map(line)))
        .with(coordinator)
        .with(el("p", "govuk-body-s").with(link("#/practice".to_owned(), say!("areas-practice"))))
}

/// What a static site says before an area has been added; how one is added, the worker says.
fn no_area(keep: Keep) -> El {
    page(say!("no-area-heading"), None, None)
        .with(p(say!("no-area-practitioner")))
        .with(warning(say!("danger-999")))
        .with(Sheet::new(keep, "no-area", None).view())
}
