//! The six invented cases of training, V1 to V6, as files: shared by the native tests and the journeys.

use serde_json::Value;

/// The cases in their order.
pub fn all() -> [Value; 6] {
    [
        include_str!("v1.json"),
        include_str!("v2.json"),
        include_str!("v3.json"),
        include_str!("v4.json"),
        include_str!("v5.json"),
        include_str!("v6.json"),
    ]
    .map(|file| serde_json::from_str(file).expect("a case"))
}
