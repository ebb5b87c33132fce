//! Planning a meeting, changing a plan, calling a meeting off.

use chrono::NaiveTime;
use leptos::prelude::*;

use super::dues::{dues, list_closes};
use super::room::Room;
use crate::app::browser::clock;
use crate::app::desk::register::fields::{choose, day, number, text, tick, time};
use crate::app::parts::{El, Look, act, details, el, inset, live, warning};
use crate::area;
use crate::casework::next_day;
use crate::domain::date::{iso_day, read_day};
use crate::domain::private::Private;
use crate::domain::register::meetings::Meeting;
use crate::domain::register::{Id, What};
use crate::wording::{date, say};

/// What is typed into the form.
#[derive(Clone, Copy)]
struct Form {
    series: RwSignal<String>,
    label: RwSignal<String>,
    date: RwSignal<String>,
    starts: RwSignal<String>,
    place: RwSignal<String>,
    capacity: RwSignal<String>,
    minutes: RwSignal<String>,
    closes: RwSignal<String>,
    without: RwSignal<bool>,
    /// What is proposed of the day, in words.
    remark: RwSignal<String>,
}

/// A form for a new meeting, folded.
pub fn new(room: Room) -> El {
    let form = Form::of(None);
    let series = room.session.of_pack(|pack| pack.meetings.clone()).unwrap_or_default();
    form.follow(room, series.clone());
    // An area with one regular meeting means that one.
    if let [only] = series.as_slice() {
        form.series.set(only.id.clone());
    }
    let wrong = RwSignal::new(None::<String>);
    let go = move || match form.plan(None) {
        Ok(plan) => {
            wrong.set(None);
            let session = room.session;
            let work = async move {
                let meeting = session.mint().await?;
                session.say_in_register(vec![What::Meeting(plan(meeting))]).await?;
                room.show(Some(meeting), "meeting-heading".into());
                Ok(())
            };
            room.work(work, None, || ());
        }
        Err(why) => wrong.set(Some(why)),
    };
    let fields = form.fields(room, "plan", series).with(alert(wrong, "plan-wrong"));
    let go = act(Look::Main, say!("plan-say"), go).id("plan-say");
    details(say!("plan-new"), fields.with(go)).id("plan")
}

/// The same for a meeting that is planned, with a way to call it off.
pub fn change(room: Room, before: &Meeting) -> El {
    let form = Form::of(Some(before));
    let series = room.session.of_pack(|pack| pack.meetings.clone()).unwrap_or_default();
    form.follow(room, series.clone());
    let wrong = RwSignal::new(None::<String>);
    let (meeting, stands) = (before.meeting, StoredValue::new(before.clone()));
    let go = move || match form.plan(Some(stands.get_value())) {
        Ok(plan) => {
            wrong.set(None);
            let plan = plan(meeting);
            if plan != stands.get_value() {
                room.say(vec![What::Meeting(plan)], Some("meeting-heading".into()));
            }
        }
        Err(why) => wrong.set(Some(why)),
    };
    let call_off = move || {
        let plan = stands.get_value();
        let plan = Meeting { cancelled: !plan.cancelled, ..plan };
        room.say(vec![What::Meeting(plan)], Some("meeting-heading".into()));
    };
    let words = if before.cancelled { say!("plan-hold-after-all") } else { say!("plan-cancel") };
    let look = if before.cancelled { Look::Secondary } else { Look::Warning };
    let buttons = el("div", "govuk-button-group")
        .with(act(Look::Secondary, say!("plan-change-say"), go).id("change-say"))
        .with(act(look, words, call_off).id("change-cancel"));
    let fields = form.fields(room, "change", series).with(alert(wrong, "change-wrong"));
    details(say!("plan-change"), fields.with(buttons)).id("change")
}

impl Form {
    fn of(before: Option<&Meeting>) -> Form {
        let text = |of: fn(&Meeting) -> String| RwSignal::new(before.map(of).unwrap_or_default());
        let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
        Form {
            series: text(|plan| plan.series.clone().unwrap_or_default()),
            label: text(|plan| plan.label.0.clone()),
            date: text(|plan| plan.date.to_string()),
            starts: text(|plan| plan.starts.clone().unwrap_or_default()),
            place: text(|plan| plan.place.as_ref().map(|place| place.0.clone()).unwrap_or_default()),
            capacity: RwSignal::new(number(before.and_then(|plan| plan.capacity))),
            minutes: RwSignal::new(number(before.and_then(|plan| plan.minutes_per_case))),
            closes: text(|plan| plan.list_closes.map(|day| day.to_string()).unwrap_or_default()),
            without: RwSignal::new(before.is_some_and(|plan| plan.without_meeting)),
            remark: RwSignal::default(),
        }
    }

