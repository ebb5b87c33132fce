//! What a file is, by its first bytes: a name can say anything.

use super::Refusal;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Pdf,
    Jpeg,
    Png,
    /// HEIC or HEIF: a photo as iPhones keep it.
    Heic,
    /// A picture of another kind, which may carry a position that we cannot take out.
    OtherPicture,
    /// A package that Word or another office program writes, or any zip.
    Package,
    /// What office programs wrote before 2007, and RTF.
    OldOffice,
    /// Nothing that we know by its content.
    Unknown,
}

/// Endings of texts that can still be edited.
const WORD: [&str; 8] = ["doc", "docx", "docm", "dot", "dotx", "odt", "rtf", "pages"];

/// Endings of photos of the HEIF family.
const HEIF: [&str; 4] = ["heic", "heif", "hif", "heics"];

impl Kind {
    /// The kind of a file with this content.
    pub fn of(bytes: &[u8]) -> Kind {
        let begins = |with: &[u8]| bytes.starts_with(with);
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
        if begins(b"\xff\xd8\xff") {
            Kind::Jpeg
        } else if begins(b"\x89PNG\r\n\x1a\n") {
            Kind::Png
        } else if text.starts_with(b"%PDF-") {
            Kind::Pdf
        } else if begins(b"PK\x03\x04") {
            Kind::Package
        } else if begins(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") || begins(b"{\\rtf") {
            Kind::OldOffice
        } else if let Some(brand) = brand(bytes) {
            match brand {
                b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" | b"hevm" | b"hevs" | b"mif1" | b"msf1" => {
                    Kind::Heic
                }
                b"avif" | b"avis" => Kind::OtherPicture,
                _ => Kind::Unknown,
            }
        } else if begins(b"GIF8") || begins(b"II*\0") || begins(b"MM\0*") || (begins(b"RIFF") && webp(bytes)) {
            Kind::OtherPicture
        } else {
            Kind::Unknown
        }
    }

    /// The ending that belongs to it, for what we know for certain.
    fn ending(self) -> Option<&'static str> {
        match self {
            Kind::Pdf => Some("pdf"),
            Kind::Jpeg => Some("jpg"),
            Kind::Png => Some("png"),
            _ => None,
        }
    }

    /// Whether a file of this kind, `called` so by its ending, is among those that the area takes.
    pub(super) fn fits(self, called: &str, types: &[String]) -> Result<(), Refusal> {
        let takes = |ending: &str| types.iter().any(|kind| spelled(kind) == ending);
        let known = |ending: &str| ["pdf", "jpg", "png"].contains(&ending);
        match self {
            Kind::Heic => Err(Refusal::Heic),
            Kind::OtherPicture => Err(Refusal::Picture),
            Kind::Pdf | Kind::Jpeg | Kind::Png => match self.ending() {
                Some(own) if !takes(own) => Err(Refusal::Kind),
                Some(own) if own != called => Err(Refusal::Misnamed),
                _ => Ok(()),
            },
            Kind::Package | Kind::OldOffice | Kind::Unknown if known(called) => Err(Refusal::Misnamed),
            // A position in it would stay.
            Kind::Package | Kind::OldOffice | Kind::Unknown if HEIF.contains(&called) => Err(Refusal::Heic),
            Kind::Package | Kind::OldOffice | Kind::Unknown if takes(called) => Ok(()),
            Kind::Package | Kind::OldOffice | Kind::Unknown if WORD.contains(&called) => Err(Refusal::Word),
            Kind::Package | Kind::OldOffice | Kind::Unknown => Err(Refusal::Kind),
        }
    }
}

/// The ending of a file name, without the dot, in small letters; `jpg` for every way in which JPEG is written.
pub fn ending(name: &str) -> String {
    name.rsplit_once('.').map(|(_, ending)| spelled(ending)).unwrap_or_default()
}

fn spelled(ending: &str) -> String {
    let ending = ending.trim_start_matches('.').to_ascii_lowercase();
    if ["jpeg", "jpe", "jfif"].contains(&ending.as_str()) { "jpg".to_owned() } else { ending }
}

/// The brand of a file of the family of MPEG-4 and HEIF (ISO/IEC 14496-12).
fn brand(bytes: &[u8]) -> Option<&[u8; 4]> {
    let brand = bytes.get(8..12).filter(|_| &bytes[4..8] == b"ftyp")?;
    brand.try_into().ok()
}

fn webp(bytes: &[u8]) -> bool {
    bytes.get(8..12) == Some(b"WEBP")
}
