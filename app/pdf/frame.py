"""What stands around the blocks: letterhead, title band, running head and footer, all from plain strings."""

from dataclasses import dataclass, field, replace

from app.pdf.lines import Line
from app.pdf.slabs import Sheet
from app.pdf.surface import Surface
from app.pdf.text import GREEN, Style, Text, isolate
from app.pdf.theme import (
    ASSOCIATION,
    BASELINE,
    BINDING_MARGIN,
    BODY_BOTTOM,
    BOTTOM_MARGIN,
    CHIP,
    FOOTER_HEAVY,
    FOOTER_LABEL,
    FOOTER_RULE,
    FOOTER_VALUE,
    HEADING,
    HEAVY,
    KEY,
    LICENCE,
    MEDIUM,
    MONOGRAM,
    OTHER_MARGIN,
    PAGE_HEIGHT,
    QR_CAPTION,
    SUBTITLE,
    TEXT_WIDTH,
    TITLE,
    TOP_MARGIN,
    VALUE,
    mm,
)

LETTERHEAD, TITLE_BAND, RUNNING_HEAD = mm(22.0), mm(18.8), mm(6.7)
SMALLEST = 8.0
CIRCLE, QR_SIDE = mm(16), mm(20)
META_WIDTH, META_LABEL = mm(66), mm(19)


@dataclass(frozen=True)
class FooterPart:
    """A label of the form and the value beside it."""

    label: Text
    value: Text


@dataclass(frozen=True)
class Frame:
    """Everything printed around the blocks; a text left empty is left out.

    `meta` are at most three (label, value) rows beside the title, `footer` up to two parts after the page number,
    `footer_second` up to three parts of the second line. `qr` is the text of the code.
    """

    association: str
    title: str
    licence: str = ""
    memorandum: str = ""
    monogram: str = ""
    subtitle: Text = ""
    chip: str = ""
    meta: tuple[tuple[Text, Text], ...] = ()
    running_head: Text = ""
    running_side: Text = ""
    footer: tuple[FooterPart, ...] = ()
    footer_second: tuple[FooterPart, ...] = ()
    qr: str = ""
    warning: str = field(default="")

    def first_top(self) -> float:
        """Where the blocks of page 1 begin."""
        return PAGE_HEIGHT - TOP_MARGIN - LETTERHEAD - TITLE_BAND

    def later_top(self) -> float:
        """Where the blocks of the other pages begin."""
        return PAGE_HEIGHT - TOP_MARGIN - RUNNING_HEAD - mm(2.4)

    def bottom(self) -> float:
        """Below this no block goes."""
        return BODY_BOTTOM


def left_margin(sheet: Sheet) -> float:
    """The binding side is the right one in Arabic, the left one in English."""
    return OTHER_MARGIN if sheet.rtl else BINDING_MARGIN


def paint_first_page(frame: Frame, sheet: Sheet, surface: Surface) -> None:
    """Letterhead and title band."""
    left, top = left_margin(sheet), PAGE_HEIGHT - TOP_MARGIN
    _paint_letterhead(frame, sheet, surface, left, top)
    surface.rule(left, left + TEXT_WIDTH, top - LETTERHEAD, HEAVY, GREEN)
    _paint_title(frame, sheet, surface, left, top - LETTERHEAD - mm(1.0))
    _paint_meta(frame, sheet, surface, left, top - LETTERHEAD - mm(2.2))


def _paint_letterhead(frame: Frame, sheet: Sheet, surface: Surface, left: float, top: float) -> None:
    if frame.monogram:
        x = sheet.from_start(left, TEXT_WIDTH, 0.0, CIRCLE)
        surface.circle(x + CIRCLE / 2, top - CIRCLE / 2, CIRCLE / 2, MEDIUM)
        letter = sheet.one(frame.monogram, MONOGRAM)
        surface.text(letter, x + (CIRCLE - letter.width) / 2, top - CIRCLE / 2 - 5, apart=True)
    indent = CIRCLE + mm(4) if frame.monogram else 0.0
    room = TEXT_WIDTH - indent - QR_SIDE
    at = sheet.from_start(left, TEXT_WIDTH, indent, room)
    y = top + mm(0.2)
    for text, style in ((frame.association, ASSOCIATION), (frame.licence, LICENCE), (frame.memorandum, LICENCE)):
        sheet.put(surface, [_fitted(text, style, sheet, room)], (at, y, room), style.leading, apart=True)
        y -= style.leading
    if frame.qr:
        x = sheet.from_start(left, TEXT_WIDTH, TEXT_WIDTH - QR_SIDE, QR_SIDE)
        surface.qr(frame.qr, x, top + mm(1) - QR_SIDE, QR_SIDE)
        caption = sheet.one(sheet.words.verify, QR_CAPTION)
        surface.text(caption, x + (QR_SIDE - caption.width) / 2, top - QR_SIDE - mm(0.4), apart=True)


def _fitted(text: Text, style: Style, sheet: Sheet, room: float) -> Line:
    """The text on one line, set smaller where it is too long, never below what survives copying."""
    line = sheet.one(text, style)
    while line.width > room and style.size > SMALLEST:
        style = replace(style, size=style.size - 0.5)
        line = sheet.one(text, style)
    return line


