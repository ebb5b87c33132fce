//! A device that gives no random numbers, at whichever moment: nothing is sealed or sent, and the text stays.

use crate::{
    browser::{Browser, Engine},
    case::Case,
    changed_site, in_every_engine, journey,
    page::Page,
    recorder::{Fault, Recorder},
    server::Server,
};

in_every_engine!(without_random_numbers_nothing_is_sealed_or_sent);

/// In each worker: as many random numbers as its name says, then none.
const IN_WORKER: &str = "{
    let left = Number(self.name);
    const own = Crypto.prototype.getRandomValues;
    Crypto.prototype.getRandomValues = function (array) {
        if (left-- <= 0) throw new DOMException('none left', 'OperationError');
        return own.call(this, array);
    };
}";

/// In the page: names each worker so.
const NAMED: &str = "window.numbersLeft = 0; window.Worker = class extends Worker {
    constructor(address) { super(address, { name: String(window.numbersLeft) }) }
}";

async fn without_random_numbers_nothing_is_sealed_or_sent(engine: Engine) {
    let site = changed_site::with_in_worker(IN_WORKER);
    let server = Server::with_site(site.path()).await;
    let recorder = Recorder::start(&server.origin()).await;
    let browser = Browser::start(engine, &recorder).await;
    let page = browser.page();
    let case = Case::least();
    journey::begin(&page, &recorder.origin()).await;
    page.run(NAMED, vec![]).await;
    let said = journey::fill_in(&page, &case, async |_| {}).await;
    page.choose("confirm-area").await;

    let mut numbers = 0;
    while let Some(why) = seal_with(&page, numbers).await {
        assert!(why.contains("NOT sealed and NOT sent"), "after {numbers} random numbers: {why:?}");
        assert!(numbers > 0 || why.contains("gave no random numbers"), "{why:?}");
        journey::assert_says(&page, &said).await;
        numbers += 1;
    }
    assert!(numbers > 4, "each token and each key takes its own: {numbers}");
    journey::assert_nothing_was_put(&page, &recorder).await;

    page.step("no random number for another name, where the first one is taken");
    page.run("window.numbersLeft = 0", vec![]).await;
    recorder.spoil_next(1, "PUT", "/drop/", Fault::Answer(412, vec![]));
    page.press_id("send").await;
    page.until("the reason", async || page.text_of("#stands").await.contains("gave no random numbers")).await;
    assert!(page.text_of("#stands").await.starts_with("NOT sent"));
    assert!(server.dropped().is_empty());
    page.run("window.numbersLeft = 1000", vec![]).await;
    page.press_id("send").await;
    page.wait_text("The dropbox has confirmed every byte").await;
}

/// Why nothing was sealed with so many random numbers; nothing when it was.
async fn seal_with(page: &Page<'_>, numbers: u32) -> Option<String> {
    page.step(format!("{numbers} random numbers"));
    page.run(&format!("window.numbersLeft = {numbers}"), vec![]).await;
    page.press_id("seal").await;
    let mut why = None;
    page.until("a seal, or a reason", async || {
        if page.has("reference").await {
            return true;
        }
        why = page.texts("#not-sealed").await.pop().filter(|text| !text.is_empty());
        why.is_some()
    })
    .await;
    why
}
