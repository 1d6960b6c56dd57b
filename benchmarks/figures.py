"""Figures that several benchmarks share: a share with its interval, and the weights of a logistic function."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from search.bands import Measured

__all__ = ["fitted", "interval", "wilson"]

_Z = 1.96


def interval(share: float, n: float) -> tuple[float, float]:
    """95 % interval (Wilson) of a share of ``n`` cases; ``n`` may be an effective number."""
    middle = (share + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
    reach = _Z / (1 + _Z**2 / n) * math.sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2))
    return middle - reach, middle + reach


def wilson(right: int, n: int) -> Measured:
    """A share with its 95 % interval."""
    low, high = interval(right / n, n)
    return Measured(round(right / n, 4), round(low, 4), round(high, 4), n)


def fitted(signs: NDArray[np.float64], right: NDArray[np.float64], ridge: float) -> NDArray[np.float64]:
    """Weights of a logistic function (Newton's method): ``signs`` is (cases, signs) with the constant first, ``right`` 0 or 1 for each case.

    ``ridge`` keeps all weights but that of the constant small, where cases are few.
    """
    held = np.diag([1e-3, *(ridge for _ in range(signs.shape[1] - 1))])
    weights = np.zeros(signs.shape[1])
    for _ in range(50):
        value = 1 / (1 + np.exp(-signs @ weights))
        slope = signs.T @ (right - value) - held @ weights
        weights += np.linalg.solve((signs.T * (value * (1 - value))) @ signs + held, slope)
    return weights
