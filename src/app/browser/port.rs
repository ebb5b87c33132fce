//! A line from one worker to another: what goes over it never comes to the page that laid it.

use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::{JsCast, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageChannel, MessageEvent, MessagePort};
use zeroize::Zeroize;

use super::worker::{handed, taken};

/// One end of a line, for one message in one direction; dropping it closes the line.
pub struct Port(MessagePort);

/// Lays a line and gives both ends; nothing where the browser refuses.
pub fn line() -> Option<(Port, Port)> {
    let channel = MessageChannel::new().ok()?;
    Some((Port(channel.port1()), Port(channel.port2())))
}

impl Port {
    /// The end that came with a message.
    pub(super) fn of(message: &MessageEvent) -> Option<Port> {
        message.ports().get(0).dyn_into().ok().map(Port)
    }

    /// To be handed over; afterwards there is nothing left to close here.
    pub(super) fn hand_over(self) -> MessagePort {
        let port = self.0.clone();
        std::mem::forget(self);
        port
    }

    /// Hands bytes to whoever has the other end, and wipes the program's copy; false when the browser refuses.
    pub fn send(self, mut bytes: Vec<Vec<u8>>) -> bool {
        let handed = handed(&bytes);
        bytes.zeroize();
        let buffers: Array = handed.iter().map(|each| each.unchecked_into::<Uint8Array>().buffer()).collect();
        let sent = self.0.post_message_with_transferable(&handed, &buffers).is_ok();
        self.hand_over(); // closed by the end that receives: closing it here could overtake the message
        sent
    }

    /// Waits for what is sent from the other end.
    pub async fn receive(self) -> Vec<Vec<u8>> {
        let mut heard = None;
        let message = Promise::new(&mut |hear, _| {
            let hear = Closure::once_into_js(move |event: MessageEvent| drop(hear.call1(&event, &event.data())));
            self.0.set_onmessage(Some(hear.unchecked_ref()));
            heard = Some(hear);
        });
        let bytes = JsFuture::from(message).await.ok().and_then(|message| message.dyn_into::<Array>().ok());
        bytes.map(|bytes| bytes.iter().map(taken).collect()).unwrap_or_default()
    }
}

impl Drop for Port {
    fn drop(&mut self) {
        self.0.close();
    }
}
