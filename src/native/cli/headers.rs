//! `marac area headers`: what a static host has to send with every file, in the host's own words.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::json;

use super::Outcome;
use super::output::{result, stop};
use crate::native::serve::{Packs, site_headers};
use crate::wording::say;

#[derive(Args)]
pub struct Options {
    #[arg(long, value_name = "FOLDER", default_value = "./dist", help = say!("cli-headers-site"))]
    site: PathBuf,
    #[arg(long = "for", value_enum, help = say!("cli-headers-for"))]
    host: Host,
}

/// The hosts whose words are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Host {
    /// A file for `include` inside `server`.
    Nginx,
    /// `staticwebapp.config.json`.
    Azure,
    /// `_headers`.
    Netlify,
    /// `_headers`.
    Cloudflare,
}

const FOR_EVER: &str = "public, max-age=31536000, immutable";
const NEVER: &str = "no-store";
/// What is named after its content, in the site's own folder and in the desk's.
const HASHED: [&str; 3] = ["js", "wasm", "css"];

/// Writes the headers of a site, with the dropboxes of its packs in the policy.
pub fn run(options: &Options) -> Outcome {
    if !options.site.join("index.html").is_file() {
        return stop(say!("serve-no-site", folder = options.site.display()));
    }
    let areas = options.site.join("areas");
    let packs = Packs { overlay: areas.clone(), site: areas };
    let mut headers = site_headers(&packs.dropbox_origins());
    headers.push(("Strict-Transport-Security".to_owned(), "max-age=63072000".to_owned()));
    result(written(options.host, &headers).trim_end());
    Outcome::AllWell
}

fn written(host: Host, headers: &[(String, String)]) -> String {
    match host {
        Host::Nginx => nginx(headers),
        Host::Azure => azure(headers),
        Host::Netlify | Host::Cloudflare => lines(headers),
    }
}

/// `add_header` of an inner block replaces those of the outer one, so each block has all of them or none; `types` replaces
/// all that nginx knows, so it stands only where one kind of file is meant.
fn nginx(headers: &[(String, String)]) -> String {
    let all = |keep: &str| {
        let given = headers.iter().map(|(name, value)| format!("    add_header {name} \"{value}\" always;\n"));
        format!("{}    add_header Cache-Control \"{keep}\" always;\n", given.collect::<String>())
    };
    let hash = format!("-[0-9a-f]{{16}}\\.({})$", [HASHED.join("|"), "json".to_owned()].join("|"));
    let typed =
        |ending: &str, kind: &str| format!("    location ~ \\.{ending}$ {{ types {{}} default_type {kind}; }}\n");
    format!(
        "location / {{\n{}{}}}\nlocation ~ \"{hash}\" {{\n{}{}}}\n",
        all(NEVER),
        typed("webmanifest", "application/manifest+json"),
        all(FOR_EVER),
        typed("wasm", "application/wasm")
    )
}

fn azure(headers: &[(String, String)]) -> String {
    let mut global: serde_json::Map<String, serde_json::Value> =
        headers.iter().map(|(name, value)| (name.clone(), json!(value))).collect();
    global.insert("Cache-Control".to_owned(), json!(NEVER));
    let kept = |folder: &str| {
        let route = format!("{folder}*.{{{}}}", HASHED.join(","));
        json!({"route": route, "headers": {"Cache-Control": FOR_EVER}})
    };
    let document = |name: &str| json!({"route": name, "headers": {"Cache-Control": NEVER}});
    let config = json!({
        "globalHeaders": global,
        "mimeTypes": {
            ".wasm": "application/wasm", ".json": "application/json", ".webmanifest": "application/manifest+json"
        },
        // The first route that fits counts, and the name of the list of a build never changes.
        "routes": [
            document("/sw.js"), kept("/"), kept("/desk/"), document("/index.html"), document("/desk/index.html")
        ],
    });
    let text = serde_json::to_string_pretty(&config).unwrap_or_default();
    format!("{text}\n")
}

/// The file `_headers`: what stands under a later path is added to what stands under an earlier one, so the two rules for
/// keeping never meet.
fn lines(headers: &[(String, String)]) -> String {
    let given = headers.iter().map(|(name, value)| format!("  {name}: {value}\n"));
    let keep = |path: &str, keep: &str| format!("{path}\n  Cache-Control: {keep}\n");
    let kept = [
        "/portal-*",
        "/practice-*",
        "/worker-*",
        "/style-*",
        "/boot-*",
        "/offline-*",
        "/desk/desk-*",
        "/desk/clerk-*",
        "/desk/style-*",
        "/desk/boot-*",
    ];
    let never = ["/", "/index.html", "/sw.js", "/desk/", "/desk/index.html", "/areas/*", "/instruments/*"];
    format!(
        "/*\n{}{}{}",
        given.collect::<String>(),
        never.map(|path| keep(path, NEVER)).concat(),
        kept.map(|path| keep(path, FOR_EVER)).concat()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(host: Host) -> String {
        let headers = [("Content-Security-Policy", "default-src 'none'; connect-src 'self' https://drop.example.org")];
        written(host, &headers.map(|(name, value)| (name.to_owned(), value.to_owned())))
    }

    #[test]
    fn each_host_is_told_in_its_own_words() {
        let policy = "default-src 'none'; connect-src 'self' https://drop.example.org";
        assert_eq!(
            of(Host::Nginx).matches(&format!("add_header Content-Security-Policy \"{policy}\" always;")).count(),
            2
        );
        assert!(!of(Host::Nginx).contains("types { "), "the types that nginx knows stay");
        assert!(of(Host::Netlify).starts_with(&format!("/*\n  Content-Security-Policy: {policy}\n")));
        assert_eq!(of(Host::Netlify), of(Host::Cloudflare));
        let azure: serde_json::Value = serde_json::from_str(&of(Host::Azure)).expect("JSON");
        assert_eq!(azure["globalHeaders"]["Content-Security-Policy"], policy);
        assert_eq!(azure["globalHeaders"]["Cache-Control"], "no-store");
    }

    #[test]
    fn what_carries_a_hash_is_kept_and_nothing_else() {
        let text = of(Host::Netlify);
        assert!(text.contains("/worker-*\n  Cache-Control: public, max-age=31536000, immutable\n"), "{text}");
        assert!(text.contains("/areas/*\n  Cache-Control: no-store\n"), "{text}");
        assert!(text.contains("/sw.js\n  Cache-Control: no-store\n"), "{text}");
        let azure: serde_json::Value = serde_json::from_str(&of(Host::Azure)).expect("JSON");
        assert_eq!(
            azure["routes"][0],
            json!({"route": "/sw.js", "headers": {"Cache-Control": "no-store"}}),
            "before the rule for other scripts"
        );
    }
}
