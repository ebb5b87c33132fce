//! A referral as one HTML file: made anew from the checked record, no script, no outside reference, its own CSP.

use super::recap::{attached, counts, head, recap};
use crate::domain::context::Context;
use crate::domain::form::Section;
use crate::domain::record::Record;
use crate::wording::say;

/// The file. `reference` is computed from the sealed file, never taken from the sender.
pub fn html(record: &Record, reference: &str, area: &str, marking: &str, context: &Context) -> String {
    let mut body = String::new();
    let mut put = |text: &str| body.push_str(text);
    if record.is_practice() {
        put(&format!("<p class=\"practice\">{}</p>", escape(&say!("practice-mark"))));
    }
    put(&format!("<h1>{} {}</h1><dl>", escape(&say!("print-heading")), escape(reference)));
    for (label, value) in head(record, area) {
        put(&format!("<dt>{}</dt><dd>{}</dd>", escape(&label), escape(&value)));
    }
    put("</dl>");
    if let Some(counts) = counts(&record.answers, context) {
        put(&format!("<p><strong>{}</strong></p>", escape(&counts)));
    }
    put(&format!("<p>{}</p>", escape(&say!("sender-not-proved"))));
    for part in recap(&record.answers, context, &Section::AS_READ) {
        put(&format!("<h2>{}</h2><dl>", escape(&part.heading)));
        for row in part.rows {
            let class = if row.missing { " class=\"missing\"" } else { "" };
            put(&format!(
                "<dt>{}</dt><dd{class}>{}</dd>",
                escape(&row.label),
                escape(&row.answer).replace('\n', "<br>")
            ));
        }
        put("</dl>");
    }
    let attached: String = attached(record).iter().map(|file| format!("<li>{}</li>", escape(file))).collect();
    if !attached.is_empty() {
        put(&format!("<h2>{}</h2><ul>{attached}</ul>", escape(&say!("attach-heading"))));
    }
    let marking = escape(marking);
    format!(
        "<!doctype html>\n<html lang=\"en\" translate=\"no\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{STYLE_SHA256}'\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n\
         <p class=\"mark top\">{marking}</p>\n<main>{body}</main>\n<p class=\"mark\">{marking}</p>\n</body>\n</html>\n",
        title = escape(reference),
    )
}

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:46em;margin:1em auto;padding:0 1em;color:#0b0c0c}\
h1{font-size:1.6em}h2{font-size:1.2em;border-bottom:2px solid #0b0c0c;margin-top:2em}dt{font-weight:bold;margin-top:.8em}\
dd{margin:0}dd.missing{font-style:italic}.mark{text-align:center;font-weight:bold}.practice{border:4px solid;padding:.5em;font-weight:bold}\
@media print{dt{break-after:avoid}h2{break-after:avoid}.mark{position:fixed;bottom:0;left:0;right:0}.mark.top{top:0;bottom:auto}main{padding:1.5em 0}}";
const STYLE_SHA256: &str = "+kNz/NLQ1OZvY8pl/RxKDt11B6rdK4o9jl3mrJIkZJ4=";

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
