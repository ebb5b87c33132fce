//! An area as it is used to seal today: its pack, its checklist, and whom to seal to.

use std::fs;
use std::path::Path;

use chrono::NaiveDate;

use super::checklist;
use super::output::{cannot_read, tell};
use crate::area::{CannotSeal, Pack, Sealing};
use crate::domain::context::Context;
use crate::native::clock;
use crate::wording::{self, say};

pub struct AreaUse {
    pub pack: Pack,
    pub context: Context,
    pub sealing: Sealing,
}

impl AreaUse {
    /// Reads a pack and says what a sender should know about it; an error when nothing can be sealed with it.
    pub fn read(file: &Path) -> Result<AreaUse, String> {
        let today = clock::today();
        let (pack, sealing) = sealing_on(today, file)?;
        let context = pack.context(checklist::of(&pack, file)?, today);
        Ok(AreaUse { pack, context, sealing })
    }
}

/// Reads a pack and whom it seals to on a day, and says what a sender should know about it; an error when that is nobody.
pub fn sealing_on(today: NaiveDate, file: &Path) -> Result<(Pack, Sealing), String> {
    let bytes = fs::read(file).map_err(|error| cannot_read(file, &error))?;
    let pack = Pack::parse(&bytes)
        .map_err(|error| say!("cli-seal-bad-pack", file = file.display(), why = wording::area::pack_error(&error)))?;
    let own = env!("CARGO_PKG_VERSION");
    if let Some(version) = pack.needs_newer_than(own) {
        return Err(say!("cli-seal-too-old", file = file.display(), version = version, own = own));
    }
    let sealing = pack.recipients_on(today);
    let notices = match &sealing {
        Ok(Sealing { notices, .. }) | Err(CannotSeal { notices }) => notices,
    };
    for notice in notices {
        tell(wording::area::notice(notice));
    }
    let sealing = sealing.map_err(|_| say!("cli-seal-cannot", file = file.display()))?;
    if let Some(until) = sealing.grace {
        tell(say!("cli-seal-grace", until = until));
    }
    Ok((pack, sealing))
}
