//! `marac serve`: checks what it is given, makes the trial area on the first start, then serves.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Args;
use tokio::runtime::Runtime;

use super::output::{cannot_write, reason, stop, tell};
use super::service::Serving;
use super::{Outcome, trial};
use crate::area::Directory;
use crate::native::serve::place::is_loopback;
use crate::native::serve::{
    self, Address, AddressError, Creates, Origin, Packs, Place, StartError, StoreError, Unusable,
};
use crate::wording::{self, say};

#[derive(Args)]
pub struct Options {
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080", help = say!("cli-serve-listen"))]
    listen: SocketAddr,
    #[arg(long, value_name = "FOLDER", default_value = "./data", help = say!("cli-serve-data"))]
    data: PathBuf,
    #[arg(long, value_name = "FOLDER", default_value = "./dist", help = say!("cli-serve-site"))]
    site: PathBuf,
    #[arg(long, value_name = "URL", help = say!("cli-serve-store"))]
    store: Option<String>,
    #[arg(long, value_name = "ORIGIN", help = say!("cli-serve-allow-origin"))]
    allow_origin: Option<String>,
    #[command(flatten)]
    service: Serving,
}

/// Serves until told to stop.
pub fn run(options: &Options) -> Outcome {
    let runtime = match serve::runtime() {
        Ok(runtime) => runtime,
        Err(error) => return stop(say!("serve-stopped", reason = reason(&error))),
    };
    let prepared = prepare(options, &runtime).and_then(|(place, origin)| {
        let service = options.service.prepare(&place)?;
        Ok((place, origin, service))
    });
    let (place, origin, service) = match prepared {
        Ok(prepared) => prepared,
        Err(why) => return stop(why),
    };
    let directory = place.packs.directory();
    let served = serve::run(runtime, options.listen, place, origin, service, |address| welcome(address, &directory));
    match served {
        Ok(()) => Outcome::AllWell,
        Err(serve::ServeError::Listen(error)) => {
            stop(say!("serve-cannot-listen", address = options.listen, reason = reason(&error)))
        }
        Err(serve::ServeError::Stopped(error)) => stop(say!("serve-stopped", reason = reason(&error))),
    }
}

fn prepare(options: &Options, runtime: &Runtime) -> Result<(Place, Option<Origin>), String> {
    let store = options.store.as_deref().map(address).transpose()?;
    let remote = matches!(store, Some(Address::Remote { .. }));
    let origin = options.allow_origin.as_deref();
    let origin = origin.map(|text| text.parse().map_err(|_| say!("serve-bad-origin", origin = text))).transpose()?;
    let mut place = Place::prepare(&options.site, &options.data, store).map_err(|e| start_error(&e))?;
    let tried = runtime.block_on(place.store.try_out());
    match tried.map_err(|error| cannot_keep(&place, options.store.as_deref(), error))? {
        Creates::Once => {}
        Creates::LookFirst => tell(say!("serve-looks-first")),
    }

    let local = is_loopback(options.listen.ip());
    // Behind a proxy the address is local too: a site with packs of its own never gets a trial area beside them.
    if place.is_unused() && local && !remote && place.packs.usable().is_empty() {
        let keys = trial::make(&place)?;
        tell(say!("serve-keys", folder = keys.display()));
    }
    let packs = place.packs.usable();
    if let Some(trial) = packs.iter().find(|pack| pack.trial && !local) {
        return Err(say!("serve-trial-not-local", id = trial.id));
    }
    if let Some(trial) = packs.iter().find(|pack| pack.trial && remote) {
        return Err(say!("serve-trial-remote", id = trial.id));
    }
    if packs.is_empty() {
        tell(say!("serve-no-pack", folder = place.packs.overlay.display()));
    }
    name_unusable(&place.packs);
    Ok((place, origin))
}

fn welcome(address: SocketAddr, directory: &Directory) {
    let page = match &directory.areas[..] {
        [only] => format!("http://{address}/#/a/{}/1", only.id),
        _ => format!("http://{address}/"),
    };
    tell(say!("serve-practitioner", url = page));
    tell(say!("serve-coordinator", url = format!("http://{address}/desk/#/")));
}

fn name_unusable(packs: &Packs) {
    for unusable in packs.unusable() {
        let (path, why) = match unusable {
            Unusable::Pack { path, why } => (path, wording::area::pack_error(&why)),
            Unusable::Directory { path, why } => (path, wording::area::directory_error(&why)),
        };
        tell(say!("serve-unusable", file = path.display(), why = why));
    }
}

fn address(url: &str) -> Result<Address, String> {
    Address::parse(url).map_err(|error| match error {
        AddressError::NotAStore => say!("serve-not-a-store"),
        AddressError::Environment => say!("serve-store-environment"),
    })
}

fn cannot_keep(place: &Place, store: Option<&str>, error: StoreError) -> String {
    match store.filter(|url| !url.starts_with("file:")) {
        Some(url) => say!("serve-store-unusable", store = url, reason = error.reason()),
        None => say!("serve-no-links", folder = place.drop.display(), reason = error.reason()),
    }
}

fn start_error(error: &StartError) -> String {
    match error {
        StartError::NoSite { site } => say!("serve-no-site", folder = site.display()),
        StartError::DataInsideSite => say!("serve-data-inside-site"),
        StartError::StoreInsideSite => say!("serve-store-inside-site"),
        StartError::InUse { folder } => say!("serve-in-use", folder = folder.display()),
        StartError::Folder { path, error } => cannot_write(path, error),
    }
}
