"""Each field reads every written form, says its own words, and keeps what was typed."""

from datetime import date
from io import BytesIO

import pytest
import time_machine
from wtforms import StringField

from app.dates import CardDate
from app.forms import Form, MaxLength, NameField, Optional, Required, TextField
from app.i18n import lazy_gettext as _l
from app.i18n import use_locale
from app.identifiers import IdKind
from app.money import Periodicity
from tests.forms.family import FamilyForm, family

pytestmark = [pytest.mark.usefixtures("frozen_today")]


@pytest.fixture
def frozen_today():
    with time_machine.travel("2026-11-23T12:00:00Z", tick=False):
        yield


def test_a_family_that_is_right_gives_clean_data(post) -> None:
    form = post(
        FamilyForm,
        family(
            **{"head-national_id": "١٠٠٠-٠٠٠-٠٠٨", "mobile": "٠٥٠ ١٢٣ ٤٥٦٧", "iban": "sa03 8000 0000 6080 1016 7519"},
            **{"rent": "١٬٢٣٤٫٥٠", "rooms": "٣", "short_address": "jdaa0012", "paid": "yearly", "needs": "food"},
            **{"visited-day": "13", "visited-month": "6", "visited-year": "1448", "visited-calendar": "hijri"},
            **{"note": " \u202bملاحظة\u202c ", "opinion": "سطر\r\nآخر", "password": " p\u200f "},
        ),
    )

    assert form.is_right, form.errors
    assert form.head.data == {
        "first_name": "هند",
        "id_kind": IdKind.NATIONAL,
        "national_id": "1000000008",
        "born": CardDate.parse("H1408-07-25"),
        "benefits": True,
    }
    assert (form.mobile.data, form.iban.data) == ("+966501234567", "SA0380000000608010167519")
    assert (form.rent.data, form.rooms.data, form.short_address.data) == (123450, 3, "JDAA0012")
    assert (form.paid.data, form.needs.data, form.district.data) == (Periodicity.YEARLY, ["food"], "as-samir")
    assert form.visited.data == date(2026, 11, 23)
    assert (form.note.data, form.opinion.data, form.password.data) == ("ملاحظة", "سطر\nآخر", " p\u200f ")


BAD = [
    ("head-national_id", "100000008", "المكتوب 9 أرقام، ورقم الهوية 10 أرقام، راجع البطاقة"),
    ("head-national_id", "10000000080", "المكتوب 11 رقمًا، ورقم الهوية 10 أرقام، راجع البطاقة"),
    ("head-national_id", "1000000000", "رقم التحقق لا يطابق، راجع البطاقة"),
    ("head-national_id", "3000000004", "الرقم الذي يبدأ بـ 3 نوعه «رقم حدود»، غيّر النوع أو راجع الرقم"),
    ("head-national_id", "", "اكتب رقم الهوية"),
    ("head-id_kind", "", "اختر من القائمة"),
    ("head-id_kind", "pirate", "اختر من القائمة"),
    ("mobile", "0520123456", "لا جوال يبدأ بـ 052، اسأل عن الرقم مرة أخرى"),
    ("mobile", "", "اكتب رقم الجوال"),
    ("iban", "AE070331234567890123456", "هذا الحساب في دولة أخرى، اكتب آيبان يبدأ بـ SA"),
    ("rent", "0", "اكتب مبلغًا أكبر من صفر"),
    ("rent", "-5", "المبلغ لا يكون سالبًا، اكتبه دون إشارة الطرح"),
    ("rent", "1000000000", "أكبر مبلغ يُكتب 9,999,999.99 ريال"),
    ("rooms", "31", "اكتب عددًا صحيحًا من 1 إلى 30"),
    ("rooms", "غرفتان", "اكتب عددًا صحيحًا من 1 إلى 30"),
    ("short_address", "ABC12345", "العنوان المختصر 4 أحرف لاتينية ثم 4 أرقام، مثل JDAA0012"),
    ("district", "rabigh", "اختر من القائمة"),
    ("paid", "weekly", "اختر من القائمة"),
    ("needs", "gold", "اختر من القائمة"),
    ("head-first_name", "ه" * 300, "اختصره إلى 60 حرفًا"),
    ("head-first_name", "<script>alert(1)</script>", "اكتب الاسم بالحروف فقط"),
    ("head-first_name", "هند🌙", "اكتب الاسم بالحروف فقط"),
    ("head-first_name", "هند2", "اكتب الاسم بالحروف فقط"),
    ("head-first_name", "\u200f\u200b \x00", "املأ هذا الحقل"),
    ("note", "ه" * 301, "اختصره إلى 300 حرف"),
    ("opinion", "ه" * 4001, "اختصره إلى 4000 حرف"),
]


@pytest.mark.parametrize(("field", "typed", "words"), BAD)
def test_a_fault_stands_beside_its_field_and_alone(post, words_of, field: str, typed: str, words: str) -> None:
    form = post(FamilyForm, family(**{field: typed}))

    assert not form.is_right
    with use_locale("ar"):
        assert words_of(form) == {field: words}


