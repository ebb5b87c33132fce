//! Who may depend on whom (architecture.md): reads `src/` and names every import that points upwards.

use std::fs;
use std::path::{Path, PathBuf};

/// Each module and those of ours that it may name.
const MAY_USE: [(&str, &[&str]); 8] = [
    ("domain", &[]),
    ("area", &["domain", "envelope"]),
    ("envelope", &["domain"]),
    ("wording", &["domain", "area", "envelope"]),
    ("render", &["domain", "area", "wording"]),
    ("casework", &["domain", "area", "envelope", "wording", "render"]),
    ("app", &["domain", "area", "envelope", "wording", "render", "casework"]),
    ("native", &["domain", "area", "envelope", "wording", "render", "casework"]),
];

/// Crates and modules of std that only one part may name.
const ONLY_IN: [(&str, &[&str]); 6] = [
    ("web_sys", &["app/browser"]),
    ("js_sys", &["app/browser"]),
    ("gloo", &["app/browser"]),
    ("leptos", &["app"]),
    ("axum", &["native"]),
    ("tokio", &["native"]),
];

#[test]
fn no_module_names_one_above_it() {
    for file in sources() {
        let module = file.module();
        let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == module) else { continue };
        for (other, _) in MAY_USE {
            if other != module && !allowed.contains(&other) {
                file.must_not_name(&format!("crate::{other}"));
            }
        }
    }
}

#[test]
fn area_takes_of_the_envelope_only_what_a_recipient_is() {
    for file in sources().into_iter().filter(|file| file.module() == "area") {
        for used in file.after("crate::envelope::") {
            let names: Vec<&str> = used.trim_start_matches('{').split([',', '}', ';']).map(str::trim).collect();
            let names: Vec<&str> = if used.starts_with('{') { names } else { vec![names[0]] };
            for name in names.into_iter().take_while(|name| !name.is_empty()) {
                let name = name.split(|c: char| !c.is_alphanumeric()).next().unwrap();
                assert!(["Family", "Recipient", "RecipientError"].contains(&name), "{} names {name}", file.path);
            }
        }
    }
}

#[test]
fn each_library_of_the_outside_world_has_one_home() {
    for file in sources() {
        for (library, homes) in ONLY_IN {
            if !homes.iter().any(|home| file.path.starts_with(&format!("{home}/")) || file.path == format!("{home}.rs"))
            {
                file.must_not_name(library);
            }
        }
        if !["native", "bin"].contains(&file.module()) {
            for io in ["std::fs", "std::net", "std::process", "std::env::"] {
                file.must_not_name(io);
            }
        }
        if file.module() != "envelope" {
            file.must_not_name("age::");
            file.must_not_name("age_core");
        }
    }
}

#[test]
fn core_reads_no_clock_and_domain_draws_no_random_number() {
    for file in sources() {
        if ["domain", "area", "envelope", "wording", "render", "casework"].contains(&file.module()) {
            for clock in ["SystemTime", "Instant::now", "Utc::now", "Local::now"] {
                file.must_not_name(clock);
            }
        }
        if ["domain", "area", "wording", "render", "casework"].contains(&file.module()) {
            for random in ["getrandom", "rand::", "OsRng"] {
                file.must_not_name(random);
            }
        }
    }
}

#[test]
fn the_server_checks_headers_and_can_open_nothing() {
    let served: Vec<Source> = sources().into_iter().filter(|file| file.path.starts_with("native/serve/")).collect();
    assert!(served.len() > 5);
    for file in served {
        for used in file.after("envelope::") {
            let allowed = ["header::{MOST, looks_complete}", "looks_complete", "challenge::seal_challenge"];
            assert!(allowed.iter().any(|allowed| used.starts_with(allowed)), "{} names {used}", file.path);
        }
        for never in ["Identity", "Passphrase", "unlock", "open::", "::cli"] {
            file.must_not_name(never);
        }
    }
}

#[test]
fn an_import_that_points_upwards_would_be_found() {
    let file = |text: &str| Source::new("domain/form.rs".into(), text);
    assert!(file("use crate::area::Pack;").names("crate::area"));
    assert!(file("use crate::{area, domain};").names("crate::area"));
    assert!(file("use crate::{\n    domain::date,\n    native::files,\n};").names("crate::native"));
    assert!(file("let now = std::fs::read(x);").names("std::fs"));
    assert!(file("use std::{fs, io};").names("std::fs"));
    assert!(file("use leptos::prelude::*;").names("leptos"));
    assert!(file("age::Decryptor::new(x)").names("age::"));
    assert!(!file("crate::envelope::message::x; storage::x").names("age::"));
    assert!(!file("// crate::area is above\n//! `leptos`\nlet s = \"leptos\";").names("crate::area"));
    assert!(!file("use crate::area_codes::x;").names("crate::area"));
}

/// One file of `src/`, without comments, texts and tests.
struct Source {
    path: String,
    code: String,
}

impl Source {
    fn new(path: String, text: &str) -> Source {
        let tests = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
        let lines = text[..tests].lines().map(without_comment_and_texts);
        Source { path, code: spelled_out(&lines.collect::<Vec<_>>().join("\n")) }
    }

    /// `domain` of `domain/form/mod.rs`.
    fn module(&self) -> &str {
        self.path.split(['/', '.']).next().unwrap()
    }

    fn must_not_name(&self, path: &str) {
        assert!(!self.names(path), "src/{} names {path}, which points the wrong way", self.path);
    }

    fn names(&self, path: &str) -> bool {
        self.after(path).iter().any(|rest| path.ends_with(':') || !rest.starts_with(is_name))
    }

    /// What follows each place where `path` stands as a name of its own.
    fn after(&self, path: &str) -> Vec<&str> {
        let found = self.code.match_indices(path);
        let whole = found.filter(|(at, _)| !self.code[..*at].ends_with(is_name));
        whole.map(|(at, _)| &self.code[at + path.len()..]).collect()
    }
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut folders, mut sources) = (vec![root.clone()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            // The build script of the wording runs while compiling, and is in no program.
            } else if path.extension().is_some_and(|ending| ending == "rs")
                && !path.ends_with("wording/build.rs")
                && !path.ends_with("tests.rs")
            {
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
                sources.push(Source::new(name, &fs::read_to_string(&path).unwrap()));
            }
        }
    }
    assert!(sources.len() > 30);
    sources
}

fn without_comment_and_texts(line: &str) -> String {
    let code = line.split("//").next().unwrap();
    code.split('"').step_by(2).collect::<Vec<_>>().join("\"\"")
}

/// Adds `crate::area` and the like for each part of `use crate::{area::Pack, domain};`.
fn spelled_out(code: &str) -> String {
    let mut all = code.to_owned();
    for root in ["crate", "std"] {
        for (at, open) in code.match_indices(&format!("{root}::{{")) {
            let (mut depth, mut part) = (0, String::new());
            for c in code[at + open.len()..].chars() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => {
                        all += &format!("\n{root}::{};", part.trim());
                        part.clear();
                        continue;
                    }
                    _ => {}
                }
                part.push(c);
            }
            all += &format!("\n{root}::{};", part.trim());
        }
    }
    all
}
