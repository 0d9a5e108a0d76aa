"""Browsers that somebody signed in from before: a signed cookie with the username, nothing else."""

from __future__ import annotations

from flask import current_app, request
from itsdangerous import BadSignature, URLSafeSerializer
from werkzeug.wrappers import Response

from app.web.cookies import remember

COOKIE = "wasl-device"


def is_known_device(username: str) -> bool:
    """Whether this browser signed in to this account before."""
    try:
        return _signer().loads(request.cookies.get(COOKIE, "")) == username.strip().lower()
    except BadSignature:
        return False


def remember_device(answer: Response, username: str) -> None:
    """Let this browser be known for a year."""
    remember(answer, COOKIE, _signer().dumps(username.strip().lower()))


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.secret_key, salt="device")
