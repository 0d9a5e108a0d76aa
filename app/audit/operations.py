"""Looking at the trail is itself entered in it."""

from __future__ import annotations

from collections.abc import Iterable

from app.accounts.actor import Actor, authorise
from app.audit.events import AuditEvent
from app.audit.policy import can_read_trail
from app.audit.trail import record
from app.audit.verification import ChainReport, verify_chain


def read_trail(subjects: Iterable[tuple[str, str]], *, by: Actor) -> None:
    """An auditor looked at the trail, of everything or of some records."""
    authorise(can_read_trail(by))
    record(AuditEvent.READ, by=by, about=subjects)


def verify_now(chains: list[str], *, by: Actor) -> list[ChainReport]:
    """Walk the chains this person audits, from the first entry to the last."""
    authorise(can_read_trail(by))
    reports = [verify_chain(chain, {}) for chain in chains]
    record(
        AuditEvent.VERIFIED, by=by, details={"findings": [str(report.finding) for report in reports if report.finding]}
    )
    return reports
