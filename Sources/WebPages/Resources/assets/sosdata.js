// What script adds to pages that work without it: saving while filling in, counts, reveals, filters, progress. No library, no request to others.
"use strict";
(() => {
  const all = (selector, from = document) => Array.from(from.querySelectorAll(selector));
  document.documentElement.classList.add("has-script");

  // Focus the summary of errors, or what has just been done: a live region that comes with the page is not read out. The links of the
  // summary show the whole question before the field gets focus.
  const begin = (root) => {
    const summary = root.querySelector("[data-focus]");
    if (summary) summary.focus();
    all(".problems a[href^='#']", root).forEach((link) => link.addEventListener("click", (event) => {
      const field = document.getElementById(link.hash.slice(1));
      if (!field) return;
      event.preventDefault();
      const question = field.closest("fieldset") || field.closest(".field");
      const legend = question && (question.querySelector("legend") || question.querySelector("label"));
      (legend || field).scrollIntoView();
      field.focus({ preventScroll: true });
    }));
  };
  begin(document);

  // A topic is saved every 15 seconds when something has changed and when the page is hidden. The answer tells what the page was made from
  // now, so that the next saving is compared with it, and which fields could not be read. Where the server cannot be reached or the session
  // has ended, the page is not left before that is mended: what is written stands only there.
  all("form[data-draft]").forEach((form) => {
    const status = form.querySelector("[data-saved-at]");
    const signIn = form.querySelector("[data-sign-in]");
    const told = ["version", "shown", "csrf"];
    const content = () => new URLSearchParams(Array.from(new FormData(form)).filter(([name]) => !told.includes(name))).toString();
    let saved = content();
    let heard = Date.now();
    let sending = null;
    let isLeaving = false;
    let isHeld = false;
    const post = () => {
      const whole = new URLSearchParams(new FormData(form)).toString();
      return fetch(form.dataset.draft, {
        method: "POST", body: whole, keepalive: whole.length < 60000, credentials: "same-origin",
        headers: { "Content-Type": "application/x-www-form-urlencoded;charset=UTF-8" },
      });
    };
    const isTaken = (answer) => !answer.redirected && (answer.headers.get("Content-Type") || "").startsWith("text/plain")
      && (answer.ok || answer.status === 409);
    // Who has signed in again in another tab has a new session; the forms of this page then take its token.
    const isSignedIn = async () => {
      const answer = await fetch(location.href, { credentials: "same-origin" });
      const token = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".user [name=csrf]");
      if (token) all("[name=csrf]").forEach((field) => { field.value = token.value; });
      return token !== null;
    };
    const send = async (now) => {
      let answer = await post();
      if (!isTaken(answer)) {
        if (!await isSignedIn()) throw Object.assign(new Error(), { isSignedOut: true });
        answer = await post();
        if (!isTaken(answer)) throw new Error();
      }
      const lines = (await answer.text()).split("\n");
      form.elements.version.value = lines[0];
      form.elements.shown.value = lines[1];
      saved = now;
      heard = Date.now();
      if (answer.status === 409) { status.textContent = form.dataset.conflict; return; }
      const time = new Date();
      status.textContent = (lines[2] ? form.dataset.savedPartly : form.dataset.saved)
        .replace("{time}", time.getHours() + "." + String(time.getMinutes()).padStart(2, "0")).replace("{fields}", lines[2]);
    };
    const save = async () => {
      const now = content();
      if (isLeaving || sending) return;
      if (now === saved) { isHeld = false; return; }
      sending = send(now);
      try {
        await sending;
        isHeld = false;
        signIn.hidden = true;
      } catch (fault) {
        // A TypeError is a request that never came to an answer. Every other refusal is explained by the page that Continue leads to.
        isHeld = fault.isSignedOut || fault instanceof TypeError;
        signIn.hidden = !fault.isSignedOut;
        status.textContent = fault.isSignedOut ? form.dataset.signedOut : form.dataset.unsaved;
      }
      sending = null;
    };
    setInterval(save, 15000);
    document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") save(); });
    form.addEventListener("submit", (event) => {
      const isDoubtful = isHeld || navigator.onLine === false || Date.now() - heard > 1200000;
      if (isLeaving || !(sending || isDoubtful)) { isLeaving = true; return; }
      // What is being saved must have been answered first: its answer says what the page is compared with.
      event.preventDefault();
      const button = event.submitter;
      const leave = () => { if (!isHeld && !isLeaving) { isLeaving = true; form.requestSubmit(button); } };
      (sending ? sending.catch(() => {}) : save()).then(() => setTimeout(leave));
    });
    window.addEventListener("beforeunload", (event) => { if (isHeld && !isLeaving && content() !== saved) event.preventDefault(); });
    // Brought back from the browser's memory, the page may be older than what is stored.
    window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  });

  // Reasons written while the answers are checked stand nowhere else until the notification is sent: they stay in this tab while an answer is
  // being changed, and where the session ends, until it is sent or the person signs out.
  all(".user form").forEach((form) => form.addEventListener("submit", () => sessionStorage.clear()));
  all("[data-forget]").forEach((sent) => sessionStorage.removeItem(sent.dataset.forget));
  all("form[data-keep]").forEach((form) => {
    const fields = all("input[type=text]", form);
    const kept = new URLSearchParams(sessionStorage.getItem(form.dataset.keep) || "");
    fields.forEach((field) => { if (!field.value) field.value = kept.get(field.name) || ""; });
    form.addEventListener("input", () => {
      sessionStorage.setItem(form.dataset.keep, new URLSearchParams(fields.map((field) => [field.name, field.value])).toString());
    });
  });

  // One answer for all rows: shown in each of them at once; a row that is then answered otherwise takes the choice back.
  all("[data-same]").forEach((group) => {
    const rows = document.getElementById(group.dataset.same);
    const fold = rows.closest("details");
    const fields = () => all("[data-row]", rows);
    group.addEventListener("change", (event) => {
      const code = event.target.value;
      if (code === "varies") { fold.open = true; return; }
      fields().forEach((row) => all("input", row).forEach((field) => { field.checked = field.value === code; }));
      fold.open = false;
    });
    rows.addEventListener("change", () => {
      const codes = new Set(fields().map((row) => (row.querySelector("input:checked") || { value: "" }).value));
      const code = codes.size === 1 ? Array.from(codes)[0] : "varies";
      all("input", group).forEach((field) => { field.checked = field.value === code; });
    });
  });

  // Characters left, told when typing pauses.
  all("[data-count]").forEach((note) => {
    const field = document.getElementById(note.dataset.count);
    let pause;
    const show = () => {
      const left = Number(note.dataset.limit) - Array.from(field.value).length;
      note.textContent = (left < 0 ? note.dataset.over : note.dataset.left).replace("{count}", Math.abs(left).toLocaleString(document.documentElement.lang));
    };
    note.setAttribute("aria-live", "polite");
    field.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(show, 600); });
    if (field.value) show();
  });

  // A question that depends on an answer of the same page.
  all("[data-reveal]").forEach((part) => {
    const conditions = part.dataset.reveal.split(" ").map((text) => text.split("="));
    const holds = () => conditions.some(([name, code]) => all("[name='" + CSS.escape(name) + "']").some((field) =>
      (code === "*" ? field.value.trim() !== "" : field.value === code) && (field.type !== "radio" || field.checked) && !field.closest("[hidden]")));
    const show = () => { part.hidden = !holds() && !part.querySelector(".has-error"); };
    part.closest("form").addEventListener("input", show);
    show();
  });

  // A system of the list typed as another one: the button that chooses it in the list.
  all("[data-offers]").forEach((offers) => {
    const field = document.getElementById(offers.dataset.offers);
    field.addEventListener("input", () => all("[data-names]", offers).forEach((offer) => {
      offer.hidden = !offer.dataset.names.split("|").includes(field.value.trim().toLowerCase());
      offer.querySelector("input").disabled = offer.hidden;
    }));
  });

  all("[data-filter]").forEach((field) => {
    const rows = all("[data-search]", document.getElementById(field.dataset.filter));
    const note = document.querySelector("[data-filter-count]");
    field.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
    field.addEventListener("input", () => {
      const wanted = field.value.trim().toLowerCase();
      rows.forEach((row) => { row.hidden = !row.dataset.search.includes(wanted); });
      note.textContent = note.dataset.filterCount.replace("{count}", rows.filter((row) => !row.hidden).length);
    });
  });

  // Sorting by a column.
  all("table[data-sortable]").forEach((table) => all("thead th", table).forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const way = head.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
      all("th", head.parentNode).forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", way);
      const body = table.tBodies[0];
      const compare = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
      const text = (row) => row.cells[column].textContent.trim();
      Array.from(body.rows).sort((a, b) => compare(text(a), text(b)) * (way === "ascending" ? 1 : -1)).forEach((row) => body.append(row));
    });
  }));

  // Upload with progress; the server's answer is shown as if the form had been sent plainly.
  all("form[data-upload]").forEach((form) => form.addEventListener("submit", (event) => {
    event.preventDefault();
    const box = form.querySelector(".upload-progress");
    const bar = form.querySelector("progress");
    const status = form.querySelector("[data-upload-status]");
    const button = form.querySelector("button[type=submit]");
    const request = new XMLHttpRequest();
    box.hidden = false;
    button.disabled = true;
    let told = -10;
    request.upload.addEventListener("progress", (progress) => {
      const percent = Math.floor(100 * progress.loaded / progress.total);
      bar.value = percent;
      if (percent >= told + 10) { told = percent; status.textContent = form.dataset.sending.replace("{percent}", percent); }
    });
    request.upload.addEventListener("load", () => { status.textContent = form.dataset.checking; });
    request.addEventListener("load", () => {
      if (request.status < 400 && request.responseURL !== location.href) { location.assign(request.responseURL); return; }
      const answer = new DOMParser().parseFromString(request.responseText, "text/html");
      document.title = answer.title;
      document.querySelector("main").replaceWith(answer.querySelector("main"));
      begin(document);
    });
    request.addEventListener("error", () => { status.textContent = form.dataset.failed; button.disabled = false; });
    request.open("POST", form.action);
    request.send(new FormData(form));
  }));

  // A delivery under way: look again until its state has changed.
  const watch = () => {
    const report = document.querySelector("[data-refresh]");
    if (!report) return;
    setTimeout(async () => {
      try {
        const answer = await fetch(report.dataset.refresh, { credentials: "same-origin" });
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const next = page.getElementById("report");
        const isNew = next && next.dataset.state !== report.dataset.state;
        // Only a new state is told; how far it has come is shown, as long as nobody is using what would be replaced.
        if (isNew) next.setAttribute("role", "status");
        if (isNew || (next && next.innerHTML !== report.innerHTML && !report.contains(document.activeElement))) report.replaceWith(next);
      } catch { /* the next look may succeed */ }
      watch();
    }, 2000);
  };
  watch();

  all("[data-print]").forEach((button) => button.addEventListener("click", () => window.print()));
})();
