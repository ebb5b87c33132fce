//! The page on which work is kept, as a description.

use serde_json::{Value as Json, json};

use super::device::Device;
use super::draft::{Opened, changed_since, contents, when};
use super::sheet::{
    Look, bullets, buttons, file, h2, inset, node, p, part, press, press_with, press_with_work, secret,
};
use super::stored::Row;
use crate::envelope::Passphrase;
use crate::wording::say;

/// What the page shows is about.
pub struct View<'a> {
    pub about: &'a Json,
    pub suggested: Option<&'a Passphrase>,
    pub device: Option<&'a Device>,
    pub opened: Option<&'a Opened>,
    /// Nothing where the browser keeps no storage.
    pub stored: Option<&'a [Row]>,
    pub details: bool,
}

/// Everything there is to do; while a draft waits to be taken, only that.
pub fn describe(view: &View) -> Json {
    if let Some(opened) = view.opened {
        return node("div", json!({}), [waiting(view, opened)]);
    }
    let is = |name: &str| view.about[name] == true;
    let parts = [
        is("has_work").then(|| save(view)),
        stored(view),
        Some(resume()),
        Some(device(view)),
        view.about["area"].is_string().then(|| details(view)),
        offline(view),
    ];
    node("div", json!({}), parts.into_iter().flatten())
}

/// What a draft contains, and the question whether it takes the place of what is here.
fn waiting(view: &View, opened: &Opened) -> Json {
    let area = opened.file.text("area_name");
    let replaces = (view.about["has_work"] == true).then(|| inset(say!("draft-replaces")));
    let inside =
        [Some(p(say!("draft-contains"))), Some(bullets(contents(&opened.file, area, &opened.attachments))), replaces];
    let acts = buttons([
        press("take", say!("draft-take"), Look::Main),
        press("put-away", say!("draft-put-away"), Look::Secondary),
    ]);
    part("draft-opened", say!("draft-opened-heading"), inside.into_iter().flatten().chain([acts]))
}

/// Into a file under a passphrase.
fn save(view: &View) -> Json {
    let words = view.suggested.filter(|_| view.device.is_none()).map(six_words);
    let hint = if view.device.is_some() { say!("draft-passphrase-same") } else { say!("draft-passphrase-hint") };
    let button = press_with_work(&["draft-passphrase"], "save", say!("draft-save"), Look::Main);
    let inside = [
        Some(p(say!("draft-save-what"))),
        words,
        Some(secret("draft-passphrase", say!("draft-passphrase"), Some(hint), "save")),
    ];
    part("draft-save", say!("draft-save-heading"), inside.into_iter().flatten().chain([button]))
}

fn six_words(words: &Passphrase) -> Json {
    let words = json!(["span", { "class": "fingerprint", "translate": "no" }, words.reveal()]);
    json!(["p", { "class": "govuk-body" }, say!("draft-six-words"), " ", words])
}

/// Out of a file.
fn resume() -> Json {
    let open = press_with(&["open-passphrase", "open-file"], "open", say!("draft-open"), Look::Secondary);
    part(
        "draft-resume",
        say!("draft-resume-heading"),
        [
            p(say!("draft-resume-what")),
            file("open-file", say!("draft-file")),
            secret("open-passphrase", say!("draft-file-passphrase"), None, "open"),
            open,
        ],
    )
}

/// Drafts that this device keeps: area and date of each, and nothing else.
fn stored(view: &View) -> Option<Json> {
    let rows = view.stored.filter(|rows| !rows.is_empty())?;
    let rows = rows.iter().map(|Row { id, area, saved_at }| {
        let control = format!("passphrase-{id}");
        let [open, dropped] = [format!("device-open/{id}"), format!("device-drop/{id}")];
        let go = press_with(&[&control], &open, say!("device-open"), Look::Secondary);
        let acts = buttons([go, press(&dropped, say!("device-drop"), Look::Secondary)]);
        node(
            "div",
            json!({ "class": "stands" }),
            [
                h2(say!("device-draft", area = area, when = when(saved_at))),
                secret(&control, say!("device-passphrase"), None, &open),
                acts,
            ],
        )
    });
    Some(part("device-drafts", say!("device-drafts-heading"), [p(say!("device-drafts-what"))].into_iter().chain(rows)))
}