@pytest.mark.parametrize(("field", "typed", "words"), BAD)
def test_a_fault_is_told_in_english_too(post, words_of, field: str, typed: str, words: str) -> None:
    with use_locale("en"):
        [message] = words_of(post(FamilyForm, family(**{field: typed}))).values()

    assert message.isascii() or "“" in message
    assert message != words


@pytest.mark.parametrize("typed", ["عبد الله", "آل سعود", "مُحَمَّد", "O’Neil", "Jean-Luc", "باعشن", "أ. م"])
def test_a_name_of_letters_passes(post, typed: str) -> None:
    assert post(FamilyForm, family(**{"head-first_name": typed})).head.first_name.data == typed


def test_a_name_is_cleaned_of_what_nobody_sees(post) -> None:
    form = post(FamilyForm, family(**{"head-first_name": "\u202e هـ\u200bند\x00 \u2069"}))

    assert form.is_right
    assert form.head.first_name.data == "هـند"


def test_what_was_typed_stays_in_the_box_after_an_error(post) -> None:
    form = post(FamilyForm, family(rent="ألف", mobile="052 1", iban="XX12"))

    assert 'value="ألف"' in form.rent()
    assert 'value="052 1"' in form.mobile()
    assert 'value="XX12"' in form.iban()


def test_markup_in_a_box_is_escaped(post) -> None:
    form = post(FamilyForm, family(note='"><script>'))

    assert 'value="&#34;&gt;&lt;script&gt;"' in form.note()


def test_a_stored_value_is_shown_as_people_write_it(post) -> None:
    form = post(FamilyForm, {}, mobile="+966501234567", iban="SA0380000000608010167519", rent=123450, district="thuwal")

    assert 'value="0501234567"' in form.mobile()
    assert 'value="SA03 8000 0000 6080 1016 7519"' in form.iban()
    assert 'value="1,234.50"' in form.rent()
    assert 'selected value="thuwal"' in form.district()


def test_no_field_lets_the_browser_speak_for_us(post) -> None:
    form = post(FamilyForm, {})

    assert " required" not in str(form.mobile()) + str(form.district()) + str(form.head.first_name())
    assert form.mobile.flags.required and not form.iban.flags.required


def test_no_id_means_no_number(post, words_of) -> None:
    without = post(FamilyForm, family(**{"head-id_kind": "none", "head-national_id": ""}))
    with_one = post(FamilyForm, family(**{"head-id_kind": "none"}))

    assert without.is_right and without.head.national_id.data is None
    assert words_of(with_one) == {"head-national_id": "اختر نوع الهوية، أو اترك الرقم فارغًا"}


@pytest.mark.parametrize(("kind", "number"), [("iqama", "2000000006"), ("border", "3123456789")])
def test_the_kind_decides_how_a_number_is_checked(post, kind: str, number: str) -> None:
    form = post(FamilyForm, family(**{"head-id_kind": kind, "head-national_id": number}))

    assert form.is_right and form.head.national_id.data == number


def test_a_tick_left_out_is_no(post) -> None:
    typed = family()
    del typed["head-benefits"]

    assert post(FamilyForm, typed).head.benefits.data is False


def test_a_file_in_place_of_a_text_breaks_nothing(post) -> None:
    form = post(FamilyForm, {**family(), "note": (BytesIO(b"x"), "n.txt"), "mobile": (BytesIO(b"x"), "m.txt")})

    assert not form.is_right
    assert form.note.data is None and form.mobile.data is None


def test_options_may_be_offered_later(post) -> None:
    form = post(FamilyForm, family(district="rabigh"))
    form.district.offer([("rabigh", "رابغ")])

    assert form.validate() and form.district.data == "rabigh"


class OddForm(Form):
    own_words = TextField("Note", [Required(_l("Choose")), MaxLength(3)])
    second_way = NameField("Name", [Optional()])
    plain = StringField("Plain")


def test_a_field_may_bring_its_own_words_for_nothing(post, words_of) -> None:
    form = post(OddForm, {"own_words": " "})

    assert words_of(form) == {"own_words": "اختر"}


def test_a_plain_field_of_the_library_is_cleaned_too(post) -> None:
    assert post(OddForm, {"own_words": "x", "plain": " a\u200f\x00 b "}).plain.data == "a b"


def test_a_text_over_its_length_is_told_the_length(post, words_of) -> None:
    assert words_of(post(OddForm, {"own_words": "abcd"})) == {"own_words": "اختصره إلى 3 أحرف"}


def test_a_page_that_is_too_old_says_that_nothing_is_lost(post, small_app, words_of) -> None:
    small_app.config["WTF_CSRF_ENABLED"] = True

    form = post(OddForm, {"own_words": "x", "csrf_token": "old"})

    assert not form.is_right
    assert words_of(form) == {"main": "بقيت هذه الصفحة مفتوحة مدة طويلة. أرسلها مرة أخرى، وما كتبته باقٍ هنا."}
