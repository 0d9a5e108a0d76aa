"""What can happen to an aid request: it is asked for, completed, decided on, cancelled and handed over."""

from __future__ import annotations

import uuid
from dataclasses import replace

from app.accounts.actor import Actor, authorise
from app.accounts.roles import Role
from app.audit.trail import record
from app.database import new_id
from app.errors import RuleViolated
from app.i18n import gettext as _
from app.idempotency import once
from cases.aid.asking import add_revision, asked, conflicts_of, new_request
from cases.aid.catalogue import ClaimStage, Verdict
from cases.aid.claims import end_claims, restate_claims
from cases.aid.deciding import add_instalment, decide, free_money, next_approval, one_aid_of_a_kind
from cases.aid.events import AidEvent
from cases.aid.funds.ledger import pay, reserve
from cases.aid.hand_overs import Handing, check_can_be_handed, check_receiver, due_instalment, new_hand_over
from cases.aid.models import AidRequest, Decision, HandOver
from cases.aid.people import colleagues, name_of
from cases.aid.policy import (
    can_decide,
    can_hand_over,
    can_look,
    can_prepare,
    can_request,
    can_withdraw_approval,
    did_not_approve,
    did_not_prepare,
)
from cases.aid.rules import Wanted, refuse_broken, refuse_own_double, rules_of
from cases.aid.steps import (
    Ruling,
    about,
    address_of,
    changes_since_approval,
    check_seen,
    check_words,
    receipt_address,
    take_step,
    wanted_of,
)
from cases.aid.workflow import AidStatus, AidStep, next_status
from cases.models import Case
from cases.rules import is_kin


def look_at_aid(request: AidRequest, *, by: Actor) -> None:
    """Somebody opened the request, and with it what the decision page shows of the family."""
    authorise(can_look(by, request))
    record(AidEvent.SEEN, by=by, about=about(request))


def request_aid(case: Case, wanted: Wanted, key: str, *, by: Actor) -> AidRequest:
    """Ask for aid and send it to a supervisor. `key` is the form's idempotency key.

    Raises RuleViolated beside the field that breaks a rule, AlreadyDone when this form was sent before. Aid that the
    other association gave is asked for all the same: its supervisors decide together.
    """
    authorise(can_request(by, case), _("Social workers of the family’s association ask for aid."))
    request_id = new_id()
    once(key, address_of(request_id), by=by)
    conflicts = conflicts_of(case, wanted)
    refuse_own_double(conflicts)
    refuse_broken(rules_of(case, wanted, [each for each in conflicts if each.is_own]))
    request = new_request(request_id, case, wanted)
    add_revision(request, wanted, prepared_by=by.user_id, by=by)
    restate_claims(request, ClaimStage.REQUESTED)
    record(AidEvent.REQUESTED, by=by, about=about(request), details=asked(request, wanted))
    return request


def revise_aid(request: AidRequest, wanted: Wanted, key: str, *, by: Actor) -> None:
    """Complete a returned request, or one whose facts changed, and send it again as the next revision.

    Fund, amount and reason may change; another kind or month is another request.
    """
    authorise(can_prepare(by, request))
    once(key, address_of(request.id), by=by)
    wanted = replace(wanted, kind=request.kind, month=request.month)
    conflicts = conflicts_of(request.case, wanted, besides=request.id)
    refuse_broken(rules_of(request.case, wanted, [each for each in conflicts if each.is_own]))
    take_step(request, AidStep.SUBMIT)
    add_revision(request, wanted, prepared_by=request.revision.prepared_by, by=by)
    restate_claims(request, ClaimStage.REQUESTED)
    record(AidEvent.REVISED, by=by, about=about(request), details=asked(request, wanted))


def approve_aid(request: AidRequest, ruling: Ruling, *, by: Actor) -> Decision:
    """Approve what is asked: the fund keeps the amount and the family's claims stand, or nothing happens at all.

    Raises RuleViolated with the broken rule's words: too little money, double aid, a file that is not active.
    """
    _authorise_decision(request, by)
    once(ruling.key, address_of(request.id), by=by)
    check_seen(request, ruling.seen_version)
    step = next_approval(request)
    conflicts = conflicts_of(request.case, wanted_of(request), besides=request.id)
    if step == 1:
        refuse_broken(rules_of(request.case, wanted_of(request), conflicts))
    with one_aid_of_a_kind():
        take_step(request, AidStep.APPROVE if step == request.revision.approvals_needed else AidStep.APPROVE_FIRST)
    decision = decide(request, step, Verdict.APPROVED, ruling.words, by, conflicts)
    if step == 1:
        reserve(request.revision.fund, decision.granted or 0, request.id, by)
        with one_aid_of_a_kind():
            restate_claims(request, ClaimStage.APPROVED)
    if request.status is AidStatus.APPROVED:
        add_instalment(request, decision.granted or 0)
    event = AidEvent.APPROVED if request.status is AidStatus.APPROVED else AidEvent.FIRST_APPROVED
    record(
        event,
        by=by,
        about=about(request),
        details={**decision.facts, "words": ruling.words, "granted": decision.granted},
    )
    return decision


