# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from app.capture.open_psa import FaultTreeFile, read_fault_tree
from app.causal.cut_sets import minimal_cut_sets, top_probability
from app.causal.fault_model import FaultGate
from app.errors import UserFacingError
from app.review.cause import Gate

PUBLISHED = Path(__file__).resolve().parents[4] / "shared" / "data" / "faulttrees"
ANSWERS = [
    (("Theatre__theatre",), {2: 2}, 0.00207),
    (("Lift__lift",), {1: 12}, 1.19999e-5),
    (("ne574__ne574",), {1: 1, 2: 3, 3: 3}, 0.662208),
    (("BSCU__BSCU",), {1: 2, 2: 8}, 0.1124087),
    (
        ("Chinese__chinese", "Chinese__chinese-basic-events"),
        {2: 12, 4: 24, 5: 188, 6: 168},
        0.0045691,
    ),
    (("abc",), {1: 3}, 0.496),
    (("ab_bc",), {2: 2}, 0.074),
    (("atleast",), {2: 3}, 0.098),
]
TOP = '<define-gate name="Top">{}</define-gate>'
A_OR_B = '<or><basic-event name="A"/><event name="B"/></or>'
A_AND_B = '<define-basic-event name="A"/><define-basic-event name="B"/>'


@pytest.mark.parametrize(
    ("names", "by_order", "chance"), ANSWERS, ids=lambda value: str(value)[:20]
)
def test_published_answers_are_reproduced(
    names: Sequence[str], by_order: dict[int, int], chance: float
) -> None:
    files = [PUBLISHED / f"{name}.xml" for name in names]
    if not all(file.is_file() for file in files):
        pytest.skip("this published model is not here")
    read = read_fault_tree(files)
    assert dict(minimal_cut_sets(read.model).by_order) == by_order
    assert top_probability(read.model) == pytest.approx(chance, rel=1e-4)


def read(folder: Path, *bodies: str) -> FaultTreeFile:
    """Read models with these contents, the first within a fault tree."""
    paths = []
    for number, body in enumerate(bodies, 1):
        tree = f'<define-fault-tree name="T">{body}</define-fault-tree>' if number == 1 else body
        paths.append(folder / f"model-{number}.xml")
        paths[-1].write_text(f"<opsa-mef>\n{tree}\n</opsa-mef>", encoding="utf-8")
    return read_fault_tree(paths)


def test_a_formula_inside_another_is_a_gate_of_its_own(tmp_path: Path) -> None:
    formula = '<and><event name="A"/><or><event name="B"/><constant value="false"/></or></and>'
    model = read(tmp_path, TOP.format(formula) + A_AND_B).model
    assert model.gates["Top"] == FaultGate(Gate.AND, ("A", "Top (1)"))
    assert model.gates["Top (1)"] == FaultGate(Gate.OR, ("B", "(false)"))
    assert minimal_cut_sets(model).sets == (("A", "B"),)


def test_house_events_are_constants_and_labels_are_kept(tmp_path: Path) -> None:
    house = '<define-house-event name="H"><constant value="true"/></define-house-event>'
    formula = '<label>All of it</label><and><basic-event name="A"/><house-event name="H"/></and>'
    read_back = read(tmp_path, TOP.format(formula) + house + '<define-basic-event name="A"/>')
    assert read_back.model.constants == {"H": True}
    assert read_back.labels == {"Top": "All of it"}
    assert minimal_cut_sets(read_back.model).sets == (("A",),)


def test_a_name_is_looked_for_from_the_inside_out(tmp_path: Path) -> None:
    pump = (
        '<define-component name="{0}" role="private">'
        '<define-gate name="Fails"><or><event name="Worn"/><event name="A"/></or></define-gate>'
        '<define-basic-event name="Worn"/></define-component>'
    )
    formula = '<and><gate name="One.Fails"/><gate name="T.Two.Fails"/></and>'
    body = TOP.format(formula) + pump.format("One") + pump.format("Two")
    model = read(tmp_path, body, '<model-data><define-basic-event name="A"/></model-data>').model
    assert minimal_cut_sets(model).sets == (("A",), ("T.One.Worn", "T.Two.Worn"))


