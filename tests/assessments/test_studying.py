"""Visits and studies: what may be written, when, by whom, and what becomes of two who write at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from app import clock
from app.accounts.roles import Role
from app.database import session
from app.database.units import writing_unit
from app.dates import Calendar, CardDate
from app.errors import ChangedMeanwhile, NotAllowed, RuleViolated
from app.money import LARGEST, Periodicity
from app.transaction import transaction
from cases.assessments.catalogue import Evidence, IncomeKind, NeedClass, NeedKind, ObligationKind, VisitOutcome
from cases.assessments.models import Assessment
from cases.assessments.operations import VisitNote, record_visit, submit_file, write_assessment
from cases.assessments.policies import NeedBand
from cases.assessments.queries import latest_assessment, needs_of, policy_on, visits_of
from cases.assessments.recomputation import difference
from cases.assessments.restudy import months_after
from cases.assessments.study import Study, StudyLine, StudyNeed, study_of
from cases.assessments.workflow import AssessmentStatus
from tests.assessments.conftest import People
from tests.makers.accounts import make_actor
from tests.makers.assessments import (
    make_active_case,
    make_assessed_case,
    make_assessment,
    make_sent_case,
    make_study,
    make_visit,
)
from tests.makers.cases import make_case, make_child, make_person

TODAY = VisitNote(VisitOutcome.VISITED, clock.now().date(), "شقة من غرفتين")


def test_a_visit_is_kept_with_its_findings_sealed(people: People) -> None:
    case = make_case(people.worker)

    visit = make_visit(case, people.worker, findings="رطوبة في غرفتين")

    assert visits_of(case.id)[0].findings == "رطوبة في غرفتين"
    assert "رطوبة".encode() not in visit.findings_sealed


def test_the_next_visit_becomes_the_planned_one_and_is_made_later(people: People) -> None:
    case, tomorrow = make_case(people.worker), clock.today() + timedelta(days=1)

    make_visit(case, people.worker, next_on=tomorrow)
    make_visit(case, people.worker, findings="لا جديد")

    assert [visit.outcome for visit in visits_of(case.id)] == [VisitOutcome.VISITED, VisitOutcome.VISITED]


@pytest.mark.parametrize(
    ("cares", "field"),
    [
        ({"day": timedelta(days=1)}, "day"),
        ({"findings": ""}, "findings"),
        ({"outcome": VisitOutcome.PLANNED, "day": timedelta(days=-1)}, "day"),
        ({"next_on": timedelta(days=-1)}, "next_on"),
    ],
)
def test_a_visit_that_does_not_fit_is_refused_beside_its_field(people: People, cares: dict, field: str) -> None:
    case = make_case(people.worker)
    given_cares = {
        name: clock.today() + value if isinstance(value, timedelta) else value for name, value in cares.items()
    }

    with pytest.raises(RuleViolated) as refused:
        make_visit(case, people.worker, **given_cares)

    assert refused.value.field == field
    assert visits_of(case.id) == []


def test_a_supervisor_does_not_write_what_they_decide_on(people: People) -> None:
    case = make_case(people.worker)

    with pytest.raises(NotAllowed):
        make_assessment(case, people.supervisor)

    assert latest_assessment(case.id) is None


def test_nobody_writes_into_a_file_of_the_other_association(people: People) -> None:
    case = make_case(people.worker)

    with pytest.raises(NotAllowed):
        make_assessment(case, make_actor(Role.WORKER, "AH"))

    assert latest_assessment(case.id) is None


def test_a_study_remembers_its_lines_and_its_result(people: People) -> None:
    case = make_assessed_case(people.worker)

    study = latest_assessment(case.id)

    assert (study.total_income, study.total_obligations, study.net_income) == (236_000, 150_000, 86_000)
    assert (study.expected_income, study.score_basis_points, study.band) == (171_600, 5012, NeedClass.MIDDLE)
    assert [line.monthly for line in study.obligations] == [150_000]
    assert [need.kind for need in needs_of(case.id)] == [NeedKind.RENT]
    assert (study.policy_version, study.rent_yearly) == (1, 18_000_00)


def test_ages_are_those_of_the_day_of_the_visit(people: People) -> None:
    today = clock.today()
    eighteen = CardDate(Calendar.GREGORIAN, today.year - 18, today.month, today.day)
    tomorrow = today + timedelta(days=1)
    seventeen = CardDate(Calendar.GREGORIAN, tomorrow.year - 18, tomorrow.month, tomorrow.day)
    children = (make_child(birth=eighteen), make_child("لمى أحمد سالم القحطاني", place="members-1", birth=seventeen))

    case = make_assessed_case(people.worker, members=children)

    assert [member.age for member in latest_assessment(case.id).members][1:] == [18, 17]


def test_who_does_not_benefit_does_not_count_but_the_head_does(people: People) -> None:
    head, child = make_person(benefits=False), make_child(benefits=False)

    case = make_assessed_case(people.worker, head=head, members=(child,))

    assert [member.is_head for member in latest_assessment(case.id).members] == [True]


def test_saving_again_replaces_lines_and_raises_the_version(people: People) -> None:
    case = make_assessed_case(people.worker)

    make_assessment(case, people.colleague, seen_version=1, incomes=[], needs=[])

    study = latest_assessment(case.id)
    assert (study.version, study.incomes, study.needs, study.net_income) == (2, [], [], -150_000)
    assert (study.score_basis_points, study.last_edited_by) == (0, people.colleague.user_id)


def test_the_second_of_two_writers_sees_what_the_first_saved_and_loses_nothing(people: People) -> None:
    case = make_assessed_case(people.worker)
    make_assessment(case, people.worker, seen_version=1, opinion="رأي أول")

    with pytest.raises(ChangedMeanwhile) as conflict:
        make_assessment(case, people.colleague, seen_version=1, opinion="رأي ثان")

    assert conflict.value.theirs["opinion"] == "رأي أول"
    assert conflict.value.theirs["version"] == "2"
    assert latest_assessment(case.id).opinion == "رأي أول"


def test_two_first_saves_of_one_family_become_one_study(people: People) -> None:
    case = make_case(people.worker)
    make_assessment(case, people.worker)

    with pytest.raises(ChangedMeanwhile):
        make_assessment(case, people.colleague)

    assert latest_assessment(case.id).last_edited_by == people.worker.user_id


def test_a_line_names_members_of_its_own_family_only(people: People) -> None:
    case, other = make_case(people.worker), make_case(people.worker)
    stranger = StudyLine(IncomeKind.SALARY, 100_00, whom=other.head.id)

    with pytest.raises(RuleViolated):
        make_assessment(case, people.worker, incomes=[stranger])

    assert latest_assessment(case.id) is None


@pytest.mark.parametrize("lacking", ["opinion", "recommendation"])
def test_a_study_without_its_words_is_not_sent(people: People, lacking: str) -> None:
    case = make_assessed_case(people.worker, study={lacking: ""})

    with pytest.raises(RuleViolated), transaction():
        submit_file(case, by=people.worker)

    assert latest_assessment(case.id).status is AssessmentStatus.DRAFT


def test_a_file_without_a_visit_is_not_sent(people: People) -> None:
    case = make_case(people.worker)
    make_visit(case, people.worker, outcome=VisitOutcome.NO_ANSWER, findings="")
    make_assessment(case, people.worker)

    with pytest.raises(RuleViolated), transaction():
        submit_file(case, by=people.worker)

    assert latest_assessment(case.id).submitted_by is None


def test_what_was_sent_is_not_written_any_more(people: People) -> None:
    case = make_sent_case(people.worker)

    with pytest.raises(RuleViolated):
        make_assessment(case, people.worker, seen_version=1)

    assert latest_assessment(case.id).version == 1


def test_a_new_study_of_an_active_family_begins_beside_the_approved_one(people: People) -> None:
    case = make_active_case(people.worker, people.supervisor)

    fresh = make_assessment(case, people.worker, incomes=[])

    assert fresh.status is AssessmentStatus.DRAFT
    assert session.query(Assessment).filter_by(case_id=case.id).count() == 2


def test_a_study_can_be_read_back_as_it_was_written(people: People) -> None:
    case = make_case(people.worker)
    written = make_study(
        incomes=[StudyLine(IncomeKind.RELATIVES, 500_00, Periodicity.QUARTERLY, case.head.id, Evidence.STATED, "إفادة")]
    )

    with transaction():
        write_assessment(case, written, seen_version=0, by=people.worker)

    assert study_of(latest_assessment(case.id)) == replace(written, incomes=written.incomes)


def test_the_policy_of_the_day_scores_and_stays_with_the_study(people: People) -> None:
    policy = policy_on(people.worker.association_id, clock.today())

    assert (policy.base_line, policy.numbers.weight_adult) == (132_000, 5_000)
    assert policy_on(people.worker.association_id, policy.adopted_from - timedelta(days=400)) == policy


def test_two_bands_of_a_policy_cannot_share_an_edge(people: People) -> None:
    policy = policy_on(people.worker.association_id, clock.today())

    with pytest.raises(IntegrityError), writing_unit():
        session.query(NeedBand).filter_by(policy_id=policy.id, need_class=NeedClass.MIDDLE).update({"upper_edge": 3000})


@pytest.mark.parametrize(
    ("day", "due"), [("2026-11-23", "2027-11-23"), ("2028-02-29", "2029-02-28"), ("2026-08-31", "2027-08-31")]
)
def test_a_study_is_due_again_on_the_same_day_a_year_later(day: str, due: str) -> None:
    assert months_after(type(clock.today()).fromisoformat(day), 12).isoformat() == due


lines = st.builds(
    StudyLine,
    st.sampled_from(IncomeKind),
    st.integers(1, LARGEST),
    st.sampled_from(Periodicity),
    st.none(),
    st.sampled_from(Evidence),
    st.text(st.characters(codec="utf-8", exclude_characters="\0", exclude_categories=["Cs"]), max_size=20),
)
debts = st.builds(StudyLine, st.sampled_from(ObligationKind), st.integers(1, LARGEST), st.sampled_from(Periodicity))
needs = st.builds(StudyNeed, st.sampled_from(NeedKind), st.integers(0, LARGEST))
studies = st.builds(Study, st.lists(lines, max_size=5), st.lists(debts, max_size=5), st.lists(needs, max_size=3))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(studies)
def test_every_stored_result_comes_out_of_its_stored_lines_again(people: People, study: Study) -> None:
    case = make_case(people.worker)
    with transaction():
        record_visit(case, replace(TODAY, day=clock.today()), by=people.worker)
    with transaction():
        write_assessment(case, study, seen_version=0, by=people.worker)

    session.expire_all()

    assert difference(latest_assessment(case.id), case.number) == ""
