"""Bị kẹt: the rescue flow that fits what is seen, else a person; a picture of the screen, but never of a card or code."""

from __future__ import annotations

import re

from handlers.answers import is_no, is_yes, plain
from handlers.procedures.shared import Rescue
from handlers.residents.guide import asides
from handlers.residents.guide.work import Work, work_of
from handlers.residents.human import hand_over
from handlers.residents.menu import HUMAN
from handlers.turn import Turn
from handlers.types import Button
from nlp.normalise import fold

OFFERED = 4
SHORT = 8  # words
_STUCK = re.compile(r"\bket\b(?! xe| thang may| trong| duoi)")
OTHER = Button("other", "guide-button-other-trouble")
FIXED, STILL = Button("fixed", "guide-button-fixed"), Button("still", "guide-button-still")
CLEAN, SECRET = Button("clean", "guide-button-clean"), Button("secret", "guide-button-secret")


def says_stuck(turn: Turn) -> bool:
    """ "Em bị kẹt rồi" in the middle of the guide is no accident."""
    return (
        turn.state.dialogue == "guide"
        and len(turn.meant.folded.split()) <= SHORT
        and bool(_STUCK.search(turn.meant.folded))
    )


def begin(work: Work, step: str = "") -> None:
    """Ask what is seen; words that name it already lead there at once."""
    turn = work.turn
    if step:
        turn.state.slots["step"] = step
    likely = _ranked(work, turn.text if not turn.chosen else "")
    if likely and likely[0][0] >= 2:
        show(work, likely[0][1])
    else:
        _ask(work)


def _ask(work: Work) -> None:
    flows = [rescue for _, rescue in _ranked(work, "")][:OFFERED]
    buttons = [Button(one.id, "label", (("text", work.say(one.symptom)),)) for one in flows]
    work.pose("stuck", "guide-ask-stuck", [*buttons, OTHER])


def _ranked(work: Work, text: str) -> list[tuple[int, Rescue]]:
    """The rescue flows, those whose symptom shares most words with what was said first; then those of the step."""
    step = next((one for one in work.procedure.steps if one.id == work.turn.state.slots.get("step")), None)
    own = step.stuck if step else ()
    said = set(plain(text).split()) if text else set()
    flows = work.turn.house.book.shared.rescues
    scored = [(len(said & set(fold(one.symptom).split())), one.id in own, one) for one in flows]
    scored.sort(key=lambda row: (row[0], row[1]), reverse=True)
    return [(score, one) for score, _, one in scored]


def ask_stuck(turn: Turn, _: str) -> None:
    if work := work_of(turn):
        _ask(work)


def read_stuck(turn: Turn, _: str) -> bool:
    work = work_of(turn)
    if work is None:
        return False
    if turn.message.files:
        take_picture(work)
        return True
    rescue = next((one for one in turn.house.book.shared.rescues if one.id == turn.answer), None)
    if rescue is not None:
        show(work, rescue)
    elif turn.answer == "other" or (turn.text and not turn.chosen and not turn.need and not asides.asked(turn)):
        likely = _ranked(work, turn.text) if not turn.answer else []
        if likely and likely[0][0] >= 2:
            show(work, likely[0][1])
        else:
            person(work)
    else:
        return False
    return True


def show(work: Work, rescue: Rescue) -> None:
    """What to do, in order."""
    turn = work.turn
    fix = "\n".join(f"{number}. {work.say(one)}" for number, one in enumerate(rescue.fix, 1))
    work.pose(f"rescue:{rescue.id}", "guide-rescue", (FIXED, STILL), symptom=work.say(rescue.symptom), fix=fix)
    turn.state.tries = 0


def ask_rescue(turn: Turn, name: str) -> None:
    work = work_of(turn)
    rescue = next((one for one in turn.house.book.shared.rescues if one.id == name), None)
    if work and rescue:
        show(work, rescue)


def read_rescue(turn: Turn, _: str) -> bool:
    work = work_of(turn)
    if work is None:
        return False
    if turn.answer == "fixed" or is_yes(turn.text):
        turn.state.slots.pop("step", None)
        work.go("resume")
    elif turn.answer == "still" or is_no(turn.text):
        person(work)
    elif turn.message.files:
        take_picture(work)
    else:
        return False
    return True


def person(work: Work) -> None:
    """Hand the person to an officer, with where they are; the guide waits."""
    turn = work.turn
    step = str(turn.state.slots.pop("step", ""))
    about = turn.word(
        "guide-stuck-about", what=work.called, step=_number(work, step), words=turn.text if not turn.chosen else ""
    )
    turn.state.asking = ""  # afterwards the steps go on, not the question about the trouble
    turn.state.park()
    hand_over(turn, about, category="procedure_question")


def _number(work: Work, step: str) -> int:
    ids = [one.fact.id for one in work.case.steps]
    return ids.index(step) + 1 if step in ids else len(work.progress.done) + 1


# --- a picture of the screen ------------------------------------------------------------------------------


def take_picture(work: Work) -> None:
    """Nothing is fetched or kept before the person says that no card, password or code is on it (NĐ 356/2025 điều 4)."""
    turn = work.turn
    photos = [[file.ref, file.size] for file in turn.message.files if file.kind == "photo"]
    if not photos:
        work.pose("picture", "guide-send-picture", (HUMAN,))
        return
    turn.state.slots["photos"] = photos
    work.pose("picture", "guide-ask-picture", (CLEAN, SECRET))


def ask_picture(turn: Turn, _: str) -> None:
    if work := work_of(turn):
        key = "guide-ask-picture" if turn.state.slots.get("photos") else "guide-send-picture"
        work.pose("picture", key, (CLEAN, SECRET) if turn.state.slots.get("photos") else (HUMAN,))


def read_picture(turn: Turn, _: str) -> bool:
    work = work_of(turn)
    if work is None:
        return False
    if turn.message.files:
        take_picture(work)
        return True
    photos = turn.state.slots.get("photos")
    if photos and (turn.answer == "clean" or is_no(turn.text)):
        turn.state.slots.pop("photos")
        about = turn.word("guide-stuck-about", what=work.called, step=len(work.progress.done) + 1, words="")
        turn.state.asking = ""
        turn.state.park()
        hand_over(turn, about, photos, category="procedure_question")
    elif photos and (turn.answer == "secret" or is_yes(turn.text)):
        turn.state.slots.pop("photos")
        turn.say("guide-picture-refused")
        work.go("resume")
    else:
        return False
    return True
