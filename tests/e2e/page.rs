//! The page in a browser, used as a person uses it: by label, id, key and what stands on the screen.

use std::{cell::RefCell, fmt::Display, path::Path};

use serde_json::{Value, json};
use thirtyfour::{By, Key, WebElement, error::WebDriverResult};

use crate::{
    browser::{Browser, Engine},
    wait,
};

/// The page of one browser. Everything here waits for what it needs and fails with engine, step and what was there instead.
pub struct Page<'b> {
    browser: &'b Browser,
    step: RefCell<String>,
}

impl<'b> Page<'b> {
    pub fn new(browser: &'b Browser) -> Page<'b> {
        Page { browser, step: RefCell::new("start".to_owned()) }
    }

    /// Names what is being done, for the messages of what follows.
    pub fn step(&self, name: impl Into<String>) {
        self.step.replace(name.into());
    }

    /// The engine that shows it.
    pub fn engine(&self) -> Engine {
        self.browser.engine()
    }

    // --- going somewhere ------------------------------------------------------------------------------------------

    /// Opens an address and waits until the document has loaded.
    pub async fn open(&self, address: &str) {
        self.mark().await;
        let opened = self.browser.driver().goto(address).await;
        self.check(opened, format!("cannot open {address}")).await;
        // With a hash it may be the same document.
        if !address.contains('#') {
            self.wait_another_document().await;
        }
    }

    pub async fn back(&self) {
        let went = self.browser.driver().back().await;
        self.check(went, "cannot go back").await;
    }

    pub async fn forward(&self) {
        let went = self.browser.driver().forward().await;
        self.check(went, "cannot go forward").await;
    }

    pub async fn reload(&self) {
        self.mark().await;
        let went = self.browser.driver().refresh().await;
        self.check(went, "cannot reload").await;
        self.wait_another_document().await;
    }

    // --- filling in -----------------------------------------------------------------------------------------------

    /// Opens what folds an element away, where it is there.
    pub async fn unfold(&self, id: &str) {
        let script =
            "document.getElementById(arguments[0])?.closest('details:not([open])')?.querySelector('summary').click()";
        self.run(script, vec![json!(id)]).await;
    }

    /// Replaces the text of the control with this id, key by key; a new line is the Enter key.
    pub async fn fill(&self, id: &str, text: &str) {
        let control = self.element(id).await;
        let done = async {
            control.scroll_into_view().await?;
            control.clear().await?;
            // A line feed is not a key; WebKit's driver drops it.
            control.send_keys(text.replace('\n', "\u{e007}")).await
        };
        let done = done.await;
        self.check(done, format!("cannot type into #{id}")).await;
    }

    /// The same for the control that belongs to a label with this text.
    pub async fn fill_labelled(&self, label: &str, text: &str) {
        let id = self.labelled(label).await;
        self.fill(&id, text).await;
    }

    /// Fills in the three boxes of a date: `<id>`, `<id>-month`, `<id>-year`.
    pub async fn fill_date(&self, id: &str, day: u32, month: u32, year: i32) {
        self.fill(id, &day.to_string()).await;
        self.fill(&format!("{id}-month"), &month.to_string()).await;
        self.fill(&format!("{id}-year"), &year.to_string()).await;
    }

    /// Chooses a radio button or ticks a box by a click on its label, as most people do, and sees that it is chosen.
    pub async fn choose(&self, id: &str) {
        let control = self.element(id).await;
        if !self.chosen(id).await {
            let label = self.find(By::Css(format!("label[for='{id}']")), format!("the label of #{id}")).await;
            self.press_element(label, format!("the label of #{id}")).await;
        }
        let chosen =
            wait::until(wait::PATIENCE, async || control.is_selected().await.unwrap_or(false).then_some(())).await;
        if chosen.is_err() {
            self.fail(format!("#{id} is not chosen after a click on its label")).await;
        }
    }

    /// Takes the tick out of a box.
    pub async fn untick(&self, id: &str) {
        if self.chosen(id).await {
            let label = self.find(By::Css(format!("label[for='{id}']")), format!("the label of #{id}")).await;
            self.press_element(label, format!("the label of #{id}")).await;
        }
        self.until(format!("#{id} is not ticked"), async || !self.chosen(id).await).await;
    }

    /// Chooses the option of a `<select>` by its text.
    pub async fn select(&self, id: &str, option: &str) {
        let path = By::XPath(format!("//select[@id='{id}']/option[normalize-space()={}]", quoted(option)));
        let option = self.find(path, format!("the option {option:?} of #{id}")).await;
        self.press_element(option, format!("an option of #{id}")).await;
    }

    /// Chooses the option of a `<select>` by its value; gives its text.
    pub async fn select_value(&self, id: &str, value: &str) -> String {
        let script = "const list = document.getElementById(arguments[0]);
            const option = [...list.options].find(one => one.value === arguments[1]); return option ? option.text : null";
        match self.run(script, vec![json!(id), json!(value)]).await {
            Value::String(text) => {
                self.select(id, &text).await;
                text
            }
            _ => self.fail(format!("#{id} offers no {value}")).await,
        }
    }

    /// Gives files to a file control.
    pub async fn attach(&self, id: &str, files: &[&Path]) {
        let control = self.element(id).await;
        let paths: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
        let given = control.send_keys(paths.join("\n")).await;
        self.check(given, format!("cannot give files to #{id}")).await;
    }

    /// Presses the button, or follows the link, with this text.
    pub async fn press(&self, text: &str) {
        let control = self.control(text).await;
        self.press_element(control, format!("{text:?}")).await;
    }

    /// Presses the element with this id.
    pub async fn press_id(&self, id: &str) {
        let control = self.element(id).await;
        self.press_element(control, format!("#{id}")).await;
    }

    /// Sends a key to whatever has the focus.
    pub async fn key(&self, key: Key) {
        self.keys(key).await;
    }

    /// Types into whatever has the focus.
    pub async fn keys(&self, keys: impl Into<thirtyfour::TypingData>) {
        let sent = self.browser.driver().action_chain().send_keys(keys.into()).perform().await;
        self.check(sent, "cannot send keys").await;
    }

    /// Presses Tab until the element with this id has the focus, as a person without a mouse would.
    pub async fn tab_to(&self, id: &str) {
        self.tab_until(&format!("#{id}"), "return document.activeElement.id === arguments[0]", id).await;
    }

    /// Presses Tab until a link or button with this text has the focus.
    pub async fn tab_to_text(&self, text: &str) {
        self.tab_until(text, "return document.activeElement.innerText.trim() === arguments[0]", text).await;
    }

    async fn tab_until(&self, what: &str, reached: &str, argument: &str) {
        for _ in 0..300 {
            self.key(Key::Tab).await;
            if self.run(reached, vec![json!(argument)]).await == true {
                return;
            }
        }
        self.fail(format!("300 times Tab, and {what} was not reached")).await
    }

    // --- reading --------------------------------------------------------------------------------------------------

    /// The title of the window.
    pub async fn title(&self) -> String {
        let title = self.browser.driver().title().await;
        self.check(title, "has no title").await
    }

    /// All the text that can be seen.
    pub async fn text(&self) -> String {
        self.text_of("body").await
    }

    /// The text that can be seen in the first element that a CSS selector finds.
    pub async fn text_of(&self, selector: &str) -> String {
        let script = "const one = document.querySelector(arguments[0]); return one ? one.innerText : null";
        match self.run(script, vec![json!(selector)]).await {
            Value::String(text) => text,
            _ => self.fail(format!("there is no {selector}")).await,
        }
    }

    /// The text of every element that a CSS selector finds and a person can see.
    pub async fn texts(&self, selector: &str) -> Vec<String> {
        let script = "return [...document.querySelectorAll(arguments[0])].filter(one => one.getClientRects().length > 0).map(one => one.innerText.trim())";
        strings(self.run(script, vec![json!(selector)]).await)
    }

    /// The words of the label of a control.
    pub async fn label(&self, id: &str) -> String {
        self.text_of(&format!("label[for='{id}']")).await
    }

    /// What stands in a control at this moment.
    pub async fn value(&self, id: &str) -> String {
        let value = self
            .run("const one = document.getElementById(arguments[0]); return one ? one.value : null", vec![json!(id)])
            .await;
        match value {
            Value::String(value) => value,
            _ => self.fail(format!("there is no #{id}")).await,
        }
    }

    /// Whether a radio button or box is chosen.
    pub async fn chosen(&self, id: &str) -> bool {
        self.run(
            "const one = document.getElementById(arguments[0]); return one !== null && one.checked",
            vec![json!(id)],
        )
        .await
            == true
    }

    /// Whether an element with this id is on the page.
    pub async fn has(&self, id: &str) -> bool {
        self.run("return document.getElementById(arguments[0]) !== null", vec![json!(id)]).await == true
    }

    /// The lines of the error summary; none where there is no summary.
    pub async fn error_summary(&self) -> Vec<String> {
        self.texts(".govuk-error-summary__list li").await
    }

    /// The id of the element that has the focus, or its tag where it has none.
    pub async fn focused(&self) -> String {
        let script = "const one = document.activeElement; return one ? one.id || one.tagName.toLowerCase() : ''";
        self.run(script, vec![]).await.as_str().unwrap_or_default().to_owned()
    }

    // --- waiting --------------------------------------------------------------------------------------------------

    /// Waits until the first heading has this text.
    pub async fn wait_heading(&self, heading: &str) {
        self.until(format!("the heading {heading:?}"), async || {
            let script = "const one = document.querySelector('h1'); return one ? one.innerText : ''";
            self.try_run(script, vec![])
                .await
                .is_some_and(|text| text.as_str().is_some_and(|text| text.trim() == heading))
        })
        .await;
    }

    /// Waits until the first heading, whatever caption stands above it, ends with this text.
    pub async fn wait_heading_ends(&self, end: &str) {
        self.until(format!("a heading that ends with {end:?}"), async || {
            let script = "const one = document.querySelector('#app h1'); return one ? one.innerText : ''";
            self.try_run(script, vec![])
                .await
                .is_some_and(|text| text.as_str().is_some_and(|text| text.trim().ends_with(end)))
        })
        .await;
    }

    /// Waits until this text can be seen somewhere on the page.
    pub async fn wait_text(&self, text: &str) {
        self.until(format!("the text {text:?}"), async || {
            let script = "return document.body !== null && document.body.innerText.includes(arguments[0])";
            self.try_run(script, vec![json!(text)]).await == Some(Value::Bool(true))
        })
        .await;
    }

    /// Waits until an element with this id is on the page.
    pub async fn wait_id(&self, id: &str) {
        self.element(id).await;
    }

    /// Waits until the element with this id has the focus.
    pub async fn wait_focus(&self, id: &str) {
        self.until(format!("focus on #{id}"), async || {
            let script = "return document.activeElement !== null && document.activeElement.id === arguments[0]";
            self.try_run(script, vec![json!(id)]).await == Some(Value::Bool(true))
        })
        .await;
    }

    /// Waits until a condition of the test's own holds.
    pub async fn until(&self, what: impl Display, mut holds: impl AsyncFnMut() -> bool) {
        if let Err(late) = wait::until(wait::PATIENCE, async || holds().await.then_some(())).await {
            self.fail(format!("waited {:?} in vain for {what}", late.0)).await;
        }
    }

    // --- underneath -----------------------------------------------------------------------------------------------

    /// Runs a script in the page and gives what it returns.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        let ran = self.browser.driver().execute(script, arguments).await;
        self.check(ran, "a script failed").await.json().clone()
    }

