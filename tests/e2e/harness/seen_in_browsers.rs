//! Each engine on two small pages: one that does everything wrong, all of it noticed, and one that does everything right.

use std::fs;

use thirtyfour::Key;

use crate::{
    axe,
    browser::{Browser, Engine},
    harness::practice_site,
    in_every_engine, policy,
    recorder::Recorder,
    sentinels::{Sentinels, assert_none},
};

in_every_engine!(what_is_wrong_is_noticed, a_good_page_passes);

async fn what_is_wrong_is_noticed(engine: Engine) {
    let site = practice_site::start().await;
    let recorder = Recorder::start(&format!("http://{}", site.address())).await;
    let mut browser = Browser::start(engine, &recorder).await;
    let mut sentinels = Sentinels::default();
    let page = browser.page();

    page.step("a broken policy");
    page.open(&format!("{}/bad", recorder.origin())).await;
    page.until("two reports", async || recorder.policy_reports().len() >= 2).await;
    assert!(recorder.policy_reports().iter().any(|report| report.contains("elsewhere.example.org")));
    let findings = axe::findings(&page).await.join("\n");
    assert!(findings.contains("image-alt") && findings.contains("label"), "{findings}");

    page.step("what is typed leaves");
    page.open(&format!("{}/leaky", recorder.origin())).await;
    page.fill("story", &sentinels.word("story")).await;
    page.key(Key::Tab).await;
    page.until("the page's four requests", async || {
        !recorder.requests("POST", "/collect").is_empty() && recorder.foreign(engine).len() >= 3
    })
    .await;
    let finds = sentinels.in_requests(&recorder.seen());
    let found = |how: &str, place: &str| finds.iter().any(|find| find.how == how && find.place.contains(place));
    assert!(found("plain", "POST /collect") || found("plain", "/collect"), "{finds:?}");
    assert!(found("base64", "/collect"), "{finds:?}");
    assert!(found("plain", "elsewhere.example.org"), "{finds:?}");
    let foreign: Vec<String> =
        recorder.foreign(engine).into_iter().map(|one| format!("{} {}", one.method, one.url)).collect();
    assert!(
        foreign.iter().any(|one| one == "CONNECT elsewhere.example.org:443" || one == "CONNECT somewhere in TLS"),
        "{foreign:?}"
    );
    assert!(foreign.iter().any(|one| one == "GET http://127.0.0.1:4321/"), "{foreign:?}");

    page.step("what is typed stays on the disk");
    if engine == Engine::Firefox {
        page.until("the word in Firefox's session file", async || {
            sentinels
                .in_folder(&browser.profile())
                .iter()
                .any(|find| find.place.contains("sessionstore") && find.how == "lz4 > plain")
        })
        .await;
    }
    page.open(&format!("{}/good", recorder.origin())).await;
    browser.quit().await;
    let finds = sentinels.in_folder(&browser.profile());
    let kept = |how: &str, place: &str| finds.iter().any(|find| find.how == how && find.place.contains(place));
    match engine {
        Engine::Chromium => {
            assert!(kept("UTF-16 LE", "/Sessions/") && kept("plain", "/Local Storage/leveldb/"), "{finds:#?}")
        }
        Engine::Firefox => assert!(kept("plain", "/ls/data.sqlite"), "{finds:#?}"),
        // Under its driver it keeps nothing; this sees to it that the search has a folder to search.
        Engine::WebKit => assert!(!crate::server::files_below(&browser.profile()).is_empty()),
    }
}

async fn a_good_page_passes(engine: Engine) {
    let site = practice_site::start().await;
    let recorder = Recorder::start(&format!("http://{}", site.address())).await;
    let mut browser = Browser::start(engine, &recorder).await;
    let mut sentinels = Sentinels::default();
    let paper = tempfile::NamedTempFile::with_suffix("-plan.pdf").expect("a file");
    let page = browser.page();

    page.step("the error summary");
    page.open(&format!("{}/good", recorder.origin())).await;
    page.wait_heading("Practice page").await;
    assert!(page.error_summary().await.is_empty(), "it is there, but hidden");
    page.press("Continue").await;
    page.wait_focus("problems").await;
    assert_eq!(page.error_summary().await, ["Enter a name"]);
    page.key(Key::Tab).await;
    page.key(Key::Enter).await;
    page.wait_focus("name").await;

    page.step("filling in");
    let (name, story) = (sentinels.word("name"), sentinels.word("story"));
    page.fill_labelled("Full name", &name).await;
    page.fill("story", &format!("first line\n{story} it's \"so\" – £5")).await;
    page.choose("ring").await;
    page.choose("ring-2").await;
    page.choose("agreed").await;
    page.untick("agreed").await;
    page.choose("agreed").await;
    page.select("agency", "Housing").await;
    page.fill_date("born", 3, 4, 1987).await;
    page.attach("papers", &[paper.path()]).await;
    assert!(page.chosen("ring-2").await && !page.chosen("ring").await);
    axe::finds_nothing(&page).await;
    page.press_id("go").await;
    page.wait_heading("Thank you").await;
    let file = paper.path().file_name().expect("a name").to_string_lossy();
    let said = page.text_of("#said").await;
    assert_eq!(said, format!("{name} | first line {story} it's \"so\" – £5 | h | 3 | 4 | 1987 | no | true | {file}"));

    page.step("download, print, picture");
    let before = browser.downloads();
    page.press("Download the sealed file").await;
    let file = browser.downloaded(&before).await;
    assert_eq!(file.file_name().and_then(|name| name.to_str()), Some("sealed.age"));
    assert_eq!(fs::read(&file).expect("the download"), b"age-encryption.org/v1\n");
    match browser.printed().await {
        Some(text) => assert!(text.contains("Thank you") && text.contains("Housing"), "{text}"),
        None => assert_eq!(engine, Engine::WebKit),
    }
    let picture = paper.path().with_extension("png");
    browser.screenshot(&picture).await;
    assert!(fs::read(&picture).expect("a picture").len() > 2000);
    fs::remove_file(&picture).expect("the picture");

    page.step("nothing has leaked");
    policy::was_kept(&page, &recorder).await;
    assert!(recorder.foreign(engine).is_empty(), "{:#?}", recorder.foreign(engine));
    assert_none(&sentinels.in_requests(&recorder.seen()), "requests");
    assert_none(&sentinels.in_folder(&browser.profile()), "profile while running");
    browser.quit().await;
    assert_none(&sentinels.in_folder(&browser.profile()), "profile after quitting");
}
