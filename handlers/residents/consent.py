"""The notice the law requires at first contact, and consent by an act (Luật 91/2025/QH15 điều 9)."""

from __future__ import annotations

from handlers.turn import Turn

NOTICE_VERSION = "2026-11-2"  # of the wording `notice`; a change of meaning there is a new version here
HANDLE_REPORT = "handle_report"
MESSAGE_BY_PHONE = "message_by_phone"  # to be written to at a number where no chat is open (storage/reach.py)


def given(turn: Turn) -> bool:
    """Whether the person has consented to their reports being kept and handled."""
    return turn.people.consented(turn.person, HANDLE_REPORT)


def noticed(turn: Turn) -> bool:
    """Whether the present notice was shown before this message: then reporting is an informed act."""
    return turn.state.noticed == NOTICE_VERSION and not turn.noticed_now


def show_notice(turn: Turn) -> None:
    turn.say("notice", ward=turn.house.ward.name)
    turn.state.noticed, turn.noticed_now = NOTICE_VERSION, True


def record(turn: Turn, act: str) -> None:
    """Keep the consent: which text, which act, on which channel, when."""
    if not given(turn):
        turn.people.consent(
            turn.person, HANDLE_REPORT, version=NOTICE_VERSION, act=act,
            channel=turn.message.address.channel, now=turn.now,
        )  # fmt: skip


def keep_phone(turn: Turn, number: str) -> None:
    """A number given without being asked for: kept, and said what for."""
    turn.people.change(turn.person, phone=number)
    record_phone(turn)
    turn.say("phone-kept")


def record_phone(turn: Turn) -> None:
    """Whoever shares their number is told what for: to be called, and written to by Zalo, about what they reported."""
    if not turn.people.consented(turn.person, MESSAGE_BY_PHONE):
        turn.people.consent(
            turn.person, MESSAGE_BY_PHONE, version=NOTICE_VERSION, act="shared_contact",
            channel=turn.message.address.channel, now=turn.now,
        )  # fmt: skip
