// Shows what was typed in a password box, only while the button says so.
for (const button of document.querySelectorAll("[data-reveal]")) {
  const box = document.getElementById(button.dataset.reveal);
  const words = button.querySelector("span");
  const show = words.textContent;
  button.hidden = false;
  button.addEventListener("click", () => {
    const isShown = box.type === "password";
    box.type = isShown ? "text" : "password";
    button.setAttribute("aria-pressed", String(isShown));
    words.textContent = isShown ? button.dataset.shown : show;
    box.focus();
  });
  box.form.addEventListener("submit", () => { box.type = "password"; });
}
