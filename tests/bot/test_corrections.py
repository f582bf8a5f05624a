"""phuongoi corrections: what the one who looks after the ward sees and takes along."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.app import load_houses, local_understander
from bot.commands.play import Player
from bot.rehearsal import Rehearsal
from bot.settings import Settings
from nlp.examples import load
from storage.db import Database
from storage.sealed import Box
from tests.bot.town import KEY
from tests.conversations.story import MORNING

SAID = "chị Nguyễn Thị Hồng 0912345678 báo rác thúi quá trời"


@pytest.fixture
def ward(tmp_path: Path, migrated: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ward where a resident was misunderstood, and an official said so."""
    path = tmp_path / "ward.db"
    path.write_bytes(migrated.read_bytes())
    db = Database(f"sqlite:///{path}", Box(KEY))
    player = Player(Rehearsal(db, load_houses(Settings(_env_file=None), local_understander), MORNING))
    for who, text in (
        ("A", "chào em"), ("A", SAID), ("A", "hẻm 12 Lê Lợi"), ("A", "đồng ý"), ("official:Lan", "đổi loại khói bụi"),
    ):  # fmt: skip
        answer = player.play({"who": who, "text": text})
    assert answer["updated"]
    db.close()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PHUONGOI_DATABASE_URL", f"sqlite:///{path}")
    monkeypatch.setenv("PHUONGOI_SECRET_KEY", KEY)
    return tmp_path


def command(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr("sys.argv", ["phuongoi", "corrections", *words])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


def test_the_list_shows_what_was_said_and_not_who(
    ward: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(monkeypatch) == 0
    shown = capsys.readouterr()
    assert "pollution\ttrash\tofficial\t1\tto learn\t" in shown.out
    assert "rác thúi quá trời" in shown.out
    assert "Hồng" not in shown.out
    assert "0912345678" not in shown.out
    assert "1 texts (1 corrected, 0 confirmed), 1 to learn" in shown.err


def test_the_export_is_a_file_of_examples(ward: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert command(monkeypatch, "export", "learnt.jsonl") == 0
    (example,) = load([ward / "learnt.jsonl"])
    assert (example.label, example.spans_told) == ("pollution", False)
    assert "Hồng" not in example.text
    assert command(monkeypatch, "export", "none.jsonl", "--since", "2099-01-01") == 0
    assert command(monkeypatch, "export", "few.jsonl", "--min-agree", "2") == 0
    assert not (ward / "none.jsonl").read_text() + (ward / "few.jsonl").read_text()
    assert json.loads((ward / "learnt.jsonl").read_text())["style"] == ["correction"]


@pytest.mark.parametrize("words", [["export"], ["import", "x.jsonl"], ["--since", "yesterday"]])
def test_used_wrongly_it_says_how(
    words: list[str], ward: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(monkeypatch, *words) == 2
    assert capsys.readouterr().err.startswith("phuongoi: ")
