//! Charts: the figures of the return in pictures that need no colour, no script and no style, with a table beside each.

use marac_portal::domain::answers_json::from_json;
use marac_portal::domain::criteria::Repeat;
use marac_portal::domain::date::read_day;
use marac_portal::domain::returns::{
    Case, Cell as Figure, Facts, Group, Groups, Heard, Level, Overridden, Return, Span, published,
};
use marac_portal::render::chart::page::{Head, page};
use marac_portal::render::chart::returns::{Charts, Options, charts};
use marac_portal::render::chart::{self, Bar, Chart, Kind};
use marac_portal::render::document::{Block, Document};
use quick_xml::events::Event;
use serde_json::json;

use super::output_support::{HOSTILE, elements, unzipped};
use super::returns_fixture::Line;

fn all() -> Vec<Heard> {
    Line::all().iter().flat_map(Line::heard).collect()
}

fn options(published: Option<Level>) -> Options {
    Options { span: Span::default(), adult_women: Some(84_000), published, today: read_day("2027-01-04").unwrap() }
}

fn one<'a>(of: &'a Charts, id: &str) -> &'a Chart {
    of.charts.iter().find(|chart| chart.id == id).unwrap_or_else(|| panic!("{id}"))
}

/// The figures of each row in words.
fn rows(chart: &Chart) -> Vec<String> {
    let words = |row: &Vec<_>| row.iter().map(marac_portal::render::table::Cell::words).collect::<Vec<_>>().join(" | ");
    chart.to_table().rows.iter().map(words).collect()
}

#[test]
fn the_sixty_cases_are_drawn_as_they_were_counted() {
    let drawn = charts(&all(), &options(None));
    let ids: Vec<&str> = drawn.charts.iter().map(|chart| chart.id).collect();
    assert_eq!(ids, ["months", "repeats", "agencies", "level"]);
    let months = rows(one(&drawn, "months"));
    assert_eq!(months.len(), 12, "no month before the first case");
    assert_eq!(months[..4], ["Jan 2026 | 14", "Feb 2026 | 0", "Mar 2026 | 12", "Apr 2026 | 13"]);
    assert_eq!(months[11], "Dec 2026 | 12");
    assert_eq!(
        rows(one(&drawn, "repeats")),
        [
            "Jan to Mar 2026 | 18.2% | 4 | 22 | 4",
            "Apr to Jun 2026 | 33.3% | 7 | 21 | 3",
            "Jul to Sep 2026 | no share | 0 | 0 | 0",
            "Oct to Dec 2026 | 9.1% | 1 | 11 | 1",
        ]
    );
    let agencies = one(&drawn, "agencies");
    assert_eq!(agencies.title, "Who referred, 12 months to Dec 2026");
    let agencies = rows(agencies);
    assert_eq!(agencies.len(), 15);
    assert_eq!(agencies[..2], ["Referred by the police | 31 | 50.8%", "Referred by the IDVA service | 9 | 14.8%"]);
    assert_eq!(agencies[14], "Agency not known | 1 | no share");
    assert_eq!(
        rows(one(&drawn, "level")),
        [
            "12 months to Mar 2026 | 26",
            "12 months to Jun 2026 | 50",
            "12 months to Sep 2026 | 50",
            "12 months to Dec 2026 | 62",
            "Recommended: 40 for each 10,000 women of 16 and over | 336",
        ]
    );
    assert!(one(&drawn, "level").notes[0].contains("The first case that is counted is of 13 January 2026"));
    assert!(drawn.left_out.iter().any(|why| why.starts_with("The routes")), "what is not there is said");
}

#[test]
fn the_routes_of_the_last_twelve_months_are_counted_as_decided_or_else_as_sent() {
    let of = |day: &str, sent: &[&str], decided: &[&str]| {
        let answers = from_json(&json!({"criteria": {"routes": sent}})).unwrap();
        let routes = decided.iter().map(|route| (*route).to_owned()).collect();
        let overridden = Overridden { routes, ..Overridden::default() };
        let case = Case { answers: &answers, referred_on: None, overridden: &overridden };
        let facts = Facts::of(case, Repeat::default(), &Groups::default());
        Heard { on: read_day(day).unwrap(), meeting: None, facts }
    };
    let heard = [
        of("2026-02-02", &["visible_high_risk"], &[]),
        of("2026-05-05", &["visible_high_risk", "escalation"], &[]),
        of("2026-08-08", &["judgement"], &[]),
        of("2026-11-11", &["repeat", "hba", "stalking"], &[]),
        of("2026-11-11", &["judgement"], &["visible_high_risk"]),
        of("2026-11-12", &[], &[]),
        of("2025-12-31", &["escalation"], &[]),
    ];
    let drawn = charts(&heard, &options(None));
    let routes = one(&drawn, "routes");
    assert_eq!(routes.title, "Routes by which cases came, 12 months to Dec 2026");
    assert_eq!(
        rows(routes),
        [
            "Visible high risk | 3 | 60.0%",
            "Professional judgement | 1 | 20.0%",
            "Escalation | 1 | 20.0%",
            "Repeat | 1 | 20.0%",
            "Another route of the area | 1 | 20.0%",
            "Route not known | 1 | no share",
        ]
    );
    picture_is_harmless(&routes.to_svg());
    assert!(routes.to_svg().contains("Visible high risk: 3; Professional judgement: 1;"), "in words too");
    assert!(!drawn.left_out.iter().any(|why| why.starts_with("The routes")));
    let published = charts(&heard, &options(Some(Level::Years)));
    assert!(published.charts.iter().all(|chart| chart.id != "routes"), "figures under five");
    assert!(published.left_out.iter().any(|why| why.starts_with("The routes")));
}

