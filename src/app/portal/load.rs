//! The area's pack and checklist, fetched and checked.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::{Value as Json, json};

use crate::app::browser::fetch::{self, FetchError, Fetched};
use crate::app::browser::worker::Worker;
use crate::app::browser::{clock, digest, offline};
use crate::area::{CannotSeal, ClockSkew, Pack, PackMode, Sealing, today};
use crate::domain::context::Context;
use crate::domain::hex::hex;
use crate::domain::instrument::Instrument;
use crate::wording::say;

/// An area that can be referred to.
pub struct Area {
    pub pack: Pack,
    pub context: Context,
    /// Whom to seal to today, or why nobody.
    pub sealing: Result<Sealing, CannotSeal>,
    /// The clock of this device is wrong.
    pub clock: Option<ClockSkew>,
    /// The two files as they came, for the worker that seals.
    pub pack_file: String,
    pub instrument_file: String,
}

/// Why an area cannot be used.
#[derive(Clone, Debug)]
pub enum LoadError {
    Fetch(FetchError),
    /// The area's file is not as it should be.
    Pack,
    /// A practice pack: nothing real may go there.
    Practice,
    /// This page is older than the area asks for.
    OldBuild,
    /// The checklist the area uses is not there or is not one.
    NoInstrument,
    Instrument,
    /// The checklist's file is not the one the area decided on.
    OtherInstrument,
}

/// An area that cannot be used, and what its file still says of ways round that.
pub struct Unusable {
    pub why: LoadError,
    /// What whoever runs the site needs to know; nothing where there is nothing to add.
    pub fault: Option<String>,
    /// Whom to ring, and what the area does in such a case; in sentences.
    pub instead: Vec<String>,
}

/// What loading has come to.
pub type Loaded = ArcRwSignal<Option<Result<Arc<Area>, Unusable>>>;

/// Starts loading an area.
pub fn area(id: String) -> Loaded {
    let loaded = ArcRwSignal::new(None);
    let result = loaded.clone();
    spawn_local(async move { result.set(Some(fetch_area(&id).await.map(Arc::new))) });
    loaded
}

/// The sentence for a person at work.
pub fn in_words(error: &LoadError) -> String {
    match error {
        LoadError::Fetch(FetchError::NotThere) => say!("load-no-area"),
        LoadError::Fetch(_) => say!("load-no-answer"),
        LoadError::Practice => say!("load-practice"),
        LoadError::OldBuild => say!("load-old-build"),
        LoadError::Pack => say!("load-pack-damaged"),
        LoadError::NoInstrument | LoadError::Instrument | LoadError::OtherInstrument => say!("load-instrument"),
    }
}

/// What is wrong with the files of an area. Of its pack the worker says it, so that a first visit does without the sentences.
async fn fault(error: &LoadError, pack: &str) -> Option<String> {
    let fault = match error {
        LoadError::Pack => {
            let worker = Worker::start().await.ok()?;
            let (answer, _) = worker.ask_held(&json!({ "Fault": pack }), Vec::new()).await.ok()?;
            answer["Fault"].as_str()?.to_owned()
        }
        LoadError::Fetch(_) | LoadError::Practice | LoadError::OldBuild => return None,
        LoadError::NoInstrument => say!("fault-no-instrument"),
        LoadError::Instrument => say!("fault-instrument"),
        LoadError::OtherInstrument => say!("fault-other-instrument"),
    };
    Some(say!("load-fault", fault = fault))
}

async fn fetch_area(id: &str) -> Result<Area, Unusable> {
    let fetched = fetch::text(&format!("areas/{id}.json")).await;
    let fetched =
        fetched.map_err(|error| Unusable { why: LoadError::Fetch(error), fault: None, instead: Vec::new() })?;
    match read_area(&fetched).await {
        Ok(area) => Ok(area),
        Err(why) => Err(Unusable { fault: fault(&why, &fetched.body).await, why, instead: instead(&fetched.body) }),
    }
}

/// The phone number and the fallback of a file in which something else may be wrong.
fn instead(pack: &str) -> Vec<String> {
    let pack: Json = serde_json::from_slice(pack.as_bytes()).unwrap_or_default();
    let phone = pack["contact"]["phone"].as_str().map(|phone| say!("contact-is", phone = phone, hours = ""));
    let note = &pack["fallback"]["note"];
    let note = note.as_str().or_else(|| note["en"].as_str()).map(str::to_owned);
    phone.into_iter().chain(note).collect()
}

async fn read_area(fetched: &Fetched<String>) -> Result<Area, LoadError> {
    let pack = Pack::parse(fetched.body.as_bytes()).map_err(|_| LoadError::Pack)?;
    if pack.mode != PackMode::Live {
        return Err(LoadError::Practice);
    }
    if pack.needs_newer_than(env!("CARGO_PKG_VERSION")).is_some() {
        // A page that is kept on the device would come back as it is: where there is a newer one, it starts anew with that.
        offline::begin_swap();
        return Err(LoadError::OldBuild);
    }
    let day = today(clock::now(), fetched.served_at);
    let (instrument, instrument_file) = fetch_instrument(&pack).await?;
    let context = pack.context(instrument, day.date);
    let sealing = pack.recipients_on(day.date);
    Ok(Area { sealing, clock: day.clock, context, pack, pack_file: fetched.body.clone(), instrument_file })
}

async fn fetch_instrument(pack: &Pack) -> Result<(Instrument, String), LoadError> {
    let used = pack.instruments.first().ok_or(LoadError::OtherInstrument)?;
    let fetched =
        fetch::text(&format!("instruments/{}.json", used.file())).await.map_err(|_| LoadError::NoInstrument)?;
    // Off a secure origin no hash can be computed here: then a checklist whose hash was decided on cannot be told from another.
    let sha256 = digest::sha256(fetched.body.as_bytes()).await.map(|hash| hex(&hash)).unwrap_or_default();
    let instrument = Instrument::parse_hashed(fetched.body.as_bytes(), sha256).map_err(|_| LoadError::Instrument)?;
    let decided = used.is(&instrument.id, instrument.version, &instrument.sha256);
    if decided { Ok((instrument, fetched.body)) } else { Err(LoadError::OtherInstrument) }
}
