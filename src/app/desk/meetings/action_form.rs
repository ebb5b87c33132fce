//! The controls of an action: what is to be done, who does it, by when, for whom.

use leptos::prelude::*;

use super::room::Room;
use crate::app::desk::register::fields::{choose, day, long_text, text};
use crate::app::parts::{El, el, live};
use crate::domain::private::Private;
use crate::domain::register::meetings::{About, Action};
use crate::domain::register::{CaseId, Fields, Id};
use crate::wording::{meetings, say};

/// What is typed.
#[derive(Clone, Copy)]
pub struct ActionForm {
    pub text: RwSignal<String>,
    pub person: RwSignal<String>,
    owner: RwSignal<String>,
    other: RwSignal<String>,
    due: RwSignal<String>,
    about: RwSignal<String>,
}

impl ActionForm {
    /// An empty one, but for the text.
    pub fn new(text: RwSignal<String>) -> ActionForm {
        let [owner, other, person, due, about] = [(); 5].map(|()| RwSignal::new(String::new()));
        ActionForm { text, person, owner, other, due, about }
    }

    /// An action as it stands.
    pub fn of(room: Room, action: &Action) -> ActionForm {
        let form = ActionForm::new(RwSignal::new(action.text.0.clone()));
        let owner = action.owner.0.clone();
        if room.session.agencies().iter().any(|(id, _)| *id == owner) {
            form.owner.set(owner);
        } else {
            form.owner.set(OTHER.to_owned());
            form.other.set(owner);
        }
        form.person.set(action.person_name.as_ref().map(|name| name.0.clone()).unwrap_or_default());
        form.due.set(action.due.map(|due| due.to_string()).unwrap_or_default());
        form.about.set(action.about.map(about_id).unwrap_or_default().to_owned());
        form
    }

    /// The controls; `id` makes theirs.
    pub fn fields(self, room: Room, id: impl Fn(&str) -> String) -> El {
        let agencies = std::iter::once((String::new(), say!("agreed-choose-owner")))
            .chain(room.session.agencies())
            .chain([(OTHER.to_owned(), say!("agreed-other"))])
            .collect();
        let abouts = std::iter::once((String::new(), say!("about-not-said")))
            .chain(ABOUTS.map(|about| (about_id(about).to_owned(), meetings::about(about))))
            .collect();
        let other_id = id("other");
        let other_field = move || {
            let is_other = self.owner.with(|owner| owner == OTHER);
            is_other.then(|| text(&other_id, say!("agreed-other-name"), None, self.other))
        };
        el("div", "")
            .with(long_text(&id("text"), say!("agreed-text"), None, self.text))
            .with(choose(&id("owner"), say!("agreed-owner"), agencies, self.owner))
            .with(live(other_field))
            .with(text(&id("person"), say!("agreed-person"), None, self.person))
            .with(day(&id("due"), say!("agreed-due"), Some(say!("panel-day-hint")), self.due))
            .with(choose(&id("about"), say!("agreed-about"), abouts, self.about))
    }

    /// The action, once it has a name; or what is missing. `more`: what the form does not ask.
    pub fn action(
        self,
        case: CaseId,
        meeting: Option<Id>,
        more: Private<Fields>,
    ) -> Result<impl FnOnce(Id) -> Action + use<>, String> {
        let given =
            |text: RwSignal<String>| Some(text.get_untracked().trim().to_owned()).filter(|text| !text.is_empty());
        let is_other = self.owner.with_untracked(|owner| owner == OTHER);
        let text = given(self.text).ok_or_else(|| say!("agreed-text-first"))?;
        let owner = given(if is_other { self.other } else { self.owner }).ok_or_else(|| say!("agreed-owner-first"))?;
        let due = given(self.due).map(|day| day.parse()).transpose().map_err(|_| say!("agreed-due-first"))?;
        let (person_name, about) = (given(self.person).map(Private), about_of(&self.about.get_untracked()));
        let (text, owner) = (Private(text), Private(owner));
        Ok(move |action| Action { action, case, meeting, text, owner, person_name, due, about, more })
    }
}

/// Marks that the owner is an agency that the pack does not list.
const OTHER: &str = "other";

const ABOUTS: [About; 4] = [About::Victim, About::Children, About::Perpetrator, About::Professionals];

fn about_of(id: &str) -> Option<About> {
    ABOUTS.into_iter().find(|about| about_id(*about) == id)
}

fn about_id(about: About) -> &'static str {
    match about {
        About::Victim => "victim",
        About::Children => "children",
        About::Perpetrator => "perpetrator",
        About::Professionals => "professionals",
    }
}
