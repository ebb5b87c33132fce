//! What a person sees and decides before a paper is written.

use leptos::prelude::*;

use super::form::name;
use super::steps::{Checking, Decision, Papers, Way};
use crate::app::browser::clock;
use crate::app::clerk::Checked;
use crate::app::desk::register::fields::text;
use crate::app::desk::session::Session;
use crate::app::parts::{El, Look, act, act_once, bullets, el, live, p, warning};
use crate::app::questions::radio;
use crate::render::outputs::Output;
use crate::wording::{date, say};

/// The part of the page.
pub fn before(work: Papers, checking: Checking) -> El {
    let Checking { chosen, checked, decisions } = checking.clone();
    let heading = el("h2", "govuk-heading-m").id("papers-before").attribute("tabindex", "-1");
    let heading = heading.text(say!("papers-before", output = name(chosen.output)));
    let mut remarks: Vec<String> = Vec::new();
    for remark in checked.iter().flat_map(|one| &one.remarks) {
        if !remarks.contains(remark) {
            remarks.push(remark.clone());
        }
    }
    let remarks = (!remarks.is_empty()).then(|| {
        let title = el("h3", "govuk-heading-s").text(say!("papers-remarks"));
        el("div", "govuk-inset-text").id("papers-remarks").with(title).with(bullets(remarks))
    });
    let stops = (!decisions.is_empty()).then(|| {
        let count = decisions.len();
        let each = (0..).zip(decisions).map(|(at, decision)| stop(work, chosen.output, at, decision));
        el("div", "").id("papers-stops").with(warning(say!("papers-stops", count = count))).with_all(each)
    });
    let save = act_once(Look::Main, say!("papers-make"), work.doing.busy.into(), move || work.make(checking.clone()));
    let back = act(Look::Secondary, say!("papers-back"), move || work.choose_again());
    el("div", "")
        .with(heading)
        .with(to_whom(work, &checked, chosen.output))
        .with_all(chosen.confidential_address.then(|| warning(say!("papers-address-in")).id("papers-address-in")))
        .with_all(chosen.immigration.then(|| warning(say!("papers-immigration-in")).id("papers-immigration-in")))
        .with_all((chosen.output == Output::IdvaExtract).then(|| contact_by(work.session)).flatten())
        .with_all(remarks)
        .with_all(stops)
        .with(work.alert())
        .with(el("div", "govuk-button-group").with(save.id("papers-make")).with(back.id("papers-back")))
}

/// A line for each receiver; of letters one for all.
fn to_whom(work: Papers, checked: &[Checked], output: Output) -> El {
    if let (true, [_, _, ..]) = (output.is_letter(), checked) {
        let count = checked.iter().filter(|one| one.cases > 0).count();
        return p(say!("papers-letters", count = count)).id("papers-to");
    }
    let line = |one: &Checked| {
        let how = match (one.to.is_empty(), one.sealed) {
            (true, _) => say!("papers-own"),
            (false, true) => say!("papers-sealed"),
            (false, false) => say!("papers-unsealed"),
        };
        let words = say!("papers-holds", to = work.choice.name(&one.to), count = one.cases);
        format!("{words} {how}")
    };
    bullets(checked.iter().map(line)).id("papers-to")
}

/// The IDVA rings the victim first: within two working days.
fn contact_by(session: Session) -> Option<El> {
    let nation = session.of_pack(|pack| pack.nation)??;
    let day = session.site.with_untracked(|site| {
        let holidays = site.holidays.as_ref()?;
        holidays.working_days_after(clock::today(), CONTACT_WITHIN, nation).ok()
    });
    let words = say!("papers-contact-by", day = date::day(day?), days = CONTACT_WITHIN);
    Some(el("div", "govuk-inset-text").id("papers-contact-by").text(words))
}

/// Working days.
const CONTACT_WITHIN: u32 = 2;

fn stop(work: Papers, output: Output, at: usize, Decision { stop, choice, reason }: Decision) -> El {
    let id = format!("papers-stop-{at}");
    let legend = say!("papers-stop", case = stop.case, to = work.choice.name_for(output, &stop.to));
    let one = |way: Way, id: String, label: String| {
        radio(id, &format!("papers-stop-{at}"), label, move || choice.get() == Some(way), move || choice.set(Some(way)))
    };
    // The first radio carries the id.
    let out = one(Way::LeaveOut, id.clone(), say!("papers-leave-out"));
    let put_in = one(Way::PutIn, format!("{id}-in"), say!("papers-put-in"));
    let reason = live(move || {
        let field = || text(&format!("papers-stop-{at}-reason"), say!("papers-put-in-reason"), None, reason);
        (choice.get() == Some(Way::PutIn)).then(field)
    });
    el("fieldset", "govuk-fieldset govuk-form-group")
        .attribute("aria-describedby", format!("{id}-why"))
        .with(el("legend", "govuk-fieldset__legend govuk-fieldset__legend--s").text(legend))
        .with(p(stop.why).id(format!("{id}-why")))
        .with(el("div", "govuk-radios govuk-radios--small").with(out).with(put_in))
        .with(reason)
}
