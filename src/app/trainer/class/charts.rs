//! Pictures of the class: how many Yes answers people gave, and the routes they chose; each beside its table.

use crate::app::clerk::Picture;
use crate::app::desk::counting::picture;
use crate::app::parts::{El, el, h2};
use crate::domain::instrument::Tri;
use crate::domain::practice::class::ClassView;
use crate::domain::practice::code::HandIn;
use crate::domain::returns::Cell as Figure;
use crate::render::chart::{Bar, Chart, Kind};
use crate::wording::{practice, say};

/// The pictures.
pub fn charts(view: &ClassView, hand_ins: &[HandIn]) -> El {
    let charts = [spread(hand_ins), routes(view)];
    let pictures = charts.iter().map(|chart| picture(&format!("class-chart-{}", chart.id), &Picture::from(chart)));
    el("section", "").with(h2(say!("class-charts"))).with_all(pictures)
}

/// A column for each number of Yes answers between the lowest and the highest, also where nobody gave it.
fn spread(hand_ins: &[HandIn]) -> Chart {
    let yes = |hand_in: &HandIn| hand_in.answers.iter().filter(|answer| **answer == Some(Tri::Yes)).count();
    let counts: Vec<usize> = hand_ins.iter().map(yes).collect();
    let (lowest, highest) = (counts.iter().min().copied().unwrap_or(0), counts.iter().max().copied().unwrap_or(0));
    let bar = |number: usize| bar(number.to_string(), counts.iter().filter(|count| **count == number).count() as u64);
    Chart {
        id: "spread",
        title: say!("class-spread"),
        kind: Kind::Columns { level: None },
        of: say!("class-spread-of"),
        unit: say!("class-learners"),
        bars: (lowest..=highest).map(bar).collect(),
        beside: Vec::new(),
        notes: vec![say!("class-spread-note")],
    }
}

fn routes(view: &ClassView) -> Chart {
    let chosen = view.routes.iter().map(|(id, count)| bar(practice::route(id), u64::from(*count)));
    let none = bar(say!("class-no-route"), u64::from(view.no_route));
    Chart {
        id: "routes",
        title: say!("class-routes"),
        kind: Kind::Bars,
        of: say!("chart-route"),
        unit: say!("class-learners"),
        bars: chosen.chain([none]).collect(),
        beside: Vec::new(),
        notes: vec![say!("class-routes-note")],
    }
}

fn bar(label: String, count: u64) -> Bar {
    Bar { label, value: Figure::Count(count), beside: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::practice::code::{ITEMS, SessionMark};

    #[test]
    fn every_number_of_yes_between_the_ends_has_its_column() {
        let given = |yes: usize| HandIn {
            session: SessionMark::NONE,
            case: 1,
            answers: std::array::from_fn::<_, ITEMS, _>(|at| (at < yes).then_some(Tri::Yes)),
            routes: Vec::new(),
        };
        let chart = spread(&[given(15), given(17), given(17)]);
        let bars: Vec<_> = chart.bars.iter().map(|bar| (bar.label.as_str(), bar.value)).collect();
        assert_eq!(bars, [("15", Figure::Count(1)), ("16", Figure::Count(0)), ("17", Figure::Count(2))]);
    }
}
