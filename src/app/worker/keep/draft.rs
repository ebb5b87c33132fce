//! Drafts in and out of files: what a page hands over becomes a file under a passphrase, and a file becomes what a page takes.

use serde_json::Value as Json;

use crate::app::browser::clock;
use crate::domain::draft::file::{DraftFile, NotADraft, Replaced};
use crate::domain::form::Section;
use crate::domain::instrument::Instrument;
use crate::envelope::Attachment;
use crate::envelope::device::{Unlocked, unbundle};
use crate::envelope::draft::{Draft, DraftError, unlock_draft};
use crate::envelope::lock::UnlockError;
use crate::envelope::{OpenError, Passphrase};
use crate::wording::{attached, date, say};

/// A draft that was opened, and nothing of it is on the page yet.
pub struct Opened {
    pub file: DraftFile,
    /// In the order of the list in the draft.
    pub attachments: Vec<Vec<u8>>,
}

/// Why no draft was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotOpened {
    Unlock(UnlockError),
    Another,
    NewerVersion,
    Damaged,
    /// Another tab works on it.
    Elsewhere,
}

impl NotOpened {
    /// The sentences for a person.
    pub fn words(self) -> String {
        match self {
            NotOpened::Unlock(UnlockError::WrongPassphrase) => say!("draft-wrong-passphrase"),
            NotOpened::Unlock(UnlockError::TooMuchWork) => say!("draft-too-much-work"),
            NotOpened::Unlock(UnlockError::Truncated) => say!("draft-truncated"),
            NotOpened::NewerVersion => say!("draft-newer"),
            NotOpened::Elsewhere => say!("draft-elsewhere"),
            NotOpened::Unlock(UnlockError::Damaged) | NotOpened::Damaged => say!("draft-damaged"),
            // A key of any other kind is something else to whoever looks for a draft.
            NotOpened::Unlock(_) | NotOpened::Another => say!("draft-another"),
        }
    }
}

/// The draft that a page hands over, written now: `work`, and the checklist it is written under.
pub fn written(work: &Json, about: &Json) -> DraftFile {
    let instrument = about["instrument"].as_str().and_then(|file| Instrument::parse(file.as_bytes()).ok());
    let text = |name: &str| about[name].as_str().unwrap_or_default();
    let mut work = work.clone();
    for name in ["area", "area_name", "area_version", "step"] {
        work[name] = about[name].clone();
    }
    DraftFile::new(&work, instrument.as_ref(), text("now"), text("build"))
}

/// The same with its files, for a draft file under a passphrase.
pub fn with_files(work: &Json, attachments: Vec<Vec<u8>>, about: &Json) -> Draft {
    let file = written(work, about);
    let names = file.files().iter().map(|file| file["name"].as_str().unwrap_or_default().to_owned());
    let attachments = names.zip(attachments).map(|(name, bytes)| Attachment { name, bytes }).collect();
    Draft { json: file.to_bytes(), attachments }
}

/// Opens a draft file of either kind: under a passphrase, or a bundle of a locked key and what was sealed to it.
pub fn opened(bytes: &[u8], passphrase: &Passphrase) -> Result<Opened, NotOpened> {
    if let Some((locked, pieces)) = unbundle(bytes) {
        let unlocked = Unlocked::unlock(&locked, passphrase).map_err(NotOpened::Unlock)?;
        return of_pieces(&unlocked, |name| {
            pieces.iter().find(|(own, _)| own == name).map(|(_, sealed)| sealed.clone())
        });
    }
    let Draft { json, attachments } = unlock_draft(bytes, passphrase).map_err(|error| match error {
        DraftError::Unlock(error) => NotOpened::Unlock(error),
        DraftError::NotADraft => NotOpened::Another,
    })?;
    let file = DraftFile::read(&json).map_err(not_a_draft)?;
    if file.files().len() != attachments.len() {
        return Err(NotOpened::Damaged);
    }
    Ok(Opened { file, attachments: attachments.into_iter().map(|file| file.bytes).collect() })
}

/// Opens a draft out of the pieces that a device keeps of it.
pub fn of_pieces(unlocked: &Unlocked, piece: impl Fn(&str) -> Option<Vec<u8>>) -> Result<Opened, NotOpened> {
    let open = |name: &str| {
        let sealed = piece(name).ok_or(NotOpened::Damaged)?;
        unlocked.open(name, &sealed).map_err(|_: OpenError| NotOpened::Damaged)
    };
    let file = DraftFile::read(&open(TEXT)?).map_err(not_a_draft)?;
    let hashes = file.files().iter().map(|file| file["sha256"].as_str().unwrap_or_default());
    let attachments = hashes.map(|hash| open(hash).map(|bytes| bytes.to_vec())).collect::<Result<_, _>>()?;
    Ok(Opened { file, attachments })
}

/// What a draft contains, without showing any of it.
pub fn contents(file: &DraftFile, areas: &str, attachments: &[Vec<u8>]) -> Vec<String> {
    let (draft, without_place) = file.draft();
    let answered = draft.answered();
    let items = draft.ric().values().filter(|answer| answer.answer.is_some()).count();
    let bytes = attachments.iter().map(|file| file.len() as u64).sum();
    let size = attached::size(bytes);
    let lines = [
        say!("draft-of-area", area = areas),
        say!("draft-saved-at", when = when(file.text("saved_at"))),
        say!("draft-answers", count = answered),
        say!("draft-items", count = items),
    ];
    let files = (!attachments.is_empty()).then(|| say!("draft-files", count = attachments.len(), size = size));
    let lost = (!without_place.is_empty()).then(|| say!("draft-without-place", count = without_place.len()));
    lines.into_iter().chain(files).chain(lost).collect()
}

/// A moment in a draft, as people where this device is write it.
pub fn when(minute: &str) -> String {
    date::stamp_here(minute, clock::minutes_behind_utc)
}

/// What is different today from when the draft was written, in sentences, and the sections to be looked at again.
pub fn changed_since(draft: &Json, about: &Json) -> (Vec<String>, Vec<String>, Vec<&'static str>) {
    let (mut said, mut lists, mut again) = (Vec::new(), Vec::new(), Vec::new());
    let instrument = about["instrument"].as_str().and_then(|file| Instrument::parse(file.as_bytes()).ok());
    if let Some(replaced) = instrument.and_then(|now| Replaced::since(&draft["instrument"], &now)) {
        said.push(say!("draft-checklist-replaced"));
        let reworded =
            replaced.reworded.into_iter().map(|(before, now)| say!("draft-item-reworded", before = before, now = now));
        let new = replaced.new.into_iter().map(|text| say!("draft-item-new", item = text));
        let gone = replaced.gone.into_iter().map(|text| say!("draft-item-gone", item = text));
        lists.extend(reworded.chain(new).chain(gone));
        again.push(Section::Ric.id());
    }
    let version = |of: &Json| of["area_version"].as_u64();
    if version(draft).is_some() && version(draft) != version(about) {
        said.push(say!("draft-area-changed"));
    }
    (said, lists, again)
}

fn not_a_draft(error: NotADraft) -> NotOpened {
    match error {
        NotADraft::NewerVersion => NotOpened::NewerVersion,
        NotADraft::Another => NotOpened::Another,
    }
}

/// The name of the piece that holds the text.
pub const TEXT: &str = "draft.json";

#[cfg(test)]
mod tests;
