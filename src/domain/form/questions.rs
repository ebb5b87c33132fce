//! Every question of the form, in the order it is asked.

use super::{Kind, Need, Options, Question, Section, Shown, TextForm};
use crate::domain::date::DateRule;

/// The questions that rules refer to by name.
pub mod ids {
    pub const AGENCY: &str = "referrer.agency";
    pub const REFERRER_EMAIL: &str = "referrer.email";
    pub const SAFE_TO_PHONE: &str = "safe_contact.safe_to_phone";
    pub const ASSESSMENT_HOW: &str = "assessment.how";
    pub const ROUTES: &str = "criteria.routes";
    pub const IMMIGRATION: &str = "victim.immigration";
    pub const NARRATIVE: &str = "reason.narrative";
    pub const HOUSEHOLD_KIND: &str = "household.kind";
    pub const EVENT_DATE: &str = "past_events.date";
    pub const EVENT_AGENCY: &str = "past_events.agency";
    pub const LAST_INCIDENT: &str = "reason.last_incident_on";
    pub const REFERRED_BEFORE: &str = "criteria.referred_before";
    pub const REPEAT_REFERRED_ON: &str = "criteria.repeat_referred_on";
    pub const REPEAT_SAME_PAIR: &str = "criteria.repeat_same_pair";
    pub const REPEAT_CRIME: &str = "criteria.repeat_crime";
    pub const URGENT: &str = "urgent.is_urgent";
}

/// The row with this id.
pub fn question(id: &str) -> Option<&'static Question> {
    QUESTIONS.iter().chain(super::START).find(|q| q.id == id)
}

pub(super) const MUST: Need = Need::Must { or_not_known: false };
const MUST_OR_WHY: Need = Need::Must { or_not_known: true };
const PAST_DAY: Kind = Kind::Date(DateRule { approximate: false, future: false });
const PAST_OR_ABOUT: Kind = Kind::Date(DateRule { approximate: true, future: false });
const YES_NO: Kind = Kind::Choice(Options::YES_NO);
pub(super) const YES_NO_DONT_KNOW: Kind = Kind::Choice(Options::YES_NO_DONT_KNOW);