/// A passphrase of this device, and what it protects.
fn device(view: &View) -> Json {
    let own = view.about["own"] == true;
    let mut inside = Vec::new();
    match view.device {
        _ if !own && view.device.is_none() => inside.push(p(say!("device-shared"))),
        None => {
            inside.push(p(say!("device-protect-what")));
            inside.extend(view.suggested.map(six_words));
            inside.push(secret(
                "device-passphrase",
                say!("device-new-passphrase"),
                Some(say!("draft-passphrase-hint")),
                "protect",
            ));
            let go = press_with(&["device-passphrase"], "protect", say!("device-protect"), Look::Secondary);
            inside.push(go);
        }
        Some(device) => {
            inside.push(p(say!("device-is-protected")));
            inside.push(match (view.about["autosave"] == true, view.stored.is_some(), device.autosave) {
                (_, _, true) => press("autosave/off", say!("device-autosave-stop"), Look::Secondary),
                (false, ..) => p(say!("device-autosave-not-here")),
                (true, false, _) => p(say!("device-no-storage")),
                (true, true, false) => node(
                    "div",
                    json!({}),
                    [
                        p(say!("device-autosave-what")),
                        press("autosave/on", say!("device-autosave-start"), Look::Secondary),
                    ],
                ),
            });
        }
    }
    let something = view.details || view.stored.is_some_and(|rows| !rows.is_empty()) || own;
    if something {
        inside.push(p(say!("device-forget-what")));
        inside.push(press("forget", say!("device-forget"), Look::Warning));
    }
    part("device", say!("device-heading"), inside)
}

/// The referrer's own details.
fn details(view: &View) -> Json {
    let own = view.about["own"] == true;
    let with_work = |what, words| press_with_work(&[], what, words, Look::Secondary);
    let from_file = press_with(&["details-chosen"], "details-file", say!("details-from-file"), Look::Secondary);
    let mut acts = Vec::new();
    if view.details {
        acts.push(press("details-use", say!("details-use"), Look::Secondary));
        acts.push(press("details-forget", say!("details-forget"), Look::Secondary));
    }
    if own {
        acts.push(with_work("details-remember", say!("details-remember")));
    }
    acts.push(with_work("details-save", say!("details-save")));
    let inside = [p(say!("details-what")), buttons(acts), file("details-chosen", say!("details-chosen")), from_file];
    part("details", say!("details-heading"), inside)
}

/// This site without a network.
fn offline(view: &View) -> Option<Json> {
    let own = view.about["own"] == true;
    let inside = match view.about["offline"].as_str().unwrap_or_default() {
        "on" => vec![p(say!("offline-is-on")), press("offline/off", say!("offline-stop"), Look::Secondary)],
        "new" => vec![
            p(say!("offline-new-what")),
            press("offline/swap", say!("offline-swap"), Look::Main),
            press("offline/off", say!("offline-stop"), Look::Secondary),
        ],
        "unsupported" if own => vec![p(say!("offline-unsupported"))],
        _ if own => vec![p(say!("offline-what")), press("offline/on", say!("offline-start"), Look::Secondary)],
        _ => return None,
    };
    Some(part("offline", say!("offline-heading"), inside))
}

/// What the operator of a site without an area does next.
pub fn no_area() -> Json {
    let step = |text: String, code: &str| json!(["li", {}, text, ["br", {}], ["code", {}, code]]);
    let directory = r#"{ "format": "marac-portal/areas@1", "areas": [ { "id": "<id>", "name": "<name>" } ] }"#;
    let steps = [
        step(say!("no-area-keys"), "marac keygen --area <id> --people coordinator,deputy,recovery --out keys/"),
        step(say!("no-area-pack"), "areas/<id>.json"),
        step(say!("no-area-check"), "marac area check areas/<id>.json"),
        step(say!("no-area-directory"), directory),
    ];
    let list = json!({ "class": "govuk-list govuk-list--number govuk-list--spaced", "id": "add-an-area" });
    let trial = json!(["p", { "class": "govuk-body" }, say!("no-area-trial"), " ", ["code", {}, "make run"]]);
    node("div", json!({}), [h2(say!("no-area-operator-heading")), node("ol", list, steps), trial])
}

/// What stands in the place of the work while it is locked.
pub fn locked() -> Json {
    let unlock = press_with(&["lock-passphrase"], "unlock", say!("lock-unlock"), Look::Main);
    node(
        "div",
        json!({}),
        [
            p(say!("lock-what")),
            secret("lock-passphrase", say!("lock-passphrase"), None, "unlock"),
            buttons([unlock, press("drop-work", say!("lock-drop"), Look::Secondary)]),
        ],
    )
}

/// That the work could not be stored on this device.
pub fn not_stored() -> Json {
    news("not-stored", [p(say!("device-not-stored"))])
}

/// What is different from when a draft was written; nothing where nothing is.
pub fn notice(draft: &Json, about: &Json) -> Json {
    let (said, items, again) = changed_since(draft, about);
    if said.is_empty() {
        return json!({ "sheet": null });
    }
    let list = (!items.is_empty()).then(|| bullets(items));
    json!({ "sheet": news("draft-changes", said.into_iter().map(p).chain(list)), "again": again })
}

/// What stands above every page until it was seen.
fn news(id: &str, inside: impl IntoIterator<Item = Json>) -> Json {
    let seen = press("seen", say!("draft-changes-seen"), Look::Secondary);
    node("div", json!({ "class": "stands stands--top no-print", "id": id }), inside.into_iter().chain([seen]))
}
