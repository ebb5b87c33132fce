//! Which page of the register stands.

use leptos::prelude::*;

use super::nav::name;
use super::register::Standing;
use super::session::{Page, Session};
use crate::app::parts::page;

/// The page, beneath what went wrong last.
pub fn view(session: Session, which: Page) -> AnyView {
    session.on_drop(|_| ());
    page(name(which), None, None).with(view! { <Standing session=session /> }.into_any()).view()
}
