//! The checklist that an area uses: its own file beside its pack, or the one built in.

use std::fs;
use std::path::Path;

use super::output::cannot_read;
use crate::area::Pack;
use crate::domain::instrument::Instrument;
use crate::wording::say;

const DASH: &[u8] = include_bytes!("../../../public/instruments/dash-ric.json");

/// The checklist in our own wording, as it ships.
pub fn built_in() -> Instrument {
    Instrument::parse(DASH).expect("a test reads the shipped checklist")
}

/// The checklist of an area: `instruments/<id>.json` beside the folder of its pack, as on a site, or the one built in.
pub fn of(pack: &Pack, pack_file: &Path) -> Result<Instrument, String> {
    let decided = pack.instruments.first();
    let name = decided.map_or("dash-ric", |decided| decided.file());
    let folder = pack_file.parent().map(|areas| areas.join("../instruments")).unwrap_or_default();
    let beside = folder.join(format!("{name}.json"));
    let instrument = match fs::read(&beside) {
        Ok(bytes) => Instrument::parse(&bytes).map_err(|_| say!("cli-seal-bad-instrument", file = beside.display()))?,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => built_in(),
        Err(error) => return Err(cannot_read(&beside, &error)),
    };
    match decided {
        Some(decided) if !decided.is(&instrument.id, instrument.version, &instrument.sha256) => {
            Err(say!("cli-seal-skew-instrument", instrument = decided.id))
        }
        _ => Ok(instrument),
    }
}
