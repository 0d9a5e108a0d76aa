"""Fields of one input each: what they accept, what they give (`data`), and what stays in the box after an error."""

import re
from collections.abc import Callable, Sequence
from typing import Any

import wtforms
from wtforms.validators import StopValidation, ValidationError
from wtforms.widgets import HiddenInput, TextArea

from app import formatting, identifiers, money
from app.forms.validators import Shaped, too_long
from app.i18n import LazyText, _l
from app.identifiers import IdKind
from app.text import InvalidInput, clean, clean_lines, fold_digits

_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|[ .'’\-ـ\u0300-\u036f\u064b-\u065f\u0670])*")


class TextField(Shaped, wtforms.StringField):
    """One line of clean text, at most `longest` characters; `data` is a str, or None when nothing is left."""

    longest = 300

    def __init__(self, label=None, validators=(), *, longest: int | None = None, **options):
        super().__init__(label, validators, **options)
        self.longest = longest or self.longest

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        typed = [value for value in valuelist if isinstance(value, str)]
        if typed:
            self.data = None
            text = self.tidy(typed[0])
            self.data = self.read(text) if text else None

    def tidy(self, text: str) -> str:
        """The text without what nobody can see."""
        return clean(text)

    def read(self, text: str) -> Any:
        """`data` of a tidy text. Raises InvalidInput."""
        if len(text) > self.longest:
            raise InvalidInput(too_long(self.longest))
        return text

    def show(self, data: Any) -> str:
        """What stands in the box for `data` that nobody typed."""
        return str(data)

    def _value(self) -> str:
        typed = [value for value in self.raw_data or () if isinstance(value, str)]
        if typed:
            return typed[0].replace("\0", "")
        return self.show(self.data) if self.data is not None else ""


class LongTextField(TextField):
    """Several lines; line ends stay."""

    widget = TextArea()
    longest = 4000

    def tidy(self, text: str) -> str:
        return clean_lines(text)


class HiddenField(TextField):
    """A value that the page carries; never asked of anybody."""

    widget = HiddenInput()

    def __init__(self, label="", validators=(), **options):
        super().__init__(label, validators, **{"optional": True, **options})


class PasswordField(Shaped, wtforms.PasswordField):
    """A password exactly as typed; never shown again, never kept."""


class NameField(TextField):
    """One part of a person's name: letters of any script, at most 60."""

    longest = 60

    def read(self, text: str) -> str:
        text = super().read(text)
        if not _NAME.fullmatch(text):
            raise InvalidInput(_l("Write the name in letters only"))
        return text


class CodeField(TextField):
    """A code that `read` knows how to normalise, such as `identifiers.short_address`."""

    attributes = {"class": "ltr"}

    def __init__(self, label=None, read: Callable[[str], str] = str, validators=(), **options):
        super().__init__(label, validators, **options)
        self._read = read

    def read(self, text: str) -> str:
        return self._read(super().read(text))


class NationalIdField(TextField):
    """An ID number of the kind that the field `kind_field` of the same form says; `data` is its ten digits.

    Of the kind "no ID" nothing is expected and `data` is None. Without a kind the first digit decides.
    """

    required_message = _l("Enter the ID number")

    def __init__(self, label=None, validators=(), *, kind_field: str = "id_kind", **options):
        super().__init__(label, validators, **options)
        self.kind_field = kind_field

    def read(self, text: str) -> str:
        return identifiers.normalise_id(super().read(text))

    def pre_validate(self, form: wtforms.Form) -> None:
        kind = form[self.kind_field].data if self.kind_field in form else None
        if kind is IdKind.NONE:
            self._refuse_number()
        if self.data and not self.errors:
            self.data = self._checked(kind or identifiers.kind_of_id(self.data) or IdKind.NATIONAL)

    def _refuse_number(self) -> None:
        if self.data:
            raise StopValidation(_l("Choose the kind of ID, or leave the number empty"))
        raise StopValidation()

    def _checked(self, kind: IdKind) -> str:
        try:
            return identifiers.check_id(kind, self.data)
        except InvalidInput as fault:
            raise ValidationError(fault.message) from None


class MobileField(TextField):
    """A Saudi mobile; `data` is E.164."""

    required_message = _l("Enter the mobile number")

    def read(self, text: str) -> str:
        return identifiers.normalise_mobile(super().read(text))

    def show(self, data: str) -> str:
        return formatting.mobile(data).replace("\u00a0", "")


class IbanField(TextField):
    """A Saudi IBAN; `data` is `SA` and 22 digits without spaces."""

    required_message = _l("Enter the IBAN")

    def read(self, text: str) -> str:
        return identifiers.normalise_iban(super().read(text))

    def show(self, data: str) -> str:
        return formatting.iban(data).replace("\u00a0", " ")


class AmountField(TextField):
    """Riyals; `data` is whole halalas. `smallest=0` lets zero pass."""

    required_message = _l("Enter the amount")

    def __init__(self, label=None, validators=(), *, smallest: int = 1, largest: int = money.LARGEST, **options):
        super().__init__(label, validators, **options)
        self.smallest, self.largest = smallest, largest

    def read(self, text: str) -> int:
        return money.parse_amount(super().read(text), self.smallest, self.largest)

    def show(self, data: int) -> str:
        return formatting.money(data)


class IntegerField(TextField):
    """A whole number from `smallest` to `largest`."""

    required_message: LazyText = _l("Enter a number")

    def __init__(self, label=None, validators=(), *, smallest: int = 0, largest: int = 99, **options):
        super().__init__(label, validators, **options)
        self.smallest, self.largest = smallest, largest

    def read(self, text: str) -> int:
        digits = fold_digits(super().read(text))
        if not re.fullmatch(r"[0-9]{1,9}", digits) or not self.smallest <= int(digits) <= self.largest:
            raise InvalidInput(
                _l(
                    "Enter a whole number from %(smallest)s to %(largest)s",
                    smallest=self.smallest,
                    largest=self.largest,
                )
            )
        return int(digits)
