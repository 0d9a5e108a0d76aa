"""Numbers that point at a person, a phone, an account or a house: how they are read, checked and masked."""

import re

import phonenumbers
from stdnum import iban as iban_check
from stdnum import luhn
from stdnum.exceptions import ValidationError

from app.i18n import Labelled, LazyText, _l, lazy_ngettext
from app.text import InvalidInput, clean, fold_digits

_SEPARATORS = re.compile(r"[\s\-‐‑–—−./_()،,]+")
_BULLET = "•"


class IdKind(Labelled):
    """The kinds of identity document a family member can have."""

    NATIONAL = "national", _l("National ID")
    IQAMA = "iqama", _l("Iqama")
    BORDER = "border", _l("Border number")
    NONE = "none", _l("No ID")


class InvalidIdentifier(InvalidInput):
    """The number cannot be one of its kind."""


def normalise_id(text: str) -> str:
    """The digits of an ID number in any written form; what is neither digit nor separator stays to be refused."""
    return _SEPARATORS.sub("", fold_digits(clean(text)))


def check_id(kind: IdKind, text: str) -> str:
    """The ten digits of an ID number of `kind`. Raises InvalidIdentifier; NONE has no number to check."""
    checks = {IdKind.NATIONAL: check_national_id, IdKind.IQAMA: check_iqama, IdKind.BORDER: check_border_number}
    return checks[kind](text)


def check_national_id(text: str) -> str:
    """Ten digits that begin with 1 and pass the check digit."""
    return _luhn_checked(_starting(_ten_digits(text), "1", _l("A national ID begins with 1; look at the card again")))


def check_iqama(text: str) -> str:
    """Ten digits that begin with 2 and pass the check digit."""
    return _luhn_checked(_starting(_ten_digits(text), "2", _l("An iqama number begins with 2; look at the card again")))


def check_border_number(text: str) -> str:
    """Ten digits that begin with 3 or 4; no check digit is published for them."""
    return _starting(_ten_digits(text), "34", _l("A border number begins with 3 or 4; look at the card again"))


def kind_of_id(number: str) -> IdKind | None:
    """The kind that a number's first digit speaks of, None where no kind begins so."""
    kinds = {"1": IdKind.NATIONAL, "2": IdKind.IQAMA, "3": IdKind.BORDER, "4": IdKind.BORDER}
    return kinds.get(number[:1])


def _ten_digits(text: str) -> str:
    number = normalise_id(text)
    if not re.fullmatch(r"[0-9]+", number):
        raise InvalidIdentifier(_l("An ID number has digits only; look at the card again"))
    if len(number) != 10:
        raise InvalidIdentifier(
            lazy_ngettext(
                "This is %(num)s digit and an ID number has 10; look at the card again",
                "These are %(num)s digits and an ID number has 10; look at the card again",
                len(number),
            )
        )
    return number


def _starting(number: str, allowed: str, otherwise: LazyText) -> str:
    if number[0] in allowed:
        return number
    other = kind_of_id(number)
    if other is None:
        raise InvalidIdentifier(otherwise)
    raise InvalidIdentifier(
        _l(
            "A number that begins with %(digit)s is of the kind “%(kind)s”; change the kind or the number",
            digit=number[0],
            kind=other.label,
        )
    )


def _luhn_checked(number: str) -> str:
    if not luhn.is_valid(number):
        raise InvalidIdentifier(_l("The check digit does not match; look at the card again"))
    return number


def normalise_mobile(text: str) -> str:
    """A Saudi mobile number in any written form as E.164, `+9665XXXXXXXX`. Raises InvalidIdentifier."""
    typed = _SEPARATORS.sub("", fold_digits(clean(text)))
    if not re.fullmatch(r"\+?[0-9]{3,17}", typed):
        raise InvalidIdentifier(_l("Enter 10 digits starting with 05"))
    try:
        number = phonenumbers.parse(typed, "SA")
    except phonenumbers.NumberParseException:
        raise InvalidIdentifier(_l("Enter 10 digits starting with 05")) from None
    _check_mobile(number)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _check_mobile(number: phonenumbers.PhoneNumber) -> None:
    if number.country_code != 966:
        raise InvalidIdentifier(_l("Enter a Saudi mobile number: 10 digits starting with 05"))
    national = str(number.national_number)
    if phonenumbers.is_valid_number(number):
        if phonenumbers.number_type(number) != phonenumbers.PhoneNumberType.MOBILE:
            raise InvalidIdentifier(_l("This is not a mobile number; enter 10 digits starting with 05"))
    elif len(national) == 9 and national.startswith("5"):
        raise InvalidIdentifier(
            _l("No mobile number begins with %(prefix)s; ask for it again", prefix="0" + national[:2])
        )
    else:
        raise InvalidIdentifier(_l("Enter 10 digits starting with 05"))


