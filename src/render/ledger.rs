//! `ledger.csv`: one row for every file that was to be opened, so that none is lost from sight.

use csv::{Terminator, WriterBuilder};

use super::inert::inert;

/// One row; everything in it is said to people, and nothing of it is from a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerRow {
    pub file: String,
    /// One word, the same in every language.
    pub outcome: &'static str,
    /// Of the sealed file; empty where there is none.
    pub reference: String,
    pub detail: String,
}

/// RFC 4180, UTF-8; no cell that a spreadsheet program takes for a formula.
pub fn to_csv(rows: impl IntoIterator<Item = LedgerRow>) -> Vec<u8> {
    let mut csv = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    // Writing to memory does not fail, and every row has as many cells.
    let _ = csv.write_record(["file", "outcome", "reference", "detail"]);
    for LedgerRow { file, outcome, reference, detail } in rows {
        let _ = csv.write_record([&inert(&file), outcome, &inert(&reference), &inert(&detail)]);
    }
    csv.into_inner().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(file: &str) -> String {
        let row = LedgerRow {
            file: file.into(),
            outcome: "newer_version",
            reference: "Q9W1-DFWF-077Y".into(),
            detail: "a, \"b\"".into(),
        };
        String::from_utf8(to_csv([row])).unwrap()
    }

    #[test]
    fn a_name_that_looks_like_a_formula_arrives_inert() {
        let rows = "file,outcome,reference,detail\r\n\
                    '=HYPERLINK(1).age,newer_version,Q9W1-DFWF-077Y,\"a, \"\"b\"\"\"\r\n";
        assert_eq!(row("=HYPERLINK(1).age"), rows);
        for name in ["+1.age", "-1.age", "@a.age", "\tx.age", " =1.age", "＝1.age", "\u{1}=1.age"] {
            assert!(row(name).contains(&format!("'{name}")), "{name:?}");
        }
        assert!(row("a=1.age").contains("\na=1.age,"));
    }
}
