// Two versions of one record: take all of one side at once.
for (const form of document.querySelectorAll("form[data-choices]")) {
  form.querySelector("[data-all]").hidden = false;
  form.addEventListener("click", (event) => {
    const side = event.target.closest("[data-take]")?.dataset.take;
    if (!side) return;
    for (const radio of form.querySelectorAll(`input[type=radio][value=${side}]`)) radio.checked = true;
  });
}
