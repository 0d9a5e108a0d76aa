"""What stands in the inputs of a form right now, as a browser would post it."""

from collections.abc import Iterable, Iterator

import wtforms
from wtforms.csrf.core import CSRFTokenField

NEVER_KEPT = (CSRFTokenField, wtforms.PasswordField, wtforms.FileField, wtforms.MultipleFileField, wtforms.SubmitField)
NEVER_KEPT_NAMES = frozenset({"csrf_token", "idempotency_key"})


def typed_pairs(fields: Iterable[wtforms.Field]) -> Iterator[tuple[str, str]]:
    """(name, value) of every input, as typed, else as shown; never tokens, passwords, files or buttons."""
    for field in fields:
        if not isinstance(field, NEVER_KEPT) and field.name not in NEVER_KEPT_NAMES:
            yield from _pairs_of(field)


def _pairs_of(field: wtforms.Field) -> Iterator[tuple[str, str]]:
    if isinstance(field, wtforms.FormField):
        yield from typed_pairs(field.form)
    elif isinstance(field, wtforms.FieldList):
        for entry in field.entries:
            yield from _pairs_of(entry)
    elif hasattr(field, "typed_parts"):
        yield from ((f"{field.name}-{part}", value) for part, value in field.typed_parts().items())
    else:
        yield from ((field.name, value) for value in _values_of(field))


def _values_of(field: wtforms.Field) -> list[str]:
    if isinstance(field, wtforms.BooleanField):
        return ["y"] if field.data else []
    if hasattr(field, "typed_values"):
        return field.typed_values()
    if hasattr(field, "_value"):
        return [str(field._value())]
    return [] if field.data is None else [str(field.data)]
