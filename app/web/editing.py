"""Two people on one form: the second sees both versions field by field, chooses, and loses nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import wtforms
from flask import current_app, request
from itsdangerous import BadSignature, URLSafeSerializer
from markupsafe import Markup
from werkzeug.datastructures import MultiDict

from app.forms import Form
from app.forms.snapshot import typed_pairs
from app.i18n import gettext as _

SEEN, CHOICE, THEIRS = "seen", "choose-", "theirs-"


@dataclass(frozen=True)
class Difference:
    """One input that the two versions fill differently; the three texts are as a person reads them."""

    name: str
    label: str
    before: str
    mine: str
    theirs: str


def seen_field(form: Form) -> Markup:
    """A hidden input with what the form held when it was opened, signed so that it comes back as it was."""
    kept = request.form.get(SEEN) if request.method == "POST" else None
    value = kept or _signer().dumps(_values(form))
    return Markup('<input type="hidden" name="{}" value="{}">').format(SEEN, value)


def chosen() -> MultiDict[str, str] | None:
    """The form as posted, with the colleague's value wherever that was chosen; None when nothing was chosen."""
    if not any(name.startswith(CHOICE) for name in request.form):
        return None
    merged = MultiDict(request.form)
    for name, side in request.form.items():
        if name.startswith(CHOICE) and side == "theirs":
            _take(merged, name.removeprefix(CHOICE))
    return merged


def differences(mine: Form, theirs: Form) -> list[Difference]:
    """The inputs that differ between what was posted and what is stored now."""
    before, own, stored = _seen_before(), _values(mine), _values(theirs)
    shown = {**dict(_described(mine)), **dict(_described(theirs))}
    return [
        Difference(
            name,
            shown[name][0],
            _read(shown[name][1], before.get(name, "")),
            _read(shown[name][1], own.get(name, "")),
            _read(shown[name][1], stored.get(name, "")),
        )
        for name in {**own, **stored}
        if own.get(name, "") != stored.get(name, "") and name in shown
    ]


def typed_to_send_again(mine: Form, theirs: Form) -> MultiDict[str, str]:
    """Everything that was posted, plus the colleague's values, with the newest version in the hidden inputs."""
    typed = MultiDict([pair for pair in request.form.items(multi=True) if not pair[0].startswith((THEIRS, CHOICE))])
    stored = _values(theirs)
    for field in theirs:
        if _is_hidden(field) and field.name in stored:
            typed[field.name] = stored[field.name]
    typed[SEEN] = _signer().dumps(stored)
    for name, value in typed_pairs(theirs):
        typed.add(f"{THEIRS}{name}", value)
    return typed


def _take(merged: MultiDict[str, str], name: str) -> None:
    values = request.form.getlist(f"{THEIRS}{name}")
    if values:
        merged.setlist(name, values)
    else:
        merged.poplist(name)


def _values(form: Form) -> dict[str, str]:
    """Each input's text; a box ticked several times over is one text."""
    gathered: dict[str, str] = {}
    for name, value in typed_pairs(form):
        gathered[name] = f"{gathered[name]}, {value}" if name in gathered else value
    return gathered


def _seen_before() -> dict[str, str]:
    try:
        return _signer().loads(request.form.get(SEEN, ""))
    except BadSignature:
        return {}


def _described(form: Any, prefix: str = "") -> Iterator[tuple[str, tuple[str, wtforms.Field]]]:
    """(input name, (label, field)) of every input that a person sees."""
    for field in form:
        if _is_hidden(field):
            continue
        label = f"{prefix}{field.label.text}"
        if isinstance(field, wtforms.FieldList):
            for number, entry in enumerate(field.entries, 1):
                yield from _described(entry.form, f"{label} {number}: ")
        elif isinstance(field, wtforms.FormField):
            yield from _described(field.form, f"{label}: ")
        elif hasattr(field, "typed_parts"):
            yield from ((f"{field.name}-{part}", (label, field)) for part in field.typed_parts())
        else:
            yield field.name, (label, field)


def _read(field: wtforms.Field, value: str) -> str:
    """A value in words: the label of a choice, yes or no for a tick, else the text itself."""
    if isinstance(field, wtforms.BooleanField):
        return _("Yes") if value else _("No")
    pairs = field.pairs() if hasattr(field, "pairs") else getattr(field, "choices", None) or ()
    labels = {str(choice[0]): str(choice[1]) for choice in pairs if len(choice) > 1}
    return ", ".join(labels.get(part, part) for part in value.split(", "))


def _is_hidden(field: wtforms.Field) -> bool:
    return getattr(field.widget, "input_type", "") == "hidden"


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.secret_key, salt="seen")


__all__ = ["Difference", "chosen", "differences", "seen_field", "typed_to_send_again"]
