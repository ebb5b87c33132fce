//! axe-core on the page as it stands: the rules of WCAG 2.2 A and AA.

use std::{fs, path::Path};

use serde_json::{Value, json};

use crate::page::Page;

const RULES: [&str; 5] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/// Fails with one line per finding where axe finds anything.
pub async fn finds_nothing(page: &Page<'_>) {
    let found = findings(page).await;
    if !found.is_empty() {
        page.fail(format!("axe found {}:\n{}", found.len(), found.join("\n"))).await;
    }
}

/// What axe finds: rule, why, and the elements.
pub async fn findings(page: &Page<'_>) -> Vec<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules/axe-core/axe.min.js");
    let axe = fs::read_to_string(&file)
        .unwrap_or_else(|_| panic!("axe-core is not installed: run `.ci/setup test`, it fills node_modules/."));
    if page.run("return typeof window.axe", vec![]).await != "object" {
        // Through WebDriver, so that the page's own policy need not allow it.
        page.run(&format!("{axe}\nwindow.axe = axe;"), vec![]).await;
    }
    let script = "const done = arguments[arguments.length - 1];
        window.axe.run(document, { runOnly: { type: 'tag', values: arguments[0] }, resultTypes: ['violations'] })
            .then(found => done(found.violations.map(one => ({ id: one.id, help: one.help, nodes: one.nodes.map(node => node.html + '  ' + node.failureSummary) }))))
            .catch(problem => done('axe did not run: ' + problem));";
    let found = page.run_async(script, vec![json!(RULES)]).await;
    match found {
        Value::Array(found) => found.iter().map(line).collect(),
        other => page.fail(other).await,
    }
}

fn line(finding: &Value) -> String {
    let nodes: Vec<&str> = finding["nodes"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    format!(
        "- {}: {}\n    {}",
        finding["id"].as_str().unwrap_or_default(),
        finding["help"].as_str().unwrap_or_default(),
        nodes.join("\n    ")
    )
}
