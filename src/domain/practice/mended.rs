//! How far a learner has mended the form with faults.

use super::faulty::{FaultyForm, FormFault, Right};
use crate::domain::answers::{Key, Value};
use crate::domain::check;
use crate::domain::context::Context;
use crate::domain::date::Date;
use crate::domain::draft::Draft;

/// How far a fault is mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mended {
    Open,
    /// What was wrong is right, and these questions still have no answer.
    StillMissing(Vec<&'static str>),
    Mended,
}

impl FaultyForm {
    /// Which faults are mended in a form, in their order.
    pub fn mended(&self, draft: &Draft, context: &Context) -> Vec<(&FormFault, Mended)> {
        let answers = check::readable(draft, context);
        let given = |id: &str| Key::of(id).and_then(|key| answers.values.get(&key));
        let one = |fault: &FormFault| {
            if !given(fault.field).is_some_and(|given| fault.right.is(given)) {
                return Mended::Open;
            }
            match fault.also.iter().copied().filter(|id| given(id).is_none()).collect::<Vec<_>>() {
                missing if missing.is_empty() => Mended::Mended,
                missing => Mended::StillMissing(missing),
            }
        };
        self.faults.iter().map(|fault| (fault, one(fault))).collect()
    }
}

impl Right {
    fn is(&self, given: &Value) -> bool {
        let letters = |text: &str| text.split_whitespace().collect::<Vec<_>>().concat().to_lowercase();
        match (self, given) {
            (Right::Text(right), Value::Text(given) | Value::Choice(given)) => letters(right) == letters(given),
            (Right::Day(right), Value::Date(Date::Day(given))) => right == given,
            (Right::About { year }, Value::Date(Date::About { year: given, .. })) => (year - 1..=*year).contains(given),
            (Right::About { .. }, Value::NotKnown(_)) => true,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::answers::{NotKnown, NotKnownCode};
    use crate::domain::date::DatePart;
    use crate::domain::draft::Msg;
    use crate::domain::practice::faulty::tests::{circumstances, form};
    use crate::domain::private::Private;

    fn open(form: &FaultyForm, draft: &Draft, context: &Context) -> Vec<String> {
        let all = form.mended(draft, context).into_iter();
        all.filter(|(_, mended)| *mended != Mended::Mended).map(|(fault, _)| fault.id.clone()).collect()
    }

    fn date(draft: &mut Draft, id: &str, boxes: [&str; 3]) {
        let key = Key::of(id).unwrap();
        for (part, text) in [DatePart::Day, DatePart::Month, DatePart::Year].into_iter().zip(boxes) {
            draft.apply(Msg::WroteDate(key, part, Private(text.into())));
        }
    }

    fn wrote(draft: &mut Draft, id: &str, text: &str) {
        draft.apply(Msg::Wrote(Key::of(id).unwrap(), Private(text.into())));
    }

    fn chose(draft: &mut Draft, id: &str, choice: &str) {
        draft.apply(Msg::Chose(Key::of(id).unwrap(), choice.into()));
    }

    #[test]
    fn mended_one_by_one_the_form_can_go_in_the_end() {
        let form = form();
        let context = circumstances(&form);
        let mut draft = form.draft(&context);
        assert_eq!(
            open(&form, &draft, &context),
            ["spelling", "born", "dash-date", "safe-number", "perpetrator-born", "agreement"]
        );
        assert!(check::whole(&draft, &context).is_err());
        wrote(&mut draft, "victim.name", " Marla  Quill ");
        date(&mut draft, "victim.born", ["", "", "1992"]);
        date(&mut draft, "assessment.date", ["20", "11", "2026"]);
        wrote(&mut draft, "safe_contact.number", "07700900111");
        let number = &form.mended(&draft, &context)[3];
        let also =
            ["times", "preferred", "text", "voicemail"].map(|id| Key::of(&format!("safe_contact.{id}")).unwrap().id);
        assert_eq!(number.1, Mended::StillMissing(also.to_vec()));
        wrote(&mut draft, "safe_contact.times", "Weekdays 10:00 to 12:00");
        chose(&mut draft, "safe_contact.preferred", "text");
        chose(&mut draft, "safe_contact.text", "yes");
        chose(&mut draft, "safe_contact.voicemail", "no");
        assert_eq!(open(&form, &draft, &context), ["perpetrator-born", "agreement"]);
        date(&mut draft, "perpetrators.born", ["", "", "1989"]);
        chose(&mut draft, "agreement.agrees", "yes");
        assert_eq!(open(&form, &draft, &context), ["agreement"]);
        chose(&mut draft, "agreement.knows", "yes");
        assert_eq!(open(&form, &draft, &context), Vec::<String>::new());
        let problems = check::whole(&draft, &context).err();
        assert_eq!(problems, None);
    }

    #[test]
    fn a_birthday_that_is_a_guess_mends_nothing_and_not_known_with_a_reason_does() {
        let form = form();
        let context = circumstances(&form);
        let mut draft = form.draft(&context);
        for (boxes, mended) in [
            (["13", "4", "1991"], false),
            (["", "", "1991"], true),
            (["", "", "1990"], false),
            (["", "4", "1992"], true),
        ] {
            date(&mut draft, "victim.born", boxes);
            assert_eq!(!open(&form, &draft, &context).contains(&"born".into()), mended, "{boxes:?}");
        }
        let key = Key::of("perpetrators.born").unwrap();
        draft.apply(Msg::GaveReason(key, Some(NotKnownCode::NotKnownHere)));
        assert!(!open(&form, &draft, &context).contains(&"perpetrator-born".into()));
        let why = NotKnown { code: NotKnownCode::Other, text: String::new() };
        draft.apply(Msg::GaveReason(key, Some(why.code)));
        assert!(open(&form, &draft, &context).contains(&"perpetrator-born".into()), "another reason has to be named");
    }
}