def test_a_parameter_that_is_a_number_is_a_probability(tmp_path: Path) -> None:
    event = '<define-basic-event name="{}"><parameter name="p"/></define-basic-event>'
    number = '<define-parameter name="p"><float value="0.25"/></define-parameter>'
    model = read(
        tmp_path, TOP.format(A_OR_B) + event.format("A") + event.format("B") + number
    ).model
    assert dict(model.probabilities) == {"A": 0.25, "B": 0.25}


def test_a_not_over_constants_is_a_constant(tmp_path: Path) -> None:
    house = '<define-house-event name="H"><constant value="true"/></define-house-event>'
    formula = (
        '<or><and><not><house-event name="H"/></not><event name="A"/></and>'
        '<and><not><not><event name="H"/></not></not><event name="B"/></and></or>'
    )
    model = read(tmp_path, TOP.format(formula) + house + A_AND_B).model
    assert minimal_cut_sets(model).sets == (("B",),)


def test_a_file_that_includes_another_is_read_where_both_are_given(tmp_path: Path) -> None:
    include = '<xi:include href="parts/model-2.xml" xpointer="xpointer(/opsa-mef/*)"/>'
    (tmp_path / "model-1.xml").write_text(
        f'<opsa-mef xmlns:xi="x"><define-fault-tree name="T">{TOP.format(A_OR_B)}'
        f"</define-fault-tree>\n{include}</opsa-mef>"
    )
    (tmp_path / "model-2.xml").write_text(
        f"<opsa-mef><model-data>{A_AND_B}</model-data></opsa-mef>"
    )
    paths = [tmp_path / "model-1.xml", tmp_path / "model-2.xml"]
    assert read_fault_tree(paths).notes == ()
    with pytest.raises(UserFacingError, match="line 2: this includes “parts/model-2"):
        read_fault_tree(paths[:1])


def test_one_of_several_trees_is_read_by_the_name_of_its_top(tmp_path: Path) -> None:
    other = '<define-gate name="Other"><and><event name="A"/><event name="C"/></and></define-gate>'
    path = tmp_path / "model.xml"
    path.write_text(
        f'<opsa-mef><define-fault-tree name="T">{TOP.format(A_OR_B)}{other}{A_AND_B}'
        "</define-fault-tree></opsa-mef>"
    )
    found = read_fault_tree([path], top="Other").model
    assert (found.top, list(found.gates), list(found.probabilities)) == (
        "Other", ["Other"], ["A", "C"],
    )  # fmt: skip
    for top, sentence in ((None, "name its top with"), ("A", "no gate “A”")):
        with pytest.raises(UserFacingError, match=sentence):
            read_fault_tree([path], top=top)


def test_events_that_nothing_defines_are_basic_and_that_is_said(tmp_path: Path) -> None:
    file = read(tmp_path, TOP.format(A_OR_B))
    assert dict(file.model.probabilities) == {"A": None, "B": None}
    (note,) = file.notes
    assert note.startswith("“A” (model-1.xml, line 2) and 1 more are not defined and taken as")


