//! Who has sent bodies that were refused, without keeping an address.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use sha2::{Digest, Sha256};

/// So many refused bodies in one window are answered one by one; further ones are told to wait.
const MOST: u32 = 20;
const WINDOW: Duration = Duration::from_secs(600);
/// Past so many addresses in one window, new ones are no longer counted.
const MOST_ADDRESSES: usize = 100_000;

/// Counts refused bodies by address. A body that is accepted never counts, and is never turned away because of others
/// from the same address: a whole agency may share one.
///
/// Addresses are kept as a keyed hash; the key is forgotten with its window, and nothing is ever written down.
pub struct Refusals {
    most: u32,
    within: Duration,
    window: Mutex<Window>,
}

struct Window {
    key: [u8; 32],
    since: Instant,
    counts: HashMap<[u8; 16], u32>,
}

impl Refusals {
    pub fn new(now: Instant) -> Refusals {
        Refusals::of(MOST, WINDOW, now)
    }

    /// The same, for whatever is to be counted: so many within this time are let pass.
    pub fn of(most: u32, within: Duration, now: Instant) -> Refusals {
        Refusals { most, within, window: Mutex::new(Window::new(now)) }
    }

    /// Counts one refused body; the seconds to wait when there have been too many.
    pub fn count(&self, address: IpAddr, now: Instant) -> Option<u64> {
        let mut window = self.current(now);
        let hash = window.hash(address);
        if window.counts.len() >= MOST_ADDRESSES && !window.counts.contains_key(&hash) {
            return None;
        }
        let count = window.counts.entry(hash).or_default();
        *count = count.saturating_add(1);
        let left = self.within.saturating_sub(now.saturating_duration_since(window.since));
        (window.counts[&hash] > self.most).then(|| left.as_secs().max(1))
    }

    fn current(&self, now: Instant) -> MutexGuard<'_, Window> {
        let mut window = self.window.lock().unwrap_or_else(PoisonError::into_inner);
        if now.saturating_duration_since(window.since) >= self.within {
            *window = Window::new(now);
        }
        window
    }
}

impl Window {
    fn new(now: Instant) -> Window {
        let mut key = [0; 32];
        // Without randomness the hash is unkeyed for one window; counting goes on.
        let _ = getrandom::getrandom(&mut key);
        Window { key, since: now, counts: HashMap::new() }
    }

    /// A person has one IPv4 address, or a whole /64 of IPv6.
    fn hash(&self, address: IpAddr) -> [u8; 16] {
        let mut hash = Sha256::new_with_prefix(self.key);
        match address.to_canonical() {
            IpAddr::V4(v4) => hash.update(v4.octets()),
            IpAddr::V6(v6) => hash.update(&v6.octets()[..8]),
        }
        std::array::from_fn({
            let full = hash.finalize();
            move |i| full[i]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_told_to_wait_after_twenty_refusals_and_forgotten_with_the_window() {
        let start = Instant::now();
        let refusals = Refusals::new(start);
        let [junk, other]: [IpAddr; 2] = ["192.0.2.1".parse().unwrap(), "192.0.2.2".parse().unwrap()];
        for _ in 0..20 {
            assert_eq!(refusals.count(junk, start), None);
        }
        assert_eq!(refusals.count(junk, start + Duration::from_secs(100)), Some(500));
        assert_eq!(refusals.count(other, start), None);
        assert_eq!(refusals.count(junk, start + WINDOW), None);
    }

    #[test]
    fn one_subscriber_of_ipv6_is_one_address() {
        let start = Instant::now();
        let refusals = Refusals::new(start);
        for host in 0..20 {
            assert_eq!(refusals.count(format!("2001:db8::{host}").parse().unwrap(), start), None);
        }
        assert!(refusals.count("2001:db8::ffff".parse().unwrap(), start).is_some());
        assert!(refusals.count("2001:db8:0:1::1".parse().unwrap(), start).is_none());
    }
}
