"""`python -m app.serve`: checks first, then migrations, then the server and the job consumer, until Ctrl-C."""

from __future__ import annotations

import sys

if not (3, 11) <= sys.version_info[:2] <= (3, 13):
    sys.exit("Wasl did not start: it needs Python 3.11, 3.12 or 3.13.")

import http.client
import importlib.util
import ipaddress
import logging
import os
import select
import signal
import socket
import subprocess
import tempfile
import threading
import time
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

from flask import Flask
from flask_alembic import Alembic
from sqlalchemy.exc import SQLAlchemyError
from waitress import create_server

from app import demo
from app.factory import create_app
from config import Settings

CONNECTIONS = 2000
SILENCE = 20  # A connection that says nothing for so many seconds is closed.
PATIENCE = 30  # So many seconds has the server to answer for itself, and the job consumer to end.
JOBS = "app.jobs"

log = logging.getLogger(__name__)


class CannotStart(Exception):
    """Why nothing was started, in one line for the person at the terminal."""


def main() -> int:
    """Serve until told to stop: exit code 0 after Ctrl-C or SIGTERM, 1 with one clear line when it cannot start."""
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.default_int_handler)
    try:
        _serve(_checked_settings())
    except KeyboardInterrupt:
        pass
    except CannotStart as reason:
        print(f"Wasl did not start: {reason}", file=sys.stderr)
        return 1
    return 0


def _checked_settings() -> Settings:
    try:
        settings = Settings.from_environment()
    except ValueError as problem:
        raise CannotStart(f"a number was expected in the environment: {problem}.") from None
    if settings.is_demo and not _is_loopback(settings.host):
        raise CannotStart(f"the demo serves this machine only; HOST={settings.host} is not a loopback address.")
    _check_folder(settings.data_dir)
    return settings


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _check_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as problem:
        raise CannotStart(f"the data folder {folder} cannot be written: {problem.strerror}.") from None


def _serve(settings: Settings) -> None:
    with ExitStack() as opened:
        listening = opened.enter_context(_listen(settings.host, settings.port))
        app = _prepared_app(settings)
        server = create_server(
            app,
            sockets=[listening],
            threads=settings.web_threads,
            connection_limit=CONNECTIONS,
            channel_timeout=SILENCE,
            asyncore_use_poll=hasattr(select, "poll"),
            ident=None,
            clear_untrusted_proxy_headers=settings.proxy_count == 0,
        )
        opened.callback(server.close)
        opened.enter_context(JobConsumer())
        threading.Thread(
            target=_announce_when_it_answers, args=(settings, listening.getsockname()[1]), daemon=True
        ).start()
        server.run()


def _listen(host: str, port: int) -> socket.socket:
    """Take the port before anything slow begins. Raises CannotStart when somebody else has it."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=1024)
    except (OSError, OverflowError) as problem:
        reason = os.strerror(problem.errno) if isinstance(problem, OSError) and problem.errno else str(problem)
        raise CannotStart(f"port {port} of {host} is not free ({reason}); choose another with PORT=8001.") from None


def _prepared_app(settings: Settings) -> Flask:
    """The application with its database at the newest migration and, in a demo, families to look at."""
    try:
        app = create_app(settings)
        alembic: Alembic = app.extensions["alembic"]
        with app.app_context():
            if alembic.needs_upgrade():
                alembic.upgrade()
        if settings.is_demo:
            demo.load_if_empty(app)
    except SystemExit as refusal:
        raise CannotStart(str(refusal)) from None
    except OSError as problem:
        raise CannotStart(f"{problem.filename} cannot be used: {problem.strerror}.") from None
    except SQLAlchemyError as problem:
        raise CannotStart(f"the database does not answer: {str(problem).splitlines()[0]}") from None
    return app


def _announce_when_it_answers(settings: Settings, port: int) -> None:
    give_up = time.monotonic() + PATIENCE
    while not _answers(settings, port):
        if time.monotonic() > give_up:
            log.error("The server has not answered within %s seconds", PATIENCE)
            return
        time.sleep(0.1)
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    greeting = _demo_accounts(settings) if settings.is_demo else []
    print("\n".join([f"Wasl answers at http://{host}:{port}", *greeting, "Ctrl-C ends it."]), flush=True)


def _demo_accounts(settings: Settings) -> list[str]:
    """Who can sign in to a demo, one line an association, and the one password."""
    accounts = [", ".join(username for username, *_ in people) for people in demo.PEOPLE.values()]
    return ["Sign in as one of", *(f"  {names}" for names in accounts), f"password: {demo.demo_password(settings)}"]


def _answers(settings: Settings, port: int) -> bool:
    known_as = {"Host": settings.trusted_hosts[0]} if settings.trusted_hosts else {}
    connection = http.client.HTTPConnection(settings.host, port, timeout=PATIENCE)
    try:
        connection.request("GET", "/healthz", headers=known_as)
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


class JobConsumer:
    """The job consumer as a child process: it starts with the server and ends with it."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> JobConsumer:
        if importlib.util.find_spec(JOBS):
            # Its own session, so that one Ctrl-C reaches it only through us, after the server has stopped asking.
            # Its input is a pipe that closes with us, so that it can see our end even when we were killed.
            self.process = subprocess.Popen(
                [sys.executable, "-m", JOBS], stdin=subprocess.PIPE, start_new_session=os.name == "posix"
            )
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()


if __name__ == "__main__":
    sys.exit(main())
