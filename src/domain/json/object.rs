//! The fields of one object of a data file.

use std::cell::RefCell;

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::{Fault, inside};
use crate::domain::date;
use crate::domain::label::Label;

/// An object of a data file; an absent one is empty. A field that is `null` counts as absent.
///
/// A field that does not hold what its place calls for reads as nothing, and the first such fault is kept aside:
/// [`super::read`] tells it at the end. So a reader is a plain list of fields.
pub struct Object<'a> {
    path: String,
    fields: Option<&'a Map<String, Value>>,
    fault: &'a RefCell<Option<Fault>>,
}

impl<'a> Object<'a> {
    /// Text that must be there.
    pub fn text(&self, name: &str) -> String {
        self.needed(name);
        self.text_if_given(name).unwrap_or_default()
    }

    /// Text, where it is given.
    pub fn text_if_given(&self, name: &str) -> Option<String> {
        self.word(name).map(str::to_owned)
    }

    /// One of a few words, for the caller to compare; see [`Object::unknown`].
    pub fn word(&self, name: &str) -> Option<&'a str> {
        self.held(name, Value::as_str, "must be text")
    }

    /// One of a few things by its word, where it is given.
    pub fn choice<T: Copy>(&self, name: &str, all: &[T], word: fn(T) -> &'static str) -> Option<T> {
        let given = self.word(name)?;
        let chosen = all.iter().copied().find(|one| word(*one) == given);
        if chosen.is_none() {
            self.unknown(name);
        }
        chosen
    }

    /// One of a few things by its word, which must be there; `otherwise` stands in beside the fault.
    pub fn needed_choice<T: Copy>(&self, name: &str, all: &[T], word: fn(T) -> &'static str, otherwise: T) -> T {
        self.needed(name);
        self.choice(name, all, word).unwrap_or(otherwise)
    }

    /// A label that must be there.
    pub fn label(&self, name: &str) -> Label {
        self.needed(name);
        self.label_if_given(name).unwrap_or_default()
    }

    /// A label, where it is given.
    pub fn label_if_given(&self, name: &str) -> Option<Label> {
        self.held(name, Label::from_json, NO_LABEL)
    }

    /// A list of labels that must be there.
    pub fn labels(&self, name: &str) -> Vec<Label> {
        self.needed(name);
        self.each(name, Label::from_json, NO_LABEL)
    }

    /// A whole number below 2^32.
    pub fn number(&self, name: &str) -> Option<u32> {
        let number = self.large_number(name)?;
        if number > u64::from(u32::MAX) {
            self.fault(name, "is too large a number");
        }
        u32::try_from(number).ok()
    }

    /// The same, which must be there.
    pub fn needed_number(&self, name: &str) -> u32 {
        self.needed(name);
        self.number(name).unwrap_or_default()
    }

    /// A whole number below 2^64.
    pub fn large_number(&self, name: &str) -> Option<u64> {
        self.held(name, Value::as_u64, "must be a whole number, 0 or more")
    }

    /// True or false; absent is false.
    pub fn flag(&self, name: &str) -> bool {
        self.held(name, Value::as_bool, "must be true or false").unwrap_or_default()
    }

    /// `YYYY-MM-DD`.
    pub fn date(&self, name: &str) -> Option<NaiveDate> {
        let text = self.word(name)?;
        let day = date::read_day(text);
        if day.is_none() {
            self.fault(name, &format!("\"{text}\" is not a date such as 2026-11-21"));
        }
        day
    }

    /// An object, empty when absent.
    pub fn object(&self, name: &str) -> Object<'a> {
        let path = self.path_to(name);
        match self.value(name) {
            Some(value) => Object::of(value, path, self.fault),
            None => Object { path, fields: None, fault: self.fault },
        }
    }

    /// An object, where it is given.
    pub fn object_if_given(&self, name: &str) -> Option<Object<'a>> {
        self.value(name).map(|_| self.object(name))
    }

    /// What each object of a list is read as; nothing when absent.
    pub fn objects<T>(&self, name: &str, read: fn(&Object) -> T) -> Vec<T> {
        let path = self.path_to(name);
        let mut all = Vec::new();
        for (index, value) in self.list(name).iter().enumerate() {
            all.push(read(&Object::of(value, format!("{path}[{index}]"), self.fault)));
        }
        all
    }

    /// A list of texts, empty when absent.
    pub fn texts(&self, name: &str) -> Vec<String> {
        self.each(name, |text| text.as_str().map(str::to_owned), "must be a list of texts")
    }

    /// A list of anything, empty when absent.
    pub fn list(&self, name: &str) -> &'a [Value] {
        self.held(name, |value| value.as_array().map(Vec::as_slice), "must be a list").unwrap_or_default()
    }

    /// A field that holds something.
    pub fn value(&self, name: &str) -> Option<&'a Value> {
        self.fields?.get(name).filter(|value| !value.is_null())
    }

    /// A field that must be there, whatever it holds.
    pub fn needed(&self, name: &str) -> Option<&'a Value> {
        let value = self.value(name);
        if value.is_none() {
            self.fault(name, &format!("\"{name}\" is missing"));
        }
        value
    }

    /// The fields with other names than these.
    pub fn without(&self, names: &[&str]) -> Map<String, Value> {
        let mut rest = self.fields.cloned().unwrap_or_default();
        rest.retain(|name, _| !names.contains(&name.as_str()));
        rest
    }

    /// A field holds none of the words it may hold, or none at all.
    pub fn unknown(&self, name: &str) {
        if let Some(value) = self.needed(name) {
            self.fault(name, &format!("\"{name}\" cannot be {value}"));
        }
    }

    /// Something else is wrong with a field.
    pub fn fault(&self, name: &str, detail: &str) {
        keep(self.fault, self.path_to(name), detail);
    }

    fn held<T>(&self, name: &str, read: impl FnOnce(&'a Value) -> Option<T>, otherwise: &str) -> Option<T> {
        let held = read(self.value(name)?);
        if held.is_none() {
            self.fault(name, otherwise);
        }
        held
    }

    fn each<T>(&self, name: &str, read: fn(&Value) -> Option<T>, otherwise: &str) -> Vec<T> {
        let each: Option<Vec<T>> = self.list(name).iter().map(read).collect();
        each.unwrap_or_else(|| {
            self.fault(name, otherwise);
            Vec::new()
        })
    }

    pub(super) fn of(value: &'a Value, path: String, fault: &'a RefCell<Option<Fault>>) -> Object<'a> {
        let fields = value.as_object();
        if fields.is_none() {
            keep(fault, path.clone(), "must be an object: { ... }");
        }
        Object { path, fields, fault }
    }

    fn path_to(&self, name: &str) -> String {
        inside(&self.path, name)
    }
}