def _paint_title(frame: Frame, sheet: Sheet, surface: Surface, left: float, top: float) -> None:
    title = sheet.one(frame.title, TITLE)
    baseline = top - BASELINE * TITLE.leading
    surface.text(title, sheet.from_start(left, TEXT_WIDTH, 0.0, title.width), baseline, apart=True)
    if frame.chip:
        paint_chip(frame.chip, sheet, surface, (left, baseline, TEXT_WIDTH), title.width + mm(2.6))
    room = TEXT_WIDTH - META_WIDTH if frame.meta else TEXT_WIDTH
    place = (sheet.from_start(left, TEXT_WIDTH, 0.0, room), top - TITLE.leading - mm(0.6), room)
    sheet.put(surface, sheet.lines(frame.subtitle, SUBTITLE, room)[:1], place, SUBTITLE.leading, apart=True)


def paint_chip(text: Text, sheet: Sheet, surface: Surface, place: tuple[float, float, float], offset: float) -> None:
    """A status in its frame, `offset` from the start side of a place given as (left, baseline, width)."""
    left, baseline, width = place
    line = sheet.one(text, CHIP)
    wide, high = line.width + mm(5), mm(5.2)
    x = sheet.from_start(left, width, offset, wide)
    surface.rounded_box(x, baseline - mm(1.7), wide, high, mm(1), MEDIUM)
    surface.text(line, x + (wide - line.width) / 2, baseline - 0.2, apart=True)


def _paint_meta(frame: Frame, sheet: Sheet, surface: Surface, left: float, top: float) -> None:
    values = [sheet.one(value, VALUE) for _, value in frame.meta]
    labels = [sheet.one(label, KEY) for label, _ in frame.meta]
    label_room = max([line.width + mm(3) for line in labels], default=0.0)
    block = max([line.width + label_room for line in values], default=0.0)
    block = max(block, META_WIDTH)
    at = sheet.from_start(left, TEXT_WIDTH, TEXT_WIDTH - block, block)
    for label, value in zip(labels, values, strict=True):
        sheet.put(surface, [label], (at, top, block), KEY.leading, apart=True)
        x = sheet.from_start(at, block, label_room, value.width)
        surface.text(value, x, top - BASELINE * VALUE.leading, apart=True)
        top -= mm(4.9)


def paint_later_page(frame: Frame, sheet: Sheet, surface: Surface) -> None:
    """The running head."""
    left, top = left_margin(sheet), PAGE_HEIGHT - TOP_MARGIN
    head, side = sheet.one(frame.running_head, HEADING), sheet.one(frame.running_side, KEY)
    sheet.put(surface, [head], (left, top, TEXT_WIDTH), HEADING.leading, apart=True)
    sheet.put(surface, [side], (left, top, TEXT_WIDTH), HEADING.leading, "end", apart=True)
    surface.rule(left, left + TEXT_WIDTH, top - RUNNING_HEAD, HEAVY, GREEN)


def paint_footer(frame: Frame, sheet: Sheet, surface: Surface, page: int, pages: int) -> None:
    """Two lines: page, serial and chain head; who printed it, when and why."""
    left = left_margin(sheet)
    surface.rule(left, left + TEXT_WIDTH, FOOTER_RULE, MEDIUM)
    words = sheet.words.page_of.format(page=isolate(str(page)), pages=isolate(str(pages)))
    number = sheet.one(words, FOOTER_HEAVY)
    baseline = BOTTOM_MARGIN + FOOTER_LABEL.leading + mm(0.9)
    if frame.warning:
        warning = sheet.one(frame.warning, CHIP)
        surface.text(number, sheet.from_start(left, TEXT_WIDTH, warning.width + mm(3), number.width), baseline, True)
        surface.text(warning, sheet.from_start(left, TEXT_WIDTH, 0.0, warning.width), baseline, True)
    else:
        surface.text(number, sheet.from_start(left, TEXT_WIDTH, 0.0, number.width), baseline, True)
    first = [None, *frame.footer]
    _paint_footer_line(first, sheet, surface, left, baseline)
    _paint_footer_line(list(frame.footer_second), sheet, surface, left, BOTTOM_MARGIN + mm(0.6))


def _paint_footer_line(parts: list, sheet: Sheet, surface: Surface, left: float, baseline: float) -> None:
    for place, part in enumerate(parts):
        if part is None:
            continue
        label, value = sheet.one(part.label, FOOTER_LABEL), sheet.one(part.value, FOOTER_VALUE)
        whole = label.width + mm(1) + value.width
        share = place / (len(parts) - 1) if len(parts) > 1 else 0.0
        offset = (TEXT_WIDTH - whole) * share
        surface.text(label, sheet.from_start(left, TEXT_WIDTH, offset, label.width), baseline, True)
        after = offset + label.width + mm(1)
        surface.text(value, sheet.from_start(left, TEXT_WIDTH, after, value.width), baseline, True)
