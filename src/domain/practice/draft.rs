//! A case that somebody is writing: anything may be missing, and every place has the name it has in the file.
//!
//! `facts[2].text` is where the text of the third fact stands in the file, what a control of the page is called, and where
//! a [`CaseFault`] points.

use chrono::NaiveDate;
use serde_json::Value as Json;

use super::blank::{self, pointer};
use super::case::Case;
use super::{CaseFault, case_json, whole};
use crate::domain::instrument::{Instrument, Tri};

/// The file of a case, complete or not.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseDraft {
    file: Json,
    /// Whether it is as it was when it was a whole case: once it is changed, it is another version.
    untouched: bool,
}

/// What a person can do to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaseMsg {
    /// Words, a number, a day or a choice; empty takes it out.
    Wrote { at: String, words: String },
    /// Put a name into a list of names (`key.dash-07.facts`, `routes[0].accept`), or took it out.
    Named { at: String, id: String, on: bool },
    /// One more topic, fact, person ...: `facts`, `people.household`, `reason.prompts`.
    Added { list: String },
    /// What rests on a fact that goes no longer names it; with a topic go its facts.
    Removed { list: String, at: usize },
}

impl CaseDraft {
    /// A case of which nothing is written yet.
    pub fn new(instrument: &Instrument, today: NaiveDate) -> CaseDraft {
        CaseDraft { file: blank::case(instrument, today), untouched: false }
    }

    /// A new case after the pattern of another: everything of it but its id.
    pub fn of(case: &Case) -> CaseDraft {
        let mut file = case_json::write(case);
        (file["id"], file["version"]) = ("".into(), 1.into());
        CaseDraft { file, untouched: false }
    }

    /// Goes on with a file, finished or not; it has to be one of a case of this version.
    pub fn read(text: &[u8], instrument: &Instrument) -> Result<CaseDraft, CaseFault> {
        let given = Case::parsed(text, instrument)?;
        let mut draft = CaseDraft::new(instrument, NaiveDate::default());
        let shape = draft.file.clone();
        draft.file = given;
        // What is missing has its empty place again.
        whole::fill(&mut draft.file, &shape);
        draft.untouched = draft.check(instrument).is_ok();
        Ok(draft)
    }

    /// The case, or everything that is still missing or wrong.
    pub fn check(&self, instrument: &Instrument) -> Result<Case, Vec<CaseFault>> {
        whole::case(&self.file, instrument)
    }

    /// The file as it stands, for going on later.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(&self.file).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    /// What stands in a place, as it is typed; empty where nothing does.
    pub fn text(&self, at: &str) -> String {
        match self.file.pointer(&pointer(at)) {
            Some(Json::String(words)) => words.clone(),
            Some(Json::Number(number)) => number.to_string(),
            Some(Json::Object(label)) => label.get("en").and_then(Json::as_str).unwrap_or_default().to_owned(),
            _ => String::new(),
        }
    }

    /// The names in a list of names.
    pub fn names(&self, at: &str) -> Vec<&str> {
        let list = self.file.pointer(&pointer(at)).and_then(Json::as_array);
        list.into_iter().flatten().filter_map(Json::as_str).collect()
    }

    /// How many stand in a list.
    pub fn rows(&self, list: &str) -> usize {
        self.file.pointer(&pointer(list)).and_then(Json::as_array).map_or(0, Vec::len)
    }

    /// The answer that is keyed for an item.
    pub fn answer(&self, item: &str) -> Option<Tri> {
        Tri::from_id(&self.text(&format!("key.{item}.answer")))
    }

    /// Applies one act of a person.
    pub fn apply(&mut self, msg: CaseMsg) {
        if self.untouched {
            self.untouched = false;
            let version = self.file["version"].as_u64().unwrap_or_default();
            self.file["version"] = (version + 1).into();
        }
        match msg {
            CaseMsg::Wrote { at, words } => self.wrote(&at, words),
            CaseMsg::Named { at, id, on } => {
                if let Some(Json::Array(names)) = self.file.pointer_mut(&pointer(&at)) {
                    names.retain(|name| *name != id);
                    names.extend(on.then(|| Json::from(id)));
                }
            }
            CaseMsg::Added { list } => {
                let row = blank::row(&list, &self.file);
                if let Some(Json::Array(rows)) = self.file.pointer_mut(&pointer(&list)) {
                    rows.push(row);
                }
            }
            CaseMsg::Removed { list, at } => self.removed(&list, at),
        }
    }

