"""What can happen to a referral, on both sides; each step is entered in the trails of both once it was sent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update

from app import clock
from app.accounts.actor import Actor, authorise
from app.accounts.models import Association
from app.accounts.queries import partner_of
from app.audit.trail import record
from app.database import session
from app.database.counters import next_number
from app.dates import hijri_year
from app.errors import RuleViolated
from app.i18n import gettext as _
from cases.models import Case
from cases.sharing.catalogue import Purpose, Section
from cases.sharing.models import Consent
from referrals.catalogue import DeclineReason, MessageKind, Outcome
from referrals.clocks import is_unanswered
from referrals.conditions import about, check_conditions, is_open_to_receiver
from referrals.events import ReferralEvent
from referrals.models import Message, Packet, PacketSection, Referral, ServiceGiven
from referrals.policy import (
    can_edit_referral,
    can_list_referrals,
    can_look_at_referral,
    can_prepare_referral,
    can_receive_referral,
    can_release_referral,
    can_supervise_referral,
    can_withdraw_referral,
)
from referrals.sections import frozen, gather
from referrals.workflow import ReferralStatus, ReferralStep, next_status
from referrals.working_days import ANSWER_WITHIN, FIRST_SERVICE_WITHIN, SEEN_WITHIN, add_working_days


@dataclass(frozen=True)
class Request:
    """What one association asks of the other for a family, and what it wants to show."""

    purpose: Purpose
    service: str
    reason: str
    sections: frozenset[Section]
    consent: Consent | None = None


def prepare_referral(case: Case, request: Request, *, by: Actor) -> Referral:
    """Begin a referral as a draft, with its number. Nothing leaves the house yet."""
    authorise(can_prepare_referral(case, by))
    _check_consent(case, request)
    now = clock.now()
    referral = Referral(
        association_id=case.association_id,
        receiver_id=partner_of(case.association_id).id,
        case_id=case.id,
        number=_next_referral_number(),
        status=ReferralStatus.DRAFT,
        prepared_by=by.user_id,
        prepared_at=now,
        last_edited_by=by.user_id,
        **_as_fields(request),
    )
    session.add(referral)
    session.flush()  # The relationships of the new row load from here on.
    _record(ReferralEvent.PREPARED, referral, by, purpose=request.purpose.value, sections=referral.chosen)
    return referral


def edit_referral(referral: Referral, request: Request, seen_version: int, *, by: Actor) -> None:
    """Change a draft. Raises RuleViolated when it is no draft any more, or a colleague saved it meanwhile."""
    authorise(can_edit_referral(referral, by))
    next_status(referral.status, ReferralStep.SUBMIT)
    _check_version(referral, seen_version)
    _check_consent(referral.case, request)
    old = {"purpose": referral.purpose.value, "sections": referral.chosen}
    for name, value in {**_as_fields(request), "last_edited_by": by.user_id, "version": seen_version + 1}.items():
        setattr(referral, name, value)
    session.flush()  # The other consent loads only once its id is written.
    session.expire(referral, ["consent"])
    new = {"purpose": referral.purpose.value, "sections": referral.chosen}
    _record(ReferralEvent.EDITED, referral, by, old=old, new=new)


def submit_referral(referral: Referral, *, by: Actor) -> None:
    """Send a draft to the supervisors. Raises RuleViolated with the words of what is still missing."""
    authorise(can_edit_referral(referral, by))
    check_conditions(referral)
    _take(referral, ReferralStep.SUBMIT, submitted_at=clock.now())
    _record(ReferralEvent.SUBMITTED, referral, by)


def return_referral(referral: Referral, words: str, *, by: Actor) -> None:
    """Give it back to its preparer with a note; nobody outside hears of it."""
    authorise(can_supervise_referral(referral, by))
    _take(referral, ReferralStep.RETURN)
    _write(referral, MessageKind.RETURN, words, by)
    _record(ReferralEvent.RETURNED, referral, by, words=words)


def release_referral(referral: Referral, emergency_reason: str = "", *, by: Actor) -> Packet:
    """Freeze the packet and let it leave; with an emergency reason (danger to life or health) without a consent.

    Raises RuleViolated with the words of the first condition that is not met.
    """
    authorise(
        can_release_referral(referral, by),
        _("Who prepared a referral cannot release it. Another supervisor of your association releases it."),
    )
    check_conditions(referral, in_emergency=bool(emergency_reason))
    now = clock.now()
    today = clock.riyadh(now).date()
    _take(
        referral,
        ReferralStep.RELEASE,
        released_by=by.user_id,
        released_at=now,
        emergency_reason=emergency_reason,
        consent_id=None if emergency_reason else referral.consent_id,
        seen_due_on=add_working_days(today, SEEN_WITHIN),
        answer_due_on=add_working_days(today, ANSWER_WITHIN),
    )
    packet = _freeze(referral, by)
    details = {"sections": referral.chosen, "packet": packet.version, "emergency": bool(emergency_reason)}
    _record(ReferralEvent.RELEASED, referral, by, **details)
    return packet


def look_at_referral(referral: Referral, *, by: Actor) -> None:
    """Whoever reads it is entered; the receiver's reading in both trails."""
    authorise(can_look_at_referral(referral, by))
    _record(ReferralEvent.LOOKED, referral, by, is_private=by.belongs_to(referral.association_id))


