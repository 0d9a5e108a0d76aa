"""What the pages of a referral show, gathered for one reader."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from app import clock
from app.accounts.actor import Actor
from app.i18n import gettext as _
from app.i18n import lazy_gettext as _l
from cases.sharing.catalogue import REFERRAL_SECTIONS, Section
from cases.sharing.queries import sections_allowed
from referrals.clocks import Age, age_of, is_unanswered, life_line
from referrals.conditions import Condition, conditions, is_open_to_receiver
from referrals.models import Message, Referral, ServiceGiven
from referrals.paper import Paper, read_paper
from referrals.policy import (
    can_edit_referral,
    can_receive_referral,
    can_release_referral,
    can_supervise_referral,
    can_withdraw_referral,
)
from referrals.queries import is_read_from_outside
from referrals.sections import frozen, gather
from referrals.workflow import ReferralStatus, ReferralStep, can_step

HINTS = {
    Section.BASIC: _l("Name, mobile and district"),
    Section.MEMBERS: _l("Without ID numbers"),
    Section.HOUSING: _l("Without the exact address"),
    Section.HEALTH: _l("Who is ill, and the note of the file"),
    Section.INCOME: _l("Of the newest assessment"),
}


@dataclass(frozen=True)
class SectionOption:
    """One tick of the draft; `hint` says why it cannot be chosen when it cannot."""

    section: Section
    is_chosen: bool
    is_possible: bool
    hint: Any


@dataclass(frozen=True)
class ReferralPage:
    """Everything a reader may see; for a receiver whose view closed, nothing of the family."""

    referral: Referral
    is_outside: bool
    is_closed: bool
    title: str
    closed_because: str
    paper: Paper | None
    kept_back: list[Any]
    life: list[tuple[str, Any, Any]]
    age: Age
    may: frozenset[str]
    conditions: list[Condition] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    services: list[ServiceGiven] = field(default_factory=list)
    end_words: str = ""


def page_of(referral: Referral, by: Actor) -> ReferralPage:
    """The page of one referral for this reader."""
    is_outside = is_read_from_outside(referral, by)
    if is_outside and not is_open_to_receiver(referral):
        return _closed_page(referral)
    paper = preview(referral)
    is_leaving = referral.status in (ReferralStatus.DRAFT, ReferralStatus.AWAITING_RELEASE) and not is_outside
    return ReferralPage(
        referral=referral,
        is_outside=is_outside,
        is_closed=False,
        title=paper.family if is_outside else referral.case.head.person.name,
        closed_because="",
        paper=paper,
        kept_back=[part.label for part in REFERRAL_SECTIONS if part not in [shown.section for shown in paper.sections]],
        life=life_line(referral),
        age=age_of(referral),
        may=steps_for(referral, by),
        conditions=conditions(referral) if is_leaving else [],
        messages=[message for message in referral.messages if not is_outside or message.kind != "return"],
        services=referral.services,
        end_words=referral.end_words or "",
    )


def preview(referral: Referral) -> Paper:
    """What the other side reads: the frozen packet, or before the release what would be frozen now."""
    if referral.packet is not None:
        return read_paper(referral.packet.content)
    content = gather(referral.case, referral.sections)
    return read_paper(frozen(referral.purpose.value, referral.service, referral.reason, content))


def section_options(referral: Referral, chosen: list[Section]) -> list[SectionOption]:
    """Each section with whether it can be sent, and why not."""
    allowed = sections_allowed(referral.purpose, referral.association_id, referral.receiver_id, clock.today())
    agreed = referral.consent.sections if referral.consent else frozenset()
    return [_option(section, section in chosen, allowed, agreed) for section in REFERRAL_SECTIONS]


def sections_at_first(allowed: frozenset[Section], agreed: frozenset[Section]) -> frozenset[Section]:
    """What a new draft ticks: all that the family and the memorandum agree to."""
    return frozenset(section for section in REFERRAL_SECTIONS if section in allowed and section in agreed)


def steps_for(referral: Referral, by: Actor) -> frozenset[str]:
    """The doors that are open to this reader in this state, by name."""
    status = referral.status
    edits, receives = can_edit_referral(referral, by), can_receive_referral(referral, by)
    withdraws = can_withdraw_referral(referral, by)
    asked = {
        "draft": edits and can_step(status, ReferralStep.SUBMIT),
        "release": can_release_referral(referral, by) and can_step(status, ReferralStep.RELEASE),
        "return": can_supervise_referral(referral, by) and can_step(status, ReferralStep.RETURN),
        "answer": edits and can_step(status, ReferralStep.ANSWER),
        "acceptance": receives and can_step(status, ReferralStep.ACCEPT),
        "question": receives and can_step(status, ReferralStep.ASK),
        "decline": receives and can_step(status, ReferralStep.DECLINE),
        "service": receives and can_step(status, ReferralStep.SERVE),
        "outcome": receives and can_step(status, ReferralStep.COMPLETE),
        "withdrawal": withdraws and can_step(status, ReferralStep.WITHDRAW),
        "expiry": withdraws and can_step(status, ReferralStep.EXPIRE) and is_unanswered(referral),
    }
    return frozenset(name for name, is_open in asked.items() if is_open)


def _closed_page(referral: Referral) -> ReferralPage:
    return ReferralPage(
        referral=referral,
        is_outside=True,
        is_closed=True,
        title=referral.number,
        closed_because=_why_closed(referral),
        paper=None,
        kept_back=[],
        life=[],
        age=Age(""),
        may=frozenset(),
    )


def _why_closed(referral: Referral) -> str:
    reasons = {
        ReferralStatus.DECLINED: _("Your association declined it. What was sent is closed."),
        ReferralStatus.WITHDRAWN: _("The sending association withdrew it. What was sent is closed."),
        ReferralStatus.EXPIRED: _("It was not answered in time. What was sent is closed."),
    }
    if referral.status in reasons:
        return reasons[referral.status]
    if referral.consent is not None and referral.consent.withdrawal is not None:
        return _("The family withdrew its consent. What was sent is closed.")
    return _("The family's consent has ended. What was sent is closed.")


def _option(
    section: Section, is_chosen: bool, allowed: frozenset[Section], agreed: frozenset[Section]
) -> SectionOption:
    if section not in allowed:
        return SectionOption(section, is_chosen, False, _("Outside the memorandum for this purpose"))
    if section not in agreed:
        return SectionOption(section, is_chosen, False, _("The family did not agree"))
    return SectionOption(section, is_chosen, True, HINTS.get(section, ""))
