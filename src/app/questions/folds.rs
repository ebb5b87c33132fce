//! The questions of a page, one after the other; optional ones that belong together stand folded.

use leptos::prelude::*;
use leptos::tachys::view::IntoRender;

use super::question;
use crate::app::form::Form;
use crate::app::parts::{details, el};
use crate::domain::answers::Key;
use crate::wording::message;

/// The questions; what is folded stands open where something was said already.
pub fn questions(form: Form, keys: impl IntoIterator<Item = Key>) -> Vec<AnyView> {
    let keys: Vec<Key> = keys.into_iter().collect();
    let together = keys.chunk_by(|one, other| one.question().fold == other.question().fold);
    together.flat_map(|keys| run(form, keys)).collect()
}

fn run(form: Form, keys: &[Key]) -> Vec<AnyView> {
    let asked = keys.iter().map(|key| question(form, *key));
    let Some(fold) = keys.first().and_then(|key| key.question().fold) else { return asked.collect() };
    let said = form.draft.with_untracked(|draft| keys.iter().any(|key| draft.holds(*key)));
    let summary = message(&format!("fold-{fold}"), None, &[]).unwrap_or_default();
    let folded = details(summary, el("div", "").with_all(asked));
    vec![if said { folded.attribute("open", "") } else { folded }.into_render()]
}
