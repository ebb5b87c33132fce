//! A notice by webhook: `POST` of `{"kind": ..., "text": ...}`; `text` is what chat programs show.

use std::time::Duration;

use reqwest::{Client, Url};
use serde_json::json;

use super::{NotTaken, Notice};
use crate::native::http;

/// Where notices go. The addresses may be secrets: they are never shown.
pub struct Webhook {
    client: Client,
    arrived: Option<Url>,
    overdue: Option<Url>,
}

/// It is not the address of a webhook, or this computer cannot speak to any.
#[derive(Debug)]
pub struct NoWebhook;

impl Webhook {
    /// For each kind its address; without one of its own, what is overdue goes where arrivals go.
    pub fn new(arrived: Option<&str>, overdue: Option<&str>) -> Result<Webhook, NoWebhook> {
        let read = |text: &str| {
            let url: Url = text.parse().map_err(|_| NoWebhook)?;
            if matches!(url.scheme(), "http" | "https") && url.has_host() { Ok(url) } else { Err(NoWebhook) }
        };
        let arrived = arrived.map(read).transpose()?;
        let overdue = overdue.map(read).transpose()?.or_else(|| arrived.clone());
        let client = http::client(Duration::from_secs(15)).map_err(|_| NoWebhook)?;
        Ok(Webhook { client, arrived, overdue })
    }

    /// Sends it, once.
    pub async fn send(&self, notice: Notice, text: &str) -> Result<(), NotTaken> {
        let url = match notice {
            Notice::Arrived => &self.arrived,
            Notice::Overdue => &self.overdue,
        };
        let Some(url) = url else { return Ok(()) };
        let body = json!({"kind": notice.id(), "text": text}).to_string();
        let request = self.client.post(url.clone()).header("Content-Type", "application/json").body(body);
        let answer = request.send().await.map_err(|error| NotTaken::ForNow(http::reason(&error.without_url())))?;
        if answer.status().is_success() { Ok(()) } else { Err(NotTaken::ForNow(answer.status().to_string())) }
    }
}
