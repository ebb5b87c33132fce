//! Whom the inbox lets in: the people of the live packs that are served, on the day on which they ask.
//!
//! The packs are read each time, so that a key which is revoked today is out at once, its sessions too.

use crate::area::{Keyholder, PackMode};
use crate::domain::inbox::Who;
use crate::native::clock;
use crate::native::serve::packs::Packs;

/// Somebody who may read what comes in, with the id of the area that lists them.
pub struct Admitted {
    pub keyholder: Keyholder,
    pub area: String,
}

/// The person with this public key. Reads files: blocks.
pub fn by_recipient(packs: &Packs, recipient: &str) -> Option<Admitted> {
    find(packs, |keyholder| keyholder.recipient.as_str() == recipient)
}

/// The person whose public key has this SHA-256, as hex. Blocks.
pub fn by_person(packs: &Packs, person: &str) -> Option<Admitted> {
    find(packs, |keyholder| keyholder.recipient.fingerprint().hex() == person)
}

impl Admitted {
    /// As colleagues see them.
    pub fn who(&self) -> Who {
        let Keyholder { recipient, label, .. } = &self.keyholder;
        Who { person: recipient.fingerprint().hex(), by: label.en().to_owned(), area: self.area.clone() }
    }
}

fn find(packs: &Packs, is: impl Fn(&Keyholder) -> bool) -> Option<Admitted> {
    let today = clock::today();
    packs.usable().into_iter().filter(|pack| pack.mode == PackMode::Live).find_map(|pack| {
        let readers = pack.recipients_on(today).ok()?.readers;
        let keyholder = readers.into_iter().find(&is)?;
        Some(Admitted { keyholder, area: pack.id.clone() })
    })
}
