//! The ways in which a word may be written down.

use std::collections::HashSet;

use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};

/// Name and bytes of each way, each different. Case does not count: whoever searches must ignore it.
pub fn every_way(word: &str) -> Vec<(&'static str, Vec<u8>)> {
    let plain = word.as_bytes();
    let little: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = word.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut ways = vec![
        ("plain", plain.to_vec()),
        ("UTF-16 LE", little.clone()),
        ("UTF-16 BE", big),
        ("hex", each(plain, |byte| format!("{byte:02x}"))),
        ("percent", each(plain, percent)),
        (
            "percent",
            each(plain, |byte| if byte.is_ascii_alphanumeric() { char::from(byte).into() } else { percent(byte) }),
        ),
        (
            "form",
            each(plain, |byte| match byte {
                b' ' => "+".to_owned(),
                byte if byte.is_ascii_alphanumeric() => char::from(byte).into(),
                byte => percent(byte),
            }),
        ),
    ];
    for shift in 0..3 {
        ways.push(("base64", base64_inside(plain, shift)));
        ways.push(("base64 of UTF-16", base64_inside(&little, shift)));
    }
    let mut known = HashSet::new();
    ways.retain(|(_, bytes)| known.insert(bytes.clone()));
    ways
}

fn each(bytes: &[u8], written: impl Fn(u8) -> String) -> Vec<u8> {
    bytes.iter().map(|&byte| written(byte)).collect::<String>().into_bytes()
}

fn percent(byte: u8) -> String {
    format!("%{byte:02x}")
}

/// The characters of base64 that depend on `bytes` alone, when `shift` other bytes stand before them.
fn base64_inside(bytes: &[u8], shift: usize) -> Vec<u8> {
    let shifted = [vec![0; shift], bytes.to_vec()].concat();
    let whole = STANDARD_NO_PAD.encode(&shifted).into_bytes();
    let first = [0, 2, 3][shift];
    let end = shifted.len() * 8 / 6;
    whole[first..end].to_vec()
}
