//! What an operator should know about a pack that loads: `marac area check`.

use chrono::NaiveDate;
use serde_json::Value;

use super::delivery::Upload;
use super::dropbox::Dropbox;
use super::keyholder::Role;
use super::letters::LetterFault;
use super::pack::{Pack, PackMode, Version};
use super::roster::{Reminder, SOON_DAYS};
use super::sealing::{CannotSeal, Notice};
use crate::domain::label::Label;

/// A presigned POST holds for seven days at most and is renewed every day: then it has not been for a while.
const SOON_DAYS_OF_A_POST: i64 = 3;

/// One thing to know about a pack, the worst first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Nobody can be sealed to today.
    CannotSealToday,
    /// Only expired keys are left; they serve until this day.
    Grace { until: NaiveDate },
    /// A keyholder is left out today.
    LeftOut(Notice),
    /// A key expires within 60 days.
    ExpiringSoon { label: Label, to: NaiveDate, days: i64 },
    /// A saved key was last tried more than a year ago, or perhaps never.
    DrillDue { label: Label, last: Option<NaiveDate> },
    /// A lost key would lose the referrals.
    NoRecovery,
    /// One person alone reads day by day.
    OneReader { label: Label },
    /// Signing is not built yet.
    Unsigned,
    /// The keys lie on one computer.
    Trial,
    /// A pack for training.
    Practice,
    /// This program is older than the pack asks for.
    NeedsNewer { version: Version },
    /// The dropbox is of a kind this version cannot use.
    UploadNotInThisVersion { kind: String },
    /// The dropbox is of a known kind, and its address or its signature is not in order.
    UploadUnusable { kind: String },
    /// A field of the dropbox is of another shape, and the page does without it.
    UploadField { name: &'static str },
    /// The permission to upload has run out, or does within 60 days; of a presigned POST, within 3.
    UploadExpires { until: NaiveDate, days: i64 },
    /// The signature in the pack, which everybody can read, allows more than to create.
    UploadAllowsMore,
    /// No dropbox: senders download and mail.
    DownloadOnly,
    /// Nothing is offered when the portal cannot be used.
    NoFallback,
    /// A letter is not in order: ours goes out instead.
    Letter(LetterFault),
    /// A field that this version does not know; perhaps a slip of the pen.
    UnknownField { name: String },
}

impl Finding {
    /// Whether referrals cannot be sealed because of it; everything else is a warning.
    pub fn stops_sealing(&self) -> bool {
        matches!(self, Finding::CannotSealToday)
    }

    /// Stable name, for `--json`.
    pub fn code(&self) -> &'static str {
        match self {
            Finding::CannotSealToday => "cannot_seal_today",
            Finding::Grace { .. } => "grace",
            Finding::LeftOut(Notice::NotYetInForce { .. }) => "not_yet_in_force",
            Finding::LeftOut(Notice::Expired { .. }) => "expired",
            Finding::LeftOut(Notice::Revoked { .. }) => "revoked",
            Finding::ExpiringSoon { .. } => "expiring_soon",
            Finding::DrillDue { .. } => "drill_due",
            Finding::NoRecovery => "no_recovery",
            Finding::OneReader { .. } => "one_reader",
            Finding::Unsigned => "unsigned",
            Finding::Trial => "trial",
            Finding::Practice => "practice",
            Finding::NeedsNewer { .. } => "needs_newer",
            Finding::UploadNotInThisVersion { .. } => "upload_not_in_this_version",
            Finding::UploadUnusable { .. } => "upload_unusable",
            Finding::UploadField { .. } => "upload_field",
            Finding::UploadExpires { .. } => "upload_expires",
            Finding::UploadAllowsMore => "upload_allows_more",
            Finding::DownloadOnly => "download_only",
            Finding::NoFallback => "no_fallback",
            Finding::Letter(_) => "letter",
            Finding::UnknownField { .. } => "unknown_field",
        }
    }
}

