//! After everything was cleared.

use crate::app::parts::{El, el, link, p, page};
use crate::wording::say;

/// Says what was cleared and what was not.
pub fn finished() -> El {
    page(say!("finished-heading"), None, None)
        .with(p(say!("finished-cleared")))
        .with(p(say!("finished-files")))
        .with(el("p", "govuk-body").with(link("#/".to_owned(), say!("finished-another"))))
}
