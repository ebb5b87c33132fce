//! The folder of one opened referral: `referral.json`, `referral.html`, `attachments/`.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::output::cannot_write;
use crate::domain::joining::Tie;
use crate::domain::record::Record;
use crate::envelope::{Opened, tie};
use crate::native::files::{self, Readers};
use crate::native::outside;
use crate::wording::say;

/// No record of ours is longer.
const LONGEST_RECORD: u64 = 1024 * 1024;

/// Writes the record and what is attached; what stands there identically is passed over, what differs is left as it is.
/// Whether every attachment has the mark of a file from outside, where the system knows one.
pub fn write(folder: &Path, opened: &Opened) -> Result<bool, String> {
    let attached = folder.join("attachments");
    let deepest = if opened.attachments.is_empty() { folder } else { &attached };
    files::create_folder(deepest, Readers::Owner).map_err(|error| cannot_write(deepest, &error))?;
    let record = folder.join("referral.json");
    files::write_or_find(&record, &opened.record, Readers::Owner).map_err(|error| left_as_it_is(&record, &error))?;
    let mut marked = true;
    for file in &opened.attachments {
        let path = attached.join(&file.name);
        files::write_or_find(&path, &file.bytes, Readers::Owner).map_err(|error| left_as_it_is(&path, &error))?;
        // Also one that stood there already: the mark may have been lost on the way.
        marked &= outside::mark(&path).is_ok();
    }
    Ok(marked)
}

/// Writes `referral.html`; one of `outdated`, which this program wrote before it knew more, gives way.
pub fn write_html(folder: &Path, html: &str, outdated: &[String]) -> Result<(), String> {
    let path = folder.join("referral.html");
    let outdated: Vec<Vec<u8>> = outdated.iter().map(|html| html.as_bytes().to_vec()).collect();
    let written = files::write_or_renew(&path, html.as_bytes(), &outdated, Readers::Owner);
    written.map(drop).map_err(|error| left_as_it_is(&path, &error))
}

/// Referrals with this reference that were opened into `out` in an earlier run.
pub fn earlier(out: &Path, reference: &str) -> Vec<Record> {
    let named = |folder: &PathBuf| {
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        // Another file of the same reference has a longer name.
        name.strip_prefix(reference).is_some_and(|more| more.is_empty() || more.starts_with('-'))
    };
    let folders = fs::read_dir(out).into_iter().flatten().flatten().map(|entry| entry.path()).filter(named);
    let record = |folder: PathBuf| {
        let file = folder.join("referral.json");
        let bytes =
            fs::metadata(&file).ok().filter(|file| file.len() <= LONGEST_RECORD).and_then(|_| fs::read(&file).ok())?;
        Record::read(&bytes).ok().filter(|record| matches!(tie(&record.kind), Tie::Referral { .. }))
    };
    folders.filter_map(record).collect()
}

fn left_as_it_is(path: &Path, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::AlreadyExists => say!("cli-open-differs", file = path.display()),
        _ => cannot_write(path, error),
    }
}
