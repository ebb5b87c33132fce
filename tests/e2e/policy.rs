//! Whether the browser reported a broken Content-Security-Policy.

use serde_json::json;

use crate::{page::Page, recorder::Recorder, wait};

/// Fails where any report has come. Breaks the policy once on purpose at the end and waits for that report, so that all
/// earlier ones have arrived, and so that silence is known to be the page's and not the detector's.
pub async fn was_kept(page: &Page<'_>, recorder: &Recorder) {
    let canary = format!("http://canary-{}.example.org/never.png", recorder.policy_reports().len());
    let script = "const image = document.createElement('img'); image.src = arguments[0]; document.body.append(image); image.remove();";
    page.run(script, vec![json!(canary)]).await;
    let host = canary.trim_end_matches("/never.png");
    let come = wait::until(wait::PATIENCE, async || {
        recorder.policy_reports().iter().any(|report| report.contains(host)).then_some(())
    });
    if come.await.is_err() {
        page.fail("the report of a policy broken on purpose did not come").await;
    }
    let others: Vec<String> =
        recorder.policy_reports().into_iter().filter(|report| !report.contains("canary-")).collect();
    if !others.is_empty() {
        page.fail(format!("the policy was broken:\n{}", others.join("\n"))).await;
    }
}
