//! `marac rewrap`: what was received before, sealed anew to the people of today; what was received is left as it is.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use super::area_use::sealing_on;
use super::ledger::{self, Outcome as Became};
use super::opening::{self, Refused};
use super::output::{cannot_read, cannot_write, result, stop, tell};
use super::resealed::Resealed;
use super::seal::seal_error;
use super::{Outcome, identities, passphrase};
use crate::area::PackMode;
use crate::domain::register::Sha256;
use crate::envelope::event::open_event;
use crate::envelope::reference::sha256;
use crate::envelope::{Identity, NotRewrapped, Recipient, Reference, rewrap};
use crate::native::files::{self, Readers};
use crate::native::{clock, inputs, parallel};
use crate::render::ledger::{RewrapRow, rewrap_csv};
use crate::wording::say;

#[derive(Args)]
pub struct Options {
    #[arg(value_name = "FILE|FOLDER", required = true, help = say!("cli-open-inputs"))]
    inputs: Vec<PathBuf>,
    #[arg(long, value_name = "FILE", required = true, help = say!("cli-open-identity"))]
    identity: Vec<PathBuf>,
    #[arg(long, value_name = "PACK.json", help = say!("cli-rewrap-area"))]
    area: PathBuf,
    #[arg(long, value_name = "FOLDER", help = say!("cli-out"))]
    out: PathBuf,
    #[command(flatten)]
    passphrase: passphrase::Source,
}

/// Seals anew what opens, and accounts for everything else.
pub fn run(options: &Options, json: bool) -> Outcome {
    match rewrap_all(options, json) {
        Ok(outcome) => outcome,
        Err(why) => stop(why),
    }
}

fn rewrap_all(options: &Options, json: bool) -> Result<Outcome, String> {
    let (pack, sealing) = sealing_on(clock::today(), &options.area)?;
    if pack.mode == PackMode::Practice {
        return Err(say!("cli-rewrap-practice-pack", file = options.area.display()));
    }
    let identities = identities::read(&options.identity, &options.passphrase)?;
    let inputs = inputs::list(&options.inputs, &options.out).map_err(|(path, error)| cannot_read(&path, &error))?;
    if inputs.is_empty() {
        return Err(say!("cli-open-no-inputs"));
    }
    files::create_folder(&options.out, Readers::Owner).map_err(|error| cannot_write(&options.out, &error))?;
    let resealed = Resealed::open(&options.out, &sealing.recipients)?;
    let people: Vec<&str> = sealing.readers.iter().map(|reader| reader.label.en()).collect();
    tell(say!("cli-rewrap-to", people = people.join("; ")));

    let mut taken = Taken { json, resealed: &resealed, first: HashMap::new(), earlier: 0, rows: Vec::new() };
    parallel::take_in_order(
        &inputs,
        |file| looked(file, &identities, &sealing.recipients, &resealed),
        |file, looked| taken.take(file, looked),
    );
    let Taken { earlier, rows, .. } = taken;
    let count = |became: Became| rows.iter().filter(|row| row.outcome == became.name()).count();
    let [rewrapped, duplicate] = [Became::Rewrapped, Became::Duplicate].map(count);
    let all = rows.len();
    let refused = all - rewrapped - duplicate;
    let path = ledger::write(&options.out, &rewrap_csv(rows.into_iter()));
    let path = path.map_err(|(path, error)| cannot_write(&path, &error))?;
    tell(say!(
        "cli-rewrap-counts",
        all = all,
        rewrapped = rewrapped,
        duplicate = duplicate,
        refused = refused,
        ledger = path.display()
    ));
    if earlier > 0 {
        tell(say!("cli-rewrap-earlier", earlier = earlier));
    }
    tell(say!("cli-rewrap-originals"));
    Ok(if refused == 0 { Outcome::AllWell } else { Outcome::SomeRefused })
}

/// What a look into a file gave.
struct Looked {
    /// Of the file that was given, binary.
    old: Sha256,
    anew: Result<Anew, Refused>,
}

