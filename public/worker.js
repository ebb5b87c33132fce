
// What stands above is the worker's glue. This starts it with the verified program that the page hands over,
// and tells the page when it breaks: a rejected promise in a worker would otherwise be silent.
"use strict";
self.addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  self.postMessage("stopped");
  self.close();
});
self.onmessage = (event) => {
  self.onmessage = null;
  wasm_bindgen.initSync({ module: event.data });
};
