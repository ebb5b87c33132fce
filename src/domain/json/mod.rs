//! Reading a data file field by field: one parse for every format, and a fault that names its place.

mod scan;

use chrono::NaiveDate;
use serde_json::{Map, Value};

use self::scan::Scan;
use super::date;
use super::label::Label;

/// An object of a data file; an absent one is empty. A field that is `null` counts as absent.
pub struct Object<'a> {
    path: String,
    fields: Option<&'a Map<String, Value>>,
}

/// A field that does not hold what its place calls for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// As in `recipients[0].from`; the first of a list is 0.
    pub path: String,
    pub detail: String,
}

/// Where and why the text of a file could not be read; line and column count from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misread {
    pub line: usize,
    pub column: usize,
    pub detail: String,
}

/// Parses the text of a file; a name that stands twice in one object is refused.
pub fn parse(text: &[u8]) -> Result<Value, Misread> {
    let value = serde_json::from_slice(text).map_err(|error| {
        let mut detail = error.to_string();
        if let Some(place) = detail.rfind(" at line ") {
            detail.truncate(place);
        }
        Misread { line: error.line(), column: error.column(), detail }
    })?;
    let mut scan = Scan::new(text, None);
    if scan.stops_in("") { Err(scan.misread("a name stands twice here".into())) } else { Ok(value) }
}

impl Fault {
    /// The fault with its line and column in the text that [`parse`] has read.
    pub fn in_text(self, text: &[u8]) -> Misread {
        let mut path = self.path.as_str();
        loop {
            let mut scan = Scan::new(text, Some(path));
            if scan.stops_in("") {
                return scan.misread(self.detail);
            }
            // What is missing has no place of its own: that of the object it is missing from.
            path = &path[..path.rfind(['.', '[']).unwrap_or(0)];
        }
    }
}

impl<'a> Object<'a> {
    /// The whole file.
    pub fn root(value: &'a Value) -> Result<Object<'a>, Fault> {
        Object::of(value, String::new())
    }

    /// Text that must be there.
    pub fn text(&self, name: &str) -> Result<String, Fault> {
        self.text_if_given(name)?.ok_or_else(|| self.missing(name))
    }

    /// Text, where it is given.
    pub fn text_if_given(&self, name: &str) -> Result<Option<String>, Fault> {
        Ok(self.word(name)?.map(str::to_owned))
    }

    /// One of a few words, for the caller to compare; see [`Object::unknown`].
    pub fn word(&self, name: &str) -> Result<Option<&'a str>, Fault> {
        let Some(value) = self.value(name) else { return Ok(None) };
        value.as_str().map(Some).ok_or_else(|| self.fault(name, "must be text"))
    }

    /// A label that must be there.
    pub fn label(&self, name: &str) -> Result<Label, Fault> {
        self.label_if_given(name)?.ok_or_else(|| self.missing(name))
    }

    /// A label, where it is given.
    pub fn label_if_given(&self, name: &str) -> Result<Option<Label>, Fault> {
        let Some(value) = self.value(name) else { return Ok(None) };
        Label::from_json(value).map(Some).ok_or_else(|| self.fault(name, NO_LABEL))
    }

    /// A list of labels that must be there.
    pub fn labels(&self, name: &str) -> Result<Vec<Label>, Fault> {
        self.needed(name)?;
        let labels = self.list(name)?.iter().map(Label::from_json).collect::<Option<_>>();
        labels.ok_or_else(|| self.fault(name, NO_LABEL))
    }

    /// A whole number below 2^32.
    pub fn number(&self, name: &str) -> Result<Option<u32>, Fault> {
        let Some(number) = self.large_number(name)? else { return Ok(None) };
        u32::try_from(number).map(Some).map_err(|_| self.fault(name, "is too large a number"))
    }

    /// A whole number below 2^64.
    pub fn large_number(&self, name: &str) -> Result<Option<u64>, Fault> {
        let Some(value) = self.value(name) else { return Ok(None) };
        value.as_u64().map(Some).ok_or_else(|| self.fault(name, "must be a whole number, 0 or more"))
    }

    /// True or false; absent is false.
    pub fn flag(&self, name: &str) -> Result<bool, Fault> {
        let Some(value) = self.value(name) else { return Ok(false) };
        value.as_bool().ok_or_else(|| self.fault(name, "must be true or false"))
    }

    /// `YYYY-MM-DD`.
    pub fn date(&self, name: &str) -> Result<Option<NaiveDate>, Fault> {
        let Some(text) = self.word(name)? else { return Ok(None) };
        let day = date::read_day(text).map(Some);
        day.ok_or_else(|| self.fault(name, &format!("\"{text}\" is not a date such as 2026-11-21")))
    }

