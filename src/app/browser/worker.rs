//! One async question and answer between a page and its worker, over `postMessage`.
//!
//! A message is `[number, JSON, [bytes, ...]]` in both directions; the bytes are transferred, not copied by the browser.
//! Passphrases and identities travel as bytes, so that no string of them stays behind; both sides wipe their copies of
//! the bytes once they are handed over. What is [`Held`] passes through the page without a copy in its program.

use std::{cell::RefCell, future::Future, rc::Rc};

use gloo::events::EventListener;
use js_sys::{Array, Function, Promise, Uint8Array};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value as Json;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};
use zeroize::Zeroize;

use super::held::Held;
use super::port::Port;

/// A running worker, as the page sees it; dropping it ends the worker and whatever it holds.
pub struct Worker {
    worker: web_sys::Worker,
    waiting: Rc<RefCell<Waiting>>,
    _listeners: [EventListener; 3],
}

/// The worker could not be loaded, or is not the one that was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotStarted;

/// The worker broke down, or an answer could not be read: what it held is gone, and a new one must be started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stopped;

#[derive(Default)]
struct Waiting {
    last: u32,
    /// In the order of asking: a worker breaks at the oldest question, and who asked it is told first.
    answers: Vec<(u32, Function, Function)>,
    stopped: bool,
}

impl Worker {
    /// Loads, verifies and starts the worker.
    pub async fn start() -> Result<Self, NotStarted> {
        Worker::to_reach("").await
    }

    /// The same for a worker that connects to an origin, as `https://host`; empty for the page's own.
    pub async fn to_reach(origin: &str) -> Result<Self, NotStarted> {
        let loading = super::boot::verified_worker(origin).ok_or(NotStarted)?;
        let worker = JsFuture::from(loading).await.map_err(|_| NotStarted)?;
        Ok(Self::attached(worker.dyn_into().map_err(|_| NotStarted)?))
    }

    /// Asks one question, hands over bytes with it, and waits for the answer and its bytes.
    ///
    /// Questions may be asked while others are unanswered.
    pub async fn ask<Q, A>(&self, question: &Q, mut bytes: Vec<Vec<u8>>) -> Result<(A, Vec<Vec<u8>>), Stopped>
    where
        Q: Serialize,
        A: DeserializeOwned,
    {
        let json = serde_json::to_string(question).map_err(|_| Stopped)?;
        let handed = handed(&bytes);
        bytes.zeroize();
        let Message { json, bytes, .. } = self.exchange(&json, &handed, None).await?;
        Ok((serde_json::from_slice(json.as_bytes()).map_err(|_| Stopped)?, bytes.iter().map(taken).collect()))
    }

    /// Asks one question about bytes that only pass through the page, and waits for an answer without bytes.
    pub async fn ask_about<Q: Serialize, A: DeserializeOwned>(&self, question: &Q, bytes: Held) -> Result<A, Stopped> {
        let json = serde_json::to_string(question).map_err(|_| Stopped)?;
        let Message { json, .. } = self.exchange(&json, &Array::of1(&bytes.0), None).await?;
        serde_json::from_slice(json.as_bytes()).map_err(|_| Stopped)
    }

    /// Asks one question, hands over the end of a line to another worker with it, and waits for the answer.
    pub async fn ask_with_line<Q: Serialize, A: DeserializeOwned>(
        &self,
        question: &Q,
        end: Port,
    ) -> Result<A, Stopped> {
        let json = serde_json::to_string(question).map_err(|_| Stopped)?;
        let Message { json, .. } = self.exchange(&json, &Array::new(), Some(end)).await?;
        serde_json::from_slice(json.as_bytes()).map_err(|_| Stopped)
    }

    /// The same with bytes that only pass through the page; what is handed over is no longer held here.
    pub async fn ask_held(&self, question: &Json, bytes: Vec<Held>) -> Result<(Json, Vec<Held>), Stopped> {
        let handed = bytes.into_iter().map(|each| each.0).collect();
        let Message { json, bytes, .. } = self.exchange(&question.to_string(), &handed, None).await?;
        let bytes =
            bytes.iter().map(|each| each.dyn_into().map(Held)).collect::<Result<_, _>>().map_err(|_| Stopped)?;
        Ok((serde_json::from_slice(json.as_bytes()).map_err(|_| Stopped)?, bytes))
    }

    async fn exchange(&self, json: &str, bytes: &Array, end: Option<Port>) -> Result<Message, Stopped> {
        let answer = JsFuture::from(self.post(json, bytes, end)?).await.map_err(|_| Stopped)?;
        Message::read(&answer).ok_or(Stopped)
    }

    /// Whether it has broken down; every further question is answered with [`Stopped`].
    pub fn has_stopped(&self) -> bool {
        self.waiting.borrow().stopped
    }

    /// Ends the worker and whatever it holds at once, whoever still waits for an answer: they are told [`Stopped`].
    pub fn end(&self) {
        self.worker.terminate();
        self.waiting.borrow_mut().stop();
    }

