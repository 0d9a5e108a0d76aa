import io
import logging
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pypdf
import pytest

from app.pdf import Column, Heading, Kind, MissingGlyph, Paragraph, Row, RowKind, SignatureBox, SignatureRow, Table
from tests.pdf.pages import AT, FRAME, build, pages_of

COLUMNS = (Column("م", 6), Column("البيان", 149), Column("القيمة (ريال)", 22, Kind.AMOUNT))


def long_table(count: int) -> Table:
    rows = [Row((str(n), "سلة غذائية", "10.00"), running=f"{n * 10:,}.00") for n in range(1, count + 1)]
    return Table(COLUMNS, [*rows, Row(("الإجمالي", f"{count * 10:,}.00"), RowKind.TOTAL)])


def test_the_same_input_gives_the_same_bytes():
    assert build(Heading("الأسرة"), long_table(60)) == build(Heading("الأسرة"), long_table(60))


def test_another_moment_or_another_word_gives_other_bytes():
    first = build(Paragraph("سليم"))

    assert build(Paragraph("سليم"), at=AT + timedelta(seconds=1)) != first
    assert build(Paragraph("سليمة")) != first


def test_threads_drawing_at_once_get_what_one_alone_gets():
    texts = [f"محمد بن صالح {number} لأحمد" for number in range(12)]
    alone = [build(Paragraph(text), long_table(20)) for text in texts]

    with ThreadPoolExecutor(6) as pool:
        together = list(pool.map(lambda text: build(Paragraph(text), long_table(20)), texts))

    assert together == alone


def test_a_reader_is_told_language_direction_title_and_date():
    reader = pypdf.PdfReader(io.BytesIO(build(Paragraph("نص"))))
    root = reader.trailer["/Root"]

    assert root["/Lang"] == "ar-SA"
    assert root["/ViewerPreferences"]["/Direction"] == "/R2L"
    assert str(root["/ViewerPreferences"]["/DisplayDocTitle"]).lower() == "true"
    assert reader.metadata.title == "سجل الأسرة"
    assert reader.metadata.creation_date == AT


def test_only_the_faces_that_were_used_are_embedded_and_as_subsets():
    reader = pypdf.PdfReader(io.BytesIO(build(Paragraph("نص"))))

    names = {str(font.get_object()["/BaseFont"]) for font in reader.pages[0]["/Resources"]["/Font"].values()}
    assert names
    assert all(re.fullmatch(r"/[A-Z]{6}\+(Amiri|IBMPlexSansArabic)-\w+", name) for name in names)


def test_each_page_of_a_long_table_repeats_its_head_and_carries_the_total_over():
    first, second, *_ = pages_of(build(long_table(60)))

    carried = re.search(r"يُرحَّل إلى الصفحة 2 ([\d,.]+)", first)
    assert carried
    assert f"مرحَّل من الصفحة 1 {carried[1]}" in second
    assert "م البيان القيمة (ريال)" in second
    assert "صفحة 2 من 2" in second


def test_every_row_is_printed_once():
    printed = " ".join(pages_of(build(long_table(130))))

    assert [printed.count(f" {number} سلة غذائية 10.00") for number in range(1, 131)] == [1] * 130


@pytest.mark.parametrize("count", range(36, 46))
def test_a_last_page_never_holds_only_signatures(count):
    last = pages_of(build(long_table(count), SignatureRow((SignatureBox("المراجعة", "نوال"),))))[-1]

    assert "نوال" in last
    assert "الإجمالي" in last


@pytest.mark.parametrize("count", range(36, 46))
def test_a_heading_stays_with_the_first_rows_of_its_table(count):
    pages = pages_of(build(long_table(count), Heading("الإحالات", number="9"), long_table(3)))

    page = next(page for page in pages if "الإحالات" in page)
    assert "1 سلة غذائية 10.00" in page.split("الإحالات")[1]


def test_a_character_without_any_glyph_is_an_error_where_strict():
    with pytest.raises(MissingGlyph, match=r"U\+1F600"):
        build(Paragraph("نص 😀"))


def test_a_character_without_any_glyph_is_drawn_as_a_mark_and_logged_in_production(caplog):
    with caplog.at_level(logging.WARNING):
        data = build(Paragraph("نص 😀 آخر"), strict=False)

    assert "U+1F600" in caplog.text
    assert "آخر" in pages_of(data)[0]


def test_a_name_with_letters_of_another_script_falls_back_to_the_other_face():
    assert "Şükrü" in pages_of(build(Paragraph("السيد Şükrü")))[0]


def test_a_very_long_word_stays_inside_the_page():
    data = build(Paragraph("م" * 900), Table(COLUMNS, [Row(("1", "ن" * 300, "1.00"))]))

    assert len(pages_of(data)) == 1


def test_a_draft_says_so_beside_its_title_and_before_each_page_number():
    frame = replace(FRAME, chip="مسودة – ليست للصرف", warning="مسودة – ليست للصرف")

    first, second = pages_of(build(long_table(60), frame=frame))

    assert first.count("مسودة – ليست للصرف") == 2
    assert second.count("مسودة – ليست للصرف") == 1


def test_an_unknown_direction_is_refused():
    with pytest.raises(ValueError, match="direction must be"):
        build(Paragraph("نص"), direction="up")
