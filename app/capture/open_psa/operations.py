# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the expressions of Open-PSA's stochastic layer come to, given their inputs as numbers.

Truth is 1 and 0. A random deviate comes to its mean, which is its default value in the standard.
Errors of arithmetic are Python's own; whoever calls knows the place.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from math import exp, expm1, pi

Numbers = Sequence[float]

_ANY = 1_000_000
_ALIKE = 1e-9
"""Rates that differ by less than this part of themselves are taken as one."""


@dataclass(frozen=True)
class Operation:
    """Works out a number from as many others as it takes."""

    least: int
    most: int
    work_out: Callable[[Numbers], float]


def exponential(rate: float, time: float) -> float:
    """Return how probable a failure of this rate is by then."""
    return -expm1(-rate * time)


def repairable(on_demand: float, rate: float, repair: float, time: float) -> float:
    """Return how probable it is that a failed and repaired component is down just then ("GLM")."""
    both = rate + repair
    if not both:
        return on_demand
    return (rate - (rate - on_demand * both) * exp(-both * time)) / both


def weibull(scale: float, shape: float, shift: float, time: float) -> float:
    """Return how probable a failure is by then whose rate changes with age."""
    return 0.0 if time <= shift else -expm1(-math.pow((time - shift) / scale, shape))


def mended_by_tests(rate: float, between: float, first: float, time: float) -> float:
    """Return how probable a failure is since the last test, each test mending at once."""
    if time <= first:
        return exponential(rate, time)
    return exponential(rate, _since_last_test(between, time - first)[1])


def repaired_after_tests(
    rate: float, repair: float, between: float, first: float, time: float
) -> float:
    """Return how probable it is to be down, tests starting a repair that takes its time."""
    if time <= first:
        return exponential(rate, time)
    tests, left = _since_last_test(between, time - first)
    stays, returns = exp(-rate * between), _repaired(rate, repair, between)
    kept = stays - returns
    settled = returns / (1 - kept) if kept < 1 else 1.0
    up = settled + (exp(-rate * first) - settled) * math.pow(kept, tests)
    return 1 - (up * exp(-rate * left) + (1 - up) * _repaired(rate, repair, left))


def _since_last_test(between: float, time: float) -> tuple[int, float]:
    """Return how many whole spans lie between tests so far, and what is left after them.

    Just at a test the time before it counts.
    """
    tests = max(0, math.ceil(time / between) - 1)
    return tests, time - tests * between


def _repaired(rate: float, repair: float, time: float) -> float:
    """Return how probable it is that what was in repair is mended and has not failed again."""
    if abs(repair - rate) <= _ALIKE * max(repair, rate):
        return repair * time * exp(-rate * time)
    return (exp(-rate * time) - exp(-repair * time)) / (1 - rate / repair) if repair else 0.0


def _histogram(numbers: Numbers) -> float:
    """Return the mean of a histogram: the lower bound, then an upper one and a value by turns."""
    lower, bounds, values = numbers[0], numbers[1::2], numbers[2::2]
    if len(bounds) != len(values):
        raise ValueError
    total = 0.0
    for before, bound, value in zip((lower, *bounds), bounds, values, strict=False):
        total += (bound - before) * value
    return total / (bounds[-1] - lower)


def _taking(count: int, function: Callable[..., float]) -> Operation:
    return Operation(count, count, lambda numbers: function(*numbers))


def _joining(function: Callable[[float, float], float]) -> Operation:
    return Operation(2, _ANY, lambda numbers: reduce(function, numbers))


_TAKING_ONE: Mapping[str, Callable[[float], float]] = {
    "neg": operator.neg, "abs": abs, "acos": math.acos, "asin": math.asin, "atan": math.atan,
    "cos": math.cos, "cosh": math.cosh, "exp": exp, "log": math.log, "log10": math.log10,
    "sin": math.sin, "sinh": math.sinh, "tan": math.tan, "tanh": math.tanh, "sqrt": math.sqrt,
    "ceil": math.ceil, "floor": math.floor, "not": operator.not_,
}  # fmt: skip
_TAKING_TWO: Mapping[str, Callable[[float, float], float]] = {
    "mod": math.fmod, "pow": math.pow, "exponential": exponential,
    "eq": operator.eq, "df": operator.ne, "lt": operator.lt, "gt": operator.gt,
    "leq": operator.le, "geq": operator.ge,
}  # fmt: skip
_JOINING: Mapping[str, Callable[[float, float], float]] = {
    "add": operator.add, "sub": operator.sub, "mul": operator.mul, "div": operator.truediv,
    "min": min, "max": max,
}  # fmt: skip

DEVIATES: Mapping[str, Operation] = {
    "uniform-deviate": _taking(2, lambda lower, upper: (lower + upper) / 2),
    "normal-deviate": _taking(2, lambda mean, _: mean),
    "lognormal-deviate": Operation(
        2, 3, lambda given: given[0] if len(given) == 3 else exp(given[0] + given[1] ** 2 / 2)
    ),
    "gamma-deviate": _taking(2, lambda shape, scale: shape * scale),
    "beta-deviate": _taking(2, lambda one, other: one / (one + other)),
    "histogram": Operation(3, _ANY, _histogram),
}
OPERATIONS: Mapping[str, Operation] = {
    **{name: _taking(1, function) for name, function in _TAKING_ONE.items()},
    **{name: _taking(2, function) for name, function in _TAKING_TWO.items()},
    **{name: _joining(function) for name, function in _JOINING.items()},
    **DEVIATES,
    "pi": Operation(0, 0, lambda _: pi),
    "and": Operation(2, _ANY, all),
    "or": Operation(2, _ANY, any),
    "mean": Operation(2, _ANY, lambda numbers: math.fsum(numbers) / len(numbers)),
    "ite": _taking(3, lambda condition, then, otherwise: then if condition else otherwise),
    "GLM": _taking(4, repairable),
    "Weibull": _taking(4, weibull),
    "periodic-test": Operation(
        4, 5, lambda given: (mended_by_tests if len(given) == 4 else repaired_after_tests)(*given)
    ),
}
