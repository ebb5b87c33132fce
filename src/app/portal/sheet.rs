//! A part of a page that the worker describes: drawn here, and told what was pressed.

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::{Value as Json, json};

use super::delivery::text;
use super::keep::{Goes, Keep};
use crate::app::browser::held::Held;
use crate::app::browser::{clock, fields, files, offline, page as window};
use crate::app::parts::{El, el, live};
use crate::wording::say;

/// What stands there and what it is about; copies stand for the same.
#[derive(Clone, Copy)]
pub struct Sheet {
    keep: Keep,
    told: RwSignal<Json>,
    /// Bytes that go with what is pressed, beside what it asks for, and what they are called.
    beside: StoredValue<Option<(String, Held)>, LocalStorage>,
    /// The worker is asked.
    busy: StoredValue<bool>,
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
        let (beside, busy, other) = (StoredValue::new_local(None), StoredValue::new(false), StoredValue::new(None));
        Sheet { keep, told, beside, busy, other }
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
        if self.busy.get_value() {
            return;
        }
        self.busy.set_value(true);
        let ids: Vec<String> = send.as_array().into_iter().flatten().map(text).collect();
        let (mut sent, mut chosen) = (Vec::new(), None);
        for id in &ids {
            match files::chosen_in(id) {
                Some(mut files) => chosen = files.pop(),
                None => sent.push(Held::of(&fields::secret(id))),
            }
        }
        self.say(say!("keep-wait"), false);
        let what = what.to_owned();
        spawn_local(async move {
            if let Some(file) = chosen {
                sent.push(file.hold().await.unwrap_or_else(|_| Held::of(&[])));
            }
            let told = self.come_to(&what, sent, work).await;
            // The page may have been left meanwhile.
            if self.busy.try_set_value(false).is_none() {
                self.show(told);
                ids.iter().for_each(|id| fields::clear(id));
                clock::soon(|| {
                    if window::nothing_has_focus() {
                        window::focus_text("heading");
                    }
                });
            }
        });
    }

    /// What comes of something that was pressed.
    async fn come_to(self, what: &str, mut sent: Vec<Held>, work: bool) -> Json {
        let (mut what, mut id) = what.split_once('/').unwrap_or((what, ""));
        if what == "offline" {
            offline::set(id).await;
            (what, id) = ("look", "");
        }
        let beside = self.beside.try_get_value().flatten();
        if let Some((name, bytes)) = &beside {
            id = name;
            sent.push(bytes.copy());
        }
        let goes = if work { Goes::Work } else { Goes::Nothing };
        let Some((told, bytes)) = self.keep.ask(what, &id.into(), sent, goes).await else {
            return json!({ "said": say!("keep-failed"), "trouble": true });
        };
        self.keep.follow(&told, bytes);
        // The worker knows nothing of it: somebody else does it.
        if let (Some(other), true) = (self.other.try_get_value().flatten(), told == json!({})) {
            other.run(what.to_owned());
        }
        told
    }

    fn say(self, said: String, trouble: bool) {
        self.show(json!({ "said": said, "trouble": trouble }));
    }

    /// Shows what is told; what there is to do stays where nothing else is described.
    fn show(self, mut told: Json) {
        self.told.update(|old| {
            if told["sheet"].is_null() {
                told["sheet"] = old["sheet"].take();
            }
            *old = told;
        });
    }
}
