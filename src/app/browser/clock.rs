//! The device's clock, and waiting.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use chrono::{DateTime, NaiveDate, Utc};
use gloo::timers::callback::{Interval, Timeout};
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Now, in UTC, to the millisecond of the device's clock.
pub fn now() -> DateTime<Utc> {
    DateTime::from_timestamp_millis(millis()).unwrap_or_default()
}

#[cfg(target_arch = "wasm32")]
fn millis() -> i64 {
    js_sys::Date::now() as i64
}

/// Tests of what runs in a worker run without a browser.
#[cfg(not(target_arch = "wasm32"))]
fn millis() -> i64 {
    let since_epoch = std::time::SystemTime::UNIX_EPOCH.elapsed();
    since_epoch.map_or(0, |since| since.as_millis() as i64)
}

/// Now, in UTC minutes, as a record has it: `2026-11-21T17:35Z`.
pub fn now_minutes() -> String {
    crate::domain::date::iso_minute(now())
}

/// Today's date where the device is.
pub fn today() -> NaiveDate {
    let today = js_sys::Date::new_0();
    NaiveDate::from_ymd_opt(today.get_full_year() as i32, today.get_month() + 1, today.get_date()).unwrap_or_default()
}

/// The time of day where the device is: `17:35`.
pub fn time_of_day() -> String {
    let now = js_sys::Date::new_0();
    format!("{:02}:{:02}", now.get_hours(), now.get_minutes())
}

/// How many minutes the clocks where the device is are behind UTC at a moment: -60 in a British summer.
#[cfg(target_arch = "wasm32")]
pub fn minutes_behind_utc(at: DateTime<Utc>) -> i32 {
    js_sys::Date::new(&(at.timestamp_millis() as f64).into()).get_timezone_offset() as i32
}

/// Tests of what runs in a worker run without a browser.
#[cfg(not(target_arch = "wasm32"))]
pub fn minutes_behind_utc(_: DateTime<Utc>) -> i32 {
    0
}

/// Milliseconds since the page was opened, never going back: for measuring.
pub fn elapsed_ms() -> f64 {
    super::page::window().performance().map_or(0.0, |performance| performance.now())
}

/// Waits, while the page stays alive.
pub async fn sleep(time: Duration) {
    let ms = time.as_millis().try_into().unwrap_or(u32::MAX);
    let waited = Promise::new(&mut |done, _| {
        let _ = Timeout::new(ms, move || drop(done.call0(&JsValue::NULL))).forget();
    });
    let _ = JsFuture::from(waited).await;
}

/// Waits for some work, but no longer than this; what is not done by then is dropped.
pub async fn within<T>(limit: Duration, work: impl Future<Output = T>) -> Option<T> {
    let (mut work, mut limit) = (pin!(work), pin!(sleep(limit)));
    poll_fn(|context| match work.as_mut().poll(context) {
        Poll::Ready(done) => Poll::Ready(Some(done)),
        Poll::Pending => limit.as_mut().poll(context).map(|()| None),
    })
    .await
}

/// Calls `tick` every second, for as long as the page lives; less often while the page is hidden or the device sleeps.
pub fn every_second(tick: impl Fn() + 'static) {
    Interval::new(1000, tick).forget();
}

/// Lets the browser draw and hear before what comes next.
pub async fn breathe() {
    sleep(Duration::ZERO).await;
}

/// Does something in a task of its own, after what is being done.
pub fn soon(act: impl FnOnce() + 'static) {
    // One program for all of them.
    let act: Box<dyn FnOnce()> = Box::new(act);
    wasm_bindgen_futures::spawn_local(async move {
        breathe().await;
        act();
    });
}
