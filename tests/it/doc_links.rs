//! Every relative link in a document leads to a file, and to a heading where it names one.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn documents() -> Vec<PathBuf> {
    let mut found = vec![root().join("README.md"), root().join("src/README.md")];
    for entry in fs::read_dir(root().join("docs")).expect("docs/ is there") {
        let path = entry.expect("docs/ can be listed").path();
        if path.extension().is_some_and(|e| e == "md") {
            found.push(path);
        }
    }
    found
}

/// The targets of `[text](target)`, code spans and blocks left out.
fn links(markdown: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut in_code = false;
    for line in markdown.lines() {
        if line.trim_start().starts_with("```") {
            in_code = !in_code;
            continue;
        }
        if in_code {
            continue;
        }
        let prose: String = line.split('`').step_by(2).collect::<Vec<_>>().join("`");
        for part in prose.split("](").skip(1) {
            found.extend(part.split_once(')').map(|(target, _)| target.to_owned()));
        }
    }
    found
}

/// The name under which a heading can be linked to, as common viewers make it.
fn anchors(markdown: &str) -> Vec<String> {
    let headings = markdown.lines().filter(|line| line.starts_with('#'));
    headings
        .map(|line| {
            let text = line.trim_start_matches('#').trim().to_lowercase();
            let kept = text.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
            kept.map(|c| if c == ' ' { '-' } else { c }).collect()
        })
        .collect()
}

fn broken(from: &Path, target: &str) -> Option<String> {
    if target.contains("://") || target.starts_with("mailto:") {
        return Some(format!("{} leads outside: {target}", from.display()));
    }
    let (file, anchor) = target.split_once('#').map_or((target, None), |(f, a)| (f, Some(a)));
    let to = if file.is_empty() { from.to_path_buf() } else { from.parent().unwrap().join(file) };
    if !to.exists() {
        return Some(format!("{}: no file {target}", from.display()));
    }
    let heading = anchor?;
    let there = anchors(&fs::read_to_string(&to).unwrap_or_default());
    (!there.iter().any(|a| a == heading)).then(|| format!("{}: no heading {target}", from.display()))
}

#[test]
fn every_link_in_the_documents_leads_somewhere() {
    let mut problems = Vec::new();
    let mut seen = 0;
    for document in documents() {
        let text = fs::read_to_string(&document).expect("a document can be read");
        for target in links(&text) {
            seen += 1;
            problems.extend(broken(&document, &target));
        }
    }
    assert!(seen > 10, "only {seen} links found: the reader of links is at fault");
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}
