//! The directory of areas, `public/areas/index.json`: what the start page offers to choose from.
//!
//! ```json
//! { "format": "marac-portal/areas@1", "areas": [ { "id": "northmere", "name": "Northmere", "trial": false } ] }
//! ```
//! `name` is a label (text, or `{"en", "cy"}`); `trial` is false when absent. Each `id` has its pack beside the
//! directory, `<id>.json`. Unknown fields survive.

use serde_json::{Map, Value};

use super::load::is_area_id;
use super::pack::Pack;
use crate::domain::json::{self, Misread, Object};
use crate::domain::label::Label;

pub(super) const FORMAT: &str = "marac-portal/areas";

/// The areas a site serves, in the order in which they are offered.
#[derive(Clone, Debug, PartialEq)]
pub struct Directory {
    format: String,
    pub areas: Vec<Entry>,
    rest: Map<String, Value>,
}

/// One area to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub id: String,
    pub name: Label,
    pub trial: bool,
    rest: Map<String, Value>,
}

/// Why a directory cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DirectoryError {
    /// Not JSON, or not of the shape above.
    Malformed { line: usize, column: usize },
    /// Written for a later version of the program.
    NewerFormat,
    /// An id that cannot name an area, or one that stands twice.
    Id { number: usize },
}

impl Directory {
    /// Reads a directory.
    pub fn parse(bytes: &[u8]) -> Result<Directory, DirectoryError> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let source = json::parse(bytes).map_err(malformed)?;
        let directory = json::read(&source, Directory::read).map_err(|fault| malformed(fault.in_text(bytes)))?;
        match directory.format.split_once('@') {
            Some((FORMAT, "1")) => {}
            Some((FORMAT, _)) => return Err(DirectoryError::NewerFormat),
            _ => return Err(DirectoryError::Malformed { line: 1, column: 1 }),
        }
        for (number, entry) in (1..).zip(&directory.areas) {
            let before = &directory.areas[..number - 1];
            if !is_area_id(&entry.id) || before.iter().any(|earlier| earlier.id == entry.id) {
                return Err(DirectoryError::Id { number });
            }
        }
        Ok(directory)
    }

    /// This directory with `other` laid over it: an area of the same id is replaced, a new one comes last.
    pub fn overlaid_with(mut self, other: Directory) -> Directory {
        for entry in other.areas {
            match self.areas.iter_mut().find(|known| known.id == entry.id) {
                Some(known) => *known = entry,
                None => self.areas.push(entry),
            }
        }
        self
    }

    /// The JSON of the file.
    pub fn to_json(&self) -> String {
        let mut fields = Map::new();
        fields.insert("format".into(), self.format.as_str().into());
        fields.insert("areas".into(), self.areas.iter().map(Entry::to_json).collect());
        fields.extend(self.rest.clone());
        serde_json::to_string_pretty(&fields).unwrap_or_default()
    }

    fn read(json: &Object) -> Directory {
        json.needed("areas");
        Directory {
            format: json.text("format"),
            areas: json.objects("areas", Entry::read),
            rest: json.without(&["format", "areas"]),
        }
    }
}

impl Default for Directory {
    /// A directory without an area.
    fn default() -> Directory {
        Directory { format: format!("{FORMAT}@1"), areas: Vec::new(), rest: Map::new() }
    }
}

impl Entry {
    fn read(json: &Object) -> Entry {
        Entry {
            id: json.text("id"),
            name: json.label("name"),
            trial: json.flag("trial"),
            rest: json.without(&["id", "name", "trial"]),
        }
    }

    fn to_json(&self) -> Value {
        let mut fields = Map::new();
        fields.insert("id".into(), self.id.as_str().into());
        fields.insert("name".into(), self.name.to_json());
        fields.insert("trial".into(), self.trial.into());
        fields.extend(self.rest.clone());
        Value::Object(fields)
    }
}

impl From<&Pack> for Entry {
    fn from(pack: &Pack) -> Entry {
        Entry { id: pack.id.clone(), name: pack.name.clone(), trial: pack.trial, rest: Map::new() }
    }
}

impl FromIterator<Entry> for Directory {
    fn from_iter<I: IntoIterator<Item = Entry>>(entries: I) -> Directory {
        Directory { areas: entries.into_iter().collect(), ..Directory::default() }
    }
}

fn malformed(at: Misread) -> DirectoryError {
    DirectoryError::Malformed { line: at.line, column: at.column }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn directory(areas: &str) -> Result<Directory, DirectoryError> {
        Directory::parse(format!(r#"{{"format": "marac-portal/areas@1", "areas": {areas}}}"#).as_bytes())
    }

    #[test]
    fn an_overlay_replaces_the_same_area_and_adds_others_after_it() {
        let site = directory(r#"[{"id": "a", "name": "A"}, {"id": "b", "name": "B", "colour": "blue"}]"#).unwrap();
        let overlay = directory(r#"[{"id": "c", "name": "C", "trial": true}, {"id": "a", "name": "A2"}]"#).unwrap();
        let merged: Value = serde_json::from_str(&site.overlaid_with(overlay).to_json()).unwrap();
        assert_eq!(
            merged,
            serde_json::json!({"format": "marac-portal/areas@1", "areas": [
                {"id": "a", "name": "A2", "trial": false},
                {"id": "b", "name": "B", "trial": false, "colour": "blue"},
                {"id": "c", "name": "C", "trial": true},
            ]})
        );
    }

    #[test]
    fn ids_that_could_leave_the_folder_or_stand_twice_are_refused() {
        for (areas, number) in [
            (r#"[{"id": "../keys", "name": "A"}]"#, 1),
            (r#"[{"id": "a", "name": "A"}, {"id": "", "name": "B"}]"#, 2),
            (r#"[{"id": "a", "name": "A"}, {"id": "a", "name": "B"}]"#, 2),
        ] {
            assert_eq!(directory(areas), Err(DirectoryError::Id { number }));
        }
        assert_eq!(
            Directory::parse(br#"{"format": "marac-portal/areas@2", "areas": []}"#),
            Err(DirectoryError::NewerFormat)
        );
    }
}
