"""One invented aid request with everything that followed: decisions, money, hand-over, claims."""

from __future__ import annotations

import uuid
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any

from app import clock
from app.accounts.actor import Actor
from app.accounts.models import Association
from app.database import new_id
from cases.aid.catalogue import AidForm, ClaimStage, KindGroup, Proof, Verdict
from cases.aid.claims import AidClaim
from cases.aid.demo_families import Family
from cases.aid.demo_words import REASONS, REFUSALS, RETURNS
from cases.aid.funds.catalogue import EntryKind
from cases.aid.funds.models import Fund, FundEntry
from cases.aid.kinds import AidKind
from cases.aid.models import AidRequest, AidRevision, Decision, HandOver, Instalment
from cases.aid.workflow import GIVEN, AidStatus, InstalmentStatus


@dataclass
class Staff:
    """Who works in one association."""

    workers: list[Actor]
    supervisors: list[Actor]
    administrators: list[Actor]


@dataclass
class Ground:
    """What the invention of one association draws from, and the rows it has made so far."""

    association: Association
    staff: Staff
    funds: list[Fund]
    pays: dict[uuid.UUID, tuple[set[uuid.UUID], set[str]]]
    kinds: dict[str, AidKind]
    chance: Random
    now: datetime
    is_compared: bool
    taken: set[tuple[str, KindGroup, str]]
    asked_now: dict[str, str]
    rows: dict[type, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))


