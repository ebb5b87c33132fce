//! Cases as they are named on a command line.

use crate::domain::register::Id;
use crate::envelope::Reference;
use crate::wording::say;

/// As people write them, as the program does; a case that was entered by hand has the name of its event.
pub fn references(typed: &[String]) -> Result<Vec<String>, String> {
    let read = |typed: &String| {
        let entered = || typed.parse::<Id>().map(|id| id.to_string());
        let reference = typed.parse::<Reference>().map(|reference| reference.to_string());
        reference.or_else(|_| entered()).map_err(|_| say!("cli-export-no-reference", text = typed))
    };
    typed.iter().map(read).collect()
}
