"""A request that posts a form, without a database."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from flask import Flask

from app.forms import Form, error_list


@pytest.fixture
def small_app() -> Flask:
    app = Flask("forms")
    app.secret_key = "only for these tests"
    app.config["WTF_CSRF_ENABLED"] = False
    return app


@pytest.fixture
def post(small_app: Flask) -> Iterator[Callable[[type[Form], Mapping[str, Any]], Form]]:
    """Post `data` to a form and check it; the request stays open to the end of the test."""
    opened = []

    def posted(form_class: type[Form], data: Mapping[str, Any], **values: Any) -> Form:
        request = small_app.test_request_context(method="POST", data=data)
        request.push()
        opened.append(request)
        form = form_class(**values)
        form.is_right = form.validate_on_submit()
        return form

    yield posted
    for request in reversed(opened):
        request.pop()


@pytest.fixture
def words_of() -> Callable[[Form], dict[str, str]]:
    """The message of each field that has one, by the field's id."""
    return lambda form: {field_id: message for field_id, _label, message in error_list(form)}
