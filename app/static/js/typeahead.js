// Names and file numbers appear while they are typed. Without it the form opens the same list.
import { matched } from "./folding.js";

const WAIT = 150;
const LEAST = 2;

const make = (tag, cls, ...children) => {
  const element = document.createElement(tag);
  if (cls) element.className = cls;
  element.append(...children);
  return element;
};

function option(entry, id, typed) {
  const name = make("b", "", ...matched(entry.head, typed).map(([word, is]) => (is && !entry.near ? make("mark", "", word) : word)));
  const number = make("bdi", "", entry.number ?? "");
  number.dir = "ltr";
  const row = make("div", "tao", make("span", "grow", name, make("small", "", entry.why ?? "")), make("span", "code mute", number));
  row.id = id;
  row.dataset.url = entry.url;
  row.setAttribute("role", "option");
  row.setAttribute("aria-selected", "false");
  return row;
}

function group(title, note, entries, prefix, typed) {
  const heading = make("div", "tah", title, make("span", "cnt", String(entries.length)), note ? make("span", "mute", note) : "");
  heading.id = `${prefix}-title`;
  const box = make("div", "", heading, ...entries.map((entry, at) => option(entry, `${prefix}-${at}`, typed)));
  box.setAttribute("role", "group");
  box.setAttribute("aria-labelledby", heading.id);
  return box;
}

function footer(words) {
  const foot = make("div", "taf");
  if (words.newHref) {
    const link = make("a", "", words.new);
    link.href = words.newHref;
    foot.append(make("span", "", `${words.missing} `, link));
  }
  foot.append(make("span", "mute", make("kbd", "", "↑"), " ", make("kbd", "", "↓"), ` ${words.keys}`));
  return foot;
}

class TypeAhead {
  constructor(form) {
    this.form = form;
    this.input = form.querySelector("input[name=q]");
    this.list = make("div", "");
    this.list.id = `${this.input.id}-list`;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", form.dataset.exact);
    this.none = make("p", "tah mute");
    this.none.setAttribute("role", "status");
    this.panel = make("div", "ta", this.list, this.none, footer(form.dataset));
    this.panel.hidden = true;
    form.append(this.panel);
    this.at = -1;
    this.asked = 0;
    const set = (name, value) => this.input.setAttribute(name, value);
    set("role", "combobox"); set("aria-autocomplete", "list"); set("aria-expanded", "false"); set("aria-controls", this.list.id);
    this.input.addEventListener("input", () => this.plan());
    this.input.addEventListener("keydown", (event) => this.key(event));
    form.addEventListener("focusout", (event) => { if (!form.contains(event.relatedTarget)) this.close(); });
    this.panel.addEventListener("mousedown", (event) => { if (!event.target.closest("a")) event.preventDefault(); });
    this.list.addEventListener("click", (event) => this.open(event.target.closest("[role=option]")));
  }

  plan() {
    clearTimeout(this.timer);
    if (this.input.value.trim().length < LEAST) this.close();
    else this.timer = setTimeout(() => this.ask(this.input.value.trim()), WAIT);
  }

  async ask(typed) {
    const turn = ++this.asked;
    try {
      const answer = await fetch(`${this.form.dataset.typeahead}?${new URLSearchParams({ q: typed })}`, { headers: { Accept: "application/json" } });
      const found = answer.ok ? await answer.json() : null;
      if (turn === this.asked && found) this.show(found, typed);
    } catch {
      this.close();
    }
  }

  show(found, typed) {
    const words = this.form.dataset;
    const exact = found.filter((entry) => !entry.near);
    const near = found.filter((entry) => entry.near);
    const parts = [];
    if (exact.length) parts.push(group(words.exact, "", exact, `${this.list.id}-exact`, typed));
    if (near.length) parts.push(group(words.near, words.nearNote, near, `${this.list.id}-near`, typed));
    this.none.textContent = parts.length ? "" : words.none;
    this.none.hidden = Boolean(parts.length);
    this.list.replaceChildren(...parts);
    this.choose(-1);
    this.panel.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
  }

  choose(at) {
    const options = [...this.list.querySelectorAll("[role=option]")];
    this.at = options.length ? Math.max(-1, Math.min(at, options.length - 1)) : -1;
    options.forEach((row, index) => {
      row.classList.toggle("on", index === this.at);
      row.setAttribute("aria-selected", String(index === this.at));
    });
    if (this.at < 0) this.input.removeAttribute("aria-activedescendant");
    else {
      this.input.setAttribute("aria-activedescendant", options[this.at].id);
      options[this.at].scrollIntoView({ block: "nearest" });
    }
  }

  key(event) {
    if (this.panel.hidden || event.isComposing) return;
    if (event.key === "ArrowDown") this.choose(this.at + 1);
    else if (event.key === "ArrowUp") this.choose(this.at - 1);
    else if (event.key === "Escape") this.close();
    else if (event.key === "Enter" && this.at >= 0) this.open(this.list.querySelectorAll("[role=option]")[this.at]);
    else return;
    event.preventDefault();
  }

  open(row) {
    if (row) location.assign(row.dataset.url);
  }

  close() {
    this.asked += 1;
    clearTimeout(this.timer);
    this.panel.hidden = true;
    this.choose(-1);
    this.input.setAttribute("aria-expanded", "false");
  }
}

document.querySelectorAll("form[data-typeahead]").forEach((form) => new TypeAhead(form));
