//! The figures of a class as a table for a spreadsheet. No names: there are none.

use csv::QuoteStyle;

use super::csv::file;
use super::inert::inert;
use crate::domain::instrument::{Instrument, Tri};
use crate::domain::practice::case::Case;
use crate::domain::practice::class::{Agreement, ClassView};
use crate::wording::{practice, say};

/// One row an item, then the routes, then the class as a whole; every row says that it is practice, and which case it is of.
pub fn class_csv(view: &ClassView, case: &Case, instrument: &Instrument) -> Vec<u8> {
    let heading = [
        say!("practice-csv-case"),
        say!("practice-csv-part"),
        say!("practice-csv-name"),
        say!("practice-csv-key"),
        say!("practice-csv-accepted"),
        say!("opt-ynd-yes"),
        say!("opt-ynd-no"),
        say!("opt-ynd-dont-know"),
        say!("not-answered"),
        say!("practice-csv-agree"),
        say!("practice-csv-words"),
        say!("practice-csv-pairs"),
    ];
    let of = inert(&say!("practice-csv-of", id = case.id, version = case.version));
    let row = |part: String, name: &str, rest: [String; 9]| {
        let before = [of.clone(), part, inert(name)];
        before.into_iter().chain(rest).collect::<Vec<_>>()
    };
    let items = view.items.iter().map(|item| {
        let counts =
            [item.yes, item.no, item.dont_know, item.blank, item.agree_with_key].map(|count| count.to_string());
        let [yes, no, dont_know, blank, agree] = counts;
        let words = practice::agreement(item.in_words);
        let rest = [one(item.key), all(&item.accept), yes, no, dont_know, blank, agree, words, share(item.agreement)];
        row(say!("practice-csv-question"), &practice::item(&item.item, instrument), rest)
    });
    let chosen = |name: &str, count: u32| {
        let others = view.handed_in.saturating_sub(count);
        let mut rest: [String; 9] = Default::default();
        (rest[2], rest[3]) = (count.to_string(), others.to_string());
        row(say!("practice-csv-route"), name, rest)
    };
    let routes = view.routes.iter().map(|(route, count)| chosen(&practice::route(route), *count));
    let no_route = chosen(&say!("practice-csv-no-route"), view.no_route);
    let class = |name: String, words: String, figure: String| {
        let mut rest: [String; 9] = Default::default();
        (rest[7], rest[8]) = (words, figure);
        row(say!("practice-csv-class"), &name, rest)
    };
    let words = |agreement: Agreement| practice::agreement(agreement);
    let whole = [
        class(say!("practice-csv-handed-in"), String::new(), view.handed_in.to_string()),
        class(say!("practice-csv-pairs"), words(view.in_words), share(view.agreement)),
        class(say!("practice-csv-kappa"), String::new(), share(view.kappa)),
    ];
    let rows = [heading.to_vec()].into_iter().chain(items).chain(routes).chain([no_route]).chain(whole);
    file(rows, QuoteStyle::Necessary)
}

fn one(answer: Tri) -> String {
    practice::answer(Some(answer))
}

fn all(answers: &[Tri]) -> String {
    answers.iter().map(|answer| one(*answer)).collect::<Vec<_>>().join("; ")
}

/// To three decimals; nothing where there is no figure.
fn share(share: Option<f64>) -> String {
    share.map(|share| format!("{share:.3}")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::context;
    use crate::domain::practice::code::{HandIn, ITEMS, SessionMark};
    use crate::domain::practice::example;

    #[test]
    fn a_row_says_all_of_an_item_and_routes_and_the_class_stand_below() {
        let (case, instrument) = (example(), context::example().instrument);
        let hand_in = |answer| HandIn {
            session: SessionMark::NONE,
            case: case.mark(),
            answers: [Some(answer); ITEMS],
            routes: vec!["judgement"],
        };
        let hand_ins = [hand_in(Tri::Yes), hand_in(Tri::Yes), hand_in(Tri::No)];
        let file = class_csv(&ClassView::of(&case, &hand_ins), &case, &instrument);
        let text = String::from_utf8(file).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 1 + 24 + 5 + 3);
        assert_eq!(
            lines[15],
            "PRACTICE: v1-marla-quill version 1,Question,\"Question 15 (Strangled, smothered or held under water)\",\
             Yes,,2,1,0,0,2,Answers are far apart,0.333"
        );
        assert_eq!(lines[26], "PRACTICE: v1-marla-quill version 1,Route,Professional judgement,,,3,0,,,,,");
        assert_eq!(lines[29], "PRACTICE: v1-marla-quill version 1,Route,No route,,,0,3,,,,,");
        // 48 Yes and 24 No of 72: by chance 4/9 + 1/9 = 5/9; (1/3 - 5/9) / (4/9) = -1/2.
        assert_eq!(lines[32], "PRACTICE: v1-marla-quill version 1,Class,Fleiss' kappa,,,,,,,,,-0.500");
    }
}
