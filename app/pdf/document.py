"""A whole document: blocks in, bytes out."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from app.pdf.flow import lay_blocks, paginate
from app.pdf.frame import Frame, left_margin, paint_first_page, paint_footer, paint_later_page
from app.pdf.slabs import Block, Sheet
from app.pdf.surface import Surface
from app.pdf.theme import PAGE_HEIGHT, PAGE_WIDTH, TEXT_WIDTH

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Document:
    """One printed document; the same blocks, frame and `at` give the same bytes.

    `title` is for the window's bar, `lang` is "ar-SA" or "en", `direction` "rtl" or "ltr", `at` an aware time.
    With `strict` a character that no font can write raises MissingGlyph; otherwise it is drawn as a crossed box.
    """

    title: str
    lang: str
    direction: str
    frame: Frame
    at: datetime
    strict: bool = False

    def build(self, blocks: Iterable[Block]) -> bytes:
        """The PDF file. Raises MissingGlyph (strict), ValueError for an unknown direction."""
        if self.direction not in ("rtl", "ltr"):
            raise ValueError(f"direction must be rtl or ltr, not {self.direction!r}")
        sheet = Sheet(self.direction == "rtl", self.strict)
        surface = Surface((PAGE_WIDTH, PAGE_HEIGHT), self.title, self.lang, sheet.rtl, self.at)
        frame = self.frame
        slabs = lay_blocks(blocks, sheet, TEXT_WIDTH)
        pages = paginate(slabs, sheet, frame.first_top(), frame.later_top(), frame.bottom())
        for number, page in enumerate(pages, start=1):
            (paint_first_page if number == 1 else paint_later_page)(frame, sheet, surface)
            for slab, top in page.placed:
                slab.paint(surface, left_margin(sheet), top)
            paint_footer(frame, sheet, surface, number, len(pages))
            surface.next_page()
        if sheet.unwritable:
            log.warning("No font writes %s", ", ".join(f"U+{ord(letter):04X}" for letter in sorted(sheet.unwritable)))
        return surface.finish()
