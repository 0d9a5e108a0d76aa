"""What a person sees of visits, assessments, needs and decisions."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from app.accounts.actor import Actor
from app.accounts.queries import names_of
from app.database import session
from app.i18n import current_locale
from app.i18n import gettext as _
from cases.assessments.catalogue import VisitOutcome
from cases.assessments.models import Assessment, CountedMember, FileDecision, IncomeLine, Need, ObligationLine, Visit
from cases.assessments.policies import NeedPolicy
from cases.assessments.workflow import AssessmentStatus
from cases.models import Case, Membership

WHOLE = (
    joinedload(Assessment.policy).selectinload(NeedPolicy.bands),
    joinedload(Assessment.visit),
    selectinload(Assessment.members).joinedload(CountedMember.membership).joinedload(Membership.person),
    selectinload(Assessment.incomes).joinedload(IncomeLine.membership).joinedload(Membership.person),
    selectinload(Assessment.obligations).joinedload(ObligationLine.membership).joinedload(Membership.person),
    selectinload(Assessment.needs).joinedload(Need.membership).joinedload(Membership.person),
)
VISITS_SHOWN = 20


def latest_assessment(case_id: uuid.UUID) -> Assessment | None:
    """The newest assessment of a file, whatever its state."""
    return _newest(case_id, tuple(AssessmentStatus))


def approved_assessment(case_id: uuid.UUID) -> Assessment | None:
    """The newest approved assessment of a file: the one that aid and referrals go by."""
    return _newest(case_id, (AssessmentStatus.APPROVED,))


def open_assessment(case_id: uuid.UUID) -> Assessment | None:
    """The one that is being written, waits or was returned; a file has one at most."""
    return _newest(case_id, tuple(status for status in AssessmentStatus if status is not AssessmentStatus.APPROVED))


def submitted_assessment(case_id: uuid.UUID) -> Assessment | None:
    """The one that waits for a supervisor."""
    return _newest(case_id, (AssessmentStatus.SUBMITTED,))


def _newest(case_id: uuid.UUID, statuses: tuple[AssessmentStatus, ...]) -> Assessment | None:
    return session.scalars(
        select(Assessment)
        .options(*WHOLE)
        .where(Assessment.case_id == case_id, Assessment.status.in_(statuses))
        .order_by(Assessment.created_at.desc(), Assessment.id.desc())
        .limit(1)
    ).first()


def needs_of(case_id: uuid.UUID) -> list[Need]:
    """What the family lacks by its newest assessment, in the order it was written."""
    newest = latest_assessment(case_id)
    return list(newest.needs) if newest is not None else []


def visits_of(case_id: uuid.UUID, limit: int = VISITS_SHOWN) -> list[Visit]:
    """The newest visits first, planned ones included."""
    return list(
        session.scalars(
            select(Visit).where(Visit.case_id == case_id).order_by(Visit.day.desc(), Visit.id.desc()).limit(limit)
        )
    )


def last_visit(case_id: uuid.UUID) -> Visit | None:
    """The newest visit that was really made."""
    made = Visit.outcome == VisitOutcome.VISITED
    return session.scalars(
        select(Visit).where(Visit.case_id == case_id, made).order_by(Visit.day.desc(), Visit.id.desc()).limit(1)
    ).first()


def planned_visit(case_id: uuid.UUID) -> Visit | None:
    """The visit that still waits to be made."""
    planned = Visit.outcome == VisitOutcome.PLANNED
    return session.scalars(select(Visit).where(Visit.case_id == case_id, planned).order_by(Visit.day).limit(1)).first()


def decisions_of(case_id: uuid.UUID) -> list[FileDecision]:
    """Every decision on the file and its studies, newest first."""
    return list(
        session.scalars(
            select(FileDecision)
            .where(FileDecision.case_id == case_id)
            .order_by(FileDecision.at.desc(), FileDecision.id.desc())
        )
    )


def policy_on(association_id: uuid.UUID, day: date) -> NeedPolicy:
    """The policy version that an association had adopted on a day; before the first one, the first one."""
    versions = session.scalars(
        select(NeedPolicy)
        .options(selectinload(NeedPolicy.bands))
        .where(NeedPolicy.association_id == association_id)
        .order_by(NeedPolicy.adopted_from.desc(), NeedPolicy.version.desc())
    ).all()
    return next((policy for policy in versions if policy.adopted_from <= day), versions[-1])


def next_in_queue(after: Assessment, by: Actor) -> uuid.UUID | None:
    """The file whose study has waited longest for this supervisor, without the one in hand and their own."""
    return session.scalars(
        select(Assessment.case_id)
        .where(*waiting_for(by), Assessment.id != after.id)
        .order_by(Assessment.submitted_at, Assessment.id)
        .limit(1)
    ).first()


def waiting_for(by: Actor) -> Iterable[object]:
    """Conditions on assessments that this supervisor may decide on: of the association, not prepared by them."""
    return (
        Assessment.association_id == by.association_id,
        Assessment.status == AssessmentStatus.SUBMITTED,
        Assessment.submitted_by != by.user_id,
        Assessment.last_edited_by != by.user_id,
    )


def shown_names(user_ids: Iterable[uuid.UUID | None]) -> dict[uuid.UUID, str]:
    """People's names in the language of this moment."""
    users = names_of({user_id for user_id in user_ids if user_id is not None})
    is_english = current_locale() == "en"
    return {user.id: user.name_en if is_english else user.name_ar for user in users.values()}


def family_name(case: Case) -> str:
    """How a family is called on pages: by its head."""
    return _("Family of %(name)s", name=case.head.person.name)
