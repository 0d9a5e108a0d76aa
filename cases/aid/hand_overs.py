"""The parts of a hand-over: who receives, what the card says, the receipt and its number."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from sqlalchemy import select

from app import clock
from app.accounts.actor import Actor
from app.accounts.models import Association
from app.database import session
from app.database.counters import next_number
from app.errors import RuleViolated
from app.i18n import gettext as _
from app.identifiers import IdKind
from cases.aid.catalogue import Proof
from cases.aid.models import AidRequest, HandOver, Instalment
from cases.aid.steps import changes_since_approval
from cases.aid.workflow import AidStep, InstalmentStatus, next_status
from cases.models import Case, Membership
from cases.workflow import CaseStatus

SERIES = "receipt"


@dataclass(frozen=True)
class Handing:
    """What the second worker records: which member received, the last four digits of the card seen (or why no card
    was), and what proves it."""

    receiver_id: uuid.UUID
    seen_last4: str
    proof: Proof
    proof_note: str = ""
    no_id_reason: str = ""


def receivers(case: Case) -> list[Membership]:
    """Who may take aid home: the head of the family and the collector."""
    return [membership for membership in case.members if membership.is_head or membership.is_collector]


def check_can_be_handed(request: AidRequest) -> None:
    """Raises RuleViolated when the aid is not approved, the file stopped, or a fact of the approval changed."""
    next_status(request.status, AidStep.HAND_OVER)
    if request.case.status is not CaseStatus.ACTIVE:
        status = request.case.status.label
        raise RuleViolated(_("The file is «%(status)s»; nothing is handed over until it is active.", status=status))
    if changes := changes_since_approval(request):
        what = _(", ").join(str(change) for change in changes)
        raise RuleViolated(
            _(
                "Changed since the approval: %(what)s. Send the request for approval again before handing over.",
                what=what,
            )
        )


def check_receiver(request: AidRequest, handing: Handing) -> Membership:
    """The member who receives, with the card checked. Raises RuleViolated beside the field."""
    receiver = next((each for each in receivers(request.case) if each.id == handing.receiver_id), None)
    if receiver is None:
        raise RuleViolated(_("Choose the head of the family or its collector."), field="receiver")
    if receiver.person.id_kind is IdKind.NONE:
        if not handing.no_id_reason:
            raise RuleViolated(_("Say how you knew the receiver, who has no ID."), field="no_id_reason")
    elif receiver.person.national_id_last4 != handing.seen_last4:
        raise RuleViolated(
            _("The last four digits do not match the receiver’s ID; look at the card again."), field="seen_last4"
        )
    return receiver


def due_instalment(request: AidRequest) -> Instalment:
    """What is due of the newest revision. Raises RuleViolated when nothing is."""
    found = session.scalar(
        select(Instalment)
        .where(Instalment.revision_id == request.revision.id, Instalment.status == InstalmentStatus.DUE)
        .order_by(Instalment.number)
        .limit(1)
    )
    if found is None:
        raise RuleViolated(_("Nothing of this request is due."))
    return found


def new_hand_over(
    request: AidRequest, instalment: Instalment, receiver: Membership, handing: Handing, by: Actor
) -> HandOver:
    """The receipt, stored with the next number of its year and with the names of everybody before."""
    first, *more = request.approvals
    second = more[0] if more else None
    has_id = receiver.person.id_kind is not IdKind.NONE
    now = clock.now()
    instalment.status = InstalmentStatus.HANDED_OVER
    hand_over = HandOver(
        association_id=request.association_id,
        case_id=request.case_id,
        request_id=request.id,
        revision_id=request.revision.id,
        instalment_id=instalment.id,
        amount=instalment.amount,
        receipt_number=next_receipt(request.association_id),
        decision_id=first.id,
        second_decision_id=second.id if second else None,
        verdict=first.verdict,
        first_step=first.step,
        approvals_needed=first.approvals_needed,
        prepared_by=first.prepared_by,
        edited_by=first.edited_by,
        approved_by=first.decided_by,
        second_approved_by=second.decided_by if second else None,
        handed_by=by.user_id,
        handed_at=now,
        received_by_id=receiver.id,
        seen_last4=handing.seen_last4 if has_id else "",
        no_id_reason="" if has_id else handing.no_id_reason,
        proof=handing.proof,
        proof_note=handing.proof_note,
    )
    session.add(hand_over)
    session.flush()  # The database has the last word before the receipt is shown.
    return hand_over


def next_receipt(association_id: uuid.UUID) -> str:
    """`NF-R-2026-000123`: without gaps in a Gregorian year. Call it after the fund's row was taken."""
    year = clock.today().year
    code = session.get_one(Association, association_id).code
    return f"{code}-R-{year}-{next_number(association_id, SERIES, year):06d}"
