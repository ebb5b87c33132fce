//! The list of a coordinator: what comes first, what is shown of it, and page by page.

use std::cmp::Ordering;

use super::glance::Glance;

/// One case as the list has it; `K` is how a program names the case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<K> {
    pub key: K,
    /// As people say it: `XXXX-XXXX-XXXX`.
    pub reference: String,
    /// UTC minutes, `YYYY-MM-DDTHH:MMZ`.
    pub received: String,
    /// The words of its agency, where the area knows it.
    pub agency: String,
    /// Nothing where its record could not be read.
    pub glance: Option<Glance>,
    /// Something was added to it since: it goes to the top.
    pub added: bool,
    /// Of a case in a register.
    pub worked: Option<Worked>,
}

/// What people have done with a case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Worked {
    /// In words.
    pub decided: String,
    /// Somebody still has to decide, or people differ.
    pub open: bool,
    /// It looks like another case, and nobody has decided what they are to one another.
    pub alike: bool,
    /// In words; nothing while it is on no list.
    pub meeting: String,
    /// UTC minutes.
    pub acknowledged: Option<String>,
    /// What a person should see beside it, in words.
    pub remarks: Vec<String>,
}

/// What a person can sort by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Column {
    /// Urgent ones, then what was added to, then by waiting time: how a coordinator works.
    #[default]
    Order,
    Reference,
    Received,
    Agency,
    Yes,
    DontKnow,
    Children,
    Missing,
    Decision,
    Meeting,
    Acknowledged,
}

/// Which cases are shown, all of these at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Part of the reference or of the agency's name, however it is written; or what a case was found by that is not on the
    /// list.
    pub text: String,
    pub urgent: bool,
    /// Answers that have to be there are missing.
    pub incomplete: bool,
    /// The id of a route.
    pub route: Option<String>,
    /// Of a register: those that somebody still has to decide on.
    pub open: bool,
    /// Of a register: those that look like another case that nobody has decided about.
    pub alike: bool,
    /// Of a register: those on the list of this meeting, in words; an empty text is no list.
    pub meeting: Option<String>,
}

/// How a person wants to see the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    pub sort: Column,
    /// The other way round; what is not known stays at the end.
    pub reversed: bool,
    pub filter: Filter,
}

/// The places of the entries that are shown, in their order. `found`: whether a case has the text of the filter in what
/// does not stand on the list.
pub fn arrange<K>(entries: &[Entry<K>], view: &View, found: impl Fn(&K) -> bool) -> Vec<usize> {
    let text = folded(&view.filter.text);
    let passes = |entry: &Entry<K>| passes(entry, &view.filter, &text, &found);
    let mut shown: Vec<usize> = (0..entries.len()).filter(|at| passes(&entries[*at])).collect();
    // Stable: those that are alike keep the order of a coordinator's work.
    shown.sort_by(|a, b| in_order(&entries[*a], &entries[*b]));
    if view.sort != Column::Order || view.reversed {
        shown.sort_by(|a, b| by(view.sort, view.reversed, &entries[*a], &entries[*b]));
    }
    shown
}

/// The part of a list that is one page; pages count from 0, and a page that is not there is the nearest.
pub fn page(shown: &[usize], number: usize, size: usize) -> &[usize] {
    let number = number.min(pages(shown.len(), size) - 1);
    shown.chunks(size.max(1)).nth(number).unwrap_or_default()
}

/// How many pages a list has; an empty one has one.
pub fn pages(shown: usize, size: usize) -> usize {
    shown.div_ceil(size.max(1)).max(1)
}

fn passes<K>(entry: &Entry<K>, filter: &Filter, text: &str, found: impl Fn(&K) -> bool) -> bool {
    let says = |what: &str| folded(what).contains(text);
    let glance = |holds: fn(&Glance) -> bool| entry.glance.as_ref().is_some_and(holds);
    let worked = |holds: &dyn Fn(&Worked) -> bool| entry.worked.as_ref().is_some_and(holds);
    let route = |id: &String| entry.glance.as_ref().is_some_and(|glance| glance.routes.contains(id));
    (text.is_empty() || says(&entry.reference) || says(&entry.agency) || found(&entry.key))
        && (!filter.urgent || glance(|glance| glance.urgent))
        && (!filter.incomplete || glance(|glance| glance.missing > 0))
        && filter.route.as_ref().is_none_or(route)
        && (!filter.open || worked(&|worked| worked.open))
        && (!filter.alike || worked(&|worked| worked.alike))
        && filter.meeting.as_ref().is_none_or(|meeting| worked(&|worked| &worked.meeting == meeting))
}

