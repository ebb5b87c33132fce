//! Whether the cases of an output may go to whom it is for. What stops is named, and a person decides.

use super::found::Found;
use crate::area::Pack;
use crate::domain::circulation::{Receiver, Sent, Stop, Why, stops};
use crate::native::cli::output::tell;
use crate::wording::say;

/// Takes out what a person wants left out, and says how many cases that are; an error while somebody has to decide.
///
/// The reasons that are said name no person: they are read in the case itself.
pub fn check(
    found: &mut Vec<Found>,
    receiver: &str,
    pack: &Pack,
    leave_out: bool,
    put_in: &[String],
) -> Result<usize, String> {
    let agency = pack.agencies.iter().find(|agency| agency.id == receiver || agency.label.en() == receiver);
    let names = agency.map(|agency| agency.label.en()).into_iter().chain([receiver]).collect();
    let receiver = Receiver { agency: agency.map(|agency| agency.id.as_str()), names, person: None };
    let sent = found.iter().map(|found| Sent {
        case: found.named(),
        answers: &found.answers,
        registered: found.registered.as_ref(),
    });
    let stops = stops(&receiver, sent);
    let mut open = 0;
    let mut out: Vec<String> = Vec::new();
    for Stop { case, why } in stops {
        let why = why.iter().map(words).collect::<Vec<_>>().join(" ");
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

fn words(why: &Why) -> String {
    match why {
        Why::Restricted => say!("stop-restricted"),
        Why::Agency { .. } => say!("stop-agency"),
        Why::Named { .. } => say!("stop-named"),
        Why::MayBe { .. } => say!("stop-may-be"),
        Why::Written(_) => say!("stop-written"),
        Why::WorksForAgency(_) => say!("stop-works-for-agency"),
    }
}
