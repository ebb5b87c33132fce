//! `marac return` over plain files, and the charts that it draws.

use serde_json::{Value, json};

use super::cli_register_support::seal_anyway;
use super::cli_return::{counted, number};
use super::cli_support::{desk, record, rows, said};

#[test]
fn plain_files_count_by_the_day_of_their_referral_and_each_is_accounted_for() {
    let folder = desk();
    let referral = |number: u32, change: &dyn Fn(&mut Value)| {
        record(|record| {
            record["submission"] = json!(format!("{number:026}"));
            change(record);
        })
    };
    let on = |day: &'static str| move |record: &mut Value| record["referred_on"] = json!(day);
    seal_anyway(&folder, "a", referral(1, &on("2026-03-31")));
    seal_anyway(&folder, "b", referral(2, &on("2026-04-01")));
    seal_anyway(&folder, "c-again", referral(1, &on("2026-03-31")));
    let bytes = seal_anyway(&folder, "d-practice", referral(3, &|record| record["mode"] = json!("practice")));
    seal_anyway(&folder, "e-eastmere", referral(4, &|record| record["area"] = json!("eastmere")));
    folder.write("in/f-copy.age", folder.read("in/a.age"));
    folder.write("in/g-cut.age", &bytes[..70_000]);
    seal_anyway(
        &folder,
        "h-update",
        referral(5, &|record| {
            record["kind"] = json!("update");
            record["refers_to"] = json!("Q9W1-DFWF-077Y");
            record["amend_key"] = json!("0".repeat(26));
            record["referral"] = json!({"urgent": {"is_urgent": "yes", "why": "x", "who_was_rung": "IDVA"}});
            record.as_object_mut().unwrap().remove("amend_hash");
        }),
    );
    let output = counted(&folder, "coordinator", &["in"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(number(&output, "quarter", "2026-03-31", "cases_discussed"), "1/0");
    assert_eq!(number(&output, "year", "2026-06-30", "referred_by_primary_care"), "2/0");
    let said = said(&output);
    for line in [
        "NOT COUNTED: 1 file that was not opened",
        "Not counted: 1 practice case",
        "Not counted: 1 referral to another area",
        "Not counted: 1 addition to a referral",
        "Not counted: 1 file with a submission that is counted already",
        "in/f-copy.age",
        "Counted: 2 cases, the first of 31 March 2026, the last of 1 April 2026",
    ] {
        assert!(said.contains(line), "{line}\n{said}");
    }
    assert!(rows(&output).iter().all(|row| row["period"] != "meeting"));

    let nothing = counted(&folder, "coordinator", &["in/e-eastmere.age"]);
    assert_eq!(nothing.status.code(), Some(2));
    let wrong = counted(&folder, "coordinator", &["in", "--from", "31.3.2026"]);
    assert_eq!(wrong.status.code(), Some(2));
}

#[test]
fn charts_are_one_file_of_their_own_and_never_written_over_another() {
    let folder = desk();
    seal_anyway(&folder, "one", record(|record| record["referred_on"] = json!("2026-01-02")));
    let output = counted(&folder, "coordinator", &["in", "--charts", "charts.html"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(said(&output).contains("Charts written to charts.html"), "{}", said(&output));
    let page = String::from_utf8(folder.read("charts.html")).unwrap();
    assert!(page.contains("<td>Jan 2026</td><td>1</td>") && page.contains("role=\"img\""));
    assert!(page.contains("OFFICIAL-SENSITIVE") && !page.contains("Quill"));

    let again = counted(&folder, "coordinator", &["in", "--charts", "charts.html"]);
    assert_eq!(again.status.code(), Some(2));
    assert!(again.stdout.is_empty(), "no table that looks as if all were done");
    assert_eq!(folder.read("charts.html"), page.as_bytes());

    let output = counted(&folder, "coordinator", &["in", "--published", "--charts", "shown.html"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let page = String::from_utf8(folder.read("shown.html")).unwrap();
    assert!(page.contains("For publication") && page.contains(">under 5</text>"));
    assert!(!page.contains("Jan 2026") && !page.contains("<td>1</td>"), "{page}");
}
