"""What is learnt from decisions, by hand and for any vectors: near ones speak, far ones do not, and what many are decided for swallows nothing."""

from __future__ import annotations

from collections.abc import Sequence
from math import e, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from search.embed import unit
from search.suggest.centres import Centres
from search.suggest.neighbours import Neighbours
from search.suggest.records import Decided

Floats = NDArray[np.float32]
TEXT = np.array([[1, 0, 0, 0]], np.float32)
LEVEL = (np.arange(3),)


def at(*cosines: float) -> Floats:
    """Vectors at these cosines of the text."""
    return np.array([[cosine, sqrt(1 - cosine * cosine), 0, 0] for cosine in cosines], np.float32)


def decided(vectors: Floats, targets: Sequence[int], rejected: Sequence[int] = ()) -> Neighbours:
    """Each vector decided for one of three targets of one level; those at places of ``rejected`` against it."""
    says = np.zeros((len(vectors), 3), np.float32)
    says[np.arange(len(vectors)), targets] = [-0.5 if place in rejected else 1 for place in range(len(vectors))]
    return Neighbours(tuple(Decided(f"text {place}", "x", True) for place in range(len(vectors))), vectors, says, np.ones((len(vectors), 1), np.float32), LEVEL)


def test_a_lone_far_example_says_next_to_nothing_and_a_near_one_half_or_more() -> None:
    """The weight at .2 is 1/(1 + e^5), at .45 a half; half an example stands against it."""
    shares = [float(decided(at(cosine), [1]).shares(TEXT)[0, 1]) for cosine in (0.0, 0.2, 0.45, 0.6)]
    assert shares[0] < 0.001
    assert shares[1] == pytest.approx(1 / (1 + 0.5 * (1 + e**5)), abs=1e-4)  # .013
    assert shares[2] == pytest.approx(0.5, abs=1e-4)
    assert 0.65 < shares[3] < 2 / 3


def test_two_that_agree_say_more_than_one_and_two_that_do_not_share() -> None:
    assert decided(at(0.45, 0.45), [1, 1]).shares(TEXT)[0].tolist() == pytest.approx([0, 2 / 3, 0], abs=1e-4)
    assert decided(at(0.45, 0.45), [1, 2]).shares(TEXT)[0].tolist() == pytest.approx([0, 1 / 3, 1 / 3], abs=1e-4)
    assert decided(at(0.45, 0.45), [1, 1], rejected=[1]).shares(TEXT)[0, 1] == pytest.approx(1 / 6, abs=1e-4)  # (1/2 - 1/2 · 1/2) / 3/2


def test_a_popular_target_that_is_far_does_not_swallow_a_rare_one_that_is_near() -> None:
    """Sixty at .25, each of the weight 1/(1 + e^4): no more than four speak beside the near one, .88/(.88 + 4 · .018 + .5)."""
    far, near = 1 / (1 + e**4), 1 / (1 + e**-2)
    among = decided(at(0.55, *[0.25] * 60), [2, *[0] * 60]).shares(TEXT)[0]
    assert among.tolist() == pytest.approx([4 * far / (near + 4 * far + 0.5), 0, near / (near + 4 * far + 0.5)], abs=1e-4)
    assert among[2] > 10 * among[0]


def test_nothing_decided_changes_nothing() -> None:
    texts = unit(np.array([[1, 2, 3, 4], [0, 1, 0, -1]], np.float32))
    nothing = decided(np.zeros((0, 4), np.float32), [])
    assert not nothing.shares(texts).any()
    assert not Centres.of(nothing).raised(texts).any()
    assert not Centres.of(decided(at(0.9), [1], rejected=[0])).raised(texts).any(), "a rejection is no wording"


def test_a_target_is_raised_by_what_sets_its_texts_apart() -> None:
    """Six texts of one target, none of another: the mean is 6/9 of them, of the level too, so (6 - 6 · 6/9) / 9 = 2/9."""
    assert Centres.of(decided(np.repeat(TEXT, 6, axis=0), [0] * 6)).raised(TEXT)[0].tolist() == pytest.approx([2 / 9, 0, 0], abs=1e-6)


def test_one_text_raises_little_and_many_raise_more() -> None:
    """As many texts of another target say the opposite, so that the level has no mean: n/(n + 3)."""
    for count in (1, 3, 60):
        vectors = np.concatenate([np.repeat(TEXT, count, axis=0), -np.repeat(TEXT, count, axis=0)])
        assert Centres.of(decided(vectors, [0] * count + [1] * count)).raised(TEXT)[0].tolist() == pytest.approx([count / (count + 3), 0, 0], abs=1e-5)


def test_what_all_decided_texts_share_prefers_none_of_their_targets() -> None:
    """Thirty texts of one target and three of another say the same; they alone would raise the first by 30/33 and the second by 3/6."""
    found = Centres.of(decided(np.repeat(TEXT, 33, axis=0), [0] * 30 + [1] * 3)).raised(TEXT)[0]
    assert found.tolist() == pytest.approx([30 / 33 * 3 / 36, 3 / 6 * 3 / 36, 0], abs=1e-5)
    assert found[0] - found[1] < 0.04


def test_more_texts_of_a_popular_target_do_not_take_what_is_like_a_rare_one() -> None:
    other = np.array([[0, 0.6, 0, 0.8]], np.float32)
    seen = [Centres.of(decided(np.concatenate([np.repeat(other, many, axis=0), np.repeat(TEXT, 3, axis=0)]), [0] * many + [1] * 3)).raised(TEXT)[0] for many in (0, 3, 30, 300)]
    assert all(found[0] == 0 for found in seen)
    assert [float(found[1]) for found in seen] == sorted(float(found[1]) for found in seen), "the more others were decided, the more three texts stand apart"
    assert 0.49 < seen[-1][1] < 0.5


def test_a_text_unlike_what_was_decided_loses_nothing() -> None:
    assert not Centres.of(decided(-np.repeat(TEXT, 9, axis=0), [0] * 9)).raised(TEXT).any()


@settings(max_examples=40, deadline=None)
@given(data=st.data(), count=st.integers(1, 14))
def test_what_is_left_out_might_as_well_never_have_been_decided(data: st.DataObject, count: int) -> None:
    """Shares and wording with examples left out are those of the others alone."""
    chance = np.random.default_rng(data.draw(st.integers(0, 2**32 - 1)))
    vectors, texts = (unit(chance.normal(size=(size, 4)).astype(np.float32)) for size in (count, 2))
    targets = [data.draw(st.integers(0, 2)) for _ in range(count)]
    rejected = [place for place in range(count) if data.draw(st.booleans())]
    left = np.array([[data.draw(st.booleans()) for _ in range(count)], [False] * count])
    every, kept = decided(vectors, targets, rejected), np.flatnonzero(~left[0])
    some = decided(vectors[kept], [targets[place] for place in kept], [new for new, place in enumerate(kept) if place in rejected])
    assert every.shares(texts, left)[0] == pytest.approx(some.shares(texts)[0], abs=1e-4)
    assert every.shares(texts, left)[1] == pytest.approx(every.shares(texts)[1], abs=1e-6)
    assert Centres.of(every).raised(texts, left)[0] == pytest.approx(Centres.of(some).raised(texts)[0], abs=1e-4)
    assert Centres.of(every).raised(texts, left)[1] == pytest.approx(Centres.of(every).raised(texts)[1], abs=1e-5)
