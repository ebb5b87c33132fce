//! Which page of the desk stands, and why it was locked.

/// Which page stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Unlock,
    Open,
    Read,
    /// A page of the register.
    Page(Page),
    /// A page about keys.
    Keys(KeysPage),
}

/// The pages of a register besides the list of its cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// Cases that did not come through the portal.
    Entering,
    Meetings,
    Papers,
    /// The data return.
    Counting,
    /// What is due, who must be found, what was done.
    Keeping,
}

/// The pages about the keys of areas; they ask for no key of one's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeysPage {
    /// Who can open today.
    People,
    Ceremony,
    /// One saved key is tried.
    Drill,
    Passphrase,
    Rewrap,
}

/// Why the desk was locked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Locked {
    ByPerson,
    /// Minutes without input.
    Idle(u32),
    /// A worker broke down, perhaps at a file.
    Broke(Option<String>),
}

/// The hash while a referral is read: a step, never a subject.
pub const READ_HASH: &str = "#/2";

impl Page {
    /// All, in the order of the work.
    pub const ALL: [Page; 5] = [Page::Entering, Page::Meetings, Page::Papers, Page::Counting, Page::Keeping];

    /// The hash of the page: a step, never a subject.
    pub fn hash(self) -> &'static str {
        match self {
            Page::Entering => "#/3",
            Page::Meetings => "#/4",
            Page::Papers => "#/5",
            Page::Counting => "#/6",
            Page::Keeping => "#/7",
        }
    }
}

impl KeysPage {
    const ALL: [KeysPage; 5] =
        [KeysPage::People, KeysPage::Ceremony, KeysPage::Drill, KeysPage::Passphrase, KeysPage::Rewrap];

    /// The hash of the page.
    pub fn hash(self) -> &'static str {
        match self {
            KeysPage::People => "#/keys",
            KeysPage::Ceremony => "#/keys/2",
            KeysPage::Drill => "#/keys/3",
            KeysPage::Passphrase => "#/keys/4",
            KeysPage::Rewrap => "#/keys/5",
        }
    }

    /// The page with this hash.
    pub fn of(hash: &str) -> Option<KeysPage> {
        KeysPage::ALL.into_iter().find(|page| page.hash() == hash)
    }
}
