"""Which procedure is meant: by any phrase; look-alikes are told apart by one question, bundles come first."""

from __future__ import annotations

from handlers.answers import plain
from handlers.procedures.shared import LookAlike, Other
from handlers.residents.guide import case
from handlers.residents.guide.asides import asked
from handlers.residents.guide.heard import answers_in
from handlers.residents.guide.mandate import whom
from handlers.residents.guide.words import spoken
from handlers.residents.guide.work import Work, work_of
from handlers.residents.human import TO_DESK, hand_over
from handlers.residents.menu import HUMAN
from handlers.turn import Turn
from handlers.types import Button
from nlp.normalise import fold

SURE = 0.6  # of a procedure: begins without asking
PERHAPS = 0.2  # of a procedure: worth offering
SURE_OTHER = 0.8
OFFERED, OFFERED_AT_LEAST = 3, 0.1
SHORT = 5  # words: "hỏi giấy tờ" says nothing yet
LONG_NAME = 3  # words: a name of look-alikes that says so much is asked about, whatever else was heard
NONE_OF_THESE = Button("none", "guide-button-other")


def start(turn: Turn) -> None:
    """Take the guide up: a procedure already named in the slots, one that the words name, or ask."""
    if turn.state.slots.get("procedure") or turn.state.slots.get("filing"):
        begin(turn)
    elif name_it(turn):
        return
    elif turn.text and not turn.chosen and len(turn.meant.folded.split()) > SHORT:
        turn.state.begin(TO_DESK.name, TO_DESK.version, {"intent": "ask_procedure"})
        TO_DESK.start(turn)  # papers of a kind that we do not know: a person does
    else:
        turn.state.asking = "which"
        ask_which(turn)


def name_it(turn: Turn) -> bool:
    """Find what the message is about; False when it names nothing we know."""
    if not turn.text or (turn.chosen and not turn.answer):
        return False
    found = _named(turn)
    alike = _look_alike(turn, found)
    if alike is not None:
        turn.state.asking = f"alike:{alike.id}"
        ask_alike(turn, alike.id)
    elif found and found[0][1] >= SURE:
        return choose(turn, found[0][0])
    elif found and found[0][1] >= PERHAPS:
        turn.state.slots["offered"] = [target for target, sure in found[:OFFERED] if sure >= OFFERED_AT_LEAST]
        turn.state.asking = "which"
        ask_which(turn)
    elif other := _other(turn):
        say_other(turn, other)
    else:
        return False
    return True


def names_one(turn: Turn) -> bool:
    """Whether the words surely name something that we know."""
    return any(sure >= SURE for _, sure in _named(turn)[:1])


def _named(turn: Turn) -> list[tuple[str, float]]:
    """What the words name, likeliest first: a procedure, "rescue:…" or "other:…"."""
    book = turn.house.book
    known = {name: name for name in book.procedures}
    known |= {one.id: f"rescue:{one.id}" for one in book.shared.rescues}
    known |= {one.id: f"other:{one.id}" for one in book.shared.others}
    heard = turn.meant.all("procedure")
    if _names_none(turn):
        return []
    return [(known[str(one.value)], one.confidence) for one in heard if one.value in known]


def choose(turn: Turn, target: str) -> bool:
    """Go to a procedure, a rescue flow or another request; a bundle that saves several trips is offered first."""
    kind, _, name = target.rpartition(":")
    if kind == "rescue":
        return _say_rescue(turn, name)
    if kind == "other":
        other = next((one for one in turn.house.book.shared.others if one.id == name), None)
        return other is not None and say_other(turn, other)
    known = [one for one in turn.filings.of_person(turn.person_id) if one.procedure == name]
    if known:
        turn.state.slots = {"filing": known[0].id}
        turn.state.asking = "again"
        ask_again(turn, "")
        return True
    told = answers_in(turn.house.book.procedures[name], turn.meant.folded) if turn.text and not turn.chosen else {}
    turn.state.slots = {"procedure": name, "progress": {"whom": whom(turn), "answers": told}}
    begin(turn)
    return True


