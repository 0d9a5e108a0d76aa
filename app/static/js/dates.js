// Under a date stands the same day in the other calendar. The server works it out; the browser's calendar is never asked.
// The list of months holds both calendars (h1…h12, g1…g12): only those of the chosen one stay in sight.
const WAIT = 300;
const timers = new WeakMap();

async function fill(box) {
  const value = (part) => box.querySelector(`[data-part=${part}]`)?.value.trim() ?? "";
  const note = box.querySelector(".calc");
  const query = new URLSearchParams(["calendar", "year", "month", "day"].map((part) => [part, value(part)]));
  if ("age" in box.dataset) query.set("age", "1");
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

function sift(box) {
  const letter = box.querySelector("[data-part=calendar]").value[0];
  const months = box.querySelector("[data-part=month]");
  for (const month of months.options) month.hidden = month.disabled = Boolean(month.value) && month.value[0] !== letter;
  if (months.selectedOptions[0]?.disabled) months.value = "";
}

function siftAll() {
  document.querySelectorAll("[data-date]").forEach(sift);
}

siftAll();
document.addEventListener("wasl:rows", siftAll);

document.addEventListener("input", (event) => {
  const box = event.target.closest("[data-date]");
  if (!box) return;
  if (event.target.dataset.part === "calendar") sift(box);
  clearTimeout(timers.get(box));
  timers.set(box, setTimeout(() => fill(box), WAIT));
});
