//! Keeping work: draft files, drafts on a person's own device, the lock, their own details. Everything that unlocks is here, and
//! so is every word of these pages; the page of the practitioner draws what this describes, and hands over the work.

mod again;
mod details;
mod device;
mod draft;
mod own_copy;
mod page;
mod sheet;
mod stored;

use serde_json::{Value as Json, json};
use zeroize::Zeroizing;

use self::device::Device;
use self::draft::Opened;
use self::page::View;
use crate::envelope::Passphrase;
use crate::envelope::draft::lock_draft;
use crate::envelope::lock::{UnlockError, WorkFactor};
use crate::wording::say;

/// What the worker of a page keeps of its work, between one question and the next.
#[derive(Default)]
pub struct Keeper {
    /// Once a passphrase was set on a person's own device.
    device: Option<Device>,
    /// What was opened and waits for a person to say that it takes the place of what is on the page; with what stores it where
    /// it is one of this device.
    opened: Option<(Opened, Option<Device>)>,
    /// Six words, until they are used.
    suggested: Option<Passphrase>,
}

/// What goes with a question: what was typed or chosen, in the order in which it was asked for, and after it the files of
/// the work.
pub type Sent = Vec<Zeroizing<Vec<u8>>>;

/// What the page is told: `sheet`, what it shows from now on; `said`, a sentence, and `trouble` where it is one; `do`, what it
/// does then, in order; and bytes.
pub type Answer = (Json, Vec<Vec<u8>>);

impl Keeper {
    /// Answers one question: `{do, id, about, work}`. `about` is what the page knows: `own`, `area`, `area_name`,
    /// `area_version`, `autosave`, `instrument`, `step`, `today`, `date`, `now`, `build`, `has_work`, `offline`.
    pub async fn answer(&mut self, question: &Json, mut sent: Sent) -> Answer {
        let (about, work) = (&question["about"], &question["work"]);
        let id = question["id"].as_str().unwrap_or_default();
        match question["do"].as_str().unwrap_or_default() {
            "look" => self.shown(about, Json::Null).await,
            "no-area" => (json!({ "sheet": page::no_area() }), Vec::new()),
            "notice" => self.noticed(&question["id"], about).await,
            "tidy" => {
                stored::list(false, about["today"].as_str().unwrap_or_default()).await;
                (json!({}), Vec::new())
            }
            "save" => self.save(sent, work, about),
            "open" => {
                let passphrase = taken(&mut sent);
                let bytes = sent.pop().unwrap_or_default();
                let opened = if bytes.is_empty() { None } else { Some(draft::opened(&bytes, &passphrase)) };
                self.offer(opened.map(|opened| opened.map(|opened| (opened, None))), about).await
            }
            "take" => self.take(),
            "put-away" => {
                self.opened = None;
                self.shown(about, json!({ "said": say!("draft-left-alone") })).await
            }
            "protect" => self.protect(sent, about).await,
            "autosave" => self.autosave(id == "on", about).await,
            "store" => self.store(work, sent, about).await,
            "device-open" => {
                let opened = self.unlock_stored(id, &taken(&mut sent)).await;
                self.offer(Some(opened.map(|(opened, device)| (opened, Some(device)))), about).await
            }
            "device-drop" => self.drop_stored(id, about).await,
            "forget" => self.forget(about).await,
            "lock" => self.lock(work, sent, about),
            "unlock" => self.unlock(&taken(&mut sent)),
            "leave" => self.leave(work, sent, about).await,
            "sent" => {
                self.let_go().await;
                (json!({}), Vec::new())
            }
            "details-save" => details::save(work),
            "details-file" => details::from_file(&sent.pop().unwrap_or_default()),
            "details-remember" => {
                let said = details::remember(work).await;
                self.shown(about, said).await
            }
            "details-use" => details::remembered().await,
            "details-forget" => {
                let said = details::forget().await;
                self.shown(about, said).await
            }
            "own-look" => (json!({ "sheet": own_copy::look(self.device.is_some()) }), Vec::new()),
            "own-lock" => self.own_copy(sent, question),
            "before-look" => (json!({ "sheet": own_copy::before() }), Vec::new()),
            "before-open" => {
                let passphrase = taken(&mut sent);
                own_copy::read_before(&sent.pop().unwrap_or_default(), &passphrase, about)
            }
            "again-changes" => (json!({ "sheet": again::changes(work, about) }), Vec::new()),
            "again-look" => (json!({ "sheet": own_copy::again() }), Vec::new()),
            "again-open" => {
                let passphrase = taken(&mut sent);
                own_copy::read_again(&sent.pop().unwrap_or_default(), &passphrase)
            }
            _ => (json!({ "unknown": true }), Vec::new()),
        }
    }

