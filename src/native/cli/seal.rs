//! `marac seal`: records to the people of an area.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::{Map, Value, json};

use super::Outcome;
use super::area_use::AreaUse;
use super::attachments::{self, Attached};
use super::output::{cannot_read, cannot_write, result, stop, tell};
use crate::area::PackMode;
use crate::domain::answers::Answers;
use crate::domain::answers_json::{self, BadField};
use crate::domain::check;
use crate::domain::context::Context;
use crate::domain::date;
use crate::domain::draft::Draft;
use crate::domain::mode::{Live, Mode, Practice};
use crate::domain::own_record;
use crate::domain::private::Private;
use crate::domain::problem::Problem;
use crate::domain::record::{AttachmentNote, InstrumentRef, ReadError, Record, RecordKind, Stamp};
use crate::envelope::tokens::{AmendKey, SubmissionId};
use crate::envelope::{Content, Reference, SealError, hex, seal};
use crate::native::files::{self, Readers};
use crate::native::{build, clock};
use crate::wording::say;
use crate::{render, wording};

#[derive(Args)]
pub struct Options {
    #[arg(value_name = "RECORD.json", required = true, help = say!("cli-seal-records"))]
    records: Vec<PathBuf>,
    #[arg(long, value_name = "PACK.json", help = say!("cli-seal-area"))]
    area: PathBuf,
    #[arg(long, value_name = "FILE", help = say!("cli-seal-attach"))]
    attach: Vec<PathBuf>,
    #[arg(long, value_name = "FOLDER", help = say!("cli-out"))]
    out: PathBuf,
}

/// Seals each record by itself; one that is refused does not stop the others.
pub fn run(options: &Options, json: bool) -> Outcome {
    if !options.attach.is_empty() && options.records.len() > 1 {
        return stop(say!("cli-seal-attach-one"));
    }
    let prepared = AreaUse::read(&options.area).and_then(|area| {
        let attached = attachments::read(&options.attach, &area.pack.attachments)?;
        files::create_folder(&options.out, Readers::Owner).map_err(|error| cannot_write(&options.out, &error))?;
        Ok((area, attached))
    });
    let (area, attached) = match prepared {
        Ok(prepared) => prepared,
        Err(why) => return stop(why),
    };
    let mut outcome = Outcome::AllWell;
    for file in &options.records {
        let sealed = match area.pack.mode {
            PackMode::Live => seal_one::<Live>(file, &area, &attached, &options.out),
            PackMode::Practice => seal_one::<Practice>(file, &area, &attached, &options.out),
        };
        match sealed {
            Ok(sealed) => sealed.report(file, json),
            Err(why) => {
                outcome = Outcome::SomeRefused;
                tell(say!("cli-seal-refused", file = file.display(), why = why.join("\n  ")));
                if json {
                    result(json!({"file": file.display().to_string(), "sealed": false, "reasons": why}));
                }
            }
        }
    }
    outcome
}

/// What sealing one record gave.
struct Done {
    reference: String,
    sha256: String,
    path: PathBuf,
    /// Minted here, unless the record brought its own hash of one.
    amend_key: Option<AmendKey>,
    gaps: Vec<String>,
}

impl Done {
    fn report(&self, file: &Path, json: bool) {
        for gap in &self.gaps {
            tell(say!("cli-seal-gap", file = file.display(), what = gap));
        }
        if json {
            let mut object = json!({"file": file.display().to_string(), "sealed": true, "reference": self.reference,
                "sha256": self.sha256, "written": self.path.display().to_string()});
            if let Some(key) = &self.amend_key {
                object["amend_key"] = json!(key.reveal());
            }
            result(object);
        } else {
            result(&self.reference);
            if let Some(key) = &self.amend_key {
                tell(say!("cli-seal-amend-key", reference = self.reference, key = key.reveal()));
            }
        }
    }
}

fn seal_one<M: Mode>(file: &Path, area: &AreaUse, attached: &[Attached], out: &Path) -> Result<Done, Vec<String>> {
    let one = |why: String| vec![why];
    let bytes = fs::read(file).map_err(|error| one(cannot_read(file, &error)))?;
    let given = Given::read(&bytes, M::NAME, &area.pack.id).map_err(one)?;
    let asked = &area.context.instrument;
    if given.instrument.as_ref().is_some_and(|answered| (&answered.id, answered.version) != (&asked.id, asked.version))
    {
        return Err(one(say!("cli-seal-other-checklist")));
    }
    if !given.brings(attached) {
        return Err(one(say!("cli-seal-attachment-missing")));
    }
    let (answers, gaps) = checked(&given, area)?;
    let (kind, amend_key) = match given.kind {
        Some(kind) => (kind, None),
        None => {
            let key = AmendKey::random().map_err(|_| one(say!("cli-no-randomness")))?;
            (RecordKind::Referral { amend_hash: key.hash() }, Some(key))
        }
    };
    let stamp = Stamp {
        submission: SubmissionId::random().map_err(|_| one(say!("cli-no-randomness")))?.to_string(),
        kind,
        area: area.pack.id.clone(),
        sealed_at: date::iso_minute(clock::now()),
        referred_on: area.context.today.to_string(),
        build: build(),
    };
    let mut record = Record::new::<M>(answers, &area.context.instrument, stamp);
    record.instrument = given.instrument.or(record.instrument);
    record.attachments = (1..).zip(attached).map(|(number, one)| one.note(number, &given.noted)).collect();
    record.extra = given.extra;
    let marking = wording::area::marking(Some(&area.pack));
    let text = render::text::text(&record, area.pack.name.en(), &marking, &area.context);
    let content =
        Content { record: record.to_bytes(), text, attachments: attached.iter().map(|one| one.file.clone()).collect() };
    let sealed = seal::<M>(content, &area.sealing.recipients).map_err(|error| one(seal_error(error)))?;

    let reference = sealed.reference().to_string();
    let path = out.join(format!("{reference}.age"));
    files::write_new(&path, sealed.bytes(), Readers::Owner).map_err(|error| one(cannot_write(&path, &error)))?;
    Ok(Done { reference, sha256: hex(sealed.sha256()), path, amend_key, gaps })
}

