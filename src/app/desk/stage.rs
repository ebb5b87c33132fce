//! Which page of the desk stands, and why it was locked.

/// Which page stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Unlock,
    Open,
    Read,
    /// A page of the register.
    Page(Page),
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
