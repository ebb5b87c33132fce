//! Every word a person reads, as Fluent messages. Depends on ids only.
//!
//! `build.rs` turns `en.ftl` into Rust, so a program holds the messages it says, and no Fluent.
//! `say!("message-id", name = value)` is checked when compiling: an id that `en.ftl` lacks, a value that the message
//! lacks or does not name, is an error. Ids put together at run time (questions, options) are checked by a test over the
//! whole form.

use std::fmt::Display;

mod message;

pub mod area;
pub mod attached;
pub mod criteria;
pub mod date;
pub mod due;
pub mod find;
pub mod form;
pub mod import;
pub mod joining;
pub mod keys;
pub mod matching;
pub mod meetings;
pub mod opening;
pub mod practice;
pub mod problems;
pub mod register;
pub mod returns;
pub mod sender;

pub use message::{Case, Message, Part, Select};

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// Says a message: `say!("send-heading")`, `say!("count-yes", yes = 15)`.
macro_rules! say {
    ($id:tt $(, $name:ident = $value:expr)* $(,)?) => {{
        const MESSAGE: $crate::wording::Message = $crate::wording::message_of!($id);
        const _: () = assert!(MESSAGE.takes(&[$(stringify!($name)),*]), "the message needs other values than these");
        MESSAGE.say(&[$((stringify!($name), &$value as &dyn ::std::fmt::Display)),*])
    }};
}
pub(crate) use say;

/// The text of a message or of one of its attributes, by an id put together at run time; `None` when there is no such
/// text. `build.rs` lists how such ids begin.
pub fn message(id: &str, attribute: Option<&str>, values: &[(&str, &dyn Display)]) -> Option<String> {
    debug_assert!(BEGINNINGS.iter().any(|beginning| id.starts_with(beginning)), "build.rs does not list {id}");
    let wanted = (id, attribute.unwrap_or_default());
    let place = LOOKED_UP.binary_search_by(|(id, attribute, _)| (*id, *attribute).cmp(&wanted)).ok()?;
    Some(LOOKED_UP[place].2.say(values))
}

#[cfg(test)]
mod tests {
    use super::*;
    use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};

    #[test]
    fn counts_choose_the_plural() {
        assert_eq!(say!("characters-left", count = 0), "0 characters left");
        assert_eq!(say!("characters-left", count = 1), "1 character left");
        assert_eq!(say!("characters-left", count = 11), "11 characters left");
    }

    #[test]
    fn the_first_case_that_fits_is_said() {
        let expires = |days: u32| say!("area-expiring-soon", label = "Duty line", to = "1 May 2026", days = days);
        assert!(expires(0).contains(" on 1 May 2026, today. Put in"), "{}", expires(0));
        assert!(expires(1).contains(", tomorrow. Put"), "{}", expires(1));
        assert!(expires(2).contains(", in 2 days. Put"), "{}", expires(2));
    }

    #[test]
    fn what_is_not_a_number_as_we_write_it_is_text() {
        assert_eq!(say!("characters-left", count = "01"), "01 characters left");
        assert_eq!(say!("characters-left", count = "one"), "one characters left");
    }

    #[test]
    fn a_message_takes_the_values_it_names_and_no_others() {
        let message = message_of!("check-gaps");
        assert!(message.takes(&["count"]));
        assert!(!message.takes(&[]));
        assert!(!message.takes(&["count", "more"]));
        assert!(message_of!("answered-of").takes(&["all", "answered"]));
    }

    #[test]
    fn an_id_put_together_finds_its_text_its_attributes_and_nothing_else() {
        assert_eq!(message("q-referrer-name", None, &[]).as_deref(), Some("Your name"));
        assert_eq!(message("q-referrer-name", Some("missing"), &[]).as_deref(), Some("Enter your name"));
        assert_eq!(message("q-referrer-name", Some("hint"), &[]), None);
        assert_eq!(message("q-referrer-nam", None, &[]), None);
        assert!(LOOKED_UP.is_sorted_by_key(|(id, attribute, _)| (*id, *attribute)));
    }

    #[test]
    fn every_text_reads_as_fluent_says_it() {
        let ftl = include_str!("en.ftl");
        let mut fluent = FluentBundle::default();
        fluent.set_use_isolating(false);
        fluent
            .add_resource(FluentResource::try_new(ftl.to_owned()).expect("well-formed"))
            .expect("each id stands once");
        let mut names: Vec<&str> = ftl.split('$').skip(1).filter_map(|rest| rest.split([' ', '}']).next()).collect();
        names.sort_unstable();
        names.dedup();
        for value in ["0", "1", "2", "11", "Zo\u{eb} \"Z\" <b>"] {
            let ours: Vec<(&str, &dyn Display)> = names.iter().map(|name| (*name, &value as &dyn Display)).collect();
            let mut theirs = FluentArgs::new();
            for name in &names {
                match value.parse::<u32>() {
                    Ok(number) => theirs.set(*name, number),
                    Err(_) => theirs.set(*name, value),
                }
            }
            for (id, attribute, text) in EVERY {
                let message = fluent.get_message(id).expect(id);
                let pattern = match *attribute {
                    "" => message.value(),
                    name => message.get_attribute(name).map(|attribute| attribute.value()),
                };
                let said = fluent.format_pattern(pattern.expect(id), Some(&theirs), &mut Vec::new());
                assert_eq!(text.say(&ours), said, "{id} {attribute}");
            }
        }
    }
}
