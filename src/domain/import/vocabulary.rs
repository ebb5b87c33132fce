//! What tables call things: headings in `headings.txt`, words for options in `words.txt`.

/// The words for headings, ready to be looked through.
pub(super) struct Headings {
    /// Whole headings, and the target of each.
    pub whole: Vec<Line>,
    /// Longer words before those that they contain.
    pub victim: Words,
    pub perpetrators: Words,
    /// What stands between a person and a field, and says nothing.
    pub between: Words,
    pub fields: Vec<Field>,
}

/// What is asked of a person.
pub(super) struct Field {
    pub words: Words,
    pub of_victim: Option<&'static str>,
    pub of_perpetrator: Option<&'static str>,
    /// Its place where several make one answer.
    pub part: u8,
}

type Words = Vec<&'static str>;
type Line = (&'static str, Words);

impl Headings {
    pub fn new() -> Headings {
        let of = |name: &str| section(HEADINGS, "people").find(|(known, _)| *known == name).map(|(_, words)| words);
        let field = |(name, words): Line| {
            let mut parts = name.split(' ');
            let mut field = || parts.next().filter(|part| *part != "-");
            let (of_victim, of_perpetrator) = (field(), field());
            let part = field().and_then(|part| part.parse().ok()).unwrap_or_default();
            Field { words, of_victim, of_perpetrator, part }
        };
        Headings {
            whole: section(HEADINGS, "whole").collect(),
            victim: of("victim").unwrap_or_default(),
            perpetrators: of("perpetrators").unwrap_or_default(),
            between: of("between").unwrap_or_default(),
            fields: section(HEADINGS, "fields").map(field).collect(),
        }
    }
}

/// What stands for which option of the question with this id.
pub(super) fn words(question: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    section(WORDS, question).flat_map(|(option, words)| words.into_iter().map(move |word| (word, option)))
}

/// One of the lists that hold for all columns.
pub(super) fn list(name: &str) -> Vec<String> {
    let found = section(WORDS, "lists").find(|(known, _)| *known == name);
    found.into_iter().flat_map(|(_, words)| words).map(str::to_owned).collect()
}

/// The lines below `[name]`, up to the next such.
fn section(text: &'static str, name: &str) -> impl Iterator<Item = Line> {
    let is_head = |line: &&str| line.starts_with('[') && line.ends_with(']');
    let head = format!("[{name}]");
    let below = text.lines().skip_while(move |line| *line != head).skip(1).take_while(move |line| !is_head(line));
    let lines = below.filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = "));
    lines.map(|(name, words)| (name, words.split(" | ").map(str::trim).collect()))
}

const HEADINGS: &str = include_str!("headings.txt");
const WORDS: &str = include_str!("words.txt");
