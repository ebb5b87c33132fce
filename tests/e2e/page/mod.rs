//! The page in a browser, used as a person uses it: by label, id, key and what stands on the screen.

mod filling;
mod reading;

use std::{cell::RefCell, fmt::Display};

use serde_json::{Value, json};
use thirtyfour::{By, WebElement, error::WebDriverResult};

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

    // --- waiting --------------------------------------------------------------------------------------------------

    /// Waits until the first heading has this text.
    pub async fn wait_heading(&self, heading: &str) {
        self.until(format!("the heading {heading:?}"), async || self.heading("h1").await == heading).await;
    }

    /// Waits until the first heading, whatever caption stands above it, ends with this text.
    pub async fn wait_heading_ends(&self, end: &str) {
        self.until(format!("a heading that ends with {end:?}"), async || self.heading("#app h1").await.ends_with(end))
            .await;
    }

    async fn heading(&self, selector: &str) -> String {
        let script = "const one = document.querySelector(arguments[0]); return one ? one.innerText.trim() : ''";
        self.try_text(script, vec![json!(selector)]).await
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

    /// Waits until the browser shows this address.
    pub async fn until_at(&self, address: &str) {
        let asked = "return location.href";
        self.until(address, async || self.try_run(asked, vec![]).await.is_some_and(|at| at == address)).await;
    }

    /// Lets the device's clock go on, as while it sleeps.
    pub async fn later(&self, ms: i64) {
        // By the window's own name: Firefox's driver runs scripts beside the page, with another Date.
        let script = "const [own, more] = [window.Date.now, arguments[0]]; window.Date.now = () => own() + more";
        self.run(script, vec![ms.into()]).await;
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

    /// The same for a script that returns a text; empty when it could not run.
    async fn try_text(&self, script: &str, arguments: Vec<Value>) -> String {
        match self.try_run(script, arguments).await {
            Some(Value::String(text)) => text,
            _ => String::new(),
        }
    }

    /// The element with this id, as soon as it is there.
    pub async fn element(&self, id: &str) -> WebElement {
        self.find(By::Id(id), format!("#{id}")).await
    }

    /// Ends the test: says engine, step, address and text of the page, and keeps a picture under `target/e2e/`.
    pub async fn fail(&self, what: impl Display) -> ! {
        let picture = self.browser.keep_picture().await;
        let address = self.browser.driver().current_url().await.map(|address| address.to_string()).unwrap_or_default();
        let text = self.try_text("return document.body ? document.body.innerText : ''", vec![]).await;
        let script = "const one = document.querySelector('.stopped:not([hidden])');
            return one ? `\nthe page has stopped: ${one.dataset.place}` : ''";
        let stopped = self.try_text(script, vec![]).await;
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
}
