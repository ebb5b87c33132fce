//! What is said about keys on paper, and about a key that is another one.

use super::say;
use crate::envelope::paper::{GROUPS, PaperError};

/// Why what was typed or scanned is no key, and what to do.
pub fn paper(why: &PaperError) -> String {
    match why {
        PaperError::Nothing => say!("paper-nothing"),
        PaperError::Groups(groups) => {
            let named: Vec<String> = groups.iter().map(usize::to_string).collect();
            say!("paper-bad-groups", count = groups.len(), groups = named.join(", "))
        }
        PaperError::Count(count) => say!("paper-bad-count", count = count, groups = GROUPS),
        PaperError::Whole => say!("paper-bad-whole"),
        PaperError::PublicKeyGiven => say!("paper-public-key"),
        PaperError::SshOrPlugin => say!("paper-ssh-or-plugin"),
    }
}

/// That a key is not the one that was wanted: whose it is, where that is known.
pub fn other_key(wanted: &str, whose: Option<&str>) -> String {
    match whose {
        Some(whose) => say!("keys-other-key-of", wanted = wanted, whose = whose),
        None => say!("keys-other-key", wanted = wanted),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mistake_on_paper_has_a_sentence_of_its_own_that_names_the_group() {
        use PaperError::*;
        let all = [Nothing, Groups(vec![7]), Groups(vec![7, 9]), Count(9), Whole, PublicKeyGiven, SshOrPlugin];
        let mut sentences: Vec<String> = all.iter().map(paper).collect();
        assert!(sentences[1].contains('7') && sentences[2].contains("7, 9") && sentences[3].contains('9'));
        sentences.sort_unstable();
        sentences.dedup();
        assert_eq!(sentences.len(), all.len());
    }
}