def normalise_iban(text: str) -> str:
    """A Saudi IBAN in any written form as `SA` and 22 digits, without spaces. Raises InvalidIdentifier."""
    number = _SEPARATORS.sub("", fold_digits(clean(text))).upper()
    if re.match(r"(?!SA)[A-Z]{2}[0-9]{2}", number):
        raise InvalidIdentifier(_l("This account is in another country; enter an IBAN that begins with SA"))
    if not re.fullmatch(r"SA[0-9]{22}", number):
        raise InvalidIdentifier(_l("A Saudi IBAN is SA and 22 digits; look at the certificate again"))
    try:
        return iban_check.validate(number, check_country=False)
    except ValidationError:
        message = _l("The check digits of the IBAN do not match; look at the certificate again")
        raise InvalidIdentifier(message) from None


# Hints only: an account is never refused for its bank, because new banks are not in this list.
_BANKS = {
    "05": _l("Alinma Bank"),
    "10": _l("Saudi National Bank"),
    "15": _l("Bank Albilad"),
    "20": _l("Riyad Bank"),
    "30": _l("Arab National Bank"),
    "40": _l("Saudi National Bank (formerly Samba)"),
    "45": _l("Saudi Awwal Bank"),
    "50": _l("Saudi Awwal Bank (formerly Alawwal)"),
    "55": _l("Banque Saudi Fransi"),
    "60": _l("Bank Aljazira"),
    "65": _l("Saudi Investment Bank"),
    "80": _l("Al Rajhi Bank"),
    "90": _l("Gulf International Bank"),
    "95": _l("Emirates NBD"),
}


def bank_hint(iban: str) -> LazyText | None:
    """The bank that a normalised Saudi IBAN seems to belong to, None where it is not known."""
    return _BANKS.get(iban[4:6])


def short_address(text: str) -> str:
    """A National Address in short: four letters and four digits, `JDAA0012`. Raises InvalidIdentifier."""
    code = _SEPARATORS.sub("", fold_digits(clean(text))).upper()
    if not re.fullmatch(r"[A-Z]{4}[0-9]{4}", code):
        raise InvalidIdentifier(_l("A short address is 4 Latin letters and 4 digits, such as JDAA0012"))
    return code


def postal_code(text: str) -> str:
    """Five digits. Raises InvalidIdentifier."""
    return _digits(text, 5, _l("A postal code has 5 digits"))


def is_makkah_postal_code(code: str) -> bool:
    """Whether a postal code lies in Makkah region, as Jeddah's do: worth a warning, never a refusal."""
    return code.startswith("2")


def building_number(text: str) -> str:
    """Four digits. Raises InvalidIdentifier."""
    return _digits(text, 4, _l("A building number has 4 digits"))


def additional_number(text: str) -> str:
    """Four digits. Raises InvalidIdentifier."""
    return _digits(text, 4, _l("An additional number has 4 digits"))


def _digits(text: str, count: int, otherwise: LazyText) -> str:
    number = normalise_id(text)
    if not re.fullmatch(rf"[0-9]{{{count}}}", number):
        raise InvalidIdentifier(otherwise)
    return number


def mask_id(number: str) -> str:
    """`••••••0016`: an ID number's last four digits."""
    return _BULLET * max(len(number) - 4, 0) + number[-4:]


def mask_mobile(number: str) -> str:
    """`•••••• 0123`: a mobile's last four digits."""
    return f"{_BULLET * 6} {number[-4:]}"


def mask_iban(iban: str) -> str:
    """`SA•• •••• … 5678`: an account's last four digits."""
    return f"SA{_BULLET * 2} {_BULLET * 4} … {iban[-4:]}"


def demo_national_id(number: int) -> str:
    """The `number`-th made-up national ID (0 and up): a low serial, because any other could be somebody's."""
    return _with_check_digit(f"1{number:08d}")


def demo_iqama(number: int) -> str:
    """The `number`-th made-up iqama number."""
    return _with_check_digit(f"2{number:08d}")


def demo_mobile(number: int) -> str:
    """The `number`-th made-up mobile in E.164, from the low end of 0500."""
    return f"+966500{number:06d}"


def demo_iban(number: int) -> str:
    """The `number`-th made-up IBAN."""
    account = f"80{number:018d}"
    return f"SA{iban_check.calc_check_digits('SA00' + account)}{account}"


def _with_check_digit(serial: str) -> str:
    return serial + luhn.calc_check_digit(serial)
