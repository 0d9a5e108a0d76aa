"""Keeping, finding and dropping what was typed."""

from __future__ import annotations

import json
import uuid
from typing import Any

from sqlalchemy import delete, select
from werkzeug.datastructures import MultiDict

from app import clock
from app.database import session
from app.drafts.models import FormDraft

SECRETS = {"csrf_token", "password", "password_again", "idempotency_key"}
LARGEST = 400_000


def keep_typed(user_id: uuid.UUID, form: str, typed: MultiDict[str, str]) -> FormDraft:
    """Keep the newest text of a form; passwords and tokens are never kept. Needs a writing unit."""
    values = {name: typed.getlist(name) for name in typed if name not in SECRETS}
    draft = draft_of(user_id, form)
    if draft is None:
        draft = FormDraft(user_id=user_id, form=form[:200])
        session.add(draft)
    draft.typed = json.dumps(values, ensure_ascii=False)[:LARGEST]
    draft.saved_at = clock.now()
    return draft


def draft_of(user_id: uuid.UUID, form: str) -> FormDraft | None:
    return session.scalar(select(FormDraft).where(FormDraft.user_id == user_id, FormDraft.form == form[:200]))


def typed_before(user_id: uuid.UUID, form: str) -> MultiDict[str, Any] | None:
    """What this person typed into this form before and never sent, as form data; None when there is nothing."""
    draft = draft_of(user_id, form)
    if draft is None or draft.typed is None:
        return None
    return MultiDict([(name, value) for name, values in json.loads(draft.typed).items() for value in values])


def drop_draft(user_id: uuid.UUID, form: str) -> None:
    """The form was sent or given up. Needs a writing unit."""
    session.execute(delete(FormDraft).where(FormDraft.user_id == user_id, FormDraft.form == form[:200]))
