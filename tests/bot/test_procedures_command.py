"""phuongoi procedures: check says what is wrong and ends with 1, show prints the whole tree, new writes a file that loads."""

from __future__ import annotations

import shutil
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from bot.commands import procedures
from bot.settings import SettingsError
from handlers.procedures.load import load_book
from handlers.ward import DataError


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PHUONGOI_NOW", "2026-11-22T09:00:00+07:00")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of our folder, in its place."""
    copied = shutil.copytree(procedures.FOLDER, tmp_path / "procedures")
    monkeypatch.setattr(procedures, "FOLDER", copied)
    return copied


def test_check_is_content_with_our_procedures(capsys: pytest.CaptureFixture[str]) -> None:
    procedures.check_procedures(days=10_000)
    assert "0 wrong" in capsys.readouterr().out


def test_check_says_what_is_wrong(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder / "khai-sinh.toml"
    path.write_text(
        path.read_text("utf-8") + '[questions.x]\nask = "x ạ?"\nanswers.a = "a"\nanswers.b = "b"\n', "utf-8"
    )
    with pytest.raises(SystemExit):
        procedures.check_procedures(days=10_000)
    assert "wrong: khai-sinh: questions.x: is never asked" in capsys.readouterr().out


def test_show_prints_every_question_answer_and_fact() -> None:
    procedure = procedures.read_book().procedures["khai-sinh"]
    screen = StringIO()
    Console(width=400, file=screen).print(procedures.tree_of(procedure))
    shown = screen.getvalue()
    for question in procedure.questions:
        assert question.ask in shown
        assert all(label in shown for label in question.answers.values())
    assert [fact.id for fact in procedure.facts() if fact.id not in shown] == []
    assert all(law in shown for law in procedure.laws)


def test_show_names_what_there_is() -> None:
    with pytest.raises(SettingsError, match="khai-sinh"):
        procedures.show_procedure("khai-xinh")


def test_new_begins_a_file_that_loads(folder: Path) -> None:
    procedures.new_procedure("giam-ho")
    assert "giam-ho" in load_book(folder, procedures.SHARED_FOLDER).procedures
    with pytest.raises(DataError, match="exists already"):
        procedures.new_procedure("giam-ho")


def test_new_refuses_a_name_that_is_no_id(folder: Path) -> None:
    before = sorted(folder.parent.rglob("*"))
    with pytest.raises(SettingsError, match="a-z"):
        procedures.new_procedure("../Giám hộ")
    assert sorted(folder.parent.rglob("*")) == before
