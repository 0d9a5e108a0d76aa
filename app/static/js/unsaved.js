// Leaving a form with something unsaved asks first. A form that the server has kept (autosave) is not unsaved.
const changed = new Set();

for (const form of document.querySelectorAll("form[data-guard], form[data-draft-url]")) {
  form.addEventListener("input", () => changed.add(form));
  form.addEventListener("wasl:kept", () => changed.delete(form));
  form.addEventListener("submit", (event) => {
    if (!event.defaultPrevented) changed.delete(form);
  });
}

window.addEventListener("beforeunload", (event) => {
  if (changed.size) event.preventDefault();
});
