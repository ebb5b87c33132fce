//! A presigned POST to S3, which Garage speaks, set up with Amazon's own tools as docs/dropboxes.md says.

use std::{fs, path::Path, process::Command};

use reqwest::Client;
use serde_json::{Map, Value};
use tempfile::TempDir;

use super::{CONFIRMED, Stage, Store, block, stores};
use crate::{
    garage::{BUCKET, Garage},
    server::files_below,
};

const DROPBOXES: &str = include_str!("../../../docs/dropboxes.md");

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "make stores: needs Garage"]
async fn s3_takes_a_referral_by_a_presigned_post_and_nothing_else() {
    let folder = TempDir::new().expect("a folder");
    let stage = Stage::start().await;
    let garage = Garage::start(1);
    let amazon = |command: &str| run(&garage, folder.path(), command);
    let pages = stage.recorder.origin();
    amazon(&block(DROPBOXES, "aws s3api put-bucket-cors").replace("https://pages.example.org", &pages));
    let pack = stage.server.data().join("areas/northmere.json");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/deploy/s3-post.py");
    amazon(&format!("python3 {} BUCKET {}", script.display(), pack.display()));
    let dropbox: Value = serde_json::from_slice(&fs::read(pack).expect("the pack")).expect("JSON");
    let dropbox = dropbox["delivery"]["dropbox"].clone();
    let (url, fields) = (dropbox["url"].clone(), dropbox["fields"].as_object().expect("fields").clone());

    let origin = garage.endpoint(0);
    let kept = || {
        amazon(block(DROPBOXES, "aws s3 sync"));
        files_below(&folder.path().join("in"))
    };
    stage.sends(Store { origin, dropbox, says: CONFIRMED, method: "POST", loses_answer: true }, kept).await;
    let stored = kept();
    assert_eq!(stored.len(), 1, "the same again went under the same name");

    let (client, address) = (Client::new(), url.as_str().expect("an address"));
    let name = stored[0].file_name().and_then(|name| name.to_str()).expect("a name");
    for request in
        [client.get(format!("{address}/in/{name}")), client.get(address), client.delete(format!("{address}/in/{name}"))]
    {
        assert_eq!(request.send().await.expect("an answer").status(), 403);
    }
    let as_given = |_: &mut Map<String, Value>| {};
    assert_eq!(post(&client, address, &fields, "in/small.age", b"x", as_given).await, 201);
    let too_long = vec![0; 67_108_865];
    let stranger = |fields: &mut Map<String, Value>| fields["x-amz-signature"] = "0".repeat(64).into();
    assert!((400..=403).contains(&post(&client, address, &fields, "other/small.age", b"x", as_given).await));
    assert!((400..=403).contains(&post(&client, address, &fields, "in/long.age", &too_long, as_given).await));
    assert!((400..=403).contains(&post(&client, address, &fields, "in/stranger.age", b"x", stranger).await));
    let listed = amazon("aws s3api list-objects-v2 --bucket BUCKET --query Contents[].Key --output text");
    assert_eq!(listed.split_whitespace().collect::<Vec<_>>(), [&format!("in/{name}"), "in/small.age"]);
}

/// The status of the answer to a form with these fields, changed, and this file.
async fn post(
    client: &Client,
    address: &str,
    fields: &Map<String, Value>,
    key: &str,
    file: &[u8],
    change: impl FnOnce(&mut Map<String, Value>),
) -> u16 {
    let mut fields = fields.clone();
    fields.insert("key".into(), key.into());
    change(&mut fields);
    let part = |name: &str| format!("--boundary\r\nContent-Disposition: form-data; name=\"{name}\"");
    let mut body = Vec::new();
    for (name, value) in &fields {
        body.extend(format!("{}\r\n\r\n{}\r\n", part(name), value.as_str().expect("text")).into_bytes());
    }
    body.extend(format!("{}; filename=\"x\"\r\n\r\n", part("file")).into_bytes());
    body.extend(file);
    body.extend(b"\r\n--boundary--\r\n");
    let request = client.post(address).header("Content-Type", "multipart/form-data; boundary=boundary").body(body);
    request.send().await.expect("an answer").status().as_u16()
}

/// Runs a command of the document for the bucket of the test; what it prints.
fn run(garage: &Garage, folder: &Path, command: &str) -> String {
    let tools = format!("{}:{}", stores("venv/bin"), std::env::var("PATH").expect("a PATH"));
    let mut shell = Command::new("sh");
    shell.arg("-ec").arg(command.replace("BUCKET", BUCKET)).current_dir(folder);
    shell.env("PATH", tools).envs(garage.environment(0));
    let ran = shell.output().expect("a shell");
    assert!(ran.status.success(), "{command}: {}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8(ran.stdout).expect("text")
}
