"""What we remember of visits, assessments and the decisions on them. Every child row carries association and file."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, LargeBinary, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.database import Base, Id, text_enum
from app.money import LARGEST, Periodicity
from app.sealed import Sealed
from cases.assessments.catalogue import (
    Evidence,
    IncomeKind,
    NeedClass,
    NeedKind,
    NeedPriority,
    NeedStatus,
    ObligationKind,
    RefusalReason,
    Verdict,
    VisitOutcome,
)
from cases.assessments.need import Amount, Counted
from cases.assessments.policies import NeedBand, NeedPolicy
from cases.assessments.workflow import AssessmentStatus
from cases.catalogue import HomeCondition, HousingType, Tenure
from cases.models import Membership

__all__ = [
    "Assessment",
    "CountedMember",
    "FileDecision",
    "IncomeLine",
    "Need",
    "NeedBand",
    "NeedPolicy",
    "ObligationLine",
    "Visit",
]

STILL_OPEN = text("status <> 'approved'")


class Visit(Base):
    """A visit to the family's home: planned, then made or not. What was found there is sealed."""

    __tablename__ = "visits"
    __table_args__ = (
        Index(None, "case_id", "day"),
        Index(None, "association_id", "outcome", "day"),
        CheckConstraint("outcome <> 'visited' OR findings_sealed IS NOT NULL", name="visit_has_findings"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    association_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("associations.id"))
    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("cases.id"))
    outcome: Mapped[VisitOutcome] = mapped_column(text_enum(VisitOutcome, "outcome_is_known"))
    day: Mapped[date]
    team: Mapped[str] = mapped_column(String(200), default="")
    present: Mapped[str] = mapped_column(String(200), default="")
    findings_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    recorded_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    recorded_at: Mapped[datetime]

    findings = Sealed("findings")


class Assessment(Base):
    """The social assessment of a family on a day, with its score. Whoever wrote or sent it cannot approve it."""

    __tablename__ = "assessments"
    __table_args__ = (
        Index("uq_assessments_one_open", "case_id", unique=True, sqlite_where=STILL_OPEN, postgresql_where=STILL_OPEN),
        Index(None, "case_id", "assessed_on"),
        Index(None, "association_id", "status", "submitted_at"),
        CheckConstraint(
            "approved_by IS NULL OR (approved_by <> submitted_by AND approved_by <> last_edited_by)",
            name="approver_is_another_person",
        ),
        CheckConstraint("approved_by IS NULL OR submitted_by IS NOT NULL", name="approved_study_was_submitted"),
        CheckConstraint(
            "(status = 'approved') = (approved_by IS NOT NULL) AND (approved_by IS NULL) = (approved_at IS NULL)",
            name="approved_study_has_an_approver",
        ),
        CheckConstraint(
            "status NOT IN ('submitted', 'approved') OR (submitted_by IS NOT NULL AND submitted_at IS NOT NULL"
            " AND opinion_sealed IS NOT NULL AND recommendation_sealed IS NOT NULL)",
            name="submitted_study_is_complete",
        ),
        CheckConstraint("total_income >= 0 AND total_obligations >= 0", name="totals_are_not_negative"),
        CheckConstraint("net_income = total_income - total_obligations", name="net_is_income_less_obligations"),
        CheckConstraint("score_basis_points >= 0 AND expected_income > 0", name="score_is_not_negative"),
        CheckConstraint("version >= 1", name="version_begins_at_one"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    association_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("associations.id"))
    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("cases.id"))
    visit_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("visits.id"))
    policy_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("need_policies.id"))
    status: Mapped[AssessmentStatus] = mapped_column(text_enum(AssessmentStatus, "status_is_known"))
    version: Mapped[int] = mapped_column(default=1)
    assessed_on: Mapped[date]
    housing_type: Mapped[HousingType | None] = mapped_column(text_enum(HousingType, "housing_type_is_known"))
    tenure: Mapped[Tenure | None] = mapped_column(text_enum(Tenure, "tenure_is_known"))
    condition: Mapped[HomeCondition | None] = mapped_column(text_enum(HomeCondition, "condition_is_known"))
    rooms: Mapped[int] = mapped_column(default=0)
    rent_yearly: Mapped[int] = mapped_column(default=0)
    opinion_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    recommendation_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    total_income: Mapped[int]
    total_obligations: Mapped[int]
    net_income: Mapped[int]
    expected_income: Mapped[int]
    score_basis_points: Mapped[int]
    band: Mapped[NeedClass] = mapped_column(text_enum(NeedClass, "band_is_known"))
    working: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    last_edited_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    submitted_at: Mapped[datetime | None]
    submitted_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("users.id"))
    approved_at: Mapped[datetime | None]
    approved_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("users.id"))
    restudy_due_on: Mapped[date | None]

    opinion = Sealed("opinion")
    recommendation = Sealed("recommendation")

    policy: Mapped[NeedPolicy] = relationship()
    visit: Mapped[Visit | None] = relationship()
    members: Mapped[list[CountedMember]] = relationship(
        back_populates="assessment", order_by="CountedMember.position", cascade="all, delete-orphan"
    )
    incomes: Mapped[list[IncomeLine]] = relationship(
        back_populates="assessment", order_by="IncomeLine.position", cascade="all, delete-orphan"
    )
    obligations: Mapped[list[ObligationLine]] = relationship(
        back_populates="assessment", order_by="ObligationLine.position", cascade="all, delete-orphan"
    )
    needs: Mapped[list[Need]] = relationship(
        back_populates="assessment", order_by="Need.position", cascade="all, delete-orphan"
    )

    @property
    def band_label(self) -> Any:
        return self.band.label

    @property
    def policy_version(self) -> int:
        return self.policy.version

    @property
    def share_of_each(self) -> int:
        """Net income for each counted member, in halalas."""
        return self.net_income // max(len(self.members), 1) if self.net_income > 0 else 0

    @property
    def is_open(self) -> bool:
        return self.status is not AssessmentStatus.APPROVED


