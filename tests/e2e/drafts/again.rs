//! A copy for the agency's own file under one's own passphrase, and a repeat referral that starts from it.

use marac_portal::domain::form::Section;
use marac_portal::domain::own_record::OwnRecord;
use marac_portal::envelope::Passphrase;
use marac_portal::envelope::lock::unlock_bytes;

use super::{PASSPHRASE, begun};
use crate::{axe, browser::Engine, case::Case, in_every_engine, journey, sentinels::assert_none};

in_every_engine!(a_repeat_referral_starts_from_the_sealed_copy_and_asks_again_what_matters);

async fn a_repeat_referral_starts_from_the_sealed_copy_and_asks_again_what_matters(engine: Engine) {
    let (_server, recorder, browser) = begun(engine).await;
    let page = browser.page();
    let case = Case::full();
    let origin = recorder.origin();
    journey::begin(&page, &origin).await;
    journey::fill_in(&page, &case, async |_| {}).await;
    let receipt = journey::seal(&page).await;

    page.step("a copy under a passphrase");
    page.press("Save it under a passphrase of your own").await;
    page.wait_id("own-passphrase").await;
    axe::finds_nothing(&page).await;
    page.fill("own-passphrase", "short").await;
    page.press_id("own-lock").await;
    page.wait_text("This passphrase is too short").await;
    let before = browser.downloads();
    page.fill("own-passphrase", PASSPHRASE).await;
    page.press_id("own-lock").await;
    let file = browser.downloaded(&before).await;
    assert!(file.ends_with(format!("{}-own-record.age", receipt.reference)), "{file:?}");
    let bytes = std::fs::read(&file).expect("the copy");
    let own = OwnRecord::read(&unlock_bytes(&bytes, &Passphrase::new(PASSPHRASE)).expect("opens")).expect("a record");
    assert_eq!(own.reference, receipt.reference);
    page.press_id("finish").await;
    page.press_id("finish").await;
    page.wait_heading_ends("Cleared").await;

    page.step("a repeat referral");
    journey::at_start(&page, &origin).await;
    page.press("Was this person referred before? Start from your record of it").await;
    page.wait_id("again-file").await;
    axe::finds_nothing(&page).await;
    page.attach("again-file", &[&file]).await;
    page.press_id("again-open").await;
    page.wait_text("That is not the passphrase of this file").await;
    page.attach("again-file", &[&file]).await;
    page.fill("again-passphrase", PASSPHRASE).await;
    page.press_id("again-open").await;
    page.wait_text("Ask again about safe contact").await;
    journey::begin_with(&page, "referral").await;
    assert_eq!(page.text_of(&format!("#status-{}", Section::Victim.id())).await.trim(), "Confirm again");

    page.step("what matters is asked again, with what was said beside it");
    page.press("The victim").await;
    page.wait_id("victim-name").await;
    assert_eq!(page.value("victim-name").await, case.written("victim.name"));
    assert_eq!(page.value("victim-address").await, "", "an address is not carried over");
    axe::finds_nothing(&page).await;
    let lines = page.texts(".brand-fed").await;
    assert!(
        lines.iter().any(|line| line.contains(case.written("victim.address").lines().next().expect("a line"))),
        "{lines:?}"
    );
    page.press("Still so").await;
    page.until("the first of them to be taken over", async || !page.value("victim-address").await.is_empty()).await;
    assert_eq!(page.value("victim-address").await, case.written("victim.address"));
    page.press("All sections").await;
    page.wait_id("tasks").await;
    page.press("Risk checklist").await;
    journey::choose(&page, "assessment-how", "asked_directly").await;
    page.wait_id("dash-01").await;
    assert!(page.text_of("#ric-answered").await.contains("0 of 24"), "{}", page.text_of("#ric-answered").await);
    page.press("Still so").await;
    page.until("one item to be answered", async || page.text_of("#ric-answered").await.contains("1 of 24")).await;

    page.step("what changed, and since when, is shown before sending");
    let no = journey::control(&page, "dash-02", "no").await;
    page.choose(&no).await;
    page.press("All sections").await;
    page.wait_id("tasks").await;
    page.press("Check answers and send").await;
    page.wait_id("again-changes").await;
    let changes = page.text_of("#again-changes").await;
    assert!(changes.contains("Since") && changes.contains("Yes, now: No"), "{changes}");
    assert_none(&case.sentinels.in_requests(&recorder.seen()), "in requests");
}
