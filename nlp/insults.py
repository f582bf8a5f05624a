"""Insults at whoever reads: found by word lists, careful with everyday and regional words, with anger, with what is retold."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from nlp.normalise import Token, read
from nlp.phrases import Hit, Phrases, lists_of

PARTICLES = 1  # a word beside the insult that adds nothing: "lũ vô dụng thật"


@dataclass(frozen=True, slots=True)
class Insult:
    """What was found in a text; `at_us`: it names whoever reads it."""

    words: tuple[str, ...]
    at_us: bool
    alone: bool  # the text is the insult and nothing else


@cache
def _lexicon() -> Phrases:
    return Phrases.of(lists_of("insults"))


def insult_in(text: str) -> Insult | None:
    """The insults of a text; None when it holds none, or only retells somebody else's."""
    heard = read(text)
    hits = [hit for hit in _lexicon().find(heard.words) if hit.name != "marked" or _typed_with_marks(heard.words, hit)]
    found = [hit for hit in hits if hit.name in ("marked", "any")]
    if not found or any(hit.name == "retold" for hit in hits):
        return None
    words = tuple(dict.fromkeys(text[heard.words[hit.first].start : heard.words[hit.last - 1].end] for hit in found))
    left = len(heard.words) - len({at for hit in hits for at in range(hit.first, hit.last)})
    return Insult(words, any(hit.name == "you" for hit in hits), left <= PARTICLES)


def _typed_with_marks(words: tuple[Token, ...], hit: Hit) -> bool:
    return any(word.marked != word.plain for word in words[hit.first : hit.last])
