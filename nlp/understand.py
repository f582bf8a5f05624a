"""Text in, meaning out: reads, classifies and extracts; the door of this room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from nlp import emergency, split
from nlp.classify import LABELS, Model, as_label
from nlp.classify import guesses as likeliest
from nlp.extract.code import codes
from nlp.extract.duration import durations
from nlp.extract.old_names import OldNames
from nlp.extract.person import names, people
from nlp.extract.phone import phones
from nlp.extract.place import Gazetteer, places
from nlp.extract.procedure import Ranking
from nlp.extract.when import times
from nlp.features import Features, features
from nlp.normalise import Reading, read
from nlp.phrases import Hit, Phrases, lexicon, sorted_out
from nlp.tagger import Tagger
from nlp.taxonomy import SUBS
from nlp.types import Entity, Guess, Understanding

_PLANNED = frozenset({"book_appointment", "cancel_or_reschedule", "request_home_visit", "talk_to_human"})


@dataclass(frozen=True, slots=True)
class Seen:
    """A text read: its views, the phrases of our lists in it, and its features."""

    reading: Reading
    hits: dict[str, list[Hit]]
    found: Features


@dataclass(frozen=True, slots=True)
class Understander:
    """Everything loaded once; calling it changes nothing, so threads may share it."""

    model: Model
    lexicon: Phrases
    gazetteer: Gazetteer
    tagger: Tagger | None
    old_names: OldNames
    ranking: Ranking

    @classmethod
    def load(cls, places: Sequence[str] = (), model: Path | None = None) -> Understander:
        """`places`: the ward's own streets, areas and landmarks."""
        names = Gazetteer.of(places)
        return cls(Model.load(model), lexicon(), names, Tagger.load(), OldNames.load(), Ranking.load())

    def __call__(self, text: str, now: datetime) -> Understanding:
        seen = self._see(text)
        if not seen.reading.words:
            nothing = (Guess("greeting_or_thanks", None, 0.2), Guess("out_of_scope", None, 0.2))
            return Understanding(text, "", nothing)
        guesses, fork = self._judge(seen)
        best = guesses[0]
        return Understanding(
            text,
            seen.reading.folded,
            guesses,
            self._subcategory(best, seen),
            fork.emergency,
            fork.restricted,
            split.issues(seen.reading, best, self._judge_clause),
            self._entities(seen, best, now),
            best.confidence >= self.model.sure_from[as_label(best)],
        )

    def _see(self, text: str) -> Seen:
        reading = read(text)
        hits = sorted_out(self.lexicon.find(reading.words))
        return Seen(reading, hits, features(reading, hits))

    def _judge(self, seen: Seen) -> tuple[tuple[Guess, ...], emergency.Fork]:
        votes = self.model.votes(seen.found)
        intent = float(votes.labels[LABELS.index("emergency")])
        fork = emergency.look(
            self.model.judge, len(seen.reading.words), seen.hits["emergency"], intent, votes.kinds, votes.legal
        )
        fork = emergency.settled(fork, seen.reading)
        guesses = likeliest(votes.labels)
        if guesses[0].intent == "emergency" and fork.emergency is None:
            guesses = (guesses[1], guesses[0], *guesses[2:])  # the fork has read it twice: not now, not here
        return guesses, fork

    def _judge_clause(self, clause: str) -> Guess:
        return likeliest(self.model.votes(self._see(clause).found).labels, 1)[0]

    def _subcategory(self, best: Guess, seen: Seen) -> str | None:
        allowed = SUBS.get(best.category or best.intent, ())
        if len(allowed) < 2:
            return allowed[0] if allowed else None
        chances = self.model.ask("sub", seen.found)
        return str(max(allowed, key=lambda one: chances.get(one, 0.0)))

    def _entities(self, seen: Seen, best: Guess, now: datetime) -> tuple[Entity, ...]:
        reading, text = seen.reading, seen.reading.typed
        exact = phones(text) + codes(text)
        lasting = durations(reading, now)
        taken = lasting + exact
        lean = 1 if best.intent in _PLANNED else -1
        moments = [one for one in times(reading, now, lean) if _apart(one, taken)]
        found = places(reading, seen.hits["places"], self.gazetteer, self.tagger, self.old_names)
        where = [one for one in found if _apart(one, exact)]
        entities = [*where, *exact, *lasting, *moments, *names(reading), *people(reading, best.intent)]
        entities.sort(key=lambda one: (one.start, one.kind))
        return (*entities, *self.ranking.asked(reading, seen.hits["procedures"], best.intent))


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
