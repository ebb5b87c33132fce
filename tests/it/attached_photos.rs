//! The position is taken out of photos, and nothing else: read back by another library, never by our own code.

use std::{collections::BTreeMap, fs, io::Cursor, path::Path};

use marac_portal::domain::attached::{Examined, Refusal, examine};
use proptest::prelude::*;

/// Photos of `tests/vectors/photos/`: made with exiftool, another program than ours.
const LOCATED: [&str; 5] = ["located.jpg", "located-intel.jpg", "located.png", "located-xmp.jpg", "located-xmp.png"];

fn photo(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/photos").join(name)).unwrap()
}

/// The photo as it would be attached, and whether a position was taken out.
fn attached(name: &str, mut bytes: Vec<u8>) -> Result<(Vec<u8>, bool), Refusal> {
    let types = ["pdf", "jpg", "png"].map(String::from);
    let Examined { gps_removed } = examine(name, &mut bytes, &types)?;
    Ok((bytes, gps_removed))
}

/// Every detail that another library reads, those of the position apart; what it can read of a damaged block counts.
fn details(bytes: &[u8]) -> (BTreeMap<String, String>, BTreeMap<String, String>) {
    let mut reader = exif::Reader::new();
    reader.continue_on_error(true);
    let read =
        reader.read_from_container(&mut Cursor::new(bytes)).or_else(|error| error.distill_partial_result(|_| ()));
    let (mut position, mut others) = (BTreeMap::new(), BTreeMap::new());
    for field in read.iter().flat_map(|exif| exif.fields()) {
        // The version of the format is neither: it says nothing of a place, and goes with the position.
        if field.tag == exif::Tag::GPSVersionID {
            continue;
        }
        let name = format!("{:?} {}", field.ifd_num, field.tag);
        let into = if field.tag.context() == exif::Context::Gps { &mut position } else { &mut others };
        // Of a value without a type the library also says where it stands, which may change.
        let value = match &field.value {
            exif::Value::Undefined(bytes, _) => format!("{bytes:?}"),
            value => format!("{value:?}"),
        };
        into.insert(name, value);
    }
    (position, others)
}

/// The data of the picture itself: of a JPEG from its first scan on, of a PNG its image chunks.
fn picture(bytes: &[u8]) -> Vec<u8> {
    if bytes.starts_with(b"\x89PNG") {
        let chunks = bytes.windows(4).enumerate().filter(|(_, four)| four == b"IDAT");
        return chunks
            .flat_map(|(at, _)| {
                let length = u32::from_be_bytes(bytes[at - 4..at].try_into().unwrap()) as usize;
                bytes[at - 4..at + 8 + length].to_vec()
            })
            .collect();
    }
    let scan = bytes.windows(2).rposition(|two| two == [0xff, 0xda]).unwrap();
    bytes[scan..].to_vec()
}

#[test]
fn the_position_goes_and_every_other_detail_stays() {
    for name in LOCATED {
        let before = photo(name);
        let (after, removed) = attached(name, before.clone()).unwrap();
        assert!(removed, "{name}");
        assert_eq!(after.len(), before.len(), "{name}");
        assert_eq!(picture(&after), picture(&before), "{name}");
        let (position, others) = details(&before);
        assert!(!position.is_empty() || name.contains("xmp"), "{name} had a position");
        assert!(others.keys().any(|detail| detail.contains("Orientation")), "{name}");
        assert_eq!(details(&after), (BTreeMap::new(), others), "{name}");
        let text = String::from_utf8_lossy(&after);
        for gone in ["GPS", "54.9783", "1.6178", "54,58"] {
            assert!(!text.contains(gone), "{name} still says {gone}");
        }
        let named = [[0x88, 0x25, 0, 4], [0x25, 0x88, 4, 0]];
        assert!(!after.windows(4).any(|four| named.iter().any(|entry| entry == four)), "{name} still names a position");
        assert_eq!(attached(name, after.clone()), Ok((after, false)), "{name}: a second look finds nothing");
    }
    let xmp = attached("located-xmp.jpg", photo("located-xmp.jpg")).unwrap().0;
    assert!(String::from_utf8_lossy(&xmp).contains("Invented"), "the title in the same packet stays");
}

#[test]
fn a_png_stays_whole_its_checksums_included() {
    for name in ["located.png", "located-xmp.png"] {
        let after = attached(name, photo(name)).unwrap().0;
        let mut at = 8;
        while at < after.len() {
            let length = u32::from_be_bytes(after[at..at + 4].try_into().unwrap()) as usize;
            let sum = u32::from_be_bytes(after[at + 8 + length..at + 12 + length].try_into().unwrap());
            assert_eq!(crc(&after[at + 4..at + 8 + length]), sum, "{name}: a chunk at {at}");
            at += 12 + length;
        }
    }
}

