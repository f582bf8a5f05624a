"""What understanding gives back: guesses with calibrated scores, spans and entities."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

Intent = Literal[
    "report_issue", "ask_procedure", "request_home_visit", "book_appointment", "check_status",
    "cancel_or_reschedule", "talk_to_human", "give_feedback", "suggest_initiative", "welfare_request",
    "emergency", "greeting_or_thanks", "consent_or_privacy", "out_of_scope",
]  # fmt: skip
Category = Literal[
    "lighting", "trash", "noise", "road", "flooding_drainage", "trees", "sidewalk_encroachment",
    "illegal_construction", "utilities", "security_order", "pollution", "animals", "public_space",
    "food_safety", "health_epidemic", "advertising", "officials_conduct", "other",
]  # fmt: skip
Emergency = Literal[
    "fire", "electric", "gas", "accident", "drowning_flood", "medical", "violence", "child_abuse",
    "suicide", "crime_now", "missing_person", "landslide",
]  # fmt: skip
Restricted = Literal["denunciation", "complaint", "domestic_violence", "child", "secret"]

INTENTS: tuple[str, ...] = Intent.__args__  # type: ignore[attr-defined]
CATEGORIES: tuple[str, ...] = Category.__args__  # type: ignore[attr-defined]
EMERGENCIES: tuple[str, ...] = Emergency.__args__  # type: ignore[attr-defined]
RESTRICTED: tuple[str, ...] = Restricted.__args__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Guess:
    """One label with its calibrated probability; `category` is set with report_issue only."""

    intent: str
    category: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Entity:
    """A piece of the text as it was typed: offsets are characters of `Understanding.text`."""

    kind: str  # location, phone, time, duration, name, ticket_code, procedure, people_needing_help
    text: str
    start: int
    end: int
    value: Any = None  # time: ISO start "/" ISO duration; phone: digits; procedure: its id; else None
    confidence: float = 1.0
    parts: dict[str, str] = field(default_factory=dict)  # location: house, lane, street, group, landmark, pole


@dataclass(frozen=True, slots=True)
class Issue:
    """One of the things wrong in the message, with the part of the text that says so."""

    category: str
    start: int
    end: int
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Understanding:
    """The meaning of one message. `guesses` is never empty; the best comes first."""

    text: str
    folded: str  # lower case, marks removed, teencode expanded: what rules match on
    guesses: tuple[Guess, ...]
    subcategory: str | None = None  # code of the taxonomy (CS1, RT3, ...)
    emergency: str | None = None
    restricted: str | None = None
    issues: tuple[Issue, ...] = ()
    entities: tuple[Entity, ...] = ()
    sure: bool = False  # the best guess has the confidence from which its label is right in nineteen of twenty

    @property
    def best(self) -> Guess:
        return self.guesses[0]

    def all(self, kind: str) -> tuple[Entity, ...]:
        """The entities of one kind, in the order of the text."""
        return tuple(entity for entity in self.entities if entity.kind == kind)

    def first(self, kind: str) -> Entity | None:
        return next((entity for entity in self.entities if entity.kind == kind), None)
