"""Scores become honest chances, and thresholds hold what they promise, on lines made for the purpose."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest

from nlp import noise, scores
from nlp.emergency import Judge, look, weigh
from nlp.examples import Example
from nlp.scores import Answer
from nlp.tuning import _threshold, _weights, temperature
from nlp.types import Guess, Issue, Understanding


def test_scores_that_boast_are_cooled() -> None:
    random = np.random.RandomState(0)
    logits = random.randn(2000, 4)
    chances = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    drawn = np.array([random.choice(4, p=row) for row in chances])
    assert temperature(logits * 3, drawn) == pytest.approx(3, rel=0.1)


def test_a_label_that_errs_more_asks_for_more() -> None:
    good = [("noise", 0.3 + at / 200, True) for at in range(100)]
    bad = [("trash", 0.3 + at / 200, at > 60) for at in range(100)]
    told = good + bad
    assert _threshold(told, "noise") < _threshold(told, "trash")
    own = [right for label, confidence, right in told if label == "trash" and confidence >= _threshold(told, "trash")]
    assert sum(own) / len(own) >= 0.9


def test_no_more_harmless_lines_pass_than_allowed() -> None:
    random = np.random.RandomState(1)
    evidence = [(float(one),) for one in [*random.randn(300), *(random.randn(100) + 3)]]
    weights = _weights(evidence, [False] * 300 + [True] * 100, 0.01)
    passed = [weigh(weights, one) >= 0 for one in evidence]
    assert sum(passed[:300]) <= 3
    assert sum(passed[300:]) >= 60


def test_harm_to_a_child_is_kept_close_even_if_the_law_was_not_heard() -> None:
    judge = Judge((1, 0, 0), (1, 0, 0))
    fork = look(judge, 9, [], 0.9, {"none": 0.1, "child_abuse": 0.8, "fire": 0.1}, [{"none": 0.9, "child": 0.1}])
    assert (fork.emergency, fork.restricted) == ("child_abuse", "child")


def test_needs_count_when_category_and_words_agree() -> None:
    text = "đèn tắt, rác đầy đường"
    asked = Example(text, "report_issue", "lighting", issues=(Issue("lighting", 0, 7), Issue("trash", 9, 22)))
    meant = Understanding(text, "", (Guess("report_issue", "lighting", 0.9),), issues=(Issue("lighting", 0, 22),))
    assert scores.needs_f1([Answer(asked, meant, 1.0)]) == 0
    meant = Understanding(text, "", meant.guesses, issues=(Issue("lighting", 0, 8), Issue("trash", 9, 22)))
    assert scores.needs_f1([Answer(asked, meant, 1.0)]) == 1


def test_a_message_in_three_keeps_its_words() -> None:
    text = "cống trước nhà nghẹt ba hôm rồi"
    spoilt = noise.in_three(text, Random(1))
    assert len(spoilt.split("\n")) == 3
    assert spoilt.split() == text.split()
