"""Liên kết: a person who writes on two channels shows with a code that they are one, and sees everything on both."""

from __future__ import annotations

from handlers.forms import Form, Slot
from handlers.residents.privacy import read_sure
from handlers.rules.link_codes import LIVES, find_link_code
from handlers.turn import Turn
from handlers.types import Button, address_of

MINUTES = int(LIVES.total_seconds() // 60)


def offer(turn: Turn) -> None:
    """A code to be typed on the other channel."""
    code = turn.links.offer(turn.person, turn.message.talk, now=turn.now, lives=LIVES)
    turn.say("link-code", link=code, minutes=MINUTES)


def typed(turn: Turn) -> dict[str, object] | None:
    """What to ask about a code of another channel that was typed; empty when all was said; None when there is none.
    Six signs alone may be anything else."""
    code, alone = find_link_code(turn.text) if turn.text and not turn.chosen else ("", False)
    link = turn.links.find(code, turn.now) if code else None
    if link is None:
        if not code or alone:
            return None
        turn.say("link-wrong", minutes=MINUTES)
        return {}
    if link.person_id == turn.person.id:
        turn.say("link-own")
        return {}
    return {"code": code, "channel": address_of(link.talk).channel}


def done(turn: Turn) -> None:
    """Join, if that is what they want and the code is still good; the other channel hears of it."""
    code, sure = str(turn.state.slots["code"]), turn.state.slots["sure"]
    turn.state.leave()
    if not sure:
        turn.say("left")
        return
    link = turn.links.find(code, turn.now)
    if link is None:
        turn.say("link-wrong", minutes=MINUTES)
        return
    turn.person = turn.links.join(link, turn.person)
    turn.mail.notify(link.talk, "linked", {"channel": turn.message.address.channel})
    turn.say("link-done", buttons=(Button("go:tickets", "button-my-tickets"),))


def tell(turn: Turn) -> None:
    """On the channel where the code was asked for: it was used. Whoever did not do that can say so."""
    turn.say("link-joined", channel=str(turn.message.data.get("channel", "")))


LINK = Form(
    "link", 1,
    (
        Slot(
            "sure", "link-ask-sure", read_sure, values=lambda turn: {"channel": str(turn.state.slots["channel"])},
            buttons=(Button("yes", "button-link-yes"), Button("no", "button-link-no")),
        ),
    ),
    done,
)  # fmt: skip
