"""What the page of a family shows: its head card, and the parts that the rooms bring."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flask import render_template, url_for
from markupsafe import Markup

from app import clock, districts, formatting
from app.accounts.actor import Actor
from app.accounts.queries import names_of
from app.dates import age_on
from app.house import Action, Panel, house
from app.i18n import current_locale
from app.i18n import gettext as _
from cases.facts import phone_of
from cases.models import Case, Membership
from cases.policy import can_prepare, can_reveal
from cases.workflow import CaseStatus, CaseStep, can_edit_now, can_step

ADULT = 18
MOST_GONE = 10
MOST_NOTES = 12
TOLD_AS_OURS = {CaseStep.APPROVE, CaseStep.SUBMIT, CaseStep.RESUME}
TOLD_AS_STOP = {CaseStep.REFUSE, CaseStep.SUSPEND}
PATH = (
    (CaseStatus.DRAFT, CaseStep.FILE),
    (CaseStatus.UNDER_STUDY, CaseStep.OPEN),
    (CaseStatus.AWAITING_APPROVAL, CaseStep.SUBMIT),
    (CaseStatus.ACTIVE, CaseStep.APPROVE),
)
STOPPED = {CaseStatus.REFUSED, CaseStatus.SUSPENDED, CaseStatus.CLOSED}


@dataclass(frozen=True, slots=True)
class Part:
    """One drawn part of the page."""

    key: str
    label: Any
    count: int
    html: Markup


@dataclass(frozen=True, slots=True)
class FamilyPage:
    """Everything that `cases/show.html` draws."""

    name: str
    steps: list[tuple[str, str, str]]
    people: dict[uuid.UUID, str]
    under_age: int
    main: list[Part]
    aside: list[Part]
    actions: list[tuple[Action, str]]
    phone: Any
    may_reveal: bool

    @property
    def sections(self) -> list[tuple[Any, str, bool, int, int]]:
        """The section nav: one entry for each part, and none of them chosen."""
        return [(part.label, f"#{part.key}", False, part.count, 0) for part in (*self.main, *self.aside)]


def family_page(case: Case, by: Actor) -> FamilyPage:
    """The page of one family for this person."""
    parts = [(panel, part) for panel in house().bring("panels") if (part := _part(panel, case, by)) is not None]
    return FamilyPage(
        name=family_name(case),
        steps=_steps(case),
        people=shown_names([case.responsible_id, case.approved_by, case.opened_by]),
        under_age=sum(age_on(member.person.birth_date, clock.today()) < ADULT for member in case.members),
        main=[part for panel, part in parts if not panel.is_aside],
        aside=[part for panel, part in parts if panel.is_aside],
        actions=[
            (action, url_for(action.endpoint, case_id=case.id))
            for action in house().bring("actions")
            if action.may(case, by)
        ],
        phone=phone_of(case, is_relatives=False),
        may_reveal=can_reveal(by, case),
    )


def family_name(case: Case) -> str:
    """How a family is called: by its head."""
    return _("Family of %(name)s", name=case.head.person.name)


def district_name(code: str) -> str:
    """The name of a district code; the code itself where the list has changed since, "" for none."""
    known = code in districts.districts() or code == districts.OUTSIDE
    return districts.name_of(code) if known else code


def shown_names(user_ids: Iterable[uuid.UUID | None]) -> dict[uuid.UUID, str]:
    """People's names in the language of this moment."""
    users = names_of({user_id for user_id in user_ids if user_id is not None})
    is_english = current_locale() == "en"
    return {user.id: user.name_en if is_english else user.name_ar for user in users.values()}


def _part(panel: Panel, case: Case, by: Actor) -> Part | None:
    gathered = panel.gather(case, by)
    if gathered is None:
        return None
    context = {**gathered, "panel": gathered, "case": case, "by": by}
    return Part(panel.key, panel.label, gathered.get("count", 0), Markup(render_template(panel.template, **context)))


def _steps(case: Case) -> list[tuple[str, str, str]]:
    """(state, title, note) of the step bar: what is done, where the file stands, what is to come."""
    reached = {CaseStep(note.step): note.at for note in case.notes}
    path = [status for status, _step in PATH]
    here = path.index(case.status) if case.status in path else _last_reached(reached)
    bar = []
    for at, (status, step) in enumerate(PATH):
        note = str(formatting.day_short(clock.riyadh(reached[step]).date())) if step in reached and at <= here else ""
        state = "done" if at < here or (at == here and case.status not in path) else "now" if at == here else ""
        bar.append((state, str(status.label), note))
    if case.status not in path:
        state = "stop" if case.status in STOPPED else "now"
        note = str(formatting.day_short(clock.riyadh(case.updated_at).date()))
        bar.insert(here + 1, (state, str(case.status.label), note))
    return bar


def _last_reached(reached: dict[CaseStep, Any]) -> int:
    return max(at for at, (_status, step) in enumerate(PATH) if step in reached or at == 0)


def members_panel(case: Case, by: Actor) -> dict[str, Any] | None:
    """Those who belong to the family, and the last who left it."""
    today = clock.today()
    gone = sorted((each for each in case.memberships if each.ends_on is not None), key=_left_on, reverse=True)
    return {
        "members": [(member, age_on(member.person.birth_date, today)) for member in case.members],
        "gone": gone[:MOST_GONE],
        "count": len(case.members),
        "may_edit": can_prepare(by, case) and can_edit_now(case.status),
        "may_reveal": can_reveal(by, case),
    }


def _left_on(membership: Membership) -> Any:
    return membership.ends_on


def home_panel(case: Case, by: Actor) -> dict[str, Any] | None:
    """Where the family lives and lived, how to reach it, and where its aid is paid."""
    return {
        "home": case.residence,
        "earlier": [home for home in case.residences if home.ends_on is not None][::-1],
        "phone": phone_of(case, is_relatives=False),
        "relatives_phone": phone_of(case, is_relatives=True),
        "account": case.account,
        "may_reveal": can_reveal(by, case),
    }


def history_panel(case: Case, by: Actor) -> dict[str, Any] | None:
    """The steps of the file's life, the newest first."""
    notes = list(reversed(case.notes))[:MOST_NOTES]
    people = shown_names([note.by_id for note in notes])
    return {
        "events": [
            (_tone(CaseStep(note.step)), note.at, CaseStep(note.step).label, note.words, people.get(note.by_id, ""))
            for note in notes
        ]
    }


def _tone(step: CaseStep) -> str:
    if step in TOLD_AS_STOP:
        return "conflict"
    return "ours" if step in TOLD_AS_OURS else ""


def may_edit_now(case: Case, by: Actor) -> bool:
    """Whether the edit button is shown."""
    return can_prepare(by, case) and can_edit_now(case.status)


def may_open_study(case: Case, by: Actor) -> bool:
    """Whether the button that opens the study is shown."""
    return can_prepare(by, case) and can_step(case.status, CaseStep.OPEN)
