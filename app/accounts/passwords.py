"""Passwords: argon2id, a few at a time because each takes 64 MiB."""

from __future__ import annotations

import threading

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError
from flask import current_app

LONGEST = 200
SHORTEST = 10
_at_once = threading.BoundedSemaphore(2)


def hash_password(password: str) -> str:
    with _at_once:
        return _hasher().hash(password)


def is_right(password_hash: str, password: str) -> bool:
    """True when the password fits. An over-long one is refused before any hashing."""
    if len(password) > LONGEST:
        return False
    try:
        with _at_once:
            return _hasher().verify(password_hash, password)
    except (VerificationError, InvalidHashError):
        return False


def _hasher() -> PasswordHasher:
    """Tests hash cheaply; everything else takes the library's parameters for interactive use."""
    if current_app.config["TESTING"]:
        return PasswordHasher(time_cost=1, memory_cost=64, parallelism=1, type=Type.ID)
    return PasswordHasher(type=Type.ID)