class CountedMember(Base):
    """Who counted in a score, and how old they were that day; later birthdays change nothing."""

    __tablename__ = "counted_members"
    __table_args__ = (
        UniqueConstraint("assessment_id", "membership_id"),
        Index(None, "case_id"),
        CheckConstraint("age >= 0", name="age_is_not_negative"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    association_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("associations.id"))
    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("cases.id"))
    assessment_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("assessments.id"))
    membership_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("memberships.id"))
    position: Mapped[int] = mapped_column(default=0)
    age: Mapped[int]
    is_head: Mapped[bool] = mapped_column(default=False)

    assessment: Mapped[Assessment] = relationship(back_populates="members")
    membership: Mapped[Membership] = relationship()

    @property
    def counted(self) -> Counted:
        return Counted(self.age, self.is_head)


class _MoneyLine:
    """An amount as the family says it, how often, and what stands behind it."""

    id: Mapped[Id] = mapped_column(primary_key=True)
    association_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("associations.id"))
    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("cases.id"))
    assessment_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("assessments.id"))
    membership_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("memberships.id"))
    position: Mapped[int] = mapped_column(default=0)
    amount: Mapped[int]
    periodicity: Mapped[Periodicity] = mapped_column(text_enum(Periodicity, "periodicity_is_known"))
    monthly: Mapped[int]
    evidence: Mapped[Evidence] = mapped_column(text_enum(Evidence, "evidence_is_known"))
    note: Mapped[str] = mapped_column(String(200), default="")

    kind: Any


def _money_rules() -> tuple[Any, ...]:
    return (
        Index(None, "assessment_id"),
        CheckConstraint(f"amount > 0 AND amount <= {LARGEST}", name="amount_is_in_bounds"),
        CheckConstraint("monthly >= 0", name="monthly_is_not_negative"),
    )


class IncomeLine(_MoneyLine, Base):
    """Money that comes to the family or to one member of it."""

    __tablename__ = "income_lines"
    __table_args__ = _money_rules()

    kind: Mapped[IncomeKind] = mapped_column(text_enum(IncomeKind, "kind_is_known"))

    assessment: Mapped[Assessment] = relationship(back_populates="incomes")
    membership: Mapped[Membership | None] = relationship()

    @property
    def as_amount(self) -> Amount:
        return Amount(self.amount, self.periodicity)


class ObligationLine(_MoneyLine, Base):
    """Money that the family must pay."""

    __tablename__ = "obligation_lines"
    __table_args__ = _money_rules()

    kind: Mapped[ObligationKind] = mapped_column(text_enum(ObligationKind, "kind_is_known"))

    assessment: Mapped[Assessment] = relationship(back_populates="obligations")
    membership: Mapped[Membership | None] = relationship()

    @property
    def as_amount(self) -> Amount:
        return Amount(self.amount, self.periodicity, self.kind is ObligationKind.RENT)


class Need(Base):
    """Something the family lacks: met by aid, by a service or by a referral, or no longer needed."""

    __tablename__ = "needs"
    __table_args__ = (
        Index(None, "case_id"),
        Index(None, "assessment_id"),
        CheckConstraint(f"estimated_value >= 0 AND estimated_value <= {LARGEST}", name="value_is_in_bounds"),
        CheckConstraint("(status = 'met') = (met_by <> '')", name="met_need_says_by_what"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    association_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("associations.id"))
    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("cases.id"))
    assessment_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("assessments.id"))
    membership_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("memberships.id"))
    position: Mapped[int] = mapped_column(default=0)
    kind: Mapped[NeedKind] = mapped_column(text_enum(NeedKind, "kind_is_known"))
    note: Mapped[str] = mapped_column(String(200), default="")
    estimated_value: Mapped[int] = mapped_column(default=0)
    priority: Mapped[NeedPriority] = mapped_column(text_enum(NeedPriority, "priority_is_known"))
    status: Mapped[NeedStatus] = mapped_column(text_enum(NeedStatus, "status_is_known"), default=NeedStatus.OPEN)
    met_by: Mapped[str] = mapped_column(String(120), default="")

    assessment: Mapped[Assessment] = relationship(back_populates="needs")
    membership: Mapped[Membership | None] = relationship()


class FileDecision(Base):
    """What a supervisor decided on a file or a re-study, with the words and the score they saw. Never changed."""

    __tablename__ = "file_decisions"
    __table_args__ = (
        Index(None, "case_id", "at"),
        CheckConstraint(
            "verdict <> 'approved' OR (decided_by <> prepared_by AND decided_by <> last_edited_by)",
            name="approver_is_another_person",
        ),
        CheckConstraint("verdict = 'approved' OR words_sealed IS NOT NULL", name="words_when_not_approved"),
        CheckConstraint("(verdict = 'refused') = (reason IS NOT NULL)", name="refusal_has_a_reason"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    association_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("associations.id"))
    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("cases.id"))
    assessment_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("assessments.id"))
    verdict: Mapped[Verdict] = mapped_column(text_enum(Verdict, "verdict_is_known"))
    reason: Mapped[RefusalReason | None] = mapped_column(text_enum(RefusalReason, "reason_is_known"))
    words_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    score_basis_points: Mapped[int]
    band: Mapped[NeedClass] = mapped_column(text_enum(NeedClass, "band_is_known"))
    prepared_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    last_edited_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    decided_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime]

    words = Sealed("words")

    assessment: Mapped[Assessment] = relationship()
