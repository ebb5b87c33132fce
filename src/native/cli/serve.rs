//! `marac serve`: checks what it is given, makes the trial area on the first start, then serves.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use clap::Args;

use super::output::{cannot_write, reason, stop, tell};
use super::{Outcome, trial};
use crate::area::Directory;
use crate::native::serve::place::is_loopback;
use crate::native::serve::{self, Origin, Packs, Place, StartError, Unusable};
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
}

/// Serves until told to stop.
pub fn run(options: &Options) -> Outcome {
    let (place, origin) = match prepare(options) {
        Ok(prepared) => prepared,
        Err(why) => return stop(why),
    };
    let directory = place.packs.directory();
    let served = serve::run(options.listen, place, origin, |address| welcome(address, &directory));
    match served {
        Ok(()) => Outcome::AllWell,
        Err(serve::ServeError::Listen(error)) => {
            stop(say!("serve-cannot-listen", address = options.listen, reason = reason(&error)))
        }
        Err(serve::ServeError::Stopped(error)) => stop(say!("serve-stopped", reason = reason(&error))),
    }
}

fn prepare(options: &Options) -> Result<(Place, Option<Origin>), String> {
    let store = options.store.as_deref().map(local_folder).transpose()?;
    let origin = options.allow_origin.as_deref();
    let origin = origin.map(|text| text.parse().map_err(|_| say!("serve-bad-origin", origin = text))).transpose()?;
    let place = Place::prepare(&options.site, &options.data, store.as_deref()).map_err(|e| start_error(&e, options))?;

    let local = is_loopback(options.listen.ip());
    // Behind a proxy the address is local too: a site with packs of its own never gets a trial area beside them.
    if place.is_unused() && local && place.packs.usable().is_empty() {
        let keys = trial::make(&place)?;
        tell(say!("serve-keys", folder = keys.display()));
    }
    let packs = place.packs.usable();
    if let Some(trial) = packs.iter().find(|pack| pack.trial && !local) {
        return Err(say!("serve-trial-not-local", id = trial.id));
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

/// The folder of a `file:` address (RFC 8089).
fn local_folder(url: &str) -> Result<PathBuf, String> {
    let path = url.strip_prefix("file:").ok_or_else(|| say!("serve-remote-store"))?;
    let path = match path.strip_prefix("//") {
        Some(rest) => rest.strip_prefix("localhost").unwrap_or(rest),
        None => path,
    };
    let path = decoded(path).filter(|path| path.starts_with('/')).ok_or_else(|| say!("serve-remote-store"))?;
    Ok(Path::new(&path).to_owned())
}

/// Undoes percent-encoding.
fn decoded(text: &str) -> Option<String> {
    let mut pieces = text.split('%');
    let mut bytes = pieces.next()?.as_bytes().to_vec();
    for piece in pieces {
        bytes.push(u8::from_str_radix(piece.get(..2)?, 16).ok()?);
        bytes.extend_from_slice(&piece.as_bytes()[2..]);
    }
    String::from_utf8(bytes).ok()
}

fn start_error(error: &StartError, options: &Options) -> String {
    match error {
        StartError::NoSite { site } => say!("serve-no-site", folder = site.display()),
        StartError::DataInsideSite => say!("serve-data-inside-site"),
        StartError::StoreInsideSite => say!("serve-store-inside-site"),
        StartError::InUse => say!("serve-in-use", folder = options.data.display()),
        StartError::Folder { path, error } => cannot_write(path, error),
        StartError::NoLinks { path, error } => {
            say!("serve-no-links", folder = path.display(), reason = reason(error))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_address_names_a_local_folder() {
        for (url, folder) in [
            ("file:///var/lib/marac/drop", "/var/lib/marac/drop"),
            ("file://localhost/srv/drop", "/srv/drop"),
            ("file:/srv/drop%20box", "/srv/drop box"),
        ] {
            assert_eq!(local_folder(url), Ok(PathBuf::from(folder)));
        }
        for url in ["s3://bucket/drop", "https://store.example.org/", "/srv/drop", "file://server/drop", "file:drop"] {
            assert_eq!(local_folder(url), Err(say!("serve-remote-store")), "{url}");
        }
    }
}
