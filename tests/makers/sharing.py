"""Memorandums and consents for tests."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from app import clock
from app.accounts.actor import Actor
from app.accounts.queries import association_by_code
from app.accounts.roles import Role
from app.transaction import transaction
from cases.models import Case
from cases.sharing.catalogue import ConsentMethod, Purpose, Section
from cases.sharing.models import Consent, Memorandum
from cases.sharing.operations import Agreement, Treaty, enter_memorandum, record_consent
from tests.makers.accounts import make_actor

EVERYTHING = frozenset(Section)


def make_memorandum(
    *,
    starts_on: date | None = None,
    ends_on: date | None = None,
    without: tuple[Purpose, Section] | None = None,
    directions: tuple[tuple[str, str], ...] = (("NF", "AH"), ("AH", "NF")),
) -> Memorandum:
    """A memorandum in force with every clause in both directions; `without` leaves one out.

    One with a first day of its own is signed today, so that it replaces the usual one.
    """
    codes = {code: association_by_code(code).id for code in ("NF", "AH")}
    treaty = Treaty(
        title="مذكرة عمل مشترك",
        signed_on=clock.today() if starts_on else clock.today() - timedelta(days=10),
        starts_on=starts_on or clock.today() - timedelta(days=5),
        ends_on=ends_on or clock.today() + timedelta(days=700),
        contacts=("عبدالله الزهراني", "هدى كتبي"),
        clauses=frozenset(
            (purpose, section, codes[giver], codes[receiver])
            for giver, receiver in directions
            for purpose in Purpose
            for section in Section
            if (purpose, section) != without
        ),
    )
    administrator = make_actor(Role.ADMINISTRATOR, "NF")
    with transaction():
        return enter_memorandum(treaty, by=administrator)


def make_agreement(by: Actor, **cares: Any) -> Agreement:
    """What a family agreed to today: everything, for a family consultation, on a signed form, for half a year."""
    agreement = {
        "purpose": Purpose.FAMILY_CONSULTATION,
        "sections": EVERYTHING,
        "method": ConsentMethod.SIGNED_FORM,
        "evidence": "نموذج موقّع في الملف الورقي، صفحة 3",
        "taken_on": clock.today(),
        "taken_by": by.user_id,
        "ends_on": clock.today() + timedelta(days=180),
    }
    return Agreement(**{**agreement, **cares})


def make_consent(case: Case, by: Actor, **cares: Any) -> Consent:
    """A recorded consent of the family."""
    with transaction():
        return record_consent(case, make_agreement(by, **cares), by=by)
