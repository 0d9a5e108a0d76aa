"""The aid history as a workbook: right to left in Arabic, typed columns, a frozen head, totals, what was asked for."""

from __future__ import annotations

import io

import xlsxwriter

from app.exports.operations import Stamp
from app.i18n import direction
from app.i18n import gettext as _
from app.money import to_decimal
from cases.aid.exporting import Gathered
from cases.aid.history import COLUMNS, AidRow, total_of
from cases.aid.history import column_heads as heads

WIDTHS = {"head": 32, "kind": 22, "association": 26, "file_number": 18, "receipt": 20}
AMOUNT = COLUMNS.index("amount")


def history_workbook(gathered: Gathered, stamp: Stamp) -> bytes:
    """XLSX bytes; every text is written as text, so that no cell is ever run as a formula."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": _("Aid history"), "comments": stamp.serial, "created": stamp.at.replace(tzinfo=None)})
    _write_rows(book, gathered)
    _write_origin(book, gathered, stamp)
    book.close()
    return stream.getvalue()


def _write_rows(book: xlsxwriter.Workbook, gathered: Gathered) -> None:
    sheet, bold = _sheet(book, _("Aid history")), book.add_format({"bold": True, "bottom": 1})
    money, day = book.add_format({"num_format": "#,##0.00"}), book.add_format({"num_format": "yyyy-mm-dd"})
    for place, column in enumerate(COLUMNS):
        sheet.set_column(place, place, WIDTHS.get(column, 16))
        sheet.write_string(0, place, heads()[column], bold)
    sheet.freeze_panes(1, 0)
    for number, row in enumerate(gathered.rows, 1):
        _write_row(sheet, number, row, money, day)
    last = len(gathered.rows) + 1
    total = book.add_format({"bold": True, "top": 1, "num_format": "#,##0.00"})
    sheet.write_string(last, 0, _("Grand total"), book.add_format({"bold": True, "top": 1}))
    sheet.write_number(last, AMOUNT, float(to_decimal(total_of(gathered.rows))), total)


def _write_row(sheet: object, number: int, row: AidRow, money: object, day: object) -> None:
    for place, column in enumerate(COLUMNS):
        if column == "date" and not row.is_masked:
            sheet.write_datetime(number, place, row.day, day)
        elif column == "date":
            sheet.write_string(number, place, row.month)
        elif column == "amount":
            if row.amount is not None:
                sheet.write_number(number, place, float(to_decimal(row.amount)), money)
        else:
            sheet.write_string(number, place, str(getattr(row, column)))


def _write_origin(book: xlsxwriter.Workbook, gathered: Gathered, stamp: Stamp) -> None:
    """A sheet that says what this file is: serial, time, filters, hash."""
    sheet = _sheet(book, _("About this file"))
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 72)
    lines = (
        (_("Serial number"), stamp.serial),
        (_("Date"), stamp.at.isoformat(timespec="seconds")),
        (_("Printed by"), stamp.printed_by),
        (_("File number"), gathered.subject or "–"),
        (_("From"), str(gathered.since or "–")),
        (_("To"), str(gathered.until or "–")),
        (_("Rows"), str(len(gathered.rows))),
        (_("Content hash"), stamp.content_hash),
    )
    for number, (label, value) in enumerate(lines):
        sheet.write_string(number, 0, label)
        sheet.write_string(number, 1, value)


def _sheet(book: xlsxwriter.Workbook, name: str) -> object:
    sheet = book.add_worksheet(name[:31])
    if direction() == "rtl":
        sheet.right_to_left()
    return sheet