@dataclass
class Asked:
    """One request as it is being written, with whom it passes."""

    ground: Ground
    family: Family
    kind: AidKind
    fund: Fund
    amount: int
    at: datetime
    status: AidStatus
    month: str
    period: str
    request_id: uuid.UUID = field(default_factory=new_id)
    revision_id: uuid.UUID = field(default_factory=new_id)

    def write(self, keys: list[str]) -> None:
        """All rows of the request, in the order things happened."""
        self._write_request()
        decisions = self._write_decisions()
        if self.status in GIVEN:
            self._write_money(decisions)
        stage = ClaimStage.APPROVED if self.status in GIVEN else ClaimStage.REQUESTED
        is_over = self.status in (AidStatus.REFUSED, AidStatus.CANCELLED)
        claim = {"kind_group": self.kind.kind_group, "period": self.period, "month": self.month, "stage": stage}
        ended = {"waiver": "", "created_at": self.at, "ended_at": self.updated_at if is_over else None}
        for key in keys:
            self._row(AidClaim, person_key=key, **claim, **ended)

    @property
    def needed(self) -> int:
        return self.kind.approvals_needed(self.amount)

    @property
    def updated_at(self) -> datetime:
        hours = {AidStatus.SUBMITTED: 0, AidStatus.COMPLETED: 30}.get(self.status, 1)
        return min(self.at + timedelta(hours=hours), self.ground.now)

    @property
    def facts(self) -> dict[str, Any]:
        return {**self.family.facts, "amount": self.amount}

    def _row(self, table: type, **values: Any) -> None:
        whole = {"id": new_id(), "association_id": self.ground.association.id, "case_id": self.family.case_id}
        self.ground.rows[table].append({**whole, "request_id": self.request_id, **values})

    def _write_request(self) -> None:
        place = {"association_id": self.ground.association.id, "case_id": self.family.case_id}
        times = {"created_at": self.at, "updated_at": self.updated_at}
        what = {"kind_id": self.kind.id, "kind_group": self.kind.kind_group, "period": self.period}
        request = {"id": self.request_id, **place, "number": "", "status": self.status, **what, **times}
        self.ground.rows[AidRequest].append({**request, "month": self.month, "version": 1})
        self._row(
            AidRevision,
            id=self.revision_id,
            number=1,
            fund_id=self.fund.id,
            amount=self.amount,
            account_index=self.family.facts["account"] or None,
            reason=self.ground.chance.choice(REASONS[self.kind.kind_group]),
            facts=self.facts,
            approvals_needed=self.needed,
            prepared_by=self.family.worker_id,
            edited_by=self.family.worker_id,
            created_at=self.at,
        )

    def _write_decisions(self) -> list[dict[str, Any]]:
        verdicts = {AidStatus.RETURNED: Verdict.RETURNED, AidStatus.REFUSED: Verdict.REFUSED}
        verdicts |= dict.fromkeys(GIVEN, Verdict.APPROVED)
        if self.status not in verdicts:
            return []
        verdict = verdicts[self.status]
        said = {Verdict.RETURNED: RETURNS, Verdict.REFUSED: REFUSALS}.get(verdict, ("",))
        deciders = self.ground.chance.sample(self.ground.staff.supervisors, 2)
        is_whole = verdict is Verdict.APPROVED and self.status is not AidStatus.FIRST_APPROVED
        steps = self.needed if is_whole else 1
        first: dict[str, Any] = {}
        for step, decider in enumerate(deciders[:steps], start=1):
            decision = self._decision(step, decider, verdict, self.ground.chance.choice(said), first)
            self.ground.rows[Decision].append(decision)
            first = first or decision
        return self.ground.rows[Decision][-steps:]

    def _decision(
        self, step: int, decider: Actor, verdict: Verdict, words: str, first: dict[str, Any]
    ) -> dict[str, Any]:
        before = {"first_decision_id": first.get("id"), "first_decided_by": first.get("decided_by")}
        return {
            "id": new_id(),
            "association_id": self.ground.association.id,
            "case_id": self.family.case_id,
            "request_id": self.request_id,
            "revision_id": self.revision_id,
            "step": step,
            "verdict": verdict,
            "granted": self.amount if verdict is Verdict.APPROVED else None,
            "approvals_needed": self.needed,
            "prepared_by": self.family.worker_id,
            "edited_by": self.family.worker_id,
            "decided_by": decider.user_id,
            **before,
            "first_verdict": first.get("verdict"),
            "words": words,
            "facts": {"facts": self.facts, "fund": {"code": self.fund.code, "amount": self.amount}, "conflicts": []},
            "decided_at": self.updated_at if self.status is not AidStatus.COMPLETED else self.at + timedelta(hours=5),
        }

    def _write_money(self, decisions: list[dict[str, Any]]) -> None:
        first, last = decisions[0], decisions[-1]
        self._enter(EntryKind.RESERVED, first["decided_at"], first["decided_by"])
        if self.status is AidStatus.FIRST_APPROVED:
            return
        is_done, part_id = self.status is AidStatus.COMPLETED, new_id()
        state = InstalmentStatus.HANDED_OVER if is_done else InstalmentStatus.DUE
        due_on = clock.riyadh(last["decided_at"]).date()
        part = {"id": part_id, "revision_id": self.revision_id, "number": 1, "amount": self.amount}
        self._row(Instalment, **part, due_on=due_on, status=state)
        if is_done:
            hands = next(actor for actor in self.ground.staff.workers if actor.user_id != self.family.worker_id)
            self._enter(EntryKind.PAID, self.updated_at, hands.user_id)
            self._row(HandOver, **self._hand_over(part_id, decisions, hands))

    def _hand_over(self, part_id: uuid.UUID, decisions: list[dict[str, Any]], hands: Actor) -> dict[str, Any]:
        second = decisions[1] if len(decisions) > 1 else {}
        is_transfer = self.kind.form is AidForm.CASH and self.ground.chance.random() < 0.6
        return {
            "revision_id": self.revision_id,
            "instalment_id": part_id,
            "amount": self.amount,
            "receipt_number": "",
            "decision_id": decisions[0]["id"],
            "second_decision_id": second.get("id"),
            "verdict": Verdict.APPROVED,
            "first_step": 1,
            "approvals_needed": self.needed,
            "prepared_by": self.family.worker_id,
            "edited_by": self.family.worker_id,
            "approved_by": decisions[0]["decided_by"],
            "second_approved_by": second.get("decided_by"),
            "handed_by": hands.user_id,
            "handed_at": self.updated_at,
            "received_by_id": self.family.head_id,
            "seen_last4": self.family.last4,
            "no_id_reason": "" if self.family.last4 else "تعرّف عليه الباحث في الزيارة",
            "proof": Proof.TRANSFER if is_transfer else Proof.SIGNATURE,
            "proof_note": "",
        }

    def _enter(self, kind: EntryKind, at: datetime, by_id: uuid.UUID) -> None:
        self.ground.rows[FundEntry].append(entry_row(self.fund, kind, self.amount, at, by_id, self.request_id))


def entry_row(
    fund: Fund,
    kind: EntryKind,
    amount: int,
    at: datetime,
    by_id: uuid.UUID,
    request_id: uuid.UUID | None,
    note: str = "",
) -> dict[str, Any]:
    """One movement of a fund as a row."""
    source, target = kind.ends
    place = {"id": new_id(), "association_id": fund.association_id, "fund_id": fund.id, "at": at, "kind": kind}
    ends = {"from_account": source, "to_account": target, "amount": amount}
    return {**place, **ends, "request_id": request_id, "by_id": by_id, "note": note}
