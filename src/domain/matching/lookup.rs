//! People by what somebody types of them: the beginning of a name, a date of birth, part of an address, a number.
//!
//! It is for finding a case again while typing, so beginnings of words are compared. Who may be the same person is another
//! question, and not answered here.

use strsim::osa_distance;

use super::born::first_date;
use super::case::Person;
use super::name::{join_prefixes, one_spelling, pieces, short};
use super::place::{Address, phones_in};
use crate::domain::date::Date;

/// What a person can be found by: words as they are compared, each after a space.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Findable(String);

/// What somebody has typed so far; all of its words have to stand somewhere.
#[derive(Clone, PartialEq, Eq)]
pub struct Typed(Vec<Word>);

/// One word, in every way in which it may be written; never none.
type Word = Vec<String>;

impl Findable {
    /// Of a person: names, days of birth, addresses and numbers.
    pub fn of(person: &Person) -> Findable {
        let mut findable = Findable::default();
        for name in [&person.name, &person.other_names] {
            let mut words = pieces(short(name));
            findable.put(&words);
            join_prefixes(&mut words);
            findable.put(&words);
        }
        let born = person.born.iter().cloned().chain(super::born::dates_in(short(&person.other_born)));
        born.for_each(|date| findable.put(&written(&date)));
        for address in &person.addresses {
            findable.put(&pieces(short(address)));
            let postcode = Address::read(address).and_then(|address| address.postcode);
            findable.put(&postcode.map(|postcode| postcode.to_ascii_lowercase()).into_iter().collect::<Vec<_>>());
        }
        for number in &person.phones {
            findable.put(&pieces(short(number)));
            findable.put(&phones_in(number));
        }
        findable
    }

    /// Of the name of a case.
    pub fn of_reference(reference: &str) -> Findable {
        let mut findable = Findable::default();
        let groups = pieces(reference);
        findable.put(&groups);
        findable.put(&[groups.concat()]);
        findable
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn put(&mut self, words: &[String]) {
        for word in words.iter().flat_map(|word| [word.clone(), one_spelling(word.clone())]) {
            if !word.is_empty() && !self.words().any(|known| known == word) {
                self.0.push(' ');
                self.0.push_str(&word);
            }
        }
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        self.0.split(' ').filter(|word| !word.is_empty())
    }

    fn has(&self, word: &Word) -> bool {
        word.iter().any(|written| self.0.contains(written))
    }

    /// Whether a word stands there with one letter more, less, other or turned round.
    fn nearly_has(&self, word: &Word) -> bool {
        let [written] = word.as_slice() else { return self.has(word) };
        let typed = &written[1..];
        let letters = typed.chars().count();
        if letters < LONG_ENOUGH || !typed.chars().all(char::is_alphabetic) {
            return self.has(word);
        }
        let near = |known: &str| known.chars().count().abs_diff(letters) <= 1 && osa_distance(known, typed) <= 1;
        self.has(word) || self.words().any(near)
    }
}

impl Typed {
    /// Reads what was typed; nothing while that is too little to look for.
    pub fn read(text: &str) -> Option<Typed> {
        let text = short(text);
        let numbers = if text.chars().any(char::is_alphabetic) { Vec::new() } else { phones_in(text) };
        let words = if numbers.is_empty() { words(text) } else { numbers.into_iter().map(|one| vec![one]).collect() };
        let tells = words.iter().flatten().any(|word| word.chars().count() >= FEWEST);
        // Before each word there is a space: only beginnings are found.
        let begins = |word: Word| word.into_iter().map(|written| format!(" {written}")).collect();
        tells.then(|| Typed(words.into_iter().map(begins).collect()))
    }

    /// Whether each of its words stands in one of these. Two people may share them: `Quill Strake` is a pair.
    pub fn is_in(&self, all: &[&Findable]) -> bool {
        self.0.iter().all(|word| all.iter().any(|one| one.has(word)))
    }

    /// The same where a letter of a longer word may be wrong.
    pub fn is_nearly_in(&self, all: &[&Findable]) -> bool {
        self.0.iter().all(|word| all.iter().any(|one| one.nearly_has(word)))
    }

