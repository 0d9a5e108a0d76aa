"""Fields whose answer stands in a list: selects, radio buttons, ticks."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum
from typing import Any

import wtforms
from wtforms.fields.choices import Choice, SelectFieldBase
from wtforms.widgets import CheckboxInput, ListWidget, RadioInput, Select

from app.forms.validators import Shaped
from app.i18n import LazyText, _l
from app.text import InvalidInput

Options = type[Enum] | Iterable[Any] | Callable[[], Iterable[Any]]
CHOOSE = _l("Choose")


class _Listed(Shaped, SelectFieldBase):
    """An answer out of `options`: a labelled enum, some of its members, (value, label) pairs, or a function."""

    required_message = _l("Choose from the list")

    def __init__(self, label=None, options: Options = (), validators=(), **settings):
        super().__init__(label, validators, **settings)
        self.options = options

    def pairs(self) -> list[tuple[Any, str | LazyText]]:
        """(answer, label) of every option, in order."""
        options = self.options() if callable(self.options) and not isinstance(self.options, type) else self.options
        return [(option, option.label) if isinstance(option, Enum) else option for option in options]

    def member(self, value: Any) -> Any:
        """The answer that a posted or stored value names. Raises InvalidInput for one that is not offered."""
        for answer, _label in self.pairs():
            if _posted(answer) == _posted(value):
                return answer
        raise InvalidInput(_l("Choose from the list"))


def _posted(answer: Any) -> str:
    return str(answer.value if isinstance(answer, Enum) else answer)


class ChoiceField(_Listed):
    """One answer; `data` is the enum's member or the pair's value, None when nothing is chosen.

    `blank` is the first line of the list, None for a list without one.
    """

    widget = Select()

    def __init__(
        self, label=None, options: Options = (), validators=(), *, blank: LazyText | None = CHOOSE, **settings
    ):
        super().__init__(label, options, validators, **settings)
        self.blank = blank

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        if valuelist:
            self.data = None
            self.data = self.member(valuelist[0]) if valuelist[0] else None

    def offer(self, options: Options) -> None:
        """Put other options in place of the ones so far, and read the posted answer again."""
        self.options = options
        self.process_errors = []
        try:
            self.process_formdata(self.raw_data or ())
        except InvalidInput as fault:
            self.process_errors.append(fault.message)

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else _posted(self.data)

    def iter_choices(self) -> Iterator[Choice]:
        chosen = self._value()
        if self.blank is not None:
            yield Choice(value="", label=self.blank, selected=not chosen, render_kw={})
        for answer, label in self.pairs():
            yield Choice(value=_posted(answer), label=label, selected=_posted(answer) == chosen, render_kw={})


class RadioChoiceField(ChoiceField):
    """The same with every answer in sight."""

    widget = ListWidget(prefix_label=False)
    option_widget = RadioInput()
    required_message = _l("Choose one of these")

    def __init__(self, label=None, options: Options = (), validators=(), **settings):
        super().__init__(label, options, validators, **{"blank": None, **settings})


class ChoicesField(_Listed):
    """Any number of answers, each with its tick; `data` is the list of them."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()
    required_message = _l("Choose at least one")

    def process_data(self, value: Iterable[Any] | None) -> None:
        self.data = list(value or ())

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        self.data = []
        self.data = [self.member(value) for value in dict.fromkeys(valuelist) if value]

    def typed_values(self) -> list[str]:
        """The posted form of what is ticked."""
        return [_posted(answer) for answer in self.data or ()]

    def iter_choices(self) -> Iterator[Choice]:
        ticked = self.typed_values()
        for answer, label in self.pairs():
            yield Choice(value=_posted(answer), label=label, selected=_posted(answer) in ticked, render_kw={})


class BooleanField(Shaped, wtforms.BooleanField):
    """A tick: True or False, and False is an answer."""
