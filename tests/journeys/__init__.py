"""Whole days of work in a real browser; their helpers assert, so pytest rewrites them too."""

import pytest

pytest.register_assert_rewrite(
    *(f"{__name__}.{part}" for part in ("windows", "filling", "registering", "studying", "helping"))
)
pytest.register_assert_rewrite(*(f"{__name__}.{part}" for part in ("referring", "papers", "auditing")))