impl Pack {
    /// Everything worth knowing about this pack on `today`, read by a program of version `build`.
    pub fn findings(&self, today: NaiveDate, build: &str) -> Vec<Finding> {
        let mut all = self.keys(today);
        all.push(Finding::Unsigned);
        if self.trial {
            all.push(Finding::Trial);
        }
        if self.mode == PackMode::Practice {
            all.push(Finding::Practice);
        }
        all.extend(self.needs_newer_than(build).map(|version| Finding::NeedsNewer { version }));
        match self.delivery.upload() {
            Upload::Offered => {
                all.extend(self.misshapen_upload());
                all.extend(self.delivery.dropbox.iter().flat_map(|dropbox| upload(dropbox, today)));
            }
            Upload::NotOffered => all.push(Finding::DownloadOnly),
            Upload::NotInThisVersion { kind } => all.push(Finding::UploadNotInThisVersion { kind }),
        }
        if self.fallback.note.is_none() && self.fallback.blank_form.is_none() {
            all.push(Finding::NoFallback);
        }
        all.extend(self.letters().faults().iter().cloned().map(Finding::Letter));
        all.extend(self.unknown_fields());
        all
    }

    fn keys(&self, today: NaiveDate) -> Vec<Finding> {
        let (mut all, notices) = match self.recipients_on(today) {
            Ok(sealing) => {
                (sealing.grace.map(|until| Finding::Grace { until }).into_iter().collect::<Vec<_>>(), sealing.notices)
            }
            Err(CannotSeal { notices }) => (vec![Finding::CannotSealToday], notices),
        };
        all.extend(notices.into_iter().map(Finding::LeftOut));
        all.extend(self.reminders(today).into_iter().filter_map(|reminder| match reminder {
            Reminder::Expires { label, to, days } => Some(Finding::ExpiringSoon { label, to, days }),
            Reminder::Drill { label, last } => Some(Finding::DrillDue { label, last }),
            // Left out, and named as such.
            Reminder::Expired { .. } => None,
        }));
        let mut readers = self.keyholders().iter().filter(|keyholder| keyholder.role != Role::Recovery);
        if readers.clone().count() == self.keyholders().len() {
            all.push(Finding::NoRecovery);
        }
        if let (Some(only), None) = (readers.next(), readers.next()) {
            all.push(Finding::OneReader { label: only.label.clone() });
        }
        all
    }

    /// Asked of the file itself: the reader has left out what it could not use.
    fn misshapen_upload(&self) -> impl Iterator<Item = Finding> {
        let field = |name: &str| self.source["delivery"]["dropbox"].get(name).filter(|value| !value.is_null());
        let are_texts = |fields: &Value| fields.as_object().is_some_and(|fields| fields.values().all(Value::is_string));
        let is_time = |time: &Value| {
            let day = time.as_str().and_then(|time| time.get(..10));
            day.is_some_and(|day| day.parse::<NaiveDate>().is_ok())
        };
        let fields = field("fields").filter(|fields| !are_texts(fields)).map(|_| "fields");
        let expires = field("expires").filter(|expires| !is_time(expires)).map(|_| "expires");
        fields.into_iter().chain(expires).map(|name| Finding::UploadField { name })
    }

    fn unknown_fields(&self) -> impl Iterator<Item = Finding> {
        let names =
            self.source.as_object().into_iter().flat_map(|fields: &serde_json::Map<String, Value>| fields.keys());
        names.filter(|name| !FIELDS.contains(&name.as_str())).map(|name| Finding::UnknownField { name: name.clone() })
    }
}

/// What is to be known of a dropbox of a kind that can be used.
fn upload(dropbox: &Dropbox, today: NaiveDate) -> Vec<Finding> {
    let unusable = dropbox.target().is_none().then(|| Finding::UploadUnusable { kind: dropbox.kind.clone() });
    let until = dropbox.permitted_until().and_then(|until| until.parse::<NaiveDate>().ok());
    let days = until.map(|until| (until, (until - today).num_days()));
    let soon = if dropbox.kind == "s3-post" { SOON_DAYS_OF_A_POST } else { SOON_DAYS };
    let expires = days.filter(|(_, days)| *days <= soon).map(|(until, days)| Finding::UploadExpires { until, days });
    let more = dropbox.allows_more_than_create().then_some(Finding::UploadAllowsMore);
    unusable.into_iter().chain(expires).chain(more).collect()
}

