//! Files that a person chooses or drops.

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, DragEvent, Event, File, FileList, HtmlInputElement};

use super::held::Held;
use super::page::window;

/// A file that a person chose; nothing of it has been read yet.
#[derive(Clone, Debug)]
pub struct ChosenFile(File);

/// The file is gone, is a folder, or may not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CannotRead;

/// The files of a file input (`multiple` and `webkitdirectory` included), from its change event.
pub fn chosen(change: &Event) -> Vec<ChosenFile> {
    input(change).and_then(|input| input.files()).map(all).unwrap_or_default()
}

/// The files of a file input with this id; nothing where it is none.
pub fn chosen_in(id: &str) -> Option<Vec<ChosenFile>> {
    let input: HtmlInputElement = super::page::document().get_element_by_id(id)?.dyn_into().ok()?;
    (input.type_() == "file").then(|| input.files().map(all).unwrap_or_default())
}

/// The files that were dropped; a dropped folder comes as one file that cannot be read.
pub fn dropped(drop: &DragEvent) -> Vec<ChosenFile> {
    drop.prevent_default();
    drop.data_transfer().and_then(|transfer| transfer.files()).map(all).unwrap_or_default()
}

/// Keeps a file that misses its place from replacing the page, and everything typed in it, with itself.
pub fn ignore_stray_drops() {
    for name in ["dragover", "drop"] {
        let active = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&window(), name, active, |event| {
            if input(event).is_none() {
                event.prevent_default();
            }
        })
        .forget();
    }
}

/// Calls `take` with the files that are dropped anywhere on the page, for as long as it lives; dropped text is left alone.
///
/// Without this the browser would leave the page and show the file.
pub fn on_drop(take: impl Fn(Vec<ChosenFile>) + 'static) {
    let active = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window(), "dragover", active, |event| {
        if carries_files(event.unchecked_ref()) {
            event.prevent_default();
        }
    })
    .forget();
    EventListener::new_with_options(&window(), "drop", active, move |event| {
        let event: &DragEvent = event.unchecked_ref();
        if carries_files(event) {
            take(dropped(event));
        }
    })
    .forget();
}

/// Empties a file input, so that the same file can be chosen again.
pub fn clear(change: &Event) {
    if let Some(input) = input(change) {
        input.set_value("");
    }
}

impl ChosenFile {
    /// The name without a folder.
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// The path below the chosen folder, or the name.
    pub fn path(&self) -> String {
        let path = js_sys::Reflect::get(&self.0, &JsValue::from_str("webkitRelativePath"));
        path.ok().and_then(|path| path.as_string()).filter(|path| !path.is_empty()).unwrap_or_else(|| self.name())
    }

    /// The length in bytes, known before reading.
    pub fn size(&self) -> u64 {
        self.0.size() as u64
    }

    /// Reads the whole file into memory.
    pub async fn read(&self) -> Result<Vec<u8>, CannotRead> {
        self.hold().await.map(Held::into_bytes)
    }

    /// Reads the whole file into the browser's memory, to be passed on.
    pub async fn hold(&self) -> Result<Held, CannotRead> {
        let buffer = JsFuture::from(self.0.array_buffer()).await.map_err(|_| CannotRead)?;
        Ok(Held(Uint8Array::new(&buffer)))
    }

    pub(super) fn blob(&self) -> &Blob {
        &self.0
    }
}

fn carries_files(drag: &DragEvent) -> bool {
    let kinds = drag.data_transfer().map(|transfer| transfer.types());
    kinds.is_some_and(|kinds| kinds.includes(&JsValue::from_str("Files"), 0))
}

fn input(event: &Event) -> Option<HtmlInputElement> {
    event.target()?.dyn_into().ok()
}

fn all(list: FileList) -> Vec<ChosenFile> {
    (0..list.length()).filter_map(|at| list.get(at)).map(ChosenFile).collect()
}
