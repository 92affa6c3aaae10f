// Everything works without this file. It keeps a note being written on the device, encrypted, until it is sent, leads the
// eye to what was refused, reads a question aloud, and finds people while their name is being typed.
(() => {
  "use strict";
  const refused = document.getElementById("refused");
  if (refused) {
    // Two fields can miss the same thing: each line says which one it speaks of.
    for (const link of refused.querySelectorAll('a[href^="#"]')) {
      const field = document.getElementById(link.hash.slice(1));
      const label = field && (field.labels?.[0] ?? field.querySelector("legend"));
      const name = label && label.firstChild.textContent.trim();
      if (name) link.prepend(name.replace(/\s*[?:]$/, ""), document.documentElement.lang === "fr" ? "\u202f: " : ": ");
    }
    refused.focus();
  }

  // Whoever would rather listen: what the page asks, and what can be answered, read by the device itself.
  for (const button of document.querySelectorAll("[data-says]")) {
    const heard = document.getElementById(button.dataset.says);
    if (!heard || !("speechSynthesis" in window) || !window.SpeechSynthesisUtterance) continue;
    button.hidden = false;
    button.addEventListener("click", () => {
      const speaks = speechSynthesis.speaking;
      speechSynthesis.cancel();
      if (speaks) return;
      const said = [...heard.querySelectorAll("h1, h2, .when, .heard, .picks b, .item legend:not(.vh)")].map((part) => part.textContent.trim());
      const words = new SpeechSynthesisUtterance(said.join(". "));
      words.lang = document.documentElement.lang;
      speechSynthesis.speak(words);
    });
  }

  // The page of the search, asked for again with what is typed so far; its button still asks for everything.
  const finds = document.querySelector("form[data-finds]");
  if (finds && window.fetch && window.AbortController) {
    const typed = finds.elements.q;
    let pause = 0, asked = null, last = typed.value.trim();
    const find = async () => {
      const q = typed.value.trim();
      if (q === last || q.length < typed.minLength) return;
      last = q;
      if (asked) asked.abort();
      asked = new AbortController();
      const address = "/search?q=" + encodeURIComponent(q);
      const reply = await fetch(address + "&notes=0", { signal: asked.signal });
      const page = new DOMParser().parseFromString(await reply.text(), "text/html");
      const found = page.getElementById("found");
      // Signed out meanwhile, or refused: what is shown stays, and the button says why.
      if (!reply.ok || !found || typed.value.trim() !== q) return;
      document.getElementById("found").replaceWith(document.adoptNode(found));
      document.getElementById("found-count").textContent = page.getElementById("found-count").textContent;
      history.replaceState(history.state, "", address);
    };
    typed.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(() => find().catch(() => {}), 250); });
    finds.addEventListener("submit", () => { clearTimeout(pause); if (asked) asked.abort(); });
  }

  const LIFE = 14 * 24 * 3600 * 1000;
  const done = (request) => new Promise((yes, no) => { request.onsuccess = () => yes(request.result); request.onerror = () => no(request.error); });
  const open = () => {
    const request = indexedDB.open("jalon", 1);
    request.onupgradeneeded = () => { request.result.createObjectStore("keys"); request.result.createObjectStore("drafts"); };
    return done(request);
  };
  const store = async (name, mode) => (await open()).transaction(name, mode).objectStore(name);
  // The key never leaves the browser's own keeping: it cannot be read out, only used.
  const key = async () => {
    const known = await done((await store("keys", "readonly")).get("draft"));
    if (known) return known;
    const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
    await done((await store("keys", "readwrite")).put(made, "draft"));
    return made;
  };
  const keep = async (name, fields) => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const text = new TextEncoder().encode(JSON.stringify(fields));
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await key(), text);
    await done((await store("drafts", "readwrite")).put({ iv, sealed, at: Date.now() }, name));
  };
  const kept = async (name) => {
    const draft = await done((await store("drafts", "readonly")).get(name));
    if (!draft || Date.now() - draft.at > LIFE) return null;
    const text = await crypto.subtle.decrypt({ name: "AES-GCM", iv: draft.iv }, await key(), draft.sealed);
    return JSON.parse(new TextDecoder().decode(text));
  };
  const drop = async (name) => done((await store("drafts", "readwrite")).delete(name));
  // Without storage or cryptography (an old or private browser) the page is simply a page.
  const quietly = (work) => work.catch(() => {});
  if (!("indexedDB" in window) || !window.crypto || !crypto.subtle) return;

  // What the page says was done; an address can be anybody's.
  const notice = document.querySelector("[data-said]");
  const said = notice ? notice.dataset.said : "";

  // Signed out: nothing stays on the device.
  if (said === "sign-out") {
    indexedDB.deleteDatabase("jalon");
    return;
  }

  const landed = /^\/cases\/([0-9a-f-]{36})$/.exec(location.pathname);
  if (landed && said === "session-log") quietly(drop(landed[1]));

  const form = document.querySelector("form[data-draft]");
  if (!form) return;
  const name = form.dataset.draft;
  const status = form.querySelector("[data-draft-status]");
  const note = form.elements.note;
  const fields = () => Object.fromEntries([...new FormData(form)].filter(([k]) => k !== "csrf" && k !== "once"));
  if (!note.value) {
    quietly(kept(name).then((draft) => {
      if (!draft || note.value) return;
      for (const [k, v] of Object.entries(draft)) if (form.elements[k]) form.elements[k].value = v;
    }));
  }
  let waiting = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => quietly(keep(name, fields()).then(() => { status.textContent = status.dataset.draftStatus; })), 800);
  });
})();
