"""What the guide works on: one procedure, what is known of the person's case, and where it is remembered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from handlers.procedures.resolve import Case, for_case
from handlers.procedures.schema import Procedure
from handlers.residents.guide.words import inside, spoken
from handlers.rules.deadlines import LOCAL
from handlers.turn import Turn
from handlers.types import Button
from storage.models import Filing

GO = "go."
CONSENT = "filing"  # what is agreed to when a file is remembered


@dataclass(slots=True)
class Progress:
    """What the person told, ticked, did and was shown. Everything by name: data may change while weeks pass."""

    answers: dict[str, str] = field(default_factory=dict)  # question -> answer, or "unknown"
    papers: dict[str, str] = field(default_factory=dict)  # paper -> have, missing
    ready: dict[str, str] = field(default_factory=dict)  # need -> yes, no
    done: list[str] = field(default_factory=list)  # steps
    way: str = ""  # online, counter
    whom: str = ""  # for somebody else: as the person calls them
    events: dict[str, str] = field(default_factory=dict)  # deadline -> ISO date of its event, or "skip"
    shown: dict[str, str] = field(default_factory=dict)  # paper or fee -> as it was shown last


@dataclass(slots=True)
class Work:
    """One turn's view of a case. Without a filing it lives in the conversation alone and is gone with it."""

    turn: Turn
    procedure: Procedure
    progress: Progress
    filing: Filing | None = None

    @property
    def day(self) -> date:
        """The rules of this day hold: a file that was begun keeps those of its beginning."""
        moment = self.filing.begun_at if self.filing else self.turn.now
        return moment.astimezone(LOCAL).date()

    @property
    def case(self) -> Case:
        channel = self.progress.way if self.progress.way in ("online", "counter") else None
        house = self.turn.house
        return for_case(self.procedure, self.progress.answers, self.day, house.ward, channel)  # type: ignore[arg-type]

    @property
    def title(self) -> str:
        return self.procedure.title if self.turn.language == "vi" else self.procedure.title_en

    @property
    def called(self) -> str:
        """The title in the middle of a sentence."""
        return inside(self.title)

    def keep(self, **facts: Any) -> None:
        """Remember what changed."""
        kept = asdict(self.progress)
        if self.filing is None:
            self.turn.state.slots["progress"] = kept
        else:
            self.turn.filings.change(self.filing, now=self.turn.now, progress=kept, **facts)

    def remember(self) -> Filing:
        """From here on it is a file of its own, kept until it is done or erased; pressing on was the agreement."""
        if self.filing is None:
            turn = self.turn
            if not turn.people.consented(turn.person, CONSENT):
                turn.say("guide-notice")
                turn.people.consent(
                    turn.person, CONSENT, version="1", act="pressed_prepare", channel=turn.message.address.channel,
                    now=turn.now,
                )  # fmt: skip
            self.filing = turn.filings.begin(
                Filing(
                    ward=turn.house.ward.id, person_id=turn.person_id, talk=turn.message.talk,
                    procedure=self.procedure.id, mandate_id=turn.state.slots.get("mandate"),
                    progress=asdict(self.progress), begun_at=turn.now, updated_at=turn.now,
                )
            )  # fmt: skip
            turn.state.slots = {"filing": self.filing.id}
        return self.filing

    def go(self, flow: str) -> None:
        """Go on with another part of the guide (FLOWS of its dialogue) once this one has spoken."""
        self.turn.state.asking = f"{GO}{flow}"

    def say(self, text: str) -> str:
        """A sentence of the data, addressed to this person."""
        return spoken(self.turn, text)

    def pose(self, asking: str, key: str, buttons: Sequence[Button] = (), **values: Any) -> None:
        """Ask something; `asking` names its screen (SCREENS of the dialogue) and what of it."""
        self.turn.state.asking = asking
        self.turn.ask(key, buttons=buttons, **values)


def work_of(turn: Turn) -> Work | None:
    """The case this conversation is about; None when its procedure is gone from the program."""
    slots = turn.state.slots
    filing = turn.filings.by_id(int(slots["filing"])) if slots.get("filing") else None
    if filing is not None and filing.person_id != turn.person.id:
        return None
    name = filing.procedure if filing else str(slots.get("procedure") or "")
    procedure = turn.house.book.procedures.get(name)
    if procedure is None:
        return None
    return Work(turn, procedure, _load((filing.progress if filing else slots.get("progress")) or {}), filing)


def _load(stored: dict[str, Any]) -> Progress:
    known = {name: value for name, value in stored.items() if name in Progress.__dataclass_fields__}
    return Progress(**known)
