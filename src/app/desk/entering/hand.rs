//! A case by hand: what a coordinator takes down on the phone, in the questions of the form.

use leptos::prelude::*;

use crate::app::browser::{clock, page};
use crate::app::desk::register::NotDone;
use crate::app::desk::register::fields::{choose, day};
use crate::app::desk::session::Session;
use crate::app::form::Form;
use crate::app::parts::{El, Look, act, act_once, bullets, details, el, error_summary, h2, live, p, warning};
use crate::app::questions::{people, question, questions, sheet};
use crate::casework::{taken_down, unfinished};
use crate::domain::answers::Key;
use crate::domain::check;
use crate::domain::context::Context;
use crate::domain::date::{iso_day, read_day};
use crate::domain::draft::Draft;
use crate::domain::form::{GROUPS, Section, ids};
use crate::domain::import::entered;
use crate::domain::register::What;
use crate::render::recap::{gaps, recap};
use crate::wording::{form as words, say};

/// What was taken down so far; stays while the person looks at other pages, goes when the desk locks.
#[derive(Clone, Copy)]
pub struct Hand {
    draft: RwSignal<Draft>,
    source: RwSignal<String>,
    referred_on: RwSignal<String>,
}

impl Default for Hand {
    fn default() -> Hand {
        Hand {
            draft: RwSignal::default(),
            source: RwSignal::new(SOURCES[0].to_owned()),
            referred_on: RwSignal::new(iso_day(clock::today())),
        }
    }
}

impl Hand {
    /// Begins anew.
    pub fn clear(self) {
        self.draft.set(Draft::default());
        self.source.set(SOURCES[0].to_owned());
        self.referred_on.set(iso_day(clock::today()));
    }
}

impl Session {
    /// A case that was begun by hand and not put in: it must not be lost.
    pub fn unfinished_case(self) -> Option<What> {
        let Hand { draft, source, referred_on } = self.hand;
        let draft = draft.get_untracked();
        let context = self.area_context().filter(|_| !draft.is_empty())?;
        let day = read_day(&referred_on.get_untracked());
        Some(What::Entered(unfinished(&draft, day, &source.get_untracked(), &context)))
    }

    /// What the forms of the area whose register is open are read with, today.
    pub fn area_context(self) -> Option<Context> {
        let area = self.area();
        self.site.with_untracked(|site| Some(site.pack(&area)?.context(site.instrument.clone()?, clock::today())))
    }
}

/// The form, folded until somebody begins it.
pub fn hand(session: Session) -> El {
    let open = RwSignal::new(session.hand.draft.with_untracked(|draft| !draft.is_empty()));
    let begin = move || {
        open.set(true);
        clock::soon(|| {
            page::focus_input("hand-source");
        });
    };
    let begin = move || (!open.get()).then(|| act(Look::Main, say!("hand-begin"), begin).id("hand-begin"));
    let missing = RwSignal::new(None::<Vec<String>>);
    let done = move || missing.get().map(|missing| put_in_already(&missing));
    let form = move || match (open.get(), session.area_context()) {
        (false, _) => None,
        (true, None) => Some(warning(say!("register-unreadable"))),
        (true, Some(context)) => Some(form(session, context, open, missing)),
    };
    el("section", "desk-part")
        .attribute("aria-labelledby", "hand-heading")
        .with(h2(say!("hand-heading")).id("hand-heading").attribute("tabindex", "-1"))
        .with(p(say!("hand-intro")))
        .with(live(done))
        .with(live(begin))
        .with(live(form))
}

fn put_in_already(missing: &[String]) -> El {
    let lines =
        (!missing.is_empty()).then(|| details(say!("hand-not-said", count = missing.len()), bullets(missing.to_vec())));
    el("div", "govuk-inset-text").id("hand-done").attribute("tabindex", "-1").with(p(say!("hand-done"))).with_all(lines)
}