/// CRC-32 as the PNG standard writes it, annex D.
fn crc(bytes: &[u8]) -> u32 {
    let step = |sum: u32| if sum & 1 == 1 { 0xedb8_8320 ^ (sum >> 1) } else { sum >> 1 };
    !bytes.iter().fold(!0, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), |sum, _| step(sum)))
}

#[test]
fn a_photo_without_a_position_is_attached_as_it_is() {
    let photo = photo("unlocated.jpg");
    assert_eq!(attached("unlocated.jpg", photo.clone()), Ok((photo, false)));
}

#[test]
fn a_second_picture_behind_the_first_is_looked_at_as_well() {
    let both = [photo("unlocated.jpg"), vec![0; 40], photo("located.jpg")].concat();
    let (after, removed) = attached("both.jpg", both.clone()).unwrap();
    assert!(removed && after.len() == both.len());
    assert_eq!(details(&after[after.len() - photo("located.jpg").len()..]).0, BTreeMap::new());
    let film = [photo("located.jpg"), b"\0\0\0\x18ftypmp42".to_vec()].concat();
    assert_eq!(attached("motion.jpg", film), Err(Refusal::Film));
}

#[test]
fn details_that_cannot_be_read_for_certain_are_refused() {
    let located = photo("located.jpg");
    let block = located.windows(6).position(|six| six == b"Exif\0\0").unwrap() + 6;
    let refused = |what: &str, change: &dyn Fn(&mut Vec<u8>)| {
        let mut photo = located.clone();
        change(&mut photo);
        assert_eq!(attached("a.jpg", photo), Err(Refusal::Unclear), "{what}");
    };
    refused("no TIFF", &|photo| photo[block] = b'X');
    refused("a table that runs out of the block", &|photo| photo[block + 8] = 0xff);
    refused("a length that runs out of the file", &|photo| photo[4] = 0xff);
    refused("cut short before the picture", &|photo| photo.truncate(block + 30));
    // The directory of the position is also the thumbnail's: clearing it would take something else away.
    refused("one place for two things", &|photo| {
        let at = |tag: [u8; 2]| block + 10 + (photo[block + 10..].chunks(12).position(|e| e[..2] == tag).unwrap()) * 12;
        let (exif, gps) = (at([0x87, 0x69]), at([0x88, 0x25]));
        let place: Vec<u8> = photo[exif + 8..exif + 12].to_vec();
        photo[gps + 8..gps + 12].copy_from_slice(&place);
    });
}

#[test]
fn a_position_that_xmp_writes_in_other_ways_is_found() {
    let packet = |xmp: &str| {
        let inside = [b"http://ns.adobe.com/xap/1.0/\0", xmp.as_bytes()].concat();
        let plain = photo("unlocated.jpg");
        let length = ((inside.len() + 2) as u16).to_be_bytes();
        [&plain[..2], &[0xff, 0xe1], &length, &inside, &plain[2..]].concat()
    };
    for (xmp, left) in [
        ("<a exif:GPSLatitude='54,5N' b='1'/>", "b='1'"),
        ("<a x=\"1\"\n drone:GpsLongitude = \"1\" y=\"2\"/>", "y=\"2\""),
        ("<exif:GPSLatitude>54,5N</exif:GPSLatitude><b>1</b>", "<b>1</b>"),
        ("<exif:GPSTimeStamp/><b>1</b>", "<b>1</b>"),
    ] {
        let (after, removed) = attached("a.jpg", packet(xmp)).unwrap();
        let text = String::from_utf8_lossy(&after).to_ascii_lowercase();
        assert!(removed && !text.contains(":gps") && !text.contains("54,5n") && text.contains(left), "{xmp}");
    }
    for (what, xmp) in [("no end", "<exif:GPSLatitude>54"), ("no value", " exif:GPSLatitude="), ("wide", "G\0P\0S\0")] {
        assert_eq!(attached("a.jpg", packet(xmp)), Err(Refusal::Unclear), "{what}");
    }
    assert_eq!(attached("a.jpg", packet("<b>see :gps note</b>")).map(|(_, removed)| removed), Ok(false));
}

/// One entry of a directory: tag and value, as bytes or as the place of another directory.
#[derive(Clone, Debug)]
enum Made {
    Text(u16, Vec<u8>),
    Directory(u16, Vec<Made>),
}

