//! Every control that may hold case text keeps it off the disk: browsers write what `autocomplete` does not forbid.

use std::fs;
use std::path::{Path, PathBuf};

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(sources(&path)),
            false if path.extension().is_some_and(|e| e == "rs") => found.push(path),
            false => {}
        }
    }
    found
}

/// The opening tags of a control: from `<input` to the `>` or `/>` that ends it, braces skipped.
fn opening_tags<'a>(source: &'a str, tag: &str) -> Vec<&'a str> {
    let starts =
        source.match_indices(tag).filter(|(at, _)| !source[at + tag.len()..].starts_with(char::is_alphanumeric));
    starts
        .map(|(at, _)| {
            let mut depth = 0;
            let rest = &source[at..];
            let end = rest.char_indices().find(|(i, c)| {
                match c {
                    '{' | '(' => depth += 1,
                    '}' | ')' => depth -= 1,
                    _ => {}
                }
                // `=>` and `->` inside a closure end nothing.
                *c == '>' && depth == 0 && !rest[..*i].ends_with(['=', '-'])
            });
            &rest[..end.map_or(rest.len(), |(i, _)| i)]
        })
        .collect()
}

fn without_autocomplete_off(source: &str) -> Vec<String> {
    let tags = ["<input", "<textarea", "<select"].into_iter().flat_map(|tag| opening_tags(source, tag));
    tags.filter(|tag| !tag.contains("autocomplete=\"off\"") && !tag.contains("type=\"file\""))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_control_of_the_pages_has_autocomplete_off() {
    for path in sources(Path::new("src/app")) {
        let source = fs::read_to_string(&path).unwrap();
        let found = without_autocomplete_off(&source);
        assert!(found.is_empty(), "{}: {found:#?}", path.display());
    }
}

/// The one place that makes controls of elements; everything else asks it for them.
const CONTROLS: &str = "src/app/questions/control.rs";
/// The places in a browser where anything is stored: public keys, sealed drafts and a referrer's own details. And who does.
const KNOWN_KEYS: &str = "src/app/browser/storage.rs";
const DRAFTS: &str = "src/app/browser/database.rs";
const ASKED_HERE: &str = "src/app/portal/keys.rs";
const KEEPERS: [&str; 3] =
    ["src/app/worker/keep/details.rs", "src/app/worker/keep/device.rs", "src/app/worker/keep/stored.rs"];
/// What the worker describes and a page draws.
const DESCRIBED: &str = "src/app/worker/keep/sheet.rs";

#[test]
fn a_control_is_made_in_one_place_and_that_place_keeps_browsers_off_it() {
    for path in sources(Path::new("src/app")).into_iter().filter(|path| path != Path::new(CONTROLS)) {
        let source = fs::read_to_string(&path).unwrap();
        for made in ["el(\"input\"", "el(\"textarea\"", "el(\"select\"", "html::custom"] {
            let own = made == "html::custom" && path.ends_with("parts/el.rs");
            assert!(own || !source.contains(made), "{}: {made} stands outside {CONTROLS}", path.display());
        }
    }
    let control = fs::read_to_string(CONTROLS).unwrap();
    for kept_off in
        ["autocomplete\", \"off", "spellcheck\", \"false", "autocorrect\", \"off", "writingsuggestions\", \"false"]
    {
        assert!(control.contains(&format!(".attribute(\"{kept_off}\")")), "{kept_off}");
    }
}

#[test]
fn a_control_that_the_worker_describes_is_made_in_one_place_and_keeps_browsers_off_it() {
    for path in sources(Path::new("src/app/worker")) {
        let source = fs::read_to_string(&path).unwrap();
        let controls: Vec<&str> =
            source.split("[\"input\"").skip(1).map(|rest| rest.split("}]").next().unwrap()).collect();
        assert_eq!(path == Path::new(DESCRIBED), !controls.is_empty(), "{}", path.display());
        assert!(controls.iter().all(|control| control.contains(r#""autocomplete": "off""#)), "{controls:#?}");
        assert!(!source.contains("\"textarea\"") && !source.contains("[\"select\""), "{}", path.display());
    }
}

#[test]
fn a_control_without_it_is_found() {
    let source = r#"view! { <input id=id on:input=move |e| if a > b { x() } /> <textarea autocomplete="off" /> }"#;
    assert_eq!(without_autocomplete_off(source).len(), 1);
}

#[test]
fn no_page_carries_an_inline_style_raw_html_or_a_place_to_store_anything_but_what_it_was_asked_to_keep() {
    for path in sources(Path::new("src/app")) {
        let source = fs::read_to_string(&path).unwrap();
        let known_keys = path == Path::new(KNOWN_KEYS);
        for forbidden in [" style=\"", "inner_html", "local_storage", "session_storage", "indexed_db", "idb::"] {
            let own = known_keys && forbidden == "local_storage" || path == Path::new(DRAFTS) && forbidden == "idb::";
            assert!(own || !source.contains(forbidden), "{}: {forbidden}", path.display());
        }
        let asks = source.contains("storage::write") && !source.contains("storage::write(None)");
        assert!(!asks || path == Path::new(ASKED_HERE), "{}: stores something", path.display());
        let keeps = source.contains("database::put");
        assert!(
            !keeps || KEEPERS.iter().any(|keeper| path == Path::new(keeper)),
            "{}: keeps something",
            path.display()
        );
    }
}
