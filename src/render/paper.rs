//! One HTML file for screen and paper: no script, no outside reference, its own CSP.

use crate::wording::say;

/// What stands round the words of a page.
pub struct Paper<'a> {
    pub title: &'a str,
    /// Stands at both ends of the screen and on top of every page of paper.
    pub marking: &'a str,
    /// Stands below every page of paper.
    pub foot: &'a str,
    pub practice: bool,
}

impl Paper<'_> {
    /// The file; `body` is HTML.
    pub fn page(&self, body: &str) -> String {
        let (title, marking, foot) = (escape(self.title), escape(self.marking), escape(self.foot));
        let practice = if self.practice { loud("practice", &say!("practice-mark")) } else { String::new() };
        format!(
            "<!doctype html>\n<html lang=\"en\" translate=\"no\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{STYLE_SHA256}'\">\n\
             <meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
             <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<div class=\"sheet\">\n\
             <div class=\"top\"><p>{marking}</p>{practice}</div>\n\
             <div class=\"body\">\n<p class=\"mark\">{marking}</p>{practice}\n<main>{body}</main>\n{practice}<p class=\"mark\">{marking}</p>\n</div>\n\
             <div class=\"bottom\"><p>{foot}</p></div>\n</div>\n</body>\n</html>\n",
        )
    }
}

/// A question and its answer; `class` is an attribute as it stands, or empty.
pub fn row(label: &str, value: &str, class: &str) -> String {
    // A story has the whole width, and may run over several pages.
    let long = if value.len() > LONG { " class=\"long\"" } else { "" };
    let value = escape(value).replace('\n', "<br>");
    format!("<div{long}><dt>{}</dt><dd{class}>{value}</dd></div>", escape(label))
}

const LONG: usize = 400;

/// Words.
pub fn paragraph(words: &str) -> String {
    format!("<p>{}</p>", escape(words))
}

/// Words with a border round them.
pub fn loud(class: &str, words: &str) -> String {
    format!("<p class=\"{class}\">{}</p>", escape(words))
}

/// On paper the sheet is a table, because browsers repeat a table's header and footer on every page, while what is
/// fixed there lies over the text.
const STYLE: &str = "
body { font: 16px/1.5 system-ui, sans-serif; max-width: 50em; margin: 1em auto; padding: 0 1em; color: #0b0c0c; overflow-wrap: anywhere }
h1 { font-size: 1.6em }
h2 { font-size: 1.2em; border-bottom: 2px solid; margin-top: 2em }
dl > div { padding: .4em 0; border-bottom: 1px solid #b7c4c6 }
table { border-collapse: collapse; width: 100% }
th, td { border: 1px solid; padding: .3em; text-align: left; vertical-align: top }
figure { margin: 1em 0; break-inside: avoid }
svg { max-width: 100%; height: auto }
.fill { border: 1px solid; height: 7em; break-inside: avoid }
.new-page { break-before: page }
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
  @page { margin: 15mm; @bottom-right { content: counter(page) ' / ' counter(pages); font: 9pt system-ui, sans-serif } }
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
const STYLE_SHA256: &str = "RC8hv+H54gOywxmjvlvo4n6y33I5khoP457qEsXaIEs=";

/// Text that stays text in HTML.
pub fn escape(text: &str) -> String {
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
