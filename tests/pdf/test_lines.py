import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.pdf.fonts import Voice
from app.pdf.lines import break_lines, prepare, single_line
from app.pdf.shaping import shape
from app.pdf.text import NO_BREAK_SPACE, isolate
from app.pdf.theme import KEY, VALUE

ARABIC = st.text(alphabet="ابتثلأإآمنهةيىؤئء ًٌٍَُِّْ", min_size=1, max_size=60)


def written(lines) -> str:
    """Letters of all lines, in no order that matters."""
    return "".join(sorted(p.letter for line in lines for s in line.segments for p in s.pieces if p.letter != " "))


@given(ARABIC, st.sampled_from((Voice.FORM, Voice.RECORD)), st.booleans())
def test_every_letter_and_mark_gets_exactly_one_code(text, voice, bold):
    pieces = shape(text, voice, bold, True)

    assert sorted((piece.index, piece.letter) for piece in pieces) == list(enumerate(text))


@given(ARABIC, st.floats(min_value=40, max_value=300))
def test_wrapping_loses_no_letter_and_keeps_the_width(text, width):
    lines = break_lines(text, VALUE, "rtl", width)

    assert written(lines) == "".join(sorted(text.replace(" ", "")))
    assert all(line.width <= width + 0.02 for line in lines)


def test_a_line_never_breaks_inside_an_isolated_value():
    iban = isolate("SA03 8000 0000 6080 1016 7519")
    width = single_line(iban, VALUE, "rtl").width + 5

    lines = break_lines("رقم الآيبان " + iban, VALUE, "rtl", width)

    assert len(lines) == 2
    assert "".join(piece.letter for piece in lines[1].segments[0].pieces) == "SA03 8000 0000 6080 1016 7519"


@pytest.mark.parametrize("value", ["1448/06/13هـ", "12,640.00", "100", isolate("SA03 8000 0000")])
def test_a_number_is_never_cut_in_two_however_narrow_its_place(value):
    assert len(break_lines(value, VALUE, "rtl", 8)) == 1


def test_a_justified_line_reaches_both_edges_and_keeps_its_marks():
    text = "استلمتُ المبلغَ كاملًا معًا وشُكْرًا لكم جميعًا في هذا اليوم المبارك"

    first, *_ = break_lines(text, VALUE, "rtl", 150, justify=True)
    plain, *_ = break_lines(text, VALUE, "rtl", 150)

    assert abs(first.width - 150) < 0.01
    assert written([first]) == written([plain])


def test_digits_latin_letters_and_codes_of_a_form_text_come_from_the_record_face():
    runs = prepare("رقم 000 في Jeddah", KEY, "rtl").runs

    voices = {run.pen.voice: run.pen.size for run in runs}
    assert voices == {Voice.FORM: 10, Voice.RECORD: 8.5}


def test_isolates_are_never_drawn():
    line = single_line("في " + isolate("1-5"), VALUE, "rtl")

    assert [
        piece.letter for segment in line.segments for piece in segment.pieces if piece.letter in "\u2066\u2069"
    ] == []


@pytest.mark.parametrize("value", ["SA03 8000", "+966 55"])
def test_isolating_joins_groups_and_drops_foreign_controls(value):
    assert isolate("\u202e" + value) == "\u2066" + value.replace(" ", NO_BREAK_SPACE) + "\u2069"
