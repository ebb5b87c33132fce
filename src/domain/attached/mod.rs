//! Files that go with a referral: what they are by their content, and the position where a photo was taken, which is
//! taken out before anything else is done with it.
//!
//! Everything happens in place: no byte of a picture moves, so the picture itself stays exactly as it was.

mod exif;
mod jpeg;
mod kind;
mod png;
mod xmp;

pub use kind::{Kind, ending};

/// What the record says of a file whose position was taken out.
pub const GPS_REMOVED: &str = "gps_removed";

/// What has been found out about a file that may go with the referral.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Examined {
    /// It carried the position where it was taken, and no longer does.
    pub gps_removed: bool,
}

/// Why a file cannot go with the referral; each is something that a person can act on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    Empty,
    /// Larger than what is left of the area's limit.
    TooLarge,
    /// Larger than what is left of what a mail can carry, in an area that is mailed to.
    TooLargeToMail,
    TooMany,
    /// The same content is attached already.
    Twice,
    /// It is gone, is a folder, or may not be read.
    Unreadable,
    /// The part of the page that looks at files did not start or broke down.
    NotExamined,
    /// A kind of file that the area does not take.
    Kind,
    /// It is something else than its name says.
    Misnamed,
    /// A photo as iPhones and some Android phones keep it, which most coordinators cannot open.
    Heic,
    /// A text that can still be edited: Word, OpenDocument and the like.
    Word,
    /// A picture of a kind from which the position cannot be taken out.
    Picture,
    /// A photo that holds a short film, which may hold the position as well.
    Film,
    /// A photo whose details cannot be read, so that the position might stay.
    Unclear,
}

/// The details of a picture cannot be read with certainty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unclear {
    Details,
    Film,
}

/// Looks at a file by its content and takes the position out of a photo, in place; `types` are the endings the area takes.
///
/// Of a file that is refused, the content may have been changed in part.
pub fn examine(name: &str, bytes: &mut [u8], types: &[String]) -> Result<Examined, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    let (called, kind) = (ending(name), Kind::of(bytes));
    kind.fits(&called, types)?;
    let gps_removed = match kind {
        Kind::Jpeg => jpeg::without_position(bytes),
        Kind::Png => png::without_position(bytes),
        _ => Ok(false),
    };
    match gps_removed {
        Ok(gps_removed) => Ok(Examined { gps_removed }),
        Err(Unclear::Details) => Err(Refusal::Unclear),
        Err(Unclear::Film) => Err(Refusal::Film),
    }
}
