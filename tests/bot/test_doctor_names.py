"""'phuongoi doctor' says which names of a ward file nobody is registered under."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.app import EXAMPLE_WARD
from bot.commands.keep import _check_names
from bot.settings import load_settings

NAMES = """
[escalation]
heads = { ha-tang = ["Lan"] }
chair = ["Hoa"]
[[duty]]
hours = "17:00-07:30"
officials = ["Minh", "Lan"]
[confidants]
child = ["Thu"]
"""


def test_names_that_nobody_has_are_said_with_their_place(
    tmp_path: Path, migrated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ward = tmp_path / "ward.toml"
    ward.write_text(EXAMPLE_WARD.read_text(encoding="utf-8") + NAMES, encoding="utf-8")
    own = tmp_path / "own.db"
    own.write_bytes(migrated.read_bytes())
    monkeypatch.setenv("PHUONGOI_DATABASE_URL", f"sqlite:///{own}")
    monkeypatch.setenv("PHUONGOI_SECRET_KEY", "tests")
    monkeypatch.setenv("PHUONGOI_WARD_FILE", str(ward))
    for name in ("Lan", "Hoa"):
        assert CliRunner().invoke(app, ["official", name]).exit_code == 0
    said = list(_check_names(load_settings()))
    assert [line.partition("names ")[0].split(": ")[1].strip() for line in said] == [
        "confidants.child",
        "duty 17:00-07:30",
    ]
    assert "'Thu'" in said[0] and "'Minh'" in said[1]


def test_a_kind_of_restricted_ticket_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    from handlers.ward import DataError, load_ward

    ward = tmp_path / "ward.toml"
    ward.write_text(EXAMPLE_WARD.read_text(encoding="utf-8") + '\n[confidants]\nchildren = ["Thu"]\n', encoding="utf-8")
    with pytest.raises(DataError, match=r"confidants\.children"):
        load_ward(ward)
