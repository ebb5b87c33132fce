//! In the worker: from a complete form to a sealed file. Everything is checked here once more, from the files as they came.

use chrono::NaiveDate;
use serde_json::{Value as Json, json};

use crate::area::{PRACTICE_RECIPIENT, Pack, PackMode};
use crate::domain::answers_json::from_json;
use crate::domain::attached::{GPS_REMOVED, examine};
use crate::domain::check;
use crate::domain::date::read_day;
use crate::domain::draft::Draft;
use crate::domain::instrument::Instrument;
use crate::domain::mode::{Live, Mode, Practice};
use crate::domain::own_record::OwnRecord;
use crate::domain::private::Private;
use crate::domain::record::{AttachmentNote, Change, Record, RecordKind, Stamp};
use crate::envelope::armor::armor;
use crate::envelope::{
    AmendKey, Attachment, Content, ObjectName, Recipient, Reference, SealError, Sealed, SubmissionId, seal,
};
use crate::render::text;

/// Seals what the page asks for; answers with the amend key, a name for a dropbox, the sealed bytes, the sender's own record as a file and
/// as text, and the sealed bytes as text to paste where they are few, or with the name of what went wrong.
///
/// Asked with `{mode, pack, instrument, today, sealed_at, referred_on, build, marking, adds, referral, attachments}`: the two
/// files as text, the dates as in a record, the form as the `referral` object of a record; `adds` is `{what, refers_to,
/// amend_key}` of what adds to a referral, and `null` of a new one; for each file that is attached `{name, gps_removed}`,
/// its bytes in the same order. What is practised is sealed to the practice key and to nobody else, whatever the pack says.
pub fn answer(question: &Json, files: Vec<Vec<u8>>) -> (Json, Vec<Vec<u8>>) {
    match question["mode"].as_str() {
        Some(Live::NAME) => answered(sealed::<Live>(question, files)),
        Some(Practice::NAME) => answered(sealed::<Practice>(question, files)),
        _ => answered::<Live>(Err(NotSealed::Failed)),
    }
}

fn answered<M: Mode>(sealed: Result<(Sealed<M>, Option<AmendKey>, Own), NotSealed>) -> (Json, Vec<Vec<u8>>) {
    match sealed {
        Ok((sealed, amend_key, own)) => {
            let ([file, text], sha256) = (own, sealed.sha256().to_vec());
            let Ok(name) = ObjectName::random() else { return answered::<M>(Err(NotSealed::NoRandomness)) };
            let amend_key = amend_key.as_ref().map(AmendKey::reveal);
            // Longer than this nobody pastes.
            let short = sealed.bytes().len() <= MOST_PASTED;
            let pasted = if short { armor(sealed.bytes()).into_bytes() } else { Vec::new() };
            let answer = json!({ "amend_key": amend_key, "name": name.as_str() });
            (answer, vec![sealed.into_bytes(), sha256, file, text, pasted])
        }
        Err(NotSealed::NoRandomness) => (json!({ "not_sealed": "no_randomness" }), Vec::new()),
        Err(NotSealed::NoRecipients) => (json!({ "not_sealed": "no_recipients" }), Vec::new()),
        Err(NotSealed::Failed) => (json!({ "not_sealed": "failed" }), Vec::new()),
    }
}

/// The longest sealed file that is handed over as text too.
const MOST_PASTED: usize = 1024 * 1024;

enum NotSealed {
    NoRandomness,
    NoRecipients,
    Failed,
}

/// Whom what is meant in a mode is sealed to.
trait Readers: Mode {
    fn readers(pack: &Pack, today: NaiveDate) -> Result<Vec<Recipient>, NotSealed>;
}

impl Readers for Live {
    fn readers(pack: &Pack, today: NaiveDate) -> Result<Vec<Recipient>, NotSealed> {
        pack.recipients_on(today).map(|sealing| sealing.recipients).map_err(|_| NotSealed::NoRecipients)
    }
}

impl Readers for Practice {
    fn readers(_: &Pack, _: NaiveDate) -> Result<Vec<Recipient>, NotSealed> {
        Ok(vec![Recipient::parse(PRACTICE_RECIPIENT).map_err(|_| NotSealed::NoRecipients)?])
    }
}

/// The sender's own record, as a file and as text.
type Own = [Vec<u8>; 2];

