// The summary of errors takes the focus when the page opens; its links go into the field, not only near it.
document.querySelector("[data-focus]")?.focus();

document.addEventListener("click", (event) => {
  const link = event.target.closest(".esum a[href^='#']");
  const target = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!target) return;
  event.preventDefault();
  const inner = target.matches("fieldset") ? target.querySelector("[aria-invalid], input, select") : null;
  (inner ?? target).focus();
});