def see_referral(referral: Referral, *, by: Actor) -> None:
    """The receiver's first look stops the first clock. A later look changes nothing."""
    authorise(can_receive_referral(referral, by))
    if referral.seen_at is not None or not is_open_to_receiver(referral):
        return
    referral.seen_at, referral.seen_by = clock.now(), by.user_id
    _record(ReferralEvent.FIRST_SEEN, referral, by)


def look_at_list(referrals: Iterable[Referral], *, by: Actor) -> None:
    """Names of the other association's families were shown in a list: one entry names them all, in both trails."""
    authorise(can_list_referrals(by))
    shown = list(referrals)
    if shown:
        codes = {code for referral in shown for code in (referral.sender.code, referral.receiver.code)}
        subjects = [subject for referral in shown for subject in about(referral)]
        record(ReferralEvent.LISTED, by=by, about=subjects, details={"shown": len(shown)}, chains=codes)


def accept_referral(referral: Referral, *, by: Actor) -> None:
    """The receiver takes it on; the clock of the first service begins."""
    authorise(can_receive_referral(referral, by))
    _check_open(referral)
    now = clock.now()
    due = add_working_days(clock.riyadh(now).date(), FIRST_SERVICE_WITHIN)
    _take(referral, ReferralStep.ACCEPT, accepted_by=by.user_id, accepted_at=now, service_due_on=due)
    _record(ReferralEvent.ACCEPTED, referral, by)


def ask_for_information(referral: Referral, words: str, *, by: Actor) -> None:
    """The receiver needs to know more before it answers; the answer's clock begins again with the reply."""
    authorise(can_receive_referral(referral, by))
    _check_open(referral)
    _take(referral, ReferralStep.ASK)
    _write(referral, MessageKind.QUESTION, words, by)
    _record(ReferralEvent.ASKED, referral, by)


def answer_information(referral: Referral, words: str, *, by: Actor) -> None:
    """The sender replies, and the receiver has its days again. Raises RuleViolated once the consent ended."""
    authorise(can_edit_referral(referral, by))
    if not is_open_to_receiver(referral):
        raise RuleViolated(_("The consent no longer holds, so nothing more is sent. Withdraw the referral."))
    due = add_working_days(clock.today(), ANSWER_WITHIN)
    _take(referral, ReferralStep.ANSWER, answer_due_on=due)
    _write(referral, MessageKind.ANSWER, words, by)
    _record(ReferralEvent.ANSWERED, referral, by)


def decline_referral(referral: Referral, reason: DeclineReason, words: str, *, by: Actor) -> None:
    """The receiver cannot help; what it saw closes at once."""
    authorise(can_receive_referral(referral, by))
    _check_open(referral)
    _take(referral, ReferralStep.DECLINE, decline_reason=reason, ended_at=clock.now())
    referral.end_words = words
    _record(ReferralEvent.DECLINED, referral, by, decline_reason=reason.value)


def record_service(referral: Referral, kind: str, given_on: Any, words: str | None, *, by: Actor) -> ServiceGiven:
    """The receiver did something for the family; the first time stops the clock. Raises RuleViolated for its day."""
    authorise(can_receive_referral(referral, by))
    _check_open(referral)
    if given_on < clock.riyadh(referral.accepted_at or clock.now()).date():
        raise RuleViolated(_("The service lies before the acceptance of the referral."), field="given_on")
    _take(referral, ReferralStep.SERVE, first_service_at=referral.first_service_at or clock.now())
    service = ServiceGiven(
        association_id=by.association_id,
        case_id=referral.case_id,
        kind=kind,
        given_on=given_on,
        words=words,
        recorded_at=clock.now(),
        by_id=by.user_id,
    )
    referral.services.append(service)
    _record(ReferralEvent.SERVED, referral, by, given_on=str(given_on))
    return service


def complete_referral(referral: Referral, outcome: Outcome, words: str, *, by: Actor) -> None:
    """The receiver reports what came of it. Raises RuleViolated when a service is claimed and none recorded."""
    authorise(can_receive_referral(referral, by))
    _check_open(referral)
    if outcome.needs_service and referral.first_service_at is None:
        raise RuleViolated(_("Record the service first, then its outcome."), field="outcome")
    _take(referral, ReferralStep.COMPLETE, outcome=outcome, ended_at=clock.now())
    referral.end_words = words
    _record(ReferralEvent.COMPLETED, referral, by, outcome=outcome.value)


