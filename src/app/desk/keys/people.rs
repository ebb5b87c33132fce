//! Who can open today: the people of each area of this site, and what is to be done about their keys.

use leptos::prelude::*;

use super::state::Keys;
use super::ways::{roles, way};
use super::work::{Work, mend};
use super::{person, reminders};
use crate::app::browser::{clock, files, route};
use crate::app::desk::register::fields::choose;
use crate::app::desk::stage::KeysPage;
use crate::app::parts::{El, Look, Mend, act, el, h2, live, p};
use crate::app::questions::control;
use crate::area::ceremony::{Ceremony, NotResumed, Person};
use crate::area::{Pack, PackMode, Role};
use crate::wording::{self, say};

/// The page.
pub fn people(keys: Keys, mends: RwSignal<Vec<Mend>>) -> AnyView {
    let work = Work::new(keys, mends);
    let areas = Memo::new(move |_| keys.session.site.with(|site| ids(&site.packs)));
    let list = live(move || Some(el("div", "").with_all(areas.get().into_iter().map(|id| area(keys, id)))));
    el("div", "")
        .with(p(say!("keys-intro")))
        .with(live(move || keys.ceremony.with(Option::is_some).then(under_way)))
        .with(list)
        .with(begin(work))
        .with(others())
        .view()
}

/// The areas whose keys people hold: not those for practice, whose key everybody has.
fn ids(packs: &[Pack]) -> Vec<String> {
    packs.iter().filter(|pack| pack.mode == PackMode::Live).map(|pack| pack.id.clone()).collect()
}

fn area(keys: Keys, id: String) -> El {
    let heading = format!("area-{id}");
    let role = RwSignal::new(Role::Staff.name().to_owned());
    let add = {
        let id = id.clone();
        move || {
            let Some(role) = Role::from_name(&role.get_untracked()) else { return };
            if let Some(pack) = untrack(|| keys.pack(&id)) {
                let person = Person::new(role, wording::area::role(role), clock::today());
                keys.take_up(Some(Ceremony::for_one(&pack, person)), true);
                route::go(KeysPage::Ceremony.hash());
            }
        }
    };
    let select = format!("add-role-{id}");
    let adding = el("div", "desk-keys__add")
        .with(choose(&select, say!("keys-add-role"), roles(), role))
        .with(act(Look::Secondary, say!("keys-add"), add).id(format!("add-{id}")));
    let stands = move || {
        let pack = keys.pack(&id)?;
        let all = (0..pack.keyholders().len()).map(|at| person::card(keys, &pack, at));
        Some(
            el("div", "")
                .with(h2(pack.name.en().to_owned()).id(format!("area-{}", pack.id)))
                .with_all(pack.trial.then(|| p(say!("keys-trial"))))
                .with_all(reminders::list(&pack))
                .with(el("ul", "desk-keys").with_all(all)),
        )
    };
    el("section", "desk-part").attribute("aria-labelledby", heading).with(live(stands)).with(adding)
}

fn under_way() -> El {
    el("div", "govuk-inset-text")
        .id("under-way")
        .with(p(say!("keys-under-way")))
        .with(way(KeysPage::Ceremony, "go-on-ceremony"))
}

/// The ways into a ceremony: a new one, or one that was begun before.
fn begin(work: Work) -> El {
    let keys = work.keys;
    let new = move || {
        keys.take_up(Some(Ceremony::for_new_area(clock::today(), wording::area::role)), true);
        route::go(KeysPage::Ceremony.hash());
    };
    let resume = move |event: leptos::ev::Event| {
        let chosen = files::chosen(&event).into_iter().next();
        files::clear(&event);
        let Some(file) = chosen else { return };
        work.go(async move {
            let wrong = |why: String| mend("ceremony-file", why);
            let bytes = file.read().await.map_err(|_| wrong(say!("unlock-unreadable")))?;
            let ceremony = Ceremony::read(&bytes).map_err(|why| wrong(not_resumed(&why)))?;
            keys.take_up(Some(ceremony), false);
            route::go(KeysPage::Ceremony.hash());
            Ok(())
        });
    };
    let file = control("input", "govuk-file-upload", "ceremony-file")
        .attribute("type", "file")
        .attribute("accept", ".json")
        .on("change", resume);
    el("section", "desk-part")
        .with(h2(say!("keys-begin-heading")))
        .with(p(say!("keys-begin")))
        .with(act(Look::Main, say!("keys-begin-act"), new).id("ceremony-begin"))
        .with(work.field("ceremony-file", say!("keys-resume"), say!("keys-resume-hint"), file))
}

fn others() -> El {
    let item = |way: El, why: String| el("li", "").with(way).text(format!(": {why}"));
    el("section", "desk-part").with(h2(say!("keys-others"))).with(
        el("ul", "govuk-list govuk-list--bullet")
            .with(item(way(KeysPage::Passphrase, "to-passphrase"), say!("keys-passphrase-why")))
            .with(item(way(KeysPage::Rewrap, "to-rewrap"), say!("keys-rewrap-why"))),
    )
}

fn not_resumed(why: &NotResumed) -> String {
    match why {
        NotResumed::NotACeremony => say!("keys-resume-not-one"),
        NotResumed::NewerFormat => say!("keys-resume-newer"),
        NotResumed::Damaged => say!("keys-resume-damaged"),
    }
}
