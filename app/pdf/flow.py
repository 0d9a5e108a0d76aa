"""Fills pages with slabs: what is bound stays together, table heads repeat, running totals are carried over."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from app.pdf.slabs import Block, Repeated, Sheet, Slab


@dataclass
class Page:
    """Slabs with their top edges, in points from the bottom of the paper."""

    placed: list[tuple[Slab, float]] = field(default_factory=list)


def lay_blocks(blocks: Iterable[Block], sheet: Sheet, width: float) -> list[Slab]:
    """The slabs of all blocks in order."""
    slabs = [slab for block in blocks for slab in block.lay(sheet, width)]
    for place, slab in enumerate(slabs):
        for before in range(max(place - slab.pull, 0), place):
            slabs[before].keep = True
    return slabs


def paginate(slabs: list[Slab], sheet: Sheet, first_top: float, later_top: float, bottom: float) -> list[Page]:
    """Pages of slabs; the first begins at `first_top`, the others at `later_top`, none goes below `bottom`."""
    filler = _Filler(sheet, first_top, later_top, bottom)
    start = 0
    while start < len(slabs):
        end = start + 1
        while end < len(slabs) and slabs[end - 1].keep:
            end += 1
        filler.add(slabs[start:end])
        start = end
    return filler.pages


class _Filler:
    def __init__(self, sheet: Sheet, first_top: float, later_top: float, bottom: float) -> None:
        self.sheet, self.later_top, self.bottom = sheet, later_top, bottom
        self.pages = [Page()]
        self.y = first_top
        self.last: Slab | None = None

    def add(self, chain: list[Slab]) -> None:
        """Place slabs that belong together, on a new page if they do not fit and a page could hold them."""
        room = self.later_top - self.bottom
        if not self._fits(chain) and self._used and _height(chain) <= room:
            self._turn_page(chain[0])
        for slab in chain:
            if not self._fits([slab]) and self._used:
                self._turn_page(slab)
            self._place(slab)

    @property
    def _used(self) -> bool:
        return bool(self.pages[-1].placed)

    def _fits(self, chain: list[Slab]) -> bool:
        gap = chain[0].gap if self._used else 0.0
        reserve = _reserve(chain[-1])
        return self.y - gap - _height(chain) - reserve >= self.bottom - 0.01

    def _place(self, slab: Slab) -> None:
        if self._used:
            self.y -= slab.gap
        self.pages[-1].placed.append((slab, self.y))
        self.y -= slab.height
        self.last = slab

    def _turn_page(self, following: Slab) -> None:
        table = self._broken_table(following)
        running = self.last.running if self.last else ""
        number = len(self.pages)
        if table and running:
            self._place(table.carried(self.sheet.words.carried_to.format(page=number + 1), running))
        self.pages.append(Page())
        self.y = self.later_top
        if table:
            self._place(table.head)
            if running:
                self._place(table.carried(self.sheet.words.carried_from.format(page=number), running))

    def _broken_table(self, following: Slab) -> Repeated | None:
        table = following.repeated
        same = self.last is not None and self.last.repeated is table
        return table if table is not None and same else None


def _height(chain: list[Slab]) -> float:
    return sum(slab.height for slab in chain) + sum(slab.gap for slab in chain[1:])


def _reserve(slab: Slab) -> float:
    return slab.repeated.carried_height if slab.repeated and slab.running else 0.0