    /// The same for a script that calls its last argument when it is done.
    pub async fn run_async(&self, script: &str, arguments: Vec<Value>) -> Value {
        let ran = self.browser.driver().execute_async(script, arguments).await;
        self.check(ran, "a script failed").await.json().clone()
    }

    /// Runs a script where a page may be on its way out; `None` when it could not run.
    pub async fn try_run(&self, script: &str, arguments: Vec<Value>) -> Option<Value> {
        self.browser.driver().execute(script, arguments).await.ok().map(|ran| ran.json().clone())
    }

    /// The element with this id, as soon as it is there.
    pub async fn element(&self, id: &str) -> WebElement {
        self.find(By::Id(id), format!("#{id}")).await
    }

    /// Ends the test: says engine, step, address and text of the page, and keeps a picture under `target/e2e/`.
    pub async fn fail(&self, what: impl Display) -> ! {
        let picture = self.browser.keep_picture().await;
        let address = self.browser.driver().current_url().await.map(|address| address.to_string()).unwrap_or_default();
        let text = self.try_run("return document.body ? document.body.innerText : ''", vec![]).await;
        let text = text.and_then(|text| text.as_str().map(str::to_owned)).unwrap_or_default();
        let script =
            "const one = document.querySelector('.stopped:not([hidden])'); return one ? one.dataset.place : null";
        let stopped = self.try_run(script, vec![]).await.and_then(|place| place.as_str().map(str::to_owned));
        let stopped = stopped.map(|place| format!("\nthe page has stopped: {place}")).unwrap_or_default();
        panic!(
            "{}, step {:?}: {what}\nat {address}, picture in {picture}{stopped}\nthe page says:\n{text}\n",
            self.engine(),
            self.step.borrow()
        )
    }

