"""The bucket never lets more through than the provider's minute holds, and keeps its last tokens for live replies."""

from __future__ import annotations

import pytest

from bot.bucket import Bucket


class Hands:
    """A clock that is moved by hand, and what the provider said last."""

    def __init__(self) -> None:
        self.now = 0.0
        self.told: dict[str, str] = {}

    def bucket(self, per_minute: int = 80) -> Bucket:
        return Bucket(per_minute, lambda: self.told, lambda: self.now)


def spend(bucket: Bucket, hands: Hands, seconds: float, *, live: bool) -> list[float]:
    """Take all there is for so long; when each was taken."""
    taken, end = [], hands.now + seconds
    while hands.now < end:
        if bucket.take(live=live) == 0:
            taken.append(hands.now)
        else:
            hands.now += 0.05
    return taken


def test_in_no_minute_more_goes_than_a_hundred() -> None:
    hands = Hands()
    taken = spend(hands.bucket(80), hands, 300, live=True)
    fullest = max(sum(start <= at < start + 60 for at in taken) for start in taken)
    assert 90 <= fullest <= 100
    assert 80 * 5 <= len(taken) <= 80 * 5 + 16


def test_what_goes_to_many_leaves_half_of_the_bucket() -> None:
    hands = Hands()
    bucket = hands.bucket(80)
    spend(bucket, hands, 60, live=False)
    assert [bucket.take(live=True) for _ in range(7)] == [0.0] * 7  # somebody writes in the middle of it
    assert len(spend(hands.bucket(80), hands, 60, live=False)) >= 80  # and yet it is as fast as the account allows


def test_it_says_how_long_to_wait() -> None:
    hands = Hands()
    bucket = hands.bucket(60)
    while bucket.take(live=True) == 0:
        pass
    wait = bucket.take(live=True)
    assert 0 < wait <= 1.0
    hands.now += wait
    assert bucket.take(live=True) == 0
    assert bucket.take(live=False) > wait


@pytest.mark.parametrize("remain", ["0", "2"])
def test_the_providers_own_count_is_believed_where_it_is_lower(remain: str) -> None:
    hands = Hands()
    bucket = hands.bucket(80)
    assert not bucket.closed
    hands.told = {"X-RateLimit-Limit": "100", "X-RateLimit-Remain": remain}
    assert bucket.closed
    hands.now += 5
    assert not bucket.closed  # it fills again until the next answer


def test_a_refusal_shuts_it() -> None:
    hands = Hands()
    bucket = hands.bucket(80)
    bucket.rest(60)
    hands.now += 59.9
    assert bucket.closed
    assert bucket.wait(live=True) == pytest.approx(0.1)
    hands.now += 0.2
    assert not bucket.closed
