//! A referral as one HTML file: made anew from the checked record, no script, no outside reference, its own CSP.

use super::paper::{Paper, escape, loud, paragraph, row};
use super::recap::{Row, as_read, attached, counts, gaps, head};
use crate::area::Sender;
use crate::domain::context::Context;
use crate::domain::form::ids;
use crate::domain::record::Record;
use crate::wording::{say, sender};

/// What the file is made of.
pub struct Sheet<'a> {
    pub record: &'a Record,
    /// Computed from the sealed file, never taken from the sender.
    pub reference: &'a str,
    /// The area's name, or its id.
    pub area: &'a str,
    /// Stands at both ends of the screen and on every page of paper.
    pub marking: &'a str,
    pub sender: Sender,
    /// What must be seen first: of a change, what it adds to, and whether that is proved.
    pub notices: Vec<String>,
    pub context: &'a Context,
}

/// The file.
pub fn html(sheet: &Sheet) -> String {
    let Sheet { marking, reference, record, .. } = sheet;
    Paper { title: reference, marking, foot: &format!("{marking} · {reference}"), practice: record.is_practice() }
        .page(&body(sheet))
}

fn body(sheet: &Sheet) -> String {
    let Sheet { record, context, .. } = sheet;
    let parts = as_read(record, context);
    let mut body = format!("<h1>{} {}</h1>", escape(&say!("print-heading")), escape(sheet.reference));
    let mut put = |html: String| body.push_str(&html);
    if record.answers.choice(ids::URGENT) == Some("yes") {
        put(loud("loud", &say!("open-urgent")));
    }
    sheet.notices.iter().for_each(|words| put(loud("loud", words)));
    let other_words = record.instrument.as_ref().is_some_and(|used| used.sha256 != context.instrument.sha256);
    if other_words && !record.answers.ric.is_empty() {
        put(paragraph(&say!("open-checklist-other")));
    }
    let gaps = gaps(&parts);
    if !gaps.is_empty() {
        put(loud("loud", &say!("open-gaps", count = gaps.len())));
        let gaps: String = gaps.iter().map(|gap| format!("<li>{}</li>", escape(gap))).collect();
        put(format!("<ul>{gaps}</ul>"));
    }
    let mut top: String = head(record, sheet.area).iter().map(|(label, value)| row(label, value, "")).collect();
    if let Some(counts) = counts(&record.answers, context) {
        top += &row(&say!("open-counts"), &counts, " class=\"counts\"");
    }
    put(format!("<dl>{top}</dl>"));
    let sender = [say!("sender-not-proved"), sender::ring(&sheet.sender.ring)]
        .into_iter()
        .chain(sender::mail(sheet.sender.mail));
    put(format!("<div class=\"sender\">{}</div>", sender.map(|words| paragraph(&words)).collect::<String>()));
    for part in parts {
        put(format!("<h2>{}</h2><dl>", escape(&part.heading)));
        for Row { label, answer, missing, .. } in part.rows {
            put(row(&label, &answer, if missing { " class=\"missing\"" } else { "" }));
        }
        put("</dl>".into());
    }
    let attached: String = attached(record).iter().map(|file| format!("<li>{}</li>", escape(file))).collect();
    if !attached.is_empty() {
        put(format!("<h2>{}</h2><ul>{attached}</ul>", escape(&say!("attach-heading"))));
    }
    if !record.extra.is_empty() || !record.answers.extra.is_empty() {
        put(paragraph(&say!("html-more-than-shown")));
    }
    body
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::criteria::Rules;
    use crate::domain::instrument::Instrument;

    fn shown(change: impl Fn(&mut serde_json::Value)) -> String {
        let mut record: serde_json::Value =
            serde_json::from_str(include_str!("../../tests/vectors/record-v1.json")).unwrap();
        change(&mut record);
        let record = Record::read(record.to_string().as_bytes()).unwrap();
        let context = Context {
            instrument: Instrument::parse(include_bytes!("../../public/instruments/dash-ric.json")).unwrap(),
            rules: Rules::default(),
            agencies: Vec::new(),
            today: chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
        };
        html(&Sheet {
            record: &record,
            reference: "Q9W1-DFWF-077Y",
            area: "Northmere",
            marking: "OFFICIAL <draft>",
            sender: Sender::of(&record.answers, None),
            notices: Vec::new(),
            context: &context,
        })
    }

    #[test]
    fn the_marking_stands_at_both_ends_and_in_what_paper_repeats_and_the_reference_beside_it() {
        let page = shown(|_| ());
        assert_eq!(page.matches("<p>OFFICIAL &lt;draft&gt;</p>").count(), 1, "top of every page");
        assert_eq!(page.matches("<p class=\"mark\">OFFICIAL &lt;draft&gt;</p>").count(), 2, "both ends of the screen");
        assert!(page.contains("<div class=\"bottom\"><p>OFFICIAL &lt;draft&gt; · Q9W1-DFWF-077Y</p></div>"));
        assert!(!page.contains("PRACTICE"));
        assert_eq!(shown(|json| json["mode"] = "practice".into()).matches(&escape(&say!("practice-mark"))).count(), 3);
    }

    #[test]
    fn safe_contact_comes_first_and_what_is_missing_is_named_on_top_and_in_its_place() {
        let page = shown(|json| drop(json["referral"]["safe_contact"].as_object_mut().unwrap().remove("afraid_of")));
        let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("{words}"));
        assert!(at("Sent without 1 answer") < at("<h2>Safe contact</h2>"));
        assert!(at("<h2>Safe contact</h2>") < at("<h2>The victim</h2>"));
        assert_eq!(page.matches("<dd class=\"missing\">Not given</dd>").count(), 1);
    }
}
