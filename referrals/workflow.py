"""The life of a referral: one table with every step."""

from __future__ import annotations

from enum import StrEnum

from app.errors import RuleViolated
from app.i18n import Labelled
from app.i18n import gettext as _
from app.i18n import lazy_gettext as _l


class ReferralStatus(Labelled):
    DRAFT = "draft", _l("Referral draft")
    AWAITING_RELEASE = "awaiting_release", _l("Awaiting release")
    SENT = "sent", _l("Awaiting answer")
    RETURNED_FOR_INFORMATION = "returned_for_information", _l("Information asked for")
    ACCEPTED = "accepted", _l("In service")
    COMPLETED = "completed", _l("Referral completed")
    DECLINED = "declined", _l("Declined with apology")
    WITHDRAWN = "withdrawn", _l("Referral withdrawn")
    EXPIRED = "expired", _l("Expired unanswered")

    @property
    def tag(self) -> str:
        """The kind of tag that shows this state."""
        return TAGS[self]

    @property
    def is_open(self) -> bool:
        """Whether somebody still has something to do."""
        return self in OPEN

    @property
    def is_shown_to_receiver(self) -> bool:
        """Whether the receiver may read the packet in this state, as long as the consent holds."""
        return self in SHOWN_TO_RECEIVER


class ReferralStep(StrEnum):
    SUBMIT = "submit"
    RETURN = "return"
    RELEASE = "release"
    ACCEPT = "accept"
    ASK = "ask"
    ANSWER = "answer"
    DECLINE = "decline"
    SERVE = "serve"
    COMPLETE = "complete"
    WITHDRAW = "withdraw"
    EXPIRE = "expire"


TAGS = {
    ReferralStatus.DRAFT: "draft",
    ReferralStatus.AWAITING_RELEASE: "wait",
    ReferralStatus.SENT: "ref",
    ReferralStatus.RETURNED_FOR_INFORMATION: "ret",
    ReferralStatus.ACCEPTED: "ref",
    ReferralStatus.COMPLETED: "ok",
    ReferralStatus.DECLINED: "bad",
    ReferralStatus.WITHDRAWN: "stop",
    ReferralStatus.EXPIRED: "stop",
}

WITH_THE_RECEIVER = (ReferralStatus.SENT, ReferralStatus.RETURNED_FOR_INFORMATION, ReferralStatus.ACCEPTED)
OPEN = (ReferralStatus.DRAFT, ReferralStatus.AWAITING_RELEASE, *WITH_THE_RECEIVER)
ENDED = tuple(status for status in ReferralStatus if status not in OPEN)
SHOWN_TO_RECEIVER = (*WITH_THE_RECEIVER, ReferralStatus.COMPLETED)

STEPS: dict[tuple[ReferralStatus, ReferralStep], ReferralStatus] = {
    (ReferralStatus.DRAFT, ReferralStep.SUBMIT): ReferralStatus.AWAITING_RELEASE,
    (ReferralStatus.AWAITING_RELEASE, ReferralStep.RETURN): ReferralStatus.DRAFT,
    (ReferralStatus.AWAITING_RELEASE, ReferralStep.RELEASE): ReferralStatus.SENT,
    (ReferralStatus.SENT, ReferralStep.ACCEPT): ReferralStatus.ACCEPTED,
    (ReferralStatus.SENT, ReferralStep.ASK): ReferralStatus.RETURNED_FOR_INFORMATION,
    (ReferralStatus.SENT, ReferralStep.DECLINE): ReferralStatus.DECLINED,
    (ReferralStatus.SENT, ReferralStep.EXPIRE): ReferralStatus.EXPIRED,
    (ReferralStatus.RETURNED_FOR_INFORMATION, ReferralStep.ANSWER): ReferralStatus.SENT,
    (ReferralStatus.RETURNED_FOR_INFORMATION, ReferralStep.DECLINE): ReferralStatus.DECLINED,
    (ReferralStatus.ACCEPTED, ReferralStep.SERVE): ReferralStatus.ACCEPTED,
    (ReferralStatus.ACCEPTED, ReferralStep.COMPLETE): ReferralStatus.COMPLETED,
    **{(status, ReferralStep.WITHDRAW): ReferralStatus.WITHDRAWN for status in OPEN},
}


def can_step(status: ReferralStatus, step: ReferralStep) -> bool:
    """Whether the step leads anywhere from here; pages show its button only then."""
    return (status, step) in STEPS


def next_status(status: ReferralStatus, step: ReferralStep) -> ReferralStatus:
    """Where a step leads. Raises RuleViolated for a wrong one."""
    if (status, step) not in STEPS:
        raise RuleViolated(_("The referral is «%(status)s» now; this step does not apply to it.", status=status.label))
    return STEPS[status, step]
