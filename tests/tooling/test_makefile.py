"""`make`: prints its commands, refuses an old Python in one line, and installs the same lock file once."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tooling.source import ROOT


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with our Makefile and a lock file that asks for nothing."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "requirements.txt").write_text("# nothing\n")
    return tmp_path


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    alone = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(["make", *arguments], cwd=folder, capture_output=True, text=True, env=alone)


def test_make_alone_prints_every_command(project: Path) -> None:
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.M)

    printed = re.findall(r"make ([a-z-]+)  ", make(project).stdout)

    assert {"setup", "run", "test", "prove", "bench", "lint", "format", "translations", "lock"} <= set(printed)
    assert printed == targets


def test_a_second_setup_installs_nothing(project: Path) -> None:
    first = make(project, "setup", f"PYTHON={sys.executable}")

    second = make(project, "setup", f"PYTHON={sys.executable}")

    assert (first.returncode, second.returncode) == (0, 0), first.stderr
    assert "Installing requirements.txt" in first.stdout
    assert second.stdout == ""


def test_a_changed_lock_file_is_installed_again(project: Path) -> None:
    make(project, "setup", f"PYTHON={sys.executable}")
    (project / "requirements.txt").write_text("# nothing else\n")

    assert "Installing requirements.txt" in make(project, "setup").stdout


def test_an_old_python_is_refused_in_one_line(project: Path) -> None:
    old = project / "python3.9"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)

    refused = make(project, "setup", f"PYTHON={old}")

    said = [line for line in refused.stderr.splitlines() if not line.startswith("make")]
    assert refused.returncode == 2
    assert said == [
        "Wasl needs Python 3.11, 3.12 or 3.13. Install one, or name it: make setup PYTHON=/path/to/python3.11"
    ]
    assert not (project / ".venv").exists()
