//! A restore drill: a saved key, from its file or from paper, opens a test referral.

use std::rc::Rc;

use leptos::prelude::*;
use zeroize::Zeroizing;

use super::subject::Subject;
use super::work::{Work, key_file, mend};
use crate::app::browser::fields;
use crate::app::browser::files::{self, ChosenFile};
use crate::app::clerk::{KeyAsk, KeyTold, NotDrilled};
use crate::app::desk::secret::Secret;
use crate::app::desk::typed::{self, Typed};
use crate::app::parts::{El, Look, Mend, act_once, el};
use crate::app::questions::control;
use crate::wording::{keys as words, opening, say};

const FILE: &str = "drill-file";
const PASSPHRASE: &str = "drill-passphrase";
const PAPER: Typed = Typed { id: "drill-paper", picture: "drill-picture" };

/// What the key is restored from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    File,
    Paper,
}

type Done = Rc<dyn Fn(From, String)>;

/// The form for a saved file. `done` is told what stood in the test referral.
pub fn from_file(work: Work, subject: Subject, done: Done) -> El {
    let file = StoredValue::new_local(None::<ChosenFile>);
    let input = control("input", "govuk-file-upload", FILE)
        .attribute("type", "file")
        .on("change", move |event| file.set_value(files::chosen(&event).into_iter().next()));
    let go = {
        let subject = subject.clone();
        move || {
            let (subject, done) = (subject.clone(), done.clone());
            work.go(async move {
                let file = key_file(FILE, file.get_value()).await?;
                let passphrase = std::mem::take(&mut *fields::secret(PASSPHRASE));
                let sentence = tried(work, &subject, From::File, passphrase, file).await?;
                fields::clear(PASSPHRASE);
                done(From::File, sentence);
                Ok(())
            });
        }
    };
    let secret = Secret { id: PASSPHRASE, label: say!("unlock-passphrase"), hint: say!("keys-drill-passphrase-hint") };
    el("div", "")
        .with(work.field(FILE, say!("keys-drill-file", label = subject.label), say!("keys-drill-file-hint"), input))
        .with(secret.view(work.error(PASSPHRASE), work.busy.into(), go.clone()))
        .with(act_once(Look::Main, say!("keys-drill-act"), work.busy.into(), go).id("drill"))
        .with(work.progress(say!("keys-busy")))
}

/// The form for the paper copy: typed, or as a photo of its code.
pub fn from_paper(work: Work, subject: Subject, done: Done) -> El {
    let open = move |subject: Subject, done: Done, id: &'static str, mut key: Zeroizing<Vec<u8>>| async move {
        let key = std::mem::take(&mut *key);
        let sentence = tried(work, &subject, From::Paper, Vec::new(), key).await;
        let sentence = sentence.map_err(|Mend { text, .. }| mend(id, text))?;
        fields::clear(PAPER.id);
        done(From::Paper, sentence);
        Ok(())
    };
    let typed = {
        let (subject, done) = (subject.clone(), done.clone());
        move || {
            let (subject, done) = (subject.clone(), done.clone());
            work.go(async move {
                let text = PAPER.taken().map_err(|why| mend(PAPER.id, words::paper(&why)))?;
                open(subject, done, PAPER.id, text).await
            });
        }
    };
    let seen = move |photo: ChosenFile| {
        let (subject, done) = (subject.clone(), done.clone());
        work.go(async move {
            let line = typed::seen(&photo).await.map_err(|why| mend(PAPER.picture, why))?;
            open(subject, done, PAPER.picture, line).await
        });
    };
    el("div", "")
        .with(PAPER.groups(work.error(PAPER.id)))
        .with(act_once(Look::Main, say!("keys-drill-paper-act"), work.busy.into(), typed).id("drill-typed"))
        .with(PAPER.photo(work.error(PAPER.picture), seen))
        .with(work.progress(say!("keys-busy")))
}

/// Has the worker try a key; what stood in the test referral.
async fn tried(work: Work, subject: &Subject, from: From, passphrase: Vec<u8>, key: Vec<u8>) -> Result<String, Mend> {
    let control = if from == From::File { FILE } else { PAPER.id };
    let wrong = |why: String| mend(control, why);
    let test = work.keys.test_referral(subject.recipients.clone(), &subject.area).await.map_err(wrong)?;
    let ask = KeyAsk::Drill { recipient: subject.age.clone(), paper: from == From::Paper };
    match work.keys.ask(ask, vec![passphrase, key, test]).await.map_err(wrong)? {
        (KeyTold::Drilled(Ok(sentence)), _) => Ok(sentence),
        (KeyTold::Drilled(Err(why)), _) => Err(not_drilled(&why, control, subject)),
        _ => Err(wrong(say!("keys-stopped"))),
    }
}

fn not_drilled(why: &NotDrilled, control: &str, subject: &Subject) -> Mend {
    use crate::envelope::lock::UnlockError::WrongPassphrase;
    match why {
        NotDrilled::NoPassphrase => mend(PASSPHRASE, say!("unlock-no-passphrase")),
        NotDrilled::Unlock(WrongPassphrase) => mend(PASSPHRASE, opening::not_unlocked(WrongPassphrase)),
        NotDrilled::Unlock(why) => mend(control, opening::not_unlocked(*why)),
        NotDrilled::Paper(why) => mend(control, words::paper(why)),
        NotDrilled::OtherKey(age) => {
            let whose = subject.people.iter().find(|(recipient, _)| recipient == age).map(|(_, label)| label.as_str());
            mend(control, words::other_key(&subject.label, whose))
        }
        NotDrilled::NotOpened => mend(control, say!("keys-drill-not-opened")),
    }
}
