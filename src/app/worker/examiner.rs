//! In the worker: what a chosen file is, and the position taken out of a photo, before it is attached.

use serde_json::{Value as Json, json};

use crate::area::Attachments;
use crate::domain::attached::{Examined, Refusal, ending, examine};
use crate::envelope::content::reduced;
use crate::envelope::hex;
use crate::envelope::reference::sha256;
use crate::wording::attached as words;

/// Looks at a file; answers with what it is and the bytes to be attached, or with why it cannot be.
///
/// Asked with `{name, types}`: the name as chosen, the endings that the area takes.
pub fn answer(question: &Json, mut bytes: Vec<Vec<u8>>) -> (Json, Vec<Vec<u8>>) {
    match (examined(question, &mut bytes), bytes.pop()) {
        (Ok((name, Examined { gps_removed })), Some(file)) => {
            let answer = json!({
                "name": reduced(name),
                "kind": ending(name).to_uppercase(),
                "sha256": hex(&sha256(&file)),
                "gps_removed": gps_removed,
            });
            (answer, vec![file])
        }
        (Err(refusal), _) => (refused(question, refusal), Vec::new()),
        (Ok(_), None) => (refused(question, Refusal::NotExamined), Vec::new()),
    }
}

/// Why, in a sentence: it is not in the page, which most often needs none.
fn refused(question: &Json, why: Refusal) -> Json {
    let name = question["name"].as_str().unwrap_or_default();
    let types = question["types"].as_array().into_iter().flatten().filter_map(Json::as_str).map(str::to_owned);
    json!({ "refused": words::refusal(name, why, &Attachments { types: types.collect(), ..Attachments::default() }) })
}

fn examined<'q>(question: &'q Json, bytes: &mut [Vec<u8>]) -> Result<(&'q str, Examined), Refusal> {
    let name = question.get("name").and_then(Json::as_str).ok_or(Refusal::NotExamined)?;
    let types: Option<Vec<String>> = question.get("types").and_then(|types| serde_json::from_value(types.clone()).ok());
    let file = bytes.last_mut().ok_or(Refusal::NotExamined)?;
    Ok((name, examine(name, file, &types.ok_or(Refusal::NotExamined)?)?))
}
