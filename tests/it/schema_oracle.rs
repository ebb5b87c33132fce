//! What an independent validator, npm `ajv`, says to a file under a published schema.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::envelope_interop::{has, run};

/// A file, and the published schema it is held against.
pub struct Case {
    pub schema: &'static str,
    pub value: Value,
}

/// The fault that the validator finds in each file; `None` when there is none.
pub fn faults(cases: &[Case]) -> Vec<Option<String>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    assert!(has("node"), "this test needs Node: run `.ci/setup test`");
    assert!(root.join("node_modules/ajv").exists(), "npm's packages are missing: run `.ci/setup test`");
    let all: Vec<Value> =
        cases.iter().map(|case| json!({ "schema": published(case.schema), "value": case.value })).collect();
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("cases.json");
    std::fs::write(&file, serde_json::to_vec(&all).unwrap()).unwrap();
    let answer = run(Command::new("node").arg(root.join("tests/interop/schema.mjs")).arg(&file));
    let faults: Vec<Option<String>> = serde_json::from_slice(&answer.stdout).unwrap();
    assert_eq!(faults.len(), cases.len());
    faults
}

/// Where a schema is published.
pub fn published(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("public/schemas").join(name)
}
