"""Opening a form with what the person typed before, if anything waits."""

from __future__ import annotations

from typing import Any, TypeVar

from flask import g, request

from app.drafts.keeping import typed_before
from app.forms import Form
from app.web.editing import chosen
from app.web.signed_in import signed_in_user

F = TypeVar("F", bound=Form)


def opened(form_class: type[F], **values: Any) -> F:
    """The form of this request: as posted, else with the kept draft of this address, else with `values`."""
    if request.method == "POST":
        merged = chosen()
        return form_class(formdata=merged, **values) if merged is not None else form_class(**values)
    typed = typed_before(signed_in_user().user_id, request.path)
    g.is_draft_restored = typed is not None
    return form_class(formdata=typed, **values) if typed is not None else form_class(**values)