    fn attached(worker: web_sys::Worker) -> Self {
        let waiting = Rc::new(RefCell::new(Waiting::default()));
        let answered = waiting.clone();
        let on_message = EventListener::new(&worker, "message", move |event| {
            answered.borrow_mut().take(&event.unchecked_ref::<MessageEvent>().data());
        });
        let [on_error, on_unreadable] = ["error", "messageerror"].map(|name| {
            let broken = waiting.clone();
            EventListener::new(&worker, name, move |_| broken.borrow_mut().stop())
        });
        Self { worker, waiting, _listeners: [on_message, on_error, on_unreadable] }
    }

    fn post(&self, json: &str, bytes: &Array, end: Option<Port>) -> Result<Promise, Stopped> {
        let mut waiting = self.waiting.borrow_mut();
        if waiting.stopped {
            return Err(Stopped);
        }
        waiting.last += 1;
        let number = waiting.last;
        let (message, transfer) = Message::write(number, json, bytes);
        if let Some(end) = end {
            transfer.push(&end.hand_over());
        }
        self.worker.post_message_with_transfer(&message, &transfer).map_err(|_| Stopped)?;
        Ok(Promise::new(&mut |answer, refuse| {
            waiting.answers.push((number, answer, refuse));
        }))
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.end();
    }
}

impl Waiting {
    fn take(&mut self, message: &JsValue) {
        let number = message.dyn_ref::<Array>().and_then(|parts| parts.get(0).as_f64());
        let asked = number.and_then(|number| self.answers.iter().position(|(own, ..)| *own == number as u32));
        match asked {
            Some(at) => drop(self.answers.remove(at).1.call1(&JsValue::NULL, message)),
            None => self.stop(), // the starter's "stopped", or nothing we know
        }
    }

    fn stop(&mut self) {
        self.stopped = true;
        for (_, _, refuse) in std::mem::take(&mut self.answers) {
            let _ = refuse.call0(&JsValue::NULL);
        }
    }
}

/// In the worker: the bytes that came with a question, still in the browser's own memory.
pub struct Parts(Array);

impl Parts {
    /// A copy of each for the program; the browser's own are wiped.
    pub fn take(self) -> Vec<Vec<u8>> {
        self.0.iter().map(taken).collect()
    }

    /// The SHA-256 of the first, where the browser offers to compute one (on a secure origin): it has the processor's own
    /// instructions for that, and does it beside the program.
    pub async fn sha256(&self) -> Option<[u8; 32]> {
        super::digest::sha256_of(&self.0.get(0).dyn_into().ok()?).await
    }
}

/// In the worker: answers every question with `answer`, for as long as the worker lives.
///
/// Page and worker are of one build, so a question that cannot be read stops the worker.
pub fn serve<Q, A, Answering>(answer: impl Fn(Q, Parts, Option<Port>) -> Answering + 'static)
where
    Q: DeserializeOwned,
    A: Serialize,
    Answering: Future<Output = (A, Vec<Vec<u8>>)> + 'static,
{
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let page = scope.clone();
    EventListener::new(&scope, "message", move |event| {
        let event = event.unchecked_ref::<MessageEvent>();
        let Message { number, json, bytes } = Message::read(&event.data()).expect("a message of this build");
        let question = serde_json::from_slice(json.as_bytes()).expect("a question of this build");
        let answering = answer(question, Parts(bytes), Port::of(event));
        let page = page.clone();
        spawn_local(async move {
            let (answer, mut bytes) = answering.await;
            let json = serde_json::to_string(&answer).expect("an answer that JSON can hold");
            let (message, transfer) = Message::write(number, &json, &handed(&bytes));
            bytes.zeroize();
            page.post_message_with_transfer(&message, &transfer).expect("a page that listens");
        });
    })
    .forget();
}

/// How many programs the device runs at once, as far as the browser tells.
pub fn cores() -> usize {
    super::page::window().navigator().hardware_concurrency() as usize
}

struct Message {
    number: u32,
    json: String,
    bytes: Array,
}

impl Message {
    fn read(message: &JsValue) -> Option<Self> {
        let parts = message.dyn_ref::<Array>()?;
        let bytes = parts.get(2).dyn_into::<Array>().ok()?;
        Some(Self { number: parts.get(0).as_f64()? as u32, json: parts.get(1).as_string()?, bytes })
    }

    /// The message, and the buffers to transfer with it.
    fn write(number: u32, json: &str, bytes: &Array) -> (Array, Array) {
        let buffers = bytes.iter().map(|each| each.unchecked_into::<Uint8Array>().buffer()).collect();
        (Array::of3(&number.into(), &json.into(), bytes), buffers)
    }
}

/// A copy for the browser, to be transferred.
pub(super) fn handed(bytes: &[Vec<u8>]) -> Array {
    bytes.iter().map(|each| Uint8Array::from(each.as_slice())).collect()
}

/// A copy for the program; the browser's own is wiped.
pub(super) fn taken(array: JsValue) -> Vec<u8> {
    let array = Uint8Array::new(&array);
    let bytes = array.to_vec();
    array.fill(0, 0, array.length());
    bytes
}
