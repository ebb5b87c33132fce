//! Taking files out of the inbox, and saying of those that are kept that they are.

use std::collections::BTreeSet;
use std::rc::Rc;

use leptos::prelude::*;

use super::client::{Client, Trouble};
use crate::app::desk::batch;
use crate::app::desk::input::{Input, Source};
use crate::app::desk::session::Session;
use crate::domain::inbox::{Listed, State, Told};
use crate::domain::ledger::Outcome;
use crate::wording::say;

/// The inbox as the desk saw it last.
#[derive(Clone, Copy)]
pub struct Inbox {
    /// Nothing while nobody has looked.
    pub listed: RwSignal<Option<Vec<Listed>>>,
    client: StoredValue<Option<Rc<Client>>, LocalStorage>,
}

impl Inbox {
    /// Nobody has looked yet.
    pub fn new() -> Inbox {
        Inbox { listed: RwSignal::new(None), client: StoredValue::new_local(None) }
    }

    /// Forgets what was seen, and the session.
    pub fn clear(self) {
        self.listed.set(None);
        self.client.set_value(None);
    }

    fn told(self, name: &str, told: Told) {
        self.listed.update(|listed| {
            let one = listed.iter_mut().flatten().find(|one| one.name == name);
            one.into_iter().for_each(|one| one.told = told.clone());
        });
    }
}

/// What a file of the inbox came to here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kept {
    /// Opened, and of the area whose register is open.
    Yes,
    /// Opened; no register holds it.
    No,
    /// Not opened.
    Unopened,
}

impl Session {
    /// Looks into the inbox.
    pub async fn look_into_inbox(self) -> Result<(), Trouble> {
        let client = self.inbox_client()?;
        let listed = client.list().await?;
        self.inbox.listed.set(Some(listed));
        Ok(())
    }

    /// Takes over what waits and has it opened like any other file; what a colleague was quicker with stays theirs.
    pub async fn take_inbox(self) -> Result<(), Trouble> {
        let client = self.inbox_client()?;
        let mut inputs = Vec::new();
        for one in self.to_take() {
            match client.claim(&one.name).await {
                Ok(told) => self.inbox.told(&one.name, told),
                Err(Trouble::Taken) => continue,
                Err(trouble) => return Err(trouble),
            }
            let source = Source::Inbox { client: client.clone(), name: one.name.clone(), size: one.size };
            inputs.push(Input { name: say!("desk-inbox-file", name = one.name), source });
        }
        batch::open(self, inputs);
        self.look_into_inbox().await
    }

    /// Says of every file that the register holds that it does. Only where what is written stays, or a person says so.
    pub async fn accept_kept(self) -> Result<(), Trouble> {
        for name in self.kept() {
            let told = self.inbox_client()?.accept(&name).await?;
            self.inbox.told(&name, told);
        }
        Ok(())
    }

    /// The same for a register in a folder, which stays when this page goes; whatever goes wrong can be done again.
    pub async fn accept_in_folder(self) {
        if self.book.with_untracked(|book| book.as_ref().is_some_and(|book| book.folder.is_some())) {
            // The page goes on saying how many are not told yet.
            let _ = self.accept_kept().await;
        }
    }

    /// Gives back what is claimed here and not kept.
    pub async fn release_unkept(self) -> Result<(), Trouble> {
        let client = self.inbox_client()?;
        let kept = self.kept();
        for one in self.inbox_names(|one| one.told.mine && one.told.state == State::Claimed) {
            if !kept.contains(&one.name) {
                let told = client.release(&one.name).await?;
                self.inbox.told(&one.name, told);
            }
        }
        Ok(())
    }

    /// The files of the inbox that the open register holds and the inbox does not know of yet.
    pub fn kept(self) -> Vec<String> {
        self.unsettled().into_iter().filter(|(_, kept)| *kept == Kept::Yes).map(|(name, _)| name).collect()
    }

    /// How many were opened that no register holds, and how many could not be opened.
    pub fn unkept(self) -> (usize, usize) {
        let all = self.unsettled();
        let count = |wanted| all.iter().filter(|(_, kept)| *kept == wanted).count();
        (count(Kept::No), count(Kept::Unopened))
    }

    fn unsettled(self) -> Vec<(String, Kept)> {
        let filed = self.filed.get();
        let area = self.book.with(|book| book.as_ref().map(|book| book.area.clone()));
        let open = self.inbox_names(|one| one.told.state != State::Accepted);
        self.ledger.with(|ledger| {
            let rows = (1..).zip(ledger.rows()).filter_map(|(number, row)| {
                let Source::Inbox { name, .. } = self.input(number)?.source else { return None };
                let opened = matches!(row.outcome, Outcome::Opened | Outcome::Duplicate);
                let found = row.found.as_ref().filter(|_| opened);
                let kept = match found {
                    None => Kept::Unopened,
                    Some(found)
                        if number <= filed && !found.kept.practice && Some(&found.kept.area) == area.as_ref() =>
                    {
                        Kept::Yes
                    }
                    Some(_) => Kept::No,
                };
                open.iter().any(|one| one.name == name).then_some((name, kept))
            });
            rows.collect()
        })
    }

    /// What nobody else has, and was not looked at here yet.
    pub fn to_take(self) -> Vec<Listed> {
        let rows = self.ledger.with(|ledger| ledger.rows().len());
        let seen = (1..=rows).filter_map(|number| match self.input(number)?.source {
            Source::Inbox { name, .. } => Some(name),
            _ => None,
        });
        let seen: BTreeSet<String> = seen.collect();
        self.inbox_names(|one| is_to_take(one) && !seen.contains(&one.name))
    }

    fn inbox_names(self, wanted: impl Fn(&Listed) -> bool) -> Vec<Listed> {
        self.inbox.listed.with(|listed| listed.iter().flatten().filter(|one| wanted(one)).cloned().collect())
    }

    fn inbox_client(self) -> Result<Rc<Client>, Trouble> {
        if let Some(client) = self.inbox.client.get_value() {
            return Ok(client);
        }
        let opener = self.workers.with_value(|workers| workers.first().cloned()).ok_or(Trouble::Stopped)?;
        let own = |keys: &Vec<crate::app::worker::KeyHeld>| {
            keys.iter().filter(|key| !key.practice).map(|key| key.recipient.clone()).collect()
        };
        let client = Rc::new(Client::new(opener, self.keys.with_untracked(own)));
        self.inbox.client.set_value(Some(client.clone()));
        Ok(client)
    }
}

/// Whether nobody else has it.
fn is_to_take(one: &Listed) -> bool {
    match one.told.state {
        State::Waiting => true,
        State::Claimed => one.told.mine,
        State::Accepted => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::inbox::Told;

    fn listed(state: State, mine: bool) -> Listed {
        let told = Told { state, by: None, area: None, mine, claim: None, until: None, at: None };
        Listed { name: "0".repeat(32) + ".age", size: 131_072, received: "2026-11-22T09:00Z".into(), told }
    }

    #[test]
    fn what_a_colleague_has_is_not_taken_and_what_is_ones_own_is_taken_again() {
        assert!(is_to_take(&listed(State::Waiting, false)));
        assert!(is_to_take(&listed(State::Claimed, true)));
        assert!(!is_to_take(&listed(State::Claimed, false)));
        assert!(!is_to_take(&listed(State::Accepted, true)));
    }
}
