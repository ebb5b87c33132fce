//! Codes out of pictures: a learner's screen, photographed.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::book::What;
use crate::app::browser::files::ChosenFile;
use crate::app::browser::picture;
use crate::app::codes;
use crate::app::trainer::training::Training;
use crate::wording::say;

/// Pixels of the longer side: a code that fills a tenth of it can still be read.
const MOST_PIXELS: u32 = 1600;

/// Whether a file that was dropped is a picture by its name.
pub fn may_be(file: &ChosenFile) -> bool {
    let name = file.name().to_ascii_lowercase();
    ["jpg", "jpeg", "png", "webp", "gif", "bmp", "heic", "avif"]
        .iter()
        .any(|ending| name.ends_with(&format!(".{ending}")))
}

/// Reads the codes in pictures, each picture by itself.
pub fn read(training: Training, pictures: Vec<ChosenFile>) {
    if pictures.is_empty() {
        return;
    }
    training.said.set(say!("hand-in-looking"));
    spawn_local(async move {
        let mut count = 0;
        for file in pictures {
            let found = picture::grey(&file, MOST_PIXELS).await.map(|grey| codes::texts(&grey)).unwrap_or_default();
            let name = file.name();
            let inputs = match found.is_empty() {
                true => vec![What::NoCode { picture: name }],
                false => found.into_iter().map(|text| What::Code { text, picture: Some(name.clone()) }).collect(),
            };
            count += inputs.len();
            if training.book.try_update(|book| inputs.into_iter().for_each(|what| book.enter(what))).is_none() {
                return; // practice was left meanwhile
            }
        }
        training.tell(count);
    });
}
