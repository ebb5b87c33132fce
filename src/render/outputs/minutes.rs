//! The minutes of a meeting: who was there, what became of earlier actions, what was said of each case and who does what.

use super::answered::Answered;
use super::case::Case;
use super::occasion::Occasion;
use super::planned::Planned;
use crate::domain::form::ids;
use crate::domain::private::Private;
use crate::domain::register::meetings::{About, Attended, Meeting, Minuted, Part};
use crate::render::document::{Block, Document};
use crate::render::plain::line;
use crate::wording::{date, form, meetings, say};

/// What minutes are made of.
#[derive(Clone, Debug)]
pub struct Minutes<'a> {
    pub meeting: &'a Meeting,
    pub attended: Vec<&'a Attended>,
    /// Actions of earlier meetings: those that were open, and what has become of them.
    pub outstanding: Vec<Planned<'a>>,
    /// In the order of the agenda.
    pub cases: Vec<MinutedCase<'a>>,
}

/// A case on the list of the meeting.
#[derive(Clone, Debug)]
pub struct MinutedCase<'a> {
    pub case: &'a Case<'a>,
    /// None: nobody wrote down what became of it. Several: people differ.
    pub minuted: Vec<&'a Minuted>,
    /// The actions that were agreed on it at this meeting.
    pub actions: Vec<Planned<'a>>,
    /// The meeting on whose list it is since this one did not hear it.
    pub carried_to: Option<&'a Meeting>,
}

/// The minutes.
pub fn minutes(minutes: &Minutes, occasion: &Occasion) -> Document {
    let meeting = minutes.meeting;
    let mut blocks = vec![Block::Rows(head(meeting, occasion))];
    blocks.extend(meeting.cancelled.then(|| Block::Loud(say!("minutes-cancelled"))));
    blocks.extend([Block::Heading(say!("minutes-confidentiality")), Block::Paragraph(say!("minutes-statement"))]);
    if !meeting.without_meeting {
        blocks.push(Block::Rows(vec![(say!("minutes-read-out"), yes_no(meeting.statement))]));
    }
    for (part, heading, last) in [
        (Part::Present, say!("minutes-present"), say!("minutes-signed")),
        (Part::Observer, say!("minutes-observers"), say!("minutes-signed")),
        (Part::Apologies, say!("minutes-apologies"), say!("minutes-sent")),
        (Part::Absent, say!("minutes-absent"), say!("minutes-sent")),
    ] {
        blocks.extend([Block::Heading(heading), people(&minutes.attended, part, last, occasion)]);
    }
    blocks.extend([Block::Heading(say!("minutes-outstanding")), outstanding(&minutes.outstanding, occasion)]);
    for (number, minuted) in (1..).zip(&minutes.cases) {
        blocks.extend(case(number, minuted, occasion));
    }
    let output = if meeting.without_meeting { say!("out-updates") } else { say!("out-minutes") };
    Document {
        title: occasion.title_of(&output, &meeting.label, meeting.date.0),
        reference: String::new(),
        marking: occasion.marking.clone(),
        blocks,
        footer: vec![say!("out-do-not-confirm")],
        made_on: occasion.context.today,
    }
}

fn head(meeting: &Meeting, occasion: &Occasion) -> Vec<(String, String)> {
    let said = |text: Option<&str>| match text.map(str::trim) {
        None | Some("") => say!("minutes-not-said"),
        Some(text) => text.to_owned(),
    };
    let text = |of: &Option<Private<String>>| said(of.as_ref().map(|text| text.as_str()));
    let mut rows = vec![
        (say!("minutes-of"), say!("letter-team", area = occasion.area)),
        (say!("minutes-meeting"), said(Some(meeting.label.as_str()))),
    ];
    if meeting.without_meeting {
        rows.push((say!("minutes-closing"), date::day(meeting.date.0)));
    } else {
        rows.extend([
            (say!("minutes-date"), date::day(meeting.date.0)),
            (say!("minutes-starts"), said(meeting.starts.as_deref())),
            (say!("minutes-place"), text(&meeting.place)),
        ]);
    }
    rows.push((say!("minutes-chair"), text(&meeting.chair)));
    rows
}

