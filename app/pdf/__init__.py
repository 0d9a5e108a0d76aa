"""Arabic documents on paper: right-to-left pages, joined letters, digits that stay as they are.

    from app.pdf import Column, Document, FooterPart, Frame, Heading, KeyValues, Kind, Row, RowKind, Table, isolate

    frame = Frame(
        association="جمعية الخير", licence="مرخصة برقم 000", monogram="خ",
        title="سجل", subtitle="سري", chip="معتمد", qr="WASL:X-1:0123456789ABCDEF0123",
        meta=(("الرقم التسلسلي", isolate("X-1448-000041")), ("التاريخ", "1448/06/13هـ الموافق 2026/11/23م")),
        running_head="سجل – خديجة", running_side=isolate("X-1448-000041"),
        footer=(FooterPart("الرقم التسلسلي", isolate("X-1448-000041")), FooterPart("رأس السجل", isolate("cd3b e203"))),
        footer_second=(FooterPart("طبعها", "سعاد"), FooterPart("في", "1448/06/13هـ 13:20"), FooterPart("الغرض", "عرض")),
    )
    blocks = [
        Heading("البيانات", number="1", side="ريال"),
        KeyValues(columns=((("الاسم", "خديجة بنت يوسف"), ("الجوال", isolate("•••••• 0123"))), (("الحي", "الثغر"),))),
        Heading("القيود", number="2"),
        Table(
            columns=(Column("م", 6), Column("البيان", 149), Column("القيمة (ريال)", 22, Kind.AMOUNT)),
            rows=[
                Row(("1", "سلة غذائية", "350.00"), running="350.00"),
                Row(("الإجمالي", "350.00"), kind=RowKind.TOTAL),
            ],
        ),
    ]
    data = Document("سجل", "ar-SA", "rtl", frame, at=aware_time).build(blocks)

Widths are millimetres and add up to 177 over a whole page; blocks in a narrow column get that column's width.
A text is a string, a Span with its own Style, or a tuple of both. Code-like values go through `isolate`.
"""

from app.pdf.document import Document
from app.pdf.facts import AmountBox, Figure, KeyValues, Strip
from app.pdf.figures import QR, Bar, Bars, Scale
from app.pdf.fonts import FontTampered, MissingGlyph, Voice
from app.pdf.frame import FooterPart, Frame
from app.pdf.prose import CheckBoxes, Columns, Heading, Note, Paragraph, Prose, Space, Together
from app.pdf.signatures import SignatureBox, SignatureRow
from app.pdf.table import Cell, Column, Kind, Row, RowKind, Table
from app.pdf.text import Span, Style, Text, isolate, isolate_name, plain

__all__ = [
    "QR",
    "AmountBox",
    "Bar",
    "Bars",
    "Cell",
    "CheckBoxes",
    "Column",
    "Columns",
    "Document",
    "Figure",
    "FontTampered",
    "FooterPart",
    "Frame",
    "Heading",
    "KeyValues",
    "Kind",
    "MissingGlyph",
    "Note",
    "Paragraph",
    "Prose",
    "Row",
    "RowKind",
    "Scale",
    "SignatureBox",
    "SignatureRow",
    "Space",
    "Span",
    "Strip",
    "Style",
    "Table",
    "Text",
    "Together",
    "Voice",
    "isolate",
    "isolate_name",
    "plain",
]
