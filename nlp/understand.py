"""Text in, meaning out: reads, classifies and extracts; the door of this room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from nlp import emergency, split
from nlp.classify import Model
from nlp.extract.code import codes
from nlp.extract.duration import durations
from nlp.extract.person import names, people
from nlp.extract.phone import phones
from nlp.extract.place import Gazetteer, places
from nlp.extract.procedure import procedures, rank
from nlp.extract.when import times
from nlp.features import Features, features
from nlp.normalise import Reading, read
from nlp.phrases import Phrases, lists_of
from nlp.types import Entity, Guess, Understanding

_PLANNED = frozenset({"book_appointment", "cancel_or_reschedule", "request_home_visit", "talk_to_human"})
_ASKS_PROCEDURE = frozenset(
    {
        "ask_procedure",
        "book_appointment",
        "request_home_visit",
        "check_status",
        "welfare_request",
        "cancel_or_reschedule",
    }
)


@dataclass(frozen=True, slots=True)
class Understander:
    """Everything loaded once; calling it changes nothing, so threads may share it."""

    model: Model
    concepts: Phrases
    dangers: Phrases
    procedure_names: Phrases
    gazetteer: Gazetteer

    @classmethod
    def load(cls, places: Sequence[str] = (), model: Path | None = None) -> Understander:
        """`places`: the ward's own streets, areas and landmarks."""
        return cls(
            Model.load(model),
            Phrases.of(lists_of("concepts")),
            Phrases.of(lists_of("emergency")),
            Phrases.of(lists_of("procedures")),
            Gazetteer.of(places),
        )

    def __call__(self, text: str, now: datetime) -> Understanding:
        reading = read(text)
        if not reading.words:
            return Understanding(
                text, "", (Guess("greeting_or_thanks", None, 0.2), Guess("out_of_scope", None, 0.2))
            )
        found = self._features(reading)
        fork = emergency.look(
            reading.words,
            self.dangers,
            self.model.ask("emergency", found),
            self.model.ask("restricted", found),
        )
        guesses = self._guesses(found, fork)
        best = guesses[0]
        return Understanding(
            text,
            reading.folded,
            guesses,
            self._subcategory(best, found),
            fork.emergency,
            fork.restricted,
            split.issues(reading, best, self._judge),
            self._entities(reading, found, best, now),
        )

    def _features(self, reading: Reading) -> Features:
        return features(reading, self.concepts.find(reading.words))

    def _judge(self, clause: str) -> Guess:
        return self.model.guesses(self.model.chances(self._features(read(clause))), 1)[0]

    def _guesses(self, found: Features, _fork: emergency.Fork) -> tuple[Guess, ...]:
        return self.model.guesses(self.model.chances(found))

    def _subcategory(self, best: Guess, found: Features) -> str | None:
        chances = self.model.ask("sub", found)
        allowed = self.model.about.get("subs", {}).get(best.category or best.intent, [])
        return max(allowed, key=lambda one: chances.get(one, 0.0), default=None)

    def _entities(self, reading: Reading, found: Features, best: Guess, now: datetime) -> tuple[Entity, ...]:
        text = reading.typed
        exact = phones(text) + codes(text)
        lasting = durations(reading, now)
        moments = [
            one
            for one in times(reading, now, 1 if best.intent in _PLANNED else -1)
            if _apart(one, lasting + exact)
        ]
        where = [one for one in places(reading, self.gazetteer) if _apart(one, exact)]
        entities = [*where, *exact, *lasting, *moments, *names(reading), *people(reading)]
        entities.sort(key=lambda one: (one.start, one.kind))
        return (*entities, *self._procedures(reading, found, best))

    def _procedures(self, reading: Reading, found: Features, best: Guess) -> list[Entity]:
        if best.intent not in _ASKS_PROCEDURE:
            return []
        return procedures(
            reading, rank(reading.words, self.procedure_names, self.model.ask("procedure", found))
        )


def _apart(one: Entity, others: Sequence[Entity]) -> bool:
    return all(one.end <= other.start or other.end <= one.start for other in others)


def as_json(meant: Understanding, ms: float) -> dict[str, object]:
    """The object that `phuongoi understand` prints for a line."""
    best = meant.best
    entities: dict[str, list[dict[str, object]]] = {
        kind: []
        for kind in (
            "location",
            "phone",
            "time",
            "duration",
            "name",
            "ticket_code",
            "procedure",
            "people_needing_help",
        )
    }
    for one in meant.entities:
        entities.setdefault(one.kind, []).append(_entity_json(one))
    return {
        "text": meant.text,
        "intent": best.intent,
        "category": best.category,
        "subcategory": meant.subcategory,
        "confidence": round(best.confidence, 4),
        "alternatives": [
            {"intent": guess.intent, "category": guess.category, "confidence": round(guess.confidence, 4)}
            for guess in meant.guesses[1:]
        ],
        "emergency": meant.emergency,
        "restricted": meant.restricted,
        "issues": [{"category": issue.category, "span": [issue.start, issue.end]} for issue in meant.issues],
        "entities": entities,
        "ms": round(ms, 3),
    }


def _entity_json(one: Entity) -> dict[str, object]:
    if one.kind == "procedure":
        return {"id": one.value, "confidence": round(one.confidence, 3)}
    told: dict[str, object] = {"text": one.text, "start": one.start, "end": one.end}
    if one.value is not None:
        told["value"] = one.value
    if one.parts:
        told["parts"] = one.parts
    return told
