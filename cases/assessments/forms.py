"""What may be typed about visits, assessments and decisions."""

from __future__ import annotations

import uuid

from wtforms import HiddenField

from app import clock
from app.forms import (
    AmountField,
    ChoiceField,
    DayField,
    Form,
    LongTextField,
    Part,
    RadioChoiceField,
    Rows,
    TextField,
)
from app.i18n import lazy_gettext as _l
from app.money import Periodicity
from cases.assessments.catalogue import (
    Evidence,
    IncomeKind,
    NeedKind,
    NeedPriority,
    ObligationKind,
    RefusalReason,
    VisitOutcome,
)
from cases.assessments.operations import VisitNote
from cases.assessments.study import Study, StudyLine, StudyNeed
from cases.models import Case

FAMILY = _l("The whole family")
MADE_OR_NOT = [outcome for outcome in VisitOutcome if outcome is not VisitOutcome.CANCELLED]


class VisitForm(Form):
    outcome = RadioChoiceField(_l("What became of the visit"), MADE_OR_NOT, default=VisitOutcome.VISITED)
    day = DayField(_l("Day of the visit"), default=clock.today)
    team = TextField(_l("Who visited"), optional=True, longest=200, hint=_l("Names of the team"))
    present = TextField(_l("Who was at home"), optional=True, longest=200)
    findings = LongTextField(_l("What was found"), optional=True, longest=8000)
    next_on = DayField(_l("Day of the next visit"), optional=True)

    @property
    def note(self) -> VisitNote:
        """The visit as the operation takes it."""
        return VisitNote(
            outcome=self.outcome.data,
            day=self.day.data,
            findings=self.findings.data or "",
            team=self.team.data or "",
            present=self.present.data or "",
            next_on=self.next_on.data,
        )


class _LinePart(Part):
    whom = ChoiceField(_l("Whom it concerns"), blank=FAMILY, optional=True)
    amount = AmountField(_l("Amount (SAR)"))
    periodicity = ChoiceField(_l("How often"), Periodicity, default=Periodicity.MONTHLY, blank=None)
    evidence = ChoiceField(_l("Evidence"), Evidence, default=Evidence.SEEN, blank=None)
    note = TextField(_l("Evidence note"), optional=True, longest=200)

    @property
    def line(self) -> StudyLine:
        return StudyLine(
            kind=self.kind.data,
            amount=self.amount.data,
            periodicity=self.periodicity.data,
            whom=_member(self.whom.data),
            evidence=self.evidence.data,
            note=self.note.data or "",
        )


class IncomePart(_LinePart):
    kind = ChoiceField(_l("Source of income"), IncomeKind)


class ObligationPart(_LinePart):
    kind = ChoiceField(_l("Obligation"), ObligationKind)


class NeedPart(Part):
    kind = ChoiceField(_l("Need"), NeedKind)
    whom = ChoiceField(_l("Whom it concerns"), blank=FAMILY, optional=True)
    value = AmountField(_l("Estimated value (SAR)"), optional=True, smallest=0)
    priority = ChoiceField(_l("Priority"), NeedPriority, default=NeedPriority.MEDIUM, blank=None)
    note = TextField(_l("Details"), optional=True, longest=200)

    @property
    def need(self) -> StudyNeed:
        return StudyNeed(
            kind=self.kind.data,
            value=self.value.data or 0,
            priority=self.priority.data,
            whom=_member(self.whom.data),
            note=self.note.data or "",
        )


class AssessmentForm(Form):
    """One study: rows may be none at all, as some families have no income; the rest is asked for when it is sent."""

    version = HiddenField()
    incomes = Rows(IncomePart, _l("Income"), row_label=_l("Income row"))
    obligations = Rows(ObligationPart, _l("Obligations"), row_label=_l("Obligation row"))
    needs = Rows(NeedPart, _l("Needs"), row_label=_l("Need row"))
    opinion = LongTextField(_l("Social worker's opinion"), optional=True)
    recommendation = LongTextField(_l("Recommendation"), optional=True)

    def offer_members(self, case: Case) -> None:
        """Let each row name a member of this family; called once the rows stand."""
        self.rows_changed()
        members = [(str(membership.id), membership.person.name) for membership in case.members]
        for rows in (self.incomes, self.obligations, self.needs):
            for entry in rows.entries:
                entry.form.whom.offer(members)

    @property
    def seen_version(self) -> int:
        """The version that was on the page; 0 where there was none."""
        return int(self.version.data) if (self.version.data or "").isdecimal() else 0

    @property
    def is_to_be_sent(self) -> bool:
        """Whether the button that also sends the file was pressed."""
        return bool(self.posted) and "send" in self.posted

    @property
    def study(self) -> Study:
        """What was written, as the operation takes it."""
        return Study(
            incomes=[entry.form.line for entry in self.incomes.filled],
            obligations=[entry.form.line for entry in self.obligations.filled],
            needs=[entry.form.need for entry in self.needs.filled],
            opinion=self.opinion.data or "",
            recommendation=self.recommendation.data or "",
        )


class DecisionForm(Form):
    """The version that was decided on, and words where they are needed."""

    version = HiddenField()
    words = LongTextField(_l("Words with your decision"), optional=True, longest=2000)

    @property
    def seen_version(self) -> int:
        return int(self.version.data) if (self.version.data or "").isdecimal() else 0


class RefusalForm(Form):
    reason = ChoiceField(_l("Reason for refusal"), RefusalReason)
    explanation = LongTextField(_l("The reason in words"), longest=2000)


def study_values(study: Study) -> dict[str, object]:
    """A study as the values that a form opens with."""
    return {
        "incomes": [_line_values(line) for line in study.incomes],
        "obligations": [_line_values(line) for line in study.obligations],
        "needs": [
            {
                "kind": need.kind,
                "whom": str(need.whom or "") or None,
                "value": need.value or None,
                "priority": need.priority,
                "note": need.note or None,
            }
            for need in study.needs
        ],
        "opinion": study.opinion or None,
        "recommendation": study.recommendation or None,
    }


def _line_values(line: StudyLine) -> dict[str, object]:
    return {
        "kind": line.kind,
        "whom": str(line.whom or "") or None,
        "amount": line.amount,
        "periodicity": line.periodicity,
        "evidence": line.evidence,
        "note": line.note or None,
    }


def _member(chosen: str | None) -> uuid.UUID | None:
    return uuid.UUID(chosen) if chosen else None
