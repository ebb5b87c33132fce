//! `ledger.csv`: one row for every file that was to be opened, so that none is lost from sight.

use csv::QuoteStyle;

use super::csv::file;
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

/// The file; no cell of it is one that a spreadsheet program takes for a formula.
pub fn to_csv(rows: impl IntoIterator<Item = LedgerRow>) -> Vec<u8> {
    let heading = ["file", "outcome", "reference", "detail"].map(str::to_owned);
    let row = |row: LedgerRow| [inert(&row.file), row.outcome.to_owned(), inert(&row.reference), inert(&row.detail)];
    file([heading].into_iter().chain(rows.into_iter().map(row)), QuoteStyle::Necessary)
}

/// One row of the ledger of a re-sealing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RewrapRow {
    pub file: String,
    /// One word, the same in every language.
    pub outcome: &'static str,
    /// Of the file that was given; empty where there is none.
    pub reference: String,
    /// Of the file that was sealed anew; empty where there is none.
    pub new_reference: String,
    pub detail: String,
}

/// The file of a re-sealing; it is as inert.
pub fn rewrap_csv(rows: impl Iterator<Item = RewrapRow>) -> Vec<u8> {
    let heading = ["file", "outcome", "reference", "new_reference", "detail"].map(str::to_owned);
    let row = |row: RewrapRow| {
        let [reference, new_reference] = [row.reference, row.new_reference].map(|reference| inert(&reference));
        [inert(&row.file), row.outcome.to_owned(), reference, new_reference, inert(&row.detail)]
    };
    file([heading].into_iter().chain(rows.map(row)), QuoteStyle::Necessary)
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
        let rows = "\u{feff}file,outcome,reference,detail\r\n\
                    '=HYPERLINK(1).age,newer_version,Q9W1-DFWF-077Y,\"a, \"\"b\"\"\"\r\n";
        assert_eq!(row("=HYPERLINK(1).age"), rows);
        for name in ["+1.age", "-1.age", "@a.age", "\tx.age", " =1.age", "＝1.age", "\u{1}=1.age"] {
            assert!(row(name).contains(&format!("'{name}")), "{name:?}");
        }
        assert!(row("a=1.age").contains("\na=1.age,"));
    }

    #[test]
    fn the_ledger_of_a_re_sealing_names_both_references_and_is_as_inert() {
        let row = RewrapRow {
            file: "@a.age".into(),
            outcome: "rewrapped",
            reference: "Q9W1-DFWF-077Y".into(),
            new_reference: "7K2M-9QXA-4D1F".into(),
            detail: "=1".into(),
        };
        assert_eq!(
            String::from_utf8(rewrap_csv([row].into_iter())).unwrap(),
            "\u{feff}file,outcome,reference,new_reference,detail\r\n\
             '@a.age,rewrapped,Q9W1-DFWF-077Y,7K2M-9QXA-4D1F,'=1\r\n"
        );
    }
}