/// The fields of `marac-portal/area@1`.
const FIELDS: [&str; 30] = [
    "format",
    "id",
    "version",
    "name",
    "nation",
    "mode",
    "trial",
    "min_build",
    "recipients",
    "delivery",
    "contact",
    "acknowledge",
    "fallback",
    "instruments",
    "criteria",
    "meetings",
    "agencies",
    "terms",
    "marking",
    "legal_text",
    "immigration_questions",
    "attachments",
    "drafts",
    "inactivity_minutes",
    "leave_page",
    "retention_months",
    "adult_women",
    "letters",
    "signposts",
    "$schema",
];

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::area::example;

    fn codes(today: &str, change: impl FnOnce(&mut Value)) -> Vec<&'static str> {
        let mut pack = example::json();
        change(&mut pack);
        let pack = Pack::parse(pack.to_string().as_bytes()).unwrap();
        pack.findings(today.parse().unwrap(), "0.1.0+abc").iter().map(Finding::code).collect()
    }

    #[test]
    fn a_pack_in_order_is_only_unsigned() {
        assert_eq!(codes("2026-06-01", |_| {}), ["unsigned"]);
    }

    #[test]
    fn what_an_operator_should_know_is_found_the_worst_first() {
        assert_eq!(codes("2026-12-01", |_| {}), ["expiring_soon", "unsigned"]);
        assert_eq!(codes("2027-07-01", |_| {}), ["grace", "expired", "drill_due", "unsigned"]);
        assert_eq!(codes("2027-08-01", |_| {}), ["cannot_seal_today", "expired", "expired", "drill_due", "unsigned"]);
        let found = codes("2026-06-01", |p| {
            p["trial"] = json!(true);
            p["min_build"] = json!("0.2.0");
            p["recipients"] = json!([p["recipients"][1]]);
            p["delivery"] = json!({"dropbox": {"kind": "sftp", "url": "sftp://dropbox.example.org/"}});
            p["fallback"] = json!({});
            p["letters"] = json!({"query": {"paragraphs": ["About {victim}"]}});
            p["critera"] = json!({});
        });
        let expected = [
            "no_recovery",
            "one_reader",
            "unsigned",
            "trial",
            "needs_newer",
            "upload_not_in_this_version",
            "no_fallback",
            "letter",
            "unknown_field",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_dropbox_that_would_fail_its_senders_is_found_before_them() {
        let with = |dropbox: Value| codes("2026-06-01", move |p| p["delivery"] = json!({ "dropbox": dropbox }));
        let blob =
            |sas: &str| json!({"kind": "azure-blob", "url": format!("https://acme.blob.core.windows.net/drop?{sas}")});
        assert_eq!(with(blob("sp=c&se=2027-01-01T00:00Z&sig=x")), ["unsigned"]);
        assert_eq!(with(blob("sp=c&se=2026-07-01T00:00Z&sig=x")), ["unsigned", "upload_expires"]);
        assert_eq!(with(blob("sp=rcw&sig=x")), ["unsigned", "upload_allows_more"]);
        assert_eq!(with(blob("sp=c")), ["unsigned", "upload_unusable"]);
        let webdav = json!({"kind": "webdav", "url": "http://dropbox.example.org/"});
        assert_eq!(with(webdav), ["unsigned", "upload_unusable"]);
        let s3 = |fields: Value, expires: &str| {
            with(json!({"kind": "s3-post", "url": "https://s3.example.org/drop", "fields": fields, "expires": expires}))
        };
        let policy = || json!({"key": "in/", "policy": "abc"});
        assert_eq!(s3(policy(), "2026-06-08T00:00:00Z"), ["unsigned"], "as fresh as it gets");
        assert_eq!(s3(policy(), "2026-06-04T00:00:00Z"), ["unsigned", "upload_expires"]);
        assert_eq!(s3(policy(), "next Tuesday, at noon"), ["unsigned", "upload_field"]);
        assert_eq!(
            s3(json!({"key": "in/", "policy": "abc", "x-amz-date": 20261201}), "2026-12-01"),
            ["unsigned", "upload_field"]
        );
        let as_list = json!([{"name": "policy", "value": "abc"}]);
        assert_eq!(s3(as_list, "2026-12-01"), ["unsigned", "upload_field", "upload_unusable"]);
    }

    #[test]
    fn a_build_is_old_only_below_the_version_asked_for() {
        for (build, old) in
            [("0.0.9", true), ("0.1.0", false), ("0.1.0+ab12", false), ("1.0.0-rc.1", false), ("?", true)]
        {
            let pack = example::pack();
            assert_eq!(pack.needs_newer_than(build).is_some(), old, "{build}");
        }
    }
}
