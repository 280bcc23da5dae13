// The rest of a face that comes in two parts: fetched once the first part is usable, started as soon as it is there.
// A second try has an address of its own, because a browser remembers that a module could not be fetched.
const root = document.documentElement;
const fetchRest = (again) => import(`./${root.dataset.rest}${again}`).then((module) => module.default());
const later = () => new Promise((done) => setTimeout(done, 5000));
const start = () =>
  fetchRest("")
    .catch(() => later().then(() => fetchRest("?again")))
    .catch(() => window.dispatchEvent(new CustomEvent("lm-full-failed")));
if (root.dataset.usable === undefined) window.addEventListener("lm-usable", start, { once: true });
else start();