fn form(session: Session, context: Context, open: RwSignal<bool>, missing: RwSignal<Option<Vec<String>>>) -> El {
    let hand = session.hand;
    let form = Form::taken_down(hand.draft, context);
    let sources = SOURCES.into_iter().zip([
        say!("source-phone"),
        say!("source-paper"),
        say!("source-word"),
        say!("source-transfer"),
    ]);
    let sources = sources.map(|(id, words)| (id.to_owned(), words)).collect();
    let busy = RwSignal::new(false);
    let wrong = RwSignal::new(None::<String>);
    let put_in = move || {
        let draft = hand.draft.get_untracked();
        wrong.set(None);
        let answers = match form.context(|context| taken_down(&draft, context)) {
            Ok(answers) => answers,
            Err(problems) => return form.problems.set(problems),
        };
        form.problems.set(Vec::new());
        let day = read_day(&hand.referred_on.get_untracked());
        let said = What::Entered(entered(&answers, day, &hand.source.get_untracked()));
        let not_said = form.context(|context| gaps(&recap(&answers, context, &Section::AS_READ)));
        busy.set(true);
        leptos::task::spawn_local(async move {
            let visit = session.visit();
            let done = session.say_in_register(vec![said]).await;
            if !session.is(visit) {
                return;
            }
            busy.try_set(false);
            match done {
                Ok(()) => {
                    hand.clear();
                    session.said.set(say!("hand-done"));
                    missing.try_set(Some(not_said));
                    open.try_set(false);
                    clock::soon(|| {
                        page::focus_text("hand-done");
                    });
                }
                Err(why) => drop(wrong.try_set(Some(NotDone::words(why)))),
            }
        });
    };
    let drop_it = move || {
        hand.clear();
        open.set(false);
        clock::soon(|| {
            page::focus_text("hand-heading");
        });
    };
    let gaps_now = RwSignal::new(None::<Vec<String>>);
    let look = move || {
        let said = form.context(|context| {
            let answers = hand.draft.with_untracked(|draft| check::readable(draft, context));
            gaps(&recap(&answers, context, &Section::AS_READ))
        });
        gaps_now.set(Some(said));
    };
    let gaps_now = move || {
        gaps_now.get().map(|gaps| {
            let words = if gaps.is_empty() { say!("hand-all-said") } else { say!("hand-not-said", count = gaps.len()) };
            el("div", "govuk-inset-text").attribute("role", "status").id("hand-gaps").with(p(words)).with(bullets(gaps))
        })
    };
    let sure = RwSignal::new(false);
    let away = move || {
        Some(match sure.get() {
            false => el("p", "").with(act(Look::Link, say!("hand-drop"), move || sure.set(true)).id("hand-drop")),
            true => el("div", "govuk-inset-text").attribute("role", "alert").with(p(say!("hand-drop-sure"))).with(
                el("div", "govuk-button-group")
                    .with(act(Look::Warning, say!("hand-drop-yes"), drop_it).id("hand-drop-yes"))
                    .with(act(Look::Link, say!("person-remove-no"), move || sure.set(false))),
            ),
        })
    };
    let wrong = move || wrong.get().map(|why| warning(why).id("hand-wrong").attribute("role", "alert"));
    el("div", "")
        .id("hand-form")
        .with(error_summary(form.mends()))
        .with(choose("hand-source", say!("hand-source"), sources, hand.source))
        .with(day("hand-referred-on", say!("hand-referred-on"), Some(say!("hand-referred-on-hint")), hand.referred_on))
        .with_all(FIRST.into_iter().map(|part| section(form, part)))
        .with(details(say!("hand-more"), el("div", "").with_all(REST.into_iter().map(|part| section(form, part)))))
        .with(el("p", "").with(act(Look::Link, say!("hand-missing"), look).id("hand-missing")))
        .with(live(gaps_now))
        .with(live(wrong))
        .with(act_once(Look::Main, say!("hand-say"), busy.into(), put_in).id("hand-say"))
        .with(live(away))
}

fn section(form: Form, section: Section) -> El {
    let alone = section.questions().filter(|q| q.group().is_none()).map(|q| Key { id: q.id, row: 0 });
    let group = GROUPS.iter().find(|group| group.section == section).map(|group| people(form, group));
    let items = (section == Section::Ric).then(|| {
        let how = Key::of(ids::ASSESSMENT_HOW);
        let asked = form.read(move |draft| how.is_some_and(|how| check::asks_items(draft.choice(how))));
        live(move || asked.get().then(|| sheet(form)))
    });
    let asked = match section {
        // The mark and nothing else, until it is set.
        Section::Urgent => alone.map(|key| question(form, key)).collect(),
        _ => questions(form, alone),
    };
    let id = format!("hand-{}", section.id());
    el("section", "desk-hand")
        .attribute("aria-labelledby", id.clone())
        .with(el("h3", "govuk-heading-m").id(id).text(words::section(section)))
        .with_all(asked)
        .with_all(group)
        .with_all(items)
}

const SOURCES: [&str; 4] = ["phone", "paper", "word", "transfer"];

/// What is taken down first: how to reach the victim safely stands before everything about what happened.
const FIRST: [Section; 8] = [
    Section::Referrer,
    Section::Victim,
    Section::SafeContact,
    Section::Perpetrator,
    Section::Household,
    Section::Reason,
    Section::Ric,
    Section::Urgent,
];
const REST: [Section; 3] = [Section::Background, Section::Route, Section::Agreement];
