//! The paper copy of a recovery key: one sheet, with the log of its use.

use zeroize::Zeroizing;

use crate::app::clerk::NewKey;
use crate::app::parts::{El, bullets, el, p, qr};
use crate::wording::say;

/// What stands on it.
pub struct Sheet<'a> {
    pub area: String,
    pub key: &'a NewKey,
    pub line: &'a Zeroizing<String>,
    pub groups: &'a [Zeroizing<String>],
}

/// Uses that the log has lines for.
const USES: usize = 6;

/// The sheet.
pub fn sheet(Sheet { area, key, line, groups }: Sheet) -> El {
    let beginning = key.beginning.clone().unwrap_or_default();
    let group = |(number, group): (usize, &Zeroizing<String>)| {
        let (letters, check) = group.split_at(group.len() - 1);
        el("li", "desk-paper__group")
            .with(el("span", "desk-paper__number").attribute("aria-hidden", "true").text(number.to_string()))
            .with(el("span", "desk-paper__letters").text(letters).with(el("span", "desk-paper__check").text(check)))
    };
    let list = el("ol", "desk-paper__groups").id("paper-groups").attribute("translate", "no");
    let fingerprint = crate::envelope::Recipient::parse(&key.age).map(|recipient| recipient.fingerprint());
    let words = fingerprint.map(|fingerprint| fingerprint.words().join(" ")).unwrap_or_default();
    el("div", "desk-paper")
        .id("paper")
        .with(el("h2", "govuk-heading-l").text(say!("paper-title", area = area)))
        .with(el("p", "govuk-body govuk-!-font-weight-bold").text(say!("paper-warning")))
        .with(el("p", "govuk-body brand-typed").text(say!("paper-file", file = key.file_name)))
        .with(el("p", "govuk-body").text(say!("paper-words", words = words)))
        .with(
            el("div", "desk-paper__key")
                .with(
                    el("div", "")
                        .with(p(say!("paper-groups", beginning = beginning)))
                        .with(list.with_all((1..).zip(groups).map(group))),
                )
                .with_all(qr(line, &say!("paper-code"))),
        )
        .with(el("h3", "govuk-heading-s").text(say!("paper-use-heading")))
        .with(bullets([say!("paper-use-page"), say!("paper-use-age", beginning = beginning)]))
        .with(el("h3", "govuk-heading-s").text(say!("paper-held-heading")))
        .with(el("ol", "govuk-list govuk-list--number desk-paper__held").with(el("li", "")).with(el("li", "")))
        .with(p(say!("paper-held")))
        .with(log())
}

fn log() -> El {
    let header = |text: String| el("th", "govuk-table__header").attribute("scope", "col").text(text);
    let head = el("tr", "govuk-table__row").with_all(
        [say!("paper-log-date"), say!("paper-log-why"), say!("paper-log-first"), say!("paper-log-second")].map(header),
    );
    let empty =
        || el("tr", "govuk-table__row").with_all((0..4).map(|_| el("td", "govuk-table__cell desk-paper__blank")));
    el("table", "govuk-table")
        .with(el("caption", "govuk-table__caption govuk-table__caption--s").text(say!("paper-log")))
        .with(el("thead", "govuk-table__head").with(head))
        .with(el("tbody", "govuk-table__body").with_all((0..USES).map(|_| empty())))
}
