"""Sealed fields open only in their own row; blind indexes find without telling."""

from __future__ import annotations

import pytest
from cryptography.exceptions import InvalidTag
from sqlalchemy import text
from werkzeug.datastructures import MultiDict

from app.database import session
from app.database.units import writing_unit
from app.drafts.keeping import keep_typed
from app.drafts.models import FormDraft
from app.sealed import blind_index, keyring
from tests.makers.accounts import make_user


def make_draft(typed: str) -> FormDraft:
    user = make_user()
    with writing_unit():
        return keep_typed(user.id, "/cases/new", MultiDict([("name", typed)]))


def test_a_sealed_text_is_not_in_the_database_and_reads_back(unit):
    draft = make_draft("نورة القحطاني")

    stored = session.execute(text("SELECT typed_sealed FROM form_drafts")).scalar_one()

    assert "نورة".encode() not in bytes(stored)
    assert "نورة القحطاني" in draft.typed


def test_a_sealed_text_moved_to_another_row_does_not_open(unit):
    first, second = make_draft("first"), make_draft("second")

    second.typed_sealed = first.typed_sealed

    with pytest.raises(InvalidTag):
        _ = second.typed


def test_the_same_text_is_sealed_differently_each_time(unit):
    ring = keyring()

    assert ring.seal(b"same", "place") != ring.seal(b"same", "place")
    assert ring.open(ring.seal(b"same", "place"), "place") == b"same"


def test_a_blind_index_depends_on_kind_value_and_key(unit):
    index = blind_index("national_id", "1000000008")

    assert index == blind_index("national_id", "1000000008")
    assert index != blind_index("national_id", "1000000016")
    assert index != blind_index("iban", "1000000008")
    assert index != blind_index("national_id", "1000000008", shared=True)
