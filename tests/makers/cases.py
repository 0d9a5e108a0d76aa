"""Families for tests: facts with what the test cares about, stored files, and the form as a browser posts it."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any

from app.accounts.actor import Actor
from app.dates import Calendar, CardDate
from app.identifiers import IdKind, demo_iban, demo_mobile, demo_national_id
from app.transaction import transaction
from cases.catalogue import (
    CaseCategoryKind,
    Education,
    HealthStatus,
    HomeCondition,
    HousingType,
    IntakeChannel,
    IntakeSource,
    MaritalStatus,
    Occupation,
    Priority,
    Relation,
    Sex,
    Tenure,
)
from cases.facts import FamilyFacts, HomeFacts, PersonFacts
from cases.models import Case
from cases.operations import file_case, open_study, submit_case

_numbers = itertools.count(5000)
"""Far from the demo's own numbers, and never twice in one run of the tests."""


def make_person(name: str = "نورة سعد محمد القحطاني", **cares: Any) -> PersonFacts:
    """A person as typed: four names in one text, a valid ID number of their own, and what the test cares about."""
    first, father, grandfather, family = name.split()
    person = PersonFacts(
        first_name=first,
        father_name=father,
        grandfather_name=grandfather,
        family_name=family,
        sex=Sex.FEMALE,
        id_kind=IdKind.NATIONAL,
        id_number=demo_national_id(next(_numbers)),
        birth=CardDate(Calendar.HIJRI, 1404, 9, 12),
        relation=Relation.HEAD,
        marital_status=MaritalStatus.WIDOWED,
        health_status=HealthStatus.HEALTHY,
        education=Education.SECONDARY,
        occupation=Occupation.HOMEMAKER,
    )
    return replace(person, **cares)


def make_child(name: str = "يزن أحمد سالم القحطاني", *, place: str = "members-0", **cares: Any) -> PersonFacts:
    """A son of eight years."""
    child = {
        "sex": Sex.MALE,
        "relation": Relation.SON,
        "birth": CardDate(Calendar.HIJRI, 1439, 5, 29),
        "marital_status": MaritalStatus.SINGLE,
        "education": Education.PRIMARY,
        "occupation": Occupation.STUDENT,
    }
    return make_person(name, place=place, **{**child, **cares})


def make_family(**cares: Any) -> FamilyFacts:
    """A widow with one son in a rented flat in a district of Jeddah."""
    family = FamilyFacts(
        head=make_person(),
        members=(make_child(),),
        mobile=demo_mobile(next(_numbers)),
        home=HomeFacts(
            district="ar-rawdah",
            housing_type=HousingType.FLAT,
            tenure=Tenure.RENTED,
            condition=HomeCondition.GOOD,
            street="شارع الأمير سلطان",
            building_no="2929",
            short_address="JDAA2929",
            postal_code="23431",
            additional_no="7000",
            rooms=3,
            rent_yearly=18_000_00,
        ),
        categories=(CaseCategoryKind.WIDOW, CaseCategoryKind.ORPHANS),
        channel=IntakeChannel.OFFICE,
        source=IntakeSource.FAMILY,
        priority=Priority.NORMAL,
        iban=demo_iban(next(_numbers)),
        account_holder="نورة سعد محمد القحطاني",
    )
    return replace(family, **cares)


def make_case(by: Actor, **cares: Any) -> Case:
    """A stored file under study, filed by this worker. Needs an open unit of work and commits its own."""
    family = cares.pop("family", None) or make_family(**cares)
    with transaction():
        case = file_case(family, looked_for="نورة القحطاني", by=by)
        open_study(case, by=by)
    return case


def make_submitted_case(by: Actor, **cares: Any) -> Case:
    """The same, sent for approval by the worker who filed it."""
    case = make_case(by, **cares)
    with transaction():
        submit_case(case, by=by)
    return case


def family_form_data(*, children: int = 1, **changes: str | list[str]) -> dict[str, str | list[str]]:
    """The registration form as a browser posts it, valid, with `children` members; a changed field replaces its own.

    Names are the form's: `family_form_data(**{"head-id_number": "123", "mobile": "052…"})`.
    """
    data: dict[str, str | list[str]] = {
        "looked": "نورة القحطاني",
        **_person_data("head", "نورة سعد محمد القحطاني", "1404", Sex.FEMALE, MaritalStatus.WIDOWED),
        "mobile": "050" + demo_mobile(next(_numbers))[-7:],
        "home-district": "ar-rawdah",
        "home-short_address": "JDAA2929",
        "home-building_no": "2929",
        "home-street": "شارع الأمير سلطان",
        "home-postal_code": "23431",
        "home-additional_no": "7000",
        "home-housing_type": "flat",
        "home-tenure": "rented",
        "home-condition": "good",
        "home-rooms": "3",
        "home-rent_yearly": "18,000",
        "categories": ["widow", "orphans"],
        "channel": "office",
        "source": "family",
        "priority": "normal",
    }
    for at in range(children):
        place = f"members-{at}"
        data |= _person_data(place, "يزن أحمد سالم القحطاني", f"{1436 + at}", Sex.MALE, MaritalStatus.SINGLE)
        data |= {f"{place}-relation": "son", f"{place}-benefits": "y"}
    return {**data, **changes}


def _person_data(place: str, name: str, born: str, sex: Sex, marital: MaritalStatus) -> dict[str, str | list[str]]:
    first, father, grandfather, family = name.split()
    return {
        f"{place}-first_name": first,
        f"{place}-father_name": father,
        f"{place}-grandfather_name": grandfather,
        f"{place}-family_name": family,
        f"{place}-sex": sex.value,
        f"{place}-id_kind": IdKind.NATIONAL.value,
        f"{place}-id_number": demo_national_id(next(_numbers)),
        f"{place}-birth-day": "12",
        f"{place}-birth-month": "h9",
        f"{place}-birth-year": born,
        f"{place}-birth-calendar": "hijri",
        f"{place}-marital_status": marital.value,
        f"{place}-health_status": "healthy",
        f"{place}-education": "secondary",
        f"{place}-occupation": "homemaker" if place == "head" else "student",
    }
