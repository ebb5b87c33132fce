//! What a record says of its place among others, with its amend key turned into what may be compared.

use super::{AmendKey, Reference};
use crate::domain::joining::{Adds, Tie};
use crate::domain::record::RecordKind;

/// The tie of an opened record. Reference and key are read as people write them.
pub fn tie(kind: &RecordKind) -> Tie {
    match kind {
        RecordKind::Referral { amend_hash } => Tie::Referral { amend_hash: amend_hash.clone() },
        RecordKind::Change { what, refers_to, amend_key } => {
            let reference = refers_to.parse::<Reference>().ok();
            let key = AmendKey::parse(amend_key).filter(|_| reference.is_some());
            Tie::Adds(Adds {
                what: *what,
                refers_to: reference.map_or_else(|| refers_to.clone(), |reference| reference.to_string()),
                key_hash: key.map(|key| key.hash()),
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::Change;

    fn adds(refers_to: &str, amend_key: &str) -> Adds {
        let (refers_to, amend_key) = (refers_to.into(), amend_key.into());
        match tie(&RecordKind::Change { what: Change::Update, refers_to, amend_key }) {
            Tie::Adds(adds) => adds,
            tie => panic!("{tie:?}"),
        }
    }

    #[test]
    fn reference_and_key_are_read_as_people_write_them() {
        let key = "7ZQ4N8V2K6T1X9B3M5C0WJRHFD";
        let proper = adds("Q9W1-DFWF-077Y", key);
        assert_eq!(proper.refers_to, "Q9W1-DFWF-077Y");
        assert_eq!(proper.key_hash, AmendKey::parse(key).map(|key| key.hash()));
        for (refers_to, typed) in [
            ("q9wl dfwf o77y", "7zq4n8v2k6tIx9b3m5cOwjrhfd"),
            (" Q9WIDFWFO77Y", "7ZQ4 N8V2 K6TL X9B3 M5C0 WJRH FD"),
            ("q9w1-dfwf-077y", "7ZQ4-N8V2-K6T1-X9B3-M5Co-WJRH-FD "),
        ] {
            assert_eq!(adds(refers_to, typed), proper, "{refers_to} {typed}");
        }
    }

    #[test]
    fn what_is_no_key_or_no_reference_can_prove_nothing() {
        let key = "7ZQ4N8V2K6T1X9B3M5C0WJRHFD";
        for typed in ["", "too short", "7ZQ4N8V2K6T1X9B3M5C0WJRHFDX", "7ZQ4N8V2K6T1X9B3M5C0WJRHFU"] {
            assert_eq!(adds("Q9W1-DFWF-077Y", typed).key_hash, None, "{typed}");
        }
        let nameless = adds("the one from Monday", key);
        assert_eq!((nameless.refers_to.as_str(), nameless.key_hash), ("the one from Monday", None));
    }
}
