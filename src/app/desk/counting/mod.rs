//! The data return: the same figures as `marac return`, on the page and as files.

mod figures;
mod picture;

pub use picture::picture;

use leptos::prelude::*;

use crate::app::browser::{clock, download, page};
use crate::app::clerk::{Ask, Counted, Told};
use crate::app::desk::doing::Doing;
use crate::app::desk::register::NotDone;
use crate::app::desk::register::fields::{choose, day};
use crate::app::desk::session::Session;
use crate::app::parts::{El, Look, act_once, bullets, el, inset, live, p};
use crate::domain::date::{iso_day, read_day};
use crate::domain::register::uses::Exported;
use crate::domain::register::{Day, Sha256, What};
use crate::domain::returns::Level;
use crate::envelope::reference::sha256;
use crate::wording::say;

/// The page.
#[component]
pub fn Counting(session: Session) -> impl IntoView {
    let work = Work::new(session);
    let shown = live(move || work.counted.get().map(|counted| result(work, &counted)));
    el("section", "desk-counting").with(form(work)).with(shown).view()
}

#[derive(Clone, Copy)]
struct Work {
    session: Session,
    from: RwSignal<String>,
    to: RwSignal<String>,
    published: RwSignal<String>,
    counted: RwSignal<Option<Counted>>,
    /// The table and the page of the charts, of what is shown.
    files: StoredValue<Vec<Vec<u8>>>,
    doing: Doing,
}

/// A file of the return.
#[derive(Clone, Copy)]
enum Kind {
    Table,
    Charts,
}

impl Work {
    fn new(session: Session) -> Work {
        let text = || RwSignal::new(String::new());
        Work {
            session,
            from: text(),
            to: text(),
            published: text(),
            counted: RwSignal::new(None),
            files: StoredValue::new(Vec::new()),
            doing: Doing::new(),
        }
    }

    fn count(self) {
        let asked = [self.from, self.to].map(|typed| typed.with_untracked(|typed| a_day(typed)));
        let [Ok(from), Ok(to)] = asked else { return self.doing.wrong.set(Some(say!("cli-return-not-a-day"))) };
        let published = self.published.with_untracked(|which| level(which));
        let today = iso_day(clock::today());
        self.doing.go(self.session, async move {
            let ask = Ask::Count { from, to, published, today };
            match self.session.ask(ask, Vec::new()).await.map_err(NotDone::words)? {
                (Told::Counted(counted), files) => {
                    self.files.set_value(files);
                    self.counted.set(Some(*counted));
                    clock::soon(|| _ = page::focus_text("counting-figures"));
                    Ok(())
                }
                (Told::NotMade(why), _) => Err(why),
                _ => Err(NotDone::Broke.words()),
            }
        });
    }

    /// Offers a file, and says then that it went out.
    fn save(self, kind: Kind) {
        let Some(file) = self.files.with_value(|files| files.get(kind as usize).cloned()) else { return };
        let name = format!("marac-return-{}.{}", iso_day(clock::today()), kind.ending());
        if download::file(&name, &file).is_err() {
            return self.doing.wrong.set(Some(say!("papers-not-offered")));
        }
        let (output, file) = ("return".to_owned(), Some(Sha256(sha256(&file))));
        let what = What::Exported(Exported { cases: Vec::new(), output, file, more: Default::default() });
        self.doing.go(self.session, async move {
            self.session
                .say_in_register(vec![what])
                .await
                .map_err(|why| format!("{} {}", say!("papers-not-recorded"), why.words()))?;
            self.session.said.set(say!("counting-saved", file = name));
            Ok(())
        });
    }
}

impl Kind {
    fn ending(self) -> &'static str {
        match self {
            Kind::Table => "csv",
            Kind::Charts => "html",
        }
    }
}

fn form(work: Work) -> El {
    let shown = vec![
        (String::new(), say!("counting-raw")),
        ("years".to_owned(), say!("counting-years")),
        ("quarters".to_owned(), say!("counting-quarters")),
    ];
    let count = act_once(Look::Main, say!("counting-count"), work.doing.busy.into(), move || work.count());
    el("div", "no-print")
        .with(p(say!("counting-intro")))
        .with(day("counting-from", say!("counting-from"), Some(say!("counting-span-hint")), work.from))
        .with(day("counting-to", say!("counting-to"), None, work.to))
        .with(choose("counting-published", say!("counting-published"), shown, work.published))
        .with(work.doing.alert("counting-wrong"))
        .with(count.id("counting-count"))
}

fn result(work: Work, counted: &Counted) -> El {
    let heading =
        |id: &'static str, words: String| el("h2", "govuk-heading-m").id(id).attribute("tabindex", "-1").text(words);
    let save = |kind: Kind, id: &'static str, words: String| {
        act_once(Look::Secondary, words, work.doing.busy.into(), move || work.save(kind)).id(id)
    };
    let has_charts = !counted.charts.is_empty();
    let charts = has_charts.then(|| save(Kind::Charts, "counting-save-charts", say!("counting-save-charts")));
    let not_drawn = (has_charts && !counted.not_drawn.is_empty()).then(|| {
        let title = el("h3", "govuk-heading-s").text(say!("chart-left-out"));
        el("div", "").with(title).with(bullets(counted.not_drawn.clone()))
    });
    el("div", "")
        .with(heading("counting-figures", say!("counting-figures")))
        .with(inset(say!("counting-remarks")).id("counting-remarks").with(bullets(counted.remarks.clone())))
        .with(
            el("div", "govuk-button-group no-print")
                .with(save(Kind::Table, "counting-save-csv", say!("counting-save-csv")))
                .with_all(charts),
        )
        .with_all(figures::periods(&counted.periods))
        .with_all((!counted.definitions.is_empty()).then(|| figures::definitions(&counted.definitions)))
        .with_all(has_charts.then(|| heading("counting-charts", say!("chart-page"))))
        .with_all((0..).zip(&counted.charts).map(|(at, chart)| picture(&format!("counting-chart-{at}"), chart)))
        .with_all(not_drawn)
}

/// A day, or none; an error where it is something else.
fn a_day(typed: &str) -> Result<Option<Day>, ()> {
    match typed.trim() {
        "" => Ok(None),
        typed => read_day(typed).map(|day| Some(Day(day))).ok_or(()),
    }
}

fn level(which: &str) -> Option<Level> {
    match which {
        "years" => Some(Level::Years),
        "quarters" => Some(Level::Quarters),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_day_asks_for_everything_and_a_wrong_one_for_nothing() {
        assert_eq!(a_day(" "), Ok(None));
        assert!(matches!(a_day("2026-03-31"), Ok(Some(_))));
        assert_eq!(a_day("31.3.2026"), Err(()));
        assert_eq!([level(""), level("years")], [None, Some(Level::Years)]);
    }
}
