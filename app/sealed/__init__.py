"""Secrets at rest: the keyring, sealed fields bound to their row, and blind indexes."""

from app.sealed.field import Sealed
from app.sealed.keyring import Keyring, blind_index, keyring, new_keys

__all__ = ["Keyring", "Sealed", "blind_index", "keyring", "new_keys"]
