//! The files as an office program reads them, where one is installed.

use std::fs;
use std::process::Command;

use marac_portal::render::document::Document;
use marac_portal::render::outputs::{Case, case_list};

use super::output_support::{HOSTILE, context, filled_with, occasion};

#[test]
fn an_office_program_opens_the_files_and_calculates_nothing() {
    if Command::new("soffice").arg("--version").output().is_err() {
        eprintln!("\n*** SKIPPED: soffice is not installed; nobody has opened the Word and Excel files with it ***\n");
        return;
    }
    let (context, folder) = (context(), tempfile::tempdir().unwrap());
    let answers = filled_with(HOSTILE[0]);
    let table = case_list::case_list(&[Case::new("Q9W1-DFWF-077Y", &answers)], &occasion(&context));
    let convert = |name: &str, bytes: Vec<u8>, to: &str| {
        let (file, profile) = (folder.path().join(name), folder.path().join("profile"));
        fs::write(&file, bytes).unwrap();
        let converted = Command::new("soffice")
            .arg(format!("-env:UserInstallation=file://{}", profile.display()))
            .args(["--headless", "--convert-to", to, "--outdir"])
            .args([folder.path(), &file])
            .output()
            .unwrap();
        assert!(converted.status.success(), "{}", String::from_utf8_lossy(&converted.stderr));
        fs::read(file.with_extension(to.split(':').next().unwrap())).expect("a converted file")
    };
    let csv = String::from_utf8(convert("list.xlsx", table.to_xlsx().unwrap(), "csv")).unwrap();
    assert!(csv.contains("HYPERLINK(") && csv.contains("1991-04-13") | csv.contains("13/04/1991"), "{csv}");
    let pdf = convert("list.docx", Document::of_table(&table).to_docx().unwrap(), "pdf");
    assert!(pdf.starts_with(b"%PDF"));
}
