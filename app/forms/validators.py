"""Checks of one field, each with its own words in both languages."""

from wtforms import Field, Form
from wtforms.validators import StopValidation, ValidationError

from app.i18n import LazyText, _l, lazy_ngettext

FILL_IN = _l("Fill in this field")


def is_empty(field: Field) -> bool:
    """Whether nothing was given; False and 0 are answers."""
    return field.data is None or field.data in ("", [], ())


class Required:
    """Something must be given. Says nothing where the field already has an error of its own."""

    field_flags = {"required": True}

    def __init__(self, message: LazyText | None = None) -> None:
        self.message = message

    def __call__(self, form: Form, field: Field) -> None:
        if field.errors:
            raise StopValidation()
        if is_empty(field):
            raise StopValidation(self.message or getattr(field, "required_message", FILL_IN))


class Optional:
    """Nothing need be given; the checks after this one run only on something."""

    field_flags = {"optional": True}

    def __call__(self, form: Form, field: Field) -> None:
        if field.errors or is_empty(field):
            raise StopValidation()


class MaxLength:
    """At most `limit` characters."""

    def __init__(self, limit: int) -> None:
        self.limit = limit

    def __call__(self, form: Form, field: Field) -> None:
        if field.data and len(field.data) > self.limit:
            raise ValidationError(too_long(self.limit))


def too_long(limit: int) -> LazyText:
    """The words for a text of more than `limit` characters."""
    return lazy_ngettext("Shorten this to %(num)s character", "Shorten this to %(num)s characters", limit)


class Shaped:
    """Mixed into each field: required unless `optional=True`, a hint, and the words for "nothing given".

    Fields never carry HTML's `required`: the browser's own bubble speaks the browser's language.
    """

    required_message: LazyText = FILL_IN
    attributes: dict[str, str] = {}

    def __init__(
        self, label=None, validators=(), *, optional=False, hint="", required_message=None, render_kw=None, **options
    ):
        if required_message is not None:
            self.required_message = required_message
        chain = list(validators or ())
        if not any(isinstance(check, (Required, Optional)) for check in chain):
            chain.insert(0, Optional() if optional else Required())
        attributes = {"required": False, **self.attributes, **(render_kw or {})}
        options.setdefault("description", hint)
        super().__init__(label, chain, render_kw=attributes, **options)
