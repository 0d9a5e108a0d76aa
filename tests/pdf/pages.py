"""Small documents for the tests of the kit, and the ways to read them back."""

import io
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pypdf

from app.pdf import Document, Frame
from app.pdf.text import CONTROLS

AT = datetime(2026, 11, 23, 10, 20, tzinfo=UTC)
FRAME = Frame(association="جمعية الخير", title="سجل", qr="WASL:X-1:0123456789ABCDEF0123")


def build(*blocks, strict: bool = True, direction: str = "rtl", at: datetime = AT, frame: Frame = FRAME) -> bytes:
    """A document of these blocks."""
    lang = "ar-SA" if direction == "rtl" else "en"
    return Document("سجل الأسرة", lang, direction, frame, at, strict).build(blocks)


def tidy(text: str) -> str:
    """Words with single spaces, without the marks that readers add around Arabic."""
    return " ".join(CONTROLS.sub("", text).split())


def read_by_pypdf(data: bytes) -> str:
    """What pypdf reads on all pages."""
    return tidy(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages))


def read_by_poppler(data: bytes, poppler: Path, mode: str) -> str:
    """What pdftotext reads with a mode such as -layout; `poppler` is the folder of its programs."""
    found = subprocess.run([poppler / "pdftotext", mode, "-", "-"], input=data, capture_output=True, check=True)
    return tidy(found.stdout.decode())


def pages_of(data: bytes) -> list[str]:
    """What pypdf reads, page by page."""
    return [tidy(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(data)).pages]
