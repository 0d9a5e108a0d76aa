"""`python -m app.serve` as a person at the terminal meets it."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from config import Settings
from tests.tooling.source import ROOT

LAST_LINE = "Ctrl-C ends it."


def environment(folder: Path, **more: str) -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith(("WASL_", "DATABASE_", "DEMO_"))}
    return {**own, "WASL_DEMO": "1", "WASL_DATA_DIR": str(folder), "HOST": "127.0.0.1", "PORT": "0", **more}


def refusal(folder: Path, **more: str) -> str:
    """The only line on stderr of a server that did not start."""
    command = [sys.executable, "-m", "app.serve"]
    done = subprocess.run(
        command, cwd=ROOT, env=environment(folder, **more), capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stdout) == (1, "")
    lines = [line for line in done.stderr.splitlines() if " INFO " not in line]
    assert len(lines) == 1, done.stderr
    return lines[0]


@contextmanager
def running(folder: Path, **more: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """What a server printed until it answered, and its process."""
    process = subprocess.Popen(
        [sys.executable, "-m", "app.serve"],
        cwd=ROOT,
        env=environment(folder, **more),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        printed = ""
        for line in process.stdout:
            printed += line
            if LAST_LINE in line:
                break
        yield printed, process
    finally:
        process.kill()
        process.wait()


@pytest.mark.parametrize("host", ["0.0.0.0", "example.org"])
def test_the_demo_serves_no_other_machine(host: str, tmp_path: Path) -> None:
    assert "not a loopback address" in refusal(tmp_path, HOST=host)


def test_a_busy_port_is_one_clear_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = busy.getsockname()[1]

        assert f"port {port} of 127.0.0.1 is not free" in refusal(tmp_path, PORT=str(port))


def test_a_port_that_is_no_number_is_one_clear_line(tmp_path: Path) -> None:
    assert "a number was expected" in refusal(tmp_path, PORT="http")


def test_a_data_folder_that_cannot_be_written_is_one_clear_line(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.touch()

    assert "cannot be written" in refusal(in_the_way)


def test_a_database_that_does_not_answer_is_one_clear_line(tmp_path: Path) -> None:
    nobody = f"postgresql://wasl@/wasl?host={tmp_path}"

    assert "the database does not answer" in refusal(tmp_path, DATABASE_URL=nobody)


def test_the_demo_does_not_touch_a_real_database(database_url: str, tmp_path: Path) -> None:
    assert "real installation" in refusal(tmp_path, DATABASE_URL=database_url)


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_server_without_complaint(stop: signal.Signals, tmp_path: Path) -> None:
    with running(tmp_path) as (_printed, process):
        process.send_signal(stop)

        assert process.wait(30) == 0
        assert "Traceback" not in process.stdout.read()


def test_a_second_run_migrates_nothing_and_keeps_the_data(tmp_path: Path) -> None:
    with running(tmp_path) as (first, process):
        address = re.search(r"http://127\.0\.0\.1:\d+", first).group()
        with urllib.request.urlopen(f"{address}/sign-in") as answer:
            assert '<html lang="ar" dir="rtl"' in answer.read().decode()
        process.send_signal(signal.SIGINT)
        process.wait(30)
    written = (tmp_path / "wasl.sqlite3").stat().st_mtime_ns

    with running(tmp_path) as (second, _process):
        pass

    assert "Running upgrade" in first
    assert "Running upgrade" not in second
    assert re.search("password: .+", first).group() == re.search("password: .+", second).group()
    assert (tmp_path / "wasl.sqlite3").stat().st_mtime_ns == written


def test_what_the_demo_makes_is_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "data"

    with running(folder):
        pass

    modes = {path.name: oct(path.stat().st_mode & 0o777) for path in [folder, *folder.iterdir()]}
    assert modes["data"] == "0o700"
    assert {modes[name] for name in ("secret", "keys.json", "demo-password")} == {"0o600"}


def test_the_server_names_each_secret_that_production_lacks(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "app.serve"]
    bare = {**environment(tmp_path, WASL_DEMO=""), "SECRET_KEY": ""}

    done = subprocess.run(command, cwd=ROOT, env=bare, capture_output=True, text=True)

    assert done.returncode == 1
    assert "SECRET_KEY is missing" in done.stderr
    assert "WASL_KEYS_FILE is missing" in done.stderr
    assert not (tmp_path / "wasl.sqlite3").exists()


def test_a_proxy_that_is_named_is_believed(base_settings: Settings, tmp_path: Path) -> None:
    real = {"WASL_DEMO": "", "SECRET_KEY": "s" * 40, "WASL_KEYS_FILE": str(base_settings.keys_file)}
    proxied = {"PROXY_COUNT": "1", "TRUSTED_HOSTS": "wasl.example.org"}

    with running(tmp_path / "data", **real, **proxied) as (printed, _process):
        address = re.search(r"http://127\.0\.0\.1:\d+", printed).group()
        headers = {"Host": "wasl.example.org", "X-Forwarded-Proto": "https"}
        with urllib.request.urlopen(urllib.request.Request(f"{address}/sign-in", headers=headers)) as answer:
            cookie, transport = answer.headers["Set-Cookie"], answer.headers["Strict-Transport-Security"]

    assert cookie.startswith("__Host-wasl=")
    assert transport
    assert "password" not in printed
