//! Sealing, as the page asks the worker for it: age is not in the page's own program, so that a first visit is small.

use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::{Value as Json, json};

use super::attached::AttachedFile;
use super::delivery::{Delivery, Name};
use super::journey::Journey;
use super::outcome::{OwnCopy, SealedReferral};
use crate::app::browser::held::Held;
use crate::app::browser::worker::Worker;
use crate::app::browser::{self, clock};
use crate::domain::answers_json::to_json;
use crate::domain::date::iso_day;
use crate::domain::mode::Mode;
use crate::domain::private::Private;
use crate::domain::submission::{Addition, Submission};
use crate::envelope::Sealed;
use crate::wording::say;

/// Why a referral was not sealed. Nothing has left the page, and everything typed is still there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotSealed {
    /// The worker did not start or broke down.
    NoWorker,
    NoRandomness,
    NoRecipients,
    /// The sealed file did not pass its check.
    Failed,
}

/// The worker's files are a quarter of a megabyte, and a seal takes less than a second: what is not sealed after so long
/// never will be, and nobody is left waiting for ever.
const LONGEST: Duration = Duration::from_secs(120);
/// What the slowest device seals in a second of what is attached, in bytes.
const SLOWEST: u64 = 500_000;

/// A worker that starts while the answers are read back, so that sealing does not wait for it.
#[derive(Clone, Copy)]
pub struct Ready(StoredValue<Option<Rc<Worker>>, LocalStorage>);

impl Ready {
    /// Starts one.
    pub fn start() -> Ready {
        let ready = Ready::of(None);
        spawn_local(async move { drop(ready.0.try_set_value(Worker::start().await.ok().map(Rc::new))) });
        ready
    }

    /// One that runs already, and goes on when it has sealed.
    pub fn of(worker: Option<Rc<Worker>>) -> Ready {
        Ready(StoredValue::new_local(worker))
    }

    /// The one that was started, or another; where nobody else holds it, it ends with what it was told when it has sealed.
    async fn take(self) -> Result<Rc<Worker>, NotSealed> {
        match self.0.try_update_value(Option::take).flatten() {
            Some(worker) if !worker.has_stopped() => Ok(worker),
            _ => Worker::start().await.map(Rc::new).map_err(|_| NotSealed::NoWorker),
        }
    }
}

/// Seals what is to be sent, as the form stands now, to everybody the area names today; what comes back is verified before it is kept.
pub fn seal_submission<M: Mode>(
    journey: Journey,
    submission: &Submission,
    ready: Ready,
) -> impl Future<Output = Result<SealedReferral<M>, NotSealed>> + use<M> {
    let (draft, attached) = (journey.form.draft.get_untracked(), journey.attached.marks());
    let (answers, sealed_at) = (submission.answers().clone(), (clock::today(), clock::time_of_day()));
    let files = journey.attached.files.get_untracked();
    let question = question::<M>(journey, submission, &files);
    async move {
        let longest = LONGEST + Duration::from_secs(files.iter().map(|file| file.content.len()).sum::<u64>() / SLOWEST);
        let asked = async {
            let worker = ready.take().await?;
            // Copies: the files stay here, to be sealed again after a change.
            let mut bytes = Vec::new();
            for file in files {
                bytes.push(file.content.copy());
                clock::breathe().await;
            }
            worker.ask_held(&question, bytes).await.map_err(|_| NotSealed::NoWorker)
        };
        let (answer, bytes) = clock::within(longest, asked).await.unwrap_or(Err(NotSealed::NoWorker))?;
        let (sealed, amend_key, own, pasted) = read(&answer, bytes)?;
        let name = Name::new(answer["Sealed"]["name"].as_str().unwrap_or_default().to_owned());
        let delivery = ArcRwSignal::new(Delivery::NotTried);
        Ok(SealedReferral { sealed, amend_key, answers, own, pasted, sealed_at, draft, attached, name, delivery })
    }
}

/// The sealed file, the amend key of what can be added to, the sender's own record, and the text to paste, out of the worker's answer.
fn read<M: Mode>(answer: &Json, bytes: Vec<Held>) -> Result<(Sealed<M>, Option<String>, OwnCopy, String), NotSealed> {
    let answer = &answer["Sealed"];
    match answer["not_sealed"].as_str() {
        Some("no_randomness") => return Err(NotSealed::NoRandomness),
        Some("no_recipients") => return Err(NotSealed::NoRecipients),
        Some(_) => return Err(NotSealed::Failed),
        None => {}
    }
    let [sealed, sha256, file, text, pasted] = <[Held; 5]>::try_from(bytes).map_err(|_| NotSealed::Failed)?;
    let sha256 = sha256.into_bytes().try_into().map_err(|_| NotSealed::Failed)?;
    let sealed = Sealed::<M>::verified(sealed.into_bytes(), sha256).map_err(|_| NotSealed::Failed)?;
    let [text, pasted] = [text, pasted].map(|text| String::from_utf8(text.into_bytes()));
    let (text, pasted) = text.and_then(|text| Ok((text, pasted?))).map_err(|_| NotSealed::Failed)?;
    let own = OwnCopy { file: Private(file.into_bytes()), text: Private(text) };
    Ok((sealed, answer["amend_key"].as_str().map(str::to_owned), own, pasted))
}

/// What stands in the way, for a person.
pub fn in_words(error: NotSealed) -> String {
    match error {
        NotSealed::NoWorker => say!("seal-no-worker"),
        NotSealed::NoRandomness => say!("seal-no-randomness"),
        NotSealed::NoRecipients => say!("seal-no-recipients"),
        NotSealed::Failed => say!("seal-failed"),
    }
}

fn question<M: Mode>(journey: Journey, submission: &Submission, files: &[AttachedFile]) -> Json {
    let area = journey.area();
    let adds = match submission {
        Submission::Referral(_) => Json::Null,
        Submission::Addition(Addition { what, refers_to, amend_key, .. }) => {
            json!({ "what": what.id(), "refers_to": refers_to, "amend_key": amend_key })
        }
    };
    let files = files.iter().map(|file| json!({ "name": file.name, "gps_removed": file.gps_removed }));
    json!({ "Seal": {
        "mode": M::NAME,
        "pack": area.pack_file,
        "instrument": area.instrument_file,
        "today": iso_day(area.context.today),
        "sealed_at": clock::now_minutes(),
        "referred_on": iso_day(clock::today()),
        "build": browser::build(),
        "marking": area.marking(),
        "adds": adds,
        "referral": to_json(submission.answers()),
        "attachments": files.collect::<Vec<_>>(),
    } })
}
