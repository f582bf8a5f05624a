"""What the guide's reminders say, when they are still true."""

from __future__ import annotations

from datetime import date
from typing import Any

from handlers.residents.guide.filed import act_button
from handlers.residents.guide.words import inside
from handlers.rules.deadlines import LOCAL
from handlers.turn import Turn
from storage.models import Filing


def _filing(turn: Turn, facts: dict[str, Any], *stages: str) -> Filing | None:
    filing = turn.filings.by_id(int(facts["filing"]))
    mine = filing is not None and filing.person_id == turn.person.id
    return filing if mine and filing is not None and filing.stage in stages else None


def _title(turn: Turn, filing: Filing) -> str:
    procedure = turn.house.book.procedures.get(filing.procedure)
    if procedure is None:
        return filing.procedure
    return inside(procedure.title if turn.language == "vi" else procedure.title_en)


def result(turn: Turn, facts: dict[str, Any]) -> bool:
    """The promised day has come."""
    filing = _filing(turn, facts, "filed")
    if filing is None:
        return False
    turn.say("guide-remind-result", what=_title(turn, filing), code=filing.file_code or "", buttons=(
        act_button(filing, "got", "guide-button-got"), act_button(filing, "notyet", "guide-button-notyet"),
        act_button(filing, "more", "guide-button-more"),
    ))  # fmt: skip
    return True


def papers(turn: Turn, facts: dict[str, Any]) -> bool:
    """Asked for: how are the papers coming on."""
    filing = _filing(turn, facts, "papers", "steps")
    if filing is None:
        return False
    turn.say("guide-remind-papers", what=_title(turn, filing), buttons=(
        act_button(filing, "open", "button-resume"), act_button(filing, "drop", "button-drop"),
    ))  # fmt: skip
    return True


def deadline(turn: Turn, facts: dict[str, Any]) -> bool:
    """The law's time runs out; a filed one needs no reminder of filing, an open request of the office does."""
    filing = _filing(turn, facts, "papers", "steps", "filed")
    if filing is None or (filing.stage == "filed" and facts.get("deadline") in _before_filing(turn, filing)):
        return False
    end, today = date.fromisoformat(str(facts["end"])), turn.now.astimezone(LOCAL).date()
    turn.say(
        "guide-remind-deadline", what=_title(turn, filing), end=f"{end:%d/%m/%Y}", days=(end - today).days,
        buttons=(act_button(filing, "open", "button-resume"), act_button(filing, "drop", "guide-button-no-need")),
    )  # fmt: skip
    return True


def _before_filing(turn: Turn, filing: Filing) -> set[str]:
    from handlers.residents.guide.words import BEFORE_FILING

    procedure = turn.house.book.procedures.get(filing.procedure)
    return {one.id for one in procedure.deadlines if one.event in BEFORE_FILING} if procedure else set()