    /// An object, empty when absent.
    pub fn object(&self, name: &str) -> Result<Object<'a>, Fault> {
        let path = self.path_to(name);
        match self.value(name) {
            Some(value) => Object::of(value, path),
            None => Ok(Object { path, fields: None }),
        }
    }

    /// An object, where it is given.
    pub fn object_if_given(&self, name: &str) -> Result<Option<Object<'a>>, Fault> {
        if self.value(name).is_some() { self.object(name).map(Some) } else { Ok(None) }
    }

    /// A list of objects, empty when absent.
    pub fn objects(&self, name: &str) -> Result<Vec<Object<'a>>, Fault> {
        let mut objects = Vec::new();
        for (index, value) in self.list(name)?.iter().enumerate() {
            objects.push(Object::of(value, format!("{}[{index}]", self.path_to(name)))?);
        }
        Ok(objects)
    }

    /// A list of texts, empty when absent.
    pub fn texts(&self, name: &str) -> Result<Vec<String>, Fault> {
        let mut texts = Vec::new();
        for value in self.list(name)? {
            texts.push(value.as_str().ok_or_else(|| self.fault(name, "must be a list of texts"))?.to_owned());
        }
        Ok(texts)
    }

    /// A list of anything, empty when absent.
    pub fn list(&self, name: &str) -> Result<&'a [Value], Fault> {
        let Some(value) = self.value(name) else { return Ok(&[]) };
        value.as_array().map(Vec::as_slice).ok_or_else(|| self.fault(name, "must be a list"))
    }

    /// A field that holds something.
    pub fn value(&self, name: &str) -> Option<&'a Value> {
        self.fields?.get(name).filter(|value| !value.is_null())
    }

    /// A field that must be there, whatever it holds.
    pub fn needed(&self, name: &str) -> Result<&'a Value, Fault> {
        self.value(name).ok_or_else(|| self.missing(name))
    }

    /// The fields with other names than these.
    pub fn without(&self, names: &[&str]) -> Map<String, Value> {
        let mut rest = self.fields.cloned().unwrap_or_default();
        rest.retain(|name, _| !names.contains(&name.as_str()));
        rest
    }

    /// A field that must be there is not.
    pub fn missing(&self, name: &str) -> Fault {
        self.fault(name, &format!("\"{name}\" is missing"))
    }

    /// A field holds none of the words it may hold, or none at all.
    pub fn unknown(&self, name: &str) -> Fault {
        match self.value(name) {
            Some(value) => self.fault(name, &format!("\"{name}\" cannot be {value}")),
            None => self.missing(name),
        }
    }

    /// Something else is wrong with a field.
    pub fn fault(&self, name: &str, detail: &str) -> Fault {
        Fault { path: self.path_to(name), detail: detail.to_owned() }
    }

    fn of(value: &'a Value, path: String) -> Result<Object<'a>, Fault> {
        match value.as_object() {
            Some(fields) => Ok(Object { path, fields: Some(fields) }),
            None => Err(Fault { path, detail: "must be an object: { ... }".to_owned() }),
        }
    }

    fn path_to(&self, name: &str) -> String {
        inside(&self.path, name)
    }
}

fn inside(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

const NO_LABEL: &str = "must be text, or text by language with \"en\"";

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "{ \"a\": \"x\\\"}\",\n  \"b\": [ 1, {\"c\": -2.5e3, \"d\": null},\n 7 ] }";

    fn place(path: &str) -> (usize, usize) {
        let fault = Fault { path: path.into(), detail: String::new() };
        let Misread { line, column, .. } = fault.in_text(TEXT.as_bytes());
        (line, column)
    }

    #[test]
    fn a_fault_has_the_line_and_column_at_which_the_value_begins() {
        assert_eq!(place("a"), (1, 8));
        assert_eq!(place("b[0]"), (2, 10));
        assert_eq!(place("b[1].c"), (2, 19));
        assert_eq!(place("b[2]"), (3, 2));
    }

    #[test]
    fn what_is_missing_has_the_place_of_what_it_is_missing_from() {
        assert_eq!(place("b[1].e"), (2, 13));
        assert_eq!(place("c.d[4].e"), (1, 1));
    }

    #[test]
    fn a_name_that_stands_twice_is_refused_at_its_second_place() {
        let twice = parse(b"{\"a\": {\"b\": 1},\n \"c\": [{\"b\": 1, \"b\": 2}]}").unwrap_err();
        assert_eq!((twice.line, twice.column), (2, 17));
        assert!(parse(TEXT.as_bytes()).is_ok());
        assert!(parse(b"{\"a\": {\"b\": 1}, \"b\": [[], {}, \"\", true, 0]}").is_ok());
    }

    #[test]
    fn a_wrong_field_names_its_path_and_null_is_absent() {
        let value = parse(br#"{"list": [{"n": 1}, {"n": "1"}], "none": null, "far": 4294967296}"#).unwrap();
        let root = Object::root(&value).unwrap();
        let list = root.objects("list").unwrap();
        assert_eq!(list[0].number("n"), Ok(Some(1)));
        assert_eq!(list[1].number("n").unwrap_err().path, "list[1].n");
        assert_eq!(root.text_if_given("none"), Ok(None));
        assert_eq!(root.text("none").unwrap_err().path, "none");
        assert!(root.number("far").is_err());
        assert_eq!(root.object("list").err().map(|fault| fault.path).as_deref(), Some("list"));
        assert_eq!(root.object("absent").unwrap().text("deep").unwrap_err().path, "absent.deep");
    }
}
