import io

import pytest
from fontTools.ttLib import TTFont

from app.pdf.fonts import DIGESTS, WEIGHTS, FontTampered, Voice, face
from app.pdf.surface import qr_rows


@pytest.mark.parametrize(("voice", "bold"), WEIGHTS)
def test_a_subset_keeps_outlines_and_takes_the_widths_it_is_given(voice, bold):
    drawn_in = face(voice, bold)
    glyphs = [0, *[drawn_in.shaper.get_nominal_glyph(ord(letter)) for letter in "éأ8"], None]

    subset = TTFont(io.BytesIO(drawn_in.outlines.subset(glyphs, [500, 510, 520, 530, 0])))

    whole = TTFont(io.BytesIO(subset_source(drawn_in)))
    names = subset.getGlyphOrder()
    bounds = [subset["glyf"][name].xMax for name in names[1:4]]
    assert bounds == [whole["glyf"][whole.getGlyphName(number)].xMax for number in glyphs[1:4]]
    assert [subset["hmtx"][name][0] for name in names[:5]] == [500, 510, 520, 530, 0]


def subset_source(drawn_in) -> bytes:
    count = drawn_in.outlines.glyph_count
    return drawn_in.outlines.subset(range(count), [0] * count)


def test_a_font_file_that_was_changed_is_refused(monkeypatch):
    monkeypatch.setitem(DIGESTS, "Amiri-Bold", "0" * 64)
    face.cache_clear()

    with pytest.raises(FontTampered, match=r"Amiri-Bold\.ttf"):
        face(Voice.FORM, True)


def test_a_code_of_fifty_characters_is_a_version_three_code():
    assert len(qr_rows("WASL:NF-SHT-1448-000041:CD3BE2039C29A7AA81E2")) == 29
