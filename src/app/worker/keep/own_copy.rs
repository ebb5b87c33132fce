//! The sender's own record under their own passphrase, for the agency's file, and a repeat referral that starts from it.

use serde_json::{Value as Json, json};

use super::sheet::{Button, MAIN, SECONDARY, file, folded, node, p, secret};
use super::{Answer, told};
use crate::app::worker::own_record::not_taken;
use crate::domain::answers_json::to_list;
use crate::domain::own_record::OwnRecord;
use crate::domain::record::{ReadError, RecordKind};
use crate::envelope::Passphrase;
use crate::envelope::lock::{UnlockError, WorkFactor, is_locked, lock_bytes, unlock_bytes};
use crate::wording::{date, opening, say};

/// The part of the receipt.
pub fn look(has_passphrase: bool) -> Json {
    let hint = if has_passphrase { say!("draft-passphrase-same") } else { say!("own-sealed-hint") };
    let save = Button {
        press: "own-save",
        words: say!("own-sealed-save"),
        look: SECONDARY,
        send: &["own-passphrase"],
        with_work: false,
    };
    folded(
        "own-sealed",
        say!("own-sealed-summary"),
        [
            p(say!("own-sealed-what")),
            secret("own-passphrase", say!("own-sealed-passphrase"), Some(hint), "own-save"),
            save.node(),
        ],
    )
}

/// Locks the record.
pub fn lock(record: &[u8], passphrase: &Passphrase, reference: &str) -> Answer {
    let name = format!("{reference}-own-record.age");
    match lock_bytes(record, passphrase, WorkFactor::DEFAULT) {
        Ok(locked) => {
            (json!({ "said": say!("own-sealed-saved", file = name), "do": [["download", name]] }), vec![locked])
        }
        Err(_) => (told(say!("draft-not-saved"), true), Vec::new()),
    }
}

/// The part of the start page.
pub fn again() -> Json {
    let open = Button {
        press: "again-open",
        words: say!("again-open"),
        look: MAIN,
        send: &["again-passphrase", "again-file"],
        with_work: false,
    };
    node(
        "div",
        json!({}),
        [
            p(say!("again-what")),
            file("again-file", say!("again-file")),
            secret("again-passphrase", say!("again-passphrase"), Some(say!("again-passphrase-hint")), "again-open"),
            open.node(),
        ],
    )
}

/// What an earlier record says, for a new referral.
pub fn read(file: &[u8], passphrase: &Passphrase, _about: &Json) -> Answer {
    match earlier(file, passphrase) {
        Ok((own, on)) => {
            let said = say!("again-taken", day = date::stamp(&on));
            let earlier = json!({ "answers": to_list(&own.record.answers), "on": on });
            (json!({ "said": said, "do": [["earlier", earlier]] }), Vec::new())
        }
        Err(why) => (told(why, true), Vec::new()),
    }
}

fn earlier(file: &[u8], passphrase: &Passphrase) -> Result<(OwnRecord, String), String> {
    let plain = match is_locked(file) {
        false => zeroize::Zeroizing::new(file.to_vec()),
        true => unlock_bytes(file, passphrase).map_err(|why| match why {
            // Sealed to the area's keys, as what was sent is.
            UnlockError::NotAnIdentityFile => say!("own-record-sealed"),
            other => opening::not_unlocked(other),
        })?,
    };
    let own = OwnRecord::read(&plain).map_err(not_taken)?;
    if own.record.is_practice() || !matches!(own.record.kind, RecordKind::Referral { .. }) {
        return Err(not_taken(ReadError::NotARecord));
    }
    let on = own.record.referred_on.clone();
    Ok((own, on))
}
