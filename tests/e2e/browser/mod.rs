//! A stock browser with a fresh profile, everything it sends recorded and everything it writes in one folder.

mod capabilities;
mod engine;
mod folders;
mod screen;

pub use engine::Engine;

/// What kind of window a browser opens.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Window {
    Ordinary,
    Private,
}

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use rustix::process::{Signal, kill_process};
use thirtyfour::{WebDriver, common::print::PrintParameters};

use crate::{page::Page, program::Program, recorder::Recorder, wait};
use folders::Folders;
use screen::Screen;

/// A running browser; it and its driver are ended when dropped.
pub struct Browser {
    // The order matters when dropped: first the programs, then the connection to them.
    driver_program: Program,
    screen: Option<Screen>,
    driver: Option<WebDriver>,
    engine: Engine,
    folders: Folders,
}

impl Browser {
    /// Starts a browser whose every request goes to the recorder.
    pub async fn start(engine: Engine, recorder: &Recorder) -> Browser {
        Browser::start_in(Folders::new(), engine, recorder, Window::Ordinary).await
    }

    /// The same with a private window. WebKitGTK's driver gives no other.
    pub async fn start_private(engine: Engine, recorder: &Recorder) -> Browser {
        Browser::start_in(Folders::new(), engine, recorder, Window::Private).await
    }

    /// Kills every process of the browser at once, as a computer that loses its power does, and starts it anew with what is on
    /// the disk.
    pub async fn killed_and_started(mut self, recorder: &Recorder) -> Browser {
        self.signal(Signal::KILL);
        // Nobody answers the connection any more.
        self.driver.take().expect("a browser that runs").leak().unwrap_or_else(|e| panic!("{}: {e}", self.engine));
        let Browser { driver_program, screen, engine, folders, .. } = self;
        drop((driver_program, screen));
        Browser::start_in(folders, engine, recorder, Window::Ordinary).await
    }

