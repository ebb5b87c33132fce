//! Words are planted in every way in which a browser or a page could write them, and found.

use std::{fs, io::Write};

use base64::{Engine, engine::general_purpose::STANDARD};
use flate2::Compression;

use crate::sentinels::Sentinels;

fn ways(sentinels: &Sentinels, bytes: &[u8]) -> Vec<String> {
    sentinels.in_bytes(bytes, "here").into_iter().map(|find| find.how).collect()
}

#[test]
fn a_word_is_found_in_every_spelling() {
    let mut sentinels = Sentinels::default();
    let word = sentinels.word("victim");
    let utf16 = |word: &str| word.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    assert_eq!(ways(&sentinels, format!("x{word}y").as_bytes()), ["plain"]);
    assert_eq!(ways(&sentinels, format!("x{}y", word.to_uppercase()).as_bytes()), ["plain"]);
    assert_eq!(ways(&sentinels, &utf16(&word)), ["UTF-16 LE"]);
    assert_eq!(ways(&sentinels, &word.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>()), ["UTF-16 BE"]);
    assert_eq!(ways(&sentinels, hex::encode(&word).as_bytes()), ["hex"]);
    let percent: String = word.bytes().map(|byte| format!("%{byte:02X}")).collect();
    assert_eq!(ways(&sentinels, percent.as_bytes()), ["percent"]);
    for before in ["", "1", "12", "123"] {
        assert_eq!(
            ways(&sentinels, STANDARD.encode(format!("{before}{word} after")).as_bytes()),
            ["base64"],
            "after {before:?}"
        );
        let spread = STANDARD.encode([before.as_bytes(), &utf16(&word)].concat());
        assert_eq!(ways(&sentinels, spread.as_bytes()), ["base64 of UTF-16"], "after {before:?}");
    }
    assert!(ways(&sentinels, b"nothing of the kind").is_empty());
}

#[test]
fn a_text_with_spaces_is_found_as_addresses_and_forms_write_it() {
    let mut sentinels = Sentinels::default();
    sentinels.also("phone", "07700 900 417");
    assert_eq!(ways(&sentinels, b"tel=07700%20900%20417"), ["percent"]);
    assert_eq!(ways(&sentinels, b"tel=07700+900+417"), ["form"]);
    assert_eq!(ways(&sentinels, b"07700 900 417"), ["plain"]);
}

#[test]
fn a_word_is_found_inside_everything_packed() {
    let mut sentinels = Sentinels::default();
    let word = sentinels.word("victim");
    // The word twice, so that the second stands there as a reference to the first only.
    let text = format!("some text {word}, and again {word}, and the end").into_bytes();
    let gzip = pack(flate2::write::GzEncoder::new(Vec::new(), Compression::best()), &text, |packer| packer.finish());
    let zlib = pack(flate2::write::ZlibEncoder::new(Vec::new(), Compression::best()), &text, |packer| packer.finish());
    let deflate =
        pack(flate2::write::DeflateEncoder::new(Vec::new(), Compression::best()), &text, |packer| packer.finish());
    let mut packed = brotli::CompressorWriter::new(Vec::new(), 4096, 9, 20);
    packed.write_all(&text).expect("into memory");
    let brotli = packed.into_inner();
    let lz4 = [b"mozLz40\0".to_vec(), lz4_flex::block::compress_prepend_size(&text)].concat();
    assert!(ways(&sentinels, &gzip).contains(&"gzip > plain".to_owned()), "{:?}", ways(&sentinels, &gzip));
    assert!(ways(&sentinels, &zlib).contains(&"zlib > plain".to_owned()));
    assert!(ways(&sentinels, &deflate).contains(&"deflate > plain".to_owned()));
    assert!(ways(&sentinels, &brotli).contains(&"brotli > plain".to_owned()));
    assert!(ways(&sentinels, &lz4).contains(&"lz4 > plain".to_owned()));
    assert!(ways(&sentinels, &[b"something before", &gzip[..]].concat()).contains(&"gzip > plain".to_owned()));
    let twice = pack(
        flate2::write::GzEncoder::new(Vec::new(), Compression::best()),
        STANDARD.encode(&text).as_bytes(),
        |packer| packer.finish(),
    );
    assert!(ways(&sentinels, &twice).contains(&"gzip > base64".to_owned()));
}

#[test]
fn a_word_is_found_in_a_compressed_block_of_leveldb() {
    let mut sentinels = Sentinels::default();
    let word = sentinels.word("victim");
    // "aaaa" repeated and the word cut by a reference: nothing of it stands there as it is.
    let text = format!("{}{}{}", &word[..6], "a".repeat(40), &word);
    let packed = snap::raw::Encoder::new().compress_vec(text.as_bytes()).expect("a small block");
    let table = leveldb_table(&packed);
    assert!(ways(&sentinels, &table).contains(&"snappy > plain".to_owned()), "{:?}", ways(&sentinels, &table));
}

#[test]
fn a_word_is_found_in_files_and_in_their_names() {
    let mut sentinels = Sentinels::default();
    let (name, story) = (sentinels.word("name"), sentinels.word("story"));
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir_all(folder.path().join("deep/er")).expect("a folder");
    fs::write(folder.path().join("deep/er").join(format!("{name}.age")), "x").expect("a file");
    fs::write(folder.path().join("places.sqlite"), format!("\0\x01{story}\0")).expect("a file");
    let fields: Vec<String> = sentinels.in_folder(folder.path()).into_iter().map(|find| find.field).collect();
    assert_eq!(fields, ["name", "story"]);
}

fn pack<W: Write>(mut packer: W, text: &[u8], finish: impl FnOnce(W) -> std::io::Result<Vec<u8>>) -> Vec<u8> {
    packer.write_all(text).expect("into memory");
    finish(packer).expect("into memory")
}

/// A table with one compressed block: block, index with one entry, footer.
fn leveldb_table(packed: &[u8]) -> Vec<u8> {
    let mut table = packed.to_vec();
    table.extend([1, 0, 0, 0, 0]);
    let mut handle = vec![0];
    varint(packed.len(), &mut handle);
    let mut index = vec![0, 1, handle.len() as u8, b'k'];
    index.extend(&handle);
    index.extend([0, 0, 0, 0, 1, 0, 0, 0]);
    let start = table.len();
    table.extend(&index);
    table.extend([0, 0, 0, 0, 0]);
    let mut footer = vec![0, 0];
    varint(start, &mut footer);
    varint(index.len(), &mut footer);
    footer.resize(40, 0);
    footer.extend(0xdb47_7524_8b80_fb57_u64.to_le_bytes());
    table.extend(footer);
    table
}

fn varint(mut value: usize, into: &mut Vec<u8>) {
    while value >= 0x80 {
        into.push(value as u8 | 0x80);
        value >>= 7;
    }
    into.push(value as u8);
}
