//! Turns `en.ftl` into Rust while compiling, so that no Fluent parser stands in what a browser downloads.
//!
//! It writes `messages.rs`: `message_of!`, with one arm a message, and `LOOKED_UP`, the messages whose ids are put
//! together at run time; everything else is in a program only where it is said. What `en.ftl` holds and `Part` cannot
//! say fails the build, with its line.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement, Variant, VariantKey};
use std::collections::BTreeMap;
use std::fmt::{self, Write as _};
use std::path::Path;
use std::{env, fs, process};

const SOURCE: &str = "src/wording/en.ftl";

/// How the ids begin that are looked up at run time; only their messages have attributes.
const BEGINNINGS: [&str; 8] = ["fold-", "intro-", "kind-", "not-known-", "opt-", "outcome-", "q-", "section-"];

fn main() {
    println!("cargo:rerun-if-changed={SOURCE}");
    let read = fs::read_to_string(SOURCE).map_err(|why| vec![format!("{SOURCE}: {why}")]);
    let written = read.and_then(|ftl| Messages::of(&ftl)).and_then(|messages| {
        let folder = env::var("OUT_DIR").map_err(|why| vec![format!("OUT_DIR: {why}")])?;
        fs::write(Path::new(&folder).join("messages.rs"), messages.rust())
            .map_err(|why| vec![format!("{folder}/messages.rs: {why}")])
    });
    if let Err(problems) = written {
        problems.iter().for_each(|problem| eprintln!("{problem}"));
        process::exit(1);
    }
}

/// The parts of every text as Rust, by message id and attribute; the message itself has an empty attribute.
#[derive(Default)]
struct Messages(BTreeMap<(String, String), String>);

impl Messages {
    fn of(ftl: &str) -> Result<Self, Vec<String>> {
        let resource = fluent_syntax::parser::parse(ftl).map_err(|(_, errors)| {
            errors.iter().map(|error| at(ftl, error.pos.start, &error.to_string())).collect::<Vec<_>>()
        })?;
        let (mut messages, mut problems) = (Self::default(), Vec::new());
        for entry in &resource.body {
            let taken = match entry {
                Entry::Message(message) => messages.take(message),
                Entry::Term(term) => refused(term.id.name, "a term is not supported here: write its text out"),
                Entry::Junk { content } => refused(content, "this is not a message"),
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => Ok(()),
            };
            if let Err(Refused { place, why }) = taken {
                // Every part of the tree is a slice of the file.
                problems.push(at(ftl, place.as_ptr() as usize - ftl.as_ptr() as usize, &why));
            }
        }
        if problems.is_empty() { Ok(messages) } else { Err(problems) }
    }

    fn take<'s>(&mut self, message: &Message<&'s str>) -> Result<(), Refused<'s>> {
        let id = message.id.name;
        let Some(value) = &message.value else { return refused(id, "this message has no text of its own") };
        self.add(id, id, "", value)?;
        for attribute in &message.attributes {
            if !looked_up(id) {
                return refused(attribute.id.name, "nothing looks up an attribute of this message");
            }
            self.add(attribute.id.name, id, attribute.id.name, &attribute.value)?;
        }
        Ok(())
    }

    fn add<'s>(
        &mut self,
        place: &'s str,
        id: &str,
        attribute: &str,
        text: &Pattern<&'s str>,
    ) -> Result<(), Refused<'s>> {
        let parts = parts(place, text)?;
        match self.0.insert((id.to_owned(), attribute.to_owned()), parts) {
            None => Ok(()),
            Some(_) => refused(place, "this stands twice"),
        }
    }

    fn rust(&self) -> String {
        let (mut texts, mut arms, mut looked_up_rows, mut rows) = Default::default();
        for (number, ((id, attribute), parts)) in self.0.iter().enumerate() {
            line(&mut texts, format_args!("    pub const T{number}: Message = Message(&[{parts}]);"));
            if attribute.is_empty() {
                line(&mut arms, format_args!("    ({id:?}) => {{ $crate::wording::texts::T{number} }};"));
            }
            if looked_up(id) {
                line(&mut looked_up_rows, format_args!("    ({id:?}, {attribute:?}, texts::T{number}),"));
            }
            line(&mut rows, format_args!("    ({id:?}, {attribute:?}, texts::T{number}),"));
        }
        format!(
            "/// A text is in the program only if something names it.\n\
             #[allow(dead_code)]\npub(crate) mod texts {{\n    use super::{{Case, Message, Part, Select}};\n{texts}}}\n\n\
             /// The message of an id that is known while compiling.\n\
             macro_rules! message_of {{\n{arms}    \
             ($id:tt) => {{ compile_error!(concat!({SOURCE:?}, \" has no message \", $id)) }};\n}}\n\
             pub(crate) use message_of;\n\n\
             /// How the ids of `LOOKED_UP` begin.\n\
             const BEGINNINGS: &[&str] = &{BEGINNINGS:?};\n\n\
             /// The texts looked up at run time: id, attribute or nothing, text; in order.\n\
             static LOOKED_UP: &[(&str, &str, Message)] = &[\n{looked_up_rows}];\n\n\
             /// All texts of the file, as above.\n\
             #[cfg(test)]\nstatic EVERY: &[(&str, &str, Message)] = &[\n{rows}];\n"
        )
    }
}

