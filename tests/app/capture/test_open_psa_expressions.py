# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Probabilities that are written as expressions: by formula, by hand, and by small steps."""

from __future__ import annotations

from math import exp, isclose, pi
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.capture.open_psa import FaultTreeFile, read_fault_tree
from app.capture.open_psa.operations import (
    exponential,
    mended_by_tests,
    repairable,
    repaired_after_tests,
)
from app.errors import UserFacingError

TREE = """<opsa-mef><define-fault-tree name="T">
<define-gate name="Top"><or><basic-event name="A"/></or></define-gate>
<define-basic-event name="A">{}</define-basic-event></define-fault-tree>
<model-data>{}</model-data></opsa-mef>"""
STEPS = 300
TIME = "<system-mission-time/>"


def number(value: object) -> str:
    """Return a number as text."""
    return f'<float value="{value}"/>'


def read(
    folder: Path, expression: str, parameters: str = "", mission_hours: float | None = None
) -> FaultTreeFile:
    """Read a model with one event of this probability."""
    path = folder / "model.xml"
    path.write_text(TREE.format(expression, parameters), encoding="utf-8")
    return read_fault_tree([path], mission_hours=mission_hours)


def of(tag: str, *numbers: object) -> str:
    """Return an operation on numbers as text."""
    return f"<{tag}>{''.join(map(number, numbers))}</{tag}>"


def case(comparison: str, value: float) -> str:
    """Return a case that holds where the comparison does of 1 and 2."""
    return f"<case>{of(comparison, 1, 2)}{number(value)}</case>"


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ('<int value="1"/>', 1),
        ('<bool value="true"/>', 1),
        (of("add", 0.1, 0.2, 0.3), 0.6),
        (of("sub", 0.9, 0.2, 0.3), 0.4),
        (of("div", 1, 2, 4), 0.125),
        (of("pow", 0.5, 3), 0.125),
        (of("mean", 0.1, 0.2, 0.6), 0.3),
        (f"<exp><neg>{number(2)}</neg></exp>", exp(-2)),
        (f"<div><pi/>{number(10)}</div>", pi / 10),
        (f"<ite>{of('lt', 1, 2)}{number(0.3)}{number(0.7)}</ite>", 0.3),
        (f"<and>{of('geq', 2, 2)}<not>{of('eq', 1, 2)}</not></and>", 1),
        (f"<switch>{case('gt', 0.1)}{case('df', 0.2)}{number(0.3)}</switch>", 0.2),
        (of("exponential", 0.001, 100), 1 - exp(-0.1)),
        (of("GLM", 0.25, 0, 0.5, 0), 0.25),
        (of("GLM", 0.5, 0, 0, 100), 0.5),
        (of("periodic-test", 0, 0, 10, 5, 100), 0),
        (of("Weibull", 100, 2, 10, 60), 1 - exp(-0.25)),
        (of("Weibull", 100, 2, 10, 5), 0),
        (of("uniform-deviate", 0.1, 0.3), 0.2),
        (of("normal-deviate", 0.2, 0.1), 0.2),
        (of("lognormal-deviate", 0.2, 3, 0.95), 0.2),
        (of("lognormal-deviate", -2, 0.5), exp(-1.875)),
        (of("gamma-deviate", 2, 0.1), 0.2),
        (of("beta-deviate", 1, 3), 0.25),
        (f"<histogram>{number(0)}{of('bin', 1, 0.2)}{of('bin', 4, 0.4)}</histogram>", 0.35),
    ],
    ids=lambda value: str(value)[:30],
)
def test_an_expression_comes_to_what_the_standard_says(
    expression: str, expected: float, tmp_path: Path
) -> None:
    found = read(tmp_path, expression).model.probabilities["A"]
    assert found == pytest.approx(expected, rel=1e-12)


def test_parameters_stand_for_expressions_and_are_told_apart_by_their_names(tmp_path: Path) -> None:
    parameters = (
        f'<define-parameter name="rate"><mul>{number(0.001)}<parameter name="factor"/></mul>'
        f'</define-parameter><define-parameter name="factor">{number(2)}</define-parameter>'
    )
    expression = f'<exponential><parameter name="rate"/>{TIME}</exponential>'
    file = read(tmp_path, expression, parameters, mission_hours=50)
    assert file.model.probabilities["A"] == pytest.approx(1 - exp(-0.1))
    assert file.notes == ()


def test_a_mission_is_a_year_unless_somebody_says_otherwise_and_that_is_said(
    tmp_path: Path,
) -> None:
    file = read(tmp_path, f"<exponential>{number(1e-5)}{TIME}</exponential>")
    assert file.model.probabilities["A"] == pytest.approx(1 - exp(-0.0876))
    (note,) = file.notes
    assert note.startswith("No file says how long a mission lasts, so 8,760 hours (a year)")


