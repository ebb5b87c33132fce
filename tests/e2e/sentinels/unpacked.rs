//! The contents of packed bytes: what browsers compress on disk, and what a page could compress before it sends.

use std::io::Read;

const MOST: u64 = 32 << 20;
const DEEPEST: usize = 2;

/// Calls `see` with the bytes as they are, and with what each kind of unpacking that fits makes of them, two layers deep.
pub fn every_way(bytes: &[u8], see: &mut dyn FnMut(&[&'static str], &[u8])) {
    layer(bytes, &mut Vec::new(), see);
}

fn layer(bytes: &[u8], packing: &mut Vec<&'static str>, see: &mut dyn FnMut(&[&'static str], &[u8])) {
    see(packing, bytes);
    if packing.len() == DEEPEST {
        return;
    }
    for (name, content) in contents(bytes) {
        packing.push(name);
        layer(&content, packing, see);
        packing.pop();
    }
}

fn contents(bytes: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let mut found = Vec::new();
    let mut keep = |name, content: Vec<u8>| {
        if !content.is_empty() {
            found.push((name, content));
        }
    };
    for start in places(bytes, |two| two == [0x1f, 0x8b]) {
        keep("gzip", read_all(flate2::read::GzDecoder::new(&bytes[start..])));
    }
    // A zlib stream: deflate with a 32 KiB window, and a header that is divisible by 31.
    for start in places(bytes, |two| two[0] == 0x78 && u16::from_be_bytes([two[0], two[1]]).is_multiple_of(31)) {
        keep("zlib", read_all(flate2::read::ZlibDecoder::new(&bytes[start..])));
    }
    keep("deflate", read_all(flate2::read::DeflateDecoder::new(bytes)));
    keep("brotli", read_all(brotli::Decompressor::new(bytes, 4096)));
    if let Some(content) = bytes.strip_prefix(b"mozLz40\0") {
        keep("lz4", lz4_flex::block::decompress_size_prepended(content).unwrap_or_default());
    }
    for block in leveldb_blocks(bytes) {
        keep("snappy", block);
    }
    found
}

fn places(bytes: &[u8], is_start: impl Fn([u8; 2]) -> bool) -> Vec<usize> {
    (0..bytes.len().saturating_sub(1)).filter(|&at| is_start([bytes[at], bytes[at + 1]])).collect()
}

/// What can be read before the end or the first fault.
fn read_all(packed: impl Read) -> Vec<u8> {
    let mut content = Vec::new();
    let _ = packed.take(MOST).read_to_end(&mut content);
    content
}

/// The compressed blocks of a table of LevelDB, in which Chromium keeps what pages store: a footer of 48 bytes names the index,
/// the index names the blocks, each ends with its kind and a checksum. (In the logs before it nothing is compressed, and
/// in snappy itself a word stands as it is where it comes first.)
fn leveldb_blocks(bytes: &[u8]) -> Vec<Vec<u8>> {
    const MAGIC: [u8; 8] = 0xdb47_7524_8b80_fb57_u64.to_le_bytes();
    let Some(footer) = bytes.len().checked_sub(48).filter(|_| bytes.ends_with(&MAGIC)).map(|start| &bytes[start..])
    else {
        return Vec::new();
    };
    let mut rest = footer;
    let handles: Vec<usize> = (0..4).filter_map(|_| varint(&mut rest)).collect();
    let [_, _, start, length] = handles[..] else {
        return Vec::new();
    };
    let Some((index, _)) = block(bytes, start, length) else {
        return Vec::new();
    };
    entries(&index)
        .into_iter()
        .filter_map(|mut handle| block(bytes, varint(&mut handle)?, varint(&mut handle)?))
        .filter_map(|(content, packed)| packed.then_some(content))
        .collect()
}

/// The content of a block, and whether it was compressed.
fn block(bytes: &[u8], start: usize, length: usize) -> Option<(Vec<u8>, bool)> {
    let end = start.checked_add(length)?;
    let content = bytes.get(start..end)?;
    match bytes.get(end)? {
        0 => Some((content.to_vec(), false)),
        1 => Some((snap::raw::Decoder::new().decompress_vec(content).ok()?, true)),
        _ => None,
    }
}

/// The values of a block's entries: shared and own length of the key, length of the value, own part of the key, value.
fn entries(block: &[u8]) -> Vec<&[u8]> {
    let mut values = Vec::new();
    let mut rest = block;
    while let (Some(_), Some(key), Some(value)) = (varint(&mut rest), varint(&mut rest), varint(&mut rest)) {
        let Some(found) = key.checked_add(value).and_then(|end| rest.get(key..end)) else {
            break;
        };
        values.push(found);
        rest = &rest[key + value..];
    }
    values
}

fn varint(rest: &mut &[u8]) -> Option<usize> {
    let mut value = 0usize;
    for shift in (0..63).step_by(7) {
        let (&byte, after) = rest.split_first()?;
        *rest = after;
        value |= usize::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(value);
        }
    }
    None
}
