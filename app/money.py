"""Riyals as whole halalas: reading what is typed, and turning periods into months."""

import re
from decimal import ROUND_HALF_UP, Decimal

from app.i18n import Labelled, LazyText, _l
from app.text import InvalidInput, clean, fold_digits

LARGEST = 999_999_999  # 9,999,999.99 riyals

_MARKS = str.maketrans({"٬": ",", "،": ",", "٫": ".", "−": "-", "–": "-", "’": ","})
_CURRENCY = re.compile(r"^(?:SAR|SR)\s*|\s*(?:ريال(?:ات|ًا|ا)?|ر\.?\s?س\.?|SAR|SR)$", re.IGNORECASE)
_AMOUNT = re.compile(r"(?P<riyals>\d{1,3}(?:[, ]\d{3})+|\d+)(?:\.(?P<halalas>\d*))?", re.ASCII)


class InvalidAmount(InvalidInput):
    """The text is not an amount, or not one that is allowed."""


def parse_amount(text: str, smallest: int = 1, largest: int = LARGEST) -> int:
    """The halalas of «١٬٢٣٤٫٥٠», "1,234.5" or "1234 ريال". Raises InvalidAmount, with its own words for each fault.

    `smallest` and `largest` are halalas; `smallest=0` lets zero pass. Less than zero never passes.
    """
    typed = _CURRENCY.sub("", fold_digits(clean(text)).translate(_MARKS).strip())
    unsigned = typed.strip("-").strip()
    found = _AMOUNT.fullmatch(unsigned)
    if not found:
        raise InvalidAmount(_l("Enter the amount in digits, such as 1,234.50"))
    if unsigned != typed:
        raise InvalidAmount(_l("An amount has no minus sign; enter it without one"))
    if len(found["halalas"] or "") > 2:
        raise InvalidAmount(_l("Halalas are two digits at most, such as 1,234.50"))
    riyals = re.sub(r"\D", "", found["riyals"])
    return _within(int(riyals) * 100 + int((found["halalas"] or "").ljust(2, "0")), smallest, largest)


def _within(halalas: int, smallest: int, largest: int) -> int:
    if halalas > largest:
        raise InvalidAmount(_l("The most that can be entered is %(limit)s riyals", limit=f"{to_decimal(largest):,}"))
    if halalas == 0 and smallest > 0:
        raise InvalidAmount(_l("Enter an amount above zero"))
    if halalas < smallest:
        raise InvalidAmount(_l("The least that can be entered is %(limit)s riyals", limit=f"{to_decimal(smallest):,}"))
    return halalas


def to_decimal(halalas: int) -> Decimal:
    """Riyals with two decimals."""
    return Decimal(halalas).scaleb(-2)


def to_halalas(riyals: Decimal) -> int:
    """Whole halalas of a Decimal of riyals, half away from zero."""
    return int(riyals.scaleb(2).to_integral_value(ROUND_HALF_UP))


def half_up(numerator: int, denominator: int) -> int:
    """The nearest whole number to a fraction of whole numbers, half away from zero."""
    return int((Decimal(numerator) / Decimal(denominator)).to_integral_value(ROUND_HALF_UP))


class Periodicity(Labelled):
    """How often an amount comes or is due."""

    MONTHLY = "monthly", _l("Monthly")
    QUARTERLY = "quarterly", _l("Every three months")
    HALF_YEARLY = "half_yearly", _l("Every six months")
    YEARLY = "yearly", _l("Yearly")

    @property
    def months(self) -> int:
        """How many months one period has."""
        return {"monthly": 1, "quarterly": 3, "half_yearly": 6, "yearly": 12}[self.value]

    def monthly(self, halalas: int) -> int:
        """What an amount of this period makes a month, in halalas, half up."""
        return half_up(halalas, self.months)


RIYAL: LazyText = _l("SAR")
