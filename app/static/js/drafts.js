// Keeps what is typed on the server: a few seconds after a change the whole form is posted to data-draft-url,
// which answers {"at": "10:42"}. The file itself is never touched by this.
const WAIT = 3000;
const AGAIN = 15000;

function watch(form) {
  const state = form.querySelector("[data-draft-state]") ?? document.querySelector("[data-draft-state]");
  let timer = 0;
  let edits = 0;

  const say = (words, isLate) => {
    if (!state) return;
    state.hidden = false;
    state.classList.toggle("late", isLate);
    state.querySelector("span").textContent = words;
  };

  const plan = (delay) => {
    clearTimeout(timer);
    timer = setTimeout(keep, delay);
  };

  async function keep() {
    const seen = edits;
    try {
      const answer = await fetch(form.dataset.draftUrl, {
        method: "POST", body: new FormData(form), headers: { Accept: "application/json" }, redirect: "error",
      });
      if (!answer.ok) throw new Error(String(answer.status));
      const { at } = await answer.json();
      say((state?.dataset.saved ?? "").replace("{time}", at), false);
      if (seen === edits) form.dispatchEvent(new CustomEvent("wasl:kept"));
    } catch {
      say(state?.dataset.late ?? "", true);
      plan(AGAIN);
    }
  }

  form.addEventListener("input", () => {
    edits += 1;
    plan(WAIT);
  });
  form.addEventListener("submit", () => clearTimeout(timer));
}

document.querySelectorAll("form[data-draft-url]").forEach(watch);
