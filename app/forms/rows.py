"""Forms inside forms: a section, and rows that submit buttons add and remove without losing what was typed."""

from collections.abc import Iterator
from typing import Any

import wtforms
from wtforms.utils import unset_value
from wtforms.validators import ValidationError

from app.forms.snapshot import typed_pairs
from app.i18n import LazyText, _l, lazy_ngettext

ROW = _l("Row")


class Section(wtforms.FormField):
    """A Part with its own names inside a larger form: `head-first_name`."""


class Rows(wtforms.FieldList):
    """A Part that repeats. `add-NAME` and `remove-NAME-I` are its buttons; `Form.rows_changed` hears them.

    Rows that nobody touched are neither checked nor given: `filled` has the others and `data` what they say.
    `row_label` names one of them in the error summary: «تاريخ الميلاد، الفرد 2».
    """

    def __init__(
        self,
        part: type[wtforms.Form],
        label=None,
        validators=(),
        *,
        row_label: LazyText = ROW,
        smallest: int = 0,
        largest: int = 40,
        **options,
    ):
        super().__init__(wtforms.FormField(part), label, validators, **options)
        self.row_label, self.smallest, self.largest = row_label, smallest, largest

    def process(self, formdata: Any, data: Any = unset_value, extra_filters: Any = None) -> None:
        super().process(formdata, data, extra_filters)
        self.posted_indices = sorted(set(self._extract_indices(self.name, formdata))) if formdata else []

    def press(self, formdata: Any) -> bool:
        """Add or remove the row whose button was pressed; whether one was."""
        if f"add-{self.name}" in formdata:
            if len(self.entries) < self.largest:
                self.append_entry()
            return True
        for position, index in enumerate(self.posted_indices):
            if f"remove-{self.name}-{index}" in formdata:
                self.pop_entry(position)
                return True
        return False

    @property
    def filled(self) -> list[wtforms.FormField]:
        """The rows that somebody typed into, or that came with a record."""
        return [entry for entry in self.entries if not _is_untouched(entry)]

    @property
    def data(self) -> list[dict[str, Any]]:
        return [entry.data for entry in self.filled]

    def validate(self, form: wtforms.Form, extra_validators: Any = ()) -> bool:
        filled = self.filled
        are_right = [entry.validate(form) for entry in filled]
        self.errors = [entry.errors for entry in filled if entry.errors]
        try:
            self._check_number(len(filled))
        except ValidationError as fault:
            self.errors.append(fault.args[0])
        self._run_validation_chain(form, [*self.validators, *extra_validators])
        return all(are_right) and not self.errors

    def _check_number(self, number: int) -> None:
        if number < self.smallest:
            raise ValidationError(lazy_ngettext("Add at least %(num)s row", "Add at least %(num)s rows", self.smallest))
        if number > self.largest:
            raise ValidationError(
                lazy_ngettext("Leave at most %(num)s row here", "Leave at most %(num)s rows here", self.largest)
            )


def _is_untouched(entry: wtforms.FormField) -> bool:
    fresh = type(entry.form)(prefix=entry.name + entry.separator)
    return list(typed_pairs(entry.form)) == list(typed_pairs(fresh))


def rows_of(fields: Any) -> Iterator[Rows]:
    """Every Rows of a form, the nested ones too."""
    for field in fields:
        if isinstance(field, Rows):
            yield field
            for entry in field.entries:
                yield from rows_of(entry.form)
        elif isinstance(field, wtforms.FormField):
            yield from rows_of(field.form)
