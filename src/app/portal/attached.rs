//! The files that go with the referral: beside the draft, in memory, whichever area or step is at hand.

use std::collections::VecDeque;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::{Map, Value as Json, json};

use super::delivery::text;
use super::load::Area;
use crate::app::browser::files::ChosenFile;
use crate::app::browser::held::Held;
use crate::app::browser::worker::Worker;
use crate::area::Attachable;
use crate::domain::answers::clean;
use crate::domain::attached::{Refusal, ending};
use crate::wording::{attached as words, say};

/// What is attached; copies stand for the same files.
#[derive(Clone, Copy)]
pub struct Attached {
    pub files: RwSignal<Vec<AttachedFile>, LocalStorage>,
    /// What was chosen last and is not attached, each with the reason.
    pub refused: RwSignal<Vec<String>>,
    /// What has just happened, for those who cannot see the list.
    pub said: RwSignal<String>,
    /// Files are being read.
    pub busy: RwSignal<bool>,
    waiting: StoredValue<VecDeque<ChosenFile>, LocalStorage>,
}

/// A file as it will be sealed.
#[derive(Clone)]
pub struct AttachedFile {
    /// As it was chosen.
    pub name: String,
    /// As it is stored, without its number.
    pub stored: String,
    /// Its ending in capitals.
    pub kind: String,
    pub gps_removed: bool,
    pub content: Held,
    pub sha256: String,
}

/// Why a file is not attached: what is known before anybody looks into it, or the worker's sentence.
enum NotTaken {
    Here(Refusal),
    Said(String),
}

impl From<Refusal> for NotTaken {
    fn from(why: Refusal) -> NotTaken {
        NotTaken::Here(why)
    }
}

impl Attached {
    /// Nothing.
    pub fn new() -> Attached {
        Attached {
            files: RwSignal::new_local(Vec::new()),
            refused: RwSignal::new(Vec::new()),
            said: RwSignal::new(String::new()),
            busy: RwSignal::new(false),
            waiting: StoredValue::new_local(VecDeque::new()),
        }
    }

    /// Reads files into memory and attaches those that can go; after those that are being read.
    pub fn choose(self, files: Vec<ChosenFile>, area: Arc<Area>) {
        if files.is_empty() {
            return;
        }
        self.waiting.update_value(|waiting| waiting.extend(files));
        if !self.busy.get_untracked() {
            self.busy.set(true);
            self.refused.set(Vec::new());
            spawn_local(self.read(area));
        }
    }

    /// Takes one file away.
    pub fn remove(self, at: usize) {
        self.refused.set(Vec::new());
        let removed = self.files.try_update(|files| files.remove(at));
        if let Some(file) = removed {
            file.content.wipe();
            self.said.set(say!("attach-removed", file = file.name));
        }
    }

    /// Takes everything away.
    pub fn clear(self) {
        self.waiting.set_value(VecDeque::new());
        let files = self.files.try_update(std::mem::take);
        files.into_iter().flatten().for_each(|file| file.content.wipe());
    }

    /// The files of a draft in the place of these.
    pub fn restore(self, list: &Json, contents: &[Held]) {
        self.clear();
        let files = list.as_array().into_iter().flatten().zip(contents);
        self.files.set(files.map(|(file, content)| AttachedFile::of_json(file, content.clone())).collect());
    }

    /// How many bytes they are together.
    pub fn bytes(self) -> u64 {
        self.files.with(|files| files.iter().map(|file| file.content.len()).sum())
    }

    /// What tells these files from others: a later change shows.
    pub fn marks(self) -> Vec<String> {
        self.files.with_untracked(|files| files.iter().map(|file| format!("{} {}", file.sha256, file.name)).collect())
    }

    /// What stands against these files in an area: they may have been attached for another.
    pub fn problems(self, limits: &Attachable) -> Vec<String> {
        let (count, bytes) = (self.files.with(Vec::len), self.bytes());
        if count == 0 {
            return Vec::new();
        }
        if limits.nothing() {
            return vec![say!("attach-over-any")];
        }
        let takes =
            |kind: &str| limits.limits.types.iter().any(|own| ending(&format!(".{own}")) == kind.to_ascii_lowercase());
        let mut problems: Vec<String> = self.files.with(|files| {
            let others = files.iter().filter(|file| !takes(&file.kind));
            others.map(|file| say!("attach-over-kind", file = file.name)).collect()
        });
        match limits.check(count, bytes) {
            Ok(()) => {}
            Err(Refusal::TooMany) => problems.push(say!("attach-over-files", most = limits.limits.files)),
            Err(_) => problems.push(say!("attach-over-bytes", most = words::at_most(limits.limits.total_bytes))),
        }
        problems
    }

