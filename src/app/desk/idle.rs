//! Locks by itself when nobody is there, and says so a minute before.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;

use super::session::Session;
use super::stage::Locked;
use crate::app::browser::{activity, clock, fields};
use crate::wording::say;

/// Seconds in which the countdown is seen.
const LAST: i64 = 60;

/// Watches for as long as the page lives.
pub fn watch(session: Session) {
    let last_input = Rc::new(Cell::new(now()));
    let heard = last_input.clone();
    activity::on_input(move || {
        // After a sleep of the device the first key press must not rescue what should have been locked.
        if look(session, heard.get()) {
            heard.set(now());
        }
    });
    clock::every_second(move || {
        if now() < last_input.get() {
            last_input.set(now()); // the device's clock was put back
        }
        look(session, last_input.get());
    });
}

/// Locks when it is time, shows how much time is left in the last minute; false when it has locked.
fn look(session: Session, last_input: i64) -> bool {
    let minutes = session.keys.with_untracked(|keys| session.site.with_untracked(|site| site.inactivity_minutes(keys)));
    match left(now() - last_input, minutes) {
        Left::Plenty if session.left.get_untracked().is_some() => {
            session.left.set(None);
            session.said.set(String::new());
        }
        Left::Plenty if session.away.get_untracked() => session.away.set(false),
        Left::Plenty => {}
        Left::Seconds(seconds) if session.holds_a_key() => {
            if session.left.get_untracked() != Some(seconds) {
                session.left.set(Some(seconds));
            }
            // Said twice, not every second.
            if seconds == 60 || seconds == 20 {
                session.said.set(say!("desk-countdown-said", seconds = seconds));
            }
        }
        Left::Seconds(_) => {}
        Left::Nothing if session.holds_a_key() => {
            session.lock(Locked::Idle(minutes));
            return false;
        }
        // Nothing is unlocked, but a secret may stand there.
        Left::Nothing => {
            fields::clear_secrets();
            if !session.away.get_untracked() {
                session.away.set(true);
            }
        }
    }
    true
}

#[derive(Debug, PartialEq, Eq)]
enum Left {
    Plenty,
    Seconds(u32),
    Nothing,
}

fn left(quiet: i64, minutes: u32) -> Left {
    match i64::from(minutes) * 60 - quiet {
        left if left <= 0 => Left::Nothing,
        left if left <= LAST => Left::Seconds(left as u32),
        _ => Left::Plenty,
    }
}

/// Seconds of the device's clock, which goes on while it sleeps.
fn now() -> i64 {
    clock::now().timestamp()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_countdown_is_seen_in_the_last_minute_and_ends_in_a_lock() {
        assert_eq!(left(0, 10), Left::Plenty);
        assert_eq!(left(539, 10), Left::Plenty);
        assert_eq!(left(540, 10), Left::Seconds(60));
        assert_eq!(left(599, 10), Left::Seconds(1));
        assert_eq!(left(600, 10), Left::Nothing);
        assert_eq!(left(8 * 3600, 10), Left::Nothing, "the device slept");
    }
}
