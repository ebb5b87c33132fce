//! What a class answered, beside the key: counts, and how far people agree with each other. No names, no marks, no order of people.

pub use super::agreement::Agreement;
use super::agreement::{overall, pairs_that_agree};
use super::case::Case;
use super::code::{HandIn, ROUTES};
use super::marking::{Mark, mark_item};
use crate::domain::instrument::Tri;

/// A class on one case.
#[derive(Clone, Debug, PartialEq)]
pub struct ClassView {
    /// Hand-ins that belong to this case; others are not counted here.
    pub handed_in: u32,
    /// In the order of the checklist.
    pub items: Vec<ItemView>,
    /// Of the number of Yes answers; nothing where nobody handed in.
    pub yes_counts: Option<Spread>,
    /// How many chose each national route, in their order.
    pub routes: Vec<(&'static str, u32)>,
    /// How many chose none.
    pub no_route: u32,
    /// Items that most people answered otherwise than the key and what it accepts, at most [`MOST_MISSED`].
    pub most_missed: Vec<String>,
    /// The mean over the items of the pairs that agree, 0 to 1; nothing where nobody can be compared.
    pub agreement: Option<f64>,
    pub in_words: Agreement,
    /// Fleiss' kappa: agreement beyond that of chance; nothing where all gave one and the same answer to everything.
    pub kappa: Option<f64>,
}

/// A class on one item.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemView {
    pub item: String,
    pub key: Tri,
    pub accept: Vec<Tri>,
    pub yes: u32,
    pub no: u32,
    pub dont_know: u32,
    pub blank: u32,
    pub agree_with_key: u32,
    /// Answers besides the key that stand.
    pub also_accepted: u32,
    /// The share of the pairs of people who answered that gave the same answer (Fleiss' P_i); nothing below two.
    pub agreement: Option<f64>,
    pub in_words: Agreement,
}

/// The numbers of Yes answers in a class.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    pub lowest: u32,
    /// Between the two in the middle where their number is even.
    pub median: f64,
    pub highest: u32,
}

/// Items in [`ClassView::most_missed`].
pub const MOST_MISSED: usize = 5;

impl ClassView {
    /// The view of the hand-ins that carry the mark of this case.
    pub fn of(case: &Case, hand_ins: &[HandIn]) -> ClassView {
        let hand_ins: Vec<&HandIn> = hand_ins.iter().filter(|hand_in| hand_in.case == case.mark()).collect();
        let items: Vec<ItemView> = (0..case.key.len()).map(|at| ItemView::of(case, at, &hand_ins)).collect();
        let routes = ROUTES.map(|route| (route, count(&hand_ins, |hand_in| hand_in.routes.contains(&route))));
        let (agreement, kappa) = overall(&items);
        ClassView {
            handed_in: count(&hand_ins, |_| true),
            most_missed: most_missed(&items),
            yes_counts: Spread::of(hand_ins.iter().map(|hand_in| yes(hand_in)).collect()),
            routes: routes.to_vec(),
            no_route: count(&hand_ins, |hand_in| hand_in.routes.is_empty()),
            agreement,
            in_words: Agreement::of(agreement),
            kappa,
            items,
        }
    }
}

impl ItemView {
    fn of(case: &Case, at: usize, hand_ins: &[&HandIn]) -> ItemView {
        let keyed = &case.key[at];
        let given = |hand_in: &HandIn| hand_in.answers.get(at).copied().flatten();
        let gave = |tri| count(hand_ins, |hand_in| given(hand_in) == tri);
        let marked = |mark| count(hand_ins, |hand_in| mark_item(case, &keyed.item, given(hand_in)) == mark);
        let [yes, no, dont_know] = Tri::ALL.map(|tri| gave(Some(tri)));
        let agreement = pairs_that_agree([yes, no, dont_know]);
        ItemView {
            item: keyed.item.clone(),
            key: keyed.answer,
            accept: keyed.accept.clone(),
            yes,
            no,
            dont_know,
            blank: gave(None),
            agree_with_key: marked(Mark::Agreed),
            also_accepted: marked(Mark::AlsoAccepted),
            agreement,
            in_words: Agreement::of(agreement),
        }
    }