def begin(turn: Turn) -> None:
    work = work_of(turn)
    if work is None:
        turn.state.leave()
        turn.say("guide-gone", buttons=(HUMAN,))
        return
    bundle = _bundle(turn, work)
    if bundle:
        turn.state.asking = "bundle"
        ask_bundle(turn, "")
    else:
        case.open_case(work)


# --- asking and reading -----------------------------------------------------------------------------------


def ask_which(turn: Turn, _: str = "") -> None:
    names = turn.state.slots.get("offered") or []
    buttons = [_target_button(turn, name) for name in names if turn.house.book.knows(name)]
    turn.ask("guide-ask-which", buttons=[*buttons, *([NONE_OF_THESE] if buttons else [HUMAN])], known=len(buttons))


def read_which(turn: Turn, _: str) -> bool:
    if turn.answer == "none":
        turn.state.slots.pop("offered", None)
        ask_which(turn)
        return True
    if turn.answer:
        return choose(turn, turn.answer)
    if not turn.text or turn.need or turn.meant.best.intent == "greeting_or_thanks":
        return False
    if name_it(turn):
        return True
    hand_over(turn, turn.text, category="procedure_question")  # a filing we do not know: a person does
    return True


def ask_alike(turn: Turn, name: str) -> None:
    alike = next((one for one in turn.house.book.shared.look_alikes if one.id == name), None)
    if alike is None:
        ask_which(turn)
        return
    buttons = [Button(option.to, "label", (("text", spoken(turn, option.label)),)) for option in alike.options]
    turn.ask("guide-ask-alike", question=spoken(turn, alike.ask), buttons=[*buttons, HUMAN])


def read_alike(turn: Turn, _: str) -> bool:
    return bool(turn.answer) and choose(turn, turn.answer)


def ask_bundle(turn: Turn, _: str) -> None:
    work = work_of(turn)
    bundle = _bundle(turn, work) if work else ""
    if work is None or not bundle:
        ask_which(turn)
        return
    says = next(one.says for one in turn.house.book.shared.bundles if one.procedure == bundle)
    only = Button("only", "guide-button-only", (("what", work.title),))
    turn.ask("guide-ask-bundle", says=spoken(turn, says), buttons=(_procedure_button(turn, bundle), only))


def read_bundle(turn: Turn, _: str) -> bool:
    work = work_of(turn)
    if work is None or not turn.answer:
        return False
    if turn.answer == "only":
        case.open_case(work)
        return True
    return choose(turn, turn.answer)


def ask_again(turn: Turn, _: str) -> None:
    work = work_of(turn)
    if work is not None and work.filing is not None:
        turn.ask(
            "guide-ask-again",
            what=work.called,
            buttons=(Button("on", "button-resume"), Button("anew", "guide-button-anew")),
        )


def read_again(turn: Turn, _: str) -> bool:
    work = work_of(turn)
    if work is None or work.filing is None or turn.answer not in ("on", "anew"):
        return False
    if turn.answer == "on":
        case.go_on(work)
    else:
        turn.state.slots = {"procedure": work.procedure.id}
        case.open_case(work_of(turn) or work)
    return True


# --- telling apart ----------------------------------------------------------------------------------------


def _look_alike(turn: Turn, found: list[tuple[str, float]]) -> LookAlike | None:
    """The group that the words name and do not tell apart, the longest name first. What the ranking is sure of needs
    no question, when it had more words to go by and nothing else of the group is likely, too; of another errand it must
    be surer than a name of three words."""
    said = f" {turn.meant.folded} "
    told = [target for target, sure in found if sure >= SURE]
    rivals = {target for target, sure in found[1:] if sure >= OFFERED_AT_LEAST}
    named = [
        (max(map(_words, heard)), alike)
        for alike in turn.house.book.shared.look_alikes
        if (heard := _heard(said, alike))
    ]
    for length, alike in sorted(named, key=lambda pair: pair[0], reverse=True):
        options = [option.to for option in alike.options]
        sure = bool(told) and _says_more(said, alike)
        if sure and told[0] in options and not rivals.intersection(options):
            return None
        if len(options) > 1 and not (sure and length < LONG_NAME):
            return alike
    return None


