"""Student's t distribution, for any number of degrees of freedom above zero.

The distribution function follows from the regularised incomplete beta function, which is
reckoned as a continued fraction by the method of Lentz (Press, Teukolsky, Vetterling and
Flannery, Numerical Recipes, third edition 2007, section 6.4). Its inverse is found by
halving. Agrees with published tables (Abramowitz and Stegun 1964, table 26.10) to their
last digit.
"""

from __future__ import annotations

import math
from functools import lru_cache

SMALL = 1e-300  # instead of zero in a denominator
EXACT = 1e-15
STEPS = 300


def probability(t: float, df: float) -> float:
    """Return how much of the distribution lies below t."""
    tail = _beta(df / (df + t * t), df / 2, 0.5) / 2
    return tail if t < 0 else 1 - tail


@lru_cache(256)
def two_sided(level: float, df: float) -> float:
    """Return t so that this share lies between -t and t: 2.2622 for 0.95 and 9."""
    wanted = (1 + level) / 2
    low, high = 0.0, 2.0
    while probability(high, df) < wanted:
        high *= 2
    while high - low > 1e-12 * high:
        middle = (low + high) / 2
        if probability(middle, df) < wanted:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _beta(x: float, a: float, b: float) -> float:
    """Return the regularised incomplete beta function, x from 0 to 1."""
    if x <= 0 or x >= 1:
        return min(max(x, 0.0), 1.0)
    front = math.exp(
        math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    )
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(x, a, b) / a
    return 1 - front * _fraction(1 - x, b, a) / b


def _fraction(x: float, a: float, b: float) -> float:
    c, d = 1.0, 1 / _apart(1 - (a + b) * x / (a + 1))
    found = d
    for step in range(1, STEPS):
        even = step * (b - step) * x / ((a + 2 * step - 1) * (a + 2 * step))
        odd = -(a + step) * (a + b + step) * x / ((a + 2 * step) * (a + 2 * step + 1))
        for term in (even, odd):
            d, c = 1 / _apart(1 + term * d), _apart(1 + term / c)
            found *= c * d
        if abs(c * d - 1) < EXACT:
            break
    return found


def _apart(value: float) -> float:
    return value if abs(value) > SMALL else SMALL