const fn line(max: usize) -> Kind {
    Kind::Text { max, form: TextForm::Plain }
}
const fn name(max: usize) -> Kind {
    Kind::Text { max, form: TextForm::Name }
}
const fn text(max: usize) -> Kind {
    Kind::LongText { max }
}
pub(super) const fn choice(set: &'static str, ids: &'static [&'static str]) -> Kind {
    Kind::Choice(Options::Fixed { set, ids })
}
pub(super) const fn row(id: &'static str, section: Section, kind: Kind, need: Need, shown: Shown) -> Question {
    Question { id, section, kind, need, shown, fold: None }
}
/// A row that is folded away until wanted.
const fn folded(name: &'static str, row: Question) -> Question {
    Question { fold: Some(name), ..row }
}

const PHONE: Kind = Kind::Text { max: 40, form: TextForm::Phone };
const EMAIL: Kind = Kind::Text { max: 120, form: TextForm::Email };
const POSTCODE: Kind = Kind::Text { max: 10, form: TextForm::Postcode };

use Need::Optional;
pub(super) use Need::WhenShown;
use Section::*;
use Shown::{Always, When};

const NOT_AGREED: &[&str] = &["no", "not_asked_unsafe"];
const REFERRED: &[&str] = &["this_marac", "another_marac", "which_not_known"];

/// The form.
#[rustfmt::skip]
pub static QUESTIONS: &[Question] = &[
    row(ids::AGENCY, Referrer, Kind::Choice(Options::Agencies), MUST, Always),
    row("referrer.agency_other", Referrer, line(80), WhenShown, When(ids::AGENCY, &["other"])),
    row("referrer.name", Referrer, name(80), MUST, Always),
    row("referrer.role", Referrer, line(80), Optional, Always),
    row("referrer.phone", Referrer, PHONE, MUST, Always),
    row(ids::REFERRER_EMAIL, Referrer, EMAIL, Optional, Always),
    row("referrer.discussed", Referrer, YES_NO, Optional, Always),
    row("referrer.presenter", Referrer, name(100), Optional, Always),

    row("victim.name", Victim, name(100), MUST_OR_WHY, Always),
    row("victim.other_names", Victim, name(200), Optional, Always),
    row("victim.born", Victim, PAST_OR_ABOUT, MUST_OR_WHY, Always),
    row("victim.other_born", Victim, line(100), Optional, Always),
    row("victim.address", Victim, text(300), MUST_OR_WHY, Always),
    row("victim.postcode", Victim, POSTCODE, Optional, Always),
    row("victim.confidential_address", Victim, YES_NO, Optional, Always),
    row("victim.other_address", Victim, text(200), Optional, Always),
    row("victim.phone", Victim, PHONE, Optional, Always),

    row(ids::SAFE_TO_PHONE, SafeContact, YES_NO_DONT_KNOW, MUST, Always),
    row("safe_contact.number", SafeContact, PHONE, WhenShown, When(ids::SAFE_TO_PHONE, &["yes"])),
    row("safe_contact.times", SafeContact, line(200), Optional, Always),
    row("safe_contact.preferred", SafeContact, choice("contact", &["phone", "text", "email", "in_person", "through_someone", "dont_know"]), Optional, Always),
    folded("reach", row("safe_contact.text", SafeContact, YES_NO_DONT_KNOW, Optional, Always)),
    folded("reach", row("safe_contact.voicemail", SafeContact, YES_NO_DONT_KNOW, Optional, Always)),
    folded("reach", row("safe_contact.withheld_number", SafeContact, YES_NO_DONT_KNOW, Optional, Always)),
    folded("reach", row("safe_contact.email", SafeContact, YES_NO_DONT_KNOW, Optional, Always)),
    folded("reach", row("safe_contact.email_address", SafeContact, EMAIL, WhenShown, When("safe_contact.email", &["yes"]))),
    folded("reach", row("safe_contact.post", SafeContact, YES_NO_DONT_KNOW, Optional, Always)),
    folded("answer", row("safe_contact.who_may_answer", SafeContact, text(300), Optional, Always)),
    folded("answer", row("safe_contact.third_person", SafeContact, name(200), Optional, Always)),
    folded("answer", row("safe_contact.third_person_phone", SafeContact, PHONE, Optional, Always)),
    row("safe_contact.device_watched", SafeContact, YES_NO_DONT_KNOW, Optional, Always),
    row("safe_contact.device_watched_how", SafeContact, line(200), Optional, When("safe_contact.device_watched", &["yes"])),
    row("safe_contact.confirmed_on", SafeContact, PAST_DAY, Optional, Always),
    row("safe_contact.afraid_of", SafeContact, text(500), MUST_OR_WHY, Always),
    row("safe_contact.safe_to_talk_to", SafeContact, text(300), Optional, Always),
    row("safe_contact.not_safe_to_talk_to", SafeContact, text(300), Optional, Always),
    row("safe_contact.must_not_receive", SafeContact, text(300), Optional, Always),
    row("safe_contact.works_for_agency", SafeContact, YES_NO_DONT_KNOW, Optional, Always),
    row("safe_contact.works_for_agency_who", SafeContact, line(200), WhenShown, When("safe_contact.works_for_agency", &["yes"])),

    row("perpetrators.name", Perpetrator, name(100), MUST_OR_WHY, Always),
    row("perpetrators.born", Perpetrator, PAST_OR_ABOUT, Optional, Always),
    row("perpetrators.relationship", Perpetrator, choice("relationship", &["partner", "former_partner", "parent", "child", "sibling", "other_family", "several", "other"]), MUST_OR_WHY, Always),
    row("perpetrators.relationship_detail", Perpetrator, line(200), WhenShown, When("perpetrators.relationship", &["several", "other"])),
    row("perpetrators.lives_with_victim", Perpetrator, YES_NO_DONT_KNOW, Optional, Always),
    row("perpetrators.weapons", Perpetrator, YES_NO_DONT_KNOW, Optional, Always),
    row("perpetrators.weapons_detail", Perpetrator, line(200), Optional, When("perpetrators.weapons", &["yes"])),
    row("perpetrators.knows_help_sought", Perpetrator, YES_NO_DONT_KNOW, Optional, Always),
    folded("person", row("perpetrators.other_names", Perpetrator, name(200), Optional, Always)),
    folded("person", row("perpetrators.address", Perpetrator, text(300), Optional, Always)),
    folded("person", row("perpetrators.occupation", Perpetrator, line(150), Optional, Always)),
    folded("person", row("perpetrators.counter_allegations", Perpetrator, text(300), Optional, Always)),

    row(ids::HOUSEHOLD_KIND, Household, choice("household", &["child", "unborn_child", "adult"]), WhenShown, Always),
    row("household.name", Household, name(100), Optional, When("household.kind", &["child", "adult"])),
    row("household.born", Household, PAST_OR_ABOUT, Optional, When("household.kind", &["child", "adult"])),
    row("household.relationship_to_victim", Household, line(80), Optional, Always),
    row("household.relationship_to_perpetrator", Household, line(80), Optional, Always),
    row("household.school", Household, line(150), Optional, When("household.kind", &["child"])),
    row("household.lives_with", Household, line(150), Optional, When("household.kind", &["child", "adult"])),
    row("household.saw_or_heard", Household, YES_NO_DONT_KNOW, Optional, When("household.kind", &["child", "adult"])),
    row("safeguarding.child_referral", Household, choice("safeguarding", &["yes", "no", "not_needed", "dont_know"]), Optional, Always),
    row("safeguarding.child_referral_on", Household, PAST_DAY, Optional, When("safeguarding.child_referral", &["yes"])),
    row("safeguarding.adult_referral", Household, choice("safeguarding", &["yes", "no", "not_needed", "dont_know"]), Optional, Always),
    row("safeguarding.adult_referral_on", Household, PAST_DAY, Optional, When("safeguarding.adult_referral", &["yes"])),

    row("victim.language", Background, line(80), Optional, Always),
    row("victim.interpreter", Background, YES_NO_DONT_KNOW, Optional, Always),
    row("victim.engagement", Background, text(300), Optional, Always),
    folded("identity", row("victim.gender", Background, choice("gender", &["woman", "man", "other", "prefer_not_to_say"]), Optional, Always)),
    folded("identity", row("victim.gender_detail", Background, line(80), Optional, When("victim.gender", &["other"]))),
    folded("identity", row("victim.ethnicity", Background, choice("ethnicity", &["asian", "black", "mixed", "white", "other", "prefer_not_to_say", "dont_know"]), Optional, Always)),
    folded("identity", row("victim.ethnicity_detail", Background, line(80), Optional, When("victim.ethnicity", &["asian", "black", "mixed", "white", "other"]))),
    folded("identity", row("victim.religion", Background, line(80), Optional, Always)),
    folded("identity", row("victim.orientation", Background, choice("orientation", &["heterosexual", "gay_or_lesbian", "bisexual", "other", "prefer_not_to_say", "dont_know"]), Optional, Always)),
    folded("identity", row("victim.trans", Background, choice("trans", &["yes", "no", "prefer_not_to_say", "dont_know"]), Optional, Always)),
    folded("home", row("victim.housing", Background, choice("housing", &["council", "housing_association", "private_rent", "owned", "with_family_or_friends", "refuge_or_hostel", "homeless", "dont_know"]), Optional, Always)),
    folded("home", row("victim.landlord", Background, line(100), Optional, When("victim.housing", &["council", "housing_association", "private_rent"]))),
    folded("home", row("victim.occupation", Background, line(150), Optional, Always)),
    folded("home", row("victim.gp", Background, line(150), Optional, Always)),
    folded("health", row("victim.disability", Background, YES_NO_DONT_KNOW, Optional, Always)),
    folded("health", row("victim.disability_detail", Background, line(200), Optional, When("victim.disability", &["yes"]))),
    folded("health", row("victim.pregnant", Background, YES_NO_DONT_KNOW, Optional, Always)),
    folded("health", row("victim.due", Background, line(40), Optional, When("victim.pregnant", &["yes"]))),
    folded("health", row("victim.other_needs", Background, text(300), Optional, Always)),
    row(ids::IMMIGRATION, Background, text(300), Optional, Always),

    row(ids::ASSESSMENT_HOW, Ric, choice("how", &["asked_directly", "from_records", "from_paper", "other_tool", "none"]), MUST, Always),
    row("assessment.other_tool", Ric, line(200), WhenShown, When(ids::ASSESSMENT_HOW, &["other_tool"])),
    row("assessment.date", Ric, PAST_DAY, WhenShown, When(ids::ASSESSMENT_HOW, &["asked_directly", "from_records", "from_paper", "other_tool"])),
    row("assessment.by", Ric, name(100), Optional, When(ids::ASSESSMENT_HOW, &["asked_directly", "from_records", "from_paper", "other_tool"])),
    row("assessment.interpreter", Ric, YES_NO, Optional, When(ids::ASSESSMENT_HOW, &["asked_directly", "from_paper"])),

    row(ids::EVENT_DATE, Route, PAST_OR_ABOUT, Optional, Always),
    row(ids::EVENT_AGENCY, Route, choice("knew", &["police", "health", "children_social_care", "adult_social_care", "housing", "education", "specialist", "other", "nobody", "dont_know"]), Optional, Always),
    row("past_events.what", Route, line(200), WhenShown, Always),
    row(ids::LAST_INCIDENT, Route, PAST_OR_ABOUT, Optional, Always),
    row(ids::REFERRED_BEFORE, Route, choice("referred", &["this_marac", "another_marac", "which_not_known", "no", "dont_know"]), Optional, Always),
    row("criteria.repeat_marac", Route, line(100), Optional, When(ids::REFERRED_BEFORE, &["another_marac"])),
    row(ids::REPEAT_REFERRED_ON, Route, PAST_OR_ABOUT, Optional, When(ids::REFERRED_BEFORE, REFERRED)),
    row(ids::REPEAT_SAME_PAIR, Route, YES_NO_DONT_KNOW, Optional, When(ids::REFERRED_BEFORE, REFERRED)),
    row(ids::REPEAT_CRIME, Route, YES_NO_DONT_KNOW, Optional, When(ids::REFERRED_BEFORE, REFERRED)),
    row(ids::ROUTES, Route, Kind::Choices(Options::Routes), MUST, Always),
    row("judgement.why", Route, text(2000), WhenShown, When(ids::ROUTES, &["judgement"])),
    row("judgement.idva_referred", Route, YES_NO_DONT_KNOW, Optional, Always),
    row("judgement.idva_referred_on", Route, PAST_DAY, Optional, When("judgement.idva_referred", &["yes"])),

    row(ids::NARRATIVE, Reason, text(5000), MUST_OR_WHY, Always),
    row("reason.victim_wants", Reason, text(1000), Optional, Always),
    row("reason.victim_wants_police", Reason, choice("police", &["yes", "no", "not_asked", "dont_know"]), Optional, Always),
    row("actions_taken", Reason, text(1000), Optional, Always),
    folded("police", row("reason.police_history", Reason, text(500), Optional, Always)),
    folded("police", row("reason.police_references", Reason, line(200), Optional, Always)),
    folded("police", row("orders_and_dates", Reason, text(500), Optional, Always)),
    row("agencies_involved.agency", Reason, line(100), WhenShown, Always),
    row("agencies_involved.worker", Reason, line(100), Optional, Always),
    row("agencies_involved.phone", Reason, PHONE, Optional, Always),
    row("reason.risk_to_professionals", Reason, text(300), Optional, Always),

    row("agreement.knows", Agreement, choice("knows", &["yes", "no", "unsafe_to_tell"]), MUST_OR_WHY, Always),
    row("agreement.agrees", Agreement, choice("agrees", &["yes", "no", "not_asked_unsafe"]), MUST, Always),
    row("agreement.why_share", Agreement, text(1000), WhenShown, When("agreement.agrees", NOT_AGREED)),
    row("agreement.why_now", Agreement, text(1000), WhenShown, When("agreement.agrees", NOT_AGREED)),
    row("agreement.decided_by", Agreement, name(100), WhenShown, When("agreement.agrees", NOT_AGREED)),
    row("agreement.decided_on", Agreement, PAST_DAY, WhenShown, When("agreement.agrees", NOT_AGREED)),

    row(ids::URGENT, Urgent, YES_NO, MUST, Always),
    row("urgent.why", Urgent, text(500), WhenShown, When(ids::URGENT, &["yes"])),
    row("urgent.by_when", Urgent, line(100), Optional, When(ids::URGENT, &["yes"])),
    row("urgent.who_was_rung", Urgent, line(200), WhenShown, When(ids::URGENT, &["yes"])),
    row("urgent.done_already", Urgent, text(300), Optional, When(ids::URGENT, &["yes"])),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_most_fifteen_answers_are_must_haves_beside_the_urgent_mark() {
        let musts = QUESTIONS.iter().filter(|q| matches!(q.need, Need::Must { .. }) && q.id != ids::URGENT);
        assert!(musts.count() <= 15);
    }

    #[test]
    fn ids_are_unique_and_a_condition_names_an_earlier_question_of_its_section() {
        for (index, q) in QUESTIONS.iter().enumerate() {
            assert!(!QUESTIONS[..index].iter().any(|other| other.id == q.id), "{}", q.id);
            if let When(other, _) = q.shown {
                let asked = QUESTIONS[..index].iter().any(|o| o.id == other && o.section == q.section);
                assert!(asked, "{} is shown by {other}", q.id);
            }
        }
    }
}
