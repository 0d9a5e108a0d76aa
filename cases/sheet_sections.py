"""Sections 1 to 3 of the case sheet: the family, its members, the home."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app import clock, districts
from app.accounts.actor import Actor
from app.accounts.models import User
from app.database import session
from app.dates import age_on
from app.formatting import PAPER
from app.i18n import current_locale, ngettext
from app.i18n import gettext as _
from app.identifiers import IdKind
from app.pdf import Column, Heading, KeyValues, Kind, Note, Row, Span, Table, isolate
from app.pdf.theme import CELL, VALUE
from cases.models import Case, Membership, Residence

ADULT = 18
NOTHING = "—"


@dataclass(frozen=True)
class FamilyPart:
    """Who and where: identifiers are masked already. `figures` goes to the strip on top of the sheet."""

    head: str
    identity: str
    identity_kind: str
    mobile: str
    address: str
    iban: str
    categories: str
    status: str
    worker: str
    short_address: str
    source: str
    figures: tuple[tuple[str, str, str, bool], ...]
    signers: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class MemberLine:
    name: str
    relation: str
    identity: str
    birth: str
    age: str
    occupation: str
    health: str
    is_head: bool


@dataclass(frozen=True)
class MembersPart:
    lines: tuple[MemberLine, ...]
    benefiting: int


@dataclass(frozen=True)
class HomePart:
    """The home as recorded; None fields print as not recorded."""

    kind: str
    tenure: str
    condition: str
    rent: str


def gather_family(case: Case, by: Actor) -> FamilyPart:
    head, home, worker = case.head.person, case.residence, session.get_one(User, case.responsible_id)
    phone = next((phone for phone in case.phones if phone.ends_on is None and not phone.is_relatives), None)
    name = worker.name_en if current_locale() == "en" else worker.name_ar
    return FamilyPart(
        head=head.name,
        identity=f"••••••{head.national_id_last4}" if head.national_id_last4 else NOTHING,
        identity_kind=str(IdKind(head.id_kind).label),
        mobile=f"•••••• {phone.number_last4}" if phone else "",
        address=districts.name_of(home.district) if home else "",
        iban=f"SA•• •••• •••• •••• •••• {case.account.iban_last4}" if case.account else "",
        categories=_listed([str(category.category.label) for category in case.categories_in_force]),
        status=str(case.status.label),
        worker=name,
        short_address=(home.postal_code or "") if home else "",
        source=str(case.source.label),
        figures=(_members_figure(case),),
        signers=(("worker", name),),
    )


def gather_members(case: Case, by: Actor) -> MembersPart:
    lines = tuple(_line(membership, by) for membership in case.members)
    return MembersPart(lines, sum(membership.benefits for membership in case.members))


def gather_home(case: Case, by: Actor) -> HomePart | None:
    home: Residence | None = case.residence
    if home is None:
        return None
    rooms = ngettext("%(num)s room", "%(num)s rooms", home.rooms) if home.rooms else ""
    return HomePart(
        kind=_listed([str(home.housing_type.label), rooms]),
        tenure=str(home.tenure.label),
        condition=str(home.condition.label),
        rent=PAPER["riyals_exact"](home.rent_yearly) if home.rent_yearly else NOTHING,
    )


def draw_family(part: FamilyPart) -> list[Any]:
    unrecorded = _("Not recorded")
    first = (
        (_("Head of the family"), Span(part.head, VALUE.heavy())),
        (_("ID number"), (isolate(part.identity), f"  {part.identity_kind}")),
        (_("Mobile number"), isolate(part.mobile) if part.mobile else unrecorded),
        (_("Address"), part.address or unrecorded),
        (_("IBAN"), isolate(part.iban) if part.iban else unrecorded),
    )
    second = (
        (_("Case category"), part.categories or unrecorded),
        (_("File status"), part.status),
        (_("Social worker"), part.worker),
        (_("Postal code"), isolate(part.short_address) if part.short_address else unrecorded),
        (_("Source of the file"), part.source),
    )
    return [Heading(_("Family"), "1"), KeyValues((first, second))]


def draw_members(part: MembersPart) -> list[Any]:
    side = _(
        "%(benefiting)s of %(total)s benefit – ages in Gregorian years on the day of printing",
        benefiting=part.benefiting,
        total=len(part.lines),
    )
    columns = (
        Column(_("No."), 6),
        Column(_("Name"), 46),
        Column(_("Relation"), 19),
        Column(_("ID number"), 22, Kind.CODE),
        Column(_("Date of birth"), 22, Kind.CODE),
        Column(_("Age"), 10),
        Column(_("Education and work"), 30),
        Column(_("Health"), 22),
    )
    return [Heading(_("Family members"), "2", side), Table(columns, [_row(*pair) for pair in enumerate(part.lines, 1)])]


def draw_home(part: HomePart | None) -> list[Any]:
    heading = Heading(_("Housing"), "3")
    if part is None:
        return [heading, Note(_("Housing is not recorded yet. The sheet is not approved before it is."))]
    columns = (
        ((_("Type"), part.kind), (_("Yearly rent"), part.rent)),
        ((_("Tenure"), part.tenure),),
        ((_("Condition"), part.condition),),
    )
    return [heading, KeyValues(columns, label=21)]


def _row(number: int, line: MemberLine) -> Row:
    name: Any = Span(line.name, CELL.heavy()) if line.is_head else line.name
    identity = isolate(line.identity) if line.identity else NOTHING
    cells = (str(number), name, line.relation, identity, line.birth, line.age, line.occupation, line.health)
    return Row(cells)


def _line(membership: Membership, by: Actor) -> MemberLine:
    person = membership.person
    born = person.birth_date
    return MemberLine(
        name=person.name,
        relation=str(membership.relation.label),
        identity=f"••••••{person.national_id_last4}" if person.national_id_last4 else "",
        birth=PAPER["card_date_short"](born),
        age=str(age_on(born, clock.today())),
        occupation=f"{person.education.label} – {person.occupation.label}",
        health=str(person.health_status.label) if _may_see_health(membership.case, by) else _("Withheld"),
        is_head=membership.is_head,
    )


def _may_see_health(case: Case, by: Actor) -> bool:
    """The worker responsible for the file, supervisors and auditors of the association."""
    return by.is_supervisor or by.is_auditor or case.responsible_id == by.user_id


def _members_figure(case: Case) -> tuple[str, str, str, bool]:
    today = clock.today()
    young = sum(age_on(membership.person.birth_date, today) < ADULT for membership in case.members)
    note = ngettext("%(num)s of them under 18", "%(num)s of them under 18", young) if young else ""
    return _("Family members"), str(len(case.members)), note, False


def _listed(words: list[str]) -> str:
    separator = ", " if current_locale() == "en" else "، "
    return separator.join(word for word in words if word)