    /// Marks the document that stands, so that the next can be told from it: WebKit's driver may answer before it has changed.
    async fn mark(&self) {
        self.try_run("window.isBefore = true", vec![]).await;
    }

    async fn wait_another_document(&self) {
        self.until("another document", async || {
            let script = "return window.isBefore === undefined && document.readyState === 'complete'";
            self.try_run(script, vec![]).await == Some(Value::Bool(true))
        })
        .await;
    }

    async fn check<T>(&self, result: WebDriverResult<T>, what: impl Display) -> T {
        match result {
            Ok(value) => value,
            Err(e) => self.fail(format!("{what}: {e}")).await,
        }
    }

    async fn find(&self, by: By, what: impl Display) -> WebElement {
        match wait::until(wait::PATIENCE, async || self.browser.driver().find(by.clone()).await.ok()).await {
            Ok(element) => element,
            Err(late) => self.fail(format!("no {what} within {:?}", late.0)).await,
        }
    }

    async fn press_element(&self, element: WebElement, what: impl Display) {
        let done = async {
            element.scroll_into_view().await?;
            element.click().await
        };
        let done = done.await;
        self.check(done, format!("cannot press {what}")).await;
    }

    async fn control(&self, text: &str) -> WebElement {
        let text_is = format!("normalize-space()={}", quoted(text));
        let path = format!(
            "//button[{text_is}] | //a[{text_is}] | //summary[{text_is}] | //input[@type='submit' and @value={}]",
            quoted(text)
        );
        self.find(By::XPath(path), format!("button or link {text:?}")).await
    }

    async fn labelled(&self, label: &str) -> String {
        let path = format!("//label[normalize-space()={}]", quoted(label));
        let element = self.find(By::XPath(path), format!("label {label:?}")).await;
        let id = element.attr("for").await;
        match self.check(id, "the label is gone").await {
            Some(id) => id,
            None => self.fail(format!("the label {label:?} belongs to no control")).await,
        }
    }
}

/// A text inside XPath, which knows no escapes.
fn quoted(text: &str) -> String {
    match text.contains('\'') {
        false => format!("'{text}'"),
        true => format!("\"{text}\""),
    }
}

fn strings(list: Value) -> Vec<String> {
    list.as_array().into_iter().flatten().filter_map(|one| one.as_str().map(str::to_owned)).collect()
}
