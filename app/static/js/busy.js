// A form that is on its way is not sent twice, and its button says so.
let sending = null;

document.addEventListener("submit", (event) => {
  if (event.defaultPrevented) return;
  const form = event.target;
  if (form.method !== "post" || "download" in form.dataset) return;
  if (sending === form) {
    event.preventDefault();
    return;
  }
  sending = form;
  const button = event.submitter;
  if (!button?.matches(".btn")) return;
  button.style.minInlineSize = `${button.offsetWidth}px`;
  button.setAttribute("aria-busy", "true");
  if (button.dataset.busy) button.textContent = button.dataset.busy;
});

// Coming back by the browser's own button shows the page as it was left: make it usable again.
window.addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  sending = null;
  for (const button of document.querySelectorAll("[aria-busy=true]")) button.removeAttribute("aria-busy");
});
