// Under a date stands the same day in the other calendar. The server works it out; the browser's calendar is never asked.
const WAIT = 300;
const timers = new WeakMap();

async function fill(box) {
  const value = (part) => box.querySelector(`[data-part=${part}]`)?.value.trim() ?? "";
  const note = box.querySelector(".calc");
  const query = new URLSearchParams(["calendar", "year", "month", "day"].map((part) => [part, value(part)]));
  if (!query.get("year")) {
    note.hidden = true;
    return;
  }
  try {
    const answer = await fetch(`${box.dataset.date}?${query}`, { headers: { Accept: "application/json" } });
    const { text } = answer.ok ? await answer.json() : { text: "" };
    note.querySelector("span").textContent = text ?? "";
    note.hidden = !text;
  } catch {
    note.hidden = true;
  }
}

document.addEventListener("input", (event) => {
  const box = event.target.closest("[data-date]");
  if (!box) return;
  clearTimeout(timers.get(box));
  timers.set(box, setTimeout(() => fill(box), WAIT));
});