def return_aid(request: AidRequest, ruling: Ruling, *, by: Actor) -> Decision:
    """Send a request back for completion, saying what is missing; this is no refusal."""
    _authorise_decision(request, by)
    once(ruling.key, address_of(request.id), by=by)
    check_seen(request, ruling.seen_version)
    decision = _turn_down(request, AidStep.RETURN, Verdict.RETURNED, ruling.words, by)
    restate_claims(request, ClaimStage.REQUESTED)
    record(AidEvent.RETURNED, by=by, about=about(request), details={"words": ruling.words})
    return decision


def refuse_aid(request: AidRequest, ruling: Ruling, *, by: Actor) -> Decision:
    """Refuse a request, saying why."""
    _authorise_decision(request, by)
    once(ruling.key, address_of(request.id), by=by)
    check_seen(request, ruling.seen_version)
    decision = _turn_down(request, AidStep.REFUSE, Verdict.REFUSED, ruling.words, by)
    end_claims(request)
    record(AidEvent.REFUSED, by=by, about=about(request), details={"words": ruling.words})
    return decision


def cancel_aid(request: AidRequest, words: str, *, by: Actor) -> None:
    """The family no longer needs it, or it was asked by mistake: before any approval stands."""
    authorise(can_prepare(by, request))
    check_words(words)
    take_step(request, AidStep.CANCEL)
    end_claims(request)
    record(AidEvent.CANCELLED, by=by, about=about(request), details={"words": words})


def withdraw_approval(request: AidRequest, ruling: Ruling, *, by: Actor) -> None:
    """Take an approval back before anything was handed over; the money is free again.

    A supervisor may always; a worker only when the facts that were approved have changed.
    """
    authorise(can_withdraw_approval(by, request))
    once(ruling.key, address_of(request.id), by=by)
    check_seen(request, ruling.seen_version)
    check_words(ruling.words)
    if not by.is_supervisor and not changes_since_approval(request):
        raise RuleViolated(_("Nothing changed since the approval; a supervisor may still take it back."))
    free_money(request, by)
    take_step(request, AidStep.WITHDRAW_APPROVAL)
    restate_claims(request, ClaimStage.REQUESTED)
    record(AidEvent.APPROVAL_WITHDRAWN, by=by, about=about(request), details={"words": ruling.words})


def hand_over_aid(request: AidRequest, handing: Handing, key: str, *, by: Actor) -> HandOver:
    """Give the aid to the family and issue its receipt: what was reserved is paid.

    A second worker does it, who prepared and approved nothing of it. Raises RuleViolated when facts changed since the
    approval, when the receiver is neither head nor collector, or when the card does not match.
    """
    authorise(can_hand_over(by, request), _("Social workers of the association hand aid over."))
    authorise(did_not_prepare(by, request) and did_not_approve(by, request), _hands_are_others(request))
    authorise(not is_kin(by.user_id, request.case), _kin_words())
    once(key, receipt_address(request.id), by=by)
    check_can_be_handed(request)
    receiver = check_receiver(request, handing)
    take_step(request, AidStep.HAND_OVER)
    instalment = due_instalment(request)
    pay(request.revision.fund, instalment.amount, request.id, by)
    hand_over = new_hand_over(request, instalment, receiver, handing, by)
    details = {"receipt": hand_over.receipt_number, "amount": hand_over.amount, "proof": handing.proof.value}
    record(AidEvent.HANDED_OVER, by=by, about=[*about(request), ("hand_over", hand_over.id)], details=details)
    return hand_over


def _authorise_decision(request: AidRequest, by: Actor) -> None:
    """Supervisors decide: not on what they prepared, not twice, not on their kin."""
    authorise(can_decide(by, request), _("Supervisors of the association decide on its aid."))
    others = {by.user_id, request.revision.prepared_by, request.revision.edited_by}
    authorise(did_not_prepare(by, request), _another_decides(request, others))
    authorise(did_not_approve(by, request), _("The second approval is given by another supervisor."))
    authorise(not is_kin(by.user_id, request.case), _kin_words())


def _another_decides(request: AidRequest, besides: set[uuid.UUID]) -> str:
    free = colleagues(request.association_id, Role.SUPERVISOR, besides)
    if not free:
        return _("Who prepared a request cannot approve it.")
    return _("Who prepared a request cannot approve it. It is now with %(name)s.", name=name_of(free[0]))


def _hands_are_others(request: AidRequest) -> str:
    revision = request.revision
    involved = {revision.prepared_by, revision.edited_by, *(decision.decided_by for decision in request.approvals)}
    free = colleagues(request.association_id, Role.WORKER, involved)
    if not free:
        return _("Who prepared or approved aid does not hand it over; a colleague does.")
    return _("Who prepared or approved aid does not hand it over. %(name)s can do it.", name=name_of(free[0]))


def _kin_words() -> str:
    return _("A member of this family is your kin; a colleague does this step.")


def _turn_down(request: AidRequest, step: AidStep, verdict: Verdict, words: str, by: Actor) -> Decision:
    check_words(words)
    number = next_approval(request)
    next_status(request.status, step)
    free_money(request, by)
    take_step(request, step)
    return decide(request, number, verdict, words, by, [])
