//! Every word a person reads, as Fluent messages. Depends on ids only.
//!
//! `say!("message-id", name = value)` is checked when compiling: an id that `en.ftl` lacks is an error.
//! Ids put together at run time (questions, options) are checked by a test over the whole form.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};

pub mod area;
pub mod form;
pub mod problems;

/// The English messages, as shipped.
pub const EN: &str = include_str!("en.ftl");

thread_local! {
    static ENGLISH: FluentBundle<FluentResource> = bundle();
}

/// Says a message: `say!("send-heading")`, `say!("count-yes", yes = 15)`.
macro_rules! say {
    ($id:literal $(, $name:ident = $value:expr)* $(,)?) => {{
        #[allow(long_running_const_eval)]
        const _: () = assert!($crate::wording::has_id($crate::wording::EN, $id), "en.ftl has no such message");
        $crate::wording::message($id, None, &[$((stringify!($name), $value.to_string())),*])
            .unwrap_or_default()
    }};
}
pub(crate) use say;

/// The text of a message or of one of its attributes; `None` when there is no such text.
pub fn message(id: &str, attribute: Option<&str>, args: &[(&str, String)]) -> Option<String> {
    ENGLISH.with(|bundle| {
        let message = bundle.get_message(id)?;
        let pattern = match attribute {
            None => message.value()?,
            Some(name) => message.get_attribute(name)?.value(),
        };
        let mut values = FluentArgs::new();
        for (name, value) in args {
            values.set(*name, number_or_text(value));
        }
        Some(bundle.format_pattern(pattern, Some(&values), &mut Vec::new()).into_owned())
    })
}

/// Whether `ftl` defines the message `id`; usable while compiling.
pub const fn has_id(ftl: &str, id: &str) -> bool {
    let (text, id) = (ftl.as_bytes(), id.as_bytes());
    let mut start = 0;
    while start < text.len() {
        if text[start] == id[0] && begins(text, start, id) {
            return true;
        }
        while start < text.len() && text[start] != b'\n' {
            start += 1;
        }
        start += 1;
    }
    false
}

const fn begins(text: &[u8], start: usize, id: &[u8]) -> bool {
    let mut i = 0;
    while i < id.len() {
        if start + i >= text.len() || text[start + i] != id[i] {
            return false;
        }
        i += 1;
    }
    let end = start + id.len();
    end + 1 < text.len() && text[end] == b' ' && text[end + 1] == b'='
}

/// Numbers select plural forms; everything else is text as it stands.
fn number_or_text(value: &str) -> fluent_bundle::FluentValue<'_> {
    let plain = value.len() < 10 && !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit());
    match value.parse::<u32>() {
        Ok(number) if plain && number.to_string() == value => number.into(),
        _ => value.into(),
    }
}

fn bundle() -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new(vec![unic_langid::LanguageIdentifier::default()]);
    // Isolation marks would end up in copied text and in referral.txt.
    bundle.set_use_isolating(false);
    let messages = match FluentResource::try_new(EN.to_owned()) {
        Ok(all) => all,
        Err((good, _)) => good,
    };
    bundle.add_resource_overriding(messages);
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_messages_are_well_formed_and_each_stands_once() {
        let parsed = FluentResource::try_new(EN.to_owned());
        assert!(parsed.is_ok(), "{:?}", parsed.err().map(|(_, errors)| errors));
        let mut ids: Vec<&str> = EN
            .lines()
            .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
            .filter_map(|line| line.split(" =").next())
            .collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(all, ids.len(), "a message id stands twice in en.ftl");
    }

    #[test]
    fn an_id_is_found_only_whole_and_at_the_start_of_a_line() {
        assert!(has_id("a-b = x\n", "a-b"));
        assert!(!has_id("a-b = x\n", "a"));
        assert!(!has_id("x = a-b = y\n", "a-b"));
    }

    #[test]
    fn counts_choose_the_plural() {
        assert_eq!(say!("characters-left", count = 1), "1 character left");
        assert_eq!(say!("characters-left", count = 2), "2 characters left");
        assert_eq!(say!("characters-left", count = 0), "0 characters left");
    }
}