/// What a file holds: a whole record, or its `referral` object alone.
struct Given {
    answers: Answers,
    /// Of a whole record; minted otherwise.
    kind: Option<RecordKind>,
    /// The exact checklist that was answered, where the record names it.
    instrument: Option<InstrumentRef>,
    extra: Private<Map<String, Value>>,
    /// The files that the record names; they must be among those attached now.
    noted: Vec<AttachmentNote>,
}

impl Given {
    fn brings(&self, attached: &[Attached]) -> bool {
        self.noted.iter().all(|note| attached.iter().any(|file| file.is(note)))
    }

    fn read(bytes: &[u8], mode: &str, area: &str) -> Result<Given, String> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let value: Value = serde_json::from_slice(bytes).map_err(|_| say!("cli-seal-not-a-record"))?;
        if value.get("format").is_none() {
            let mut referral = value;
            let noted = match referral.as_object_mut().and_then(|fields| fields.shift_remove("attachments")) {
                Some(notes) => {
                    AttachmentNote::read_all(&notes).ok_or_else(|| say!("cli-seal-field", field = "attachments"))?
                }
                None => Vec::new(),
            };
            let answers = answers_json::from_json(&referral);
            let answers = answers.map_err(|BadField(path)| say!("cli-seal-field", field = path))?;
            return Ok(Given { answers, kind: None, instrument: None, extra: Default::default(), noted });
        }
        let mut record = Record::read(bytes).map_err(|error| match error {
            ReadError::NotARecord => say!("cli-seal-not-a-record"),
            ReadError::NewerVersion => say!("cli-seal-newer"),
            ReadError::Field(path) => say!("cli-seal-field", field = path),
        })?;
        if record.mode != mode {
            return Err(say!("cli-seal-other-mode", record = record.mode, pack = mode));
        }
        if record.area != area {
            return Err(say!("cli-seal-other-area", record = record.area, pack = area));
        }
        own_record::taken_out(&mut record);
        let Record { answers, kind, instrument, extra, attachments: noted, .. } = record;
        let kind = proper(kind)?;
        Ok(Given { answers, kind: Some(kind), instrument, extra, noted })
    }
}

/// A kind as it is sealed: what adds to a referral names it, and brings the key that proves it.
fn proper(kind: RecordKind) -> Result<RecordKind, String> {
    let RecordKind::Change { what, refers_to, amend_key } = kind else { return Ok(kind) };
    let refers_to = refers_to.parse::<Reference>().map_err(|_| say!("cli-seal-no-reference"))?.to_string();
    let key = AmendKey::parse(&amend_key).ok_or_else(|| say!("cli-seal-no-amend-key"))?;
    Ok(RecordKind::Change { what, refers_to, amend_key: key.reveal().to_owned() })
}

/// Checks as the page would; the words for what an urgent referral goes without.
fn checked(given: &Given, area: &AreaUse) -> Result<(Answers, Vec<String>), Vec<String>> {
    let draft = Draft::of(&given.answers);
    let sentences = |problems: Vec<Problem>| {
        let problems = problems.iter().map(|problem| wording::problems::problem(problem, &area.context));
        [say!("cli-seal-incomplete")].into_iter().chain(problems).collect::<Vec<_>>()
    };
    let (answers, gaps) = if let Some(RecordKind::Change { .. }) = given.kind {
        (check::changes(&draft, &area.context).map_err(sentences)?, Vec::new())
    } else {
        let referral = check::whole(&draft, &area.context).map_err(sentences)?;
        let gaps = referral.gaps().iter().map(|key| wording::form::label(*key)).collect();
        (referral.answers().clone(), gaps)
    };
    let left_out = left_out(&given.answers, &answers, &area.context);
    if left_out.is_empty() { Ok((answers, gaps)) } else { Err(left_out) }
}

/// A page leaves out what another answer hides, and shows that it does; here nobody would see it.
fn left_out(given: &Answers, checked: &Answers, context: &Context) -> Vec<String> {
    let values = given.values.keys().filter(|key| !checked.values.contains_key(key));
    let items = given.ric.iter().filter(|(id, answer)| !answer.is_empty() && !checked.ric.contains_key(*id));
    let item = |id: &String| context.instrument.item(id).map_or_else(|| id.clone(), |item| item.short.en().to_owned());
    let labels = values.map(|key| wording::form::label(*key)).chain(items.map(|(id, _)| item(id)));
    labels.map(|what| say!("cli-seal-left-out", what = what)).collect()
}

/// Why something was not sealed.
pub fn seal_error(error: SealError) -> String {
    match error {
        SealError::NoRandomness => say!("cli-no-randomness"),
        SealError::TooLarge | SealError::TooManyAttachments => say!("cli-seal-too-large"),
        // A pack that loaded lists nobody twice, and never nobody.
        SealError::NoRecipients | SealError::DuplicateRecipient | SealError::TooManyRecipients => {
            say!("area-cannot-seal-today")
        }
        SealError::Unverified => say!("cli-seal-unverified"),
    }
}