fn sealed<M: Readers>(question: &Json, files: Vec<Vec<u8>>) -> Result<(Sealed<M>, Option<AmendKey>, Own), NotSealed> {
    let field = |name: &str| question.get(name).and_then(Json::as_str).ok_or(NotSealed::Failed);
    let pack = Pack::parse(field("pack")?.as_bytes()).map_err(|_| NotSealed::Failed)?;
    if pack.mode != PackMode::Live {
        return Err(NotSealed::Failed);
    }
    let instrument = Instrument::parse(field("instrument")?.as_bytes()).map_err(|_| NotSealed::Failed)?;
    let today = read_day(field("today")?).ok_or(NotSealed::Failed)?;
    let recipients = M::readers(&pack, today)?;
    let context = pack.context(instrument, today);
    let answers = from_json(question.get("referral").ok_or(NotSealed::Failed)?).map_err(|_| NotSealed::Failed)?;
    let draft = Draft::of(&answers);
    let (answers, kind, amend_key) = match question.get("adds").filter(|adds| !adds.is_null()) {
        None => {
            let referral = check::whole(&draft, &context).map_err(|_| NotSealed::Failed)?;
            let key = AmendKey::random()?;
            (referral.answers().clone(), RecordKind::Referral { amend_hash: key.hash() }, Some(key))
        }
        Some(adds) => {
            let kind = change(adds).ok_or(NotSealed::Failed)?;
            (check::changes(&draft, &context).map_err(|_| NotSealed::Failed)?, kind, None)
        }
    };
    let (attachments, notes) = attached(question, files, &pack)?;
    let stamp = Stamp {
        submission: SubmissionId::random()?.to_string(),
        kind,
        area: pack.id.clone(),
        sealed_at: field("sealed_at")?.to_owned(),
        referred_on: field("referred_on")?.to_owned(),
        build: field("build")?.to_owned(),
    };
    let mut record = Record::new::<M>(answers, &context.instrument, stamp);
    record.attachments = notes;
    let text = text::text(&record, pack.name.en(), field("marking")?, &context);
    let content = Content { record: record.to_bytes(), text: text.clone(), attachments };
    let sealed = seal::<M>(content, &recipients)?;
    let own = own(record, &text, &sealed.reference().to_string(), amend_key.as_ref().map(AmendKey::reveal));
    Ok((sealed, amend_key, own))
}

fn own(record: Record, text: &str, reference: &str, amend_key: Option<&str>) -> Own {
    let text = text::own(text, reference, amend_key).into_bytes();
    let amend_key = amend_key.map(|key| Private(key.to_owned()));
    [OwnRecord { record, reference: reference.to_owned(), amend_key }.to_bytes(), text]
}

/// What adds to a referral, reference and key in their own spelling.
fn change(adds: &Json) -> Option<RecordKind> {
    let field = |name: &str| adds.get(name)?.as_str();
    Some(RecordKind::Change {
        what: Change::from_id(field("what")?)?,
        refers_to: field("refers_to")?.parse::<Reference>().ok()?.to_string(),
        amend_key: AmendKey::parse(field("amend_key")?)?.reveal().to_owned(),
    })
}

/// The files, looked at once more, and what the record says of each.
fn attached(
    question: &Json,
    files: Vec<Vec<u8>>,
    pack: &Pack,
) -> Result<(Vec<Attachment>, Vec<AttachmentNote>), NotSealed> {
    let named = question.get("attachments").and_then(Json::as_array).map(Vec::as_slice).unwrap_or_default();
    if named.len() != files.len() {
        return Err(NotSealed::Failed);
    }
    let limits = pack.attachable();
    let all = files.iter().map(|file| file.len() as u64).sum();
    if !files.is_empty() {
        limits.check(files.len(), all).map_err(|_| NotSealed::Failed)?;
    }
    let mut attached = Vec::new();
    let mut notes = Vec::new();
    for ((number, file), mut bytes) in (1..).zip(named).zip(files) {
        let name = file["name"].as_str().ok_or(NotSealed::Failed)?;
        let again = examine(name, &mut bytes, &limits.limits.types).map_err(|_| NotSealed::Failed)?;
        let changed = (again.gps_removed || file["gps_removed"] == true).then(|| GPS_REMOVED.to_owned());
        let attachment = Attachment { name: name.to_owned(), bytes };
        notes.push(attachment.note(number, changed.into_iter().collect()));
        attached.push(attachment);
    }
    Ok((attached, notes))
}

impl From<SealError> for NotSealed {
    fn from(error: SealError) -> NotSealed {
        match error {
            SealError::NoRandomness => NotSealed::NoRandomness,
            SealError::NoRecipients | SealError::DuplicateRecipient => NotSealed::NoRecipients,
            _ => NotSealed::Failed,
        }
    }
}

