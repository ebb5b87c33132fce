//! Drafts on a person's own device: stored by themselves, resumed with the passphrase, deleted when they are sent or a week old.

use serde_json::{Value as Json, json};

use super::draft::{self, NotOpened, Opened, TEXT};
use super::{Answer, Keeper, Sent, plain, stored, taken, told};
use crate::app::browser::claim::{Claim, NotClaimed};
use crate::app::browser::database::{self, NoStorage};
use crate::envelope::device::{DeviceKey, Unlocked, bundle};
use crate::envelope::lock::{UnlockError, WorkFactor};
use crate::envelope::{ObjectName, Passphrase};
use crate::wording::say;

/// What seals on this device, and what is stored of the draft at hand.
pub struct Device {
    key: DeviceKey,
    /// The file of its secret half, under the passphrase.
    locked: Vec<u8>,
    /// The name of the draft on this device.
    id: String,
    /// Held while it may be written: no other tab can.
    claim: Option<Claim>,
    pub autosave: bool,
    /// Attachments that are sealed already, by SHA-256.
    sealed: Vec<(String, Vec<u8>)>,
    /// The work while it is locked.
    held: Option<Vec<u8>>,
}

impl Device {
    fn new(key: DeviceKey, locked: Vec<u8>, id: String) -> Device {
        Device { key, locked, id, claim: None, autosave: false, sealed: Vec::new(), held: None }
    }

    /// Unlocks the secret half, for as long as one answer takes.
    pub fn unlock(&self, passphrase: &Passphrase) -> Result<Unlocked, UnlockError> {
        Unlocked::unlock(&self.locked, passphrase)
    }

    /// Seals the text of a draft, and those of its files that are not sealed yet; each once.
    fn seal(&mut self, work: &Json, files: Vec<Vec<u8>>, about: &Json) -> Option<Vec<u8>> {
        let file = draft::written(work, about);
        for (hash, bytes) in new_files(work).into_iter().zip(files) {
            let sealed = self.key.seal(&hash, &bytes).ok()?;
            self.sealed.retain(|(own, _)| *own != hash);
            self.sealed.push((hash, sealed));
        }
        let hashes = hashes(work);
        self.sealed.retain(|(hash, _)| hashes.contains(hash));
        self.key.seal(TEXT, &file.to_bytes()).ok()
    }

    /// The sealed piece of this name, with the text at hand.
    fn piece(&self, text: &[u8], name: &str) -> Option<Vec<u8>> {
        if name == TEXT {
            return Some(text.to_vec());
        }
        self.sealed.iter().find(|(hash, _)| hash == name).map(|(_, sealed)| sealed.clone())
    }

    async fn write(&self, text: Vec<u8>, work: &Json, about: &Json) -> Result<(), NoStorage> {
        stored::put(&self.id, [self.locked.clone(), text], &hashes(work), &self.sealed, about).await
    }

    /// Everything as one file, for where nothing is stored.
    fn bundle(&self, text: &[u8]) -> Option<Vec<u8>> {
        let mut pieces = vec![(TEXT.to_owned(), text.to_vec())];
        pieces.extend(self.sealed.iter().cloned());
        bundle(&self.locked, &pieces)
    }

    /// SHA-256 of the files that are sealed, in hex.
    fn hashes(&self) -> Vec<String> {
        self.sealed.iter().map(|(hash, _)| hash.clone()).collect()
    }

    async fn begin(&mut self) -> Result<(), NotKept> {
        database::can_store().await.map_err(|NoStorage| NotKept::NoStorage)?;
        if self.claim.is_none() {
            self.claim = Some(stored::claim(&self.id).await.map_err(|why| match why {
                NotClaimed::Elsewhere => NotKept::Elsewhere,
                NotClaimed::CannotTell => NotKept::NoStorage,
            })?);
        }
        self.autosave = true;
        Ok(())
    }

    async fn end(&mut self) -> Result<(), NoStorage> {
        let was_on = std::mem::take(&mut self.autosave);
        if was_on {
            stored::drop_one(&self.id).await?;
        }
        self.claim = None;
        Ok(())
    }
}

impl Keeper {
    /// Sets the passphrase of this device.
    pub async fn protect(&mut self, mut sent: Sent, about: &Json) -> Answer {
        let passphrase = taken(&mut sent);
        if self.device.is_none() {
            if let Err(why) = self.may_lock_with(&passphrase) {
                return (told(why, true), Vec::new());
            }
            let made = DeviceKey::make(&passphrase, WorkFactor::DEFAULT, about["date"].as_str().unwrap_or_default());
            let (Ok((key, locked)), Ok(name)) = (made, ObjectName::random()) else {
                return (told(say!("device-not-protected"), true), Vec::new());
            };
            self.device = Some(Device::new(key, locked, name.as_str().to_owned()));
            self.suggested = None;
        }
        self.with_state(about, told(say!("device-protected"), false)).await
    }

    /// Turns storing by itself on or off; off deletes what was stored of this draft.
    pub async fn autosave(&mut self, on: bool, about: &Json) -> Answer {
        let Some(device) = &mut self.device else { return (json!({}), Vec::new()) };
        let done = match on {
            true => device.begin().await,
            false => device.end().await.map_err(|NoStorage| NotKept::NoStorage),
        };
        let said = match (on, done) {
            (true, Ok(())) if about["persisted"] == true => told(say!("device-autosave-on"), false),
            (true, Ok(())) => told(say!("device-autosave-not-promised"), false),
            (false, Ok(())) => told(say!("device-autosave-off"), false),
            (true, Err(NotKept::Elsewhere)) => told(say!("device-elsewhere"), true),
            (true, Err(NotKept::NoStorage)) => told(say!("device-no-storage"), true),
            (false, Err(_)) => told(say!("device-not-dropped"), true),
        };
        self.with_state(about, said).await
    }

