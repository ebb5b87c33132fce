//! The columns of a table, each with the question that it goes to.

use leptos::prelude::*;

use super::import::Table;
use crate::app::browser::{clock, page};
use crate::app::clerk::Columns;
use crate::app::desk::register::fields::{Group, choose_grouped};
use crate::app::desk::tables::{cell_of, row_heading, table};
use crate::app::parts::{El, Look, act, details, el, live, live_text, unseen};
use crate::domain::answers::Key;
use crate::domain::context::Context;
use crate::domain::form::{GROUPS, Section};
use crate::domain::import::{Mapping, Target};
use crate::wording::{form as words, say};

/// What the lines of the columns are made with.
#[derive(Clone, Copy)]
pub struct Lines {
    table: Table,
    context: StoredValue<Context>,
    groups: StoredValue<Vec<Group>>,
    examples: RwSignal<Option<Vec<Vec<String>>>>,
    /// Each line gets its list of questions only where somebody changes it.
    many: bool,
}

/// More lists than these, of a hundred and fifty questions each, would make the page slow.
const MOST_LISTS: usize = 40;

impl Lines {
    /// Of these columns; `examples`: cells that a person asked to see.
    pub fn new(
        table: Table,
        context: StoredValue<Context>,
        columns: &Columns,
        examples: RwSignal<Option<Vec<Vec<String>>>>,
    ) -> Lines {
        let mapping = table.mapping.get_untracked();
        let groups = context.with_value(|context| targets(context, &mapping));
        let many = columns.headings.len() > MOST_LISTS;
        Lines { table, context, groups: StoredValue::new(groups), examples, many }
    }

    /// The columns that have something in them.
    pub fn table(self, columns: &Columns) -> El {
        self.lines("import-table", say!("import-caption"), columns, true)
    }

    /// Those without anything in any row, folded: they can go somewhere too, for the next table with this mapping.
    pub fn empty(self, columns: &Columns) -> Option<El> {
        let count = columns.headings.len() - columns.with_content().len();
        let open = RwSignal::new(false);
        let columns = StoredValue::new(columns.clone());
        let lines = move || {
            let lines =
                |columns: &Columns| self.lines("import-empty-table", say!("import-empty-caption"), columns, false);
            open.get().then(|| columns.with_value(lines))
        };
        let all = details(say!("import-empty", count = count), el("div", "").with(live(lines)));
        (count > 0).then(|| all.id("import-empty").on("toggle", move |_| open.set(true)))
    }

    fn lines(self, id: &str, caption: String, columns: &Columns, content: bool) -> El {
        let headings = vec![say!("import-column"), say!("import-to"), say!("import-examples")];
        let these = columns.headings.iter().enumerate().filter(|(at, _)| columns.has_content(*at) == content);
        table(id, caption, headings, these.map(|(at, heading)| self.line(at, heading)))
    }

    fn line(self, at: usize, heading: &str) -> Vec<El> {
        let shown = move || {
            let cells = self.examples.get().and_then(|all| all.get(at).cloned()).unwrap_or_default();
            Some(el("div", "").with_all(cells.into_iter().map(|cell| el("span", "recap__line").text(cell))))
        };
        let target = if self.many { self.folded(at, heading) } else { self.list(at, heading) };
        let shown = cell_of(el("div", "").with(live(shown)));
        vec![row_heading(el("span", "").text(heading)), cell_of(target), shown]
    }

    /// Where it goes, in words; the list once somebody asks for it.
    fn folded(self, at: usize, heading: &str) -> El {
        let open = RwSignal::new(false);
        let heading = StoredValue::new(heading.to_owned());
        let goes_to = move || {
            let now = self.table.mapping.with(|mapping| heading.with_value(|heading| place(mapping, heading)));
            self.groups.with_value(|groups| label_of(groups, &now))
        };
        let change = move || {
            open.set(true);
            clock::soon(move || page::focus(&list_id(at)));
        };
        let inside = move || {
            Some(match open.get() {
                true => heading.with_value(|heading| self.list(at, heading)),
                false => {
                    let of_which = heading
                        .with_value(|heading| unseen(format!(" {}", say!("import-change-which", heading = heading))));
                    let change = act(Look::Link, say!("import-change"), change).with(of_which);
                    el("div", "").with(live_text(goes_to)).text(" ").with(change.id(format!("import-change-{at}")))
                }
            })
        };
        el("div", "").with(live(inside))
    }