impl From<crate::envelope::NoRandomness> for NotSealed {
    fn from(_: crate::envelope::NoRandomness) -> NotSealed {
        NotSealed::NoRandomness
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::area::example;
    use crate::envelope::reference::sha256;
    use crate::envelope::{Identity, hex, open};

    const DASH: &str = include_str!("../../../public/instruments/dash-ric.json");
    const RECORD: &str = include_str!("../../../tests/vectors/record-v1.json");
    const PHOTO: &[u8] = include_bytes!("../../../tests/vectors/photos/located.jpg");

    fn question(to: &Identity, attachments: Json) -> Json {
        let mut pack = example::json();
        pack["recipients"] =
            json!([{ "role": "coordinator", "label": "Coordinator", "age": to.recipient().to_string() }]);
        pack["agencies"][0]["id"] = json!("health-visiting");
        let mut record: Json = serde_json::from_str(RECORD).unwrap();
        record["referral"]["referrer"]["agency"] = json!("health-visiting");
        json!({ "mode": "live", "pack": pack.to_string(), "instrument": DASH, "today": "2026-11-21", "sealed_at": "2026-11-21T17:35Z",
            "referred_on": "2026-11-21", "build": "0.1.0+test", "marking": "", "referral": record["referral"],
            "attachments": attachments })
    }

    #[test]
    fn the_record_notes_every_file_as_it_is_in_the_archive() {
        let me = Identity::generate().unwrap();
        let files =
            json!([{ "name": "front door.jpg", "gps_removed": false }, { "name": "a.pdf", "gps_removed": true }]);
        let pdf = b"%PDF-1.7 invented".to_vec();
        let (answer, bytes) = super::answer(&question(&me, files), vec![PHOTO.to_vec(), pdf.clone()]);
        assert_eq!(answer["not_sealed"], Json::Null);
        assert_eq!(bytes[1], sha256(&bytes[0]), "the page is told the hash of what it keeps");
        let opened = open(&bytes[0], &[me]).unwrap();
        let record = Record::read(&opened.record).unwrap();
        assert_eq!(record.attachments.len(), 2);
        for (note, file) in record.attachments.iter().zip(&opened.attachments) {
            assert_eq!(note.file, format!("attachments/{}", file.name));
            assert_eq!((note.bytes, &note.sha256), (file.bytes.len() as u64, &hex(&sha256(&file.bytes))));
            assert!(note.gps_removed());
        }
        assert_ne!(opened.attachments[0].bytes, PHOTO, "a position that slipped through is taken out here");
        assert_eq!(opened.attachments[1].bytes, pdf);
        assert!(opened.text.contains("01-front_door.jpg, 3 KB, Position removed"), "{}", opened.text);
    }

    #[test]
    fn what_is_practised_is_sealed_to_the_practice_key_alone_and_says_so() {
        let me = Identity::generate().unwrap();
        let mut question = question(&me, json!([]));
        question["mode"] = json!("practice");
        let (answer, bytes) = super::answer(&question, Vec::new());
        assert_eq!(answer["not_sealed"], Json::Null);
        assert!(open(&bytes[0], &[me]).is_err(), "the area's own key opens nothing that was practised");
        assert!(String::from_utf8_lossy(&bytes[2]).contains(r#""mode": "practice""#), "the own record says it");
        for mode in [json!("Live"), json!("trial"), Json::Null] {
            question["mode"] = mode;
            assert_eq!(super::answer(&question, Vec::new()).0["not_sealed"], "failed");
        }
    }

    #[test]
    fn what_the_area_does_not_take_is_not_sealed() {
        let me = Identity::generate().unwrap();
        let one = |name: &str, files: Vec<Vec<u8>>| {
            super::answer(&question(&me, json!([{ "name": name, "gps_removed": false }])), files).0
        };
        for (name, files) in [
            ("statement.docx", vec![b"PK\x03\x04".to_vec()]),
            ("photo.pdf", vec![PHOTO.to_vec()]),
            ("a.pdf", vec![]),
            ("a.pdf", vec![b"%PDF-".to_vec(), b"%PDF-".to_vec()]),
            ("a.pdf", vec![[&b"%PDF-"[..], &vec![0; 26_214_400]].concat()]),
        ] {
            assert_eq!(one(name, files)["not_sealed"], "failed", "{name}");
        }
    }
}
