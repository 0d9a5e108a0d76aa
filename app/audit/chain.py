"""How one entry is bound to the one before it: canonical text, digests, HMAC-SHA-256."""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

GENESIS = "0" * 64
FIELDS = [
    "chain",
    "seq",
    "at",
    "actor",
    "acting_association",
    "action",
    "purpose",
    "request_id",
    "event_id",
    "subjects_digest",
    "detail_digest",
    "prev_mac",
]


def canonical(value: Any) -> bytes:
    """JSON with sorted keys and no spaces, in UTF-8: the same value always gives the same bytes."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str).encode()


def digest(value: Any) -> str:
    """SHA-256 of the canonical text, 64 hex."""
    return sha256(canonical(value)).hexdigest()


def subjects_digest(subjects: Iterable[tuple[str, str]]) -> str:
    return digest(sorted([kind, subject_id] for kind, subject_id in subjects))


def entry_mac(key: bytes, entry: Any) -> str:
    """The HMAC of an entry's fields in their fixed order; `entry` is any object that has them as attributes."""
    return hmac.new(key, canonical([_plain(getattr(entry, name)) for name in FIELDS]), sha256).hexdigest()


def _plain(value: Any) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return str(value)