#[test]
fn a_month_has_the_same_month_of_the_year_before_beside_it_and_one_that_is_not_over_says_so() {
    let on = |day: &str| Heard { on: read_day(day).unwrap(), meeting: None, facts: Facts::default() };
    let heard = ["2024-01-31", "2025-11-01", "2025-11-30", "2026-11-22"].map(on);
    let today = read_day("2026-11-22").unwrap();
    let drawn = charts(&heard, &Options { today, adult_women: None, ..options(None) });
    let months = one(&drawn, "months");
    let said = rows(months);
    assert_eq!((said.len(), said[0].as_str(), said[12].as_str()), (13, "Nov 2025 | 2", "Nov 2026 | 1"));
    assert_eq!(months.notes, ["Not over yet: Nov 2026."]);
    assert!(one(&drawn, "repeats").notes.contains(&"Not over yet: Oct to Dec 2026.".to_owned()));
    assert!(matches!(one(&drawn, "level").kind, Kind::Columns { level: None }));
    assert!(drawn.left_out[0].contains("adult_women"));

    let span = Span { from: None, to: read_day("2026-10-31") };
    let until = charts(&heard, &Options { span, ..options(None) });
    assert_eq!(rows(one(&until, "months")).last().unwrap(), "Oct 2026 | 0");
    assert_eq!(charts(&[], &options(None)).charts, []);
}

#[test]
fn what_is_made_for_everybody_shows_no_figure_that_the_published_return_does_not() {
    let police = Facts { group: Some(Group::Police), ..Facts::default() };
    let few = |day: &str, count: usize| vec![Heard { on: read_day(day).unwrap(), meeting: None, facts: police }; count];
    let small = [few("2026-01-05", 3), few("2026-05-05", 7), few("2026-05-06", 2)].concat();
    for heard in [all(), small] {
        for level in [Level::Quarters, Level::Years] {
            let options = options(Some(level));
            let shown = published(&Return::of(&heard, options.span, options.adult_women), level);
            let lines = shown.periods.iter().flat_map(|one| &one.lines);
            let figures: Vec<Figure> =
                lines.flat_map(|line| [line.value, line.of, line.percent, line.not_known]).collect();
            let drawn = charts(&heard, &options);
            assert!(drawn.charts.iter().all(|chart| chart.id != "months"));
            let bars: Vec<&Bar> = drawn.charts.iter().flat_map(|chart| &chart.bars).collect();
            assert!(!bars.is_empty());
            for bar in bars {
                for figure in bar.beside.iter().chain([&bar.value]) {
                    let hidden = matches!(figure, Figure::Nothing | Figure::UnderFive);
                    assert!(hidden || figures.contains(figure), "{}: {figure:?}", bar.label);
                    assert!(!matches!(figure, Figure::Count(1..=4)), "{}: {figure:?}", bar.label);
                }
            }
        }
    }
    let drawn = charts(&all(), &options(Some(Level::Years)));
    assert!(rows(one(&drawn, "agencies")).contains(&"Referred by primary care | under 5 | withheld".to_owned()));
    assert!(one(&drawn, "agencies").to_svg().contains(">under 5</text>"));
    let quarters = charts(&all(), &options(Some(Level::Quarters)));
    let ids: Vec<&str> = quarters.charts.iter().map(|chart| chart.id).collect();
    assert_eq!(ids, ["quarters", "repeats", "agencies"], "twelve months do not stand beside quarters");
}

