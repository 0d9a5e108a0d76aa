"""The keys of one installation: a file outside the database, from which every sub-key is derived."""

from __future__ import annotations

import base64
import functools
import hmac
import json
import secrets
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from flask import current_app

FORMAT = 1
NONCE = 12


def new_keys() -> str:
    """The text of a new keys file: one sealing key, and keys for indexes, sharing and the trail."""
    fresh = {name: base64.b64encode(secrets.token_bytes(32)).decode() for name in ("1", "index", "sharing", "trail")}
    return json.dumps({"current": 1, "sealing": {"1": fresh.pop("1")}, **fresh}, indent=1)


@dataclass(frozen=True)
class Keyring:
    """Master keys in memory. `sealing` maps a key id (1–255) to 32 bytes; the rest are 32 bytes each."""

    current: int
    sealing: dict[int, bytes] = field(repr=False)
    index: bytes = field(repr=False)
    sharing: bytes = field(repr=False)
    trail: bytes = field(repr=False)

    @classmethod
    def read(cls, path: Path) -> Keyring:
        """The keyring of a keys file. Raises OSError or ValueError when the file is absent or broken."""
        stored = json.loads(path.read_text())
        decode = base64.b64decode
        sealing = {int(number): decode(key) for number, key in stored["sealing"].items()}
        return cls(
            stored["current"], sealing, decode(stored["index"]), decode(stored["sharing"]), decode(stored["trail"])
        )

    def seal(self, plain: bytes, bound_to: str) -> bytes:
        """version | key id | nonce | AES-256-GCM ciphertext, which opens only for the same `bound_to`."""
        nonce = secrets.token_bytes(NONCE)
        cipher = _cipher(self.sealing[self.current])
        return bytes([FORMAT, self.current]) + nonce + cipher.encrypt(nonce, plain, bound_to.encode())

    def open(self, sealed: bytes, bound_to: str) -> bytes:
        """The plain bytes. Raises cryptography.exceptions.InvalidTag when moved, altered or of another key."""
        nonce, ciphertext = sealed[2 : 2 + NONCE], sealed[2 + NONCE :]
        return _cipher(self.sealing[sealed[1]]).decrypt(nonce, ciphertext, bound_to.encode())

    def trail_key(self, chain: str) -> bytes:
        """The sub-key of one audit chain: what an auditor is given to verify it alone."""
        return derive(self.trail, f"trail {chain}")


def keyring() -> Keyring:
    """The keyring of the current application."""
    return current_app.extensions["wasl.keyring"]


def blind_index(kind: str, normalised: str, *, shared: bool = False) -> str:
    """A keyed digest (64 hex) that finds a value without storing it; `shared` ones compare across associations."""
    ring = keyring()
    key = derive(ring.sharing if shared else ring.index, "blind index")
    return hmac.new(key, f"{kind}\0{normalised}".encode(), sha256).hexdigest()


@functools.cache
def derive(master: bytes, purpose: str) -> bytes:
    """32 bytes for one purpose, by HKDF-SHA-256 from a master key."""
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose.encode()).derive(master)


@functools.cache
def _cipher(master: bytes) -> AESGCM:
    return AESGCM(derive(master, "sealing"))