def withdraw_referral(referral: Referral, words: str, *, by: Actor) -> None:
    """The sender takes it back, before or after it was sent; what the receiver saw closes at once."""
    authorise(can_withdraw_referral(referral, by))
    _take(referral, ReferralStep.WITHDRAW, ended_at=clock.now())
    referral.end_words = words
    _record(ReferralEvent.WITHDRAWN, referral, by)


def expire_referral(referral: Referral, *, by: Actor) -> None:
    """The sender ends what nobody answered in time. Raises RuleViolated before the last day has passed."""
    authorise(can_withdraw_referral(referral, by))
    if referral.status is ReferralStatus.SENT and not is_unanswered(referral):
        raise RuleViolated(_("The other association still has time to answer."))
    _take(referral, ReferralStep.EXPIRE, ended_at=clock.now())
    _record(ReferralEvent.EXPIRED, referral, by)


def _check_open(referral: Referral) -> None:
    if not is_open_to_receiver(referral):
        raise RuleViolated(_("This referral is closed to your association."))


def _take(referral: Referral, step: ReferralStep, **fields: Any) -> None:
    """Move on only if nobody else did meanwhile. Raises RuleViolated for a wrong step and for a late one."""
    before, version = referral.status, referral.version
    values = {"status": next_status(before, step), "version": version + 1, **fields}
    mine = (Referral.id == referral.id, Referral.version == version, Referral.status == before)
    session.flush()  # What was changed so far must not be lost by the refresh below.
    moved = session.execute(update(Referral).where(*mine).values(**values).execution_options(synchronize_session=False))
    session.refresh(referral)
    if moved.rowcount != 1:
        next_status(referral.status, step)
        raise RuleViolated(_("A colleague changed this referral a moment ago. Look at it again."))


def _check_version(referral: Referral, seen: int) -> None:
    if referral.version != seen:
        words = _("A colleague saved this referral while you wrote. Look at it beside what you typed, then save again.")
        raise RuleViolated(words, field="reason", subjects=about(referral))


def _check_consent(case: Case, request: Request) -> None:
    """A consent names its family and its purpose; one for another is no consent for this."""
    consent = request.consent
    if consent is None:
        return
    if consent.case_id != case.id:
        raise RuleViolated(_("This consent belongs to another family."), field="consent")
    if consent.purpose is not request.purpose:
        words = _(
            'This consent was given for "%(given)s", not for "%(asked)s".',
            given=consent.purpose.label,
            asked=request.purpose.label,
        )
        raise RuleViolated(words, field="consent", subjects=(("case", str(case.id)),))


def _next_referral_number() -> str:
    """One series for both associations: its counter stands under the one whose code comes first."""
    keeper = session.scalars(select(Association.id).order_by(Association.code).limit(1)).one()
    year = hijri_year(clock.today())
    return f"R-{year}-{next_number(keeper, 'referral', year):06d}"


def _as_fields(request: Request) -> dict[str, Any]:
    return {
        "purpose": request.purpose,
        "service": request.service,
        "reason": request.reason,
        "chosen": [section.value for section in Section if section in request.sections],
        "consent_id": request.consent.id if request.consent else None,
    }


def _freeze(referral: Referral, by: Actor) -> Packet:
    content = gather(referral.case, referral.sections)
    packet = Packet(
        association_id=referral.association_id,
        case_id=referral.case_id,
        version=len(referral.packets) + 1,
        content=frozen(referral.purpose.value, referral.service, referral.reason, content),
        frozen_at=clock.now(),
        frozen_by=by.user_id,
        parts=[
            PacketSection(section=section, consent_id=referral.consent_id, is_emergency=referral.is_emergency)
            for section in referral.sections
        ],
    )
    referral.packets.append(packet)
    return packet


def _write(referral: Referral, kind: MessageKind, words: str, by: Actor) -> None:
    message = Message(
        association_id=by.association_id,
        case_id=referral.case_id,
        kind=kind,
        words=words,
        at=clock.now(),
        by_id=by.user_id,
    )
    referral.messages.append(message)


def _record(event: ReferralEvent, referral: Referral, by: Actor, *, is_private: bool = False, **details: Any) -> None:
    """Both trails once it was sent; before, the sender's alone. No free text of either side stands in the details."""
    is_shared = referral.released_at is not None and not is_private
    codes = [referral.sender.code, *([referral.receiver.code] if is_shared else [])]
    record(event, by=by, about=about(referral), details={"number": referral.number, **details}, chains=codes)
