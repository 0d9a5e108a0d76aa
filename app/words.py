"""Amounts in words, for receipts and letters: Arabic with its counted nouns, and English."""

from dataclasses import dataclass

from app.i18n import current_locale

LARGEST = 99_999_999_999  # 999,999,999.99 riyals, in halalas


@dataclass(frozen=True, slots=True)
class _Noun:
    """A counted noun: after 00, for two, for 3–10, for 11–99; the bound forms stand before another noun."""

    one: str
    two: str
    few: str
    many: str
    is_feminine: bool = False
    two_bound: str = ""

    def bound(self) -> "_Noun":
        """The same noun with another noun right after it: ألفا ريال، أحد عشر ألف ريال."""
        return _Noun(self.one, self.two_bound, self.few, self.one)


_RIYAL = _Noun("ريال", "ريالان", "ريالات", "ريالًا")
_HALALA = _Noun("هللة", "هللتان", "هللات", "هللة", is_feminine=True)
_THOUSAND = _Noun("ألف", "ألفان", "آلاف", "ألفًا", two_bound="ألفا")
_MILLION = _Noun("مليون", "مليونان", "ملايين", "مليونًا", two_bound="مليونا")

_TO_TEN = ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"]
_TO_TEN_FEMININE = ["", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر"]
_TENS = ("", "", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون")
_HUNDREDS = (
    *("", "مائة", "مائتان", "ثلاثمائة", "أربعمائة"),
    *("خمسمائة", "ستمائة", "سبعمائة", "ثمانمائة", "تسعمائة"),
)


def amount_in_words(halalas: int, locale: str | None = None) -> str:
    """An amount in words in `locale` (default: the current one): «فقط ألفا ريال لا غير», "Two thousand riyals only".

    Takes 0 to 999,999,999.99 riyals, in halalas; raises ValueError outside.
    """
    if not 0 <= halalas <= LARGEST:
        raise ValueError(f"no words for {halalas} halalas")
    return _in_arabic(halalas) if (locale or current_locale()) == "ar" else _in_english(halalas)


def _in_arabic(halalas: int) -> str:
    riyals, rest = divmod(halalas, 100)
    spoken = []
    if riyals or not rest:
        spoken.append(_riyals_in_arabic(riyals))
    if rest:
        spoken.append(" و".join(_counted(rest, _HALALA)))
    return f"فقط {' و'.join(spoken)} لا غير"


def _riyals_in_arabic(riyals: int) -> str:
    if riyals == 0:
        return "صفر ريال"
    millions, below = divmod(riyals, 1_000_000)
    thousands, units = divmod(below, 1_000)
    if units in (1, 2):
        return " و".join([*_whole(millions, thousands), *_counted(units, _RIYAL)])
    if units == 0:
        return " و".join(_whole(millions, thousands))
    parts = [*_counted(millions, _MILLION), *_counted(thousands, _THOUSAND)]
    if units % 100 in (1, 2):
        parts += [f"{_bound_hundreds(units)} ريال", *_counted(units % 100, _RIYAL)]
    else:
        parts += _counted(units, _RIYAL)
    return " و".join(parts)


def _whole(millions: int, thousands: int) -> list[str]:
    """Whole thousands of riyals: the last part leans on the noun «ريال»."""
    if thousands:
        parts = [*_counted(millions, _MILLION), *_counted(thousands, _THOUSAND.bound())]
    else:
        parts = _counted(millions, _MILLION.bound())
    return [*parts[:-1], f"{parts[-1]} ريال"] if parts else []


def _counted(number: int, noun: _Noun) -> list[str]:
    """The parts, to be joined by و, of 0–999 of a noun."""
    last_two = number % 100
    if number == 0:
        return []
    if last_two == 0:
        return [f"{_bound_hundreds(number)} {noun.one}"]
    if last_two in (1, 2):
        before = [f"{_bound_hundreds(number)} {noun.one}"] if number > 2 else []
        return [*before, _one_or_two(last_two, noun)]
    hundreds = [_HUNDREDS[number // 100]] if number > 99 else []
    parts = [*hundreds, *_below_hundred(last_two, noun.is_feminine)]
    return [*parts[:-1], f"{parts[-1]} {noun.few if last_two <= 10 else noun.many}"]


def _one_or_two(number: int, noun: _Noun) -> str:
    if number == 2:
        return noun.two
    if noun in (_RIYAL, _HALALA):
        return f"{noun.one} {'واحدة' if noun.is_feminine else 'واحد'}"
    return noun.one


def _bound_hundreds(number: int) -> str:
    return "مائتا" if number // 100 == 2 else _HUNDREDS[number // 100]


def _below_hundred(number: int, is_feminine: bool) -> list[str]:
    ones = _TO_TEN_FEMININE if is_feminine else _TO_TEN
    if number <= 10:
        return [ones[number]]
    if number < 20:
        return [_teen(number - 10, is_feminine)]
    tens, digit = divmod(number, 10)
    if digit == 0:
        return [_TENS[tens]]
    leading = {1: "إحدى", 8: "ثمانٍ"}.get(digit, ones[digit]) if is_feminine else ones[digit]
    return [leading, _TENS[tens]]


def _teen(digit: int, is_feminine: bool) -> str:
    if is_feminine:
        return {1: "إحدى", 2: "اثنتا"}.get(digit, _TO_TEN_FEMININE[digit]) + " عشرة"
    return {1: "أحد", 2: "اثنا"}.get(digit, _TO_TEN[digit]) + " عشر"


_ENGLISH_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_ENGLISH_TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def _in_english(halalas: int) -> str:
    riyals, rest = divmod(halalas, 100)
    spoken = []
    if riyals or not rest:
        spoken.append(f"{_english_number(riyals)} {'riyal' if riyals == 1 else 'riyals'}")
    if rest:
        spoken.append(f"{_english_number(rest)} {'halala' if rest == 1 else 'halalas'}")
    words = " and ".join(spoken)
    return f"{words[0].upper()}{words[1:]} only"


def _english_number(number: int) -> str:
    parts = []
    for scale, name in ((1_000_000, " million"), (1_000, " thousand")):
        count, number = divmod(number, scale)
        if count:
            parts.append(_english_below_thousand(count) + name)
    if number >= 100 or (number and not parts):
        parts.append(_english_below_thousand(number))
    elif number:
        parts.append("and " + _english_below_thousand(number))
    return " ".join(parts) or "zero"


def _english_below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _english_below_hundred(rest)
    head = f"{_ENGLISH_SMALL[hundreds]} hundred"
    return f"{head} and {_english_below_hundred(rest)}" if rest else head


def _english_below_hundred(number: int) -> str:
    if number < 20:
        return _ENGLISH_SMALL[number]
    tens, digit = divmod(number, 10)
    return f"{_ENGLISH_TENS[tens]}-{_ENGLISH_SMALL[digit]}" if digit else _ENGLISH_TENS[tens]