    async fn read(self, area: Arc<Area>) {
        let limits = area.pack.attachable();
        let (mut worker, mut said, mut refused) = (None, Vec::new(), Vec::new());
        while let Some(chosen) = self.waiting.try_update_value(VecDeque::pop_front).flatten() {
            let name = clean(&chosen.name());
            self.said.set(say!("attach-reading", file = name));
            match self.take(&chosen, &name, &limits, &mut worker).await {
                Ok(true) => said.push(say!("attach-added-without-position", file = name)),
                Ok(false) => said.push(say!("attach-added", file = name)),
                Err(NotTaken::Here(why)) => refused.push(words::not_taken(&name, why, &limits.limits)),
                Err(NotTaken::Said(why)) => refused.push(why),
            }
        }
        self.busy.set(false);
        self.said.set(said.join(" "));
        self.refused.set(refused);
    }

    /// Attaches one file; true when the position was taken out of it.
    async fn take(
        self,
        chosen: &ChosenFile,
        name: &str,
        limits: &Attachable,
        worker: &mut Option<Worker>,
    ) -> Result<bool, NotTaken> {
        let with = |more: u64| {
            let (count, bytes) = self
                .files
                .with_untracked(|files| (files.len(), files.iter().map(|file| file.content.len()).sum::<u64>()));
            limits.check(count + 1, bytes + more)
        };
        // Before it is read: a film of two gigabytes would exhaust the page.
        with(chosen.size())?;
        let content = chosen.hold().await.map_err(|_| Refusal::Unreadable)?;
        with(content.len())?;
        if worker.as_ref().is_none_or(Worker::has_stopped) {
            *worker = Some(Worker::start().await.map_err(|_| Refusal::NotExamined)?);
        }
        let question = json!({ "Examine": { "name": name, "types": limits.limits.types } });
        let asked = worker.as_ref().ok_or(Refusal::NotExamined)?.ask_held(&question, vec![content]).await;
        let (answer, mut content) = asked.map_err(|_| Refusal::NotExamined)?;
        let answer = &answer["Examined"];
        if let Some(refused) = answer["refused"].as_str() {
            return Err(NotTaken::Said(refused.to_owned()));
        }
        let text = |name: &str| answer[name].as_str().map(str::to_owned).ok_or(Refusal::NotExamined);
        let file = AttachedFile {
            name: name.to_owned(),
            stored: text("name")?,
            kind: text("kind")?,
            sha256: text("sha256")?,
            gps_removed: answer["gps_removed"] == true,
            content: content.pop().ok_or(Refusal::NotExamined)?,
        };
        if self.files.with_untracked(|files| files.iter().any(|other| other.sha256 == file.sha256)) {
            return Err(NotTaken::Here(Refusal::Twice));
        }
        let gps_removed = file.gps_removed;
        self.files.update(|files| files.push(file));
        Ok(gps_removed)
    }
}

impl AttachedFile {
    /// What a draft says of it; whether it is there already, for whoever is asked.
    pub fn to_json(&self, here: bool) -> Json {
        let mut note = Map::new();
        let mut add = |name: &str, value: Json| drop(note.insert(name.to_owned(), value));
        let texts = [("name", &self.name), ("stored", &self.stored), ("kind", &self.kind), ("sha256", &self.sha256)];
        texts.into_iter().for_each(|(name, text)| add(name, text.as_str().into()));
        add("gps_removed", self.gps_removed.into());
        add("here", here.into());
        Json::Object(note)
    }

    fn of_json(file: &Json, content: Held) -> AttachedFile {
        let part = |name: &str| text(&file[name]);
        AttachedFile {
            name: part("name"),
            stored: part("stored"),
            kind: part("kind"),
            gps_removed: file["gps_removed"] == true,
            content,
            sha256: part("sha256"),
        }
    }

    /// What there is to know about it besides its name, a line each.
    pub fn lines(&self) -> Vec<String> {
        let size = words::size(self.content.len());
        let named = (self.stored != self.name).then(|| say!("attach-named", name = self.stored));
        let position = self.gps_removed.then(|| say!("attach-position-removed"));
        [say!("attach-kind-size", kind = self.kind, size = size)].into_iter().chain(position).chain(named).collect()
    }
}