/// Those who took part in this way: agency, name, and whether they signed or sent something.
fn people(attended: &[&Attended], part: Part, last: String, occasion: &Occasion) -> Block {
    let row = |one: &&Attended| {
        let did = if matches!(part, Part::Present | Part::Observer) { one.signed } else { one.sent_information };
        let agency = form::option_of(ids::AGENCY, &one.agency, occasion.context);
        vec![line(&agency), line(&one.name), yes_no(did)]
    };
    let mut rows: Vec<Vec<String>> = attended.iter().filter(|one| one.part == part).map(row).collect();
    if rows.is_empty() {
        return Block::Paragraph(say!("minutes-nobody"));
    }
    rows.sort();
    rows.insert(0, vec![say!("minutes-agency"), say!("minutes-name"), last]);
    Block::Table(rows)
}

/// The first due day first, as in the action log.
fn outstanding(actions: &[Planned], occasion: &Occasion) -> Block {
    if actions.is_empty() {
        return Block::Paragraph(say!("minutes-none-outstanding"));
    }
    let mut sorted: Vec<&Planned> = actions.iter().collect();
    sorted.sort_by_key(|one| (one.action.due.is_none(), one.action.due, one.action.action));
    let row = |planned: &Planned| {
        let said = planned.said(occasion);
        let from = [planned.case.called(), said.agreed_at()].join("\n");
        vec![from, format!("{}: {}", said.about(), said.what()), said.who(), said.due(), said.became()]
    };
    let mut rows = vec![vec![
        say!("out-case-number"),
        say!("action-what"),
        say!("action-who"),
        say!("action-due"),
        say!("action-became"),
    ]];
    rows.extend(sorted.into_iter().map(row));
    Block::Table(rows)
}

fn case(number: u32, minuted: &MinutedCase, occasion: &Occasion) -> Vec<Block> {
    let answered = Answered::new(minuted.case, occasion);
    let called = [say!("out-case-number"), number.to_string(), "·".into(), minuted.case.called()].join(" ");
    let mut rows = vec![
        (say!("out-came-as"), minuted.case.came_as.word()),
        (say!("out-victim"), answered.words("victim.name")),
        (say!("out-perpetrators"), answered.of_perpetrators("perpetrators.name").words()),
    ];
    rows.retain(|(_, words)| !words.is_empty());
    let mut blocks = vec![Block::Heading(called)];
    let disputed = minuted.minuted.len() > 1;
    blocks.extend(disputed.then(|| Block::Loud(say!("minutes-disputed"))));
    blocks.push(Block::Rows(rows));
    blocks.extend(minuted.minuted.is_empty().then(|| Block::Paragraph(say!("minutes-nothing"))));
    for one in &minuted.minuted {
        let said = answered.withheld.keep_out(&one.minutes);
        let mut rows = vec![(say!("minutes-outcome"), meetings::minuted(one.outcome)), (say!("minutes-said"), said)];
        rows.retain(|(_, words)| !words.trim().is_empty());
        blocks.push(Block::Rows(rows));
    }
    let carried_to = |meeting: &Meeting| {
        let to = [line(&meeting.label), date::day(meeting.date.0)].join(" ");
        Block::Rows(vec![(say!("minutes-carried-to"), to)])
    };
    blocks.extend(minuted.carried_to.map(carried_to));
    blocks.extend(actions(&minuted.actions, occasion));
    blocks
}

/// By the four parts of an action plan; a part without an action is named, so that nobody has to notice it.
fn actions(actions: &[Planned], occasion: &Occasion) -> Vec<Block> {
    const PARTS: [About; 4] = [About::Victim, About::Children, About::Perpetrator, About::Professionals];
    if actions.is_empty() {
        return vec![Block::Paragraph(say!("minutes-no-actions"))];
    }
    let row = |planned: &Planned| {
        let said = planned.said(occasion);
        vec![said.about(), said.what(), said.who(), said.due(), said.became()]
    };
    let mut rows = vec![vec![
        say!("action-about"),
        say!("action-what"),
        say!("action-who"),
        say!("action-due"),
        say!("action-became"),
    ]];
    let of = |about: Option<About>| actions.iter().filter(move |one| one.action.about == about);
    rows.extend(PARTS.map(Some).into_iter().chain([None]).flat_map(of).map(row));
    let without: Vec<String> =
        PARTS.into_iter().filter(|part| of(Some(*part)).next().is_none()).map(meetings::about).collect();
    let mut blocks = vec![Block::Paragraph(say!("minutes-actions")), Block::Table(rows)];
    let named = || Block::Paragraph(say!("minutes-no-action-about", parts = without.join(", ")));
    blocks.extend((!without.is_empty()).then(named));
    blocks
}

fn yes_no(yes: bool) -> String {
    if yes { say!("opt-ynd-yes") } else { say!("opt-ynd-no") }
}
