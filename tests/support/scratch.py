"""Where throw-away files go: into memory where there is enough of it, because tests wait for disks otherwise."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")
ENOUGH = 4 * 1024**3


def scratch_folder() -> Path:
    """A folder in memory when 4 GiB are free there, else the ordinary folder for temporary files."""
    is_roomy = MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ENOUGH
    return MEMORY if is_roomy else Path(tempfile.gettempdir())


def use_scratch_folder() -> None:
    """Let pytest make its `tmp_path` folders there, unless somebody chose another place."""
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(scratch_folder()))