/// Letters and digits in lower case: how a reference is grouped does not matter.
fn folded(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn in_order<K>(a: &Entry<K>, b: &Entry<K>) -> Ordering {
    let first = |entry: &Entry<K>| (!entry.glance.as_ref().is_some_and(|glance| glance.urgent), !entry.added);
    (first(a), &a.received, &a.reference).cmp(&(first(b), &b.received, &b.reference))
}

fn by<K>(column: Column, reversed: bool, a: &Entry<K>, b: &Entry<K>) -> Ordering {
    let turn = |order: Ordering| if reversed { order.reverse() } else { order };
    let number = |of: fn(&Glance) -> Option<usize>| {
        let (a, b) = (a.glance.as_ref().and_then(of), b.glance.as_ref().and_then(of));
        // What is not known is not small: it stays at the end whichever way the list is turned.
        a.is_none().cmp(&b.is_none()).then_with(|| turn(a.cmp(&b)))
    };
    let words = |of: fn(&Worked) -> &str| {
        let (a, b) = (a.worked.as_ref().map(of).unwrap_or_default(), b.worked.as_ref().map(of).unwrap_or_default());
        a.is_empty().cmp(&b.is_empty()).then_with(|| turn(a.cmp(b)))
    };
    match column {
        Column::Order => turn(in_order(a, b)),
        Column::Reference => turn(a.reference.cmp(&b.reference)),
        Column::Received => turn(a.received.cmp(&b.received)),
        Column::Agency => a.agency.is_empty().cmp(&b.agency.is_empty()).then_with(|| turn(a.agency.cmp(&b.agency))),
        Column::Yes => number(|glance| glance.counts.map(|counts| counts.yes as usize)),
        Column::DontKnow => number(|glance| glance.counts.map(|counts| counts.dont_know as usize)),
        Column::Children => number(|glance| Some(glance.children)),
        Column::Missing => number(|glance| Some(glance.missing)),
        Column::Decision => words(|worked| &worked.decided),
        Column::Meeting => words(|worked| &worked.meeting),
        Column::Acknowledged => words(|worked| worked.acknowledged.as_deref().unwrap_or_default()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ric::Counts;

    fn entry(key: u32, reference: &str, received: &str, agency: &str, glance: Option<Glance>) -> Entry<u32> {
        let (reference, received, agency) = (reference.into(), received.into(), agency.into());
        Entry { key, reference, received, agency, glance, added: false, worked: None }
    }

    fn glance(yes: u32, urgent: bool, missing: usize, routes: &[&str]) -> Option<Glance> {
        let counts = Some(Counts { yes, no: 24 - yes, dont_know: 0, not_answered: 0 });
        let routes = routes.iter().map(|route| route.to_string()).collect();
        Some(Glance { counts, urgent, missing, routes, ..Glance::default() })
    }

    fn five() -> Vec<Entry<u32>> {
        vec![
            entry(1, "BBBB-0000-0001", "2026-11-03T10:00Z", "Police", glance(17, false, 0, &["visible_high_risk"])),
            entry(2, "AAAA-0000-0002", "2026-11-04T10:00Z", "Health visiting", glance(3, true, 2, &["judgement"])),
            entry(3, "CCCC-0000-0003", "2026-11-01T10:00Z", "", None),
            entry(4, "DDDD-0000-0004", "2026-11-05T10:00Z", "Housing", glance(11, false, 0, &["escalation"])),
            Entry {
                added: true,
                ..entry(5, "EEEE-0000-0005", "2026-11-06T10:00Z", "Police", glance(11, false, 0, &[]))
            },
        ]
    }

    fn keys(view: &View) -> Vec<u32> {
        let entries = five();
        arrange(&entries, view, |_| false).into_iter().map(|at| entries[at].key).collect()
    }

    fn sorted(sort: Column, reversed: bool) -> Vec<u32> {
        keys(&View { sort, reversed, ..View::default() })
    }

    #[test]
    fn what_is_urgent_comes_first_then_what_was_added_to_then_what_waits_longest() {
        assert_eq!(keys(&View::default()), [2, 5, 3, 1, 4]);
    }

    #[test]
    fn each_column_sorts_both_ways_and_what_is_not_known_stays_at_the_end() {
        assert_eq!(sorted(Column::Reference, false), [2, 1, 3, 4, 5]);
        assert_eq!(sorted(Column::Received, true), [5, 4, 2, 1, 3]);
        // Alike: in the order of the work.
        assert_eq!(sorted(Column::Yes, false), [2, 5, 4, 1, 3]);
        assert_eq!(sorted(Column::Yes, true), [1, 5, 4, 2, 3]);
        assert_eq!(sorted(Column::Agency, false), [2, 4, 5, 1, 3]);
        assert_eq!(sorted(Column::Missing, true), [2, 5, 1, 4, 3]);
    }

    #[test]
    fn filters_hold_together_and_a_reference_is_found_however_it_is_written() {
        let only = |filter: Filter| keys(&View { filter, ..View::default() });
        assert_eq!(only(Filter { text: "bbbb 00".into(), ..Filter::default() }), [1]);
        assert_eq!(only(Filter { text: "police".into(), ..Filter::default() }), [5, 1]);
        assert_eq!(only(Filter { urgent: true, ..Filter::default() }), [2]);
        assert_eq!(only(Filter { route: Some("escalation".into()), ..Filter::default() }), [4]);
        assert_eq!(only(Filter { incomplete: true, text: "housing".into(), ..Filter::default() }), [0; 0]);
    }

    #[test]
    fn what_is_found_by_what_the_list_does_not_say_passes_the_other_filters_too() {
        let entries = five();
        let found = |filter: Filter| {
            let view = View { filter: Filter { text: "quill".into(), ..filter }, ..View::default() };
            arrange(&entries, &view, |key| [1, 2].contains(key))
                .into_iter()
                .map(|at| entries[at].key)
                .collect::<Vec<_>>()
        };
        assert_eq!(found(Filter::default()), [2, 1]);
        assert_eq!(found(Filter { urgent: true, ..Filter::default() }), [2]);
    }

    #[test]
    fn a_page_that_is_not_there_is_the_nearest() {
        let shown: Vec<usize> = (0..101).collect();
        assert_eq!((pages(101, 50), pages(100, 50), pages(0, 50)), (3, 2, 1));
        assert_eq!(page(&shown, 0, 50).first(), Some(&0));
        assert_eq!(page(&shown, 9, 50), [100]);
        assert_eq!(page(&shown, 1, 50).len(), 50);
        assert_eq!(page(&[], 1, 50), [0; 0]);
    }

    #[test]
    fn a_case_is_found_by_its_meeting_and_by_what_is_still_to_be_decided() {
        let worked = |decided: &str, open: bool, meeting: &str| {
            Some(Worked { decided: decided.into(), open, meeting: meeting.into(), ..Worked::default() })
        };
        let mut entries = five();
        entries[0].worked = worked("Accepted", false, "Tuesday group");
        entries[1].worked = worked("Not decided", true, "");
        entries[2].worked = Some(Worked { alike: true, ..Worked::default() });
        let only = |filter: Filter| arrange(&entries, &View { filter, ..View::default() }, |_| false);
        assert_eq!(only(Filter { open: true, ..Filter::default() }), [1]);
        assert_eq!(only(Filter { alike: true, ..Filter::default() }), [2]);
        assert_eq!(only(Filter { meeting: Some("Tuesday group".into()), ..Filter::default() }), [0]);
        assert_eq!(only(Filter { meeting: Some(String::new()), ..Filter::default() }), [1, 2]);
        let by_decision = arrange(&entries, &View { sort: Column::Decision, ..View::default() }, |_| false);
        assert_eq!(by_decision[..2], [0, 1], "those of which nothing is known stay at the end");
    }
}