    async fn start_in(folders: Folders, engine: Engine, recorder: &Recorder, window: Window) -> Browser {
        let proxy = recorder.authority();
        let screen = match engine {
            Engine::WebKit => Some(Screen::start(folders.logs()).await),
            _ => None,
        };
        let (driver_program, port) = Program::listening(
            "driver",
            folders.logs(),
            |port| {
                let mut command = engine.driver(port);
                folders.settle(&mut command);
                if let Some(screen) = &screen {
                    command.env("DISPLAY", screen.display());
                }
                command
            },
            ready,
        )
        .await;
        let capabilities = match engine {
            Engine::Chromium => capabilities::chromium(&folders, &proxy, window),
            Engine::Firefox => capabilities::firefox(&folders, &proxy, window),
            Engine::WebKit => capabilities::webkit(&proxy),
        };
        let driver = match WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities).await {
            Ok(driver) => driver,
            Err(e) => panic!("{engine} did not start: {e}\nits driver said:\n{}", driver_program.said()),
        };
        let browser = Browser { driver_program, screen, driver: Some(driver), engine, folders };
        browser.resize(1280, 1000).await;
        browser
    }

    /// The page in its window.
    pub fn page(&self) -> Page<'_> {
        Page::new(self)
    }

    /// The engine.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Makes the window so wide and high, in CSS pixels, frame included.
    /// No engine goes as narrow as a telephone: about 500 is the least.
    pub async fn resize(&self, width: u32, height: u32) {
        self.driver()
            .set_window_rect(0, 0, width, height)
            .await
            .unwrap_or_else(|e| panic!("{}: cannot resize its window: {e}", self.engine));
    }

    /// The folder that holds all that the browser writes of its own accord: profile, caches, temporary files.
    pub fn profile(&self) -> PathBuf {
        self.folders.home()
    }

    /// Waits for a complete file in the download folder that was not there before, and gives its path.
    /// `before` is what [`Browser::downloads`] gave earlier.
    pub async fn downloaded(&self, before: &[PathBuf]) -> PathBuf {
        let fresh = wait::until(wait::PATIENCE, async || {
            let files = self.downloads();
            let partial = files.iter().any(|file| is_partial(file));
            files.into_iter().find(|file| {
                !partial && !before.contains(file) && fs::metadata(file).is_ok_and(|found| found.len() > 0)
            })
        });
        match fresh.await {
            Ok(file) => file,
            Err(late) => {
                panic!("{}: no download within {:?}; the folder holds {:?}", self.engine, late.0, self.downloads())
            }
        }
    }

    /// The files in the download folder.
    pub fn downloads(&self) -> Vec<PathBuf> {
        crate::server::files_below(&self.folders.downloads())
    }

    /// Writes a picture of the window (of the whole screen in WebKit, whose driver has none) to a PNG file.
    pub async fn screenshot(&self, file: &Path) {
        match &self.screen {
            Some(screen) => screen.picture(file),
            None => {
                self.driver().screenshot(file).await.unwrap_or_else(|e| panic!("{}: no screenshot: {e}", self.engine))
            }
        }
    }

    /// The text of the page as it would come out of a printer; `None` in WebKit, whose driver cannot print.
    pub async fn printed(&self) -> Option<String> {
        if self.engine == Engine::WebKit {
            return None;
        }
        let pdf = self.driver().print_page(PrintParameters::default()).await;
        let pdf = pdf.unwrap_or_else(|e| panic!("{}: cannot print: {e}", self.engine));
        let file = self.folders.logs().join("printed.pdf");
        fs::write(&file, pdf).expect("the printed page");
        let text = Command::new("pdftotext")
            .arg("-layout")
            .arg(&file)
            .arg("-")
            .output()
            .expect("pdftotext (poppler-utils) is installed");
        assert!(text.status.success(), "pdftotext: {}", String::from_utf8_lossy(&text.stderr));
        let text = String::from_utf8_lossy(&text.stdout);
        // A typeface may print "fi" as one letter.
        let ligatures =
            [("\u{fb03}", "ffi"), ("\u{fb04}", "ffl"), ("\u{fb00}", "ff"), ("\u{fb01}", "fi"), ("\u{fb02}", "fl")];
        Some(ligatures.iter().fold(text.into_owned(), |text, (one, letters)| text.replace(one, letters)))
    }

    /// Halts every process of the browser, as closing the lid of a laptop does.
    pub fn sleep(&self) {
        self.signal(Signal::STOP);
    }

    /// The lid is open again.
    pub fn wake(&self) {
        self.signal(Signal::CONT);
    }

    fn signal(&self, signal: Signal) {
        let processes = self.driver_program.started();
        assert!(!processes.is_empty(), "{} runs", self.engine);
        for process in processes {
            // One that has just ended needs no signal.
            let _ = kill_process(process, signal);
        }
    }

    /// Quits the browser as a person would and waits until its last process has gone; the profile stays until this is dropped.
    pub async fn quit(&mut self) {
        let driver = self.driver.take().expect("a browser quits once");
        driver.quit().await.unwrap_or_else(|e| panic!("{}: did not quit: {e}", self.engine));
        let gone = wait::until(wait::PATIENCE, async || self.driver_program.started().is_empty().then_some(()));
        gone.await
            .unwrap_or_else(|late| panic!("{}: still running {:?} after it was told to quit", self.engine, late.0));
    }

    /// A picture for whoever reads a failed test; its path.
    pub async fn keep_picture(&self) -> String {
        let test = std::thread::current().name().unwrap_or("test").replace("::", "-");
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/e2e");
        fs::create_dir_all(&folder).expect("a folder for pictures");
        let file = folder.join(format!("{test}.png"));
        self.screenshot(&file).await;
        file.display().to_string()
    }

    /// The connection to the browser.
    pub fn driver(&self) -> &WebDriver {
        self.driver.as_ref().expect("a browser that has not quit")
    }
}

/// Whether a WebDriver on this port says that it is ready.
async fn ready(port: u16) -> bool {
    let asked = reqwest::Client::new()
        .get(format!("http://127.0.0.1:{port}/status"))
        .timeout(Duration::from_secs(2))
        .send()
        .await;
    let Ok(answer) = asked else { return false };
    let Ok(text) = answer.text().await else { return false };
    let status: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
    status["value"]["ready"] == true
}

fn is_partial(file: &Path) -> bool {
    let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    matches!(ending, "crdownload" | "part" | "wkdownload" | "tmp")
        || file.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}
