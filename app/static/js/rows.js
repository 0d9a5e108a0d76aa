// Rows are added and removed without leaving the page. The server draws them, as it does without JavaScript:
// the form is posted with the pressed button, and only this part of the answer is taken over.
async function press(button) {
  const form = button.form;
  const old = button.closest("[data-rows]");
  const name = old.dataset.rows;
  const body = new FormData(form, button);
  const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector(`[data-rows="${CSS.escape(name)}"]`);
  if (!fresh) throw new Error("The answer has no rows.");
  const isAdded = "add" in button.dataset;
  const index = Number(button.closest("[data-row]")?.dataset.row ?? 0);
  old.replaceWith(fresh);
  const rows = fresh.querySelectorAll("[data-row]");
  const goal = isAdded ? rows[rows.length - 1] : rows[Math.min(index, rows.length - 1)];
  const inside = goal?.querySelector("input:not([type=hidden]), select, textarea");
  (inside ?? fresh.querySelector("[data-add]"))?.focus();
  say(isAdded ? fresh.dataset.added : fresh.dataset.removed);
  document.dispatchEvent(new Event("wasl:rows"));
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

const status = document.createElement("p");
status.className = "vh";
status.setAttribute("role", "status");
document.body.append(status);
const say = (words) => { status.textContent = words; };

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-rows] [data-add], [data-rows] [data-remove]");
  if (!button?.form || button.ariaBusy === "true") return;
  event.preventDefault();
  const { form, name, value } = button;
  button.ariaBusy = "true";
  press(button).catch(() => {
    // No answer that can be used: send it the plain way, so that nothing typed is lost.
    button.ariaBusy = "false";
    const stand = Object.assign(document.createElement("input"), { type: "hidden", name, value });
    form.append(stand);
    form.noValidate = true;
    form.requestSubmit();
  });
});

document.addEventListener("keydown", (event) => {
  if (!event.altKey || !["+", "="].includes(event.key)) return;
  const near = event.target.closest("[data-rows]") ?? document.querySelector("[data-rows]");
  const button = near?.querySelector("[data-add]");
  if (!button) return;
  event.preventDefault();
  button.click();
});
