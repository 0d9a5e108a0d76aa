"""A demo is never taken for the real thing, nor the real thing for a demo; no default secret outside demo mode."""

from __future__ import annotations

import stat
from dataclasses import replace

import pytest

from app.demo import demo_password, prepare
from app.factory import create_app
from app.installation import problem_with
from config import Settings


def test_demo_mode_makes_its_secrets_once_and_for_its_owner_alone(tmp_path):
    settings = Settings(data_dir=tmp_path / "data", database_url="sqlite://", is_demo=True)

    first, second = prepare(settings), prepare(settings)

    assert first == second
    assert len(first.secret_key) >= 32
    for name in ("secret", "keys.json", "demo-password"):
        assert stat.S_IMODE((tmp_path / "data" / name).stat().st_mode) == 0o600
    assert demo_password(settings) not in ("", "password")


@pytest.mark.parametrize("missing", ["secret_key", "keys_file"])
def test_production_does_not_start_without_its_secrets(tmp_path, missing):
    whole = Settings(
        data_dir=tmp_path / "data", database_url="sqlite://", secret_key="s" * 32, keys_file=tmp_path / "keys.json"
    )
    assert whole.problems() == []

    lacking = replace(whole, **{missing: "" if missing == "secret_key" else None})

    assert len(lacking.problems()) == 1
    with pytest.raises(SystemExit):
        create_app(lacking)


def test_keys_may_not_lie_in_the_data_folder(tmp_path):
    settings = Settings(
        data_dir=tmp_path, database_url="sqlite://", secret_key="s" * 32, keys_file=tmp_path / "keys.json"
    )

    assert settings.problems() == ["WASL_KEYS_FILE must lie outside WASL_DATA_DIR."]


def test_demo_mode_refuses_a_real_database_and_production_a_demo_one(app, settings):
    engine = app.extensions["wasl.database"].engine

    assert problem_with(engine, settings) == ""
    assert "real installation" in problem_with(engine, replace(settings, is_demo=True))


def test_demo_families_are_not_loaded_into_a_real_installation(app):
    result = app.test_cli_runner().invoke(args=["demo", "load"])

    assert result.exit_code == 1
    assert "demo mode only" in str(result.exception) + result.output


def test_keys_are_never_written_over(app, tmp_path):
    file = tmp_path / "keys.json"
    runner = app.test_cli_runner()

    first = runner.invoke(args=["keys", "new", str(file)])
    kept = file.read_text()
    second = runner.invoke(args=["keys", "new", str(file)])

    assert (first.exit_code, second.exit_code) == (0, 1)
    assert file.read_text() == kept
