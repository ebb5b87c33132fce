//! Our sealing and opening as a WebAssembly module for Node, to be timed beside npm `age-encryption` by `benches/peer.mjs`.
//! Built with the profile of the site, so that its speed is the speed of the page.

use wasm_bindgen::prelude::*;

use marac_portal::domain::mode::Live;
use marac_portal::envelope::identity::read_plain;
use marac_portal::envelope::{Attachment, Content, Recipient};

/// Seals a record of usual length, with one attachment unless it is empty.
#[wasm_bindgen]
pub fn seal(recipients: Vec<String>, record: Vec<u8>, attachment: Vec<u8>) -> Result<Vec<u8>, JsError> {
    let recipients = recipients.iter().map(|text| Recipient::parse(text)).collect::<Result<Vec<_>, _>>();
    let recipients = recipients.map_err(|e| JsError::new(&format!("{e:?}")))?;
    let attachments = if attachment.is_empty() {
        Vec::new()
    } else {
        vec![Attachment { name: "scan.pdf".to_owned(), bytes: attachment }]
    };
    let content = Content { record, text: String::new(), attachments };
    let sealed = marac_portal::envelope::seal::<Live>(content, &recipients);
    Ok(sealed.map_err(|e| JsError::new(&format!("{e:?}")))?.into_bytes())
}

/// Opens with one identity (`AGE-SECRET-KEY-1...`); answers the length of the record and of all attachments.
#[wasm_bindgen]
pub fn open(file: Vec<u8>, identity: &str) -> Result<usize, JsError> {
    let identities = read_plain(identity).map_err(|e| JsError::new(&format!("{e:?}")))?;
    let opened = marac_portal::envelope::open(&file, &identities).map_err(|e| JsError::new(&format!("{e:?}")))?;
    Ok(opened.record.len() + opened.attachments.iter().map(|each| each.bytes.len()).sum::<usize>())
}