/// What cannot be taken over, and why.
struct Refused<'s> {
    place: &'s str,
    why: String,
}

fn refused<'s, T>(place: &'s str, why: &str) -> Result<T, Refused<'s>> {
    Err(Refused { place, why: why.to_owned() })
}

fn looked_up(id: &str) -> bool {
    BEGINNINGS.iter().any(|beginning| id.starts_with(beginning))
}

fn line(rust: &mut String, text: fmt::Arguments) {
    let _ = writeln!(rust, "{text}");
}

/// A pattern as the elements of a `[Part]`.
fn parts<'s>(place: &'s str, pattern: &Pattern<&'s str>) -> Result<String, Refused<'s>> {
    let (mut rust, mut text) = (String::new(), String::new());
    let close = |rust: &mut String, text: &mut String| {
        if !text.is_empty() {
            let _ = write!(rust, "Part::Text({text:?}), ");
            text.clear();
        }
    };
    for element in &pattern.elements {
        let expression = match element {
            // The parser has taken the indentation away, and gives each line by itself.
            PatternElement::TextElement { value } => {
                text.push_str(value);
                continue;
            }
            PatternElement::Placeable { expression } => expression,
        };
        match expression {
            Expression::Inline(InlineExpression::StringLiteral { value }) => {
                text.push_str(&fluent_syntax::unicode::unescape_unicode_to_string(value));
            }
            Expression::Inline(InlineExpression::VariableReference { id }) => {
                close(&mut rust, &mut text);
                let _ = write!(rust, "Part::Value({:?}), ", id.name);
            }
            Expression::Select { selector: InlineExpression::VariableReference { id }, variants } => {
                close(&mut rust, &mut text);
                rust.push_str(&select(id.name, variants)?);
            }
            _ => return refused(place, "only { $name }, { \"text\" } and { $count -> ... } are supported here"),
        }
    }
    close(&mut rust, &mut text);
    Ok(rust)
}

/// A selector as a `Part::Select`, with its cases in the order of the file.
fn select<'s>(by: &'s str, variants: &[Variant<&'s str>]) -> Result<String, Refused<'s>> {
    let (mut cases, mut other) = (String::new(), String::new());
    for Variant { key, value, default } in variants {
        let key = match key {
            VariantKey::Identifier { name } | VariantKey::NumberLiteral { value: name } => *name,
        };
        let parts = parts(key, value)?;
        // English has these two categories. Another language brings its own: here, in `Case` and in `category`.
        let case = match (key, default) {
            ("other", true) => {
                other = parts;
                continue;
            }
            ("one", false) => "Case::One".to_owned(),
            (number, false) if number.parse::<u32>().is_ok() => format!("Case::Is({number})"),
            _ => return refused(key, "the variants of a selector are whole numbers, [one] and, by default, *[other]"),
        };
        let _ = write!(cases, "({case}, &[{parts}]), ");
    }
    Ok(format!("Part::Select(&Select {{ by: {by:?}, cases: &[{cases}], other: &[{other}] }}), "))
}

fn at(ftl: &str, offset: usize, why: &str) -> String {
    let line = ftl.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1;
    format!("{SOURCE}:{line}: {why}")
}
