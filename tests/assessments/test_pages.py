"""The pages of visits, studies and decisions, as a browser without scripts meets them."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app.accounts.events import AccountEvent
from app.accounts.roles import Role
from app.audit.models import AuditEntry, AuditSubject
from app.database import session
from cases.assessments.catalogue import NeedKind
from cases.assessments.events import AssessmentEvent
from cases.assessments.models import Assessment
from cases.assessments.queries import decisions_of, latest_assessment, visits_of
from cases.assessments.workflow import AssessmentStatus
from cases.models import Case
from cases.workflow import CaseStatus
from tests.assessments.conftest import People
from tests.makers import accounts
from tests.makers.accounts import PASSWORD, csrf_token, make_actor, sign_in
from tests.makers.assessments import make_assessed_case, make_assessment, make_sent_case, make_visit
from tests.makers.cases import make_case

TYPED = {
    "version": "0",
    "incomes-0-kind": "social_security",
    "incomes-0-whom": "",
    "incomes-0-amount": "١٬٦٤٠",
    "incomes-0-periodicity": "monthly",
    "incomes-0-evidence": "seen",
    "incomes-0-note": "",
    "needs-0-kind": "rent",
    "needs-0-whom": "",
    "needs-0-value": "",
    "needs-0-priority": "high",
    "needs-0-note": "متأخر",
    "opinion": "أسرة أيتام",
    "recommendation": "إيجار ستة أشهر",
}


def post(client: FlaskClient, where: str, data: dict[str, Any] | None = None, *, form: str = "") -> Any:
    """Post as a browser does, then look into the database as it is afterwards."""
    answer = accounts.post(client, where, data, form=form)
    session.rollback()
    return answer


def entries(case: Case, action: str) -> int:
    """How many entries of the trail about this family say this."""
    session.rollback()
    query = (
        select(func.count())
        .select_from(AuditEntry)
        .join(AuditSubject, (AuditSubject.chain == AuditEntry.chain) & (AuditSubject.seq == AuditEntry.seq))
        .where(AuditEntry.action == action, AuditSubject.subject_id == str(case.id))
    )
    return session.scalar(query)


def refusals(case: Case) -> int:
    return entries(case, AccountEvent.STEP_REFUSED.value)


def address(case: Case, part: str) -> str:
    return f"/cases/{case.id}/{part}"


def inputs(page: str) -> dict[str, str]:
    """The hidden inputs of a page, as they would be posted."""
    return {name: unescape(value) for name, value in re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page)}


def decide(client: FlaskClient, case: Case, part: str, **typed: Any) -> Any:
    """Post a decision from the decision page, with the password where it is asked for."""
    form = {"version": "1", "password_again": PASSWORD, **typed}
    return post(client, address(case, part), form, form=address(case, "decision"))


def test_a_study_is_written_scored_and_shown_with_its_working(client: FlaskClient, people: People) -> None:
    case = make_case(people.worker)
    make_visit(case, people.worker)
    sign_in(client, people.worker)

    answer = post(client, address(case, "assessment"), TYPED)

    page = client.get(address(case, "assessment")).text
    assert answer.status_code == 302
    assert latest_assessment(case.id).total_income == 164_000
    assert "95.57%" in page
    assert "1,320.00 × د" in page
    assert 'value="1,640.00"' in page


def test_a_row_is_added_without_losing_what_was_typed(client: FlaskClient, people: People) -> None:
    case = make_case(people.worker)
    sign_in(client, people.worker)

    page = post(client, address(case, "assessment"), {**TYPED, "add-incomes": "1"}).text

    assert 'name="incomes-1-amount"' in page
    assert 'value="١٬٦٤٠"' in page
    assert latest_assessment(case.id) is None


def test_a_row_is_removed_without_losing_the_others(client: FlaskClient, people: People) -> None:
    case = make_case(people.worker)
    sign_in(client, people.worker)

    page = post(client, address(case, "assessment"), {**TYPED, "remove-incomes-0": "1"}).text

    assert "incomes-0-amount" not in page
    assert "متأخر" in page


@pytest.mark.parametrize("amount", ["0", "-5", "1e9", "abc", "10000000"])
def test_a_wrong_amount_stands_beside_its_field_and_saves_nothing(
    client: FlaskClient, people: People, amount: str
) -> None:
    case = make_case(people.worker)
    sign_in(client, people.worker)

    page = post(client, address(case, "assessment"), {**TYPED, "incomes-0-amount": amount}).text

    assert 'id="incomes-0-amount-e"' in page
    assert f'value="{amount}"' in page
    assert latest_assessment(case.id) is None


def test_an_amount_is_kept_with_the_member_it_belongs_to(client: FlaskClient, people: People) -> None:
    case = make_case(people.worker)
    child = case.members[1]
    sign_in(client, people.worker)

    post(client, address(case, "assessment"), {**TYPED, "incomes-0-whom": str(child.id)})

    page = client.get(address(case, "assessment")).text
    assert latest_assessment(case.id).incomes[0].membership_id == child.id
    assert re.search(rf'<option selected value="{child.id}">', page)


def test_saving_and_sending_are_one_press(client: FlaskClient, people: People) -> None:
    case = make_case(people.worker)
    make_visit(case, people.worker)
    sign_in(client, people.worker)

    post(client, address(case, "assessment"), {**TYPED, "send": "1"})

    assert (case.status, latest_assessment(case.id).status) == (
        CaseStatus.AWAITING_APPROVAL,
        AssessmentStatus.SUBMITTED,
    )


def test_a_study_that_cannot_be_sent_yet_is_not_half_saved(client: FlaskClient, people: People) -> None:
    case = make_case(people.worker)
    sign_in(client, people.worker)

    answer = post(client, address(case, "assessment"), {**TYPED, "send": "1"})

    assert answer.status_code == 409
    assert (latest_assessment(case.id), refusals(case)) == (None, 1)


def test_the_second_writer_is_told_and_nothing_of_the_first_is_lost(client: FlaskClient, people: People) -> None:
    case = make_assessed_case(people.worker)
    sign_in(client, people.colleague)
    token = csrf_token(client, address(case, "assessment"))
    make_assessment(case, people.worker, seen_version=1, opinion="رأي الأول")

    conflict = client.post(address(case, "assessment"), data={**TYPED, "version": "1", "csrf_token": token})
    choice = {"choose-opinion": "theirs", "choose-recommendation": "mine"}
    answer = client.post(address(case, "assessment"), data={**inputs(conflict.text), **choice})

    session.rollback()
    study = latest_assessment(case.id)
    assert (conflict.status_code, answer.status_code) == (409, 302)
    assert "رأي الأول" in conflict.text
    assert (study.opinion, study.recommendation, study.version) == ("رأي الأول", TYPED["recommendation"], 3)


def test_a_visit_is_recorded_on_its_page(client: FlaskClient, people: People) -> None:
    case = make_case(people.worker)
    sign_in(client, people.worker)
    day = {"day-day": "13", "day-month": "h6", "day-year": "1448", "day-calendar": "hijri"}

    answer = post(client, address(case, "visits/new"), {"outcome": "visited", "findings": "رطوبة", **day})

    assert answer.status_code == 302
    assert [(visit.day.isoformat(), visit.findings) for visit in visits_of(case.id)] == [("2026-11-23", "رطوبة")]


def test_a_visit_without_findings_is_refused_beside_the_field(client: FlaskClient, people: People) -> None:
    case = make_case(people.worker)
    sign_in(client, people.worker)
    day = {"day-day": "13", "day-month": "h6", "day-year": "1448", "day-calendar": "hijri"}

    page = post(client, address(case, "visits/new"), {"outcome": "visited", "findings": "", **day}).text

    assert 'id="findings-e"' in page
    assert (visits_of(case.id), refusals(case)) == ([], 1)


def test_the_decision_page_holds_everything_and_the_look_is_entered(client: FlaskClient, people: People) -> None:
    case = make_sent_case(people.worker)
    sign_in(client, people.supervisor)

    page = client.get(address(case, "decision")).text

    said = [
        "نورة سعد محمد القحطاني",
        "50.12%",
        "شقة من غرفتين",
        "أسرة أيتام بلا عائل",
        "إيجار المنزل ستة أشهر",
        "4,500.00",
    ]
    assert [words for words in said if words not in page] == []
    assert f'action="{address(case, "approval")}"' in page
    assert entries(case, AssessmentEvent.SEEN_FOR_DECISION.value) == 1


def test_a_supervisor_approves_after_giving_the_password_again(
    client: FlaskClient, people: People, frozen_clock: Any
) -> None:
    case = make_sent_case(people.worker)
    sign_in(client, people.supervisor)
    frozen_clock.shift(16 * 60)

    asked = decide(client, case, "approval", password_again="")
    answer = decide(client, case, "approval")

    assert (asked.status_code, answer.status_code) == (401, 302)
    assert case.status is CaseStatus.ACTIVE


def test_the_preparer_sees_why_there_is_no_button_and_cannot_go_around_it(client: FlaskClient, people: People) -> None:
    case = make_sent_case(people.both)
    sign_in(client, people.both)

    page = client.get(address(case, "decision")).text
    answer = decide(client, case, "approval")

    assert "أنت أعددت هذا الملف. يقرر فيه مشرف آخر." in page
    assert "اعتماد البحث والملف" not in page
    assert answer.status_code == 403
    assert "أنت أعددت هذا الملف. يقرر فيه مشرف آخر." in answer.text
    assert (case.status, decisions_of(case.id), refusals(case)) == (CaseStatus.AWAITING_APPROVAL, [], 1)


def test_returning_without_words_shows_the_page_again_with_the_demand(client: FlaskClient, people: People) -> None:
    case = make_sent_case(people.worker)
    sign_in(client, people.supervisor)

    page = decide(client, case, "return", words="").text

    assert 'id="words-e"' in page
    assert (case.status, refusals(case)) == (CaseStatus.AWAITING_APPROVAL, 1)


def test_a_returned_file_stands_first_in_the_workers_queue_with_the_words(client: FlaskClient, people: People) -> None:
    case = make_sent_case(people.worker)
    make_case(people.worker)
    sign_in(client, people.supervisor)
    decide(client, case, "return", words="العقد المرفق منتهٍ")

    page = sign_in(client.application.test_client(), people.worker).get("/").text.partition("<table")[2]

    assert page.index("العقد المرفق منتهٍ") < page.index("قيد الدراسة")
    assert address(case, "assessment") in page


def test_a_refusal_needs_its_reason_and_words(client: FlaskClient, people: People) -> None:
    case = make_sent_case(people.worker)
    sign_in(client, people.supervisor)

    bare = post(client, address(case, "refusal"), {"reason": "", "explanation": ""}).text
    post(client, address(case, "refusal"), {"reason": "outside_scope", "explanation": "تسكن في رابغ"})

    assert 'id="reason-e"' in bare
    assert 'id="explanation-e"' in bare
    assert case.status is CaseStatus.REFUSED


def test_the_decision_page_says_so_when_nothing_waits(client: FlaskClient, people: People) -> None:
    case = make_case(people.worker)
    sign_in(client, people.supervisor)

    answer = client.get(address(case, "decision"))

    assert answer.status_code == 200
    assert "لا قرار منتظر في هذا الملف" in answer.text


PAGES = ["visits/new", "assessment", "study", "decision", "refusal"]


@pytest.mark.parametrize("part", PAGES)
@pytest.mark.parametrize("role", [Role.WORKER, Role.SUPERVISOR, Role.AUDITOR])
def test_the_other_association_finds_nothing_here(client: FlaskClient, people: People, part: str, role: Role) -> None:
    case = make_sent_case(people.worker)
    sign_in(client, make_actor(role, "AH"))

    answer = client.get(address(case, part))

    assert answer.status_code in (403, 404)
    assert "القحطاني" not in answer.text


def test_an_auditor_reads_the_study_and_writes_nothing(client: FlaskClient, people: People) -> None:
    case = make_sent_case(people.worker)
    sign_in(client, make_actor(Role.AUDITOR))

    page = client.get(address(case, "study"))
    answer = post(client, address(case, "submission"), form="/")

    assert (page.status_code, answer.status_code) == (200, 403)
    assert "50.12%" in page.text


@pytest.mark.parametrize(("locale", "words"), [("ar", "البحث الاجتماعي"), ("en", "Social assessment")])
def test_the_study_speaks_the_language_that_was_chosen(
    client: FlaskClient, people: People, locale: str, words: str
) -> None:
    case = make_assessed_case(people.worker)
    sign_in(client, people.worker)
    client.get(f"/language/{locale}?next=/")

    page = client.get(address(case, "assessment")).text

    assert f'<html lang="{locale}" dir="{"rtl" if locale == "ar" else "ltr"}">' in page
    assert f"<h1>{words}</h1>" in page


def test_markup_that_somebody_typed_is_shown_as_text(client: FlaskClient, people: People) -> None:
    case = make_sent_case(people.worker, study={"opinion": "<script>alert(1)</script>"})
    sign_in(client, people.supervisor)

    page = client.get(address(case, "decision")).text

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page


def test_needs_of_a_new_study_begin_with_those_of_the_last(client: FlaskClient, people: People) -> None:
    case = make_sent_case(people.worker)
    sign_in(client, people.supervisor)
    decide(client, case, "approval")

    page = sign_in(client.application.test_client(), people.worker).get(address(case, "assessment")).text

    assert session.query(Assessment).count() == 1
    assert f'<option selected value="{NeedKind.RENT.value}">' in page
