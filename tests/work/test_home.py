"""The home page: each person's own work, the most urgent first, and nothing of the other association."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from flask.testing import FlaskClient

from app import clock
from app.accounts.roles import Role
from app.transaction import transaction
from app.work.desk import desk_of
from cases.assessments.operations import return_file
from tests.makers.accounts import make_actor, sign_in
from tests.makers.assessments import make_active_case, make_assessed_case, make_sent_case, make_visit
from tests.makers.cases import make_case, make_person


@pytest.fixture(autouse=True)
def clock_stands(frozen_clock: object) -> None:
    """Ages are counted from one moment."""


def keys_and_verbs(by: object, client: FlaskClient) -> list[tuple[str, str]]:
    with client.application.test_request_context():
        return [(task.source, str(task.item.verb)) for group in desk_of(by).groups for task in group.tasks]


def test_a_worker_sees_the_next_step_of_each_family(client: FlaskClient, unit: object, frozen_clock: object) -> None:
    worker = make_actor()
    make_case(worker)
    frozen_clock.shift(60)
    make_visit(make_case(worker), worker)
    frozen_clock.shift(60)
    make_assessed_case(worker)

    assert keys_and_verbs(worker, client) == [
        ("study", "سجّل الزيارة"),
        ("study", "اكتب البحث"),
        ("study", "تابع البحث"),
    ]


def test_what_came_back_stands_before_everything_else(client: FlaskClient, unit: object) -> None:
    worker, supervisor = make_actor(), make_actor(Role.SUPERVISOR)
    late = make_case(worker)
    make_visit(late, worker, next_on=clock.today())
    back = make_sent_case(worker)
    with transaction():
        return_file(back, "ناقص", by=supervisor)

    assert [source for source, _verb in keys_and_verbs(worker, client)] == ["returned", "visits", "study"]


def test_a_colleagues_families_are_not_on_my_desk(client: FlaskClient, unit: object) -> None:
    make_assessed_case(make_actor())

    assert keys_and_verbs(make_actor(), client) == []


def test_a_supervisor_sees_what_others_sent_and_not_what_is_their_own(client: FlaskClient, unit: object) -> None:
    supervisor = make_actor(Role.SUPERVISOR)
    make_sent_case(make_actor())

    assert keys_and_verbs(supervisor, client) == [("decisions", "اتخذ القرار")]
    assert keys_and_verbs(make_actor(Role.SUPERVISOR, "AH"), client) == []


def test_a_file_that_waited_a_week_is_overdue(client: FlaskClient, unit: object, frozen_clock: object) -> None:
    supervisor = make_actor(Role.SUPERVISOR)
    make_sent_case(make_actor())
    frozen_clock.shift(timedelta(days=8))

    with client.application.test_request_context():
        task = desk_of(supervisor).tasks[0]

    assert (task.state, task.age, task.share) == ("over", "متأخرة يومًا", 100)


def test_a_new_study_is_due_from_the_tenth_month_until_it_is_begun(
    client: FlaskClient, unit: object, frozen_clock: time_machine.Traveller
) -> None:
    worker = make_actor()
    make_active_case(worker, make_actor(Role.SUPERVISOR))
    frozen_clock.shift(timedelta(days=290))
    assert keys_and_verbs(worker, client) == []

    frozen_clock.shift(timedelta(days=45))

    assert keys_and_verbs(worker, client) == [("restudy", "ابدأ التحديث")]


def test_the_page_groups_the_work_and_a_tile_filters_it(client: FlaskClient, unit: object) -> None:
    worker = make_actor()
    planned = make_case(worker, head=make_person("مريم صالح عمر باعشن"))
    make_visit(planned, worker, next_on=clock.today())
    make_case(worker, head=make_person("سعيد علي صالح الغامدي"))
    sign_in(client, worker)

    whole = client.get("/").text
    only_visits = client.get("/?source=visits").text

    assert "مريم صالح عمر باعشن" in whole
    assert "سعيد علي صالح الغامدي" in whole
    assert "سعيد علي صالح الغامدي" not in only_visits
    assert client.get("/?source=nonsense").status_code == 200


@pytest.mark.parametrize("role", list(Role))
def test_an_empty_desk_says_what_fills_it_or_where_to_go(client: FlaskClient, unit: object, role: Role) -> None:
    sign_in(client, make_actor(role))

    page = client.get("/").text

    said = "لا عمل ينتظرك" if role in (Role.WORKER, Role.SUPERVISOR) else "مواضع عملك"
    assert said in page


def test_nothing_of_the_other_association_is_shown(client: FlaskClient, unit: object) -> None:
    make_sent_case(make_actor(), head=make_person("سعيد علي صالح الغامدي"))
    make_case(make_actor(), head=make_person("مريم صالح عمر باعشن"))

    pages = [sign_in(client.application.test_client(), make_actor(role, "AH")).get("/").text for role in Role]

    assert [page for page in pages if "الغامدي" in page or "باعشن" in page] == []


def test_the_supervisors_bar_says_decisions_and_the_workers_my_work(client: FlaskClient, unit: object) -> None:
    supervisor = sign_in(client.application.test_client(), make_actor(Role.SUPERVISOR)).get("/").text
    worker = sign_in(client, make_actor()).get("/").text

    assert 'aria-current="page">القرارات' in supervisor
    assert 'aria-current="page">عملي' in worker
