//! Which page of the register stands.

use leptos::prelude::*;

use super::nav::name;
use super::register::Standing;
use super::session::{Page, Session};
use super::{entering, keeping};
use crate::app::parts::page;

/// The page, beneath what went wrong last.
pub fn view(session: Session, which: Page) -> AnyView {
    session.on_drop(|_| ());
    let page = page(name(which), None, None).with(view! { <Standing session=session /> }.into_any());
    match which {
        Page::Entering => page.with_all(entering::entering(session)).view(),
        Page::Keeping => page.with_all(keeping::keeping(session)).view(),
        Page::Meetings | Page::Papers | Page::Counting => page.view(),
    }
}
