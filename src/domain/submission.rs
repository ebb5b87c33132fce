//! What is about to be sent: a new referral, or something that adds to one and carries only what changes.

use super::answers::{Answers, Key, Value};
use super::check;
use super::context::Context;
use super::draft::Draft;
use super::form::{Section, ids, start_ids};
use super::problem::{Place, Problem, ProblemKind};
use super::record::Change;
use super::referral::Referral;

/// What a page has to seal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Submission {
    Referral(Referral),
    Addition(Addition),
}

/// Something that adds to an earlier referral.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addition {
    pub what: Change,
    /// As typed: a reference and its key, of the right length.
    pub refers_to: String,
    pub amend_key: String,
    /// Only the blocks that differ from the referral as its sender kept it.
    pub answers: Answers,
}

impl Submission {
    /// What the sealed record will say.
    pub fn answers(&self) -> &Answers {
        match self {
            Submission::Referral(referral) => referral.answers(),
            Submission::Addition(addition) => &addition.answers,
        }
    }

    /// What an urgent referral is sent without.
    pub fn gaps(&self) -> usize {
        match self {
            Submission::Referral(referral) => referral.gaps().len(),
            Submission::Addition(_) => 0,
        }
    }
}

/// What the sender says they add to a referral; nothing for a new one.
pub fn change(draft: &Draft) -> Option<Change> {
    Change::from_id(draft.choice(Key::of(start_ids::KIND)?)?)
}

/// The sections that can be sent, in the order of the form: of a referral all, of anything else what it can change.
pub fn sections(change: Option<Change>) -> &'static [Section] {
    use Section::*;
    match change {
        None => &Section::ALL,
        Some(Change::Update) => {
            &[Referrer, Victim, SafeContact, Perpetrator, Household, Background, Reason, Agreement, Urgent]
        }
        Some(Change::Answer) => {
            &[Referrer, Victim, SafeContact, Perpetrator, Household, Background, Ric, Route, Reason, Agreement]
        }
        Some(Change::Withdrawal) => &[Referrer, SafeContact, Reason],
        Some(Change::NewIncident) => {
            &[Referrer, Victim, SafeContact, Perpetrator, Household, Ric, Route, Reason, Agreement, Urgent]
        }
    }
}

/// Whether something that adds to a referral has to answer this question: who sends it, and what it is about.
pub fn needs(change: Change, question: &str) -> bool {
    let sender = [ids::AGENCY, "referrer.agency_other", "referrer.name", "referrer.phone"];
    sender.contains(&question) || (question == ids::NARRATIVE && change != Change::Update)
}

