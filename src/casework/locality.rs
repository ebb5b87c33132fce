//! Whether a case belongs to one of several meetings of an area, by where the victim lives.

use crate::area::Meeting;
use crate::domain::answers::Answers;

/// Whether the victim's address lies where this meeting's cases come from; nothing where that is not known.
pub fn fits(meeting: &Meeting, answers: &Answers) -> Option<bool> {
    let text = |id| answers.text(id).unwrap_or_default();
    let lived = words(&format!("{}\n{}", text("victim.postcode"), text("victim.address")));
    if lived.is_empty() || (meeting.postcodes.is_empty() && meeting.localities.is_empty()) {
        return None;
    }
    let district = |code: &String| lived.iter().any(|word| is_in(word, &words(code).concat()));
    let place = |place: &String| {
        let place = words(place);
        !place.is_empty() && lived.windows(place.len()).any(|there| there == place)
    };
    Some(meeting.postcodes.iter().any(district) || meeting.localities.iter().any(place))
}

/// Whether a word is this outward code, or a postcode of it that is written as one word.
fn is_in(word: &str, code: &str) -> bool {
    let Some(rest) = word.strip_prefix(code).filter(|_| !code.is_empty()) else { return false };
    match rest.as_bytes() {
        [] => true,
        [number, unit @ ..] => number.is_ascii_digit() && unit.len() == 2 && unit.iter().all(u8::is_ascii_alphabetic),
    }
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::area::{Pack, example};
    use crate::domain::answers_json::from_json;

    fn north(localities: &[&str], postcodes: &[&str]) -> Meeting {
        let mut json = example::json();
        json["meetings"][0]["localities"] = localities.into();
        json["meetings"][0]["postcodes"] = postcodes.into();
        Pack::parse(json.to_string().as_bytes()).unwrap().meetings[0].clone()
    }

    fn living(victim: serde_json::Value) -> Answers {
        from_json(&serde_json::json!({ "victim": victim })).unwrap()
    }

    #[test]
    fn a_case_belongs_where_the_postcode_or_the_place_lies() {
        let north = north(&["Upper Mere"], &["NM1", "NM2"]);
        for (postcode, address, expected) in [
            ("NM1 4QT", "", Some(true)),
            ("nm14qt", "", Some(true)),
            ("NM2", "", Some(true)),
            ("NM14 4QT", "", Some(false)),
            ("NM144QT", "", Some(false)),
            ("", "14 Tern Street, NM1 4QT", Some(true)),
            ("", "14 Tern Street\nUPPER  MERE", Some(true)),
            ("", "14 Upper Street, Mere Quay", Some(false)),
            ("NM3 1AA", "The Mill, Upper Mere", Some(true)),
            ("", "", None),
        ] {
            let fits = fits(&north, &living(serde_json::json!({ "postcode": postcode, "address": address })));
            assert_eq!(fits, expected, "{postcode} {address}");
        }
    }

    #[test]
    fn nothing_is_said_where_the_area_or_the_referral_says_nothing() {
        let known = living(serde_json::json!({ "postcode": "NM1 4QT" }));
        assert_eq!(fits(&north(&[], &[]), &known), None);
        let not_known = living(serde_json::json!({ "postcode": { "not_known": { "code": "no_time" } } }));
        assert_eq!(fits(&north(&[], &["NM1"]), &not_known), None);
        assert_eq!(fits(&north(&[""], &["", "-"]), &known), Some(false));
    }
}
