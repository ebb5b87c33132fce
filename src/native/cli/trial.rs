//! The local trial area of a first start: an invented area whose keys lie on this computer.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::keys::Person;
use super::output::cannot_write;
use crate::area::{Directory, Entry, Pack, Role};
use crate::envelope::{Family, Passphrase};
use crate::native::clock;
use crate::native::files::{self, Readers};
use crate::native::serve::Place;
use crate::wording::say;

/// Everything of the trial pack but its recipients; agencies and numbers are invented.
const NORTHMERE: &str = include_str!("northmere.json");

/// Makes the trial area in an unused data folder and says where its keys are. Their secret halves are dropped here.
pub fn make(place: &Place) -> Result<PathBuf, String> {
    let [keys, areas] = ["keys", "areas"].map(|name| place.data.join(name));
    let new = |name: &str| place.data.join("tmp").join(name);
    let (new_keys, new_areas) = (new("first-keys"), new("first-areas"));
    let written = || -> io::Result<()> {
        // An earlier first start may have been cut off.
        for folder in [&new_keys, &new_areas] {
            if folder.exists() {
                fs::remove_dir_all(folder)?;
            }
            files::create_folder(folder, Readers::Owner)?;
        }
        Ok(())
    };
    written().map_err(|error| cannot_write(&place.data, &error))?;

    let passphrase = Passphrase::suggest().map_err(|_| say!("cli-no-randomness"))?;
    let people = people(&passphrase)?;
    write_keys(&new_keys, &people, &passphrase).map_err(|error| cannot_write(&keys, &error))?;
    write_pack(&new_areas, &people).map_err(|error| cannot_write(&areas, &error))?;
    // Whole folders appear at once, the keys first: no pack is ever served whose keys are not there.
    let moved = fs::rename(&new_keys, &keys).and_then(|()| fs::rename(&new_areas, &areas));
    moved.and_then(|()| files::sync_folder(&place.data)).map_err(|error| cannot_write(&place.data, &error))?;
    Ok(keys)
}

fn people(passphrase: &Passphrase) -> Result<Vec<Person>, String> {
    let today = clock::today();
    let roles = [Role::Coordinator, Role::Deputy, Role::Recovery];
    roles.into_iter().map(|role| Person::new("northmere", role, Family::Classic, passphrase, today)).collect()
}

fn write_keys(folder: &Path, people: &[Person], passphrase: &Passphrase) -> io::Result<()> {
    for person in people {
        files::write_new(&folder.join(&person.file_name), &person.locked, Readers::Owner)?;
    }
    let line = zeroize::Zeroizing::new(format!("{}\n", passphrase.reveal()));
    files::write_new(&folder.join("passphrase.txt"), line.as_bytes(), Readers::Owner)
}

fn write_pack(folder: &Path, people: &[Person]) -> io::Result<()> {
    let mut pack: Value = serde_json::from_str(NORTHMERE)?;
    pack["recipients"] = people.iter().map(Person::entry).collect();
    let text = format!("{}\n", serde_json::to_string_pretty(&pack)?);
    let pack = Pack::parse(text.as_bytes()).map_err(|error| io::Error::other(format!("{error:?}")))?;
    let directory: Directory = [Entry::from(&pack)].into_iter().collect();
    files::write_new(&folder.join("northmere.json"), text.as_bytes(), Readers::Default)?;
    files::write_new(&folder.join("index.json"), format!("{}\n", directory.to_json()).as_bytes(), Readers::Default)
}
