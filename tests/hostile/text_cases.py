# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Reviews as YAML, JSON and XML, and files of rules: another case is one entry."""

from __future__ import annotations

from tests.hostile import pictures
from tests.hostile.case import Case

_JSON = b'{"format":"hotwash-review","version":1,"id":"r",'
_HEAD = b"format: hotwash-review\nversion: 1\nid: r1\nincident:\n"
TEXTS = (
    Case(
        "YAML: aliases that grow",
        "a.yaml",
        lambda: (
            b"a: &a [x, x]\n"
            + b"".join(
                b"%c: &%c [*%c, *%c]\n" % (98 + n, 98 + n, 97 + n, 97 + n) for n in range(24)
            )
        ),
        refused="references",
    ),
    Case("YAML: an alias of itself", "a.yaml", lambda: b"&a [*a]\n", refused="references"),
    Case("YAML: merged keys", "a.yaml", lambda: _HEAD + b"  <<: {title: x}\n", refused="no field"),
    Case(
        "YAML: a tag that runs",
        "a.yaml",
        lambda: b"!!python/object/apply:os.system [ls]\n",
        refused="tags",
    ),
    Case(
        "YAML: a tag of ours", "a.yaml", lambda: _HEAD + b"  title: !!binary eA==\n", refused="ta"
    ),
    Case("YAML: 100,000 deep", "a.yaml", lambda: b"[" * 100_000, refused="nested too deeply"),
    Case(
        "YAML: deep by indenting",
        "a.yaml",
        lambda: b"".join(b" " * n + b"a:\n" for n in range(3000)),
        refused="nested too deeply",
    ),
    Case(
        "YAML: a key twice",
        "a.yaml",
        lambda: _HEAD + b"  title: a\n  title: b\n",
        refused="there twice",
    ),
    Case("YAML: two documents", "a.yaml", lambda: _HEAD + b"---\nx\n", refused="more than one"),
    Case("YAML: 33 MB", "a.yaml", lambda: b"a: " + b"x" * 34_000_000, refused="too large"),
    Case(
        "YAML: a million keys",
        "a.yaml",
        lambda: b"".join(b"a%d: 1\n" % n for n in range(10**6)),
        refused="more values",
    ),
    Case(
        "YAML: a huge number",
        "a.yaml",
        lambda: _HEAD + b"  title: x\nactions:\n  - {id: a, number: " + b"9" * 100_000 + b"}\n",
        refused="can't be opened",
    ),
    Case(
        "YAML: 12:30 and no are words",
        "a.yaml",
        lambda: _HEAD + b"  title: 12:30\n  service: no\n",
        shown="title='12:30'.*service='no'",
    ),
    Case("YAML: binary", "a.yaml", lambda: bytes(range(256)) * 9, refused="not UTF-8"),
    Case(
        "YAML: an escape for terminals",
        "a.yaml",
        lambda: _HEAD + b"  title: a\x1b[2Jb\n",
        refused="does not allow|can't be read",
    ),
    Case(
        "YAML: bidi and zero width",
        "a.yaml",
        lambda: _HEAD + "  title: a\u202eb\u200bc\n".encode(),
        shown=r"title='a",
    ),
    Case("JSON: 100,000 deep", "a.json", lambda: b'{"a":' * 100_000, refused="nested too deeply"),
    Case(
        "JSON: a huge number",
        "a.json",
        lambda: b'{"a":' + b"9" * 100_000 + b"}",
        refused="number too large",
    ),
    Case(
        "JSON: ten million values",
        "a.json",
        lambda: _JSON + b'"events":[' + b"1," * 10**7 + b"1]}",
        refused="more values",
    ),
    Case(
        "JSON: 400,000 wrong values",
        "a.json",
        lambda: _JSON + b'"events":[' + b"1," * 399_000 + b"1]}",
        refused="can't be opened",
    ),
    Case(
        "JSON: 400,000 unknown fields",
        "a.json",
        lambda: _JSON + b",".join(b'"%d":1' % n for n in range(400_000)) + b"}",
        refused="can't be opened",
    ),
    Case("JSON: infinity", "a.json", lambda: b'{"a":Infinity}', refused="not a number"),
    Case(
        "JSON: 1e999",
        "a.json",
        lambda: _JSON + b'"impact":{"slo_target":1e999}}',
        refused="can't be opened",
    ),
    Case("JSON: a key twice", "a.json", lambda: b'{"a":1,"a":2}', refused="there twice"),
    Case(
        "JSON: half a sign",
        "a.json",
        lambda: _JSON + b'"incident":{"title":"\\ud800"}}',
        shown="title='\ufffd'",
    ),
    Case("XML: entities that grow", "a.xml", lambda: pictures.SVG_ENTITIES, refused="entit"),
    Case("XML: an entity from the disk", "a.xml", lambda: pictures.SVG_OUTSIDE, refused="entit"),
    Case(
        "XML: a description elsewhere",
        "a.xml",
        lambda: b'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd"><opsa-mef/>',
        refused="can't be",
    ),
    Case("XML: 100,000 deep", "a.xml", lambda: b"<a>" * 100_000, refused="100 levels deep"),
    Case(
        "XML: a gate in itself",
        "a.xml",
        lambda: (
            b'<opsa-mef><define-fault-tree name="T"><define-gate name="G"><or>'
            b'<gate name="G"/></or></define-gate></define-fault-tree></opsa-mef>'
        ),
        refused="can't be",
    ),
    Case(
        "Ishikawa: 3,000 deep",
        "a.mmd",
        lambda: b"ishikawa-beta\n" + b"".join(b" " * n + b"x\n" for n in range(3000)),
        refused="too long",
    ),
    Case(
        "Ishikawa: 190 deep",
        "a.mmd",
        lambda: b"ishikawa-beta\n" + b"".join(b" " * n + b"x\n" for n in range(190)),
        shown="Incident",
    ),
    Case(
        "Ishikawa: markup",
        "a.mmd",
        lambda: b"ishikawa-beta\n <b>x</b>&#x202e;\n  y\n    z\n",
        shown="Incident",
    ),
    Case(
        "targets: a secret in it",
        "targets.yaml",
        lambda: b"- name: x\n  kind: jira\n  token: hunter2\n",
        "targets",
        refused="secret|keyring|token",
    ),
    Case("targets: deep", "targets.yaml", lambda: b"[" * 9999, "targets", refused="too deeply"),
)
