//! Which page of the register stands.

use leptos::prelude::*;

use super::counting::Counting;
use super::meetings::Meetings;
use super::nav::name;
use super::papers::Papers;
use super::register::Standing;
use super::session::{Page, Session};
use crate::app::parts::page;

/// The page, beneath what went wrong last.
pub fn view(session: Session, which: Page) -> AnyView {
    session.on_drop(|_| ());
    let content = match which {
        Page::Meetings => Some(view! { <Meetings session=session /> }.into_any()),
        Page::Papers => Some(view! { <Papers session=session /> }.into_any()),
        Page::Counting => Some(view! { <Counting session=session /> }.into_any()),
        Page::Entering | Page::Keeping => None,
    };
    page(name(which), None, None).with(view! { <Standing session=session /> }.into_any()).with_all(content).view()
}