    fn list(self, at: usize, heading: &str) -> El {
        let name = heading.to_owned();
        let send = move |to: String| {
            let target = Target::from_text(&to);
            self.table.remap(|mapping| match to.as_str() {
                OPEN => {
                    mapping.columns.retain(|column| column.heading != name);
                    mapping.left_out.retain(|left_out| *left_out != name);
                }
                _ => self.context.with_value(|context| mapping.send(&name, target, context)),
            });
        };
        let label = unseen(say!("import-goes-to", heading = heading));
        let now = self.table.mapping.with_untracked(|mapping| place(mapping, heading));
        self.groups.with_value(|groups| choose_grouped(&list_id(at), label, groups, &now, send))
    }
}

fn list_id(at: usize) -> String {
    format!("import-to-{at}")
}

/// What a column goes to, in words: of a question, with whom or what it asks about.
fn label_of(groups: &[Group], to: &str) -> String {
    let mut options = groups.iter().flat_map(|group| &group.options);
    options.find(|(id, _)| id == to).map_or_else(|| to.to_owned(), |(_, label)| label.clone())
}

/// Where a heading goes now, as the list has it.
fn place(mapping: &Mapping, heading: &str) -> String {
    let column = mapping.columns.iter().find(|column| column.heading == heading);
    match column {
        Some(column) => column.to.to_text(),
        None if mapping.left_out.iter().any(|left_out| left_out == heading) => LEFT_OUT.to_owned(),
        None => OPEN.to_owned(),
    }
}

/// Everything that a column can go to, by section.
fn targets(context: &Context, mapping: &Mapping) -> Vec<Group> {
    let general = vec![
        (OPEN.to_owned(), say!("import-to-open")),
        (LEFT_OUT.to_owned(), say!("import-to-nothing")),
        (Target::Kept.to_text(), say!("import-to-kept")),
        (Target::ReferredOn.to_text(), say!("hand-referred-on")),
        (Target::HeardOn.to_text(), say!("import-to-heard-on")),
        (Target::Children.to_text(), say!("import-to-children")),
    ];
    let mut groups = vec![Group { label: say!("import-to-general"), options: general }];
    for section in Section::AS_READ {
        let keys = section.questions().flat_map(|question| {
            let rows = if question.group() == Some(&GROUPS[0]) { PERPETRATORS } else { 1 };
            (0..rows).map(move |row| Key { id: question.id, row })
        });
        let mut options: Vec<(String, String)> =
            keys.map(|key| (Target::Answer(key).to_text(), words::label(key))).collect();
        if section == Section::Ric {
            let items = context.instrument.items.iter();
            options.extend(items.map(|item| {
                (Target::Item(item.id.clone()).to_text(), format!("{}. {}", item.number, item.short.en()))
            }));
        }
        // A list that is folded shows the option alone: several people have a name.
        let named = options
            .into_iter()
            .map(|(to, label)| (to, say!("import-question", section = words::section(section), question = label)));
        groups.push(Group { label: words::section(section), options: named.collect() });
    }
    // What a saved mapping names and this list does not offer stays as it is.
    let offered = |to: &str| groups.iter().any(|group| group.options.iter().any(|(id, _)| id == to));
    let others: Vec<String> =
        mapping.columns.iter().map(|column| column.to.to_text()).filter(|to| !offered(to)).collect();
    if !others.is_empty() {
        let options = others.into_iter().map(|to| (to.clone(), to)).collect();
        groups.push(Group { label: say!("import-to-others"), options });
    }
    groups
}

const OPEN: &str = "";
const LEFT_OUT: &str = "-";
/// As many as police extracts have columns for.
const PERPETRATORS: u8 = 4;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_a_column_can_go_to_has_words_where_its_list_is_folded() {
        let mut mapping = Mapping::default();
        let context = crate::domain::context::example();
        mapping.send("DOB", Target::from_text("victim.born"), &context);
        mapping.left_out.push("Officer".into());
        let groups = targets(&context, &mapping);
        let born = format!("{}: {}", words::section(Section::Victim), words::label(Key::of("victim.born").unwrap()));
        assert_eq!(label_of(&groups, &place(&mapping, "DOB")), born);
        assert_eq!(label_of(&groups, &place(&mapping, "Officer")), say!("import-to-nothing"));
        assert_eq!(label_of(&groups, &place(&mapping, "Ward")), say!("import-to-open"));
        let options = groups.iter().flat_map(|group| &group.options).count();
        assert!(options > 100, "why many columns do not get a list each: {options}");
    }
}
