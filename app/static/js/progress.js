// A running job's bar moves without refreshing the page; when it is finished the page is opened again.
const EVERY = 1500;

function follow(box) {
  const bar = box.querySelector("progress");
  const ask = async () => {
    try {
      const answer = await fetch(box.dataset.poll, { headers: { Accept: "application/json" } });
      const job = await answer.json();
      if (job.is_finished) {
        location.reload();
        return;
      }
      bar.max = job.total || 1;
      bar.value = job.done;
      box.querySelector("[data-sentence]").textContent = job.sentence;
      box.querySelector("[data-left]").textContent = job.left;
    } catch {
      // The next question may be answered; a refresh always works.
    }
    setTimeout(ask, EVERY);
  };
  setTimeout(ask, EVERY);
}

document.querySelectorAll("[data-poll]").forEach(follow);
