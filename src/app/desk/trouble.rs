//! Why the desk was not unlocked: one sentence for each thing that can be the matter.

use super::typed::UNLOCKING as PAPER;
use crate::app::parts::Mend;
use crate::app::worker::NotUnlocked;
use crate::envelope::lock::UnlockError;
use crate::envelope::paper::PaperError;
use crate::wording::{keys, opening, say};

/// One thing to mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    NoFile,
    /// The browser could not read the file of that name.
    Unreadable(String),
    /// What was pasted did not unlock.
    Pasted(NotUnlocked),
    /// What was typed from paper is no key.
    Paper(PaperError),
    /// In a photo of the code no key was seen; why, in words.
    Picture(String),
    /// The file of that name did not unlock; the name is left out where only one was chosen.
    NotUnlocked(Option<String>, NotUnlocked),
    /// The worker could not be loaded.
    NotStarted,
    /// The worker broke down, as it does when memory runs out.
    Stopped,
}

impl Trouble {
    /// The line of the error summary.
    pub fn mend(&self) -> Mend {
        Mend { id: self.control().into(), text: self.words() }
    }

    /// Whether it is for the passphrase to be mended, not the file.
    pub fn is_of_passphrase(&self) -> bool {
        use NotUnlocked::{NoPassphrase, Refused};
        matches!(
            self,
            Trouble::NotUnlocked(_, NoPassphrase | Refused(UnlockError::WrongPassphrase))
                | Trouble::Pasted(NoPassphrase | Refused(UnlockError::WrongPassphrase))
        )
    }

    fn control(&self) -> &'static str {
        match self {
            Trouble::NotStarted | Trouble::Stopped => "unlock",
            _ if self.is_of_passphrase() => "passphrase",
            Trouble::Pasted(_) => "identity-text",
            Trouble::Paper(_) => PAPER.id,
            Trouble::Picture(_) => PAPER.picture,
            _ => "identity-file",
        }
    }

    /// What happened, and what to do.
    pub fn words(&self) -> String {
        let of = |file: &str, why: String| say!("unlock-of-file", file = file, why = why);
        match self {
            Trouble::NoFile => say!("unlock-no-file"),
            Trouble::Unreadable(file) => of(file, say!("unlock-unreadable")),
            Trouble::NotUnlocked(Some(file), why) => of(file, not_unlocked(*why)),
            Trouble::NotUnlocked(None, why) => not_unlocked(*why),
            Trouble::Pasted(why) => say!("unlock-of-pasted", why = not_unlocked(*why)),
            Trouble::Paper(why) => keys::paper(why),
            Trouble::Picture(why) => why.clone(),
            Trouble::NotStarted => say!("unlock-not-started"),
            Trouble::Stopped => say!("unlock-stopped"),
        }
    }
}

fn not_unlocked(why: NotUnlocked) -> String {
    match why {
        NotUnlocked::NoPassphrase => say!("unlock-no-passphrase"),
        NotUnlocked::InPractice => say!("unlock-in-practice"),
        NotUnlocked::Refused(error) => opening::not_unlocked(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_passphrase_leads_to_the_passphrase_and_any_other_trouble_to_the_file() {
        let trouble = |error| Trouble::NotUnlocked(None, NotUnlocked::Refused(error));
        assert_eq!(trouble(UnlockError::WrongPassphrase).mend().id, "passphrase");
        assert_eq!(Trouble::NotUnlocked(None, NotUnlocked::NoPassphrase).mend().id, "passphrase");
        assert_eq!(trouble(UnlockError::PublicKeyGiven).mend().id, "identity-file");
        let pasted = |error| Trouble::Pasted(NotUnlocked::Refused(error)).mend().id;
        assert_eq!(pasted(UnlockError::WrongPassphrase), "passphrase");
        assert_eq!(pasted(UnlockError::Mistyped), "identity-text");
        assert_eq!(Trouble::Stopped.mend().id, "unlock");
    }

    #[test]
    fn with_several_files_each_sentence_names_its_file() {
        let why = NotUnlocked::Refused(UnlockError::Damaged);
        let words = Trouble::NotUnlocked(Some("deputy.key.age".into()), why).words();
        assert!(words.starts_with("deputy.key.age: The identity file was changed"), "{words}");
    }
}