    /// Stores the work as it stands now: whether it is stored, and since when not.
    pub async fn store(&mut self, work: &Json, files: Sent, about: &Json) -> Answer {
        let Some(device) = self.device.as_mut().filter(|device| device.autosave) else {
            return (json!({}), Vec::new());
        };
        let stored = match device.seal(work, plain(files), about) {
            Some(text) => device.write(text, work, about).await.is_ok(),
            None => false,
        };
        let trouble = (!stored).then(super::page::not_stored);
        (json!({ "stored": stored, "has": device.hashes(), "sheet": trouble }), Vec::new())
    }

    /// Opens a draft of this device, and what goes on storing it once it is taken.
    pub async fn unlock_stored(&self, id: &str, passphrase: &Passphrase) -> Result<(Opened, Device), NotOpened> {
        let claimed = stored::claim(id).await;
        if claimed.as_ref().err() == Some(&NotClaimed::Elsewhere) {
            return Err(NotOpened::Elsewhere);
        }
        let ([locked, text], beside) = stored::get(id).await.ok_or(NotOpened::Damaged)?;
        let unlocked = Unlocked::unlock(&locked, passphrase).map_err(NotOpened::Unlock)?;
        let mut device = Device::new(unlocked.key.clone(), locked, id.to_owned());
        device.sealed = stored::files(id, &beside).await.ok_or(NotOpened::Damaged)?;
        let opened = draft::of_pieces(&unlocked, |name| device.piece(&text, name))?;
        device.claim = claimed.ok();
        device.autosave = device.claim.is_some();
        Ok((opened, device))
    }

    /// Deletes a draft of this device; where it is the one at hand, it is not stored any more either.
    pub async fn drop_stored(&mut self, id: &str, about: &Json) -> Answer {
        let at_hand = self.device.as_mut().filter(|device| device.id == id);
        let dropped = match at_hand {
            Some(device) if device.autosave => device.end().await,
            _ => stored::drop_one(id).await,
        };
        let said = match dropped {
            Ok(()) => told(say!("device-dropped"), false),
            Err(NoStorage) => told(say!("device-not-dropped"), true),
        };
        self.with_state(about, said).await
    }

    /// Keeps the work sealed, in memory and where it is stored by itself; the page then drops its own.
    pub fn lock(&mut self, work: &Json, files: Sent, about: &Json) -> Answer {
        let held = self.device.as_mut().and_then(|device| {
            let text = device.seal(work, plain(files), about)?;
            device.held = Some(text);
            Some(())
        });
        (json!({ "locked": held.is_some(), "sheet": super::page::locked() }), Vec::new())
    }

    /// Gives back what is locked.
    pub fn unlock(&mut self, passphrase: &Passphrase) -> Answer {
        let Some(device) = &mut self.device else { return (told(say!("lock-gone"), true), Vec::new()) };
        let opened = match (device.unlock(passphrase), &device.held) {
            (Ok(unlocked), Some(text)) => draft::of_pieces(&unlocked, |name| device.piece(text, name)),
            (Ok(_), None) => Err(NotOpened::Damaged),
            (Err(why), _) => Err(NotOpened::Unlock(why)),
        };
        match opened {
            Ok(opened) => {
                device.held = None;
                (json!({ "do": [["unlocked", opened.file.work()]] }), opened.attachments)
            }
            Err(why) => (told(why.words(), true), Vec::new()),
        }
    }

    /// Somebody leaves at once: what was typed is stored, or handed to the browser as a file.
    pub async fn leave(&mut self, work: &Json, files: Sent, about: &Json) -> Answer {
        let Some(device) = &mut self.device else { return (json!({}), Vec::new()) };
        let Some(text) = device.seal(work, plain(files), about) else { return (json!({}), Vec::new()) };
        if device.autosave && device.write(text.clone(), work, about).await.is_ok() {
            return (json!({}), Vec::new());
        }
        let name = format!("draft-{}.zip", about["date"].as_str().unwrap_or_default());
        match device.bundle(&text) {
            Some(bundle) => (json!({ "do": [["download", name]] }), vec![bundle]),
            None => (json!({}), Vec::new()),
        }
    }

    /// The draft at hand was sent, or may not be stored: nothing of it stays on this device.
    pub async fn let_go(&mut self) {
        if let Some(device) = &mut self.device {
            // Where it cannot be deleted it stays sealed, stands in the list, and goes after a week.
            let _ = device.end().await;
        }
    }

    /// Clears this device: every draft, every detail.
    pub async fn forget(&mut self, about: &Json) -> Answer {
        let forgotten = database::forget().await;
        self.device = None;
        let mut said = match forgotten {
            Ok(()) => told(say!("device-forgotten"), false),
            Err(NoStorage) => told(say!("device-not-forgotten"), true),
        };
        said["do"] = json!([self.state(), ["forget"]]);
        self.shown(about, said).await
    }

    /// What is told, beside the page and what is known of the device from now on.
    async fn with_state(&mut self, about: &Json, mut told: Json) -> Answer {
        told["do"] = json!([self.state()]);
        self.shown(about, told).await
    }
}

/// Why a draft is not stored on this device by itself.
enum NotKept {
    NoStorage,
    Elsewhere,
}

fn hashes(work: &Json) -> Vec<String> {
    sha256_of(work, |_| true)
}

/// Those whose bytes come with the question.
fn new_files(work: &Json) -> Vec<String> {
    sha256_of(work, |file| file["here"] != true)
}

fn sha256_of(work: &Json, wanted: impl Fn(&&Json) -> bool) -> Vec<String> {
    let files = work["files"].as_array().into_iter().flatten().filter(wanted);
    files.filter_map(|file| file["sha256"].as_str()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests;