def _heard(said: str, alike: LookAlike) -> list[str]:
    return [phrase for phrase in alike.phrases if f" {fold(phrase)} " in said]


def _words(phrase: str) -> int:
    return len(phrase.split())


def _says_more(said: str, alike: LookAlike) -> bool:
    """Whether the words hold more than the common name, so that the ranking knew what it chose."""
    rest = said
    for phrase in alike.phrases:
        rest = rest.replace(fold(phrase), " ")
    return len(rest.split()) >= 2


def _bundle(turn: Turn, work: Work) -> str:
    """The procedure that does this one and more in one go, unless its own questions lead there."""
    leads = {redirect.to for redirect in work.procedure.redirects}
    for bundle in turn.house.book.shared.bundles:
        if work.procedure.id in bundle.replaces and bundle.procedure not in leads:
            return bundle.procedure if bundle.procedure in turn.house.book.procedures else ""
    return ""


def _other(turn: Turn) -> Other | None:
    """A request without a guide of its own, by its title."""
    said = f" {plain(turn.text)} "
    return next((one for one in turn.house.book.shared.others if f" {fold(one.title)} " in said), None)


def _say_rescue(turn: Turn, name: str) -> bool:
    """A trouble that is no procedure: what to do, and who helps."""
    rescue = next((one for one in turn.house.book.shared.rescues if one.id == name), None)
    if rescue is None:
        return False
    turn.state.leave()
    fix = "\n".join(f"{number}. {spoken(turn, one)}" for number, one in enumerate(rescue.fix, 1))
    turn.say("guide-rescue-alone", symptom=spoken(turn, rescue.symptom), fix=fix, buttons=(HUMAN,))
    return True


def say_other(turn: Turn, other: Other) -> bool:
    turn.state.leave()
    buttons = [_procedure_button(turn, other.to)] if other.to in turn.house.book.procedures else []
    buttons = [Button(f"p:{button.choice}", button.key, button.values) for button in buttons]
    turn.say("guide-other", title=other.title, says=spoken(turn, other.says), buttons=[*buttons, HUMAN])
    return True


def _target_button(turn: Turn, target: str) -> Button:
    """A choice among what the words may mean: a procedure by its title, a trouble by what is seen."""
    kind, _, name = target.rpartition(":")
    shared = turn.house.book.shared
    told = {f"rescue:{one.id}": one.symptom for one in shared.rescues} | {
        f"other:{one.id}": one.title for one in shared.others
    }
    return Button(target, "label", (("text", spoken(turn, told[target])),)) if kind else _procedure_button(turn, name)


def _procedure_button(turn: Turn, name: str) -> Button:
    procedure = turn.house.book.procedures[name]
    return Button(name, "label", (("text", procedure.title if turn.language == "vi" else procedure.title_en),))


def _names_none(turn: Turn) -> bool:
    """ "Có mất tiền không" asks of no procedure by name, and least of all of a death."""
    short = len(turn.text.split()) <= SHORT
    return short and bool(asked(turn)) and not any(one.text for one in turn.meant.all("procedure"))


def other_procedure(turn: Turn) -> bool:
    """In the middle of one, the words surely name another: the first is kept, the other begins."""
    work = work_of(turn)
    if work is None or not turn.text or turn.chosen or turn.meant.best.intent != "ask_procedure":
        return False
    if _names_none(turn):
        return False
    found = turn.meant.first("procedure")
    if found is None or found.confidence < SURE_OTHER or found.value in (work.procedure.id, None):
        return False
    if found.value not in turn.house.book.procedures or turn.meant.best.confidence < SURE_OTHER:
        return False
    turn.say("guide-set-aside", what=work.called)
    turn.state.park()
    turn.state.begin("guide", 1, {})
    return choose(turn, str(found.value))
