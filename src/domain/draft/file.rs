//! What stands in a draft file (`draft.json`, format 8): the draft as typed, where its writer was, and under what it was written.

use serde_json::{Map, Value as Json, json};

use super::Draft;
use crate::domain::instrument::Instrument;

const FORMAT: &str = "marac-portal/draft@";
const VERSION: u32 = 1;

/// A draft and what stands around it. What this version does not know survives being read and written.
#[derive(Clone, PartialEq)]
pub struct DraftFile(Map<String, Json>);

/// Why something is no draft that can be gone on with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotADraft {
    /// A later version wrote it.
    NewerVersion,
    /// It is something else.
    Another,
}

/// What is different in a checklist since a draft was written under another edition of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Replaced {
    /// Texts of items that are new.
    pub new: Vec<String>,
    /// Texts of items that are worded differently, before and now.
    pub reworded: Vec<(String, String)>,
    /// Texts of items that are not asked any more.
    pub gone: Vec<String>,
}

impl DraftFile {
    /// What is written now: `work` as a page hands it over (`form`, `area`, `step`, ...), the checklist that it was written
    /// under, and when and by which build, as in a record.
    pub fn new(work: &Json, instrument: Option<&Instrument>, saved_at: &str, build: &str) -> DraftFile {
        let mut file = Map::new();
        file.insert("format".into(), json!(format!("{FORMAT}{VERSION}")));
        file.insert("saved_at".into(), json!(saved_at));
        file.insert("build".into(), json!(build));
        if let Some(Instrument { id, version, sha256, items, .. }) = instrument {
            let items: Json = items.iter().map(|item| json!([item.id, item.text.en()])).collect();
            let instrument = json!({ "id": id, "version": version, "sha256": sha256, "items": items });
            file.insert("instrument".into(), instrument);
        }
        for (name, value) in work.as_object().into_iter().flatten() {
            file.insert(name.clone(), value.clone());
        }
        DraftFile(file)
    }

    /// Reads `draft.json`.
    pub fn read(bytes: &[u8]) -> Result<DraftFile, NotADraft> {
        let json: Json = serde_json::from_slice(bytes).map_err(|_| NotADraft::Another)?;
        let version = json["format"].as_str().and_then(|format| format.strip_prefix(FORMAT));
        match version.and_then(|version| version.parse::<u32>().ok()) {
            Some(1..=VERSION) if json["form"].is_object() => {}
            Some(VERSION..) if json["format"] != format!("{FORMAT}{VERSION}") => return Err(NotADraft::NewerVersion),
            _ => return Err(NotADraft::Another),
        }
        match json {
            Json::Object(file) => Ok(DraftFile(file)),
            _ => Err(NotADraft::Another),
        }
    }

    /// The bytes of `draft.json`.
    pub fn to_bytes(&self) -> Vec<u8> {
        Json::Object(self.0.clone()).to_string().into_bytes()
    }

    /// The draft, with what this version has no place for.
    pub fn draft(&self) -> (Draft, Vec<Json>) {
        Draft::from_json(&self.0["form"])
    }

    /// All of it, as a page takes it.
    pub fn work(&self) -> Json {
        Json::Object(self.0.clone())
    }

    /// A text that stands in it; empty where there is none.
    pub fn text(&self, name: &str) -> &str {
        self.0.get(name).and_then(Json::as_str).unwrap_or_default()
    }

    /// The files that go with it, each `{name, stored, kind, gps_removed, sha256}`.
    pub fn files(&self) -> &[Json] {
        self.0.get("files").and_then(Json::as_array).map(Vec::as_slice).unwrap_or_default()
    }
}

impl Replaced {
    /// Compares the checklist of a draft (`instrument` in it) with the one that is in use; `None` where they are the same.
    pub fn since(written: &Json, now: &Instrument) -> Option<Replaced> {
        if written["sha256"] == now.sha256.as_str() || !written["items"].is_array() {
            return None;
        }
        let items = written["items"].as_array().into_iter().flatten();
        let before: Vec<(&str, &str)> = items.filter_map(|item| Some((item[0].as_str()?, item[1].as_str()?))).collect();
        let mut replaced = Replaced::default();
        for item in &now.items {
            let text = item.text.en().to_owned();
            match before.iter().find(|(id, _)| *id == item.id) {
                None => replaced.new.push(text),
                Some((_, before)) if *before != text => replaced.reworded.push(((*before).to_owned(), text)),
                Some(_) => {}
            }
        }
        let gone = before.iter().filter(|(id, _)| now.items.iter().all(|item| item.id != *id));
        replaced.gone = gone.map(|(_, text)| (*text).to_owned()).collect();
        Some(replaced)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DASH: &str = include_str!("../../../public/instruments/dash-ric.json");

    fn file(format: &str) -> Vec<u8> {
        json!({ "format": format, "form": {}, "later": [1] }).to_string().into_bytes()
    }

    #[test]
    fn a_later_version_is_told_from_what_is_no_draft() {
        for (format, read) in [
            ("marac-portal/draft@2", Err(NotADraft::NewerVersion)),
            ("marac-portal/draft@0", Err(NotADraft::Another)),
            ("marac-portal/draft@x", Err(NotADraft::Another)),
            ("marac-portal/referral@1", Err(NotADraft::Another)),
        ] {
            assert_eq!(DraftFile::read(&file(format)).map(drop), read, "{format}");
        }
        assert_eq!(DraftFile::read(b"{").map(drop), Err(NotADraft::Another));
        let known = DraftFile::read(&file("marac-portal/draft@1")).unwrap();
        assert_eq!(
            DraftFile::read(&known.to_bytes()).unwrap().work()["later"],
            json!([1]),
            "what is not known is kept"
        );
    }

    #[test]
    fn what_is_different_in_a_checklist_is_named_item_by_item() {
        let now = Instrument::parse(DASH.as_bytes()).unwrap();
        let saved = DraftFile::new(&json!({ "form": {} }), Some(&now), "2026-11-21T17:35Z", "0.1.0").work();
        let written = &saved["instrument"];
        assert_eq!(Replaced::since(written, &now), None);
        let mut then = written.clone();
        then["sha256"] = json!("0");
        then["items"][0][1] = json!("Worded otherwise?");
        then["items"][1][0] = json!("dash-99");
        let replaced = Replaced::since(&then, &now).unwrap();
        assert_eq!(replaced.reworded, [("Worded otherwise?".to_owned(), now.items[0].text.en().to_owned())]);
        assert_eq!(replaced.new, [now.items[1].text.en().to_owned()]);
        assert_eq!(replaced.gone, [now.items[1].text.en().to_owned()]);
    }
}
