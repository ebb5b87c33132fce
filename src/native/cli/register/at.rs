//! A register that a command works at: where it is, who opens it, and whose area it is.

use std::path::{Path, PathBuf};

use clap::Args;

use super::Loaded;
use crate::area::{Pack, PackMode};
use crate::domain::context::Context;
use crate::domain::register::{Case, Person};
use crate::envelope::Identity;
use crate::envelope::event::{self, Author};
use crate::native::cli::area_use::AreaUse;
use crate::native::cli::output::cannot_read;
use crate::native::cli::read_beside::ReadBeside;
use crate::native::cli::{identities, passphrase};
use crate::native::clock;
use crate::native::register::{Folder, Pen};
use crate::wording::say;

#[derive(Args)]
pub struct At {
    #[arg(long, value_name = "FOLDER", help = say!("cli-register-folder"))]
    pub register: PathBuf,
    #[arg(long, value_name = "FILE", required = true, help = say!("cli-open-identity"))]
    identity: Vec<PathBuf>,
    #[arg(long, value_name = "PACK.json", help = say!("cli-register-area"))]
    pub area: PathBuf,
    #[command(flatten)]
    passphrase: passphrase::Source,
}

/// A register that was read; what is wrong with its events has been said.
pub struct Opened {
    pub folder: Folder,
    pub pack: Pack,
    pub identities: Vec<Identity>,
    pub loaded: Loaded,
}

/// The same, with what is needed to write into it.
pub struct ToWrite {
    pub opened: Opened,
    area: AreaUse,
    file: PathBuf,
}

impl At {
    /// Opens it to look into: an expired key or an old version is no hindrance.
    pub fn look(&self) -> Result<Opened, String> {
        self.look_with_context().map(|(opened, _)| opened)
    }

    /// The same, with what the area's forms are read with.
    pub fn look_with_context(&self) -> Result<(Opened, Context), String> {
        let beside = ReadBeside::of(std::slice::from_ref(&self.area))?;
        let (pack, context) = beside.only().ok_or_else(|| say!("cli-list-one-area"))?;
        Ok((self.open(pack.clone())?, context.clone()))
    }

    /// Opens it to write into.
    pub fn write(&self) -> Result<ToWrite, String> {
        let area = AreaUse::read(&self.area)?;
        let to_write = ToWrite { opened: self.open(area.pack.clone())?, area, file: self.area.clone() };
        to_write.pen().map(drop)?;
        Ok(to_write)
    }

    /// Opens the same register again, after something was written.
    pub fn again(&self, before: &Opened) -> Result<Loaded, String> {
        Loaded::read(&before.folder, &before.pack, &before.identities)
    }

    /// Unlocks the identities.
    pub fn identities(&self) -> Result<Vec<Identity>, String> {
        identities::read(&self.identity, &self.passphrase)
    }

    fn open(&self, pack: Pack) -> Result<Opened, String> {
        let identities = self.identities()?;
        let folder = Folder::open(&self.register).map_err(|error| cannot_read(&self.register, &error))?;
        let loaded = Loaded::read(&folder, &pack, &identities)?;
        loaded.tell();
        Ok(Opened { folder, pack, identities, loaded })
    }
}

impl Opened {
    /// Whose identities were given.
    pub fn people(&self) -> Vec<Person> {
        self.identities.iter().map(Identity::person).collect()
    }

    /// Whether any of these people may read a case.
    pub fn may_read(&self, case: &Case) -> bool {
        case.may_be_read_by(&self.people())
    }
}

impl ToWrite {
    /// Signs as the first identity whose word counts.
    pub fn pen(&self) -> Result<Pen<'_>, String> {
        let signer = signer(&self.opened.identities, &self.area, &self.file)?;
        Ok(pen(&self.opened.folder, signer, &self.area))
    }
}

/// The first identity whose word counts.
pub fn signer<'i>(identities: &'i [Identity], area: &AreaUse, pack: &Path) -> Result<&'i Identity, String> {
    let signer = event::signer(identities, &area.pack.register_scope(), clock::now().date_naive());
    signer.ok_or_else(|| say!("cli-register-not-a-signer", file = pack.display()))
}

/// Writes as this person into the register of an area.
pub fn pen<'a>(folder: &'a Folder, signer: &'a Identity, area: &'a AreaUse) -> Pen<'a> {
    let (recipients, practice) = (&area.sealing.recipients, area.pack.mode == PackMode::Practice);
    Pen { folder, author: Author { signer, recipients, area: &area.pack.id, practice }, now: clock::now }
}
