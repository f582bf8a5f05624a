"""Every path of every procedure, today and on each day when a rule changes: no dead end, at most 7 questions."""

from __future__ import annotations

import shutil
import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.app import DATA
from handlers.procedures.check import check, check_procedure
from handlers.procedures.links import Book
from handlers.procedures.load import load_book
from handlers.procedures.schema import Fact, Procedure

TODAY = date(2026, 11, 22)
IDS = sorted(path.stem for path in (DATA / "procedures").glob("*.toml"))
LOADS_IN_SECONDS = 0.2


def load() -> Book:
    return load_book(DATA / "procedures", DATA / "procedures_shared")


@pytest.fixture(scope="module")
def book() -> Book:
    return load()


@pytest.mark.parametrize("procedure_id", IDS)
def test_every_path_ends_with_all_that_is_needed(book: Book, procedure_id: str) -> None:
    assert [f"{one.where}: {one.says}" for one in check_procedure(book.procedures[procedure_id], TODAY)] == []


def test_nothing_is_wrong_at_all(book: Book) -> None:
    assert [one for one in check(book, TODAY, timedelta(days=10_000)) if one.grave] == []


def test_all_procedures_load_in_time() -> None:
    def timed() -> float:  # of the processor, whatever else this machine does
        started = time.process_time()
        load()
        return time.process_time() - started

    assert min(timed() for _ in range(3)) < LOADS_IN_SECONDS


def sentences(procedure: Procedure) -> list[str]:
    """What residents read of a procedure."""
    facts: list[Fact] = list(procedure.facts())
    fields = ("says", "do", "why", "note", "looks", "where", "name", "what", "issued", "how", "team", "person", "pick")
    said = [str(getattr(fact, field, "")) for fact in facts for field in fields]
    asked = [text for one in procedure.questions for text in (one.ask, one.help, *one.answers.values())]
    return [text for text in (procedure.what, *said, *asked) if text]


@pytest.mark.parametrize("procedure_id", IDS)
def test_sentences_are_short_and_spell_words_out(book: Book, procedure_id: str) -> None:
    texts = sentences(book.procedures[procedure_id])
    abbreviated = ("UBND", "HĐND", "BHYT", "BHXH", "CCCD", "GKS", "TTHC", "BTXH", "NCC", "LĐTBXH", "GCN")
    assert [text for text in texts if any(word in text for word in abbreviated)] == []
    assert [text for text in texts if len(text) > 320] == []
    assert [text for text in texts if "!" in text or "quý khách" in text.lower()] == []


@pytest.mark.parametrize("procedure_id", IDS)
def test_questions_are_asked_kindly_and_choices_are_short(book: Book, procedure_id: str) -> None:
    questions = book.procedures[procedure_id].questions
    assert [one.ask for one in questions if not one.ask.endswith("ạ?")] == []
    assert [label for one in questions for label in one.answers.values() if len(label) > 60] == []


def test_a_path_too_long_and_a_paper_nobody_needs_are_found(tmp_path: Path) -> None:
    text = (DATA / "procedures" / "khai-sinh.toml").read_text(encoding="utf-8")
    asked = "".join(
        f'[questions.q{n}]\nask = "{n} ạ?"\nanswers.a = "a"\nanswers.b = "b"\n'
        f'[redirects.r{n}]\nwhen = {{ q{n} = "a" }}\nkind = "also"\nsays = "x"\n'
        for n in range(2)
    )
    idle = '[papers.idle]\nwhen = { lien-thong = "co", noi-sinh = "y-te" }\nname = "x"\nbring = "copy"\n'
    tips = '[questions.idle]\nask = "x ạ?"\nanswers.a = "a"\nanswers.b = "b"\n[tips.idle]\nwhen = { idle = "a" }\nsays = "x"\n'
    shutil.copytree(DATA / "procedures", tmp_path, dirs_exist_ok=True)
    (tmp_path / "khai-sinh.toml").write_text(text + asked + idle + tips, encoding="utf-8")
    grown = load_book(tmp_path, DATA / "procedures_shared").procedures["khai-sinh"]
    found = [one.says for one in check_procedure(grown, TODAY)]
    assert any("more than 7 questions" in says for says in found)
    assert any("no path needs this paper" in says for says in found)
    assert any("is never asked" in says for says in found)


def test_old_evidence_and_ended_rules_are_found(book: Book) -> None:
    later = [one.says for one in check(book, date(2028, 1, 1), timedelta(days=180))]
    assert any("newest evidence" in says for says in later)
    assert any("ended on 2027-02-28" in says for says in later)
