"""A real PostgreSQL for one test run: its own folder, its own Unix socket, no network, gone at the end."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

import psycopg

from tests.support.scratch import scratch_folder

OWNER = "wasl"
PATIENCE = 30
HASTE = {  # Nothing here must survive a power cut.
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "max_connections": "80",
}


def find_programs() -> Path | None:
    """The folder of `initdb` and `postgres`: on PATH, or where Debian keeps the newest; None without PostgreSQL."""
    on_path = shutil.which("initdb")
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda found: int(found.parts[-3]))
    candidates = [Path(on_path).resolve()] if on_path else []
    for initdb in [*candidates, *reversed(debian)]:
        if initdb.with_name("postgres").exists():
            return initdb.parent
    return None


class PostgresServer:
    """One server process. `url(name)` addresses a database as the product's DATABASE_URL does."""

    def __init__(self, programs: Path) -> None:
        self.programs = programs
        self.folder = Path(tempfile.mkdtemp(prefix="wasl-pg-", dir=scratch_folder()))
        self.process: subprocess.Popen[bytes] | None = None
        self._account = _account()

    def start(self) -> None:
        """Make the cluster and wait until it answers. Raises RuntimeError with the server's own words."""
        self.folder.chmod(0o711)
        if self._account:
            os.chown(self.folder, self._account.pw_uid, self._account.pw_gid)
        data, log = self.folder / "data", self.folder / "log"
        self._run("initdb", "-D", data, "-U", OWNER, "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        settings = [part for name, value in HASTE.items() for part in ("-c", f"{name}={value}")]
        command = [self.programs / "postgres", "-D", data, "-k", self.folder, *settings]
        with log.open("wb") as output:
            self.process = subprocess.Popen(command, stdout=output, stderr=output, **self._as_account())
        self._wait(log)

    def stop(self) -> None:
        """End the server at once and remove its folder."""
        if self.process is not None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(5)
            except subprocess.TimeoutExpired:
                self.process.send_signal(signal.SIGQUIT)  # At once, without asking the connections.
                self.process.wait(PATIENCE)
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, name: str) -> str:
        return f"postgresql+psycopg://{OWNER}@/{name}?host={self.folder}"

    def command(self, statement: str) -> None:
        """Run one statement outside any transaction, as CREATE DATABASE needs."""
        with psycopg.connect(host=str(self.folder), user=OWNER, dbname="postgres", autocommit=True) as connection:
            connection.execute(statement)  # type: ignore[call-overload]

    def _run(self, program: str, *arguments: Any) -> None:
        done = subprocess.run([self.programs / program, *arguments], capture_output=True, **self._as_account())
        if done.returncode:
            raise RuntimeError(f"{program} failed: {done.stderr.decode(errors='replace')}")

    def _as_account(self) -> dict[str, Any]:
        """PostgreSQL refuses to run as root: another account's rights, in a folder that account may enter."""
        if self._account is None:
            return {"cwd": self.folder}
        return {
            "cwd": self.folder,
            "user": self._account.pw_uid,
            "group": self._account.pw_gid,
            "extra_groups": [],
        }

    def _wait(self, log: Path) -> None:
        give_up = time.monotonic() + PATIENCE
        while True:
            try:
                return self.command("SELECT 1")
            except psycopg.OperationalError:
                if time.monotonic() > give_up or self.process is None or self.process.poll() is not None:
                    words = log.read_text(errors="replace")
                    self.stop()
                    raise RuntimeError(f"PostgreSQL does not answer. {words}") from None
                time.sleep(0.05)


def _account() -> pwd.struct_passwd | None:
    """Whose rights the server runs with: our own, or as root those of `postgres` or of the first other account."""
    if os.geteuid() != 0:
        return None
    others = [account for account in pwd.getpwall() if account.pw_uid != 0]
    return next((account for account in others if account.pw_name == "postgres"), others[0])