    /// The page as it stands now, beside what is told.
    async fn shown(&mut self, about: &Json, mut told: Json) -> Answer {
        if self.suggested.is_none() {
            self.suggested = Passphrase::suggest().ok();
        }
        let today = about["today"].as_str().unwrap_or_default();
        let tries = about["own"] == true && self.device.is_some();
        let (stored, details) = (stored::list(tries, today).await, details::is_remembered().await);
        let view = View {
            about,
            suggested: self.suggested.as_ref(),
            device: self.device.as_ref(),
            opened: self.opened.as_ref().map(|(opened, _)| opened),
            stored: stored.as_deref(),
            details,
        };
        told["sheet"] = page::describe(&view);
        (told, Vec::new())
    }

    /// What is different since the draft was written that was gone on with; where its area does not allow it any more, nothing
    /// is stored by itself from now on.
    async fn noticed(&mut self, draft: &Json, about: &Json) -> Answer {
        let mut told = page::notice(draft, about);
        if about["autosave"] != true && self.device.as_ref().is_some_and(|device| device.autosave) {
            self.let_go().await;
            told["do"] = json!([self.state()]);
        }
        (told, Vec::new())
    }

    fn save(&mut self, mut sent: Sent, work: &Json, about: &Json) -> Answer {
        let passphrase = taken(&mut sent);
        if let Err(why) = self.may_lock_with(&passphrase) {
            return (told(why, true), Vec::new());
        }
        let draft = draft::with_files(work, plain(sent), about);
        match lock_draft(&draft, &passphrase, WorkFactor::DEFAULT) {
            Ok(locked) => {
                let name = format!("draft-{}.age", about["date"].as_str().unwrap_or_default());
                let said = say!("draft-saved", file = name);
                (json!({ "said": said, "do": [["download", name]] }), vec![locked])
            }
            Err(_) => (told(say!("draft-not-saved"), true), Vec::new()),
        }
    }

    /// With the passphrase that was set it must be the same; without one, what is typed must be long enough.
    fn may_lock_with(&self, passphrase: &Passphrase) -> Result<(), String> {
        match &self.device {
            Some(device) => device.unlock(passphrase).map(drop).map_err(|_: UnlockError| say!("draft-not-the-same")),
            None if passphrase.reveal().trim().chars().count() < SHORTEST => {
                Err(say!("draft-too-short", least = SHORTEST))
            }
            None => Ok(()),
        }
    }

    /// Says what a draft contains and asks, or says why it was not opened.
    async fn offer(&mut self, opened: Option<Offered>, about: &Json) -> Answer {
        match opened {
            None => (told(say!("draft-no-file"), true), Vec::new()),
            Some(Err(why)) => (told(why.words(), true), Vec::new()),
            Some(Ok(opened)) => {
                self.opened = Some(opened);
                self.shown(about, json!({ "do": [["focus", "draft-opened-heading"]] })).await
            }
        }
    }

    fn take(&mut self) -> Answer {
        let Some((opened, device)) = self.opened.take() else { return (json!({}), Vec::new()) };
        if device.is_some() {
            self.device = device;
        }
        (json!({ "do": [["restore", opened.file.work()], self.state()] }), opened.attachments)
    }

    /// What the page does about the device: it knows whether a passphrase is set, and whether the work is stored by itself.
    fn state(&self) -> Json {
        let device = self.device.as_ref();
        let autosave = device.is_some_and(|device| device.autosave);
        json!(["state", { "protected": device.is_some(), "autosave": autosave }])
    }

    fn own_copy(&mut self, mut sent: Sent, question: &Json) -> Answer {
        let passphrase = taken(&mut sent);
        match self.may_lock_with(&passphrase) {
            Ok(()) => own_copy::lock(
                &sent.pop().unwrap_or_default(),
                &passphrase,
                question["id"].as_str().unwrap_or_default(),
            ),
            Err(why) => (told(why, true), Vec::new()),
        }
    }
}

/// A draft with what stores it, or why it was not opened.
type Offered = Result<(Opened, Option<Device>), draft::NotOpened>;

/// The first of what was sent, as the passphrase that was typed.
fn taken(sent: &mut Sent) -> Passphrase {
    if sent.is_empty() {
        return Passphrase::new("");
    }
    Passphrase::new(String::from_utf8_lossy(&sent.remove(0)))
}

fn plain(sent: Sent) -> Vec<Vec<u8>> {
    sent.into_iter().map(|mut bytes| std::mem::take(&mut *bytes)).collect()
}

fn told(said: String, trouble: bool) -> Json {
    json!({ "said": said, "trouble": trouble })
}

/// Characters of a passphrase that a person makes up.
const SHORTEST: usize = 12;
