// Starts every small help. Each finds its own marks on the page, and every page works without any of them.
import "./shortcuts.js";
import "./menu.js";
import "./focus.js";
import "./reveal.js";
import "./typeahead.js";
import "./rows.js";
import "./dates.js";
import "./drafts.js";
import "./unsaved.js";
import "./dialog.js";
import "./choices.js";
import "./progress.js";
import "./busy.js";
