//! `marac serve`: checks what it is given, makes the trial area on the first start, then serves.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use clap::Args;
use tokio::runtime::Runtime;

use super::output::{cannot_write, reason, stop, tell};
use super::service::Serving;
use super::{Outcome, trial};
use crate::area::Directory;
use crate::area::dropbox::work::MOST_SECONDS;
use crate::native::serve::place::is_loopback;
use crate::native::serve::{
    self, Address, AddressError, Certificate, CertificateError, Creates, Packs, Place, Senders, ServeError, Setup,
    StartError, StoreError, Unusable,
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
    #[arg(long, value_name = "FILE", requires = "private_key", help = say!("cli-serve-certificate"))]
    certificate: Option<PathBuf>,
    #[arg(long = "key", value_name = "FILE", requires = "certificate", help = say!("cli-serve-key"))]
    private_key: Option<PathBuf>,
    #[arg(long, help = say!("cli-serve-behind-proxy"))]
    behind_proxy: bool,
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(1..=i64::from(MOST_SECONDS)), help = say!("cli-serve-proof-of-work"))]
    proof_of_work: Option<u32>,
    #[arg(long, value_name = "ADDRESS", help = say!("cli-serve-metrics"))]
    metrics: Option<SocketAddr>,
    #[command(flatten)]
    service: Serving,
}

/// Serves until told to stop.
pub fn run(options: &Options) -> Outcome {
    match serve(options) {
        Ok(()) => Outcome::AllWell,
        Err(why) => stop(why),
    }
}

fn serve(options: &Options) -> Result<(), String> {
    let setup = setup(options)?;
    let runtime = serve::runtime().map_err(|error| serve_error(&error))?;
    let place = prepare(options, &runtime)?;
    let service = options.service.prepare(&place)?;
    let (directory, https) = (place.packs.directory(), setup.certificate.is_some());
    let bound = |address, monitors| welcome(address, monitors, https, &directory);
    let served = serve::run(runtime, place, setup, service, bound);
    served.map_err(|error| serve_error(&error))
}

fn setup(options: &Options) -> Result<Setup, String> {
    let origin = options.allow_origin.as_deref();
    let origin = origin.map(|text| text.parse().map_err(|_| say!("serve-bad-origin", origin = text))).transpose()?;
    let certificate = match (&options.certificate, &options.private_key) {
        (Some(chain), Some(private_key)) => Some(certificate(chain, private_key)?),
        _ => None,
    };
    let senders = if options.behind_proxy { Senders::BehindProxy } else { Senders::Direct };
    let (work, metrics) = (options.proof_of_work, options.metrics);
    Ok(Setup { listen: options.listen, certificate, origin, senders, work, metrics })
}

fn certificate(chain: &Path, private_key: &Path) -> Result<Certificate, String> {
    Certificate::read(chain, private_key).map_err(|error| match error {
        CertificateError::Chain => say!("serve-no-certificate", file = chain.display()),
        CertificateError::PrivateKey => say!("serve-no-private-key", file = private_key.display()),
        CertificateError::Pair => say!("serve-not-a-pair"),
    })
}

fn prepare(options: &Options, runtime: &Runtime) -> Result<Place, String> {
    let store = options.store.as_deref().map(address).transpose()?;
    let remote = matches!(store, Some(Address::Remote { .. }));
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
    Ok(place)
}

fn welcome(address: SocketAddr, monitors: Option<SocketAddr>, https: bool, directory: &Directory) {
    let site = format!("{}://{address}", if https { "https" } else { "http" });
    let page = match &directory.areas[..] {
        [only] => format!("{site}/#/a/{}/1", only.id),
        _ => format!("{site}/"),
    };
    if let Some(monitors) = monitors {
        tell(say!("serve-monitors", url = format!("http://{monitors}/metrics")));
    }
    tell(say!("serve-practitioner", url = page));
    tell(say!("serve-coordinator", url = format!("{site}/desk/#/")));
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
    let environment =
        std::env::vars_os().filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
    Address::parse(url, &environment.collect::<Vec<_>>()).map_err(|error| match error {
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

fn serve_error(error: &ServeError) -> String {
    match error {
        ServeError::Listen(address, error) => say!("serve-cannot-listen", address = address, reason = reason(error)),
        ServeError::Stopped(error) => say!("serve-stopped", reason = reason(error)),
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
