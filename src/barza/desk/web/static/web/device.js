// The service worker: calls a person who asked for it, and says so when there is no connection.
"use strict";
if ("serviceWorker" in navigator) navigator.serviceWorker.register("/service-worker.js", { updateViaCache: "none" }).catch(() => {});