/// A file sealed anew.
struct Anew {
    new: Sha256,
    /// Still to be written; of an earlier run nothing is.
    file: Option<Vec<u8>>,
}

/// Reads a file and seals it anew, unless an earlier run did; refused here where it could not be read.
fn looked(
    path: &Path,
    identities: &[Identity],
    recipients: &[Recipient],
    resealed: &Resealed,
) -> Result<Looked, Refused> {
    let bytes = opening::read(path)?;
    let old = Sha256(opening::sha256_of_binary(&bytes));
    let anew = match resealed.earlier(old) {
        Some(new) => Ok(Anew { new, file: None }),
        None => anew(&bytes, identities, recipients),
    };
    Ok(Looked { old, anew })
}

fn anew(bytes: &[u8], identities: &[Identity], recipients: &[Recipient]) -> Result<Anew, Refused> {
    let rewrapped = rewrap(bytes, identities, recipients).map_err(|why| match why {
        NotRewrapped::Open(_) if open_event(bytes, identities).is_ok() => {
            Refused(Became::NotAReferral, say!("cli-rewrap-event"))
        }
        NotRewrapped::Open(error) => opening::refused(bytes, error),
        NotRewrapped::Practice => Refused(Became::Practice, say!("cli-rewrap-practice")),
        NotRewrapped::Seal(error) => Refused(Became::NotSealed, seal_error(error)),
    })?;
    if opening::only_practice_opens(bytes, identities) {
        // Sealed anew it would look as if nobody else had read it.
        return Err(Refused(Became::Live, say!("open-exposed")));
    }
    Ok(Anew { new: Sha256(sha256(&rewrapped.file)), file: Some(rewrapped.file) })
}

/// What has been taken so far in this run.
struct Taken<'a> {
    json: bool,
    resealed: &'a Resealed,
    /// By the file that was given: its name, and what it is now.
    first: HashMap<Sha256, (String, String)>,
    /// How many an earlier run had sealed anew.
    earlier: usize,
    rows: Vec<RewrapRow>,
}

impl Taken<'_> {
    /// Writes a file that was sealed anew, and enters its row.
    fn take(&mut self, file: &Path, looked: Result<Looked, Refused>) {
        let name = file.display().to_string();
        let Looked { old, anew } = match looked {
            Ok(looked) => looked,
            Err(refused) => return self.refuse(name, String::new(), refused),
        };
        let reference = Reference::from_sha256(&old.0).to_string();
        if let Some((first, new_reference)) = self.first.get(&old) {
            let (new_reference, detail) = (new_reference.clone(), say!("cli-open-duplicate", file = first));
            return self.enter(name, Became::Duplicate, [reference, new_reference], detail);
        }
        match anew.and_then(|anew| self.write(old, anew)) {
            Ok(new) => {
                let new_reference = Reference::from_sha256(&new.0).to_string();
                self.first.insert(old, (name.clone(), new_reference.clone()));
                self.enter(name, Became::Rewrapped, [reference, new_reference], String::new());
            }
            Err(refused) => self.refuse(name, reference, refused),
        }
    }

    fn write(&mut self, old: Sha256, Anew { new, file }: Anew) -> Result<Sha256, Refused> {
        match file {
            Some(file) => {
                let added = self.resealed.add(old, new, &file);
                added.map_err(|why| Refused(Became::NotSealed, why))?;
            }
            None => self.earlier += 1,
        }
        Ok(new)
    }

    fn refuse(&mut self, name: String, reference: String, Refused(became, detail): Refused) {
        let reference = if became == Became::NotAReferral { String::new() } else { reference };
        self.enter(name, became, [reference, String::new()], detail);
    }

    fn enter(&mut self, file: String, became: Became, [reference, new_reference]: [String; 2], detail: String) {
        if !detail.is_empty() {
            tell(say!("cli-open-not-opened", file = file, why = detail));
        }
        let outcome = became.name();
        if self.json {
            result(json!({"file": file, "outcome": outcome, "reference": reference, "new_reference": new_reference,
                "detail": detail}));
        }
        self.rows.push(RewrapRow { file, outcome, reference, new_reference, detail });
    }
}
