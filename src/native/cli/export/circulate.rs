//! What stops on its way out, or to whom it is for: a person leaves it out, or puts it in.

use crate::casework::Found;
use crate::native::cli::output::tell;
use crate::wording::say;

/// Takes out of what stops what a person wants left out, and says how many cases that are; an error while somebody has to
/// decide.
pub fn check(
    found: &mut Vec<Found>,
    stops: Vec<(String, String)>,
    leave_out: bool,
    put_in: &[String],
) -> Result<usize, String> {
    let mut open = 0;
    let mut out: Vec<String> = Vec::new();
    for (case, why) in stops {
        if put_in.contains(&case) {
            tell(say!("cli-export-put-in-all-the-same", case = case, why = why));
        } else if leave_out {
            tell(say!("cli-export-left-out", case = case, why = why));
            out.push(case);
        } else {
            tell(say!("cli-export-stop", case = case, why = why));
            open += 1;
        }
    }
    if open > 0 {
        return Err(say!("cli-export-decide", count = open));
    }
    found.retain(|found| !out.contains(&found.named()));
    Ok(out.len())
}
