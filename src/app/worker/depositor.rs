//! In the worker: a sealed file into the area's dropbox, and what its answer means in a sentence.

use md5::{Digest, Md5};
use serde_json::{Value as Json, json};

use crate::app::browser::deposit;
use crate::area::Pack;
use crate::area::dropbox::{Answer, Next, Sent, Target, Why, work};
use crate::domain::inbox::Key;
use crate::domain::mode::Live;
use crate::envelope::header::{MOST, looks_complete_in};
use crate::envelope::{ObjectName, reference};
use crate::wording::say;

/// Puts the sealed bytes into the dropbox of the pack, once.
///
/// Asked with `{pack, name, used_before, tried}`: the pack as text, the 32 hex digits of the name, whether these bytes have
/// gone to it already, the number of this try. Answers with `{next, seconds, name, text}`: `stored`, `other_name` with a
/// fresh name, `again` after so many seconds, `not_sent`, `unknown`; and the sentence for a person.
pub async fn put(question: &Json, sealed: &[u8]) -> Json {
    let Some((pack, target, name)) = read(question) else {
        return not_sent(say!("receipt-other-dropbox"));
    };
    // Practice is never sent, and neither is anything that is not sealed.
    if looks_complete_in::<Live>(&sealed[..sealed.len().min(MOST)], sealed.len() as u64).is_err() {
        return not_sent(say!("why-not-sealed"));
    }
    let sent = Sent::of(&reference::sha256(sealed), &Md5::digest(sealed).into());
    let mut request = target.request(name, &sent);
    let mut answer = deposit::send(&request, sealed).await;
    if let Some(proof) = answer.as_ref().ok().and_then(|answer| work::proof(answer.work.as_ref()?)) {
        request.headers.push((work::HEADER, proof));
        answer = deposit::send(&request, sealed).await;
    }
    let used_before = question["used_before"] != json!(false);
    said(&answer, &target, &sent, used_before, question["tried"].as_u64().unwrap_or(1) as u32, &pack.contact.phone)
}

/// What has become of a file in the dropbox of the pack, in a sentence. Asked with `{pack, name}`.
pub async fn status(question: &Json) -> Json {
    let Some((_, target, name)) = read(question).filter(|(_, target, _)| target.tells_status()) else {
        return json!(say!("status-not-told"));
    };
    json!(match deposit::ask(&target.status_address(name)).await {
        Ok((200, state)) if state == "waiting" => say!("status-waiting"),
        Ok((200, state)) if state == "claimed" => say!("status-claimed"),
        Ok((200, state)) if state == "accepted" => say!("status-accepted"),
        Ok((404, _)) => say!("status-not-there"),
        _ => say!("status-no-answer"),
    })
}

fn read(question: &Json) -> Option<(Pack, Target, &str)> {
    let pack = Pack::parse(question["pack"].as_str()?.as_bytes()).ok()?;
    let target = pack.delivery.dropbox.as_ref()?.target()?;
    let name = question["name"].as_str()?;
    Key::is_file(&format!("{name}.age")).then_some((pack, target, name))
}

fn said(
    answer: &Result<Answer, deposit::Unknown>,
    target: &Target,
    sent: &Sent,
    used_before: bool,
    tried: u32,
    phone: &str,
) -> Json {
    let next = answer.as_ref().map_or(Next::Unknown, |answer| target.read(answer, sent, used_before, tried));
    match next {
        Next::Stored if target.confirms_bytes() => json!({"next": "stored", "text": say!("stands-stored-not-read")}),
        Next::Stored => json!({"next": "stored", "text": say!("stands-taken-not-read")}),
        Next::OtherName => match ObjectName::random() {
            Ok(name) => json!({"next": "other_name", "name": name.as_str()}),
            Err(_) => not_sent(say!("why-no-randomness")),
        },
        Next::Again(seconds) => json!({"next": "again", "seconds": seconds, "text": say!("why-busy")}),
        Next::NotSent(why) => not_sent(in_words(why, phone)),
        Next::Unknown => json!({"next": "unknown"}),
    }
}

fn not_sent(text: String) -> Json {
    json!({"next": "not_sent", "text": text})
}

fn in_words(why: Why, phone: &str) -> String {
    match why {
        Why::Expired => say!("why-expired", phone = phone),
        Why::TooLarge => say!("why-too-large", phone = phone),
        Why::Full => say!("why-full", phone = phone),
        Why::Refused(status) => say!("why-refused", status = status, phone = phone),
        Why::Mismatch => say!("why-mismatch", phone = phone),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::area::example;

    const NAME: &str = "00112233445566778899aabbccddeeff";

    fn pack(dropbox: Json) -> (String, Target) {
        let mut pack = example::json();
        pack["delivery"] = json!({ "dropbox": dropbox });
        let text = pack.to_string();
        let question = json!({"pack": text, "name": NAME});
        let (_, target, name) = read(&question).expect("a dropbox");
        assert_eq!(name, NAME);
        (text, target)
    }

    fn heard(status: u16, retry_after: Option<u32>) -> Json {
        let (_, target) = pack(json!({"kind": "webdav", "url": "in/"}));
        let sent = Sent::of(&[1; 32], &[2; 16]);
        said(&Ok(Answer { status, retry_after, ..Answer::default() }), &target, &sent, false, 1, "01632 960900")
    }

    #[test]
    fn each_answer_has_its_sentence() {
        assert_eq!(heard(201, None)["text"], say!("stands-taken-not-read"));
        assert_eq!(heard(503, Some(7)), json!({"next": "again", "seconds": 7, "text": say!("why-busy")}));
        assert_eq!(heard(500, None), json!({"next": "unknown"}));
        let full = heard(507, None);
        assert_eq!(full["next"], "not_sent");
        assert!(
            full["text"].as_str().is_some_and(|text| text.contains("full") && text.contains("01632 960900")),
            "{full}"
        );
        let fresh = heard(412, None);
        assert_eq!(fresh["next"], "other_name");
        assert!(
            fresh["name"].as_str().is_some_and(|name| Key::is_file(&format!("{name}.age")) && name != NAME),
            "{fresh}"
        );
    }

    #[test]
    fn nothing_goes_to_a_dropbox_or_a_name_that_is_none() {
        let (text, _) = pack(json!({"kind": "put", "url": "drop/"}));
        for name in ["../desk", "00112233445566778899aabbccddeeff.age", ""] {
            assert!(read(&json!({"pack": text, "name": name})).is_none(), "{name}");
        }
        let mut pack = example::json();
        pack["delivery"] = json!({"dropbox": {"kind": "put", "url": "http://drop.example.org/"}});
        assert!(read(&json!({"pack": pack.to_string(), "name": NAME})).is_none());
    }
}
