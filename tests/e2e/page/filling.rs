//! What a person does to the page: types, chooses, presses, attaches.

use std::{fmt::Display, path::Path};

use serde_json::{Value, json};
use thirtyfour::{By, Key, TypingData, WebElement};

use super::Page;
use crate::wait;

/// Brings an element into view; the place where it would be pressed, or null while something lies over that place.
const WHERE_IT_STANDS: &str = "const one = arguments[0].closest('select') ?? arguments[0];
    one.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    const { x, y, width, height } = one.getClientRects()[0] ?? one.getBoundingClientRect();
    const top = document.elementFromPoint(x + width / 2, y + height / 2);
    return top !== null && (one.contains(top) || top.contains(one)) ? [x, y, width, height] : null";

impl Page<'_> {
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
        self.wait_id(id).await;
        if !self.chosen(id).await {
            self.press_label(id).await;
        }
        self.until(format!("#{id} is chosen"), async || self.chosen(id).await).await;
    }

    /// Takes the tick out of a box.
    pub async fn untick(&self, id: &str) {
        if self.chosen(id).await {
            self.press_label(id).await;
        }
        self.until(format!("#{id} is not ticked"), async || !self.chosen(id).await).await;
    }

    async fn press_label(&self, id: &str) {
        let what = format!("the label of #{id}");
        let label = self.find(By::Css(format!("label[for='{id}']")), &what).await;
        self.press_element(label, what).await;
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
    pub async fn keys(&self, keys: impl Into<TypingData>) {
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

    /// Presses an element once it has come to rest: a page that has just changed may still scroll to what it shows.
    async fn press_element(&self, element: WebElement, what: impl Display) {
        let mut stood = None;
        let rested = wait::until(wait::PATIENCE, async || {
            let Ok(reference) = element.to_json() else { return Some(()) };
            let stands = self.try_run(WHERE_IT_STANDS, vec![reference]).await;
            let rests = stands.is_none() || (stands == stood && stands != Some(Value::Null));
            stood = stands;
            rests.then_some(())
        });
        // Where it is gone, or never rests, the driver says what is wrong.
        let _ = rested.await;
        let pressed = element.click().await;
        self.check(pressed, format!("cannot press {what}")).await;
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
