//! One tab at a time: a name that a worker claims until it ends (Web Locks).

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

/// A name that no other tab of this site can claim; given back when dropped, and when its worker ends.
pub struct Claim(Function);

/// Why a name is not claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotClaimed {
    /// Another tab has it.
    Elsewhere,
    /// The browser cannot tell: an old one, or a site without HTTPS.
    CannotTell,
}

/// Claims a name at once, or not at all.
pub async fn claim(name: &str) -> Result<Claim, NotClaimed> {
    let locks = member(&js_sys::global(), "navigator").and_then(|navigator| member(&navigator, "locks"));
    let request = locks.as_ref().and_then(|locks| member(locks, "request")?.dyn_into::<Function>().ok());
    let (locks, request) = locks.zip(request).ok_or(NotClaimed::CannotTell)?;
    let options = Object::new();
    let _ = Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE);
    let answered = Promise::new(&mut |answer, refuse| {
        // Held for as long as what it returns is not settled.
        let take = Closure::once_into_js(move |lock: JsValue| -> JsValue {
            if lock.is_null() {
                let _ = answer.call1(&JsValue::NULL, &JsValue::NULL);
                return JsValue::UNDEFINED;
            }
            let held = Promise::new(&mut |settle, _| drop(answer.call1(&JsValue::NULL, &settle)));
            held.into()
        });
        let asked = request.apply(&locks, &Array::of3(&name.into(), &options, &take));
        match asked.ok().and_then(|asked| asked.dyn_into::<Promise>().ok()) {
            Some(asked) => {
                let refused = Closure::once(move |_| drop(refuse.call0(&JsValue::NULL)));
                let _ = asked.catch(&refused);
                refused.forget();
            }
            None => drop(refuse.call0(&JsValue::NULL)),
        }
    });
    let end = JsFuture::from(answered).await.map_err(|_| NotClaimed::CannotTell)?;
    end.dyn_into().map(Claim).map_err(|_| NotClaimed::Elsewhere)
}

impl Drop for Claim {
    fn drop(&mut self) {
        let _ = self.0.call0(&JsValue::NULL);
    }
}

fn member(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into()).ok().filter(|member| !member.is_undefined() && !member.is_null())
}
