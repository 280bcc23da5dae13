// A face's service worker. The build stamps it with the face, and with the SHA-256 of the final bytes of every file.
//
// It answers for the files in its list and nothing else: not for the other faces, the mailbox, or station.json.
// A version is installed whole or not at all, and waits until the page that runs the old one says so.
"use strict";

const FACE = /*FACE*/"";
const PLACE = /*PLACE*/"";
const VERSION = /*VERSION*/"";
const FILES = /*FILES*/{};

const SCOPE = new URL(self.registration.scope).pathname;
const BASE = SCOPE.slice(0, SCOPE.length - PLACE.length);
const FAMILY = `lm:${BASE}:${FACE}:`;
const CACHE = FAMILY + VERSION;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(forgetOlder()));
self.addEventListener("message", (event) => {
  if (event.data === "skipWaiting") self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const name = listed(event.request);
  if (name) event.respondWith(answer(name, event.request));
});

/** The listed file a request is for, if it is for one. */
function listed(request) {
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin || !url.pathname.startsWith(SCOPE)) return "";
  const name = url.pathname.slice(SCOPE.length) || "index.html";
  return Object.prototype.hasOwnProperty.call(FILES, name) ? name : "";
}

async function answer(name, request) {
  const kept = await (await caches.open(CACHE)).match(SCOPE + name);
  return kept || fetch(request);
}

async function install() {
  const older = await family();
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(Object.keys(FILES).map((name) => keep(cache, name, older)));
  } catch (failure) {
    await caches.delete(CACHE);
    throw failure;
  }
}

/** Puts one file in the cache: the older copy where it is still the same, else from the network. */
async function keep(cache, name, older) {
  const path = SCOPE + name;
  for (const known of older) {
    const copy = await (await caches.open(known)).match(path);
    if (copy && (await sha256(await copy.clone().arrayBuffer())) === FILES[name]) return cache.put(path, copy);
  }
  const response = await fetch(path, { cache: "no-cache" });
  const bytes = await response.arrayBuffer();
  if (!response.ok || (await sha256(bytes)) !== FILES[name]) throw new Error(`${name} is not what the list names`);
  // Rebuilt, because a response that came by a redirect must not answer a navigation.
  return cache.put(path, new Response(bytes, { headers: response.headers }));
}

async function forgetOlder() {
  const names = await family();
  await Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)));
}

/** This face's caches at this base path; nobody deletes another's. */
async function family() {
  return (await caches.keys()).filter((name) => name.startsWith(FAMILY));
}

async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
