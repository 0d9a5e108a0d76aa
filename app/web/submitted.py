"""Sending a form: the operation runs in its transaction; a refusal that names a field stands beside that field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import request

from app.drafts.keeping import drop_draft
from app.errors import ChangedMeanwhile, RuleViolated
from app.forms import Form
from app.transaction import transaction
from app.web.refusals import enter_refusal
from app.web.signed_in import signed_in_user


def submitted(form: Form, action: Callable[[], Any], stored: Callable[[], Form] | None = None) -> bool:
    """True when the form was posted, is well-formed and `action` passed; the draft of this address is dropped then.

    A RuleViolated whose `field` is one of the form's is put beside it, after the unit was undone; other refusals
    go on to their page. `stored` builds the form of what is stored now: for the page that shows two versions.
    """
    if not form.validate_on_submit():
        return False
    try:
        with transaction():
            action()
            drop_draft(signed_in_user().user_id, request.path)
    except ChangedMeanwhile as change:
        change.mine, change.stored = form, stored
        raise
    except RuleViolated as refusal:
        if refusal.field is None or refusal.field not in form:
            raise
        enter_refusal(refusal)
        form[refusal.field].errors = [*form[refusal.field].errors, str(refusal.words)]
        return False
    return True