@pytest.mark.parametrize(
    ("bodies", "sentence"),
    [
        ((TOP.format('<or><gate name="A"/></or>'),), "“A” is not defined; if another file"),
        (("",), "model-1.xml defines no gate"),
        ((TOP.format('<or><gate name="Top"/></or>'),), "its own input: “Top” → “Top”"),
        ((TOP.format(A_OR_B) * 2 + A_AND_B,), "“Top” is defined already, in model-1.xml, line 2"),
        ((TOP.format("<xor><event/></xor>"),), "“xor” is not supported: only and, or"),
        ((TOP.format("<or><not/></or>"),), "“not” is not supported: only and, or and atleast"),
        ((TOP.format("<or/>"),), "“or” has no inputs"),
        ((TOP.format(""),), "“Top” has no formula"),
        ((TOP.format('<or><gate name="A"/></or>') + A_AND_B,), "“A” is a basic event, not a gate"),
        ((TOP.format('<or><event name="A" type="x"/></or>') + A_AND_B,), "“x” is not a type"),
        ((TOP.format('<atleast min="0"><event name="A"/></atleast>') + A_AND_B,), "from 1 to 1"),
        ((TOP.format('<atleast min="2"><event name="A"/></atleast>') + A_AND_B,), "here it is “2”"),
        ((TOP.format('<atleast min="1e9"><event name="A"/></atleast>') + A_AND_B,), "“1e9”"),
        ((TOP.format(A_OR_B) + "<define-CCF-group/>",), "line 2: “define-CCF-group” is not supp"),
        ((TOP.format(A_OR_B) + A_AND_B, "<define-event-tree/>"), "model-2.xml, line 2: “define-ev"),
        ((TOP.format(A_OR_B) + TOP.format(A_OR_B).replace("Top", "2") + A_AND_B,), "2 fault trees"),
        ((TOP.format(A_OR_B) + '<define-basic-event name="A"><float value="2"/>'
          "</define-basic-event>" + '<define-basic-event name="B"/>',), "between 0 and 1"),
        ((TOP.format(A_OR_B) + '<define-basic-event name="A"><float value="NaN"/>'
          "</define-basic-event>" + '<define-basic-event name="B"/>',), "“NaN” is not a number"),
        (("<define-component/>",), "define-component has no name"),
        (("<or>" * 200 + "</or>" * 200,), "more than 100 levels"),
        (("<or>",), "line 2: this is not sound XML"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_named_with_its_place(
    bodies: Sequence[str], sentence: str, tmp_path: Path
) -> None:
    with pytest.raises(UserFacingError, match=sentence):
        read(tmp_path, *bodies)


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><opsa-mef>&c;</opsa-mef>',
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><opsa-mef>&b;</opsa-mef>',
        b'<!DOCTYPE a [<!ENTITY % b SYSTEM "x"> %b;]><opsa-mef/>',
    ],
)
def test_entities_are_refused(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(data)
    with pytest.raises(UserFacingError, match="declares entities"):
        read_fault_tree([path])


def test_a_doctype_that_leads_elsewhere_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text('<!DOCTYPE opsa-mef SYSTEM "mef.dtd">\n<opsa-mef/>')
    with pytest.raises(UserFacingError, match="it refers to “mef"):
        read_fault_tree([path])


def test_too_large_a_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    with pytest.raises(UserFacingError, match="too large"):
        read_fault_tree([path])


TAGS = st.sampled_from((
    "opsa-mef", "model-data", "define-fault-tree", "define-component", "define-gate",
    "define-basic-event", "define-house-event", "define-parameter", "label", "or", "and",
    "atleast", "gate", "event", "basic-event", "house-event", "constant", "float", "int",
    "parameter", "not", "include", "exponential", "system-mission-time", "div", "pow", "switch",
    "case", "histogram", "bin", "periodic-test",
))  # fmt: skip
ATTRIBUTES = st.dictionaries(
    st.sampled_from(("name", "type", "value", "min", "role")),
    st.sampled_from(("A", "B", "T", "T.A", ".", "", "gate", "private", "true", "0.5", "2", "-1")),
)


def element(tag: str, attributes: dict[str, str], inside: Sequence[str]) -> str:
    """Return an element as text."""
    written = "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items())
    return f"<{tag}{written}>{''.join(inside)}</{tag}>"


ELEMENTS = st.recursive(
    st.builds(element, TAGS, ATTRIBUTES, st.just(())),
    lambda inside: st.builds(element, TAGS, ATTRIBUTES, st.lists(inside, max_size=4)),
    max_leaves=20,
)


@given(
    content=st.lists(ELEMENTS, max_size=4).map(lambda inside: element("opsa-mef", {}, inside))
    | st.text(max_size=60)
    | st.binary(max_size=60)
)
@example(content="<?xml version='1.0' encoding='shift_jis'?><opsa-mef/>")
@example(content="<?xml version='1.0' encoding='nothing'?><opsa-mef/>")
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_file_is_read_or_refused_in_words(content: str | bytes, tmp_path: Path) -> None:
    path = tmp_path / "any.xml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "replace"))
    with suppress(UserFacingError):
        minimal_cut_sets(read_fault_tree([path]).model)
