//! The practitioner's journey: how a person fills in the form, and what the page then says was answered.

use marac_portal::{
    domain::{answers::Key, form::Section},
    wording::form as words,
};
use serde_json::{Value, json};

use crate::{
    case::{Act, Answer, Case, Item},
    page::Page,
    recorder::Recorder,
};

/// What must be read of an answer later: the element that says it, and the words, white space aside.
#[derive(Debug, PartialEq, Eq)]
pub struct Said {
    pub row: String,
    pub words: Vec<String>,
}

/// From the first page of the site to the list of sections of the only area there is, for a new referral.
pub async fn begin(page: &Page<'_>, origin: &str) {
    at_start(page, origin).await;
    begin_with(page, "referral").await;
}

/// From the first page of the site to the start page of the only area there is.
pub async fn at_start(page: &Page<'_>, origin: &str) {
    page.step("choosing the area");
    page.open(&format!("{origin}/")).await;
    page.wait_id("areas").await;
    page.press("Northmere (this computer)").await;
    page.wait_id("start-now").await;
}

/// Answers the questions of the start page and goes on.
pub async fn begin_with(page: &Page<'_>, kind: &str) {
    page.choose("start-in-area").await;
    page.choose("start-old-enough").await;
    page.choose(&control(page, "start-kind", kind).await).await;
    page.press_id("start-now").await;
    page.wait_id("tasks").await;
}

/// Every section from the first, past the attachments, to the check of the answers; `at_each` looks at each page once it is filled in.
pub async fn fill_in(page: &Page<'_>, case: &Case, mut at_each: impl AsyncFnMut(Section)) -> Vec<Said> {
    page.press("You and your agency").await;
    let mut said = Vec::new();
    for section in Section::ALL {
        page.step(section.id());
        page.wait_heading_ends(&words::section(section)).await;
        said.extend(fill_section(page, case, section).await);
        at_each(section).await;
        page.press_id("continue").await;
    }
    past_attachments(page).await;
    page.step("checking the answers");
    page.wait_heading_ends("Check your answers").await;
    said
}

/// From the page for files, which nobody has to use, to the next.
async fn past_attachments(page: &Page<'_>) {
    page.step("attachments");
    page.wait_heading_ends("Attachments").await;
    page.press_id("continue").await;
}

/// From the first page to the confirmed answers, with nothing left but to seal them; what was said.
pub async fn until_sealing(page: &Page<'_>, origin: &str, case: &Case) -> Vec<Said> {
    begin(page, origin).await;
    let said = fill_in(page, case, async |_| {}).await;
    page.choose("confirm-area").await;
    said
}

/// Confirms the area and its readers and seals; what the receipt then names.
pub async fn seal(page: &Page<'_>) -> Receipt {
    page.step("sealing");
    page.choose("confirm-area").await;
    page.press_id("seal").await;
    page.wait_heading_ends("Your sealed referral").await;
    Receipt { reference: page.text_of("#reference").await, amend_key: page.text_of("#amend-key").await }
}

/// From the first page to the receipt with as little as can be sent.
pub async fn seal_least(page: &Page<'_>, origin: &str, case: &Case) -> Receipt {
    begin(page, origin).await;
    fill_in(page, case, async |_| {}).await;
    seal(page).await
}

/// What a sender notes down.
pub struct Receipt {
    pub reference: String,
    pub amend_key: String,
}

/// Fills in one page of questions that stands on the screen.
pub async fn fill_section(page: &Page<'_>, case: &Case, section: Section) -> Vec<Said> {
    let mut said = Vec::new();
    for answer in case.of(section) {
        make_room(page, answer.key).await;
        said.push(fill(page, answer).await);
    }
    if section == Section::Ric {
        for item in &case.items {
            said.push(fill_item(page, item).await);
        }
    }
    said
}

/// Adds a person or an agency, where the one that a question is about is not there yet.
pub async fn make_room(page: &Page<'_>, key: Key) {
    let Some(group) = key.question().group() else { return };
    let (group, row) = (group.id.replace('_', "-"), key.row);
    page.wait_id(&format!("{group}-add")).await;
    if !page.has(&key.element_id()).await && !page.has(&format!("{group}-{row}")).await {
        page.press_id(&format!("{group}-add")).await;
        page.wait_id(&format!("{group}-{row}")).await;
    }
}

/// Reads the rows of a referral, on the page that checks answers or at the desk, and compares every one.
pub async fn assert_says(page: &Page<'_>, said: &[Said]) {
    let script =
        "return arguments[0].map(id => { const row = document.getElementById(id); return row ? row.innerText : null })";
    let ids: Vec<&str> = said.iter().map(|one| one.row.as_str()).collect();
    let rows = page.run(script, vec![json!(ids)]).await;
    let mut wrong = Vec::new();
    for (one, row) in said.iter().zip(rows.as_array().into_iter().flatten()) {
        let row = spaced(row.as_str().unwrap_or("nothing at all"));
        if !one.words.iter().all(|words| row.contains(&spaced(words))) {
            wrong.push(format!("#{} says {row:?}, expected {:?}", one.row, one.words));
        }
    }
    if !wrong.is_empty() {
        page.fail(wrong.join("\n")).await;
    }
}

