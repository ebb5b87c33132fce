//! The clock of this computer.

use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, NaiveDate, Utc};

use crate::area::london_date;

/// This instant.
pub fn now() -> DateTime<Utc> {
    let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    DateTime::from_timestamp(since_epoch.as_secs().try_into().unwrap_or_default(), since_epoch.subsec_nanos())
        .unwrap_or_default()
}

/// Today in London.
pub fn today() -> NaiveDate {
    london_date(now())
}
