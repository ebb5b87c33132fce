//! Which MARAC? Or, on a site without any area, what its operator does next.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::journey::Step;
use super::route::Route;
use crate::app::browser::fetch::{self, FetchError};
use crate::app::parts::{Notice, Page, Tone};
use crate::area::{Directory, Entry};
use crate::wording::say;

/// The list of areas to choose from.
#[component]
pub fn Areas() -> impl IntoView {
    let found = RwSignal::new(None);
    spawn_local(async move { found.set(Some(directory().await)) });
    move || match found.get() {
        None => view! { <p class="govuk-body" role="status">{say!("loading")}</p> }.into_any(),
        Some(Ok(areas)) if areas.is_empty() => view! { <NoArea /> }.into_any(),
        Some(Ok(areas)) => view! { <Choose areas=areas /> }.into_any(),
        Some(Err(())) => view! {
            <Page heading=say!("areas-heading")>
                <Notice tone=Tone::Warning text=say!("areas-not-read") />
            </Page>
        }
        .into_any(),
    }
}

/// The areas of this site; a site without a directory has none.
async fn directory() -> Result<Vec<Entry>, ()> {
    match fetch::text("areas/index.json").await {
        Ok(fetched) => Directory::parse(fetched.body.as_bytes()).map(|d| d.areas).map_err(drop),
        Err(FetchError::NotThere) => Ok(Vec::new()),
        Err(_) => Err(()),
    }
}

#[component]
fn Choose(areas: Vec<Entry>) -> impl IntoView {
    let line = |area: Entry| {
        let trial =
            area.trial.then(|| view! { " " <strong class="govuk-tag govuk-tag--yellow">{say!("trial-tag")}</strong> });
        view! {
            <li>
                <a class="govuk-link" href=Route::hash(&area.id, Step::Start)>{area.name.en().to_owned()}</a>{trial}
            </li>
        }
    };
    view! {
        <Page heading=say!("areas-heading")>
            <Notice tone=Tone::Warning text=say!("danger-999") />
            <p class="govuk-body">{say!("areas-which")}</p>
            <ul class="govuk-list govuk-list--spaced" id="areas">{areas.into_iter().map(line).collect::<Vec<_>>()}</ul>
            <p class="govuk-body-s"><a class="govuk-link" href="desk/">{say!("areas-coordinator")}</a></p>
        </Page>
    }
}

/// What a static site says before an area has been added.
#[component]
fn NoArea() -> impl IntoView {
    view! {
        <Page heading=say!("no-area-heading")>
            <p class="govuk-body">{say!("no-area-practitioner")}</p>
            <Notice tone=Tone::Warning text=say!("danger-999") />
            <h2 class="govuk-heading-m">{say!("no-area-operator-heading")}</h2>
            <ol class="govuk-list govuk-list--number govuk-list--spaced" id="add-an-area">
                <li>{say!("no-area-keys")}<br /><code>"marac keygen --area <id> --people coordinator,deputy,recovery --out keys/"</code></li>
                <li>{say!("no-area-pack")}<br /><code>"areas/<id>.json"</code></li>
                <li>{say!("no-area-check")}<br /><code>"marac area check areas/<id>.json"</code></li>
                <li>{say!("no-area-directory")}<br />
                    <code>r#"{ "format": "marac-portal/areas@1", "areas": [ { "id": "<id>", "name": "<name>" } ] }"#</code></li>
            </ol>
            <p class="govuk-body">{say!("no-area-trial")}" "<code>"make run"</code></p>
        </Page>
    }
}
