//! One person of an area: what their key is good for, when it was last tried, and what can be done about it.

use leptos::prelude::*;

use super::changed;
use super::state::Keys;
use super::subject::Trying;
use crate::app::browser::{clock, page, route};
use crate::app::desk::stage::KeysPage;
use crate::app::parts::{El, Look, act, details, el, live, p, summary_row, unseen, warning};
use crate::area::ceremony::{Ceremony, Person, Replaced};
use crate::area::{Change, Keyholder, Pack, Role};
use crate::wording::{self, date, say};

/// Days for which an old key still serves beside the one that takes its place.
const OVERLAP_DAYS: u64 = 30;

/// The person's entry in the list.
pub fn card(keys: Keys, pack: &Pack, at: usize) -> El {
    let holder = &pack.keyholders()[at];
    let short = holder.recipient.fingerprint().short();
    let title = el("h3", "govuk-heading-s").text(holder.label.en());
    let role = wording::area::role(holder.role);
    let says_more = role != holder.label.en();
    let rows = el("dl", "govuk-summary-list")
        .with_all(says_more.then(|| row(say!("keys-role"), role)))
        .with(row(say!("keys-validity"), validity(holder)).id(format!("validity-{short}")))
        .with(row(say!("keys-last-drill"), holder.drilled.map_or_else(|| say!("keys-never-drilled"), date::day)));
    let words = holder.recipient.fingerprint();
    let words = el("div", "")
        .with(el("p", "govuk-body").attribute("translate", "no").text(words.words().join(" ")))
        .with(el("p", "govuk-body fingerprint").text(words.hex()));
    el("li", "desk-keys__person")
        .id(format!("person-{short}"))
        .with(title)
        .with(rows)
        .with(details(say!("keys-words"), words))
        .with_all((!is_out(holder)).then(|| acts(keys, pack, holder, &short)))
}

fn row(label: String, value: String) -> El {
    summary_row(label, el("dd", "govuk-summary-list__value").text(value))
}

/// Nothing is sealed to them any more.
fn is_out(holder: &Keyholder) -> bool {
    holder.revoked.is_some_and(|since| since <= clock::today())
}

fn validity(holder: &Keyholder) -> String {
    let today = clock::today();
    match *holder {
        Keyholder { revoked: Some(since), .. } if since <= today => say!("keys-removed", since = date::day(since)),
        Keyholder { from: Some(from), .. } if today < from => say!("keys-from", from = date::day(from)),
        Keyholder { to: Some(to), .. } if to < today => say!("keys-ended", to = date::day(to)),
        Keyholder { to: Some(to), .. } => say!("keys-until", to = date::day(to)),
        _ => say!("keys-no-end"),
    }
}

fn acts(keys: Keys, pack: &Pack, holder: &Keyholder, short: &str) -> El {
    let label = holder.label.en().to_owned();
    let button = |words: String, go: Box<dyn Fn()>, id: String| {
        act(Look::Secondary, words, go).with(unseen(format!(" {label}"))).id(id)
    };
    let try_key = {
        let trying = Trying::of(pack, holder);
        move || {
            keys.opened.set(None);
            keys.trying.set(Some(trying.clone()));
            route::go(KeysPage::Drill.hash());
        }
    };
    let replace = {
        let (pack, holder) = (pack.clone(), holder.clone());
        move || {
            keys.take_up(Some(Ceremony::for_one(&pack, successor(&holder))), true);
            route::go(KeysPage::Ceremony.hash());
        }
    };
    let asked = RwSignal::new(false);
    let heading = format!("remove-heading-{short}");
    let ask = move || asked.set(true);
    let group = el("div", "govuk-button-group no-print")
        .with(button(say!("keys-try"), Box::new(try_key), format!("try-{short}")))
        .with(button(say!("keys-replace"), Box::new(replace), format!("replace-{short}")))
        .with(button(say!("keys-remove"), Box::new(ask), format!("remove-{short}")));
    Effect::new({
        let heading = heading.clone();
        move |_| {
            if asked.get() {
                let heading = heading.clone();
                clock::soon(move || _ = page::focus_text(&heading));
            }
        }
    });
    let asking = {
        let (pack, holder, short) = (pack.clone(), holder.clone(), short.to_owned());
        move || asked.get().then(|| remove(keys, &pack, &holder, &short, &heading, asked))
    };
    el("div", "").with(group).with(live(asking))
}

/// Another key of the same person; the old one still serves for a while.
fn successor(holder: &Keyholder) -> Person {
    let today = clock::today();
    let mut person = Person::new(holder.role, holder.label.en().to_owned(), today);
    let overlap = today.checked_add_days(chrono::Days::new(OVERLAP_DAYS)).unwrap_or(today);
    let until = holder.to.map_or(overlap, |to| to.min(overlap));
    person.replaces = Some(Replaced { age: holder.recipient.to_string(), until });
    person
}

/// Asks once more, and says plainly what removing does and what it does not.
fn remove(keys: Keys, pack: &Pack, holder: &Keyholder, short: &str, heading: &str, asked: RwSignal<bool>) -> El {
    let label = holder.label.en().to_owned();
    let on = clock::today();
    let after = pack.with(&Change::Revoke { recipient: holder.recipient.clone(), on });
    let nobody = after.as_ref().is_ok_and(|after| after.recipients_on(on).is_err());
    let recovery = (holder.role == Role::Recovery).then(|| warning(say!("keys-remove-recovery")));
    let go = {
        let (after, site, id) = (after.ok(), keys.on_site(&pack.id), pack.id.clone());
        move || {
            asked.set(false);
            let after = after.as_ref().zip(site.as_ref()).and_then(|(after, site)| after.following(site).ok());
            after.into_iter().for_each(|pack| keys.pack_changed(pack));
            let heading = changed::heading(&id);
            clock::soon(move || _ = page::focus_text(&heading));
        }
    };
    let stay = move || asked.set(false);
    let acts = el("div", "govuk-button-group")
        .with_all((!nobody).then(|| act(Look::Warning, say!("keys-remove-act"), go).id(format!("remove-go-{short}"))))
        .with(act(Look::Secondary, say!("keys-remove-stay"), stay).id(format!("remove-stay-{short}")));
    el("div", "desk-since no-print")
        .with(el("h4", "govuk-heading-s").id(heading).text(say!("keys-remove-heading", label = label)))
        .with(p(say!("keys-remove-new")))
        .with(p(say!("keys-remove-old")))
        .with_all(recovery)
        .with_all(nobody.then(|| warning(say!("keys-remove-nobody"))))
        .with(acts)
}
