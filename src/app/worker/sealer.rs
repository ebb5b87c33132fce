//! In the worker: from a complete form to a sealed file. Everything is checked here once more, from the files as they came.

use serde_json::{Value as Json, json};

use crate::area::{Pack, PackMode};
use crate::domain::answers_json::from_json;
use crate::domain::check;
use crate::domain::date::read_day;
use crate::domain::draft::Draft;
use crate::domain::instrument::Instrument;
use crate::domain::mode::Live;
use crate::domain::own_record::OwnRecord;
use crate::domain::private::Private;
use crate::domain::record::{Change, Record, RecordKind, Stamp};
use crate::envelope::{AmendKey, Content, Reference, SealError, Sealed, SubmissionId, seal};
use crate::render::text;

/// Seals what the page asks for; answers with the amend key, the sealed bytes and the sender's own record as a file and
/// as text, or with the name of what went wrong.
///
/// Asked with `{pack, instrument, today, sealed_at, referred_on, build, marking, adds, referral}`: the two files as text,
/// the dates as in a record, the form as the `referral` object of a record; `adds` is `{what, refers_to, amend_key}` of
/// what adds to a referral, and `null` of a new one.
pub fn answer(question: &Json) -> (Json, Vec<Vec<u8>>) {
    match sealed(question) {
        Ok((sealed, amend_key, own)) => {
            let [file, text] = own;
            let amend_key = amend_key.as_ref().map(AmendKey::reveal);
            (json!({ "amend_key": amend_key }), vec![sealed.into_bytes(), file, text])
        }
        Err(NotSealed::NoRandomness) => (json!({ "not_sealed": "no_randomness" }), Vec::new()),
        Err(NotSealed::NoRecipients) => (json!({ "not_sealed": "no_recipients" }), Vec::new()),
        Err(NotSealed::Failed) => (json!({ "not_sealed": "failed" }), Vec::new()),
    }
}

enum NotSealed {
    NoRandomness,
    NoRecipients,
    Failed,
}

/// The sender's own record, as a file and as text.
type Own = [Vec<u8>; 2];

fn sealed(question: &Json) -> Result<(Sealed<Live>, Option<AmendKey>, Own), NotSealed> {
    let field = |name: &str| question.get(name).and_then(Json::as_str).ok_or(NotSealed::Failed);
    let pack = Pack::parse(field("pack")?.as_bytes()).map_err(|_| NotSealed::Failed)?;
    if pack.mode != PackMode::Live {
        return Err(NotSealed::Failed);
    }
    let instrument = Instrument::parse(field("instrument")?.as_bytes()).map_err(|_| NotSealed::Failed)?;
    let today = read_day(field("today")?).ok_or(NotSealed::Failed)?;
    let sealing = pack.recipients_on(today).map_err(|_| NotSealed::NoRecipients)?;
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
    let stamp = Stamp {
        submission: SubmissionId::random()?.to_string(),
        kind,
        area: pack.id.clone(),
        sealed_at: field("sealed_at")?.to_owned(),
        referred_on: field("referred_on")?.to_owned(),
        build: field("build")?.to_owned(),
    };
    let record = Record::new::<Live>(answers, &context.instrument, stamp);
    let text = text::text(&record, pack.name.en(), field("marking")?, &context);
    let content = Content { record: record.to_bytes(), text: text.clone(), attachments: Vec::new() };
    let sealed = seal::<Live>(content, &sealing.recipients)?;
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
