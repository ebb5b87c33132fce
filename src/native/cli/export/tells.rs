//! What went out, into the register.

use std::path::Path;

use crate::domain::register::What;
use crate::envelope::Identity;
use crate::native::cli::area_use::AreaUse;
use crate::native::cli::output::cannot_read;
use crate::native::cli::register::{not_written, pen, signer};
use crate::native::register::Folder;

/// A register, and who says it there.
pub struct Tells<'i> {
    folder: Folder,
    area: AreaUse,
    signer: &'i Identity,
}

impl<'i> Tells<'i> {
    /// An error where nobody's word counts.
    pub fn of(register: &Path, pack: &Path, identities: &'i [Identity]) -> Result<Self, String> {
        let area = AreaUse::read(pack)?;
        let folder = Folder::open(register).map_err(|error| cannot_read(register, &error))?;
        let signer = signer(identities, &area, pack)?;
        Ok(Tells { folder, area, signer })
    }

    /// Says it; an error says that the file is there and the register does not know.
    pub fn that(&self, what: What) -> Result<(), String> {
        pen(&self.folder, self.signer, &self.area).write(what, Vec::new()).map(drop).map_err(not_written)
    }
}
