//! The inbox of the site at the desk: look, take, open like any other file, and say of what is kept that it is.

mod client;
mod taking;

use chrono::{NaiveDateTime, TimeDelta};
use leptos::prelude::*;

pub use client::Client;
pub use taking::Inbox;

use self::client::Trouble;
use super::doing::Doing;
use super::session::Session;
use crate::app::parts::{El, Look, act_once, details, el, live, live_text, p};
use crate::area::london_time;
use crate::domain::inbox::{Listed, State};
use crate::wording::say;

/// The part of the page; nothing where no area of these keys has a dropbox on this site.
#[component]
pub fn InboxPart(session: Session) -> impl IntoView {
    let doing = Doing::new();
    let here = Memo::new(move |_| session.keys.with(|keys| session.site.with(|site| has_dropbox(site, keys))));
    live(move || here.get().then(|| part(session, doing)))
}

fn has_dropbox(site: &super::site::Site, keys: &[crate::app::worker::KeyHeld]) -> bool {
    keys.iter().filter_map(|key| site.whose(key)).any(|(_, pack)| {
        let target = pack.delivery.dropbox.as_ref().and_then(|dropbox| dropbox.target());
        target.is_some_and(|target| target.tells_status() && target.origin().is_none())
    })
}

fn part(session: Session, doing: Doing) -> El {
    let heading = el("h2", "govuk-heading-m").id("inbox-heading").attribute("tabindex", "-1");
    let asked = move |ask: fn(Session) -> Asked| move || doing.go(session, words(ask(session)));
    let button = move |id: &'static str, words: String, ask: fn(Session) -> Asked| {
        act_once(Look::Secondary, words, doing.busy.into(), asked(ask)).id(id)
    };
    let counts =
        live_text(move || session.inbox.listed.with(|listed| listed.as_deref().map(counts).unwrap_or_default()));
    let take = live(move || {
        let count = session.to_take().len();
        let take =
            button("inbox-take", say!("desk-inbox-take", count = count), |session| Box::pin(session.take_inbox()));
        (count > 0).then(|| el("div", "").with(p(say!("desk-inbox-lease"))).with(take))
    });
    let kept = live(move || {
        let kept = session.kept().len();
        let accept = button("inbox-accept", say!("desk-inbox-accept"), |session| Box::pin(session.accept_kept()));
        let ask = |count| el("div", "govuk-inset-text").with(p(say!("desk-inbox-kept", count = count))).with(accept);
        // A zip that the browser was handed may be saved or not: only a person can say so.
        let unsaved =
            session.book.with(|book| book.as_ref().is_some_and(|book| book.folder.is_none() && book.unsaved > 0));
        match (kept, unsaved) {
            (0, _) => None,
            (kept, true) => Some(el("div", "govuk-inset-text").with(p(say!("desk-inbox-save-first", count = kept)))),
            (kept, false) => Some(ask(kept)),
        }
    });
    let unkept = live(move || {
        let (unfiled, unopened) = session.unkept();
        let back = button("inbox-release", say!("desk-inbox-release"), |session| Box::pin(session.release_unkept()));
        let unfiled = (unfiled > 0).then(|| p(say!("desk-inbox-unfiled", count = unfiled)));
        let unopened = (unopened > 0).then(|| p(say!("desk-inbox-unopened", count = unopened)));
        (unfiled.is_some() || unopened.is_some())
            .then(|| el("div", "govuk-inset-text").id("inbox-unkept").with_all(unfiled).with_all(unopened).with(back))
    });
    let list = live(move || {
        let open = session.inbox.listed.with(|listed| {
            listed.iter().flatten().filter(|one| one.told.state != State::Accepted).map(line).collect::<Vec<_>>()
        });
        (!open.is_empty()).then(|| {
            details(say!("desk-inbox-list"), el("ul", "govuk-list govuk-list--bullet").with_all(open)).id("inbox-list")
        })
    });
    let look = button("inbox-look", say!("desk-inbox-look"), |session| Box::pin(session.look_into_inbox()));
    el("section", "desk-register no-print")
        .attribute("aria-labelledby", "inbox-heading")
        .with(heading.text(say!("desk-inbox-heading")))
        .with(p(say!("desk-inbox-intro")))
        .with(look)
        .with(el("p", "govuk-body").id("inbox-counts").attribute("role", "status").with(counts))
        .with(doing.alert("inbox-wrong"))
        .with(take)
        .with(kept)
        .with(unkept)
        .with(list)
}

type Asked = std::pin::Pin<Box<dyn Future<Output = Result<(), Trouble>>>>;

async fn words(asked: Asked) -> Result<(), String> {
    asked.await.map_err(Trouble::words)
}

fn counts(listed: &[Listed]) -> String {
    let count = |state| listed.iter().filter(|one| one.told.state == state).count();
    say!(
        "desk-inbox-counts",
        waiting = count(State::Waiting),
        claimed = count(State::Claimed),
        accepted = count(State::Accepted),
    )
}

/// The hour in which a file came, as it was here: `22 November 2026, 09:00 to 10:00`.
fn hour(received: &str) -> String {
    let from = NaiveDateTime::parse_from_str(received, "%Y-%m-%dT%H:%MZ").map(|from| london_time(from.and_utc()));
    from.map_or_else(
        |_| received.to_owned(),
        |from| format!("{} to {}", from.format("%-d %B %Y, %H:%M"), (from + TimeDelta::hours(1)).format("%H:%M")),
    )
}

/// One file: its code, when it came, and who has it.
fn line(one: &Listed) -> El {
    let code = one.name.get(..8).unwrap_or_default().to_owned();
    let received = hour(&one.received);
    let size = one.size / 1024;
    let text = match (&one.told.by, one.told.until) {
        (Some(by), Some(until)) if !one.told.mine => {
            let until = london_time(until).format("%H:%M").to_string();
            say!("desk-inbox-line-claimed", code = code, received = received, size = size, by = by, until = until)
        }
        _ if one.told.mine => say!("desk-inbox-line-mine", code = code, received = received, size = size),
        _ => say!("desk-inbox-line", code = code, received = received, size = size),
    };
    el("li", "").text(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hour_is_that_of_the_clock_on_the_wall() {
        assert_eq!(hour("2026-11-22T09:00Z"), "22 November 2026, 09:00 to 10:00");
        assert_eq!(hour("2026-07-22T23:00Z"), "23 July 2026, 00:00 to 01:00");
        assert_eq!(hour("some day"), "some day");
    }
}
