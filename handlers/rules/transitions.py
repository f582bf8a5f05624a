"""What may happen to a ticket in which state: one table, nothing else decides it."""

from __future__ import annotations

# state -> act -> state after it. Acts of officials and of the reporter stand side by side;
# who may do which is in BY_RESIDENT. Basis: operations.md §1.6.
TRANSITIONS: dict[str, dict[str, str]] = {
    "new": {
        "claim": "accepted", "ask": "waiting_resident", "pass": "new", "resolve": "resolved",
        "refuse": "refused", "cancel": "cancelled", "add": "new", "fix": "new", "reply": "accepted", "sort": "new",
        "wait": "waiting_other", "extend": "new", "rank": "new", "merge": "merged",
    },
    "accepted": {
        "ask": "waiting_resident", "pass": "new", "resolve": "resolved", "refuse": "refused",
        "cancel": "cancelled", "add": "accepted", "fix": "accepted", "reply": "accepted", "release": "new",
        "sort": "accepted", "wait": "waiting_other", "extend": "accepted", "rank": "accepted", "merge": "merged",
    },
    "waiting_resident": {
        "answer": "accepted", "ask": "waiting_resident", "pass": "new",
        "resolve": "resolved", "refuse": "refused", "cancel": "cancelled", "add": "accepted",
        "fix": "waiting_resident", "reply": "waiting_resident", "sort": "waiting_resident",
        "wait": "waiting_other", "go_on": "accepted", "lapse": "accepted", "extend": "waiting_resident",
        "rank": "waiting_resident", "merge": "merged",
    },
    "waiting_other": {
        "ask": "waiting_resident", "pass": "new", "resolve": "resolved", "refuse": "refused",
        "cancel": "cancelled", "add": "waiting_other", "fix": "waiting_other", "reply": "waiting_other",
        "sort": "waiting_other", "go_on": "accepted", "lapse": "accepted", "extend": "waiting_other",
        "rank": "waiting_other", "merge": "merged",
    },
    "resolved": {
        "confirm": "closed", "reopen": "reopened", "add": "resolved", "reply": "resolved", "fall_silent": "closed",
    },
    "reopened": {
        "claim": "accepted", "ask": "waiting_resident", "pass": "reopened", "resolve": "resolved",
        "refuse": "refused", "cancel": "cancelled", "add": "reopened", "fix": "reopened", "reply": "accepted",
        "sort": "reopened", "wait": "waiting_other", "extend": "reopened", "rank": "reopened", "merge": "merged",
    },
    "refused": {"reopen": "reopened", "add": "refused"},
    "closed": {"reopen": "reopened", "add": "closed"},
    "cancelled": {},
    "merged": {"split": "new"},  # or whatever it was: a split brings back the state before the merge
}  # fmt: skip

BY_RESIDENT = frozenset({"cancel", "add", "fix", "answer", "confirm", "reopen"})
BY_OFFICIAL = frozenset({
    "claim", "ask", "pass", "resolve", "refuse", "reply", "release", "sort", "wait", "go_on", "extend", "rank",
    "merge", "split",
})  # fmt: skip
BY_CLOCK = frozenset({"lapse", "fall_silent"})  # a pause, or waiting for the last word, has lasted as long as it may
STATUSES = tuple(TRANSITIONS)
REOPEN_LIMIT = 2  # more goes to the deputy chair (operations.md §1.6)
REOPEN_DAYS = 7
REFUSALS = ("R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9", "R10")


def after(status: str, act: str) -> str | None:
    """The state that `act` leads to from `status`; None when the rules forbid it."""
    return TRANSITIONS.get(status, {}).get(act)


def acts(status: str) -> tuple[str, ...]:
    """What an official may do now, in the order of the card's buttons."""
    order = ("claim", "ask", "pass", "resolve", "refuse", "sort")
    return tuple(act for act in order if act in TRANSITIONS[status])
