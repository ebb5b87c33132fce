// In an emergency, in the place of dist/sw.js: every browser that comes by removes what it keeps of the site, and the next
// start comes from the network. See "Use without a network" in operator.md.
"use strict";
const ours = `marac-portal@1 ${self.registration.scope} `;
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(removed()));

async function removed() {
  for (const name of await caches.keys()) if (name.startsWith(ours)) await caches.delete(name);
  await self.registration.unregister();
}
