"""Marks places word by word with a trained chain of labels (underthesea's CRF)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nlp.normalise import Reading, Token
from nlp.phrases import Hit

TAGGER = Path(__file__).parent / "data" / "tagger.bin"
KINDS = {"L": "location"}
_MOST = 260  # words; of a longer text the rest is left to the patterns


@dataclass(frozen=True, slots=True)
class Span:
    """A run of tokens of one kind, and its letters of the typed text."""

    kind: str
    start: int
    end: int
    first: int  # tokens
    last: int


@dataclass(frozen=True, slots=True)
class Tagger:
    chain: Any

    @classmethod
    def load(cls, path: Path | None = None) -> Tagger | None:
        """None when no chain was trained yet: the patterns then work alone."""
        from underthesea_core import CRFTagger

        file = path or TAGGER
        if not file.exists():
            return None
        chain = CRFTagger()
        chain.load(str(file))
        return cls(chain)

    def spans(self, reading: Reading, hits: Sequence[Hit]) -> list[Span]:
        """`hits`: the phrases of data/places.toml found among the words."""
        tokens = reading.tokens[:_MOST]
        if not tokens:
            return []
        return _gather(tokens, self.chain.tag(observe(tokens, reading.typed, hits)))


def _gather(tokens: Sequence[Token], tags: Sequence[str]) -> list[Span]:
    spans: list[Span] = []
    for at, tag in enumerate(tags):
        token = tokens[at]
        if tag == "O":
            continue
        kind = KINDS[tag[2]]
        if tag[0] == "I" and spans and spans[-1].last == at and spans[-1].kind == kind:
            spans[-1] = Span(kind, spans[-1].start, token.end, spans[-1].first, at + 1)
        else:
            spans.append(Span(kind, token.start, token.end, at, at + 1))
    return spans


def observe(tokens: Sequence[Token], typed: str, hits: Sequence[Hit]) -> list[list[str]]:
    """What the chain sees of every token: the words around it, their shapes, what lists they are on, its clause."""
    classes = _classes(tokens, hits)
    shapes = _shapes(tokens, typed)
    words = [shapes[at] if shapes[at][0] == "#" else token.plain for at, token in enumerate(tokens)]
    clauses = _clauses(words)
    count = len(tokens)
    w, s, c = _edged(words), _edged(shapes), _edged(classes)
    rows = []
    for at in range(count):
        wl3, wl2, wl, w0, wr, wr2, _ = w[at : at + 7]
        _, sl2, sl, s0, sr, sr2, _ = s[at : at + 7]
        cl3, cl2, cl, c0, cr, cr2, cr3 = c[at : at + 7]
        first, place, size = clauses[at]
        rows.append(
            [
                f"w={w0}", f"m={tokens[at].marked}", f"s={s0}", f"c={c0}",
                f"-1w={wl}", f"-1s={sl}", f"-1c={cl}", f"+1w={wr}", f"+1s={sr}", f"+1c={cr}",
                f"-2w={wl2}", f"-2c={cl2}", f"+2w={wr2}", f"+2c={cr2}", f"-3w={wl3}", f"-3c={cl3}",
                f"+3c={cr3}",
                f"-1w0={wl}|{w0}", f"0w1={w0}|{wr}", f"-1s0s1={sl}|{s0}|{sr}",
                f"-1c0c1={cl}|{c0}|{cr}", f"-1c0s={cl}|{s0}", f"0c1s={c0}|{sr}", f"-2c1c={cl2}|{cl}|{c0}",
                f"-1c0w={cl}|{w0}", f"0w1c={w0}|{cr}", f"-2s1s0s={sl2}|{sl}|{s0}", f"0s1s2s={s0}|{sr}|{sr2}",
                f"-1w1w={wl}|{wr}", f"0c1c2c={c0}|{cr}|{cr2}", f"-1cs={cl}|{sl}|{c0}|{s0}|{cr}|{sr}",
                f"-2w1w={wl2}|{wl}", f"1w2w={wr}|{wr2}",
                f"f={first}", f"fp={first}|{place}", f"fc={first}|{c0}", f"z={size}|{place}", f"zc={size}|{c0}|{s0}",
            ]
        )  # fmt: skip
    return rows


def _edged(values: list[str]) -> list[str]:
    """Three edges before the first and after the last, so that every token has neighbours."""
    return ["<"] * 3 + values + [">"] * 3


_BREAKS = frozenset(',.;:!?()"\n')


def _clauses(words: Sequence[str]) -> list[tuple[str, int, int]]:
    """Of every token the first word of its clause, its place in it, and how long the clause is."""
    found: list[tuple[str, int, int]] = []
    at = 0
    while at < len(words):
        end = at
        while end < len(words) and words[end] not in _BREAKS:
            end += 1
        size = min((end - at + 1) // 2, 8)
        found += [(words[at], min(place, 5), size) for place in range(end - at)]
        if end < len(words):
            found.append((words[end], 9, 9))
        at = end + 1
    return found


def _classes(tokens: Sequence[Token], hits: Sequence[Hit]) -> list[str]:
    """The lists a token is on through its longest phrase, with its place in the phrase."""
    words = [at for at, token in enumerate(tokens) if token.is_word]
    best: dict[int, tuple[int, set[str]]] = {}
    for hit in hits:
        if hit.last > len(words):
            continue
        size = hit.last - hit.first
        for place in range(hit.first, hit.last):
            at, name = words[place], hit.name if place == hit.first else f"{hit.name}+"
            known = best.get(at)
            if known is None or size > known[0]:
                best[at] = (size, {name})
            elif size == known[0]:
                known[1].add(name)
    return [",".join(sorted(best[at][1])) if at in best else "-" for at in range(len(tokens))]


def _shapes(tokens: Sequence[Token], typed: str) -> list[str]:
    """Number, code, capital or small; capitals tell nothing where all or no letters are capital."""
    letters = [char for char in typed[:400] if char.isalpha()]
    capitals = sum(char.isupper() for char in letters)
    telling = "a" if not capitals else "A" if capitals * 2 > len(letters) else ""
    return [_shape(token, typed, telling) for token in tokens]


def _shape(token: Token, typed: str, telling: str) -> str:
    plain = token.plain
    if plain.isdigit():
        return f"#{min(len(plain), 5)}"
    if not plain[0].isalnum():
        return plain
    if not plain.isalpha():
        return "#h" if "h" in plain[1:3] and plain[0].isdigit() else "#a" if plain[0].isdigit() else "a#"
    if telling:
        return telling
    return "X" if typed[token.start].isupper() else "x"
