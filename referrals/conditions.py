"""What must be so before a referral leaves the house; the page shows it, the release asks it again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app import clock
from app.errors import RuleViolated
from app.formatting import day_short
from app.i18n import gettext as _
from cases.sharing.models import Consent
from cases.sharing.queries import memorandum_in_force, outside_scope, sections_allowed
from cases.workflow import CaseStatus
from referrals.models import Referral

CLOSED_FILES = (CaseStatus.DRAFT, CaseStatus.REFUSED, CaseStatus.CLOSED)


@dataclass(frozen=True)
class Condition:
    """One thing that is so or is not, in words: what is so, or what to do about it."""

    is_met: bool
    words: str


def conditions(referral: Referral, *, in_emergency: bool = False) -> list[Condition]:
    """Everything the release depends on, in the order of the page. An emergency stands in for the consent alone."""
    day = clock.today()
    consent = [] if in_emergency else [_consent(referral, day)]
    return [
        _memorandum(day),
        *consent,
        _something_chosen(referral),
        _clauses(referral, day),
        _scope(referral),
        _file(referral),
    ]


def check_conditions(referral: Referral, *, in_emergency: bool = False) -> None:
    """Raises RuleViolated with the words of the first condition that is not met."""
    broken = [each for each in conditions(referral, in_emergency=in_emergency) if not each.is_met]
    if broken:
        raise RuleViolated(broken[0].words, field="sections", subjects=about(referral))


def about(referral: Referral) -> tuple[tuple[str, str], ...]:
    """The records that every event of a referral names."""
    return (("case", str(referral.case_id)), ("referral", str(referral.id)))


def is_open_to_receiver(referral: Referral, day: date | None = None) -> bool:
    """Whether the receiver may read the packet now: a state that shows it, and a consent that still holds."""
    day = day or clock.today()
    if referral.packet is None or not referral.status.is_shown_to_receiver:
        return False
    return referral.is_emergency or (referral.consent is not None and referral.consent.is_in_force(day))


def _something_chosen(referral: Referral) -> Condition:
    if referral.sections:
        return Condition(True, _("The sections to send are chosen"))
    return Condition(False, _("Choose at least one section to send."))


def _memorandum(day: date) -> Condition:
    memorandum = memorandum_in_force(day)
    if memorandum is None:
        return Condition(False, _("No memorandum is in force between the two associations, so nothing can be sent."))
    return Condition(True, _("The memorandum is in force until %(day)s", day=day_short(memorandum.ends_on)))


def _clauses(referral: Referral, day: date) -> Condition:
    allowed = sections_allowed(referral.purpose, referral.association_id, referral.receiver_id, day)
    beyond = [section for section in referral.sections if section not in allowed]
    if beyond:
        return Condition(
            False,
            _('The memorandum does not cover "%(section)s" for this purpose. Remove it.', section=beyond[0].label),
        )
    return Condition(True, _("The memorandum covers every section"))


def _consent(referral: Referral, day: date) -> Condition:
    consent = referral.consent
    if consent is None:
        return Condition(False, _("No consent of the family is recorded. Record it before you send."))
    if (fault := _fault_of(consent, referral, day)) is not None:
        return Condition(False, fault)
    beyond = [section for section in referral.sections if section not in consent.sections]
    if beyond:
        words = _(
            'No consent covers "%(section)s". Record the family\'s consent or remove the section.',
            section=beyond[0].label,
        )
        return Condition(False, words)
    return Condition(True, _("The consent covers every section that is sent"))


def _fault_of(consent: Consent, referral: Referral, day: date) -> str | None:
    if consent.purpose is not referral.purpose:
        return _(
            'This consent was given for "%(given)s", not for "%(asked)s".',
            given=consent.purpose.label,
            asked=referral.purpose.label,
        )
    if consent.withdrawal is not None:
        return _("The family withdrew this consent. Take a new one before you send.")
    if not consent.is_in_force(day):
        return _("This consent has ended. Take a new one before you send.")
    return None


def _scope(referral: Referral) -> Condition:
    if outside_scope(referral.case):
        return Condition(
            False, _("The family lives outside Jeddah governorate; the memorandum does not reach that far.")
        )
    return Condition(True, _("The family lives in Jeddah governorate"))


def _file(referral: Referral) -> Condition:
    if referral.case.status in CLOSED_FILES:
        return Condition(
            False, _('The file is "%(status)s"; its family is not referred.', status=referral.case.status.label)
        )
    return Condition(True, _("The family's file is open"))