fn hostile(words: &str) -> Vec<Chart> {
    let bar = |value| Bar { label: words.into(), value, beside: vec![Figure::Count(1)] };
    let values = [Figure::Count(7), Figure::Count(u64::MAX), Figure::Tenths(333), Figure::UnderFive, Figure::Nothing];
    let level = Some(chart::Level { label: words.into(), value: Figure::Count(40) });
    let chart = |kind| Chart {
        id: "hostile",
        title: words.into(),
        kind,
        of: words.into(),
        unit: words.into(),
        bars: values.map(bar).to_vec(),
        beside: vec![words.into()],
        notes: vec![words.into()],
    };
    vec![chart(Kind::Bars), chart(Kind::Columns { level })]
}

/// Well-formed, of these elements alone, without a style, an event or an address.
fn picture_is_harmless(svg: &str) {
    for element in elements("svg", svg) {
        assert!(["svg", "title", "desc", "rect", "path", "text"].contains(&element.as_str()), "<{element}>");
    }
    let mut reader = quick_xml::Reader::from_str(svg);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(element) | Event::Empty(element) => {
                for attribute in element.attributes() {
                    let name = String::from_utf8(attribute.unwrap().key.as_ref().to_vec()).unwrap();
                    let fine = name != "style" && name != "class" && !name.starts_with("on") && !name.contains("href");
                    assert!(fine, "{name}");
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(!svg.contains('\u{202e}') && !svg.contains("<script"));
}

#[test]
fn every_picture_is_well_formed_has_a_name_and_a_description_and_no_style_of_its_own() {
    let drawn = [None, Some(Level::Quarters), Some(Level::Years)].map(|level| charts(&all(), &options(level)));
    for chart in drawn.iter().flat_map(|drawn| &drawn.charts) {
        let svg = chart.to_svg();
        picture_is_harmless(&svg);
        let id = chart.id;
        for wanted in [
            format!("role=\"img\" aria-labelledby=\"chart-{id}-title chart-{id}-desc\""),
            format!("<title id=\"chart-{id}-title\">{}</title>", chart.title),
            format!("<desc id=\"chart-{id}-desc\">{}. ", chart.unit),
        ] {
            assert!(svg.contains(&wanted), "{wanted}\n{svg}");
        }
        for bar in &chart.bars {
            let figure = bar.value.count().map(|count| count.to_string());
            assert!(figure.is_none_or(|figure| svg.contains(&format!(">{figure}</text>"))), "{}", bar.label);
        }
    }
    let level = one(&drawn[0], "level").to_svg();
    assert!(level.contains("stroke-dasharray") && level.contains("women of 16 and over: 336</text>"));
    assert!(level.contains("12 months to Dec 2026: 62; Recommended"), "the description has every figure");
}

#[test]
fn whatever_a_chart_is_called_picture_page_and_word_file_get_text_and_nothing_else() {
    let long = "Zo\u{eb} ".repeat(10_000);
    for words in HOSTILE.into_iter().chain([long.as_str(), ""]) {
        let made = hostile(words);
        made.iter().for_each(|chart| picture_is_harmless(&chart.to_svg()));
        assert!(made[0].to_svg().len() < 400_000);
        let blocks = made.into_iter().map(Block::Chart).collect();
        let document = Document { title: "Charts".into(), marking: words.into(), blocks, ..Document::default() };
        let html = document.to_html();
        for never in ["<script", "<img", " href=", " src=", " style=", "\u{202e}", "\0"] {
            assert!(!html.contains(never), "{never:?}");
        }
        for (name, xml) in unzipped(&document.to_docx().unwrap()) {
            assert!(!elements(&name, &xml).iter().any(|element| element == "w:drawing"), "{name}");
        }
    }
}

#[test]
fn a_page_of_charts_is_marked_and_says_whether_it_may_be_published() {
    for (published, marking, foot) in [
        (None, "OFFICIAL-SENSITIVE", "Publish only what is made with --published"),
        (Some(Level::Years), "For publication", "Numbers from 1 to 4 are not shown"),
    ] {
        let made_on = read_day("2027-01-04").unwrap();
        let head = Head { area: "Northmere", marking: marking.into(), published, made_on };
        let html = page(charts(&all(), &options(published)), head).to_html();
        assert!(html.contains("<h1>Charts, Northmere MARAC</h1>"));
        assert!(html.contains(&format!("<div class=\"top\"><p>{marking}</p>")));
        assert!(html.split("<div class=\"bottom\">").nth(1).unwrap().contains(foot));
        let (pictures, tables) = (html.matches("<svg ").count(), html.matches("<table>").count());
        assert!(pictures >= 3 && pictures == tables, "{pictures} pictures, {tables} tables");
        assert!(!html.contains(" style=") && html.contains("default-src 'none'; style-src 'sha256-"));
    }
}
