"""Measures and styles of the paper: the page in millimetres, the type in points, and the kit's own fixed words."""

from dataclasses import dataclass

from app.pdf.fonts import Voice
from app.pdf.text import GREEN, Style

POINTS_PER_MM = 72 / 25.4
BASELINE = 0.71


def mm(value: float) -> float:
    """Millimetres as points."""
    return value * POINTS_PER_MM


PAGE_WIDTH, PAGE_HEIGHT = mm(210), mm(297)
BINDING_MARGIN, OTHER_MARGIN, TOP_MARGIN, BOTTOM_MARGIN = mm(18), mm(15), mm(10), mm(8)
TEXT_WIDTH = PAGE_WIDTH - BINDING_MARGIN - OTHER_MARGIN
GUTTER = mm(3)
FOOTER_RULE = mm(16.4)
BODY_BOTTOM = FOOTER_RULE + mm(2)

HEAVY, STRONG, MEDIUM, FINE = 1.6, 1.0, 0.7, 0.4
DOTS = "0.4 1.6"
DASHES = "1 1"

FORM, RECORD = Voice.FORM, Voice.RECORD
ASSOCIATION = Style(FORM, 15.5, 20, True)
LICENCE = Style(FORM, 10, 13.5)
TITLE = Style(FORM, 21, 27, True)
SUBTITLE = Style(FORM, 10.5, 14)
CHIP = Style(FORM, 10, 14, True)
MONOGRAM = Style(FORM, 20, 28, True)
STRIP_LABEL, STRIP_FIGURE = Style(FORM, 9.5, 12), Style(RECORD, 13, 17, True)
HEADING = Style(FORM, 12.5, 16, True)
HEADING_NUMBER = Style(RECORD, 9.5, 16, True, GREEN)
SIDE_NOTE = Style(FORM, 9.5, 16)
AMOUNT_FIGURE, AMOUNT_WORDS = Style(RECORD, 19, 24, True), Style(FORM, 12.5, 17, True)
KEY = Style(FORM, 10, 13.4)
VALUE = Style(RECORD, 9, 13.4)
COLUMN_HEAD = Style(FORM, 10, 12.5, True)
CELL = Style(RECORD, 8.5, 12.5)
CELL_LATIN = Style(RECORD, 8, 12.5)
GROUP = Style(FORM, 10.5, 14, True)
SUBTOTAL = Style(FORM, 10, 12.5, True)
TOTAL_FIGURE = Style(RECORD, 8.5, 12.5, True)
PROSE = Style(RECORD, 9, 14.4)
LETTER = Style(FORM, 13.5, 22.5)
CONSENT = Style(FORM, 14, 21)
NOTE = Style(FORM, 9, 12)
QR_CAPTION = Style(FORM, 8, 11)
WITHHELD = Style(FORM, 9.5, 12.5)
FOOTER_LABEL, FOOTER_VALUE, FOOTER_HEAVY = (
    Style(FORM, 8.5, 10.5),
    Style(RECORD, 7, 10.5),
    Style(RECORD, 7.5, 10.5, True),
)
SCALE_FIGURE, SCALE_BOUND = Style(RECORD, 8.5, 11, True), Style(RECORD, 7, 9)
SIGNATURE_ROLE, SIGNATURE_NAME = Style(FORM, 10.5, 14, True), Style(FORM, 10, 13.4)


@dataclass(frozen=True)
class Words:
    """What the kit itself prints, in one language; `{page}` and `{pages}` are filled in."""

    page_of: str
    carried_to: str
    carried_from: str
    verify: str
    signature: str
    date: str
    stamp: str


ARABIC = Words(
    page_of="صفحة {page} من {pages}",
    carried_to="يُرحَّل إلى الصفحة {page}",
    carried_from="مرحَّل من الصفحة {page}",
    verify="للتحقق امسح الرمز",
    signature="التوقيع",
    date="التاريخ",
    stamp="الختم",
)
ENGLISH = Words(
    page_of="Page {page} of {pages}",
    carried_to="Carried forward to page {page}",
    carried_from="Brought forward from page {page}",
    verify="Scan to verify",
    signature="Signature",
    date="Date",
    stamp="Stamp",
)
