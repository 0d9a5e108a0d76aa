"""The case sheet (استمارة حالة): gathered once into a frozen value, then drawn; each room brings its sections."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from app import clock
from app.accounts.actor import Actor
from app.accounts.models import Association
from app.accounts.queries import association_by_id, partner_of
from app.exports.operations import Content, Stamp
from app.formatting import PAPER
from app.house import SheetSection, house
from app.i18n import current_locale, direction
from app.i18n import gettext as _
from app.pdf import Document, Figure, FooterPart, Frame, Note, SignatureBox, SignatureRow, Space, Span, Strip, isolate
from app.pdf.theme import VALUE
from cases.models import Case
from cases.workflow import CaseStatus

LANGUAGES = {"ar": "ar-SA", "en": "en"}


@dataclass(frozen=True)
class Letterhead:
    """Whose paper it is, in the language of the document."""

    association: str
    licence: str
    memorandum: str
    monogram: str


@dataclass(frozen=True)
class Sheet:
    """Everything on the sheet but its number and time. `sections` are (key, gathered value) in printing order."""

    locale: str
    letterhead: Letterhead
    number: str
    head_name: str
    status: str
    is_final: bool
    sections: tuple[tuple[str, Any], ...]


def gather_sheet(case: Case, by: Actor) -> Sheet:
    """All sections of one file as this person may print them."""
    sections: list[SheetSection] = house().bring("sheet_sections")
    return Sheet(
        locale=current_locale(),
        letterhead=letterhead_of(case.association_id),
        number=case.number,
        head_name=case.head.person.name,
        status=str(case.status.label),
        is_final=case.status is CaseStatus.ACTIVE,
        sections=tuple((section.key, section.gather(case, by)) for section in sections),
    )


def content_of(sheet: Sheet, case: Case, purpose: str) -> Content:
    """What the register keeps of the sheet; the printed hash covers the gathered data alone."""
    members = {person.person_id for person in case.members}
    about = [("case", case.id), *(("person", member) for member in members)]
    return Content("case_sheet", case.number, dataclasses.asdict(sheet), len(members), tuple(about), purpose=purpose)


def draw_sheet(sheet: Sheet, stamp: Stamp) -> bytes:
    """The PDF: A4, as many pages as it takes; the same sheet and stamp give the same bytes."""
    drawers = {section.key: section for section in house().bring("sheet_sections")}
    blocks: list[Any] = _strip(sheet)
    for key, gathered in sheet.sections:
        blocks += drawers[key].draw(gathered)
    blocks += [Space(2), _signatures(sheet), Note(_closing_words())]
    title = _("Family case sheet")
    return Document(title, LANGUAGES[sheet.locale], direction(), sheet_frame(sheet, title, stamp), stamp.at).build(
        blocks
    )


def sheet_frame(sheet: Sheet, title: str, stamp: Stamp) -> Frame:
    return frame_of(
        sheet.letterhead,
        title,
        stamp,
        subtitle=_("Confidential – personal and health data; copy only for its purpose"),
        chip=sheet.status if sheet.is_final else _("%(status)s – not for payment", status=sheet.status),
        number=sheet.number,
        subject=sheet.head_name,
    )


def frame_of(
    head: Letterhead, title: str, stamp: Stamp, *, subtitle: Any, number: str, subject: str, chip: str = ""
) -> Frame:
    """Letterhead, title band, running head and footer of a numbered document about one family or several."""
    heavy_number = Span(isolate(number), VALUE.heavy())
    when = PAPER["day_both"](clock.riyadh(stamp.at).date())
    meta = [(_("Serial number"), isolate(stamp.serial)), (_("File number"), heavy_number), (_("Date"), when)]
    return Frame(
        association=head.association,
        licence=head.licence,
        memorandum=head.memorandum,
        monogram=head.monogram,
        title=title,
        subtitle=subtitle,
        chip=chip,
        meta=tuple(meta if number else [meta[0], meta[2]]),
        running_head=f"{title} – {subject}" if subject else title,
        running_side=(f"{_('File number')} ", heavy_number) if number else isolate(stamp.serial),
        footer=(
            FooterPart(_("Serial number"), isolate(stamp.serial)),
            FooterPart(_("Head of the trail"), isolate(stamp.head_words)),
        ),
        footer_second=(
            FooterPart(_("Printed by"), stamp.printed_by),
            FooterPart(_("At"), PAPER["moment"](stamp.at)),
            FooterPart(_("Purpose"), stamp.purpose or _("Case file")),
        ),
        qr=stamp.qr,
    )


def letterhead_of(association_id: Any) -> Letterhead:
    """The association's own words and the partner's, in the language of the reader."""
    own, partner = association_by_id(association_id), partner_of(association_id)
    licence = _("Licensed by the National Center for Non-Profit Sector, no. %(number)s", number=own.licence_number)
    return Letterhead(
        association=_name(own),
        licence=licence if own.licence_number else "",
        memorandum=_("Under the joint-work memorandum with %(partner)s", partner=_name(partner)),
        monogram=own.monogram,
    )


def _name(association: Association) -> str:
    return association.name_en if current_locale() == "en" else association.name_ar


def _strip(sheet: Sheet) -> list[Any]:
    """The glance: each section may offer figures (label, figure, note, is small) for it."""
    offered = [figure for _key, gathered in sheet.sections for figure in getattr(gathered, "figures", ())]
    figures = [Figure(label, figure, note, small=small) for label, figure, note, small in offered]
    return [Strip(tuple(figures[:5]))] if len(figures) >= 3 else []


def _signatures(sheet: Sheet) -> SignatureRow:
    named = dict(pair for _key, gathered in sheet.sections for pair in getattr(gathered, "signers", ()))
    return SignatureRow(
        (
            SignatureBox(_("Head of the family"), _("Declaration of accuracy")),
            SignatureBox(_("Social worker"), named.get("worker", "")),
            SignatureBox(_("Supervisor"), named.get("supervisor", "")),
            SignatureBox(_("Stamp"), stamp=True),
        )
    )


def _closing_words() -> str:
    return _(
        "The last four digits of identity, mobile and IBAN numbers are shown. "
        "«Withheld»: outside what the person printing this copy may see. «—»: not applicable."
    )
