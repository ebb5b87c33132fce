//! A key from paper: typed group by group, or seen by a camera. What was typed goes to the worker and stands in nothing else.

use leptos::prelude::*;
use zeroize::Zeroizing;

use crate::app::browser::files::{self, ChosenFile};
use crate::app::browser::{fields, picture};
use crate::app::codes;
use crate::app::parts::{El, el, live_text};
use crate::app::questions::{control, error_of};
use crate::envelope::paper::{GROUPS, PaperError, groups_fit, is_line, look_over};
use crate::wording::say;

/// Pixels of the longer side of a photo: a code that fills a quarter of it can be read.
const MOST_PIXELS: u32 = 2000;

/// The controls; their ids begin with `id`.
#[derive(Clone, Copy)]
pub struct Typed {
    /// Of the text; that of the photo is `picture`.
    pub id: &'static str,
    pub picture: &'static str,
}

/// Those of the page that unlocks.
pub const UNLOCKING: Typed = Typed { id: "identity-paper", picture: "identity-picture" };

impl Typed {
    /// Where the groups are typed, with a word about each of them while somebody types.
    pub fn groups(self, error: Memo<Option<String>>) -> El {
        let id = self.id;
        let fit = RwSignal::new(Vec::<bool>::new());
        let look = move |_| fit.set(finished(&Zeroizing::new(fields::text(id))));
        let area = control("textarea", "govuk-textarea desk-keys__typed", id)
            .attribute("rows", "4")
            .attribute("autocapitalize", "characters")
            .attribute("data-secret", "")
            .on("input", look);
        let state = live_text(move || fit.with(|fit| state(fit)));
        let state = el("p", "govuk-body").id(format!("{id}-groups")).attribute("role", "status").with(state);
        framed(id, say!("keys-paper-typed"), say!("keys-paper-typed-hint", groups = GROUPS), error, area).with(state)
    }

    /// Where a photo of the code is chosen.
    pub fn photo(self, error: Memo<Option<String>>, chosen: impl Fn(ChosenFile) + 'static) -> El {
        let take = move |event: leptos::ev::Event| {
            let photo = files::chosen(&event).into_iter().next();
            files::clear(&event);
            photo.into_iter().for_each(&chosen);
        };
        let input = control("input", "govuk-file-upload", self.picture)
            .attribute("type", "file")
            .attribute("accept", "image/*")
            .on("change", take);
        framed(self.picture, say!("keys-picture"), say!("keys-picture-hint"), error, input)
    }

    /// What was typed, once all groups fit; empty where nothing was.
    pub fn taken(self) -> Result<Zeroizing<Vec<u8>>, PaperError> {
        let text = Zeroizing::new(fields::text(self.id));
        if text.trim().is_empty() || is_line(&text) {
            return Ok(Zeroizing::new(text.trim().as_bytes().to_vec()));
        }
        look_over(&text).map(|()| Zeroizing::new(text.as_bytes().to_vec()))
    }
}

/// The key that a camera saw; why there is none, in words.
pub async fn seen(photo: &ChosenFile) -> Result<Zeroizing<Vec<u8>>, String> {
    let grey = picture::grey(photo, MOST_PIXELS).await.map_err(|_| say!("keys-picture-none"))?;
    let line = codes::texts(&grey).into_iter().map(Zeroizing::new).find(|text| is_line(text));
    line.map(|line| Zeroizing::new(line.as_bytes().to_vec())).ok_or_else(|| say!("keys-picture-no-code"))
}

/// A control beneath its label, hint and error.
pub fn framed(id: &'static str, label: String, hint: String, error: Memo<Option<String>>, control: El) -> El {
    let failed = move || error.with(Option::is_some);
    let described = move || Some(if failed() { format!("{id}-hint {id}-error") } else { format!("{id}-hint") });
    let group =
        move || Some(if failed() { "govuk-form-group govuk-form-group--error" } else { "govuk-form-group" }.to_owned());
    el("div", "")
        .live_attribute("class", group)
        .with(el("label", "govuk-label govuk-label--s").attribute("for", id).text(label))
        .with(el("div", "govuk-hint").id(format!("{id}-hint")).text(hint))
        .with(error_of(id, error))
        .with(control.live_attribute("aria-describedby", described))
}

/// The groups so far; the last one while it is being typed is not looked at yet.
fn finished(typed: &str) -> Vec<bool> {
    let mut fit = groups_fit(typed);
    let going_on = typed.chars().next_back().is_some_and(|last| !last.is_whitespace());
    if going_on && fit.len() < GROUPS && fit.last() == Some(&false) {
        fit.pop();
    }
    fit
}

/// In words, for somebody who types.
fn state(fit: &[bool]) -> String {
    let wrong = (1..).zip(fit).filter(|(_, fits)| !**fits).map(|(number, _): (usize, _)| number.to_string());
    let wrong: Vec<String> = wrong.collect();
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
