//! Whose word counts in the register of an area.

use std::collections::BTreeMap;

use super::{Pack, PackMode};
use crate::domain::register::{Scope, Signer};

impl Pack {
    /// The people whose signed events count: everybody whom the pack lists with a signing key, expired or not.
    ///
    /// Whoever has left stays in the pack with the day from which their key is revoked; taken out of it, everything that
    /// they ever decided would lose its effect.
    pub fn register_scope(&self) -> Scope {
        let mut signers = BTreeMap::new();
        for keyholder in self.keyholders() {
            let person = keyholder.sign.as_ref().and_then(|key| key.to_ascii_lowercase().parse().ok());
            let Some(person) = person else { continue };
            let signer = Signer { label: keyholder.label.en().to_owned(), revoked: keyholder.revoked };
            signers.insert(person, signer);
        }
        Scope { area: self.id.clone(), practice: self.mode == PackMode::Practice, signers }
    }
}

#[cfg(test)]
mod tests {
    use crate::area::example;

    #[test]
    fn everybody_with_a_signing_key_is_known_by_their_job_title() {
        let scope = example::pack().register_scope();
        assert_eq!((scope.area.as_str(), scope.practice), ("northmere", false));
        let labels: Vec<&str> = scope.signers.values().map(|signer| signer.label.as_str()).collect();
        assert_eq!(labels, ["MARAC coordinator"], "the others have no key to sign with");
    }
}
