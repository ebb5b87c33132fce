//! An area whose files are wrong: the fault is named, and whom to ring; nothing can be begun.

use serde_json::{Value, json};

use crate::{
    axe,
    browser::{Browser, Engine},
    in_every_engine,
    recorder::Recorder,
    server::Server,
};

in_every_engine!(a_fault_of_the_area_is_named_with_whom_to_ring);

async fn a_fault_of_the_area_is_named_with_whom_to_ring(engine: Engine) {
    let server = Server::start().await;
    let recorder = Recorder::start(&server.origin()).await;
    let browser = Browser::start(engine, &recorder).await;
    let page = browser.page();
    let faults: [(&str, Value, &str); 2] = [
        ("/instruments/0/use", json!("dash-ric@9"), "risk checklist"),
        ("/recipients/0/age", json!("age1nobody"), "recipients"),
    ];
    for (place, wrong, named) in faults {
        page.step(place);
        server.change_pack(|pack| *pack.pointer_mut(place).expect("a field") = wrong);
        page.open(&format!("{}/healthz", recorder.origin())).await;
        page.open(&format!("{}/#/a/northmere/1", recorder.origin())).await;
        page.wait_id("instead").await;
        let text = page.text().await;
        assert!(text.to_lowercase().contains(named), "{named}: {text}");
        assert!(page.text_of("#instead").await.contains("07700 900100"), "{text}");
        assert!(!page.has("start-now").await, "nothing can be begun");
        axe::finds_nothing(&page).await;
    }
}
