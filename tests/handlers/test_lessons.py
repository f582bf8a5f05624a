"""What is learnt from corrections: one example a text, nothing contradicting, nothing of the lines set apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.lessons import Lesson, lessons
from nlp.types import CATEGORIES, INTENTS
from storage.models import Correction
from tests.storage.facts import NOW


def said(text: str, label: str, *, person: int = 1, ticket: int | None = None, by: str = "resident") -> Correction:
    return Correction(
        ward="w", person_id=person, ticket_id=ticket, text=text, understood="utilities", confidence=0.4, corrected=label,
        by=by, at=NOW,
    )  # fmt: skip


def taught(*corrections: Correction, known: dict[str, str] | None = None, **facts: object) -> list[Lesson]:
    wanted = {"held_out": set(), "min_agree": 1} | facts
    return lessons(corrections, lambda one: (one.text or "", True), known=known or {}, **wanted)  # type: ignore[arg-type]


def outcome(found: list[Lesson]) -> list[tuple[str, str]]:
    return [(lesson.label, lesson.why_not) for lesson in found]


def test_the_same_words_are_one_example_however_they_are_marked() -> None:
    (lesson,) = taught(said("Đèn tối thui", "lighting"), said("den toi thui", "lighting", person=2))
    assert (lesson.label, lesson.agree, lesson.why_not) == ("lighting", 2, "")
    assert (lesson.as_example()["intent"], lesson.as_example()["category"]) == ("report_issue", "lighting")
    assert "slots" not in lesson.as_example()


def test_a_need_that_is_no_report_has_no_category() -> None:
    (lesson,) = taught(said("hỏi giùm em", "ask_procedure"))
    assert (lesson.as_example()["intent"], lesson.as_example()["category"]) == ("ask_procedure", None)


def test_contradictions_are_shown_and_not_learnt() -> None:
    found = taught(said("mùi thúi quá", "trash"), said("mui thui qua", "pollution", person=2))
    assert outcome(found) == [("trash", "contradicting"), ("pollution", "contradicting")]
    assert outcome(taught(said("mùi thúi quá", "trash"), known={"mui thui qua": "pollution"})) == [
        ("trash", "contradicting")
    ]


def test_what_is_an_example_already_is_not_said_twice() -> None:
    assert outcome(taught(said("mùi thúi quá", "trash"), known={"mui thui qua": "trash"})) == [("trash", "known")]


def test_lines_set_apart_are_never_learnt() -> None:
    assert outcome(taught(said("mùi thúi quá", "trash"), held_out={"mui thui qua"})) == [("trash", "held_out")]


def test_of_one_ticket_the_officials_last_word_stands() -> None:
    words = "mùi thúi quá"
    found = taught(
        said(words, "trash", ticket=1), said(words, "animals", ticket=1, by="official"),
        said(words, "pollution", ticket=1, by="official"), said(words, "noise", ticket=1),
    )  # fmt: skip
    assert outcome(found) == [("pollution", "")]
    assert found[0].official


def test_so_many_people_must_agree() -> None:
    one, other = said("mùi thúi quá", "trash"), said("mùi thúi quá", "trash", person=2)
    assert outcome(taught(one, one, min_agree=2)) == [("trash", "few")]
    assert outcome(taught(one, other, min_agree=2)) == [("trash", "")]


def test_what_cannot_be_vouched_for_and_what_says_nothing_is_left_out() -> None:
    found = lessons([said("bà Tư ơi đèn tắt", "lighting")], lambda one: ("…", False), known={}, held_out=())
    assert outcome(found) == [("lighting", "personal")]
    assert outcome(taught(said("…", "lighting"))) == [("lighting", "short")]


@given(
    st.lists(
        st.builds(
            said, st.sampled_from(("mùi thúi quá", "mui thui qua", "tối thui luôn")),
            st.sampled_from((*CATEGORIES[:3], *INTENTS[1:3])), person=st.integers(1, 3),
            ticket=st.none() | st.integers(1, 3), by=st.sampled_from(("resident", "official")),
        ),
        max_size=8,
    )
)  # fmt: skip
def test_no_text_is_ever_learnt_in_two_ways(corrections: list[Correction]) -> None:
    learnt = [lesson.text for lesson in taught(*corrections) if not lesson.why_not]
    assert len({text.replace("ù", "u").replace("ú", "u").replace("á", "a") for text in learnt}) == len(learnt)


@pytest.mark.parametrize("label", [*CATEGORIES, *(intent for intent in INTENTS if intent != "report_issue")])
def test_every_label_is_an_example_of_itself(label: str) -> None:
    from nlp.examples import Example

    told = Lesson("t", label, label, False, 1).as_example()
    assert Example(told["text"], told["intent"], told["category"]).label == label
