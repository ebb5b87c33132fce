//! What opened referrals are read beside: the packs of their areas, as far as they were given, and the checklist.

use std::fs;
use std::path::PathBuf;

use super::checklist;
use super::output::cannot_read;
use crate::area::Pack;
use crate::domain::context::Context;
use crate::domain::criteria::Rules;
use crate::native::clock;
use crate::wording::{self, say};

pub struct ReadBeside {
    areas: Vec<(Pack, Context)>,
    /// For a referral of an area whose pack was not given.
    otherwise: Context,
}

impl ReadBeside {
    /// Reads the packs; an expired key or an old version is no hindrance to reading what came in.
    pub fn of(packs: &[PathBuf]) -> Result<ReadBeside, String> {
        let today = clock::today();
        let read = packs.iter().map(|file| {
            let bytes = fs::read(file).map_err(|error| cannot_read(file, &error))?;
            let pack = Pack::parse(&bytes).map_err(|error| {
                say!("cli-open-bad-pack", file = file.display(), why = wording::area::pack_error(&error))
            })?;
            let context = pack.context(checklist::of(&pack, file)?, today);
            Ok((pack, context))
        });
        let otherwise =
            Context { instrument: checklist::built_in(), rules: Rules::default(), agencies: Vec::new(), today };
        Ok(ReadBeside { areas: read.collect::<Result<_, String>>()?, otherwise })
    }

    /// The one pack that was given, and what its referrals are read with.
    pub fn only(&self) -> Option<(&Pack, &Context)> {
        match self.areas.as_slice() {
            [(pack, context)] => Some((pack, context)),
            _ => None,
        }
    }

    /// The pack of an area, if it was given, and what its referrals are read with.
    pub fn area(&self, id: &str) -> (Option<&Pack>, &Context) {
        match self.areas.iter().find(|(pack, _)| pack.id == id) {
            Some((pack, context)) => (Some(pack), context),
            None => (None, &self.otherwise),
        }
    }
}
