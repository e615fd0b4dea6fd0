# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Secrets in incoming text are found by their form, never shown, and taken out on request."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.capture.secrets import redacted, redacted_pieces, redaction_edit, scan, secrets_in
from app.review.event import Event
from app.review.evidence import Evidence
from app.rules.rules import Rules
from tests.builders import applied, review_with
from tests.growth import grows_in_proportion

RULES = Rules().secrets
LETTERS = "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7"
LONG = LETTERS * 8
# Made up, and put together here so that no scanner takes this file for a leak.
SECRETS = {
    "aws-access-key": "AKIA" + "ABCDEFGH234567AB",
    "aws-secret-key": "aws_secret_access_key = " + LONG[:40],
    "github-token": "ghp_" + LONG[:36],
    "github-fine-grained-token": "github_pat_" + LONG[:60],
    "gitlab-token": "glpat-" + LONG[:20],
    "slack-token": "xoxb-" + "1234567890-" + LONG[:20],
    "slack-webhook": "https://hooks.slack.com/" + "services/T00/B00/" + LONG[:24],
    "google-api-key": "AIza" + LONG[:35],
    "google-oauth-token": "ya29." + LONG[:60],
    "stripe-key": "sk_live_" + LONG[:24],
    "npm-token": "npm_" + LONG[:36],
    "pypi-token": "pypi-AgE" + LONG[:80],
    "sendgrid-key": "SG." + LONG[:22] + "." + LONG[:43],
    "openai-key": "sk-proj-" + LONG[:40],
    "digitalocean-token": "dop_v1_" + "0123456789abcdef" * 4,
    "vault-token": "hvs." + LONG[:30],
    "databricks-token": "dapi" + "0123456789abcdef" * 2,
    "azure-storage-key": "AccountKey=" + LONG[:86] + "==",
    "json-web-token": "eyJ" + LONG[:20] + ".eyJ" + LONG[:30] + "." + LONG[:40],
    "private-key": "-----BEGIN RSA PRIVATE KEY-----\n"
    + LONG[:64]
    + "\n-----END RSA PRIVATE KEY-----",
    "azure-client-secret": "aB3" + "8Q~" + LONG[:34],
    "service-token": "hf_" + LONG[:34],
    "terraform-token": LONG[:14] + ".atlasv1." + LONG[:64],
    "bot-token": "110201543:AA" + LONG[:33],
    "discord-bot-token": "MT" + LONG[:24] + "." + LONG[:6] + "." + LONG[:30],
    "chat-webhook": "https://discord.com/api/webhooks/" + "123456789012/" + LONG[:60],
    "older-openai-key": "sk-" + LONG[:20] + "T3BlbkFJ" + LONG[:20],
    "authorization-header": "Authorization: Bearer " + LONG[:30],
    "bearer-token": "bearer " + LONG[:30],
    "session-cookie": "Set-Cookie: lang=de; session_id=" + LONG[:32],
    "address-password": "postgres://app:" + "hunter22" + "@db.test:5432/shop",
    "password": 'DB_PASSWORD="' + "hunter22" + '"',
    "token": "X-Auth-Token: " + LONG[:30],
    "token-in-address": "https://blob.test/c?se=2024&sig=" + LONG[:40],
    "password-on-a-command-line": "curl -u admin:" + "hunter22" + " https://api.test",
    "option-with-a-password": "docker login --password " + "hunter22",
    "mysql-password": "mysql -u root -p" + "hunter22" + " shop",
    "password-hash": "$2b$" + "12$" + LONG[:53],
    "told-password": "the password is " + "hunter22",
    "e-mail": "ada.lovelace+ops@example.test",
}


@pytest.mark.parametrize("kind", SECRETS)
def test_each_kind_is_found_in_a_line_of_a_log_and_gone_when_redacted(kind: str) -> None:
    text = f"14:00 first line\n14:01 request with {SECRETS[kind]} failed\n14:02 ok\n"
    findings = scan(text, RULES)
    assert [found.line for found in findings] == [2]
    assert findings[0].kind == kind
    left = redacted(text, findings)
    assert f"[redacted: {findings[0].name}]" in left
    secret = text[findings[0].start : findings[0].end]
    assert secret not in left
    assert secret not in repr(findings)
    assert left.startswith("14:00 first line\n14:01 request with ")
    assert "failed\n14:02 ok\n" in left


def test_every_rule_is_tried_here() -> None:
    assert {rule.id for rule in RULES} == set(SECRETS)


@pytest.mark.parametrize(
    "text",
    [
        "password: required", "password=", "password=${DB_PASSWORD}", "password = <hidden>",
        "secret santa is on friday", "no secrets here", "mail to ada at example.test", "user@host",
        "AKIAfoo", "XAKIAABCDEFGH234567AB", "https://example.test/a@b", "eyJhbGci", "12:30 @here",
        "commit 0123456789abcdef0123456789abcdef01234567", "passwordless login",
        "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
    ],
)  # fmt: skip
def test_what_is_none_is_left_alone(text: str) -> None:
    assert scan(text, RULES) == ()


