//! The trail of the register as a table file.

use leptos::prelude::*;

use super::Part;
use crate::app::clerk::{Keep, Keeping};
use crate::app::desk::register::NotDone;
use crate::app::desk::register::fields::{choose, tick};
use crate::app::desk::session::Session;
use crate::app::parts::{El, Look, act_once};
use crate::casework::Format;
use crate::wording::say;

/// The part of the page.
pub fn audit(session: Session) -> El {
    let part = Part::new(session, "audit");
    let format = RwSignal::new(String::from("csv"));
    let reasons = RwSignal::new(false);
    let formats = [("csv", say!("audit-csv")), ("xlsx", say!("audit-xlsx"))];
    let formats = formats.map(|(id, words)| (id.to_owned(), words)).to_vec();
    let save = move || {
        let format = if format.get_untracked() == "xlsx" { Format::Xlsx } else { Format::Csv };
        let reasons = reasons.get_untracked();
        part.begin(async move {
            let asked = part.ask(Keep::Audit { format, reasons, today: super::today() }).await?;
            let (Keeping::Audited(name), files) = asked else { return Ok(()) };
            let (name, bytes) = (name?, files.into_iter().next().unwrap_or_default());
            session.hand_out(&name, &bytes, Vec::new(), "audit").await.map_err(NotDone::words)?;
            session.said.set(say!("audit-saved"));
            Ok(())
        });
    };
    part.section(say!("audit-heading"), say!("audit-intro"))
        .with(choose("audit-format", say!("audit-format"), formats, format))
        .with(tick("audit-reasons", say!("audit-with-reasons"), reasons))
        .with(act_once(Look::Main, say!("audit-save"), part.busy.into(), save).id("audit-save"))
}