/// Fails where anything was sent to a dropbox.
pub async fn assert_nothing_was_put(page: &Page<'_>, recorder: &Recorder) {
    last_request(page).await;
    assert!(!recorder.requests("GET", "/healthz?last").is_empty());
    assert!(recorder.requests("PUT", "/").is_empty(), "{:?}", recorder.requests("PUT", "/"));
}

/// A request of the test's own comes last: by then any other would have come.
pub async fn last_request(page: &Page<'_>) {
    let script = "const done = arguments[arguments.length - 1]; const last = new XMLHttpRequest();
        last.open('GET', 'healthz?last'); last.onloadend = () => done(true); last.send()";
    page.run_async(script, vec![]).await;
}

/// Whether the controls of a question stand as they were left.
pub async fn assert_holds(page: &Page<'_>, answer: &Answer) {
    let id = answer.key.element_id();
    match &answer.act {
        Act::Write(text) => assert_eq!(&page.value(&id).await, text, "#{id}"),
        Act::Date(day, month, year) => {
            let boxes = [
                page.value(&id).await,
                page.value(&format!("{id}-month")).await,
                page.value(&format!("{id}-year")).await,
            ];
            assert_eq!(boxes, [day.to_string(), month.to_string(), year.to_string()], "#{id}");
        }
        Act::Choose(option) => assert!(holds(page, &id, option).await, "#{id} is not {option}"),
        Act::Tick(options) => {
            for option in *options {
                assert!(holds(page, &id, option).await, "#{id} is without {option}");
            }
        }
    }
}

async fn holds(page: &Page<'_>, id: &str, option: &str) -> bool {
    match is_list(page, id).await {
        true => page.value(id).await == option,
        false => page.chosen(&control(page, id, option).await).await,
    }
}

/// Whether the options of a question stand in a list that drops down.
pub async fn is_list(page: &Page<'_>, id: &str) -> bool {
    page.run("return document.getElementById(arguments[0]).tagName", vec![json!(id)]).await == "SELECT"
}

/// The control of an option: the first of a question carries the question's own id.
pub async fn control(page: &Page<'_>, id: &str, option: &str) -> String {
    let own = format!("{id}-{}", option.replace('_', "-"));
    if page.has(&own).await { own } else { id.to_owned() }
}

async fn fill(page: &Page<'_>, answer: &Answer) -> Said {
    let id = answer.key.element_id();
    page.unfold(&id).await;
    let words = match &answer.act {
        Act::Write(text) => {
            page.fill(&id, text).await;
            text.clone()
        }
        Act::Date(day, month, year) => {
            page.fill_date(&id, *day, *month, *year).await;
            format!("{day} {} {year}", MONTHS[*month as usize - 1])
        }
        Act::Choose(option) => choose(page, &id, option).await,
        Act::Tick(options) => {
            let mut labels = Vec::new();
            for option in *options {
                labels.push(choose(page, &id, option).await);
            }
            labels.join("\n")
        }
    };
    Said { row: format!("recap-{id}"), words: vec![words] }
}

async fn fill_item(page: &Page<'_>, item: &Item) -> Said {
    let mut words = vec![choose(page, &item.id, item.answer).await];
    let detail = format!("{}-detail", item.id);
    if page.has(&detail).await {
        page.fill(&detail, &item.detail).await;
        words.push(item.detail.clone());
    }
    let source = format!("{}-source", item.id);
    if page.has(&source).await {
        page.fill(&source, &item.source).await;
        words.push(item.source.clone());
    }
    for option in ids_beginning(page, &format!("{}-option-", item.id)).await {
        page.choose(&option).await;
        words.push(page.label(&option).await);
    }
    Said { row: format!("recap-{}", item.id), words }
}

/// Chooses an option of a question and gives its label.
pub async fn choose(page: &Page<'_>, id: &str, option: &str) -> String {
    page.wait_id(id).await;
    if is_list(page, id).await {
        return page.select_value(id, option).await;
    }
    let control = control(page, id, option).await;
    page.choose(&control).await;
    page.label(&control).await
}

async fn ids_beginning(page: &Page<'_>, start: &str) -> Vec<String> {
    let script = "return [...document.querySelectorAll(`[id^='${arguments[0]}']`)].map(one => one.id)";
    let ids = page.run(script, vec![json!(start)]).await;
    ids.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
