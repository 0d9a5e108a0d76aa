// A link to a question opens the same question as a dialog; without JavaScript the link is followed to its page.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]");
  const dialog = opener && document.getElementById(opener.dataset.dialog);
  if (!dialog?.showModal || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  dialog.showModal();
  (dialog.querySelector("input:not([type=hidden]), select, textarea") ?? dialog.querySelector("[data-close]"))?.focus();
  dialog.addEventListener("close", () => opener.focus(), { once: true });
});

document.addEventListener("click", (event) => {
  event.target.closest("[data-close]")?.closest("dialog")?.close();
});
