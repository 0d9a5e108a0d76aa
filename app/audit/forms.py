"""The filters above the trail."""

from __future__ import annotations

from datetime import date

from wtforms import Form, SelectField, StringField, ValidationError

from app.dates import Calendar, InvalidDate, card_date
from app.i18n import gettext as _
from app.i18n import lazy_gettext as _l
from app.text import clean, fold_digits

OLDEST_GREGORIAN = 1700


class TypedDay(StringField):
    """A day typed as 1448/06/13 or 2026-11-23; `day` is the date or None."""

    day: date | None = None

    def pre_validate(self, form: Form) -> None:
        typed = fold_digits(clean(self.data or "")).replace("-", "/")
        if not typed:
            return
        try:
            year, month, day = (int(part) for part in typed.split("/"))
            calendar = Calendar.GREGORIAN if year > OLDEST_GREGORIAN else Calendar.HIJRI
            self.day = card_date(calendar, year, month, day).gregorian()
        except InvalidDate as problem:
            raise ValidationError(str(problem)) from None
        except ValueError:
            raise ValidationError(_("Write a day as 1448/06/13 or 2026/11/23.")) from None


class TrailFilterForm(Form):
    """Read from the address, so a filtered trail can be bookmarked; it changes nothing and needs no token."""

    actor = SelectField(_l("Who"), validate_choice=False)
    action = SelectField(_l("What"), validate_choice=False)
    record = StringField(_l("File, request or referral"))
    since = TypedDay(_l("From"))
    until = TypedDay(_l("To"))
