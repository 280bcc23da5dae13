// The shell's script, inlined in every face's index.html: what stands before the program does, and when it cannot.
// ES5 on purpose: it is what a browser below our floor still understands. A comment has a line of its own.
(function () {
  "use strict";
  var START_MS_MAX = 20000;
  var KIOSK_RELOAD_MS = 60000;
  var TAKE_MS_MAX = 3000;
  var root = document.documentElement;
  var face = root.getAttribute("data-face");
  var usable = false;
  var shown = "";

  var WORDS = {
    "zh-Hans": {
      old: ["这个浏览器太旧了", "请换一个浏览器打开，或者直接打电话。"],
      load: ["没有打开", "网络可能断了。请再试一次，或者直接打电话。"],
      slow: ["打开得很慢", "可以再等一等，也可以再试一次，或者直接打电话。"],
      panic: ["出了点问题", "已经存好的都还在。请重新打开，或者直接打电话。"],
      again: "再试一次", call: "打电话", poster: "电话号码在楼道的海报上。"
    },
    "zh-Hant": {
      old: ["這個瀏覽器太舊了", "請換一個瀏覽器打開，或者直接打電話。"],
      load: ["沒有打開", "網路可能斷了。請再試一次，或者直接打電話。"],
      slow: ["打開得很慢", "可以再等一等，也可以再試一次，或者直接打電話。"],
      panic: ["出了點問題", "已經存好的都還在。請重新打開，或者直接打電話。"],
      again: "再試一次", call: "打電話", poster: "電話號碼在樓道的海報上。"
    },
    "en": {
      old: ["This browser is too old", "Please open this page in another browser, or simply telephone."],
      load: ["It did not open", "The network may be down. Please try again, or simply telephone."],
      slow: ["This is taking long", "You can wait a little, try again, or simply telephone."],
      panic: ["Something went wrong", "What was saved is still there. Please open the page again, or simply telephone."],
      again: "Try again", call: "Telephone", poster: "The number is on the poster in your stairway."
    }
  };

  // The face keeps its preferences under its own address; see stored.rs in app/ui.
  function kept(name) {
    var folder = location.pathname.replace(/[^\/]*$/, "");
    try { return localStorage.getItem("lm:" + folder + ":" + name); } catch (refused) { return null; }
  }

  function language() {
    var asked = /[?&]lang=([\w-]+)/.exec(location.search);
    var name = (asked && asked[1]) || kept("lang") || navigator.language || "";
    if (/^en/i.test(name)) { return "en"; }
    return /hant|-tw|-hk|-mo/i.test(name) ? "zh-Hant" : "zh-Hans";
  }

  // The words that stand in index.html are zh-Hans; an element carries the others as data-hant and data-en.
  function translate(lang) {
    root.lang = lang;
    if (lang === "zh-Hans") { return; }
    var name = lang === "en" ? "data-en" : "data-hant";
    var all = document.querySelectorAll("[" + name + "]");
    for (var i = 0; i < all.length; i += 1) { all[i].textContent = all[i].getAttribute(name); }
  }

  function dress() {
    root.setAttribute("data-theme", kept("theme") || "system");
    root.setAttribute("data-type", kept("type") || "plain");
  }

  function element(tag, text, parent) {
    var made = document.createElement(tag);
    made.textContent = text;
    parent.appendChild(made);
    return made;
  }

  function telephone(words, line) {
    var ask = new XMLHttpRequest();
    ask.open("GET", face === "resident" ? "./station.json" : "../station.json");
    ask.onload = function () {
      var number = "";
      try { number = String(JSON.parse(ask.responseText).telephone || ""); } catch (broken) { number = ""; }
      if (ask.status !== 200 || !/^[+\d][\d\s()-]{2,24}$/.test(number)) { return; }
      line.textContent = "";
      element("a", words.call + " " + number, line).href = "tel:" + number.replace(/[^+\d]/g, "");
    };
    ask.send();
  }

  function trouble(kind) {
    if (shown === "panic" || shown === kind || (usable && kind !== "panic")) { return; }
    clear();
    shown = kind;
    var words = WORDS[language()];
    var app = document.getElementById("app");
    if (app) { app.setAttribute("inert", ""); app.setAttribute("aria-hidden", "true"); }
    var box = element("section", "", document.body);
    box.id = "trouble";
    box.setAttribute("role", "alert");
    box.setAttribute("data-kind", kind);
    var title = element("h1", words[kind][0], box);
    title.tabIndex = -1;
    element("p", words[kind][1], box);
    var again = element("button", words.again, box);
    again.type = "button";
    again.onclick = function () { location.reload(); };
    telephone(words, element("p", words.poster, box));
    title.focus();
    // Nobody stands by a kiosk to press the button.
    if (face === "kiosk" && kind !== "old") { setTimeout(function () { if (shown) { location.reload(); } }, KIOSK_RELOAD_MS); }
  }

  function clear() {
    var box = document.getElementById("trouble");
    if (box) { box.parentNode.removeChild(box); }
    var app = document.getElementById("app");
    if (app) { app.removeAttribute("inert"); app.removeAttribute("aria-hidden"); }
    shown = "";
  }

  // A module of one function that takes an externref: what our wasm needs of a browser, and the floor has.
  function modern() {
    var probe = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 1, 111, 0];
    return typeof WebAssembly === "object" && typeof Promise === "function" && typeof BigInt === "function" &&
      "noModule" in document.createElement("script") && WebAssembly.validate(new Uint8Array(probe));
  }

  // The program marks the moment a tap works: performance.mark("usable"). Hearing the call itself, rather than asking
  // the timeline, also works where a test has replaced the clock.
  function watchStart() {
    var mark = performance.mark;
    var timer = setTimeout(function () { trouble("slow"); }, START_MS_MAX);
    performance.mark = function (name) {
      if (name === "usable" && !usable) {
        clearTimeout(timer);
        if (shown && shown !== "panic") { clear(); }
        usable = true;
        root.setAttribute("data-usable", "");
        window.dispatchEvent(new CustomEvent("lm-usable"));
        setTimeout(offline, 0);
      }
      return mark.apply(performance, arguments);
    };
  }

  function watchPanic() {
    new MutationObserver(function () {
      if (/^(panic|trouble)$/.test(root.getAttribute("data-state"))) { trouble("panic"); }
    }).observe(root, { attributes: true, attributeFilter: ["data-state"] });
  }

  // A page whose program cannot be fetched or started says so at once. What breaks later is the panic hook's business.
  function watchLoad() {
    function failed(event) {
      var target = event.target;
      if (target && target !== window && target.nodeName !== "SCRIPT") { return; }
      setTimeout(function () { if (!usable) { trouble("load"); } }, 0);
    }
    window.addEventListener("error", failed, true);
    window.addEventListener("unhandledrejection", failed);
  }

  // The service worker is registered once the page is usable, so it never competes with the first start.
  function offline() {
    var workers = navigator.serviceWorker;
    if (!workers || root.getAttribute("data-offline") !== "on") { return; }
    var controlled = !!workers.controller;
    function offer() {
      root.setAttribute("data-update", "ready");
      window.dispatchEvent(new CustomEvent("lm-update"));
    }
    function watch(next) {
      if (!next) { return; }
      next.addEventListener("statechange", function () {
        if (next.state === "installed" && workers.controller) { offer(); }
      });
    }
    workers.register("./sw.js", { scope: "./", updateViaCache: "none" }).then(function (registration) {
      if (registration.waiting && controlled) { offer(); }
      // The browser looks for a new version by itself when a page opens: it may be half installed by now.
      watch(registration.installing);
      registration.addEventListener("updatefound", function () { watch(registration.installing); });
      window.addEventListener("lm-update-now", function () {
        if (!registration.waiting) { return; }
        registration.waiting.postMessage("skipWaiting");
        // A browser keeps the old worker as long as it believes it at work for a page: the page's going ends that.
        setTimeout(function () { location.reload(); }, TAKE_MS_MAX);
      });
      setInterval(function () { registration.update()["catch"](function () { return null; }); }, 3600000);
    })["catch"](function () { return null; });
    workers.addEventListener("controllerchange", function () {
      if (controlled) { location.reload(); }
      controlled = true;
    });
  }

  dress();
  translate(language());
  if (!modern()) { trouble("old"); return; }
  watchLoad();
  watchPanic();
  watchStart();
}());