@settings(max_examples=60, deadline=None)
@given(
    words=st.lists(
        st.sampled_from([*SECRETS.values(), "\n", " ", "=", "ok", "Ünï", "\udc80"]), max_size=12
    )
)
def test_redacting_leaves_nothing_to_redact_and_all_other_signs(words: list[str]) -> None:
    text = " ".join(words)
    findings = scan(text, RULES)
    left = redacted(text, findings)
    assert scan(left, RULES) == ()
    kept = "".join(text[a:b] for a, b in _gaps(text, findings))  # type: ignore[arg-type]
    for found in findings:
        lines = "\n" * text.count("\n", found.start, found.end)
        left = left.replace(f"[redacted: {found.name}]{lines}", "", 1)
    assert left == kept


def _gaps(text: str, findings: tuple[object, ...]) -> list[tuple[int, int]]:
    places = [0]
    for found in findings:
        places += [found.start, found.end]  # type: ignore[attr-defined]
    places.append(len(text))
    return list(zip(places[::2], places[1::2], strict=True))


@pytest.mark.parametrize(
    "unit",
    [
        "eyJ", ".eyJ", "eyJaaaaaaaa.", "://", "://a:", "@", "a@", "a" * 64 + "@", "a@a.",
        "password=", "password = ", "-----BEGIN ", "-----BEGIN PRIVATE KEY-----",
        "AKIA", " AKIA", "-", "a-",
        "authorization: bearer ", "SG.aaaaaaaaaaaaaaaa.", "a", "\n", "secret", "sk-proj-", " ghp_",
        "-----BEGIN PRIVATE KEY-----" + "a-" * 100,
    ],
)  # fmt: skip
def test_a_hostile_megabyte_is_read_in_one_go(unit: str) -> None:
    assert grows_in_proportion(lambda size: scan(unit * (size // len(unit)), RULES), 2**20)


def left_of(data: bytes) -> bytes:
    return b"".join(redacted_pieces(io.BytesIO(data), RULES))


def test_a_redacted_file_keeps_both_hashes_and_every_other_byte() -> None:
    data = b"\xff\xfe broken utf-8\r\n" + SECRETS["github-token"].encode() + b"\r\nend"
    assert left_of(data) == b"\xff\xfe broken utf-8\r\n[redacted: GitHub token]\r\nend"
    fact = Evidence(id="e", number=1, sha256="a" * 64, size=len(data))
    read = Event(id="v", text="used " + SECRETS["github-token"], evidence_ids=("e",))
    review = review_with(fact, read)
    after = applied(review, redaction_edit(review, review.evidence[0], "b" * 64, 40, RULES))
    [kept] = after.evidence
    assert (kept.sha256, kept.size, kept.original_sha256) == ("b" * 64, 40, "a" * 64)
    assert after.events[0].text == "used [redacted: GitHub token]"
    twice = applied(after, redaction_edit(after, kept, "c" * 64, 40, RULES))
    assert twice.evidence[0].original_sha256 == "a" * 64


def test_lines_keep_their_numbers_where_a_key_of_many_lines_was() -> None:
    data = f"one\n{SECRETS['private-key']}\nlast\n".encode()
    left = left_of(data)
    assert left.count(b"\n") == data.count(b"\n")
    assert left.splitlines()[-1] == b"last"
    assert LONG[:64].encode() not in left


@settings(max_examples=40, deadline=None)
@given(
    words=st.lists(st.sampled_from([*SECRETS.values(), "\n", "\n", "ok", "Ünï"]), max_size=30),
    piece=st.integers(1, 400),
)
def test_a_file_read_in_pieces_loses_the_same_secrets(words: list[str], piece: int) -> None:
    text = "".join(f"{word}\n" for word in words)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.capture.secrets.PIECE", piece)
        left = left_of(text.encode())
        found = secrets_in(io.BytesIO(text.encode()), RULES)
    findings = scan(text, RULES)
    assert left.decode() == redacted(text, findings)
    assert found.counts.total() == len(findings)
    assert found.first_line == (findings[0].line if findings else 0)


def test_pictures_and_clean_texts_have_nothing_to_redact() -> None:
    for data in (b"\x89PNG\x00" + SECRETS["github-token"].encode(), b"14:00 all is well", b""):
        assert not secrets_in(io.BytesIO(data), RULES).counts


def test_a_line_without_end_is_looked_through_within_bounds() -> None:
    data = (b"x" * 70 + b" ") * 150_000 + SECRETS["github-token"].encode()
    assert secrets_in(io.BytesIO(data), RULES).counts.total() == 1