    /// Whether any of its words stands there; `nearly`: or one with a letter wrong.
    pub fn touches(&self, one: &Findable, nearly: bool) -> bool {
        self.0.iter().any(|word| if nearly { one.nearly_has(word) } else { one.has(word) })
    }
}

/// Fewer letters than these stand in too many cases to tell anything.
const FEWEST: usize = 2;
/// In a shorter word one letter makes another name of it.
const LONG_ENOUGH: usize = 5;

fn words(text: &str) -> Vec<Word> {
    let (mut words, mut rest) = (Vec::new(), Vec::new());
    for piece in text.split_whitespace() {
        match date_begun(piece) {
            Some(word) => words.push(word),
            None => rest.push(piece),
        }
    }
    let mut names = Vec::new();
    let mut rest = rest.as_slice();
    while let [first, others @ ..] = rest {
        // `13 April 1991`; a year alone is a word like any other.
        match first_date(rest).filter(|(_, used)| *used > 1) {
            Some((date, used)) => {
                words.push(vec![date.iso()]);
                rest = &rest[used..];
            }
            None => {
                names.extend(pieces(first));
                rest = others;
            }
        }
    }
    join_prefixes(&mut names);
    let spelled = |name: String| {
        let other = one_spelling(name.clone());
        if other == name { vec![name] } else { vec![name, other] }
    };
    words.extend(names.into_iter().map(spelled));
    words
}

/// A date as a record has it, and as people write it.
fn written(date: &Date) -> Vec<String> {
    let iso = date.iso();
    let day_first = match iso.split('-').collect::<Vec<_>>()[..] {
        [year, month, day] => Some(format!("{day}/{month}/{year}")),
        _ => None,
    };
    std::iter::once(iso).chain(day_first).collect()
}

/// What a date begins with, in the ways of [`written`]: `13/4/19` may go on, and may be the whole year 1919 or 2019.
fn date_begun(piece: &str) -> Option<Word> {
    let parts: Vec<&str> = piece.split(['/', '.', '-']).collect();
    let digits = |part: &&str, most: usize| part.len() <= most && part.bytes().all(|b| b.is_ascii_digit());
    let two = |part: &str| format!("{part:0>2}");
    // What stands last is still being typed.
    let last = |part: &str| if part.len() == 1 { vec![part.to_owned(), two(part)] } else { vec![part.to_owned()] };
    let begun = |before: String, last: Vec<String>| last.into_iter().map(|last| before.clone() + &last).collect();
    match parts[..] {
        [year, month] if year.len() == 4 && digits(&year, 4) && digits(&month, 2) && piece.contains('-') => {
            Some(begun(format!("{year}-"), last(month)))
        }
        [year, month, day] if year.len() == 4 && digits(&year, 4) && digits(&month, 2) && digits(&day, 2) => {
            Some(begun(format!("{year}-{}-", two(month)), last(day)))
        }
        // `2-4` is a house.
        [day, month] if !day.is_empty() && digits(&day, 2) && digits(&month, 2) && !piece.contains('-') => {
            Some(begun(format!("{}/", two(day)), last(month)))
        }
        [day, month, year] if !day.is_empty() && digits(&day, 2) && digits(&month, 2) && digits(&year, 4) => {
            let century = |century: &str| (year.len() == 2).then(|| format!("{century}{year}"));
            let years = [Some(year.to_owned()), century("19"), century("20")].into_iter().flatten().collect();
            Some(begun(format!("{}/{}/", two(day), two(month)), years))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marla() -> Findable {
        Findable::of(&Person {
            name: "Márla O'Brien-Quill".into(),
            other_names: "Marla Strake (married name)".into(),
            born: Date::from_day("1991-04-13"),
            other_born: "13/05/1991 given to police".into(),
            addresses: vec!["Flat 2, 14 Tern Street\nNorthmere\nNM1 4QT".into()],
            phones: vec!["07700 900110".into()],
        })
    }

    fn finds(text: &str) -> bool {
        Typed::read(text).is_some_and(|typed| typed.is_in(&[&marla()]))
    }

    #[test]
    fn a_person_is_found_by_the_beginnings_of_names_in_any_order_however_they_are_written() {
        for text in
            ["ma", "marla quill", "QUILL, Marla", "obrien", "O'Brien", "o brien", "ó’brien-quill", "strake ma", "quil"]
        {
            assert!(finds(text), "{text}");
        }
        for text in ["arla", "marla strakes", "quill devon", "m"] {
            assert!(!finds(text), "{text}");
        }
        let mohamed = Findable::of(&Person::named("Mohamed Asare"));
        for text in ["moham", "Mohammed", "muhammad asare", "Md Asare"] {
            assert!(Typed::read(text).unwrap().is_in(&[&mohamed]), "{text}");
        }
    }

    #[test]
    fn a_date_of_birth_is_found_while_it_is_typed_and_in_any_way_of_writing_it() {
        for text in [
            "13/4",
            "13/04/",
            "13/04/19",
            "13/04/1991",
            "13.4.1991",
            "13-04-1991",
            "13/4/91",
            "1991",
            "1991-04",
            "1991-4",
            "1991-04-13",
            "13 April 1991",
            "13th apr 1991 marla",
            "April 1991",
            "13/05/1991",
        ] {
            assert!(finds(text), "{text}");
        }
        for text in ["13/06", "14/04/1991", "13/04/92", "1991-04-14", "13 May 1990"] {
            assert!(!finds(text), "{text}");
        }
    }

    #[test]
    fn an_address_a_postcode_and_a_number_are_found_by_their_parts() {
        for text in
            ["tern street", "14 tern", "nm1", "NM1 4QT", "nm14qt", "nm1 4", "07700 900110", "+44 7700 900110", "900110"]
        {
            assert!(finds(text), "{text}");
        }
        assert!(!finds("07700 900111") && !finds("15 tern"));
        let reference = Findable::of_reference("7K2M-9QXA-4D1F");
        for text in ["7k2m", "7K2M-9QXA", "7k2m 9qxa 4d1f", "7k2m9q"] {
            assert!(Typed::read(text).unwrap().is_in(&[&reference]), "{text}");
        }
    }

    #[test]
    fn a_slip_in_a_longer_name_is_near_and_another_name_is_not() {
        let near = |text: &str| Typed::read(text).is_some_and(|typed| typed.is_nearly_in(&[&marla()]));
        for text in ["strakke", "starke", "strak", "marla struke"] {
            assert!(near(text), "{text}");
        }
        for text in ["quik", "devon", "marla vale", "14 turns"] {
            assert!(!near(text), "{text}");
        }
    }

    #[test]
    fn hostile_text_takes_no_longer_than_a_name() {
        assert!(Typed::read(&"a1-/ ".repeat(40_000)).is_some());
        let _ = Findable::of(&Person::named(&"\u{202e}x ".repeat(40_000)));
        assert!(Typed::read(" - ").is_none() && Typed::read("").is_none());
    }
}
