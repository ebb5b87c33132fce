//! A referral as one HTML file: made anew from the checked record, no script, no outside reference, its own CSP.

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
    let (marking, reference) = (escape(sheet.marking), escape(sheet.reference));
    let practice = if sheet.record.is_practice() { loud("practice", &say!("practice-mark")) } else { String::new() };
    format!(
        "<!doctype html>\n<html lang=\"en\" translate=\"no\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{STYLE_SHA256}'\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         <title>{reference}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<div class=\"sheet\">\n\
         <div class=\"top\"><p>{marking}</p>{practice}</div>\n\
         <div class=\"body\">\n<p class=\"mark\">{marking}</p>{practice}\n<main>{}</main>\n{practice}<p class=\"mark\">{marking}</p>\n</div>\n\
         <div class=\"bottom\"><p>{marking} · {reference}</p></div>\n</div>\n</body>\n</html>\n",
        body(sheet),
    )
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

fn row(label: &str, value: &str, class: &str) -> String {
    // A story has the whole width, and may run over several pages.
    let long = if value.len() > LONG { " class=\"long\"" } else { "" };
    let value = escape(value).replace('\n', "<br>");
    format!("<div{long}><dt>{}</dt><dd{class}>{value}</dd></div>", escape(label))
}

const LONG: usize = 400;

fn paragraph(words: &str) -> String {
    format!("<p>{}</p>", escape(words))
}

fn loud(class: &str, words: &str) -> String {
    format!("<p class=\"{class}\">{}</p>", escape(words))
}

/// On paper the sheet is a table, because browsers repeat a table's header and footer on every page, while what is
/// fixed there lies over the text.
const STYLE: &str = "
body { font: 16px/1.5 system-ui, sans-serif; max-width: 50em; margin: 1em auto; padding: 0 1em; color: #0b0c0c; overflow-wrap: anywhere }
h1 { font-size: 1.6em }
h2 { font-size: 1.2em; border-bottom: 2px solid; margin-top: 2em }
dl > div { padding: .4em 0; border-bottom: 1px solid #b7c4c6 }
dt { font-weight: bold }
dd { margin: 0 }
dd.counts, dd.missing, .mark, .top, .bottom, .loud, .practice { font-weight: bold }
dd.missing { border-left: 6px solid; padding-left: .5em }
.mark { text-align: center }
.loud, .practice, .sender { border: 2px solid; padding: .5em }
.loud, .practice { border-width: 4px }
.top, .bottom { display: none }
@media (min-width: 40em) { dl > div:not(.long) { display: flex; gap: 1em } dt { flex: 0 0 36% } }
@media print {
  @page { margin: 15mm }
  body { max-width: none; margin: 0; padding: 0; font-size: 10.5pt; line-height: 1.3; color: #000000 }
  p { margin: 2mm 0 }
  h2 { margin: 4mm 0 1mm }
  dl { margin: 0 }
  dl > div { padding: 1mm 0 }
  dt { font-weight: normal }
  .sheet { display: table; width: 100% }
  .top, .bottom { text-align: center; break-inside: avoid }
  .top { display: table-header-group }
  .bottom { display: table-footer-group }
  .body { display: table-row-group }
  .top p, .bottom p { margin: 0; padding: 2mm 0 }
  .body > .mark, .body > .practice { display: none }
  h1, h2 { break-after: avoid }
  .long dt { break-after: avoid }
  dl > div:not(.long), .loud, .sender { break-inside: avoid }
}
";
const STYLE_SHA256: &str = "kUjgKPz2MhPblrza3WtxRlqARMTCv7EaoT3qRu3kBG0=";

/// Text that stays text in HTML.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::criteria::Rules;
    use crate::domain::instrument::Instrument;

    #[test]
    fn text_that_looks_like_markup_stays_text() {
        assert_eq!(escape("<img src=x onerror='a'>&\""), "&lt;img src=x onerror=&#39;a&#39;&gt;&amp;&quot;");
    }

    #[test]
    fn the_style_is_the_one_its_policy_names() {
        use sha2::{Digest, Sha256};
        let hash = Sha256::digest(STYLE.as_bytes());
        assert_eq!(base64(&hash), STYLE_SHA256);
    }

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

    fn base64(bytes: &[u8]) -> String {
        const ABC: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        bytes
            .chunks(3)
            .flat_map(|c| {
                let n = c.iter().fold(0u32, |n, b| n << 8 | u32::from(*b)) << (8 * (3 - c.len()));
                (0..4).map(move |i| if i <= c.len() { ABC[(n >> (18 - 6 * i) & 63) as usize] as char } else { '=' })
            })
            .collect()
    }
}
