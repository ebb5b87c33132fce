//! The directory of areas, `areas/index.json`.

use serde_json::Value;

use crate::area::directory::FORMAT;
use crate::domain::schema::parts::{area_id, file, flag, label, list, object};

/// A directory of version 1; that no id stands twice, only the reader knows.
pub fn directory() -> Value {
    let area = object(&["id", "name"], [("id", area_id()), ("name", label()), ("trial", flag())]);
    file(&format!("{FORMAT}@1"), object(&["format", "areas"], [("format", Value::Null), ("areas", list(area))]))
}