    /// How many answered.
    pub fn answered(&self) -> u32 {
        self.yes + self.no + self.dont_know
    }

    /// How many answered otherwise than the key and what it accepts; a blank is not an answer.
    pub fn otherwise(&self) -> u32 {
        self.answered() - self.agree_with_key - self.also_accepted
    }
}

impl Spread {
    fn of(mut counts: Vec<u32>) -> Option<Spread> {
        counts.sort_unstable();
        let (lowest, highest) = (*counts.first()?, *counts.last()?);
        let middle = counts.len() / 2;
        let below = if counts.len().is_multiple_of(2) { counts[middle - 1] } else { counts[middle] };
        Some(Spread { lowest, median: f64::from(below + counts[middle]) / 2.0, highest })
    }
}

fn count(hand_ins: &[&HandIn], which: impl Fn(&HandIn) -> bool) -> u32 {
    hand_ins.iter().filter(|hand_in| which(hand_in)).count() as u32
}

fn yes(hand_in: &HandIn) -> u32 {
    hand_in.answers.iter().filter(|answer| **answer == Some(Tri::Yes)).count() as u32
}

fn most_missed(items: &[ItemView]) -> Vec<String> {
    let mut missed: Vec<&ItemView> = items.iter().filter(|item| item.otherwise() > 0).collect();
    // The order of the checklist holds among equals.
    missed.sort_by_key(|item| std::cmp::Reverse(item.otherwise()));
    missed.into_iter().take(MOST_MISSED).map(|item| item.item.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::practice::code::{ITEMS, SessionMark};
    use crate::domain::practice::example;

    /// Six learners; `y`, `n`, `d` and a blank by item.
    const SIX: [&str; 6] = [
        "yyyyyyyyyyyynnnnnnyyyyyy",
        "yyyyyyyyyyyynnnnnnyyyyyy",
        "yyyyyyyyyyyynnnnnnyyyynn",
        "yyyyyyyyyyyynnnnnnnnnnnn",
        "yyyyyyyyyyyynnnnnnnnnndn",
        "yyyyyyyyyyyydddddddddddn",
    ];

    fn class(rows: &[&str]) -> ClassView {
        let case = example();
        let hand_in = |row: &&str| {
            let mut answers = row.chars().map(|c| match c {
                'y' => Some(Tri::Yes),
                'n' => Some(Tri::No),
                'd' => Some(Tri::DontKnow),
                _ => None,
            });
            let answers: [Option<Tri>; ITEMS] = std::array::from_fn(|_| answers.next().unwrap());
            let routes = if row.ends_with("yy") { vec![ROUTES[0], ROUTES[1]] } else { vec![] };
            HandIn { session: SessionMark::NONE, case: case.mark(), answers, routes }
        };
        ClassView::of(&case, &rows.iter().map(hand_in).collect::<Vec<_>>())
    }

    fn near(found: Option<f64>, by_hand: f64) {
        assert!((found.unwrap() - by_hand).abs() < 0.0005, "{found:?}, by hand {by_hand}");
    }

    /// n = 6 learners, so 6 * 5 = 30 ordered pairs an item; P_i = (sum of n_j (n_j - 1)) / 30.
    ///
    /// | items    | Yes No DK | P_i                        |
    /// |----------|-----------|----------------------------|
    /// | 1 to 12  | 6  0  0   | 30/30 = 1                  |
    /// | 13 to 18 | 0  5  1   | 20/30 = 0.667              |
    /// | 19 to 22 | 3  2  1   | (6 + 2)/30 = 0.267         |
    /// | 23       | 2  2  2   | (2 + 2 + 2)/30 = 0.2       |
    /// | 24       | 2  4  0   | (2 + 12)/30 = 0.467        |
    ///
    /// P-bar = (12 * 30 + 6 * 20 + 4 * 8 + 6 + 14) / 30 / 24 = 532/720 = 0.739.
    /// Of 144 answers, Yes: 72 + 12 + 2 + 2 = 88; No: 30 + 8 + 2 + 4 = 44; Don't know: 6 + 4 + 2 = 12.
    /// P_e = (88/144)^2 + (44/144)^2 + (12/144)^2 = (7744 + 1936 + 144)/20736 = 9824/20736 = 0.474.
    /// kappa = (0.73889 - 0.47377) / (1 - 0.47377) = 0.26512/0.52623 = 0.504.
    #[test]
    fn the_figures_of_six_learners_are_those_worked_out_by_hand() {
        let view = class(&SIX);
        assert_eq!(view.handed_in, 6);
        for (number, counts, share, words) in [
            (1, [6, 0, 0], 1.0, Agreement::Everyone),
            (13, [0, 5, 1], 0.667, Agreement::Mixed),
            (19, [3, 2, 1], 0.267, Agreement::Apart),
            (23, [2, 2, 2], 0.2, Agreement::Apart),
            (24, [2, 4, 0], 0.467, Agreement::Apart),
        ] {
            let item = &view.items[number - 1];
            assert_eq!(
                (item.item.as_str(), [item.yes, item.no, item.dont_know]),
                (&*format!("dash-{number:02}"), counts)
            );
            near(item.agreement, share);
            assert_eq!((item.in_words, item.blank), (words, 0), "item {number}");
        }
        near(view.agreement, 0.739);
        near(view.kappa, 0.504);
        assert_eq!(view.in_words, Agreement::Most);
        // Yes answers: 18, 18, 16, 12, 12, 12; in the middle 12 and 16.
        assert_eq!(view.yes_counts, Some(Spread { lowest: 12, median: 14.0, highest: 18 }));
        assert_eq!(view.routes, [("visible_high_risk", 2), ("judgement", 2), ("escalation", 0), ("repeat", 0)]);
        assert_eq!(view.no_route, 4);
    }

    /// Marla's key: 14 and 15 Yes, 16 and 18 Don't know, 13, 17 and 19 No, 20 to 22 Yes, 23 and 24 Don't know.
    #[test]
    fn most_missed_are_the_items_that_most_answered_otherwise_than_the_key() {
        let view = class(&SIX);
        let otherwise: Vec<u32> = view.items.iter().map(ItemView::otherwise).collect();
        assert_eq!(otherwise, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 6, 6, 5, 1, 5, 4, 3, 3, 3, 4, 6]);
        assert_eq!(view.most_missed, ["dash-14", "dash-15", "dash-24", "dash-16", "dash-18"]);
    }

    #[test]
    fn a_blank_is_no_answer_and_no_agreement() {
        let mut rows = SIX.map(str::to_owned);
        rows[5].replace_range(18..19, " ");
        rows[4].replace_range(22..23, " ");
        let view = class(&rows.each_ref().map(|row| row.as_str()));
        // Item 19: 3 Yes, 2 No of 5: (3 * 2 + 2 * 1) / (5 * 4) = 8/20.
        near(view.items[18].agreement, 0.4);
        assert_eq!((view.items[18].blank, view.items[18].answered()), (1, 5));
        // Item 23: 2 Yes, 2 No, 1 Don't know of 5: 4/20.
        near(view.items[22].agreement, 0.2);
    }

    #[test]
    fn what_cannot_be_compared_has_no_figure() {
        let nobody = class(&[]);
        assert_eq!((nobody.handed_in, nobody.yes_counts, nobody.agreement, nobody.kappa), (0, None, None, None));
        assert_eq!(nobody.in_words, Agreement::TooFew);
        let alone = class(&SIX[..1]);
        assert_eq!((alone.agreement, alone.kappa), (None, None));
        assert_eq!(alone.yes_counts, Some(Spread { lowest: 18, median: 18.0, highest: 18 }));
        let one_voice = class(&["yyyyyyyyyyyyyyyyyyyyyyyy"; 3]);
        assert_eq!((one_voice.agreement, one_voice.kappa), (Some(1.0), None));
    }

    #[test]
    fn hand_ins_of_another_case_are_not_counted() {
        let case = example();
        let other = HandIn {
            session: SessionMark::NONE,
            case: case.mark().wrapping_add(1),
            answers: [Some(Tri::Yes); ITEMS],
            routes: vec![],
        };
        assert_eq!(ClassView::of(&case, &[other]).handed_in, 0);
    }
}
