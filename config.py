"""Settings of one installation, read from the environment once at start."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    """Everything that differs between installations; no secret has a default outside demo mode."""

    data_dir: Path
    database_url: str
    redis_url: str = ""
    secret_key: str = ""
    keys_file: Path | None = None
    is_demo: bool = False
    is_testing: bool = False
    host: str = "127.0.0.1"
    port: int = 8000
    public_url: str = ""
    proxy_count: int = 0
    trusted_hosts: tuple[str, ...] = ()
    smtp_url: str = ""
    web_processes: int = 2
    web_threads: int = 8
    log_level: str = "INFO"

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> Settings:
        """The settings that the environment variables of the README describe. Raises ValueError on a non-number."""
        env = os.environ if environ is None else environ
        data_dir = Path(env.get("WASL_DATA_DIR") or "instance").resolve()
        keys_file = env.get("WASL_KEYS_FILE")
        return cls(
            data_dir=data_dir,
            database_url=_psycopg(env.get("DATABASE_URL") or f"sqlite:///{data_dir / 'wasl.sqlite3'}"),
            redis_url=env.get("REDIS_URL", ""),
            secret_key=env.get("SECRET_KEY", ""),
            keys_file=Path(keys_file).resolve() if keys_file else None,
            is_demo=env.get("WASL_DEMO", "") == "1",
            host=env.get("HOST") or "127.0.0.1",
            port=int(env.get("PORT") or 8000),
            public_url=env.get("PUBLIC_URL", "").rstrip("/"),
            proxy_count=int(env.get("PROXY_COUNT") or 0),
            trusted_hosts=tuple(filter(None, env.get("TRUSTED_HOSTS", "").split(","))),
            smtp_url=env.get("SMTP_URL", ""),
            web_processes=int(env.get("WEB_PROCESSES") or 2),
            web_threads=int(env.get("WEB_THREADS") or 8),
            log_level=env.get("LOG_LEVEL") or "INFO",
        )

    @property
    def is_sqlite(self) -> bool:
        return self.database_url.startswith("sqlite")

    def problems(self) -> list[str]:
        """One clear line for each thing that keeps production from starting; empty in demo mode and in tests."""
        if self.is_demo or self.is_testing:
            return []
        found = []
        if len(self.secret_key) < 32:
            found.append("SECRET_KEY is missing or shorter than 32 characters.")
        if self.keys_file is None:
            found.append("WASL_KEYS_FILE is missing: make one with `flask --app wsgi keys new FILE`.")
        elif self.keys_file.is_relative_to(self.data_dir):
            found.append("WASL_KEYS_FILE must lie outside WASL_DATA_DIR.")
        return found


def _psycopg(url: str) -> str:
    """PostgreSQL addresses mean psycopg 3, however they are written."""
    for prefix in ("postgresql://", "postgres://"):
        if url.startswith(prefix):
            return "postgresql+psycopg://" + url.removeprefix(prefix)
    return url
