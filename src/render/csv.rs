//! CSV, as every table of ours is written: UTF-8 with a byte order mark, RFC 4180.

use csv::{QuoteStyle, Terminator, WriterBuilder};

/// The file of these rows, each as long as the first. Cells are written as they are: what somebody else wrote is made
/// inert before.
pub fn file<R>(rows: impl IntoIterator<Item = R>, quotes: QuoteStyle) -> Vec<u8>
where
    R: IntoIterator<Item: AsRef<[u8]>>,
{
    // Spreadsheets take a file without the mark for one in the code page of the computer.
    let marked = "\u{feff}".as_bytes().to_vec();
    let mut writer = WriterBuilder::new().quote_style(quotes).terminator(Terminator::CRLF).from_writer(marked);
    // Writing to memory does not fail.
    rows.into_iter().for_each(|row| _ = writer.write_record(row));
    writer.into_inner().unwrap_or_default()
}
