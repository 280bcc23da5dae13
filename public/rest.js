// The rest of a face that comes in two parts: fetched once the first part is usable, started as soon as it is there.
// A second try has an address of its own, because a browser remembers that a module could not be fetched.
const root = document.documentElement;
// What its pages wear comes along, once; without it they are plain, not broken.
let dressed;
const dress = (name) => name && new Promise((done) => {
  const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: `./${name}` });
  sheet.onload = sheet.onerror = done;
  document.head.append(sheet);
});
const fetchRest = (again) => {
  dressed ??= Promise.resolve(dress(root.dataset.restStyle));
  return import(`./${root.dataset.rest}${again}`).then((module) => dressed.then(() => module.default()));
};
// A finger or a mouse button that is down: what it presses is not replaced before it lets go, and its click has come.
let lift;
const press = (down) => (clearTimeout(lift), root.toggleAttribute("data-pressed", down));
addEventListener("pointerdown", () => press(true), true);
addEventListener("pointerup", () => (lift = setTimeout(press, 100, false)), true);
for (const gone of ["pointercancel", "dragend", "blur"]) addEventListener(gone, () => press(false));
const later = () => new Promise((done) => setTimeout(done, 5000));
const start = () =>
  fetchRest("")
    .catch(() => later().then(() => fetchRest("?again")))
    .catch(() => window.dispatchEvent(new CustomEvent("lm-full-failed")));
if (root.dataset.usable === undefined) window.addEventListener("lm-usable", start, { once: true });
else start();
