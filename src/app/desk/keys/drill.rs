//! A restore drill: a saved key, from its file or from paper, opens a test referral.

use std::rc::Rc;

use leptos::prelude::*;
use zeroize::Zeroizing;

use super::work::{Work, mend};
use crate::app::browser::files::{self, ChosenFile};
use crate::app::browser::{fields, picture};
use crate::app::clerk::{KeyAsk, KeyTold, NotDrilled};
use crate::app::codes;
use crate::app::desk::secret::Secret;
use crate::app::parts::{El, Look, Mend, act_once, el, live, live_text};
use crate::app::questions::control;
use crate::envelope::paper::{GROUPS, groups_fit, is_line};
use crate::wording::{keys as words, opening, say};

const FILE: &str = "drill-file";
const PASSPHRASE: &str = "drill-passphrase";
const PAPER: &str = "drill-paper";
const PICTURE: &str = "drill-picture";

/// Pixels of the longer side of a photo: a code that fills a quarter of it can be read.
const MOST_PIXELS: u32 = 2000;

/// Whose key is tried, and what is sealed to it.
#[derive(Clone)]
pub struct Subject {
    pub label: String,
    /// The recipient.
    pub age: String,
    /// The name of the area.
    pub area: String,
    /// To whom the test referral is sealed.
    pub recipients: Vec<String>,
    /// Of every key that may be taken for it: the recipient, and whose it is.
    pub people: Vec<(String, String)>,
}

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
                let file = file.get_value().ok_or_else(|| mend(FILE, say!("unlock-no-file")))?;
                if file.size() > 1024 * 1024 {
                    return Err(mend(FILE, say!("unlock-not-an-identity-file")));
                }
                let file = file.read().await.map_err(|_| mend(FILE, say!("unlock-unreadable")))?;
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
        .with(busy(work))
}

/// The form for the paper copy: typed, or as a photo of its code.
pub fn from_paper(work: Work, subject: Subject, done: Done) -> El {
    let fit = RwSignal::new(Vec::<bool>::new());
    let look = move |_| fit.set(finished(&Zeroizing::new(fields::text(PAPER))));
    let area = control("textarea", "govuk-textarea desk-keys__typed", PAPER)
        .attribute("rows", "4")
        .attribute("autocapitalize", "characters")
        .attribute("data-secret", "")
        .on("input", look);
    let open = move |subject: Subject, done: Done, id: &'static str, text: Zeroizing<Vec<u8>>| async move {
        let text = { text }.drain(..).collect();
        let sentence =
            tried(work, &subject, From::Paper, Vec::new(), text).await.map_err(|Mend { text, .. }| mend(id, text))?;
        fields::clear(PAPER);
        fit.set(Vec::new());
        done(From::Paper, sentence);
        Ok(())
    };
    let typed = {
        let (subject, done) = (subject.clone(), done.clone());
        move || {
            let text = Zeroizing::new(fields::text(PAPER).into_bytes());
            work.go(open(subject.clone(), done.clone(), PAPER, text));
        }
    };
    let seen = move |event: leptos::ev::Event| {
        let chosen = files::chosen(&event).into_iter().next();
        files::clear(&event);
        let Some(photo) = chosen else { return };
        let (subject, done) = (subject.clone(), done.clone());
        work.go(async move {
            let grey =
                picture::grey(&photo, MOST_PIXELS).await.map_err(|_| mend(PICTURE, say!("keys-picture-none")))?;
            let line = codes::texts(&grey).into_iter().map(Zeroizing::new).find(|text| is_line(text));
            let line = line.ok_or_else(|| mend(PICTURE, say!("keys-picture-no-code")))?;
            open(subject, done, PICTURE, Zeroizing::new(line.as_bytes().to_vec())).await
        });
    };
    let picture = control("input", "govuk-file-upload", PICTURE)
        .attribute("type", "file")
        .attribute("accept", "image/*")
        .on("change", seen);
    let state = live_text(move || fit.with(|fit| state(fit)));
    el("div", "")
        .with(work.field(PAPER, say!("keys-paper-typed"), say!("keys-paper-typed-hint", groups = GROUPS), area))
        .with(el("p", "govuk-body").id("drill-groups").attribute("role", "status").with(state))
        .with(act_once(Look::Main, say!("keys-drill-paper-act"), work.busy.into(), typed).id("drill-typed"))
        .with(work.field(PICTURE, say!("keys-picture"), say!("keys-picture-hint"), picture))
        .with(busy(work))
}

fn busy(work: Work) -> AnyView {
    live(move || {
        work.busy.get().then(|| {
            let bar = el("progress", "desk-keys__busy").attribute("aria-label", say!("keys-busy"));
            el("div", "").attribute("role", "status").with(el("p", "govuk-body").text(say!("keys-busy"))).with(bar)
        })
    })
}

/// Has the worker try a key; what stood in the test referral.
async fn tried(work: Work, subject: &Subject, from: From, passphrase: Vec<u8>, key: Vec<u8>) -> Result<String, Mend> {
    let control = if from == From::File { FILE } else { PAPER };
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

/// The groups so far; the last one while it is being typed is not looked at yet.
fn finished(typed: &str) -> Vec<bool> {
    let mut fit = groups_fit(typed);
    let going_on = typed.chars().next_back().is_some_and(|last| !last.is_whitespace());
    if going_on && fit.last() == Some(&false) {
        fit.pop();
    }
    fit
}

/// In words, for somebody who types.
fn state(fit: &[bool]) -> String {
    let wrong: Vec<String> =
        (1..).zip(fit).filter(|(_, fits)| !**fits).map(|(number, _): (usize, _)| number.to_string()).collect();
    match (fit.len(), wrong.is_empty()) {
        (0, _) => String::new(),
        (count, true) => say!("keys-paper-fit", count = count, groups = GROUPS),
        (_, false) => say!("keys-paper-wrong", groups = wrong.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::envelope::Identity;

    #[test]
    fn whoever_types_is_told_of_each_group_once_it_is_finished() {
        let paper = Identity::generate().unwrap().on_paper();
        let groups: Vec<String> = paper.groups().iter().map(|group| group.to_string()).collect();
        let [one, two] = [&groups[0], &groups[1]];
        assert_eq!(state(&finished("")), "");
        assert_eq!(state(&finished(&one[..3])), "");
        assert!(state(&finished(one)).starts_with("1 of 15"), "{}", state(&finished(one)));
        assert_eq!(finished(&format!("{one} {}", &two[..2])), [true]);
        assert_eq!(finished(&format!("{one} {} ", &two[..2])), [true, false]);
        assert!(state(&[true, false, true, false]).contains("2, 4"));
    }
}
