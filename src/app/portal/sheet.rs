//! A part of a page that the worker describes: drawn here, and told what was pressed.

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::{Value as Json, json};

use super::delivery::text;
use super::keep::{Goes, Keep};
use crate::app::browser::held::Held;
use crate::app::browser::{clock, fields, files, offline, page as window};
use crate::app::parts::{El, el, live, p};
use crate::wording::say;

/// What stands there and what it is about; copies stand for the same.
#[derive(Clone, Copy)]
pub struct Sheet {
    keep: Keep,
    told: RwSignal<Json>,
    /// Bytes that go with what is pressed, beside what it asks for, and what they are called.
    beside: StoredValue<Option<(String, Held)>, LocalStorage>,
    /// What something other than the worker does when it is pressed.
    other: StoredValue<Option<Callback<String>>>,
}

/// Elements and attributes that a description may have: nothing else is drawn.
const WORDS: [&str; 27] = [
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
    "role",
    "tabindex",
    "name",
    "value",
];

impl Sheet {
    /// What the worker shows when it is asked this.
    pub fn new(keep: Keep, first: &'static str) -> Sheet {
        let sheet = Sheet::of(keep, RwSignal::new(Json::Null));
        sheet.press(first);
        sheet
    }

    /// What was described before.
    pub fn of(keep: Keep, told: RwSignal<Json>) -> Sheet {
        Sheet { keep, told, beside: StoredValue::new_local(None), other: StoredValue::new(None) }
    }

    /// With bytes that go with what is pressed.
    pub fn with(self, name: String, bytes: &[u8]) -> Sheet {
        self.beside.set_value(Some((name, Held::of(bytes))));
        self
    }

    /// With something else that is done when something is pressed that the worker does not know.
    pub fn or(self, other: impl Fn(String) + Send + Sync + 'static) -> Sheet {
        self.other.set_value(Some(Callback::new(other)));
        self
    }

    /// What was said, and beneath it what there is to do.
    pub fn view(self) -> El {
        let said = Memo::new(move |_| self.told.with(|told| (text(&told["said"]), told["trouble"] == true)));
        let said = live(move || {
            let (said, trouble) = said.get();
            let class = if trouble { "govuk-error-message" } else { "govuk-inset-text" };
            (!said.is_empty()).then(|| el("p", class).id("kept-said").text(said))
        });
        let drawn = Memo::new(move |_| self.told.with(|told| told["sheet"].clone()));
        let drawn = live(move || drawn.with(|drawn| if drawn.is_null() { None } else { Some(self.draw(drawn)) }));
        el("div", "").with(el("div", "").attribute("role", "alert").with(said)).with(drawn)
    }

    fn draw(self, node: &Json) -> El {
        let word = |word: &str| WORDS.iter().find(|known| **known == word).copied();
        let mut drawn = el(node[0].as_str().and_then(word).unwrap_or("div"), "");
        for (name, value) in node[1].as_object().into_iter().flatten() {
            let text = text(value);
            match (name.as_str(), word(name)) {
                ("@press", _) => {
                    let (send, work) = (node[1]["@send"].clone(), node[1]["@with"] == "work");
                    drawn = drawn.on("click", move |_| self.pressed(&text, &send, work));
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

    /// Asks the worker for something with which nothing goes.
    pub fn press(self, what: &str) {
        self.pressed(what, &Json::Null, false);
    }

    fn pressed(self, what: &str, send: &Json, work: bool) {
        let (what, id) = what.split_once('/').unwrap_or((what, ""));
        let (what, mut id) = (what.to_owned(), id.to_owned());
        let ids: Vec<String> = send.as_array().into_iter().flatten().map(text).collect();
        let mut sent = Vec::new();
        let mut chosen = None;
        for id in &ids {
            match files::chosen_in(id) {
                Some(mut files) => chosen = files.pop(),
                None => sent.push(Held::of(&fields::secret(id))),
            }
        }
        spawn_local(async move {
            if what == "offline" {
                self.told.try_update(|told| told["said"] = say!("keep-wait").into());
                drop(offline::set(&id).await);
                return self.press("look");
            }
            if let Some(file) = chosen {
                sent.push(file.hold().await.unwrap_or_else(|_| Held::of(&[])));
            }
            if let Some((name, bytes)) = self.beside.get_value() {
                id = name;
                sent.push(bytes.copy());
            }
            self.told.try_update(|told| told["said"] = "".into());
            let with = if work { Goes::Work } else { Goes::Nothing };
            let answer = self.keep.ask(&what, &id.into(), sent, with).await;
            let Some((told, bytes)) = answer else {
                let failed = json!({ "said": say!("keep-failed"), "trouble": true });
                self.told.try_update(|told| {
                    told.as_object_mut().map(|told| told.extend(failed.as_object().cloned().unwrap_or_default()))
                });
                return;
            };
            if told.as_object().is_none_or(serde_json::Map::is_empty) {
                if let Some(other) = self.other.get_value() {
                    other.run(what);
                }
                return;
            }
            self.keep.follow(&told, bytes);
            self.told.try_update(|old| {
                let sheet = old["sheet"].take();
                *old = told;
                if old["sheet"].is_null() {
                    old["sheet"] = sheet;
                }
            });
            ids.iter().for_each(|id| fields::clear(id));
            clock::soon(|| drop(window::nothing_has_focus() && window::focus_text("heading")));
        });
    }
}

/// What stands there before the worker has answered.
pub fn waiting() -> El {
    p(say!("keep-wait"))
}
