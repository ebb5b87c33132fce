//! One page for whoever leads the exercise: 40 minutes, from the content note to the last round.

use crate::app::parts::{El, bullets, el, h2, p, warning};
use crate::app::trainer::frame::care_on_paper;
use crate::app::trainer::training::Training;
use crate::wording::say;

/// The steps, with their minutes.
pub fn guide(training: Training) -> El {
    let steps = [
        (say!("paper-minutes", from = 0, to = 3), say!("paper-step-care")),
        (say!("paper-minutes", from = 3, to = 6), say!("paper-step-roles")),
        (say!("paper-minutes", from = 6, to = 18), say!("paper-step-interview")),
        (say!("paper-minutes", from = 18, to = 24), say!("paper-step-answers")),
        (say!("paper-minutes", from = 24, to = 26), say!("paper-step-hand-in", code = training.session_untracked())),
        (say!("paper-minutes", from = 26, to = 36), say!("paper-step-class")),
        (say!("paper-minutes", from = 36, to = 40), say!("paper-step-close")),
    ];
    let step =
        |(minutes, words): (String, String)| el("li", "").with(el("strong", "").text(minutes)).text(" ").text(words);
    let before = [say!("paper-before-print"), say!("paper-before-link"), say!("paper-before-room")];
    el("div", "")
        .with(warning(say!("paper-guide-invented")))
        .with(h2(say!("paper-before")))
        .with(bullets(before))
        .with(h2(say!("paper-steps")))
        .with(el("ol", "govuk-list govuk-list--number").with_all(steps.into_iter().map(step)))
        .with(p(say!("paper-guide-key")))
        .with(p(say!("paper-no-network")))
        .with(care_on_paper(training))
}