/// A block of Exif with these entries, values and directories behind each other.
fn block(entries: &[Made], big_endian: bool) -> Vec<u8> {
    let two = |n: u16| if big_endian { n.to_be_bytes() } else { n.to_le_bytes() };
    let four = |n: usize| if big_endian { (n as u32).to_be_bytes() } else { (n as u32).to_le_bytes() };
    fn table(
        entries: &[Made],
        out: &mut Vec<u8>,
        two: &dyn Fn(u16) -> [u8; 2],
        four: &dyn Fn(usize) -> [u8; 4],
    ) -> usize {
        let mut rows = Vec::new();
        for entry in entries {
            let (tag, kind, count, value) = match entry {
                Made::Directory(tag, inside) => (*tag, 4, 1, four(table(inside, out, two, four))),
                Made::Text(tag, text) if text.len() <= 4 => {
                    let mut value = [0; 4];
                    value[..text.len()].copy_from_slice(text);
                    (*tag, 7, text.len(), value)
                }
                Made::Text(tag, text) => {
                    let place = out.len();
                    out.extend(text);
                    (*tag, 7, text.len(), four(place))
                }
            };
            rows.extend([&two(tag)[..], &two(kind), &four(count), &value].concat());
        }
        let place = out.len();
        out.extend(two(entries.len() as u16));
        out.extend(rows);
        out.extend(four(0));
        place
    }
    let mut out = [if big_endian { b"MM" } else { b"II" }.to_vec(), two(42).to_vec(), vec![0; 4]].concat();
    let first = table(entries, &mut out, &two, &four);
    out[4..8].copy_from_slice(&four(first));
    out
}

/// The smallest JPEG around a block of Exif.
fn jpeg(block: &[u8]) -> Vec<u8> {
    let length = (block.len() as u16 + 8).to_be_bytes();
    [b"\xff\xd8\xff\xe1", &length[..], b"Exif\0\0", block, b"\xff\xda\0\x02picture\xff\xd9"].concat()
}

fn texts(tags: std::ops::Range<u16>) -> impl Strategy<Value = Vec<Made>> {
    let one = (tags, prop::collection::vec(any::<u8>(), 1..20)).prop_map(|(tag, text)| (tag, Made::Text(tag, text)));
    prop::collection::btree_map(0..40u8, one, 0..8)
        .prop_map(|all| all.into_values().collect::<BTreeMap<_, _>>().into_values().collect())
}

proptest! {
    #[test]
    fn whatever_else_a_camera_writes_stays(
        low in texts(0x100..0x14a), high in texts(0x9c00..0x9cff), inner in texts(0x9000..0x9fff),
        position in texts(1..31), big_endian: bool,
    ) {
        let with = |position: Option<Vec<Made>>| {
            let gps = position.map(|inside| Made::Directory(0x8825, inside));
            let exif = Made::Directory(0x8769, inner.clone());
            let entries = low.iter().cloned().chain([exif]).chain(gps).chain(high.iter().cloned());
            jpeg(&block(&entries.collect::<Vec<_>>(), big_endian))
        };
        let located = with(Some(position.clone()));
        let (after, removed) = attached("a.jpg", located.clone()).unwrap();
        prop_assert_eq!(removed, !position.is_empty());
        prop_assert_eq!(picture(&after), picture(&located));
        prop_assert_eq!(details(&after), details(&with(None)));
        // Not only unnamed: none of its bytes stays where it was.
        for long in position.iter().filter_map(|one| match one { Made::Text(_, text) if text.len() > 6 => Some(text), _ => None }) {
            let elsewhere = low.iter().chain(&high).chain(&inner).any(|one| matches!(one, Made::Text(_, text) if text == long));
            let stays = after.windows(long.len()).any(|window| window == &long[..]);
            prop_assert!(elsewhere || !stays || long.iter().all(|byte| *byte == 0));
        }
    }

    #[test]
    fn a_damaged_photo_is_refused_or_carries_no_position(
        which in 0..LOCATED.len(), changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12),
        cut in prop::option::of(any::<prop::sample::Index>()), near_the_details: bool,
    ) {
        let mut bytes = photo(LOCATED[which]);
        let reach = if near_the_details { bytes.len().min(700) } else { bytes.len() };
        for (at, byte) in changes {
            bytes[at.index(reach)] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        if let Ok((after, _)) = attached(LOCATED[which], bytes) {
            prop_assert_eq!(details(&after).0, BTreeMap::new());
        }
    }

    #[test]
    fn no_content_makes_us_fall(head in 0..4usize, bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let heads: [&[u8]; 4] = [b"\xff\xd8\xff\xe1\x01\x00Exif\0\0II*\0\x08\0\0\0", b"\xff\xd8\xff",
            b"\x89PNG\r\n\x1a\n\0\0\0\x40eXIfMM\0*\0\0\0\x08", b""];
        let _ = attached("a.jpg", [heads[head], &bytes].concat());
        let _ = attached("a.png", [heads[head], &bytes].concat());
    }
}
