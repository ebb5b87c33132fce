//! Everything a person has given this page: for its whole life, whichever area or step is at hand, and in memory alone.

use leptos::prelude::*;
use serde_json::{Map, Value as Json};

use super::attached::Attached;
use crate::app::browser::held::Held;
use crate::domain::answers::Key;
use crate::domain::answers_json::from_list;
use crate::domain::draft::{Draft, Msg};
use crate::domain::earlier::{carried_over, to_confirm};
use crate::domain::form::{Section, start_ids};
use crate::domain::private::Private;

/// What was typed and attached; copies stand for the same.
#[derive(Clone, Copy)]
pub struct Work {
    pub draft: RwSignal<Draft>,
    pub attached: Attached,
    /// Sections whose answers came from elsewhere and are confirmed one by one before anything is sealed.
    pub unconfirmed: RwSignal<Vec<Section>>,
    /// The referral that is added to, as its sender kept it: a list of answers, or nothing.
    pub before: RwSignal<Json>,
    /// An earlier referral of the same person, from which a new one starts: `{answers, on}`, or nothing.
    pub earlier: RwSignal<Json>,
}

impl Work {
    /// Nothing yet.
    pub fn new() -> Work {
        let (draft, unconfirmed) = (RwSignal::new(Draft::default()), RwSignal::new(Vec::new()));
        let (before, earlier) = (RwSignal::new(Json::Null), RwSignal::new(Json::Null));
        Work { draft, attached: Attached::new(), unconfirmed, before, earlier }
    }

    /// Takes over what was typed in practice and was real: each section is to be confirmed.
    pub fn take_over(self, handed: &str) {
        if let Some(answers) = serde_json::from_slice(handed.as_bytes()).ok().as_ref().and_then(from_list) {
            self.draft.update(|draft| draft.fill(&answers));
            self.unconfirmed.set(Section::ALL.to_vec());
        }
    }

    /// Whether there is nothing to lose; followed.
    pub fn is_empty(self) -> bool {
        self.draft.with(Draft::is_empty) && self.attached.files.with(Vec::is_empty)
    }

    /// Drops all of it.
    pub fn clear(self) {
        self.draft.update(Draft::wipe);
        self.attached.clear();
        self.unconfirmed.set(Vec::new());
        self.before.set(Json::Null);
        self.earlier.set(Json::Null);
    }

    /// All of it as a draft file has it, and the files that whoever asks does not have yet, by SHA-256.
    pub fn to_json(self, has: &[String]) -> (Json, Vec<Held>) {
        let files = self.attached.files.get_untracked();
        let sections = self.unconfirmed.with_untracked(|all| all.iter().map(|section| section.id().into()).collect());
        let mut work = Map::new();
        let mut add = |name: &str, value: Json| drop(work.insert(name.to_owned(), value));
        add("form", self.draft.with_untracked(Draft::to_json));
        add("unconfirmed", Json::Array(sections));
        add("before", self.before.get_untracked());
        add("earlier", self.earlier.get_untracked());
        add("files", files.iter().map(|file| file.to_json(has.contains(&file.sha256))).collect());
        let new = files.into_iter().filter(|file| !has.contains(&file.sha256)).map(|file| file.content);
        (Json::Object(work), new.collect())
    }

    /// Puts a draft in the place of all of it.
    pub fn restore(self, draft: &Json, files: &[Held]) {
        self.attached.restore(&draft["files"], files);
        self.before.set(draft["before"].clone());
        self.earlier.set(draft["earlier"].clone());
        self.unconfirmed.set(Vec::new());
        self.confirm_again(&draft["unconfirmed"]);
        self.draft.set(Draft::from_json(&draft["form"]).0);
    }

    /// Fills in what nothing has been said to yet.
    pub fn fill(self, form: &Json) {
        let known = Draft::from_json(form).0;
        self.draft.update(|draft| draft.fill_from(known));
    }

    /// Starts from an earlier referral of the same person, `{answers, on}`: nothing typed so far is lost.
    pub fn start_again(self, earlier: &Json) {
        let Some(answers) = from_list(&earlier["answers"]) else { return };
        self.draft.update(|draft| draft.fill_from(carried_over(&answers)));
        self.unconfirmed.update(|all| all.extend(to_confirm()));
        self.earlier.set(earlier.clone());
    }

    /// Starts from the sender's own record of a referral that is added to, `{answers, reference, amend_key}`; nothing typed so
    /// far is lost.
    pub fn add_to(self, record: &Json) {
        let Some(answers) = from_list(&record["answers"]) else { return };
        self.before.set(record["answers"].clone());
        self.draft.update(|draft| {
            draft.fill_from(Draft::of(&answers));
            for (id, name) in [(start_ids::REFERS_TO, "reference"), (start_ids::AMEND_KEY, "amend_key")] {
                if let (Some(key), Some(text)) = (Key::of(id), record[name].as_str()) {
                    draft.apply(Msg::Wrote(key, Private(text.to_owned())));
                }
            }
        });
    }

    /// These sections are to be confirmed, whatever stands in them.
    pub fn confirm_again(self, sections: &Json) {
        let named = |section: &Section| sections.as_array().into_iter().flatten().any(|id| *id == section.id());
        self.unconfirmed.update(|all| all.extend(Section::ALL.into_iter().filter(named)));
    }
}