    /// A series that is chosen fills in what it says; a day fills in when the list closes, unless a person has.
    fn follow(self, room: Room, all: Vec<area::Meeting>) {
        Effect::new(move |before: Option<String>| {
            let chosen = self.series.get();
            let is_new = before.map_or(self.label.with_untracked(String::is_empty), |before| before != chosen);
            if let (true, Some(series)) = (is_new, all.iter().find(|one| one.id == chosen)) {
                self.fill_in(room, series);
            }
            chosen
        });
        Effect::new(move |proposed: Option<String>| {
            let day = read_day(&self.date.get());
            let closes = day.and_then(|day| list_closes(room, day, self.without.get()));
            let closes = closes.map(iso_day).unwrap_or_default();
            let own = self.closes.get_untracked();
            if own.is_empty() || Some(own) == proposed {
                self.closes.set(closes.clone());
            }
            closes
        });
    }

    fn fill_in(self, room: Room, series: &area::Meeting) {
        let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
        self.label.set(series.label.en().to_owned());
        self.capacity.set(number(series.capacity));
        self.minutes.set(number(series.minutes_per_case));
        let last = room.session.book.with_untracked(|book| {
            let plans = book.iter().flat_map(|book| &book.meetings).flat_map(|meeting| meeting.plan.values());
            let ours = plans.filter(|plan| plan.series.as_deref() == Some(&*series.id) && !plan.cancelled);
            ours.map(|plan| plan.date.0).max()
        });
        let Some(every) = &series.every else { return };
        let session = room.session;
        let next =
            session.with_holidays(|holidays, nation| next_day(every.en(), last, clock::today(), holidays, nation));
        if let Some(next) = next.flatten() {
            self.date.set(iso_day(next.day));
            self.remark.set(say!("plan-proposed", day = date::weekday(next.day), every = every.en()));
        }
    }

    fn fields(self, room: Room, prefix: &str, series: Vec<area::Meeting>) -> El {
        let id = |name: &str| format!("{prefix}-{name}");
        let series = (!series.is_empty()).then(|| {
            let options = series.iter().map(|one| (one.id.clone(), one.label.en().to_owned()));
            let options = std::iter::once((String::new(), say!("plan-no-series"))).chain(options).collect();
            choose(&id("series"), say!("plan-series"), options, self.series)
        });
        let remark = move || Some(self.remark.get()).filter(|remark| !remark.is_empty()).map(inset);
        let counted = move || {
            let day = read_day(&self.date.get())?;
            Some(el("div", "").with(el("h3", "govuk-heading-s").text(say!("dues-heading"))).with(dues(
                room,
                day,
                self.without.get(),
            )))
        };
        el("div", "")
            .with_all(series)
            .with(text(&id("label"), say!("plan-label"), None, self.label))
            .with(tick(&id("without"), say!("plan-without"), self.without))
            .with(day(&id("date"), say!("plan-date"), Some(say!("panel-day-hint")), self.date))
            .with(el("div", "").attribute("aria-live", "polite").with(live(remark)))
            .with(live(counted))
            .with(time(&id("starts"), say!("plan-starts"), Some(say!("plan-starts-hint")), self.starts))
            .with(text(&id("place"), say!("plan-place"), None, self.place))
            .with(number(&id("capacity"), say!("plan-capacity"), None, self.capacity))
            .with(number(&id("minutes"), say!("plan-minutes"), None, self.minutes))
            .with(day(&id("closes"), say!("plan-closes"), Some(say!("plan-closes-hint")), self.closes))
    }

    /// The plan of a meeting, by its name; of what the form does not ask, as it was.
    fn plan(self, before: Option<Meeting>) -> Result<impl FnOnce(Id) -> Meeting, String> {
        let given =
            |text: RwSignal<String>| Some(text.get_untracked().trim().to_owned()).filter(|text| !text.is_empty());
        let number = |text: RwSignal<String>, why: fn() -> String| match given(text) {
            None => Ok(None),
            Some(text) => text.parse().ok().filter(|number| (1..=1_000).contains(number)).map(Some).ok_or_else(why),
        };
        let label = given(self.label).ok_or_else(|| say!("plan-label-first"))?;
        let date = self.date.get_untracked().parse().map_err(|_| say!("plan-date-first"))?;
        let starts = given(self.starts);
        if starts.as_deref().is_some_and(|starts| NaiveTime::parse_from_str(starts, "%H:%M").is_err()) {
            return Err(say!("plan-starts-first"));
        }
        let list_closes =
            given(self.closes).map(|day| day.parse()).transpose().map_err(|_| say!("plan-closes-first"))?;
        let (place, series) = (given(self.place).map(Private), given(self.series));
        let capacity = number(self.capacity, || say!("plan-capacity-first"))?;
        let minutes_per_case = number(self.minutes, || say!("plan-minutes-first"))?;
        let without_meeting = self.without.get_untracked();
        let (chair, statement, cancelled, more) = match before {
            Some(before) => (before.chair, before.statement, before.cancelled, before.more),
            None => Default::default(),
        };
        Ok(move |meeting| Meeting {
            meeting,
            date,
            label: Private(label),
            series,
            starts,
            place,
            capacity,
            minutes_per_case,
            list_closes,
            without_meeting,
            chair,
            statement,
            cancelled,
            more,
        })
    }
}

fn alert(wrong: RwSignal<Option<String>>, id: &'static str) -> AnyView {
    live(move || wrong.get().map(|why| warning(why).id(id).attribute("role", "alert")))
}
