//! A new person of an area: an identity file under a passphrase, and their place in the pack.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::area::Role;
use crate::envelope::identity::identity_file_name;
use crate::envelope::lock::{LockError, WorkFactor, lock};
use crate::envelope::{Family, Identity, Passphrase, Recipient};
use crate::wording::{self, say};

/// What a new person's key leaves behind; the secret half is in `locked` only.
pub struct Person {
    pub role: Role,
    pub recipient: Recipient,
    pub sign: String,
    pub file_name: String,
    /// The identity file, locked.
    pub locked: Vec<u8>,
    from: NaiveDate,
}

impl Person {
    /// Makes a person's key and drops its secret half.
    pub fn new(
        area: &str,
        role: Role,
        family: Family,
        passphrase: &Passphrase,
        today: NaiveDate,
    ) -> Result<Person, String> {
        let identity = Identity::generate_of(family).map_err(|_| say!("cli-no-randomness"))?;
        let locked =
            lock(&identity, passphrase, WorkFactor::DEFAULT, &today.to_string()).map_err(|error| match error {
                LockError::EmptyPassphrase => say!("cli-passphrase-empty"),
                LockError::NoRandomness => say!("cli-no-randomness"),
                LockError::Failed => say!("cli-lock-failed"),
            })?;
        let recipient = identity.recipient();
        Ok(Person {
            role,
            sign: identity.signing_public_key(),
            file_name: identity_file_name(area, role.name(), &recipient, &today.to_string()),
            recipient,
            locked,
            from: today,
        })
    }

    /// The entry in a pack's `recipients`.
    pub fn entry(&self) -> Value {
        json!({
            "role": self.role.name(),
            "label": wording::area::role(self.role),
            "age": self.recipient.as_str(),
            "sign": self.sign,
            "from": self.from.to_string(),
        })
    }
}
