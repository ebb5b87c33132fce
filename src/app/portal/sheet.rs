//! A part of a page that the worker describes: drawn here, and told what was pressed.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::{Value as Json, json};

use super::delivery::text;
use super::keep::{Goes, Keep};
use crate::app::browser::held::Held;
use crate::app::browser::{clock, fields, files, offline, page as window};
use crate::app::parts::{El, el, live};
use crate::wording::say;

/// A description at hand; copies stand for the same.
#[derive(Clone, Copy)]
pub struct Sheet(StoredValue<Rc<About>, LocalStorage>);

struct About {
    keep: Keep,
    /// `said`, and whether it is `trouble`.
    said: RwSignal<Json>,
    sheet: RwSignal<Json>,
    /// Bytes that go with what is pressed, beside what it asks for, and what they are called.
    beside: Option<(String, Held)>,
    /// What is done when something is pressed that the worker does not know.
    other: Option<Box<dyn Fn()>>,
    /// The worker is asked.
    busy: Cell<bool>,
}

/// Elements and attributes that a description may have: nothing else is drawn.
const WORDS: [&str; 26] = [
    "ol",
    "br",
    "code",
    "div",
    "p",
    "h2",
    "ul",
    "li",
    "button",
    "input",
    "label",
    "span",
    "section",
    "details",
    "summary",
    "id",
    "class",
    "for",
    "type",
    "autocomplete",
    "autocapitalize",
    "spellcheck",
    "translate",
    "data-secret",
    "aria-describedby",
    "aria-labelledby",
];

impl Sheet {
    /// What the worker shows when it is asked this; with bytes that go with what is pressed.
    pub fn new(keep: Keep, first: &str, beside: Option<(String, Held)>) -> Sheet {
        let sheet = Sheet::about(keep, Json::Null, beside, None);
        sheet.pressed(first, &Json::Null, Goes::Nothing);
        sheet
    }

    /// What the worker shows of the work when it is asked this.
    pub fn of_work(keep: Keep, first: &str) -> Sheet {
        let sheet = Sheet::about(keep, Json::Null, None, None);
        sheet.pressed(first, &Json::Null, Goes::Text);
        sheet
    }

    /// What was described before; with something that is done when something is pressed that the worker does not know.
    pub fn of(keep: Keep, sheet: Json, other: impl Fn() + 'static) -> Sheet {
        Sheet::about(keep, sheet, None, Some(Box::new(other)))
    }

    fn about(keep: Keep, sheet: Json, beside: Option<(String, Held)>, other: Option<Box<dyn Fn()>>) -> Sheet {
        let (said, sheet) = (RwSignal::new(Json::Null), RwSignal::new(sheet));
        Sheet(StoredValue::new_local(Rc::new(About { keep, said, sheet, beside, other, busy: Cell::new(false) })))
    }

    /// What was said, and beneath it what there is to do.
    pub fn view(self) -> El {
        let (said, sheet) = self.0.with_value(|about| (about.said, about.sheet));
        let said = live(move || {
            said.with(|told| {
                let class = if told["trouble"] == true { "govuk-error-message" } else { "govuk-inset-text" };
                let said = text(&told["said"]);
                (!said.is_empty()).then(|| el("p", class).id("kept-said").text(said))
            })
        });
        let drawn = live(move || sheet.with(|sheet| sheet.is_array().then(|| self.draw(sheet))));
        el("div", "").with(el("div", "").attribute("role", "alert").with(said)).with(drawn)
    }

    fn draw(self, node: &Json) -> El {
        let word = |word: &str| WORDS.iter().find(|known| **known == word).copied();
        let mut drawn = el(node[0].as_str().and_then(word).unwrap_or("div"), "");
        for (name, value) in node[1].as_object().into_iter().flatten() {
            let text = text(value);
            match (name.as_str(), word(name)) {
                ("@press", _) => {
                    let goes = if node[1]["@with"] == "work" { Goes::Work } else { Goes::Nothing };
                    let send = node[1]["@send"].clone();
                    drawn = drawn.on("click", move |_| self.pressed(&text, &send, goes));
                }
                ("@enter", _) => {
                    let id = text.replace('/', "-");
                    drawn = drawn.on("keydown", move |event| {
                        if fields::is_enter(&event) {
                            window::click(&id);
                        }
                    });
                }
                (_, Some(name)) if !value.is_null() => drawn = drawn.attribute(name, text),
                _ => {}
            }
        }
        let inside = node.as_array().into_iter().flatten().skip(2);
        inside.fold(drawn, |drawn, one| match one.as_str() {
            Some(text) => drawn.text(text),
            None => drawn.with(self.draw(one)),
        })
    }

    fn pressed(self, what: &str, send: &Json, goes: Goes) {
        let Some(about) = self.0.try_get_value().filter(|about| !about.busy.replace(true)) else { return };
        let ids: Vec<String> = send.as_array().into_iter().flatten().map(text).collect();
        let (mut sent, mut chosen) = (Vec::new(), None);
        for id in &ids {
            match files::chosen_in(id) {
                Some(mut files) => chosen = files.pop(),
                None => sent.push(Held::of(&fields::secret(id))),
            }
        }
        about.show(json!({ "said": say!("keep-wait") }));
        let what = what.to_owned();
        spawn_local(async move {
            if let Some(file) = chosen {
                sent.push(file.hold().await.unwrap_or_else(|_| Held::of(&[])));
            }
            let told = about.come_to(&what, sent, goes).await;
            about.busy.set(false);
            about.show(told);
            ids.iter().for_each(|id| fields::clear(id));
            clock::soon(|| {
                if window::nothing_has_focus() && !window::focus_text("kept-said") {
                    window::focus_text("heading");
                }
            });
        });
    }
}

impl About {
    /// What comes of something that was pressed.
    async fn come_to(&self, what: &str, mut sent: Vec<Held>, goes: Goes) -> Json {
        let (mut what, mut id) = what.split_once('/').unwrap_or((what, ""));
        if what == "offline" {
            // What was typed may be all that is not saved.
            self.keep.store().await;
            offline::set(id).await;
            (what, id) = ("look", "");
        }
        if let Some((name, bytes)) = &self.beside {
            id = name;
            sent.push(bytes.copy());
        }
        self.keep.look_at_browser(what == "autosave").await;
        let Some((told, bytes)) = self.keep.ask(what, id.into(), sent, goes).await else {
            return json!({ "said": say!("keep-failed"), "trouble": true });
        };
        self.keep.follow(&told, bytes);
        if let Some(other) = self.other.as_ref().filter(|_| told["unknown"] == true) {
            other();
        }
        told
    }

    /// Shows what is told; what there is to do stays where nothing else is described. The page may have been left meanwhile.
    fn show(&self, mut told: Json) {
        let sheet = told["sheet"].take();
        self.said.try_set(told);
        if !sheet.is_null() {
            self.sheet.try_set(sheet);
        }
    }
}
