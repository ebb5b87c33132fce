//! Sentinels: words that exist nowhere else, typed into every field, and then looked for where they must not be.

mod spelled;
mod unpacked;

use std::{collections::BTreeMap, fmt, fs, path::Path};

use aho_corasick::AhoCorasick;

use crate::{recorder::Seen, server::files_below};

/// The sender's own details, which browsers may fill in and so remember.
const OWN_DETAILS: [&str; 4] = ["referrer.name", "referrer.role", "referrer.phone", "referrer.email"];

/// The words of one test run, each under the name of its field.
#[derive(Default)]
pub struct Sentinels {
    words: BTreeMap<String, String>,
}

/// A sentinel where it must not be.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Clone)]
pub struct Find {
    pub field: String,
    /// How it was written there: `plain`, `gzip > base64` ...
    pub how: String,
    pub place: String,
}

impl fmt::Display for Find {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}) in {}", self.field, self.how, self.place)
    }
}

impl Sentinels {
    /// A fresh word of twelve letters for a field. The same field gives the same word.
    pub fn word(&mut self, field: &str) -> String {
        self.words.entry(field.to_owned()).or_insert_with(random_word).clone()
    }

    /// Looks for a text that the field itself prescribes, such as a telephone number, as well; returns it for typing.
    pub fn also(&mut self, field: &str, text: &str) -> String {
        assert!(text.len() >= 8, "{text:?} is so short that it could stand anywhere by chance");
        self.words.insert(field.to_owned(), text.to_owned());
        text.to_owned()
    }

    /// Finds in everything the browser sent.
    pub fn in_requests(&self, requests: &[Seen]) -> Vec<Find> {
        let search = self.search();
        let mut finds = Vec::new();
        for request in requests {
            let place = format!("{} {}", request.method, request.url);
            // The body on its own too: only a whole body can be uncompressed.
            search.look(&request.bytes(), &place, &mut finds);
            search.look(&request.body, &place, &mut finds);
        }
        tidy(finds)
    }

    /// Finds in every file below a folder, in the file's name or its content; a browser may remember who is writing.
    pub fn in_folder(&self, folder: &Path) -> Vec<Find> {
        let search = self.search();
        let mut finds = Vec::new();
        for file in files_below(folder) {
            let place = file.strip_prefix(folder).unwrap_or(&file).display().to_string();
            search.look(place.as_bytes(), &format!("the name of {place}"), &mut finds);
            // A running browser removes files while we look.
            if let Ok(content) = fs::read(&file) {
                search.look(&content, &place, &mut finds);
            }
        }
        finds.retain(|find| !OWN_DETAILS.contains(&find.field.as_str()));
        tidy(finds)
    }

    /// Finds in some bytes.
    pub fn in_bytes(&self, bytes: &[u8], place: &str) -> Vec<Find> {
        let mut finds = Vec::new();
        self.search().look(bytes, place, &mut finds);
        tidy(finds)
    }

    fn search(&self) -> Search {
        let mut patterns = Vec::new();
        let mut meanings = Vec::new();
        for (field, word) in &self.words {
            for (how, pattern) in spelled::every_way(word) {
                patterns.push(pattern);
                meanings.push((field.clone(), how));
            }
        }
        let automaton =
            AhoCorasick::builder().ascii_case_insensitive(true).build(patterns).expect("patterns of moderate size");
        Search { automaton, meanings }
    }
}

/// Fails with one line per find.
#[track_caller]
pub fn assert_none(finds: &[Find], when: impl fmt::Display) {
    let lines: Vec<String> = finds.iter().take(40).map(|find| find.to_string()).collect();
    assert!(finds.is_empty(), "{when}: {} times something typed was found:\n{}", finds.len(), lines.join("\n"));
}

struct Search {
    automaton: AhoCorasick,
    meanings: Vec<(String, &'static str)>,
}

impl Search {
    fn look(&self, bytes: &[u8], place: &str, finds: &mut Vec<Find>) {
        unpacked::every_way(bytes, &mut |packing, content| {
            for found in self.automaton.find_overlapping_iter(content) {
                let (field, spelling) = &self.meanings[found.pattern().as_usize()];
                let how = [packing, &[*spelling]].concat().join(" > ");
                finds.push(Find { field: field.clone(), how, place: place.to_owned() });
            }
        });
    }
}

fn tidy(mut finds: Vec<Find>) -> Vec<Find> {
    finds.sort();
    finds.dedup();
    finds
}

fn random_word() -> String {
    let mut bytes = [0; 12];
    getrandom::getrandom(&mut bytes).expect("the system's randomness");
    let letters: String = bytes.iter().map(|byte| char::from(b'a' + byte % 26)).collect();
    letters[..1].to_uppercase() + &letters[1..]
}