    fn wrote(&mut self, at: &str, words: String) {
        if let Some(Json::Object(label)) = self.file.pointer_mut(&pointer(at)) {
            label.insert("en".into(), words.into());
            return;
        }
        let (parent, name) = at.rsplit_once('.').unwrap_or(("", at));
        let Some(Json::Object(fields)) = self.file.pointer_mut(&pointer(parent)) else { return };
        let optional = parent.starts_with("people.") || ["safe_contact", "agreement"].contains(&parent);
        if words.is_empty() && (name == "answer" || optional && name != "name") {
            fields.shift_remove(name);
            return;
        }
        let number = ["version", "minutes", "yes_at_least", "events", "months"].contains(&name);
        let as_number = words.trim().parse::<u32>().ok().filter(|_| number).map(Json::from);
        fields.insert(name.to_owned(), as_number.unwrap_or_else(|| words.into()));
    }

    fn removed(&mut self, list: &str, at: usize) {
        let Some(Json::Array(rows)) = self.file.pointer_mut(&pointer(list)) else { return };
        if at >= rows.len() {
            return;
        }
        let id = rows.remove(at)["id"].as_str().unwrap_or_default().to_owned();
        match list {
            "facts" => whole::forget_fact(&mut self.file, &id),
            "topics" => {
                let under = |fact: &Json| fact["topic"] == id;
                while let Some(fact) = self.file["facts"].as_array().and_then(|facts| facts.iter().position(under)) {
                    self.removed("facts", fact);
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::domain::context::example as context;
    use crate::domain::practice::example;

    fn dash() -> Instrument {
        context().instrument
    }

    fn wrote(draft: &mut CaseDraft, at: &str, words: &str) {
        draft.apply(CaseMsg::Wrote { at: at.into(), words: words.into() });
        assert_eq!(draft.text(at), words.trim(), "{at}");
    }

    #[test]
    fn of_an_empty_case_everything_that_is_missing_is_named() {
        let faults = CaseDraft::new(&dash(), context().today).check(&dash()).unwrap_err();
        let missing = faults.iter().filter(|fault| matches!(fault, CaseFault::MissingItem { .. })).count();
        assert_eq!(missing, 24);
        for at in ["title", "content_note", "role", "narrative", "people.victim.name", "reason.model", "routes[0].why"]
        {
            assert!(faults.contains(&CaseFault::Empty { at: at.into() }), "{at}");
        }
    }

    #[test]
    fn a_case_after_the_pattern_of_another_is_that_case_under_its_own_name() {
        let mut draft = CaseDraft::of(&example());
        let case = draft.check(&dash()).unwrap();
        assert_eq!((case.id.as_str(), case.version), ("own-marla-quill", 1));
        assert_eq!(Case { id: "v1-marla-quill".into(), ..case }, example());
        wrote(&mut draft, "title", "Ann & Bob: \u{201c}a long, long, long, long story\u{201d}");
        let case = draft.check(&dash()).unwrap();
        assert_eq!(case.id, "own-ann-bob-a-long-long-long-long-story");
        assert_eq!(Case::read(&case.to_bytes(), &dash()), Ok(case));
    }

    #[test]
    fn a_fact_is_added_keyed_and_taken_away_again() {
        let mut draft = CaseDraft::of(&example());
        let fact = draft.rows("facts");
        draft.apply(CaseMsg::Added { list: "facts".into() });
        let at = |field: &str| format!("facts[{fact}].{field}");
        assert_eq!(draft.text(&at("id")), "fact-1");
        wrote(&mut draft, &at("topic"), "police");
        wrote(&mut draft, &at("text"), "There was an order last year, and he broke it.");
        for id in ["fact-1", "orders"] {
            let on = id == "fact-1";
            draft.apply(CaseMsg::Named { at: "key.dash-23.facts".into(), id: id.into(), on });
        }
        let unsupported = CaseFault::NoFactFor { item: "dash-23".into(), answer: Tri::DontKnow };
        assert_eq!(draft.check(&dash()), Err(vec![unsupported]));
        wrote(&mut draft, "key.dash-23.answer", "yes");
        let case = draft.check(&dash()).unwrap();
        assert_eq!(
            (case.yes(), case.keyed("dash-23").unwrap().facts.as_slice()),
            (18, ["fact-1".to_owned()].as_slice())
        );
        // 18 are reached now: that follows from the count, and nobody writes it.
        assert!(case.routes.iter().all(|key| key.routes[0] == "visible_high_risk"));
        draft.apply(CaseMsg::Removed { list: "facts".into(), at: fact });
        assert!(draft.names("key.dash-23.facts").is_empty());
        let unsupported = CaseFault::NoFactFor { item: "dash-23".into(), answer: Tri::Yes };
        assert_eq!(draft.check(&dash()), Err(vec![unsupported]));
        wrote(&mut draft, "key.dash-23.answer", "");
        assert_eq!(draft.check(&dash()), Err(vec![CaseFault::MissingItem { item: "dash-23".into() }]));
    }

    #[test]
    fn with_a_topic_go_its_facts_and_with_them_what_named_them() {
        let mut draft = CaseDraft::of(&example());
        let topic = example().topics.iter().position(|topic| topic.id == "contact").unwrap();
        let facts = draft.rows("facts");
        draft.apply(CaseMsg::Removed { list: "topics".into(), at: topic });
        assert_eq!(draft.rows("facts"), facts - 4);
        assert!(draft.names("uses.safe_contact").is_empty());
        assert!(draft.check(&dash()).is_ok(), "no item rested on them");
    }

    #[test]
    fn what_is_not_a_number_or_a_day_is_told_where_it_stands() {
        let mut draft = CaseDraft::of(&example());
        wrote(&mut draft, "minutes", "forty");
        wrote(&mut draft, "as_of", "20 November");
        wrote(&mut draft, "routes[1].when.yes_at_least", "ten");
        let faults = draft.check(&dash()).unwrap_err();
        let wrong = |at: &str| CaseFault::NotAnAnswer { at: at.into() };
        let expected = [wrong("as_of"), wrong("routes[1].when.yes_at_least"), CaseFault::Zero { at: "minutes".into() }];
        assert_eq!(faults, expected);
    }

    #[test]
    fn an_unfinished_case_is_saved_and_gone_on_with() {
        let mut draft = CaseDraft::new(&dash(), context().today);
        wrote(&mut draft, "title", "Half a case");
        wrote(&mut draft, "key.dash-01.why", "A reason without an answer is kept.");
        let again = CaseDraft::read(&draft.to_bytes(), &dash()).unwrap();
        assert_eq!(again, draft);
        assert!(Case::read(&draft.to_bytes(), &dash()).is_err());
    }

    #[test]
    fn a_whole_case_that_is_changed_is_another_version() {
        let mut draft = CaseDraft::read(&example().to_bytes(), &dash()).unwrap();
        assert_eq!(draft.check(&dash()), Ok(example()));
        for words in ["One", "Another"] {
            wrote(&mut draft, "about", words);
            assert_eq!(draft.check(&dash()).unwrap().version, 2);
        }
        assert_ne!(draft.check(&dash()).unwrap().mark(), example().mark());
    }

    #[test]
    fn a_file_of_any_shape_is_gone_on_with_and_never_breaks_the_page() {
        let whole = case_json::write(&example());
        for name in whole.as_object().unwrap().keys().filter(|name| *name != "format") {
            for wrong in
                [json!(null), json!(7), json!("x"), json!([]), json!({}), json!([7]), json!([{}]), json!({"a": 7})]
            {
                let mut file = whole.clone();
                file[name] = wrong;
                let mut draft = CaseDraft::read(file.to_string().as_bytes(), &dash()).unwrap();
                for list in ["topics", "facts", "routes", "people.household", "reason.prompts", "traps", "mock_marac"] {
                    draft.apply(CaseMsg::Added { list: list.into() });
                    draft.apply(CaseMsg::Named { at: format!("{list}[0].facts"), id: "wrist".into(), on: true });
                    draft.apply(CaseMsg::Wrote { at: format!("{list}[0].text"), words: "x".into() });
                    draft.apply(CaseMsg::Removed { list: list.into(), at: 0 });
                }
                _ = draft.check(&dash());
            }
        }
        assert_eq!(CaseDraft::read(b"[]", &dash()), Err(CaseFault::NotACase { line: 1, column: 1 }));
    }
}
