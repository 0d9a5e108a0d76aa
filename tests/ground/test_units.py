"""Units of work: nothing is lost when many write at once, nothing half-saved when one fails."""

from __future__ import annotations

import threading
import uuid
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import StatementError

from app.accounts.models import Association, SignInSession
from app.accounts.queries import association_by_code
from app.database import new_id, session
from app.database.counters import Counter, next_number
from app.database.units import unit_of_work, writing_unit
from tests.makers.accounts import make_user

WRITERS, EACH = 6, 15


def test_concurrent_updates_all_survive(app, unit):
    association_id = association_by_code("NF").id
    session.rollback()

    def write() -> None:
        with app.app_context(), unit_of_work():
            for _ in range(EACH):
                with writing_unit() as here:
                    value = here.execute(text("SELECT coalesce(max(value), 0) FROM counters WHERE series = 'test'"))
                    value.scalar_one()
                    next_number(association_id, "test", 2026)

    threads = [threading.Thread(target=write) for _ in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert session.scalar(select(Counter.value).where(Counter.series == "test")) == WRITERS * EACH


def test_a_number_of_a_failed_unit_is_given_again(unit):
    association_id = association_by_code("NF").id
    with pytest.raises(ZeroDivisionError), writing_unit():
        next_number(association_id, "receipt", 2026)
        _ = 1 / 0

    with writing_unit():
        assert next_number(association_id, "receipt", 2026) == 1
        assert next_number(association_id, "receipt", 2026) == 2
        assert next_number(association_id, "receipt", 2027) == 1


def test_ids_are_uuid_version_7_and_grow_with_time():
    first, second = new_id(), new_id()

    assert first.version == second.version == 7
    assert first.variant == uuid.RFC_4122
    assert first.int >> 80 <= second.int >> 80


def test_a_time_without_a_zone_is_refused_and_one_of_riyadh_comes_back_in_utc(unit):
    user_id = make_user().id
    riyadh = datetime(2026, 11, 23, 12, 0, tzinfo=timezone(timedelta(hours=3)))

    with writing_unit():
        session.add(open_session_row(user_id, riyadh))
    stored = session.scalar(select(SignInSession.started_at))

    assert stored == datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    assert stored.tzinfo is UTC
    with pytest.raises(StatementError, match="without a zone"), writing_unit():
        session.add(open_session_row(user_id, datetime(2026, 11, 23, 12, 0)))


def open_session_row(user_id: uuid.UUID, at: datetime) -> SignInSession:
    association_id = session.scalar(select(Association.id).limit(1))
    return SignInSession(
        token_digest=uuid.uuid4().hex,
        user_id=user_id,
        association_id=association_id,
        started_at=at,
        seen_at=at,
        confirmed={},
        notices=[],
    )


def test_a_writing_unit_inside_another_is_refused_at_once(unit):
    with pytest.raises(RuntimeError, match="open already"), writing_unit(), writing_unit():
        pass

    with writing_unit():
        assert session.scalar(select(Association.code).order_by(Association.code)) == "AH"