def test_a_distribution_is_taken_at_its_mean_and_that_is_said(tmp_path: Path) -> None:
    assert read(tmp_path, of("normal-deviate", 0.2, 0.1)).notes == (
        "Numbers that are given as a distribution are taken at its mean.",
    )


def test_what_is_not_understood_stays_unknown_and_is_named(tmp_path: Path) -> None:
    file = read(tmp_path, f'<mul>{number(0.5)}<extern-function name="f"/></mul>')
    assert dict(file.model.probabilities) == {"A": None}
    (note,) = file.notes
    assert note == (
        "The probability of “A” (model.xml, line 3: extern-function) can't be worked out here "
        "and stays unknown."
    )


@pytest.mark.parametrize(
    ("expression", "sentence"),
    [
        (of("div", 1, 0), "line 3: “div” can't be worked out of 1, 0"),
        (of("log", -1), "“log” can't be worked out of -1"),
        (of("exp", 1000), "“exp” can't be worked out of 1000"),
        (of("pow", -1, 0.5), "“pow” can't be worked out"),
        (of("add", 0.6, 0.6), "“1.2” is not a probability between 0 and 1"),
        (of("exponential", 0.1), "“exponential” needs 2 numbers, not 1"),
        (number("1_0"), "“1_0” is not a number"),
        (number("nan"), "“nan” is not a number"),
        ('<bool value="maybe"/>', "a bool must be true or false"),
        (f"<switch><case>{number(1)}</case>{number(1)}</switch>", "a case needs a condition and"),
        ('<parameter name="p"/>', "“p” is defined by itself"),
        ('<parameter name="q"/>', "“q” is not defined"),
    ],
)
def test_what_can_not_be_worked_out_is_refused_with_its_place(
    expression: str, sentence: str, tmp_path: Path
) -> None:
    own = '<define-parameter name="p"><neg><parameter name="p"/></neg></define-parameter>'
    with pytest.raises(UserFacingError, match=sentence):
        read(tmp_path, expression, own)


def test_expressions_that_never_seem_to_end_are_refused(tmp_path: Path) -> None:
    deep = "<neg>" * 80, "</neg>" * 80
    parameters = "".join(
        f'<define-parameter name="p{n}">{deep[0]}<parameter name="p{n + 1}"/>{deep[1]}'
        "</define-parameter>"
        for n in range(50)
    )
    with pytest.raises(UserFacingError, match="line 4: expressions lead on more than 150 levels"):
        read(tmp_path, '<parameter name="p0"/>', parameters)


rates = st.floats(1e-6, 0.1)
spans = st.floats(1, 500)


@given(rates, spans, st.floats(0, 500), st.floats(0, 3000))
def test_a_repair_of_no_time_is_a_test_that_mends_at_once(
    rate: float, between: float, first: float, time: float
) -> None:
    slow = repaired_after_tests(rate, 1e300, between, first, time)
    assert isclose(slow, mended_by_tests(rate, between, first, time), rel_tol=1e-6, abs_tol=1e-9)


@settings(max_examples=40, deadline=None)
@given(rates, rates | st.just(0.0), st.floats(5, 200), st.floats(0, 200), st.floats(0, 900))
def test_tests_and_repairs_are_what_small_steps_give(
    rate: float, repair: float, between: float, first: float, time: float
) -> None:
    up, failed, mending = 1.0, 0.0, 0.0
    next_test, now = first, 0.0
    while now < time:
        end = min(time, next_test)
        stay = exp(-rate * (end - now))
        back = (
            sum(
                exp(-repair * (at + 0.5) * (end - now) / STEPS)
                * exp(-rate * (1 - (at + 0.5) / STEPS) * (end - now))
                for at in range(STEPS)
            )
            * repair
            * (end - now)
            / STEPS
        )
        still = exp(-repair * (end - now))
        up, failed, mending = (
            up * stay + mending * back,
            failed + up * (1 - stay) + mending * (1 - still - back),
            mending * still,
        )
        now = end
        if now == next_test < time:
            failed, mending = 0.0, mending + failed
            next_test += between
    found = repaired_after_tests(rate, repair, between, first, time)
    assert isclose(found, 1 - up, rel_tol=1e-3, abs_tol=1e-5)


@given(rates, st.floats(0, 1000))
def test_what_is_never_repaired_and_never_fails_on_demand_is_exponential(
    rate: float, time: float
) -> None:
    assert isclose(repairable(0, rate, 0, time), exponential(rate, time), abs_tol=1e-12)
