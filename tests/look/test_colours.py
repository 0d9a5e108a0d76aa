"""The tokens of the stylesheet: text is readable on what it stands on, and pages use tokens, not colours."""

from __future__ import annotations

import re

import pytest

from tests.look.drawing import STATIC

TOKEN = re.compile(r"--([a-z0-9-]+): (#[0-9a-f]{3,8})(?=;)")
USED = re.compile(r"var\(--([a-z0-9-]+)\)")
WALL = 400
TEXT = 4.5
SHAPE = 3.0
ON = [
    ("ink", "bg", TEXT),
    ("ink", "sunken", TEXT),
    ("mute", "sunken", TEXT),
    ("mute", "tint-2", TEXT),
    ("ink-2", "neu-bg", TEXT),
    ("surface", "brand", TEXT),
    ("surface", "bad", TEXT),
    ("brand", "tint", TEXT),
    ("brand", "bg", TEXT),
    ("bad", "surface", TEXT),
    ("bad-ink", "bad-bg", TEXT),
    ("warn-ink", "warn-bg", TEXT),
    ("info-ink", "info-bg", TEXT),
    ("ref-ink", "ref-bg", TEXT),
    ("faint", "surface", TEXT),
    ("field", "surface", SHAPE),
    ("focus", "surface", SHAPE),
    ("warn-bar", "surface", SHAPE),
    ("ref", "surface", SHAPE),
]


def tokens() -> dict[str, str]:
    return dict(TOKEN.findall((STATIC / "wasl.css").read_text(encoding="utf-8")))


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize(("text", "ground", "least"), ON)
def test_text_and_shapes_are_readable_on_their_ground(text: str, ground: str, least: float) -> None:
    known = tokens()

    assert contrast(known[text], known[ground]) >= least


def test_every_token_that_a_stylesheet_uses_is_defined() -> None:
    defined = set(re.findall(r"--([a-z0-9-]+):", (STATIC / "wasl.css").read_text(encoding="utf-8")))
    used = {name for path in STATIC.glob("*.css") for name in USED.findall(path.read_text(encoding="utf-8"))}

    assert used
    assert used <= defined


def test_no_stylesheet_passes_its_wall() -> None:
    lengths = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in STATIC.glob("*.css")}

    assert lengths
    assert max(lengths.values()) <= WALL


def test_every_file_that_a_stylesheet_names_is_served() -> None:
    named = {name for path in STATIC.glob("*.css") for name in re.findall(r"url\(([^)]+)\)", path.read_text("utf-8"))}

    served = {name for name in named if (STATIC / name).is_file() or re.fullmatch(r"fonts/plex-[456]00\.ttf", name)}

    assert named == served