fn keep(first: &RefCell<Option<Fault>>, path: String, detail: &str) {
    first.borrow_mut().get_or_insert_with(|| Fault { path, detail: detail.to_owned() });
}

const NO_LABEL: &str = "must be text, or text by language with \"en\"";

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::domain::json::{parse, read};

    #[test]
    fn a_wrong_field_names_its_path_and_null_is_absent() {
        let value = parse(br#"{"list": [{"n": 1}, {"n": "1"}], "none": null, "far": 4294967296}"#).unwrap();
        fn of<T>(value: &Value, look: impl FnOnce(&Object) -> T) -> Result<T, String> {
            read(value, look).map_err(|fault| fault.path)
        }
        assert_eq!(of(&value, |root| root.objects("list", |one| one.number("n"))), Err("list[1].n".into()));
        assert_eq!(of(&value["list"][0], |one| one.number("n")), Ok(Some(1)));
        assert_eq!(of(&value, |root| root.text_if_given("none")), Ok(None));
        assert_eq!(of(&value, |root| root.text("none")), Err("none".into()));
        assert_eq!(of(&value, |root| root.number("far")), Err("far".into()));
        assert_eq!(of(&value, |root| root.object("list").text("deep")), Err("list".into()), "the first fault is told");
        assert_eq!(of(&value, |root| root.object("absent").text("deep")), Err("absent.deep".into()));
        assert_eq!(of(&json!([]), |root| root.flag("any")), Err(String::new()));
    }
}
