"""The parts of the proof, one module a thing; each module names its own in PARTS."""

from tests.prove.part import Part
from tests.prove.parts import calendars, identifiers, numbers

ALL: tuple[Part, ...] = (*identifiers.PARTS, *calendars.PARTS, *numbers.PARTS)
