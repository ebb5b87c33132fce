//! Which cases and exercises a site has: `practice/index.json`.

use serde_json::Value as Json;

use super::checks::is_plain_id;
use crate::domain::json;

/// The names of the files, without `.json`, in the order in which they are offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Index {
    pub cases: Vec<String>,
    pub exercises: Vec<String>,
}

/// The tag that an index carries.
pub const FORMAT: &str = "marac-portal/practice-index@1";

impl Index {
    /// Reads the file; nothing where it is none, or names what cannot be the name of a file.
    pub fn read(text: &[u8]) -> Option<Index> {
        let value = json::parse(text).ok()?;
        if value.get("format").and_then(Json::as_str) != Some(FORMAT) {
            return None;
        }
        let read = |root: &json::Object| {
            root.needed("cases");
            Index { cases: root.texts("cases"), exercises: root.texts("exercises") }
        };
        let index = json::read(&value, read).ok()?;
        index.cases.iter().chain(&index.exercises).all(|name| is_plain_id(name)).then_some(index)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_names_files_of_its_folder_and_nothing_else() {
        let read = |cases: &str| Index::read(format!(r#"{{"format":"{FORMAT}","cases":{cases}}}"#).as_bytes());
        assert_eq!(read(r#"["v1-marla-quill"]"#).unwrap().cases, ["v1-marla-quill"]);
        for wrong in ["null", "\"v1\"", r#"["../areas/index"]"#, r#"["V1"]"#, r#"["https://example.org"]"#, r#"[""]"#] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
        assert_eq!(Index::read(b"{}"), None);
    }
}
