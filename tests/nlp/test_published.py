"""A published figure that falls by more than a point is seen, whichever it is and whichever way is worse."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from nlp import evaluate
from nlp.published import NO_SCORES, fallen

KEPT: dict[str, float] = json.loads(evaluate.FIGURES.read_text("utf-8"))
SCORES = [name for name in KEPT if not name.startswith(NO_SCORES)]
HEADLINE = ("label, accepted", "macro-F1 of 31", "among best two", "emergency recall", "location overlap F1")


def test_equal_figures_have_not_fallen() -> None:
    assert fallen(KEPT, KEPT) == {}


@pytest.mark.parametrize("name", SCORES)
def test_each_figure_is_watched(name: str) -> None:
    better_is_lower = name.startswith(("calibration", "false", "lost to")) or name == "restricted false"
    worse = 1 if better_is_lower else -1
    assert set(fallen(KEPT, KEPT | {name: KEPT[name] + worse * 0.011})) == {name}
    assert fallen(KEPT, KEPT | {name: KEPT[name] + worse * 0.0099}) == {}
    assert fallen(KEPT, KEPT | {name: KEPT[name] - worse * 0.5}) == {}


@pytest.mark.parametrize("name", SCORES)
def test_a_figure_that_is_not_measured_any_more_has_fallen(name: str) -> None:
    assert set(fallen(KEPT, {other: value for other, value in KEPT.items() if other != name})) == {name}


def test_what_is_no_score_is_not_compared() -> None:
    assert fallen(KEPT, KEPT | {name: KEPT[name] * 9 for name in KEPT if name not in SCORES}) == {}
    assert len(SCORES) > 40


@pytest.mark.slow
def test_published_figures_hold_within_a_point() -> None:
    assert fallen(KEPT, evaluate.run([]).figures) == {}


@pytest.mark.parametrize("commit", ["HEAD", "HEAD^"])
def test_publishing_anew_hides_no_fall(commit: str) -> None:
    """The headline figures against those of the commit before, where that was scored on the same held-out lines."""
    before, lines = shown(commit, evaluate.FIGURES), shown(commit, evaluate.HELDOUT)
    if not before:
        pytest.skip("no history here")
    if lines == evaluate.HELDOUT.read_text("utf-8"):
        kept: dict[str, float] = json.loads(before)
        assert fallen({name: kept[name] for name in HEADLINE if name in kept}, KEPT) == {}


def shown(commit: str, path: Path) -> str:
    """The file as it was in that commit; empty where there is none."""
    command = ["git", "show", f"{commit}:./{path.name}"]
    return subprocess.run(command, cwd=path.parent, capture_output=True, text=True, check=False).stdout
