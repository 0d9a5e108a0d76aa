// "/" goes to the search box, wherever the person is not already typing.
const isTyping = (element) => element.closest("input, select, textarea, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const box = document.querySelector("[data-find] input[name=q]");
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
});
