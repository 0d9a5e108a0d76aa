import pytest

from app.pdf import Column, Heading, KeyValues, Kind, Paragraph, Row, Table, isolate
from app.pdf.theme import LETTER
from tests.pdf.pages import build, pages_of, read_by_poppler, read_by_pypdf, tidy

SENTENCES = (
    "خديجة بنت يوسف محمد هوساوي، لا تقرأ – لا تعمل، الأم والأسرة",
    "مرخصة من المركز الوطني برقم 000 – جدة",
    "رقم الهوية " + isolate("1098765432") + " والجوال " + isolate("+966 55 123 4567"),
    "رقم الآيبان " + isolate("SA03 8000 0000 6080 1016 7519") + " لدى البنك",
    "في 1448/06/13هـ الموافق 2026/11/23م",
    "عكس القيد " + isolate("−410.00") + " ريال في " + isolate("2026-11-23"),
    "تحويل إلى General Hospital في جدة",
    "الأكثر احتياجًا لأحمد ولإبراهيم ولآمنة، الله المستعان",
    "معامل الأسرة: العائل 1، و3 بالغين، و4 دون 18",
    "مُحَمَّدٌ استلمتُ المبلغ كاملًا معًا",
)
WORDS = {word for sentence in SENTENCES for word in tidy(sentence).split()}


def paper(style_of=None) -> bytes:
    styles = {"style": style_of} if style_of else {}
    return build(*[Paragraph(sentence, **styles) for sentence in SENTENCES])


@pytest.mark.parametrize("sentence", SENTENCES)
def test_pypdf_reads_each_sentence_as_it_was_written(sentence):
    data = build(Paragraph(sentence))

    assert tidy(sentence) in read_by_pypdf(data)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_poppler_reads_each_sentence_as_it_was_written(sentence, poppler):
    data = build(Paragraph(sentence))

    assert tidy(sentence) in read_by_poppler(data, poppler, "-layout")


def test_poppler_finds_every_plain_word_even_in_raw_order(poppler):
    found = read_by_poppler(paper(), poppler, "-raw")

    plain_words = {"خديجة", "هوساوي", "الوطني", "والأسرة", "الموافق", "لدى", "Hospital", "المستعان", "بالغين"}
    codes = {"1098765432", "+966 55 123 4567", "SA03 8000 0000 6080 1016 7519", "1448/06/13", "−410.00", "2026-11-23"}
    assert {text for text in plain_words | codes if text not in found} == set()


def test_the_forms_own_voice_reads_back_too():
    data = paper(LETTER)

    assert WORDS - set(read_by_pypdf(data).split()) == set()


def test_brackets_stay_around_what_they_enclose(poppler):
    data = build(Paragraph("قسط دين (الباقي 8,400.00) للبنك"), Paragraph("العائل (الأم) في جدة (Jeddah) اليوم"))

    found = read_by_poppler(data, poppler, "-layout")

    assert "(الباقي 8,400.00)" in found
    assert "العائل (الأم) في جدة (Jeddah) اليوم" in found


def test_neighbouring_cells_and_labels_never_stick_together():
    table = Table(
        (Column("م", 6), Column("الاسم", 100), Column("الصلة", 49), Column("القيمة (ريال)", 22, Kind.AMOUNT)),
        [Row(("1", "خديجة بنت يوسف", "العائل (الأم)", "1,240.00"))],
    )
    rows = KeyValues(((("رقم الجوال", isolate("•••••• 0123")), ("العنوان", "جدة، حي الثغر")),))

    found = read_by_pypdf(build(Heading("الأسرة", number="1"), rows, table))

    assert "رقم الجوال •••••• 0123" in found
    assert "العنوان جدة، حي الثغر" in found
    assert "1 خديجة بنت يوسف العائل (الأم) 1,240.00" in found


def test_an_english_page_reads_from_left_to_right():
    data = build(
        Paragraph("Family of خديجة بنت يوسف, file " + isolate("NF-1446-000023")),
        direction="ltr",
    )

    assert "file NF-1446-000023" in pages_of(data)[0]
    assert "خديجة بنت يوسف" in pages_of(data)[0]
