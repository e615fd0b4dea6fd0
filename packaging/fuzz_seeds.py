# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What fuzzing begins from: small texts that are as they should be."""

REVIEW = b"""format: hotwash-review
version: 1
id: r1
lifecycle: {state: draft, created_at: 2017-02-02T09:00:00Z}
incident: {title: Slow, severity: SEV-1, time_zone: Europe/Berlin, summary: "Two\\nlines"}
meeting: {scheduled_at: 2017-02-03T14:00:00Z, budgets: [3, 4, 7, 26, 6, 22, 6, 1, 2, 2]}
impact: {affected_share: 1.0, slo_target: 0.995, slo_window_days: 90}
people: [{id: p1, name: Ann, role: scribe, acted: true}]
evidence: [{id: f1, number: '1', kind: link, title: x, link: 'https://example.org/a'}]
events: [{id: e1, at: 0001-01-01T00:00:00+14:00, precision: approximate, evidence_ids: [f1]}]
causes: [{id: c1, number: 1, text: x}]
links: [{id: l1, effect_id: effect, cause_id: c1}]
actions: [{id: a1, number: 1, text: fix, owner: Ann, due: 2024-02-01}]
"""
REVIEW_JSON = (
    b'{"format":"hotwash-review","version":1,"id":"r1","incident":{"title":"x"},"events":'
    b'[{"id":"e1","at":"2024-01-02T10:00:00Z"}],"actions":[{"id":"a1","due":"9999-12-31"}]}'
)
BAG = (
    b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
    b"Payload-Oxum: 12.1\nSource-Organization: x\n  y\n",
    b"a" * 64 + b"  data/review.yaml\n",
    b"12.1",
)
XML = (
    b'<opsa-mef><define-fault-tree name="T"><define-gate name="G"><or><basic-event name="A"/>'
    b'<basic-event name="B"/></or></define-gate></define-fault-tree><model-data>'
    b'<define-basic-event name="A"><float value="0.1"/></define-basic-event></model-data>'
    b"</opsa-mef>"
)
LOGS = (
    b"2024-01-02 03:04:05 INFO begun\n2024-01-02T03:04:06Z ERROR x\n",
    b'192.0.2.1 - - [10/Oct/2000:13:55:36 -0700] "GET / HTTP/1.0" 200 1\n',
    b"<34>1 2003-10-11T22:14:15.003Z h a p m - it failed\n",
    b"time,message\n2024-01-02 10:00,begun\n",
    b'{"time":"2024-01-02T10:00:00Z","msg":"x"}\n{"ts":1704164645,"msg":"y"}\n',
    b"Ann [8:27 AM]\nit is down\n",
    b"commit 0a1b2c3d\nAuthor: A <a@b>\nDate:   Tue Jan 2 10:00:00 2024 +0000\n\n    x\n",
    b"# Timeline\n\nAll times UTC.\n\n- 10:00 it began\n- 10:05\xe2\x80\x9310:07 it ended\n",
    b"<table><tr><td>10:00</td><td>it began</td></tr></table>",
)
EDITS = (
    b'{"op":"set","kind":"incident","id":"incident","field":"title","value":"x"}',
    b'{"op":"splice","kind":"incident","id":"incident","field":"summary","start":0,"removed":""}',
    b'{"op":"batch","edits":[{"op":"add","kind":"note","item":{"id":"n1","text":"x"}}]}',
    b'{"op":"remove","kind":"note","id":"n1"}',
    b'{"op":"set","kind":"event","id":"e1","field":"at","value":"0001-01-01T00:00:00+14:00"}',
    b'{"op":"add","kind":"action","item":{"id":"a1","due":"2024-02-01","number":1}}',
)
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00"
    b"\x90wS\xde\x00\x00\x00\x0cIDATx\x9cc```\x00\x00\x00\x04\x00\x01\xf6\x178U"
    b"\x00\x00\x00\x00IEND\xaeB`\x82"
)
_COMMIT = (
    b'{"number":1,"at":"2024-01-02T10:00:00+00:00","author":"a","initiator":"x","label":"y",'
    b'"edit":{},"inverse":{}}'
)
OUTBOX = (_COMMIT, b'{"id":"r1","items":[["note",{"id":"n"}]],"graves":[]}')
