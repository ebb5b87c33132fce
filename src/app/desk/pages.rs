//! Which page of the register stands.

use leptos::prelude::*;

use super::counting::Counting;
use super::meetings::Meetings;
use super::nav::name;
use super::papers::Papers;
use super::register::Unsaid;
use super::session::Session;
use super::stage::Page;
use super::{entering, keeping};
use crate::app::parts::page;

/// The page, beneath what went wrong last.
pub fn view(session: Session, which: Page) -> AnyView {
    session.on_drop(|_| ());
    let page = page(name(which), None, None).with(view! { <Unsaid session=session /> }.into_any());
    match which {
        Page::Entering => page.with_all(entering::entering(session)),
        Page::Meetings => page.with(view! { <Meetings session=session /> }.into_any()),
        Page::Papers => page.with(view! { <Papers session=session /> }.into_any()),
        Page::Counting => page.with(view! { <Counting session=session /> }.into_any()),
        Page::Keeping => page.with_all(keeping::keeping(session)),
    }
    .view()
}
