use std::{fmt, process::Command};

use crate::program;

/// The three browser engines that people have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    /// The hosts that this browser, as it is installed, asks of its own accord whatever page it shows: updates, its maker's
    /// services, the distribution's search page. Nothing of the page's may ever be at one of these hosts.
    pub fn errands(self) -> &'static [&'static str] {
        match self {
            Engine::Chromium => &[
                "accounts.google.com",
                "clients2.google.com",
                "content-autofill.googleapis.com",
                "start.duckduckgo.com",
                "update.googleapis.com",
                "www.google.com",
            ],
            Engine::Firefox => &[
                "content-signature-2.cdn.mozilla.net",
                "detectportal.firefox.com",
                "firefox-settings-attachments.cdn.mozilla.net",
                "firefox.settings.services.mozilla.com",
            ],
            Engine::WebKit => &[],
        }
    }

    /// The program that drives this engine, to listen on a port.
    pub fn driver(self, port: u16) -> Command {
        match self {
            Engine::Chromium => {
                let mut command = Command::new(program::find(&["chromedriver"]));
                command.arg(format!("--port={port}"));
                command
            }
            Engine::Firefox => {
                let mut command = Command::new(program::find(&["geckodriver"]));
                command.arg("--port").arg(port.to_string()).args(["--websocket-port", "0"]);
                command
            }
            Engine::WebKit => {
                let mut command = Command::new(program::find(&["WebKitWebDriver"]));
                command.arg(format!("--port={port}"));
                // In a container or as root its sandbox cannot be made; the page under test is our own.
                command.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
                command.env("WEBKIT_DISABLE_COMPOSITING_MODE", "1").env("LIBGL_ALWAYS_SOFTWARE", "1");
                command.env("NO_AT_BRIDGE", "1").env("GSETTINGS_BACKEND", "memory");
                command
            }
        }
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}
