//! Whether two people are one, person by person: names as they are written in this country, births, places, numbers.
//!
//! Each row stands for two cases with these victims and unlike perpetrators: what is proposed is the same victim, or nothing.

use marac_portal::domain::criteria::Repeat;
use marac_portal::domain::date::Date;
use marac_portal::domain::matching::{Against, Candidate, Case, Person, Reason, Relation, Sure, compare};
use marac_portal::domain::private::Private;

use Sure::{Certain, Likely, Possible};

/// Name, other names, date of birth (a day, a month, a year or nothing), address, phone.
type Row = (&'static str, &'static str, &'static str, &'static str, &'static str);

fn person((name, other_names, born, address, phone): Row) -> Person {
    Person {
        name: name.into(),
        other_names: other_names.into(),
        born: Date::from_day(born).or_else(|| Date::from_about(born)),
        addresses: vec![address.into()],
        phones: vec![phone.into()],
        ..Person::default()
    }
}

fn case(victim: Person, perpetrator: &str) -> Case {
    Case { victim: Private(victim), ..Case::named("", &[perpetrator]) }
}

fn found(here: Row, there: Row) -> Option<Candidate<()>> {
    let (here, there) = (case(person(here), "Zygmunt Yellowlees"), case(person(there), "Quentin Oddfellow"));
    let mut all = compare(&here, &there, Repeat::default());
    assert!(all.len() < 2 && all.iter().all(|one| one.relation == Relation::SameVictim), "{all:?}");
    let back = compare(&there, &here, Repeat::default());
    assert_eq!(back.first().map(|one| one.sure), all.first().map(|one| one.sure), "the same whichever is asked");
    all.pop()
}

fn sure(here: Row, there: Row) -> Option<Sure> {
    found(here, there).map(|one| one.sure)
}

const fn named(name: &'static str) -> Row {
    (name, "", "", "", "")
}

const fn born(name: &'static str, born: &'static str) -> Row {
    (name, "", born, "", "")
}

// ---- names ----------------------------------------------------------------------------------------------------------------

/// Two ways of writing one name: nothing else is known, so all of these are possible and give the same name as the reason.
#[rustfmt::skip]
const SAME_NAME: &[(&str, &str)] = &[
    ("Marla Quill", "marla QUILL"),
    ("Marla Quill", "Quill, Marla"),
    ("Marla Quill", "  Marla   Quill "),
    ("Marla Quill", "Mrs Marla Quill"),
    ("Marla Quill", "Ms. M\u{202e}arla\u{200b} Quill\u{202c}"),
    ("Marla Quill", "QUILL Marla (Ms)"),
    // Composed and decomposed; accents left out.
    ("Zo\u{eb} Br\u{fb}l\u{e9}", "Zoe\u{308} Bru\u{302}le\u{301}"),
    ("Zoë Brûlé", "Zoe Brule"),
    ("ＭＡＲＬＡ Quill", "Marla Quill"),
    // Wales.
    ("Siân Llŷr", "Sian Llyr"),
    ("Gwenŵ ap Gwilym", "Gwenw ap Gwilym"),
    ("Siôn Prŷs-Jones", "Sion Prys Jones"),
    // Ireland and Scotland.
    ("Niamh O'Hara", "Niamh O’Hara"),
    ("Niamh O'Hara", "Niamh O Hara"),
    ("Niamh O'Hara", "Niamh OHara"),
    ("Seán MacDonald", "Sean Macdonald"),
    ("Isla Mc Alpine", "Isla McAlpine"),
    // Poland and neighbours.
    ("Łucja Wałęsa", "Lucja Walesa"),
    ("Zażółć Gęślą", "Zazolc Gesla"),
    ("Anna Nowak-Wiśniewska", "Anna Nowak Wisniewska"),
    ("Jiří Dvořák", "Dvorak Jiri"),
    ("Đorđe Šešelj", "Dorde Seselj"),
    // Elsewhere in Europe.
    ("Jörg Weiß", "Jorg Weiss"),
    ("Søren Ærø", "Soren Aero"),
    ("Işıl Yılmaz", "Isil Yilmaz"),
    ("İpek Yılmaz", "Ipek Yilmaz"),
    ("D'Souza Maria", "Maria DSouza"),
    // South Asia and the Arab world.
    ("Mohammed Rahim Uddin", "Muhammad Rahim Uddin"),
    ("Md Rahim Uddin", "Mohamed Rahim Uddin"),
    ("Mohd. Imran Khan", "Khan Imran Mohammad"),
    ("Abdul Rahman", "Abdulrahman"),
    ("Simran Kaur", "Kaur Simran"),
    ("राम शर्मा", "राम शर्मा"),
    ("Олена Йорданова", "олена йорданова"),
];

#[test]
fn one_name_written_in_two_ways_is_the_same_name() {
    for (here, there) in SAME_NAME {
        let found = found(named(here), named(there)).unwrap_or_else(|| panic!("{here} and {there}"));
        let [person] = found.people.as_slice() else { panic!("one person") };
        assert!(matches!(person.reasons.as_slice(), [Reason::SameName(_)]), "{here} and {there}: {:?}", person.reasons);
        assert_eq!(
            (found.sure, person.against.as_slice()),
            (Possible, [Against::NothingButTheName].as_slice()),
            "{here}"
        );
    }
}

/// Two names, and whether they are proposed where nothing else is known.
#[rustfmt::skip]
const OTHER_NAMES: &[(&str, &str, Option<Sure>)] = &[
    // One letter; one part of the other.
    ("Devon Strake", "Devon Strakes", Some(Possible)),
    ("Jon Strake", "John Strake", Some(Possible)),
    ("Anna Kowalska", "Anna Maria Kowalska", Some(Possible)),
    ("Harpreet Kaur Gill", "Harpreet Gill", Some(Possible)),
    // Two letters, an initial, one part: too little alone.
    ("Katarzyna Wiśniewska", "Katarzina Wisniewski", None),
    ("D Strake", "Devon Strake", None),
    ("Marla Quill", "Marla Strake", None),
    ("Marla Quill", "Quentin Quill", None),
    ("Marla", "Marla Quill", None),
    ("Marla", "Marla", None),
    // Short parts have to be the same; a husband and a wife are two people.
    ("Ali Khan", "Avi Khan", None),
    ("Jan Kowalski", "Janina Kowalska", None),
    // Muhammad and Mahmud are two names; common parts make nobody the same.
    ("Muhammad Khan", "Mahmud Khan", None),
    ("Mohammed Abdul Khan", "Mohammed Imran Khan", None),
    ("Simran Kaur", "Harpreet Kaur", None),
    ("राम शर्मा", "रोम शर्मा", None),
    // Words that say that nobody knows.
    ("Unknown", "unknown", None),
    ("Not known", "Not known", None),
    ("N/K", "n/k", None),
    ("Unknown male", "UNKNOWN MALE", None),
    ("?", "?", None),
    ("", "", None),
    ("\u{202e}\u{200b}", "\u{202e}\u{200b}", None),
    ("Mr", "Mr", None),
];

#[test]
fn names_that_are_only_alike_need_more() {
    for (here, there, expected) in OTHER_NAMES {
        assert_eq!(sure(named(here), named(there)), *expected, "{here} and {there}");
    }
}

#[test]
fn other_names_are_found_however_they_are_written_down() {
    for other_names in [
        "Marla Strake (married name, not used now)",
        "née Strake; formerly Marla Strake",
        "aka Marla Strake",
        "Dolly, Marla Strake",
        "Strake, Marla",
        "Dolly / Marla Strake",
        "also known as marla strake or Dolly",
    ] {
        let found = found(("Marla Quill", other_names, "", "", ""), named("Marla Strake")).expect(other_names);
        let Some(Reason::SameOtherName(names)) = found.people[0].reasons.first() else { panic!("{other_names}") };
        assert_eq!(names.there.0, "Marla Strake");
        assert!(
            names.here.to_lowercase().contains("marla") && names.here.to_lowercase().contains("strake"),
            "{names:?}"
        );
    }
    // In the box for the name itself.
    let found = found(named("Marla Quill (née Marla Strake)"), named("Marla Strake")).unwrap();
    assert!(matches!(found.people[0].reasons[0], Reason::SameOtherName(_)));
    // A nickname alone is no name.
    assert_eq!(sure(("Devon Strake", "Dev", "", "", ""), ("Devlin Ochre", "Dev", "", "", "")), None);
}

// ---- births, places, numbers ----------------------------------------------------------------------------------------------

/// Two people and what is proposed.
#[rustfmt::skip]
const PEOPLE: &[(&str, Row, Row, Option<Sure>)] = &[
    ("name and day", born("Marla Quill", "1991-04-13"), born("Quill Marla", "1991-04-13"), Some(Certain)),
    ("name and leap day", born("Marla Quill", "1992-02-29"), born("Marla Quill", "1992-02-29"), Some(Certain)),
    ("day and month swapped", born("Marla Quill", "1991-04-12"), born("Marla Quill", "1991-12-04"), Some(Likely)),
    ("one place off", born("Marla Quill", "1991-04-13"), born("Marla Quill", "1991-04-18"), Some(Likely)),
    ("the year by one", born("Marla Quill", "1991-04-13"), born("Marla Quill", "1990-04-13"), Some(Likely)),
    ("the year turned", born("Marla Quill", "1978-04-13"), born("Marla Quill", "1987-04-13"), Some(Likely)),
    ("about 1987", born("Marla Quill", "1987-06-02"), born("Marla Quill", "1987"), Some(Likely)),
    ("about May 1987", born("Marla Quill", "1987-05"), born("Marla Quill", "1987-05-31"), Some(Likely)),
    ("about 1987 twice", born("Marla Quill", "1987"), born("Marla Quill", "1987"), Some(Likely)),
    ("about 1987 and nearly so says nothing", born("Marla Quill", "1988-06-02"), born("Marla Quill", "1987"), Some(Possible)),
    ("about 1987 and long after", born("Marla Quill", "1995-06-02"), born("Marla Quill", "1987"), None),
    ("no date on one side", born("Marla Quill", "1991-04-13"), named("Marla Quill"), Some(Possible)),
    ("other dates", born("Marla Quill", "1991-04-13"), born("Marla Quill", "1969-11-30"), None),

    ("a father and a son of one name", born("John Smith", "1961-03-02"), born("John Smith", "1991-03-02"), None),
    ("the same at one address",
        ("John Smith", "", "1961-03-02", "4 Tern Street, NM1 4QT", ""), ("John Smith", "", "1991-08-19", "4 Tern Street NM14QT", ""), Some(Possible)),
    ("twins at one address",
        ("Aisha Begum", "", "2001-05-06", "4 Tern Street, NM1 4QT", "01632 960001"),
        ("Amina Begum", "", "2001-05-06", "4 Tern Street, NM1 4QT", "01632 960001"), Some(Possible)),
    ("twins whose names are a letter apart",
        ("Hasan Malik", "", "2001-05-06", "4 Tern Street, NM1 4QT", ""), ("Husan Malik", "", "2001-05-06", "4 Tern Street, NM1 4QT", ""), Some(Likely)),
    ("twins by their initial",
        ("A Begum", "", "2001-05-06", "4 Tern Street, NM1 4QT", ""), ("Amina Begum", "", "2001-05-06", "4 Tern Street, NM1 4QT", ""), Some(Likely)),

    ("a new family name", born("Marla Quill", "1991-04-13"), born("Marla Strake", "1991-04-13"), Some(Possible)),
    ("a new family name and the old number",
        ("Marla Quill", "", "1991-04-13", "", "07700 900111"), ("Marla Strake", "", "1991-04-13", "", "+44 (0)7700 900 111"), Some(Likely)),
    ("a wholly new name and the old number",
        ("Marla Quill", "", "1991-04-13", "", "07700900111"), ("Dora Vane", "", "1991-04-13", "", "0044 7700 900111"), Some(Possible)),
    ("a number alone", ("Marla Quill", "", "", "", "07700 900111"), ("Dora Vane", "", "", "", "07700 900111"), None),
    ("a number and no name", ("", "", "", "", "07700 900111"), ("Marla Quill", "", "", "", "07700 900222 or 07700 900111"), Some(Possible)),
    ("a refuge's postcode", ("Marla Quill", "", "", "NM1 4QT", ""), ("Dora Vane", "", "", "NM1 4QT", ""), None),

    ("another name that is the name", ("Marla Quill", "Marla Strake", "1991-04-13", "", ""), born("Marla Strake", "1991-04-13"), Some(Likely)),
    ("the same with the postcode",
        ("Marla Quill", "Marla Strake", "1991-04-13", "Tern Street, NM1 4QT", ""), ("Marla Strake", "", "1991-04-13", "nm14qt", ""), Some(Certain)),
    ("a letter and the day", born("Devon Strake", "1989-01-30"), born("Devan Strake", "1989-01-30"), Some(Likely)),
    ("two letters and the day", born("Devon Strake", "1989-01-30"), born("Devan Strakes", "1989-01-30"), Some(Likely)),
    ("an initial and the day", born("D Strake", "1989-01-30"), born("Devon Strake", "1989-01-30"), Some(Likely)),
    ("a name alone with an address", ("Marla Quill", "", "", "14 Tern Street, Northmere", ""), ("Marla Quill", "", "", "14 Tern street Northmere NM1 4QT", ""), Some(Likely)),

    // 1 January stands for nobody knows.
    ("1 January", born("Amina Yusuf", "1990-01-01"), born("Amina Yusuf", "1990-01-01"), Some(Likely)),
    ("1 January and a number",
        ("Amina Yusuf", "", "1990-01-01", "", "07700 900111"), ("Amina Yusuf", "", "1990-01-01", "", "07700 900111"), Some(Certain)),
    ("1 January under another family name", born("Amina Yusuf", "1990-01-01"), born("Amina Warsame", "1990-01-01"), None),
];

#[test]
fn people_are_proposed_as_surely_as_what_is_known_of_them() {
    for (what, here, there, expected) in PEOPLE {
        assert_eq!(sure(*here, *there), *expected, "{what}");
    }
}

#[test]
fn twins_and_namesakes_carry_what_speaks_against_them() {
    let against = |here: Row, there: Row| found(here, there).unwrap().people.remove(0).against;
    let home = "4 Tern Street, NM1 4QT";
    let twins = against(("Hasan Malik", "", "2001-05-06", home, ""), ("Husan Malik", "", "2001-05-06", home, ""));
    assert_eq!(twins, [Against::MayBeTwins]);
    let namesakes = against(("John Smith", "", "1961-03-02", home, ""), ("John Smith", "", "1991-08-19", home, ""));
    assert_eq!(namesakes, [Against::BirthDiffers { years: 30 }]);
    let january = against(born("Amina Yusuf", "1990-01-01"), born("Amina Yusuf", "1990-01-01"));
    assert_eq!(january, [Against::FirstOfJanuary]);
    let [Against::NamesDiffer(names)] =
        &against(born("Marla Quill", "1991-04-13"), born("Marla Strake", "1991-04-13"))[..]
    else {
        panic!("only the names differ")
    };
    assert_eq!((names.here.as_str(), names.there.as_str()), ("Marla Quill", "Marla Strake"));
}

#[test]
fn a_second_date_of_birth_in_words_counts_as_well() {
    for other_born in ["13/04/1991 given to police", "gave 1991-04-13", "13th April 1991?", "1985, or 13.4.1991"] {
        let here = Person { other_born: other_born.into(), ..person(born("Marla Quill", "1992-11-30")) };
        let there = case(person(born("Marla Quill", "1991-04-13")), "Quentin Oddfellow");
        let found = compare(&case(here, "Zygmunt Yellowlees"), &there, Repeat::default());
        assert_eq!(found.first().map(|one| one.sure), Some(Certain), "{other_born}");
    }
}

#[test]
fn a_reason_repeats_neither_an_address_nor_a_number_and_names_do_not_print() {
    let here = ("Marla Quill", "", "1991-04-13", "14 Tern Street, NM1 4QT", "07700 900111");
    let found = found(here, here).unwrap();
    assert_eq!(found.people[0].reasons.len(), 4);
    let printed = format!("{found:?}").to_lowercase();
    for private in ["quill", "tern", "4qt", "900111", "1991"] {
        assert!(!printed.contains(private), "{private} in {printed}");
    }
}
