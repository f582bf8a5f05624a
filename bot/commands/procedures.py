"""phuongoi procedures: check the procedure files, show one as a tree, begin a new one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from rich.console import Console
from rich.tree import Tree

from bot.app import DATA, EXAMPLE_WARD
from bot.commands.understand import clock_start
from bot.settings import SettingsError, load_settings
from handlers.procedures.check import check, check_ward
from handlers.procedures.links import Book
from handlers.procedures.load import SECTIONS, load_book
from handlers.procedures.schema import UNKNOWN, Fact, Procedure, Question
from handlers.rules.deadlines import LOCAL
from handlers.ward import DataError, load_wards

FOLDER = DATA / "procedures"
SHARED_FOLDER = DATA / "procedures_shared"
SKELETON = DATA / "procedure.skeleton.toml"
_SAID = ("name", "what", "says", "do", "why", "issued")  # the first of these that a fact has is what it says


def read_book() -> Book:
    """The procedures of this installation."""
    return load_book(FOLDER, SHARED_FOLDER)


def _today() -> date:
    return clock_start().astimezone(LOCAL).date()


def check_procedures(days: int) -> None:
    """Print what is wrong or old; end with status 1 when something has to be mended."""
    book = read_book()
    findings = list(check(book, _today(), timedelta(days=days)))
    for ward in load_wards(load_settings().ward_file or EXAMPLE_WARD).values():
        findings += check_ward(book, ward)
    console = Console(soft_wrap=True, highlight=False)
    for finding in findings:
        console.print(f"{'wrong' if finding.grave else 'old'}: {finding.where}: {finding.says}", markup=False)
    unsure = sum(fact.confidence == "low" for procedure in book.procedures.values() for fact in procedure.facts())
    grave = sum(finding.grave for finding in findings)
    console.print(
        f"{len(book.procedures)} procedures: {grave} wrong, {len(findings) - grave} old, "
        f"{unsure} facts that the ward confirms."
    )
    if grave:
        raise SystemExit(1)


def new_procedure(procedure_id: str) -> None:
    """Write a skeleton that passes the schema, to be filled in."""
    if not re.fullmatch(r"[a-z0-9-]{3,40}", procedure_id):
        raise SettingsError(f"procedures new: {procedure_id!r}: use 3 to 40 of a-z, 0-9 and -")
    path = FOLDER / f"{procedure_id}.toml"
    if path.exists():
        raise DataError(f"{path}: this procedure exists already")
    lines = SKELETON.read_text(encoding="utf-8").splitlines(keepends=True)[1:]
    text = "".join(lines).replace('"ma-thu-tuc"', f'"{procedure_id}"', 1)
    path.write_text(text, encoding="utf-8")
    Console(soft_wrap=True).print(f"{path}: fill it in, then run phuongoi procedures check", markup=False)


def show_procedure(procedure_id: str) -> None:
    """The whole tree of one procedure."""
    book = read_book()
    if procedure_id not in book.procedures:
        known = ", ".join(book.procedures)
        raise SettingsError(f"procedures show: there is no {procedure_id!r}; there are: {known}")
    Console(highlight=False).print(tree_of(book.procedures[procedure_id]))


def tree_of(procedure: Procedure) -> Tree:
    """Questions with what each answer brings, then what holds in every case."""
    tree = Tree(f"[bold]{procedure.title}[/] · {procedure.code.number or 'chưa có mã chắc chắn'} · {procedure.field}")
    tree.add(procedure.what)
    questions = tree.add("[bold]questions[/]")
    for question in procedure.questions:
        _add_question(questions, procedure, question)
    always = tree.add("[bold]in every case[/]")
    for section, facts in _sections(procedure):
        _add_facts(always, section, (fact for fact in facts if not fact.when))
    for name, single in (("online", procedure.online), ("home", procedure.home)):
        _add_facts(always, name, (single,))
    grounds = tree.add("[bold]grounds[/]")
    grounds.add(f"{', '.join(procedure.grounds.sources)} · {procedure.grounds.as_of} · {procedure.grounds.checked_on}")
    for law in procedure.laws:
        grounds.add(law)
    return tree


def _sections(procedure: Procedure) -> Iterable[tuple[str, tuple[Fact, ...]]]:
    return ((name, getattr(procedure, name)) for name in SECTIONS if name != "questions")


def _add_question(parent: Tree, procedure: Procedure, question: Question) -> None:
    condition = f" [dim](when {_condition(question.when)})[/]" if question.when else ""
    node = parent.add(f"{question.ask} [dim]{question.id}[/]{condition}")
    for answer, label in (*question.answers.items(), (UNKNOWN, "Không biết")):
        brought = [
            (section, fact) for section, facts in _sections(procedure) for fact in facts
            if answer in fact.when.get(question.id, ())
        ]  # fmt: skip
        if brought or answer != UNKNOWN:
            leaf = node.add(f"{label} [dim]{answer}[/]")
            for section, fact in brought:
                leaf.add(f"{section}: {_line(fact)}")


def _add_facts(parent: Tree, section: str, facts: Iterable[Fact]) -> None:
    lines = [_line(fact) for fact in facts]
    if lines:
        node = parent.add(section)
        for line in lines:
            node.add(line)


def _line(fact: Fact) -> str:
    """One fact: what it says, amounts, the other conditions, when it holds, and whether it is sure."""
    said = next((str(value) for name in _SAID if (value := getattr(fact, name, ""))), fact.id)
    amounts = {name: getattr(fact, name, None) for name in ("online", "counter", "amount")}
    marks = [f"{name} {amount:,} đ" for name, amount in amounts.items() if amount is not None]
    marks += [getattr(fact, "number", ""), fact.channel or "", _condition(fact.when) if len(fact.when) > 1 else ""]
    marks += [f"{word} {day}" for word, day in (("from", fact.effective_from), ("to", fact.effective_to)) if day]
    marks += ["phường xác nhận"] if fact.confidence == "low" else []
    more = " · ".join(mark for mark in marks if mark)
    return f"{said} [dim]{fact.id}{' · ' + more if more else ''}[/]"


def _condition(when: dict[str, tuple[str, ...]]) -> str:
    return " and ".join(f"{question} = {' or '.join(answers)}" for question, answers in when.items())
