//! The short code with which work that was hidden in a hurry comes back: for two minutes, and three wrong tries.

use super::private::Private;

/// How long hidden work is kept, in milliseconds.
pub const KEPT_FOR: i64 = 120_000;
/// After so many wrong codes nothing is kept.
pub const WRONG_TRIES: u8 = 3;
/// A clock that goes back by more than this between two looks was put back by somebody.
const JITTER: i64 = 1_000;

/// Four to eight digits or letters A to Z; large and small letters are the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeaveCode(Private<String>);

/// Work that is hidden. Times are milliseconds of the device's own clock, which goes on while the device sleeps.
#[derive(Clone, Debug)]
pub struct Hidden {
    code: LeaveCode,
    since: i64,
    looked: i64,
    wrong: u8,
}

/// What has become of hidden work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It stays hidden.
    Hidden,
    /// It may be seen again.
    Back,
    /// It must be cleared.
    Gone,
}

impl LeaveCode {
    /// The code as typed, blanks around it aside; `None` where it is none.
    pub fn typed(text: &str) -> Option<LeaveCode> {
        let text = text.trim();
        let fits = (4..=8).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric());
        fits.then(|| LeaveCode(Private(text.to_ascii_lowercase())))
    }
}

impl Hidden {
    /// Hides from now on.
    pub fn now(code: LeaveCode, now: i64) -> Hidden {
        Hidden { code, since: now, looked: now, wrong: 0 }
    }

    /// Looks at the clock: on every wake, and before every try. The last millisecond of the two minutes is still in time.
    pub fn look(&mut self, now: i64) -> Fate {
        let put_back = now < self.looked - JITTER;
        self.looked = now;
        if put_back || now - self.since > KEPT_FOR || self.wrong >= WRONG_TRIES { Fate::Gone } else { Fate::Hidden }
    }

    /// Tries a code. Nothing typed is no try.
    pub fn try_code(&mut self, typed: &str, now: i64) -> Fate {
        if self.look(now) == Fate::Gone {
            return Fate::Gone;
        }
        if LeaveCode::typed(typed).as_ref() == Some(&self.code) {
            return Fate::Back;
        }
        self.wrong += u8::from(!typed.trim().is_empty());
        self.look(now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: i64 = 1_795_000_000_000;

    fn hidden() -> Hidden {
        Hidden::now(LeaveCode::typed("4711").unwrap(), START)
    }

    #[test]
    fn a_code_is_four_to_eight_digits_or_letters() {
        for good in ["4711", " 4711 ", "Harbour1", "abcd"] {
            assert!(LeaveCode::typed(good).is_some(), "{good:?}");
        }
        for bad in ["", "471", "123456789", "47 11", "47-11", "caf\u{e9}", "\u{661}\u{662}\u{663}\u{664}"] {
            assert!(LeaveCode::typed(bad).is_none(), "{bad:?}");
        }
        assert_eq!(LeaveCode::typed("HARBOUR"), LeaveCode::typed("harbour"));
    }

    #[test]
    fn the_right_code_brings_the_work_back_up_to_the_last_millisecond_and_not_after() {
        for (after, fate) in
            [(0, Fate::Back), (KEPT_FOR - 1, Fate::Back), (KEPT_FOR, Fate::Back), (KEPT_FOR + 1, Fate::Gone)]
        {
            assert_eq!(hidden().try_code("4711", START + after), fate, "after {after} ms");
        }
    }

    #[test]
    fn the_third_wrong_code_clears_and_nothing_typed_is_no_try() {
        let mut hidden = hidden();
        assert_eq!(hidden.try_code("4712", START + 10), Fate::Hidden);
        assert_eq!(hidden.try_code("  ", START + 15), Fate::Hidden);
        assert_eq!(hidden.try_code("x", START + 20), Fate::Hidden);
        assert_eq!(hidden.try_code("0000", START + 30), Fate::Gone);
        assert_eq!(hidden.try_code("4711", START + 40), Fate::Gone, "too late for the right one");
    }

    #[test]
    fn two_wrong_codes_do_not_spoil_the_right_one() {
        let mut hidden = hidden();
        assert_eq!((hidden.try_code("1", START), hidden.try_code("2", START)), (Fate::Hidden, Fate::Hidden));
        assert_eq!(hidden.try_code("4711", START), Fate::Back);
    }

    #[test]
    fn a_device_that_slept_has_used_up_the_time() {
        let mut hidden = hidden();
        assert_eq!(hidden.look(START + 1_000), Fate::Hidden);
        assert_eq!(hidden.look(START + 8 * 3_600_000), Fate::Gone);
    }

    #[test]
    fn a_clock_put_back_clears_and_one_that_wavers_does_not() {
        let mut hidden = hidden();
        assert_eq!(hidden.look(START + 60_000), Fate::Hidden);
        assert_eq!(hidden.look(START + 59_500), Fate::Hidden);
        assert_eq!(hidden.look(START + 30_000), Fate::Gone);
    }

    #[test]
    fn a_code_does_not_print() {
        assert!(!format!("{:?}", hidden()).contains("4711"));
    }
}
