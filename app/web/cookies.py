"""Small cookies that outlive a session: language, known browser. None holds a name or a right."""

from __future__ import annotations

from flask import current_app
from werkzeug.wrappers import Response

A_YEAR = 365 * 24 * 3600


def remember(answer: Response, name: str, value: str) -> None:
    """Set a cookie that scripts cannot read and other sites cannot send."""
    secure = current_app.config["SESSION_COOKIE_SECURE"]
    answer.set_cookie(name, value, max_age=A_YEAR, samesite="Lax", httponly=True, secure=secure)
