//! `YYYY-MM-DD` in a pack: four, two and two digits of a day that exists.

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, de::Error};

pub(super) fn optional<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
    let Some(text) = Option::<String>::deserialize(deserializer)? else {
        return Ok(None);
    };
    match text.parse::<NaiveDate>() {
        Ok(day) if day.to_string() == text => Ok(Some(day)),
        _ => Err(D::Error::custom(format!("\"{text}\" is not a date such as 2026-11-21"))),
    }
}
