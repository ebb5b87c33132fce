//! The files as an office program reads them.

use std::fs;
use std::path::Path;
use std::process::Command;

use marac_portal::domain::answers::Answers;
use marac_portal::render::document::Document;
use marac_portal::render::outputs::{Case, case_list};

use super::output_support::{context, hostile, occasion};

#[test]
fn an_office_program_opens_the_files_and_calculates_nothing() {
    let (context, folder) = (context(), tempfile::tempdir().unwrap());
    // Every hostile text in every place; a hundred thousand letters of one name would be a book of their own.
    let hostile: Vec<Answers> = hostile().into_iter().take(9).collect();
    let cases: Vec<Case<'_>> = hostile.iter().map(|answers| Case::new("Q9W1-DFWF-077Y", answers)).collect();
    let table = case_list::case_list(&cases, &occasion(&context));
    let files = [("list.xlsx", table.to_xlsx().unwrap()), ("list.csv", table.to_csv())];
    for (name, bytes) in files {
        // The flat form names every formula, whatever it came to.
        let sheet = String::from_utf8(converted(folder.path(), name, &bytes, "fods")).unwrap();
        assert!(
            sheet.contains("HYPERLINK(") && sheet.contains("1991-04-13"),
            "{name}: the text and the dates are there"
        );
        assert!(!sheet.contains("table:formula"), "{name}: nothing is calculated");
        assert!(!sheet.contains("script:event"), "{name}: nothing runs");
    }
    let pdf = converted(folder.path(), "list.docx", &Document::of_table(&table).to_docx().unwrap(), "pdf");
    let pages = pages(folder.path(), &pdf);
    assert!(pages.len() > 1, "{} pages", pages.len());
    for (number, page) in (1..).zip(&pages) {
        assert!(page.contains("OFFICIAL-SENSITIVE"), "page {number} is marked:\n{page}");
        assert!(page.contains(&format!("Page {number} of {}", pages.len())), "page {number} is numbered:\n{page}");
    }
}

fn converted(folder: &Path, name: &str, bytes: &[u8], to: &str) -> Vec<u8> {
    let file = folder.join(name);
    fs::write(&file, bytes).unwrap();
    let done = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", folder.join("profile").display()))
        .args(["--headless", "--convert-to", to, "--outdir"])
        .args([folder, &file])
        .output()
        .expect("soffice (LibreOffice) is installed");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    fs::read(file.with_extension(to)).expect("a converted file")
}

fn pages(folder: &Path, pdf: &[u8]) -> Vec<String> {
    let file = folder.join("printed.pdf");
    fs::write(&file, pdf).unwrap();
    let text = Command::new("pdftotext").args(["-layout".as_ref(), file.as_os_str(), "-".as_ref()]).output();
    let text = String::from_utf8(text.expect("pdftotext (poppler-utils) is installed").stdout).unwrap();
    text.trim_end_matches('\u{c}').split('\u{c}').map(str::to_owned).collect()
}
