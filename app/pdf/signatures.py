"""The row of signature boxes at the end of a document."""

from dataclasses import dataclass

from app.pdf.slabs import Sheet, Slab
from app.pdf.surface import Surface
from app.pdf.text import Text
from app.pdf.theme import BASELINE, DASHES, DOTS, FINE, KEY, SIGNATURE_NAME, SIGNATURE_ROLE, mm

EDGE = 0.6
PADDING = mm(2.2)
ROWS_PULLED_OVER = 2


@dataclass(frozen=True)
class SignatureBox:
    """One box: the role, the name under it, the dotted lines to fill; `instead` replaces them («لا يلزم»)."""

    role: Text
    name: Text = ""
    blanks: tuple[Text, ...] | None = None
    instead: Text = ""
    stamp: bool = False
    width: float = 42.0
    foot: Text = ""


@dataclass(frozen=True)
class SignatureRow:
    """Boxes from the start side, `height` millimetres high; the row is never cut and never stands alone on a page."""

    boxes: tuple[SignatureBox, ...]
    height: float = 30.0
    gutter: float = 3.0
    gap: float = 3.0

    def lay(self, sheet: Sheet, width: float) -> list[Slab]:
        """One slab that takes two table rows with it to a new page."""

        def paint(surface: Surface, left: float, top: float) -> None:
            offset = 0.0
            for box in self.boxes:
                wide = mm(box.width)
                self._paint_box(sheet, surface, box, sheet.from_start(left, width, offset, wide), top)
                offset += wide + mm(self.gutter)

        return [Slab(mm(self.height), paint, gap=mm(self.gap), pull=ROWS_PULLED_OVER)]

    def _paint_box(self, sheet: Sheet, surface: Surface, box: SignatureBox, left: float, top: float) -> None:
        width, height = mm(box.width), mm(self.height)
        surface.box(left, top - height, width, height, EDGE, DASHES if box.stamp else "")
        inner, at = width - 2 * PADDING, left + PADDING
        role = sheet.lines(box.role, SIGNATURE_ROLE, inner)
        y = top - mm(0.8)
        sheet.put(surface, role, (at, y, inner), SIGNATURE_ROLE.leading, "center" if box.stamp else "start", True)
        y -= len(role) * SIGNATURE_ROLE.leading
        name = sheet.lines(box.name, SIGNATURE_NAME, inner)
        sheet.put(surface, name, (at, y, inner), SIGNATURE_NAME.leading, "start", True)
        if box.instead:
            middle = top - height / 2 - KEY.leading / 2
            sheet.put(surface, [sheet.one(box.instead, KEY)], (at, middle, inner), KEY.leading, "center", True)
        elif box.foot:
            foot = sheet.lines(box.foot, KEY, inner)
            y = top - height + mm(1.2) + len(foot) * KEY.leading
            sheet.put(surface, foot, (at, y, inner), KEY.leading, "start", True)
        elif not box.stamp:
            self._paint_blanks(sheet, surface, box, at, top - height, inner)

    def _paint_blanks(
        self, sheet: Sheet, surface: Surface, box: SignatureBox, left: float, bottom: float, width: float
    ) -> None:
        blanks = (sheet.words.signature, sheet.words.date) if box.blanks is None else box.blanks
        step = mm(6)
        for number, text in enumerate(reversed(blanks)):
            label = sheet.one(text, KEY)
            top = bottom + mm(1) + KEY.leading + number * step
            surface.text(label, sheet.from_start(left, width, 0.0, label.width), top - BASELINE * KEY.leading, True)
            line = width - label.width - mm(1.5)
            x = sheet.from_start(left, width, label.width + mm(1.5), line)
            surface.rule(x, x + line, top - KEY.leading + mm(0.9), FINE, dash=DOTS)
