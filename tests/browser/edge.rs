//! The edge to the browser, in a real one.

use std::{cell::RefCell, rc::Rc, time::Duration};

use js_sys::Function;
use marac_portal::app::browser::{build, clock, deposit, fetch, fields, page, route, worker};
use marac_portal::area::dropbox::Request;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn each_answer_of_a_worker_comes_back_to_its_own_question() {
    // answers the second question first, with what came and its length
    hand_over_worker(
        "let first; onmessage = ({data: program}) => { onmessage = ({data: [n, json, bytes]}) => {
           const answer = [n, JSON.stringify(JSON.parse(json) + '!'), bytes.map(b => b.reverse())];
           if (n === 1) first = answer; else { postMessage(answer); postMessage(first); } } }",
    );
    let worker = worker::Worker::start().await.unwrap();
    let (one, two) = futures(&worker).await;
    assert_eq!(one, ("one!".to_owned(), vec![vec![3, 2, 1], vec![]]));
    assert_eq!(two, ("two!".to_owned(), vec![]));
}

#[wasm_bindgen_test]
async fn a_worker_that_breaks_refuses_its_open_question_and_every_later_one() {
    hand_over_worker("onmessage = () => { onmessage = () => postMessage('stopped') }");
    let worker = worker::Worker::start().await.unwrap();
    let open: Result<(String, _), _> = worker.ask(&"open", vec![]).await;
    assert_eq!(open, Err(worker::Stopped));
    assert!(worker.has_stopped());
    let later: Result<(String, _), _> = worker.ask(&"later", vec![]).await;
    assert_eq!(later, Err(worker::Stopped));
}

#[wasm_bindgen_test]
async fn a_worker_whose_script_throws_counts_as_broken() {
    hand_over_worker("onmessage = () => { onmessage = () => { throw new Error('no memory') } }");
    let worker = worker::Worker::start().await.unwrap();
    let asked: Result<(String, _), _> = worker.ask(&"asked", vec![]).await;
    assert_eq!(asked, Err(worker::Stopped));
}

#[wasm_bindgen_test]
async fn ending_a_worker_refuses_its_open_question_at_once() {
    hand_over_worker("onmessage = () => { onmessage = () => {} }");
    let worker = worker::Worker::start().await.unwrap();
    let mut open = Box::pin(worker.ask::<_, String>(&"open", vec![]));
    let pending =
        std::future::poll_fn(|context| std::task::Poll::Ready(open.as_mut().poll(context).is_pending())).await;
    assert!(pending);
    worker.end();
    assert_eq!(open.await, Err(worker::Stopped));
}

#[wasm_bindgen_test]
fn a_passphrase_is_read_as_bytes_and_leaves_its_input_empty() {
    run(
        "document.body.insertAdjacentHTML('beforeend', '<input id=secret value=\"w\u{175}r\"><textarea id=pasted>age</textarea>')",
    );
    assert_eq!(*fields::secret("secret"), "w\u{175}r".as_bytes());
    assert_eq!(fields::text("pasted"), "age");
    ["secret", "pasted"].map(fields::clear);
    assert!(fields::secret("secret").is_empty() && fields::text("pasted").is_empty());
}

#[wasm_bindgen_test]
async fn without_a_verified_worker_none_starts() {
    run("window.marac = { worker: () => Promise.reject(new Error('refused')) }");
    assert_eq!(worker::Worker::start().await.err(), Some(worker::NotStarted));
    run("delete window.marac");
    assert_eq!(worker::Worker::start().await.err(), Some(worker::NotStarted));
}

#[wasm_bindgen_test]
fn the_build_is_the_one_boot_js_hands_over() {
    run("window.marac = { build: '0.1.0+0123456789abcdef' }");
    assert_eq!(build(), "0.1.0+0123456789abcdef");
    run("delete window.marac");
    assert_eq!(build(), env!("CARGO_PKG_VERSION"));
}

#[wasm_bindgen_test]
fn focus_goes_to_the_input_that_a_link_of_the_error_summary_names() {
    run(
        "document.body.insertAdjacentHTML('beforeend', '<label for=q>Name</label><input id=q><h1 id=heading>Page</h1>')",
    );
    assert!(page::focus_input("q"));
    assert_eq!(said("document.activeElement.id"), "q");
    assert!(page::focus_text("heading"), "a heading takes focus although it is not in the tab order");
    assert_eq!(said("document.activeElement.id"), "heading");
    assert!(!page::focus_input("not-there"));
}

#[wasm_bindgen_test]
async fn a_followed_link_is_heard_and_a_replaced_address_is_not() {
    let heard = Rc::new(RefCell::new(vec![]));
    let list = heard.clone();
    route::on_change(move |hash| list.borrow_mut().push(hash));
    route::replace("#/a/northmere/2");
    assert_eq!(route::hash(), "#/a/northmere/2");
    let before = said("String(history.length)");
    route::replace("#/a/northmere/3");
    assert_eq!(said("String(history.length)"), before, "replacing leaves no entry to go back to");
    run("location.hash = '#/a/northmere/4'");
    clock::sleep(Duration::from_millis(50)).await;
    assert_eq!(*heard.borrow(), ["#/a/northmere/4"]);
}

#[wasm_bindgen_test]
async fn a_file_that_is_not_there_is_told_apart_from_no_answer() {
    assert_eq!(fetch::text("/no-such-file.json").await.err(), Some(fetch::FetchError::NotThere));
    assert_eq!(fetch::text("http://127.0.0.1:1/areas/index.json").await.err(), Some(fetch::FetchError::NoAnswer));
    assert_eq!(fetch::json::<u32>("/").await.err(), Some(fetch::FetchError::Unreadable));
}

#[wasm_bindgen_test]
async fn a_store_that_does_not_answer_leaves_the_outcome_unknown() {
    let request = Request {
        method: "PUT",
        address: "http://127.0.0.1:1/drop/00.age".to_owned(),
        headers: vec![("Content-Type", "application/octet-stream".to_owned())],
        form: None,
    };
    assert_eq!(deposit::send(&request, b"sealed").await, Err(deposit::Unknown));
}

#[wasm_bindgen_test]
fn today_is_the_date_where_the_device_is() {
    assert_eq!(clock::today().to_string(), said("new Date().toLocaleDateString('sv-SE')"));
    assert!((clock::now().timestamp_millis() - js_sys::Date::now() as i64).abs() < 1000);
}

/// Asks two questions before the first is answered.
async fn futures(worker: &worker::Worker) -> ((String, Vec<Vec<u8>>), (String, Vec<Vec<u8>>)) {
    let mut one = Box::pin(worker.ask(&"one", vec![vec![1, 2, 3], vec![]]));
    // polled once, so that it is asked; its answer comes only after the second one's
    let pending = std::future::poll_fn(|context| std::task::Poll::Ready(one.as_mut().poll(context).is_pending())).await;
    assert!(pending);
    let two = worker.ask(&"two", vec![]).await.unwrap();
    (one.await.unwrap(), two)
}

/// Does what boot.js does once it has verified a worker.
fn hand_over_worker(script: &str) {
    run(&format!(
        "const started = new Worker(URL.createObjectURL(new Blob([{script:?}]))); started.postMessage('program');
         window.marac = {{ worker: () => Promise.resolve(started) }}"
    ));
}

fn run(script: &str) {
    Function::new_no_args(script).call0(&JsValue::NULL).unwrap();
}

fn said(expression: &str) -> String {
    let value = Function::new_no_args(&format!("return {expression}")).call0(&JsValue::NULL).unwrap();
    value.dyn_into::<js_sys::JsString>().unwrap().into()
}
