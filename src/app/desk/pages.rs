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
use crate::app::parts::{El, el, page};
use crate::wording::say;

/// The page, beneath what went wrong last.
pub fn view(session: Session, which: Page) -> AnyView {
    session.on_drop(|_| ());
    let page = page(name(which), None, None).with(view! { <Unsaid session=session /> }.into_any());
    let screen = || el("div", "no-print");
    let content = match which {
        Page::Entering => screen().with_all(entering::entering(session)),
        Page::Meetings => screen().with(view! { <Meetings session=session /> }.into_any()),
        Page::Papers => screen().with(view! { <Papers session=session /> }.into_any()),
        // Figures name nobody.
        Page::Counting => return page.with(view! { <Counting session=session /> }.into_any()).view(),
        Page::Keeping => screen().with_all(keeping::keeping(session)),
    };
    page.with(content).with(on_paper()).view()
}

/// What stands on paper in place of a page of the register: forms and lists without a marking are not for circulation.
pub fn on_paper() -> El {
    el("p", "govuk-body desk-on-paper").text(say!("desk-on-paper"))
}
