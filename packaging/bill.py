# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The software bill of materials: what the app runs with, as CycloneDX JSON, always the same.

A script of the environment: it asks the installed packages what they need.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path
from typing import Any

from environment import Environment, last_line
from failure import Failure
from licences import READ, normal, unwelcome

EXTRAS = ("postgres", "sign")


def write(environment: Environment, target: Path) -> None:
    """Let cyclonedx-py list the environment, and keep of it what the app runs with."""
    done = subprocess.run(
        [
            *(str(environment.script("cyclonedx-py")), "environment", str(environment.folder)),
            *("--pyproject", str(environment.root / "pyproject.toml")),
            *("--output-reproducible", "--output-format", "JSON"),
        ],
        capture_output=True,
        text=True,
        cwd=environment.root,
        check=False,
    )
    if done.returncode:
        raise Failure(f"The bill of materials could not be made: {last_line(done)}")
    bill = bill_of(json.loads(done.stdout), running(environment.root / "pyproject.toml"))
    refused = list(unwelcome(each["name"] for each in bill["components"]))
    if refused:
        raise Failure(" ".join(refused))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(bill, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def bill_of(whole: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """Return a bill with the components of these names alone, in their order."""
    kept = frozenset(names)
    components = sorted(
        (_component(each) for each in whole["components"] if normal(each["name"]) in kept),
        key=lambda each: str(each["name"]).lower(),
    )
    known = {each["bom-ref"] for each in components}
    known.add(whole.get("metadata", {}).get("component", {}).get("bom-ref"))
    links = [
        {"ref": link["ref"], "dependsOn": sorted(known.intersection(link.get("dependsOn", ())))}
        for link in sorted(whole.get("dependencies", ()), key=lambda link: str(link["ref"]))
        if link["ref"] in known
    ]
    return {**whole, "components": components, "dependencies": links}


def running(project: Path, extras: Iterable[str] = EXTRAS) -> frozenset[str]:
    """Return the packages that the app runs with here, by the names that indexes compare."""
    import tomllib

    about = tomllib.loads(project.read_text(encoding="utf-8"))["project"]
    optional = about["optional-dependencies"]
    waiting = [*about["dependencies"], *(each for extra in extras for each in optional[extra])]
    found: set[str] = set()
    while waiting:
        for name, extra in _wanted(waiting.pop()):
            if name not in found or extra:
                found.add(name)
                waiting += _needs(name, extra)
    return frozenset(found)


def _wanted(written: str, extra: str = "") -> list[tuple[str, str]]:
    """Return the package that a requirement names, once for each extra; none for other systems."""
    from packaging.requirements import Requirement

    requirement = Requirement(written)
    if requirement.marker is not None and not requirement.marker.evaluate({"extra": extra}):
        return []
    name = normal(requirement.name)
    return [(name, ""), *((name, each) for each in sorted(requirement.extras))]


def _needs(name: str, extra: str) -> list[str]:
    from packaging.requirements import Requirement

    try:
        written = requires(name) or []
    except PackageNotFoundError:
        return []
    here = [
        each
        for each in written
        if (marker := Requirement(each).marker) is None or marker.evaluate({"extra": extra})
    ]
    return [each.partition(";")[0] for each in here]


def _component(found: Mapping[str, Any]) -> dict[str, Any]:
    licence = READ.get(normal(found["name"]))
    told = {} if found.get("licenses") or not licence else {"licenses": [{"expression": licence}]}
    return {**found, **told}


def main(arguments: list[str]) -> int:
    """Write the bill into the file named first."""
    try:
        write(Environment(), Path(arguments[0]))
    except Failure as failure:
        print(failure, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
