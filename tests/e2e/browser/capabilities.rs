use std::fs;

use serde_json::{Value, json};
use thirtyfour::Capabilities;

use super::{Window, folders::Folders};
use crate::program;

/// Headless Chromium that asks the proxy for everything, loopback included, and resolves no other name.
pub(super) fn chromium(folders: &Folders, proxy: &str, window: Window) -> Capabilities {
    let binary = program::find(&["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]);
    let profile = format!("--user-data-dir={}", folders.profile().display());
    let proxy = format!("--proxy-server=http://{proxy}");
    let private = if window == Window::Private { "--incognito" } else { "--no-default-browser-check" };
    let args = [
        private,
        "--headless",
        // Root and most containers cannot make its sandbox; the page under test is our own.
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-features=OptimizationHints,OptimizationGuideModelDownloading,OptimizationTargetPrediction",
        "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
        "--proxy-bypass-list=<-loopback>",
        &proxy,
        &profile,
    ];
    let prefs = json!({ "download.default_directory": folders.downloads(), "download.prompt_for_download": false });
    capabilities(&[
        ("browserName", json!("chrome")),
        ("goog:chromeOptions", json!({ "binary": binary, "args": args, "prefs": prefs })),
    ])
}

/// Headless Firefox that asks the proxy for everything, loopback included, and writes its session file every second.
pub(super) fn firefox(folders: &Folders, proxy: &str, window: Window) -> Capabilities {
    let binary = program::find(&["firefox-esr", "firefox"]);
    let (host, port) = proxy.split_once(':').expect("host:port");
    let port: u16 = port.parse().expect("host:port");
    let prefs = json!({
        "network.proxy.type": 1, "network.proxy.http": host, "network.proxy.http_port": port,
        "network.proxy.ssl": host, "network.proxy.ssl_port": port, "network.proxy.no_proxies_on": "",
        "network.proxy.allow_hijacking_localhost": true, "network.proxy.failover_direct": false,
        "browser.download.folderList": 2, "browser.download.dir": folders.downloads(), "browser.download.useDownloadDir": true,
        "browser.download.always_ask_before_handling_new_types": false,
        "browser.helperApps.neverAsk.saveToDisk": "application/octet-stream,application/age,text/plain",
        // What Firefox does by itself and its driver switches off: keeping a session that survives a crash.
        "browser.privatebrowsing.autostart": window == Window::Private,
        "browser.sessionstore.resume_from_crash": true, "browser.sessionstore.interval": 1000,
    });
    let options = json!({ "binary": binary, "args": ["-headless", "-profile", folders.profile()], "prefs": prefs });
    capabilities(&[("browserName", json!("firefox")), ("moz:firefoxOptions", options)])
}

/// WebKitGTK's own small browser.
pub fn webkit(proxy: &str) -> Capabilities {
    let proxy = json!({ "proxyType": "manual", "httpProxy": proxy, "sslProxy": proxy });
    capabilities(&[
        ("proxy", proxy),
        ("webkitgtk:browserOptions", json!({ "binary": mini_browser(), "args": ["--automation"] })),
    ])
}

fn capabilities(rows: &[(&str, Value)]) -> Capabilities {
    let mut all = Capabilities::new();
    for (name, value) in rows {
        all.set(*name, value).expect("capabilities are JSON");
    }
    all
}

/// Lies below the folder of the machine's architecture, whose name we do not know.
fn mini_browser() -> String {
    let folders = fs::read_dir("/usr/lib").into_iter().flatten().flatten().map(|entry| entry.path());
    let places = folders.chain(["/usr/libexec".into()]).map(|folder| folder.join("webkit2gtk-4.1/MiniBrowser"));
    let found = places.into_iter().find(|file| file.is_file());
    let found = found.unwrap_or_else(|| {
        panic!("WebKitGTK's MiniBrowser is not installed. `.ci/setup test` installs what the tests need.")
    });
    found.display().to_string()
}
