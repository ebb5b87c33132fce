//! Elements: what the practitioner's pages are made of.
//!
//! `view!` makes a type, with its code, for every shape of element. Here every element is of one type, and so is every
//! closure that follows a signal: that is what keeps a first visit small. The desk, which is not part of it, uses
//! `view!` around the same parts.

use std::sync::{Arc, Mutex};

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::ev::{Custom, Event};
use leptos::html::custom;
use leptos::prelude::*;
use leptos::tachys::html::event::on;
use leptos::tachys::html::property::prop;
use leptos::tachys::reactive_graph::SharedReactiveFunction;
use leptos::tachys::view::IntoRender;

/// An element with its attributes and what stands in it.
pub struct El {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    inside: Vec<AnyView>,
}

/// An element; an empty class is none.
pub fn el(tag: &'static str, class: &'static str) -> El {
    let plain = El { tag, attributes: Vec::new(), inside: Vec::new() };
    if class.is_empty() { plain } else { plain.attribute("class", class) }
}

/// A paragraph.
pub fn p(text: String) -> El {
    el("p", "govuk-body").text(text)
}

/// The heading of a part of a page.
pub fn h2(text: String) -> El {
    el("h2", "govuk-heading-m").text(text)
}

/// A list with a bullet before each text.
pub fn bullets(texts: impl IntoIterator<Item = String>) -> El {
    el("ul", "govuk-list govuk-list--bullet").with_all(texts.into_iter().map(|text| el("li", "").text(text)))
}

/// A link.
pub fn link(to: String, text: String) -> El {
    el("a", "govuk-link").attribute("href", to).text(text)
}

/// Words for those who cannot see what is around them.
pub fn unseen(text: String) -> El {
    el("span", "govuk-visually-hidden").text(text)
}

/// Does this now and whenever a signal that it reads has changed: one program for all of them.
pub fn effect(act: impl Fn() + 'static) {
    let act: Box<dyn Fn()> = Box::new(act);
    Effect::new(move |_| act());
}

/// What stands here follows the signals that `view` reads.
pub fn live<V: IntoRender<Output = AnyView>>(mut view: impl FnMut() -> Option<V> + Send + 'static) -> AnyView {
    let view: Box<dyn FnMut() -> AnyView + Send> =
        Box::new(move || view().map_or_else(|| ().into_any(), IntoRender::into_render));
    view.into_any()
}

/// Text that follows the signals that `text` reads.
pub fn live_text(mut text: impl FnMut() -> String + Send + 'static) -> AnyView {
    live(move || Some(text().into_any()))
}

impl El {
    /// With an attribute that never changes.
    pub fn attribute(mut self, name: &'static str, value: impl Into<String>) -> El {
        self.attributes.push(custom_attribute(name, value.into()).into_any_attr());
        self
    }

    /// With an attribute that follows the signals that `value` reads; `None` takes it away.
    pub fn live_attribute(mut self, name: &'static str, value: impl FnMut() -> Option<String> + Send + 'static) -> El {
        self.attributes.push(custom_attribute(name, shared(value)).into_any_attr());
        self
    }

    /// With an id.
    pub fn id(self, id: impl Into<String>) -> El {
        self.attribute("id", id)
    }

    /// With the text of a control.
    pub fn live_value(mut self, value: impl FnMut() -> String + Send + 'static) -> El {
        self.attributes.push(prop("value", shared(value)).into_any_attr());
        self
    }

    /// With a state of a control that is either on or off: `checked`, `selected`.
    pub fn live_state(mut self, name: &'static str, state: impl FnMut() -> bool + Send + 'static) -> El {
        self.attributes.push(prop(name, shared(state)).into_any_attr());
        self
    }

    /// With something to do when an event comes.
    pub fn on(mut self, event: &'static str, act: impl FnMut(Event) + 'static) -> El {
        let act: Box<dyn FnMut(Event)> = Box::new(act);
        self.attributes.push(on(Custom::<Event>::new(event), act).into_any_attr());
        self
    }

    /// With words after what stands in it already.
    pub fn text(mut self, text: impl Into<String>) -> El {
        self.inside.push(text.into().into_any());
        self
    }

    /// With something after what stands in it already.
    pub fn with(mut self, inside: impl IntoRender<Output = AnyView>) -> El {
        self.inside.push(inside.into_render());
        self
    }

    /// With several things, or something that may not be there, after what stands in it already.
    pub fn with_all(mut self, inside: impl IntoIterator<Item: IntoRender<Output = AnyView>>) -> El {
        self.inside.extend(inside.into_iter().map(IntoRender::into_render));
        self
    }
}

impl El {
    /// The element as a view.
    pub fn view(self) -> AnyView {
        custom(self.tag).add_any_attr(self.attributes).child(self.inside).into_any()
    }
}

/// So that an element stands in another, or in a `view!`, as it is.
impl IntoRender for El {
    type Output = AnyView;

    fn into_render(self) -> AnyView {
        self.view()
    }
}

fn shared<T>(read: impl FnMut() -> T + Send + 'static) -> SharedReactiveFunction<T> {
    Arc::new(Mutex::new(read))
}
