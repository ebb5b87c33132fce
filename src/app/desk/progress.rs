//! How far a batch has come, how fast it is, and how long it will still take.

/// How long a batch is watched before its rate is worth saying, in milliseconds.
const SETTLED_MS: f64 = 2000.0;

/// How far a batch has come; times are in milliseconds of one clock.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Progress {
    pub done: usize,
    pub all: usize,
    /// When it was begun.
    pub since: f64,
    /// When the last of those that are done was done.
    pub at: f64,
    /// When it was last said how far it is.
    pub said: f64,
    /// When the list is drawn next.
    pub redraw: f64,
}

impl Progress {
    /// Files in a second; nothing before it is settled.
    pub fn rate(self) -> Option<f64> {
        let took = self.at - self.since;
        (took >= SETTLED_MS && self.done > 0).then(|| self.done as f64 * 1000.0 / took)
    }

    /// Seconds until all are done, rounded up to what a person can use: seconds below ten, then fives, then minutes.
    pub fn seconds_left(self) -> Option<u32> {
        let left = self.all.saturating_sub(self.done) as f64 / self.rate()?;
        let to = match left {
            left if left <= 10.0 => 1.0,
            left if left <= 60.0 => 5.0,
            _ => 60.0,
        };
        Some(((left / to).ceil() * to) as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_left_follows_from_the_rate_and_is_not_said_too_early() {
        let after = |done: usize, at: f64| Progress { done, all: 1000, since: 500.0, at, ..Progress::default() };
        assert_eq!(after(10, 1500.0).rate(), None);
        assert_eq!(after(0, 9000.0).seconds_left(), None);
        assert_eq!(after(100, 2500.0).rate(), Some(50.0));
        assert_eq!(after(100, 2500.0).seconds_left(), Some(20));
        assert_eq!(after(900, 18_500.0).seconds_left(), Some(2));
        assert_eq!(after(10, 2500.0).seconds_left(), Some(240), "198 seconds");
        assert_eq!(after(1000, 20_500.0).seconds_left(), Some(0));
    }
}
