//! What a person sees on the page.

use serde_json::{Value, json};

use super::Page;

impl Page<'_> {
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
        let script = "return [...document.querySelectorAll(arguments[0])]
            .filter(one => one.getClientRects().length > 0).map(one => one.innerText.trim())";
        let texts = self.run(script, vec![json!(selector)]).await;
        texts.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    }

    /// The words of the label of a control.
    pub async fn label(&self, id: &str) -> String {
        self.text_of(&format!("label[for='{id}']")).await
    }

    /// What stands in a control at this moment.
    pub async fn value(&self, id: &str) -> String {
        let script = "const one = document.getElementById(arguments[0]); return one ? one.value : null";
        match self.run(script, vec![json!(id)]).await {
            Value::String(value) => value,
            _ => self.fail(format!("there is no #{id}")).await,
        }
    }

    /// Whether a radio button or box is chosen.
    pub async fn chosen(&self, id: &str) -> bool {
        let script = "const one = document.getElementById(arguments[0]); return one !== null && one.checked";
        self.run(script, vec![json!(id)]).await == true
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
}
