"""ID numbers, mobiles, IBANs and addresses: every written form is read, every fault has its own words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.iban import calc_check_digits

from app.i18n import use_locale
from app.identifiers import (
    IdKind,
    InvalidIdentifier,
    additional_number,
    bank_hint,
    building_number,
    check_border_number,
    check_id,
    check_iqama,
    check_national_id,
    demo_iban,
    demo_iqama,
    demo_mobile,
    demo_national_id,
    is_makkah_postal_code,
    mask_iban,
    mask_id,
    mask_mobile,
    normalise_iban,
    normalise_id,
    normalise_mobile,
    postal_code,
    short_address,
)

NATIONAL = ["1000000008", "1010101010", "1100000007", "1099999995", "1234567897"]
IQAMA = ["2000000006", "2123456788", "2999999994"]
WRITTEN = ["١٠٠٠٠٠٠٠٠٨", "۱۰۰۰۰۰۰۰۰۸", "\u200f1000000008 ", "100-000-0008", "1000 000 008"]


@pytest.mark.parametrize("number", NATIONAL)
def test_a_national_id_passes(number: str) -> None:
    assert check_national_id(number) == number
    assert check_id(IdKind.NATIONAL, number) == number


@pytest.mark.parametrize("number", IQAMA)
def test_an_iqama_number_passes(number: str) -> None:
    assert check_iqama(number) == number
    assert check_id(IdKind.IQAMA, number) == number


@pytest.mark.parametrize("typed", WRITTEN)
def test_every_written_form_of_an_id_is_one_number(typed: str) -> None:
    assert check_national_id(typed) == "1000000008"


def test_two_digits_that_the_check_digit_cannot_tell_apart_both_pass() -> None:
    assert check_national_id("1090123454") != check_national_id("1900123454")


@pytest.mark.parametrize("number", ["3000000000", "4123456789"])
def test_a_border_number_has_no_check_digit(number: str) -> None:
    assert check_border_number(number) == number


FAULTS = [
    (check_national_id, "1000000000", "رقم التحقق لا يطابق، راجع البطاقة"),
    (check_national_id, "١٠٠٠٠٠٠٠٠٠", "رقم التحقق لا يطابق، راجع البطاقة"),
    (check_national_id, "1000000080", "رقم التحقق لا يطابق، راجع البطاقة"),
    (check_national_id, "100000008", "المكتوب 9 أرقام، ورقم الهوية 10 أرقام، راجع البطاقة"),
    (check_national_id, "10000000080", "المكتوب 11 رقمًا، ورقم الهوية 10 أرقام، راجع البطاقة"),
    (check_national_id, "3000000004", "الرقم الذي يبدأ بـ 3 نوعه «رقم حدود»، غيّر النوع أو راجع الرقم"),
    (check_national_id, "2000000006", "الرقم الذي يبدأ بـ 2 نوعه «إقامة»، غيّر النوع أو راجع الرقم"),
    (check_national_id, "0000000000", "رقم الهوية الوطنية يبدأ بـ 1، راجع البطاقة"),
    (check_national_id, "10000000O8", "رقم الهوية أرقام فقط، راجع البطاقة"),
    (check_national_id, "", "رقم الهوية أرقام فقط، راجع البطاقة"),
    (check_iqama, "1000000008", "الرقم الذي يبدأ بـ 1 نوعه «هوية وطنية»، غيّر النوع أو راجع الرقم"),
    (check_iqama, "9000000000", "رقم الإقامة يبدأ بـ 2، راجع البطاقة"),
    (check_border_number, "5000000000", "رقم الحدود يبدأ بـ 3 أو 4، راجع البطاقة"),
]


@pytest.mark.parametrize(("check", "typed", "words"), FAULTS)
def test_each_fault_of_an_id_says_what_to_look_at(check, typed: str, words: str) -> None:
    with pytest.raises(InvalidIdentifier) as fault:
        check(typed)

    with use_locale("ar"):
        assert str(fault.value) == words


MOBILES = ["0501234567", "501234567", "+966501234567", "966501234567", "00966501234567", "٠٥٠١٢٣٤٥٦٧", "05 0123 4567"]


@pytest.mark.parametrize(
    "typed", [*MOBILES, "050-123-4567", "۰۵۰۱۲۳۴۵۶۷", "(050) 1234567", "\u2066+966501234567\u2069"]
)
def test_every_written_form_of_a_mobile_is_one_number(typed: str) -> None:
    assert normalise_mobile(typed) == "+966501234567"


@pytest.mark.parametrize("typed", ["0570123456", "0590123456", "0530123456"])
def test_the_operators_of_the_kingdom_are_known(typed: str) -> None:
    assert normalise_mobile(typed) == "+966" + typed[1:]


MOBILE_FAULTS = [
    ("0520123456", "لا جوال يبدأ بـ 052، اسأل عن الرقم مرة أخرى"),
    ("05012345", "اكتب 10 أرقام تبدأ بـ 05"),
    ("0552 14", "اكتب 10 أرقام تبدأ بـ 05"),
    ("05012345678", "اكتب 10 أرقام تبدأ بـ 05"),
    ("0811123456", "اكتب 10 أرقام تبدأ بـ 05"),
    ("050123456A", "اكتب 10 أرقام تبدأ بـ 05"),
    ("12", "اكتب 10 أرقام تبدأ بـ 05"),
    ("0501234567;ext=5", "اكتب 10 أرقام تبدأ بـ 05"),
    ("0126123456", "هذا ليس رقم جوال، اكتب 10 أرقام تبدأ بـ 05"),
    ("920012345", "هذا ليس رقم جوال، اكتب 10 أرقام تبدأ بـ 05"),
    ("8001234567", "هذا ليس رقم جوال، اكتب 10 أرقام تبدأ بـ 05"),
    ("+201001234567", "اكتب رقم جوال سعوديًا: 10 أرقام تبدأ بـ 05"),
]


@pytest.mark.parametrize(("typed", "words"), MOBILE_FAULTS)
def test_each_fault_of_a_mobile_says_what_to_enter(typed: str, words: str) -> None:
    with pytest.raises(InvalidIdentifier) as fault:
        normalise_mobile(typed)

    with use_locale("ar"):
        assert str(fault.value) == words


REGISTRY_EXAMPLE = "SA0380000000608010167519"
BANKS = {
    "SA3905000000000012345678": "مصرف الإنماء",
    "SA5210000000000012345678": "البنك الأهلي السعودي",
    "SA6515000000000012345678": "بنك البلاد",
    "SA7820000000000012345678": "بنك الرياض",
    "SA0730000000000012345678": "البنك العربي الوطني",
    "SA3340000000000012345678": "البنك الأهلي السعودي (سامبا سابقًا)",
    "SA4645000000000012345678": "البنك السعودي الأول",
    "SA5950000000000012345678": "البنك السعودي الأول (الأول سابقًا)",
    "SA7255000000000012345678": "البنك السعودي الفرنسي",
    "SA8560000000000012345678": "بنك الجزيرة",
    "SA9865000000000012345678": "البنك السعودي للاستثمار",
    "SA4080000000000012345678": "مصرف الراجحي",
    "SA6690000000000012345678": "بنك الخليج الدولي",
    "SA7995000000000012345678": "بنك الإمارات دبي الوطني",
}


@pytest.mark.parametrize("typed", [REGISTRY_EXAMPLE, "SA03 8000 0000 6080 1016 7519", REGISTRY_EXAMPLE.lower()])
def test_every_written_form_of_an_iban_is_one_account(typed: str) -> None:
    assert normalise_iban(typed) == REGISTRY_EXAMPLE


@pytest.mark.parametrize(("iban", "bank"), BANKS.items())
def test_the_bank_of_an_iban_is_hinted(iban: str, bank: str) -> None:
    with use_locale("ar"):
        assert str(bank_hint(normalise_iban(iban))) == bank


def test_an_unknown_bank_is_no_reason_to_refuse() -> None:
    newcomer = f"SA{calc_check_digits('SA00' + '78' + '0' * 18)}78{'0' * 18}"

    assert normalise_iban(newcomer) == newcomer
    assert bank_hint(newcomer) is None


SHAPE = "الآيبان السعودي SA ثم 22 رقمًا، راجع شهادة الآيبان"
IBAN_FAULTS = [
    ("SA0380000000608010167518", "رقما التحقق في الآيبان لا يطابقان، راجع شهادة الآيبان"),
    ("SA038000000060801016751", SHAPE),
    ("SA03800000006080101675190", SHAPE),
    ("SA0380000000608010167519X", SHAPE),
    ("0380000000608010167519", SHAPE),
    ("SA6780ABCDEF000000000001", SHAPE),
    ("AE070331234567890123456", "هذا الحساب في دولة أخرى، اكتب آيبان يبدأ بـ SA"),
    ("gb82 west 1234 5698 7654 32", "هذا الحساب في دولة أخرى، اكتب آيبان يبدأ بـ SA"),
]


@pytest.mark.parametrize(("typed", "words"), IBAN_FAULTS)
def test_each_fault_of_an_iban_says_what_to_look_at(typed: str, words: str) -> None:
    with pytest.raises(InvalidIdentifier) as fault:
        normalise_iban(typed)

    with use_locale("ar"):
        assert str(fault.value) == words


def test_a_short_address_is_four_letters_and_four_digits() -> None:
    assert short_address("RRRD2929") == "RRRD2929"
    assert short_address("jabc 1234") == "JABC1234"
    assert short_address("jdaa٠٠١٢") == "JDAA0012"


@pytest.mark.parametrize("typed", ["ABC12345", "ABCD123", "", "جدهب1234"])
def test_any_other_short_address_is_refused(typed: str) -> None:
    with pytest.raises(InvalidIdentifier):
        short_address(typed)


def test_the_numbers_of_an_address_have_their_lengths() -> None:
    assert (postal_code("٢٢٢٣٠"), building_number("0012"), additional_number("7788")) == ("22230", "0012", "7788")
    assert is_makkah_postal_code("22230") and not is_makkah_postal_code("11564")


@pytest.mark.parametrize(
    ("read", "typed"), [(postal_code, "2223"), (building_number, "12"), (additional_number, "12a4")]
)
def test_any_other_length_of_an_address_number_is_refused(read, typed: str) -> None:
    with pytest.raises(InvalidIdentifier):
        read(typed)


def test_masks_leave_the_last_four_digits() -> None:
    assert mask_id("1000000016") == "••••••0016"
    assert mask_mobile("+966500000123") == "•••••• 0123"
    assert mask_iban("SA5210000000000012345678") == "SA•• •••• … 5678"


@given(st.integers(0, 99_999_999))
def test_made_up_numbers_pass_their_own_checks(number: int) -> None:
    assert check_national_id(demo_national_id(number)) == demo_national_id(number)
    assert check_iqama(demo_iqama(number)) == demo_iqama(number)
    assert normalise_iban(demo_iban(number)) == demo_iban(number)
    assert normalise_mobile(demo_mobile(number % 1_000_000)) == demo_mobile(number % 1_000_000)


def test_the_first_made_up_ids_are_low_serials() -> None:
    assert [demo_national_id(number) for number in range(3)] == ["1000000008", "1000000016", "1000000024"]


@given(st.text("0189٠١٨۹ABآ -./\u200f\u2066\u2069"))
def test_reading_an_id_twice_is_reading_it_once(typed: str) -> None:
    assert normalise_id(normalise_id(typed)) == normalise_id(typed)


@given(st.text(max_size=40))
def test_no_text_breaks_a_reader(typed: str) -> None:
    for read in (check_national_id, check_iqama, check_border_number, normalise_mobile, normalise_iban, short_address):
        try:
            assert read(typed)
        except InvalidIdentifier as fault:
            assert str(fault)
