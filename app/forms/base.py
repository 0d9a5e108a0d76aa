"""The two kinds of form: one that is posted, and a part of one. They know shapes only, no rules and no database."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import wtforms
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms.csrf.core import CSRFTokenField

from app.forms.rows import rows_of
from app.forms.snapshot import typed_pairs
from app.i18n import LazyText, gettext
from app.i18n import lazy_gettext as _l
from app.text import clean, clean_lines

STALE_PAGE = _l("This page was open for a long time. Send it again; what you typed is still here.")


class _CleanMeta:
    """Text of plain WTForms fields is cleaned too; passwords stay as typed."""

    def bind_field(self, form: wtforms.Form, unbound: Any, options: dict[str, Any]) -> wtforms.Field:
        kind = unbound.field_class
        if issubclass(kind, wtforms.StringField) and not issubclass(kind, wtforms.PasswordField):
            options["filters"] = [*unbound.kwargs.get("filters", ()), _clean_if_text]
        return unbound.bind(form=form, **options)


def _clean_if_text(data: Any) -> Any:
    if not isinstance(data, str):
        return data
    return clean_lines(data) if "\n" in data else clean(data)


class Part(wtforms.Form):
    """Fields that stand together inside a form (Section, Rows), or a list's filter: Part(request.args)."""

    class Meta(_CleanMeta, wtforms.meta.DefaultMeta):
        pass


class Form(FlaskForm):
    """A form that is posted, with its token. `rows_changed` is heard before anything is checked."""

    class Meta(_CleanMeta, FlaskForm.Meta):
        def wrap_formdata(self, form: "Form", formdata: Any) -> Any:
            form.posted = super().wrap_formdata(form, formdata)
            return form.posted

    posted: Any = None
    _rows_changed: bool | None = None

    def rows_changed(self) -> bool:
        """Whether a button that adds or removes a row was pressed; the row is there, or gone, after this."""
        if self._rows_changed is None:
            self._rows_changed = bool(self.posted) and any(rows.press(self.posted) for rows in rows_of(self))
        return self._rows_changed

    def validate_on_submit(self, extra_validators: Any = None) -> bool:
        """True when posted and right; a press of an add or remove button is no submission."""
        return self.is_submitted() and not self.rows_changed() and self.validate(extra_validators)

    def validate(self, extra_validators: Any = None) -> bool:
        is_right = super().validate(extra_validators)
        token = self._fields.get("csrf_token")
        if token is not None and token.errors:
            token.errors = [STALE_PAGE]
        return is_right


def error_list(form: wtforms.Form) -> list[tuple[str, str, str]]:
    """(field id, label, message) of each field that has an error, in the order of the page, rows and parts too."""
    return [*_errors_of(form), *(("main", gettext("This form"), str(fault)) for fault in form.form_errors)]


def _errors_of(fields: Iterable[wtforms.Field], row: str = "") -> Iterator[tuple[str, str, str]]:
    for field in fields:
        if isinstance(field, wtforms.FormField):
            yield from _errors_of(field.form, row)
        elif isinstance(field, wtforms.FieldList):
            yield from _errors_of_rows(field)
        elif field.errors:
            yield _id_of(field), _label_of(field, row), str(field.errors[0])


def _errors_of_rows(rows: wtforms.FieldList) -> Iterator[tuple[str, str, str]]:
    for own in rows.errors:
        if isinstance(own, (str, LazyText)):
            yield rows.id, str(rows.label.text), str(own)
    for number, entry in enumerate(rows.entries, start=1):
        row = f"{getattr(rows, 'row_label', rows.label.text)} {number}"
        yield from _errors_of([entry], row)


def _id_of(field: wtforms.Field) -> str:
    return "main" if isinstance(field, CSRFTokenField) else field.id


def _label_of(field: wtforms.Field, row: str) -> str:
    if isinstance(field, CSRFTokenField):
        return gettext("This form")
    label = str(field.label.text)
    return gettext("%(field)s, %(row)s", field=label, row=row) if row else label


def typed(form: wtforms.Form) -> dict[str, list[str]]:
    """Everything that stands in the form, ready for JSON; without tokens, passwords and files."""
    values: dict[str, list[str]] = {}
    for name, value in typed_pairs(form):
        values.setdefault(name, []).append(value)
    return values


def retype(values: Mapping[str, Iterable[str]]) -> MultiDict[str, str]:
    """What `typed` gave, as form data again: `SomeForm(formdata=retype(draft))`."""
    return MultiDict((name, value) for name, several in values.items() for value in several)
