from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.pdf.bidi import levels, visual_order

VECTORS = Path(__file__).with_name("bidi_vectors.txt").read_text(encoding="utf-8").splitlines()
BASES = ("ltr", "rtl", "auto")
MIXED = st.text(
    alphabet="اب أ1٢ a(b)[].,-+%/\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e\u064e\n", max_size=40
)


@pytest.mark.parametrize("vector", [line for line in VECTORS if line and line[0] != "#"])
def test_levels_and_order_are_those_of_the_standard(vector):
    points, base, _, wanted, order = vector.split(";")
    text = "".join(chr(int(point, 16)) for point in points.split())

    found = levels(text, BASES[int(base)])

    kept = [place for place, level in enumerate(wanted.split()) if level != "x"]
    assert [found[place] for place in kept] == [int(wanted.split()[place]) for place in kept]
    assert [place for place in visual_order(found) if place in kept] == [int(place) for place in order.split()]


@given(MIXED, st.sampled_from(BASES))
def test_every_character_is_drawn_exactly_once(text, base):
    found = levels(text, base)

    assert len(found) == len(text)
    assert sorted(visual_order(found)) == list(range(len(text)))


@given(MIXED, st.sampled_from(("rtl", "ltr")))
def test_an_isolated_number_reads_the_same_whatever_stands_around_it(text, base):
    around = "".join(letter for letter in text if letter not in "\u2066\u2067\u2068\u2069\n")
    start = len(around) + 1
    whole = f"{around}\u2066−15-2/7\u2069{around}"

    order = visual_order(levels(whole, base))

    places = [order.index(start + offset) for offset in range(7)]
    assert places == list(range(places[0], places[0] + 7))


def test_an_unknown_base_is_refused():
    with pytest.raises(ValueError, match="base must be one of"):
        levels("a", "right")