/// Makes what can be sealed, or says everything that stands in the way; `before` is the referral as its sender kept it.
///
/// Files that go with it are something to add by themselves.
pub fn submission(
    draft: &Draft,
    before: &Answers,
    has_files: bool,
    context: &Context,
) -> Result<Submission, Vec<Problem>> {
    let Some(what) = change(draft) else { return check::whole(draft, context).map(Submission::Referral) };
    let mut problems = check::start(draft, context);
    let mut answers = match check::parts(draft, sections(Some(what)), context) {
        Ok(answers) => answers,
        Err(more) => {
            problems.extend(more);
            return Err(problems);
        }
    };
    answers.extra.0.clear();
    keep_changes(&mut answers, before);
    let says_something = answers.values.keys().any(|key| key.question().section != Section::Referrer);
    if !says_something && answers.ric.is_empty() && !has_files {
        problems.push(Problem { place: Place::Form, kind: ProblemKind::NothingChanged });
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let typed = |id| Key::of(id).map(|key| draft.text(key).trim().to_owned()).unwrap_or_default();
    let (refers_to, amend_key) = (typed(start_ids::REFERS_TO), typed(start_ids::AMEND_KEY));
    Ok(Submission::Addition(Addition { what, refers_to, amend_key, answers }))
}

/// What was typed in sections that this submission cannot carry: kept, and not sent.
pub fn left_behind(draft: &Draft, before: &Answers) -> Vec<Key> {
    let carried = sections(change(draft));
    let known = Draft::of(before);
    let differs = |key: &Key| draft.typed(*key) != known.typed(*key) && draft.holds(*key);
    draft.keys().into_iter().filter(|key| !carried.contains(&key.question().section) && differs(key)).collect()
}

/// Drops every block that is as it was; who sends is always said.
fn keep_changes(answers: &mut Answers, before: &Answers) {
    let block = |key: &Key| key.id.split('.').next().unwrap_or(key.id);
    let is_as_it_was = |name: &str| {
        let of_block = |(key, _): &(&Key, &Value)| block(key) == name;
        answers.values.iter().filter(of_block).eq(before.values.iter().filter(of_block))
    };
    let sender = block(&Key { id: ids::AGENCY, row: 0 });
    let mut names: Vec<&str> = answers.values.keys().map(block).filter(|name| *name != sender).collect();
    names.dedup();
    names.retain(|name| is_as_it_was(name));
    answers.values.retain(|key, _| !names.contains(&block(key)));
    if answers.ric == before.ric {
        answers.ric.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::draft::Msg;
    use crate::domain::private::Private;

    fn key(id: &str) -> Key {
        Key::of(id).unwrap()
    }

    fn write(draft: &mut Draft, id: &str, text: &str) {
        draft.apply(Msg::Wrote(key(id), Private(text.into())));
    }

    fn choose(draft: &mut Draft, id: &str, option: &str) {
        draft.apply(Msg::Chose(key(id), option.into()));
    }

    fn begun(kind: &str) -> Draft {
        let mut draft = Draft::default();
        for (id, option) in [(start_ids::IN_AREA, "yes"), (start_ids::OLD_ENOUGH, "yes"), (start_ids::KIND, kind)] {
            choose(&mut draft, id, option);
        }
        write(&mut draft, start_ids::REFERS_TO, "7k2m 9qxa 4d1f");
        write(&mut draft, start_ids::AMEND_KEY, "7ZQ4N8V2K6T1X9B3M5C0WJRHFD");
        choose(&mut draft, ids::AGENCY, "other");
        write(&mut draft, "referrer.agency_other", "Northmere Refuge");
        write(&mut draft, "referrer.name", "Sam Hale");
        write(&mut draft, "referrer.phone", "07700 900111");
        draft
    }

    fn context() -> Context {
        crate::domain::context::example()
    }

    fn addition(draft: &Draft, before: &Answers) -> Result<Addition, Vec<Problem>> {
        submission(draft, before, false, &context()).map(|submission| match submission {
            Submission::Addition(addition) => addition,
            Submission::Referral(_) => panic!("a referral"),
        })
    }

    #[test]
    fn an_update_of_the_safe_number_carries_that_block_and_its_sender() {
        let mut draft = begun("update");
        choose(&mut draft, ids::SAFE_TO_PHONE, "yes");
        write(&mut draft, "safe_contact.number", "07700 900222");
        let addition = addition(&draft, &Answers::default()).unwrap();
        let blocks: Vec<&str> = addition.answers.values.keys().map(|key| key.id.split('.').next().unwrap()).collect();
        assert!(blocks.iter().all(|block| ["referrer", "safe_contact"].contains(block)), "{blocks:?}");
        assert_eq!(addition.answers.text("safe_contact.number"), Some("07700 900222"));
        assert_eq!(addition.refers_to, "7k2m 9qxa 4d1f");
    }

    #[test]
    fn what_is_as_it_was_is_not_sent_again() {
        let mut draft = begun("update");
        write(&mut draft, "victim.phone", "07700 900333");
        choose(&mut draft, ids::SAFE_TO_PHONE, "no");
        let before = addition(&draft, &Answers::default()).unwrap().answers;
        assert_eq!(addition(&draft, &before).unwrap_err()[0].kind, ProblemKind::NothingChanged);
        write(&mut draft, "victim.phone", "07700 900444");
        let now = addition(&draft, &before).unwrap().answers;
        assert_eq!(now.text("victim.phone"), Some("07700 900444"));
        assert_eq!(now.choice(ids::SAFE_TO_PHONE), None);
    }

    #[test]
    fn an_update_without_its_key_or_with_half_of_one_is_not_made() {
        for (id, text) in [(start_ids::AMEND_KEY, ""), (start_ids::AMEND_KEY, "7ZQ4N8"), (start_ids::REFERS_TO, "7K2M")]
        {
            let mut draft = begun("update");
            write(&mut draft, "victim.phone", "07700 900333");
            write(&mut draft, id, text);
            let problems = addition(&draft, &Answers::default()).unwrap_err();
            assert_eq!(problems[0].place, Place::Question(key(id)), "{text}");
        }
    }

    #[test]
    fn a_withdrawal_says_why_and_carries_no_other_section() {
        let mut draft = begun("withdrawal");
        write(&mut draft, "victim.phone", "07700 900333");
        let problems = addition(&draft, &Answers::default()).unwrap_err();
        assert_eq!(problems[0].place, Place::Question(key(ids::NARRATIVE)));
        write(&mut draft, ids::NARRATIVE, "Referred twice by mistake.");
        let addition = addition(&draft, &Answers::default()).unwrap();
        assert_eq!(addition.answers.text("victim.phone"), None);
        assert_eq!(left_behind(&draft, &Answers::default()), [key("victim.phone")]);
    }
}
