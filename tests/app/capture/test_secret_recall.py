# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""How many secrets are found where people really write them, and how often clean text alarms."""

from __future__ import annotations

import base64
import string
from collections.abc import Callable
from random import Random

import pytest

from app.capture.secrets import scan
from app.rules.rules import Rules

RULES = Rules().secrets
CHANCE = Random(20170131)
HEX = "0123456789abcdef"


def signs(count: int, among: str = string.ascii_letters + string.digits) -> str:
    return "".join(CHANCE.choice(among) for _ in range(count))


def encoded(count: int) -> str:
    return base64.b64encode(CHANCE.randbytes(count)).decode()


# Made up, and put together here so that no scanner takes this file for a leak.
SECRETS: dict[str, Callable[[], str]] = {
    "AWS id": lambda: "AKIA" + signs(16, string.ascii_uppercase + "234567"),
    "AWS secret": lambda: '"SecretAccessKey": "' + signs(38) + '/+"',
    "AWS session": lambda: "aws_session_token=" + encoded(200),
    "GitHub": lambda: CHANCE.choice(["ghp_", "gho_", "ghs_"]) + signs(36),
    "GitLab": lambda: CHANCE.choice(["glpat-", "gldt-", "glft-"]) + signs(24),
    "Slack": lambda: f"xoxb-{signs(12, string.digits)}-{signs(12, string.digits)}-{signs(24)}",
    "Stripe": lambda: "rk_live_" + signs(24),
    "Google": lambda: "GOCSPX-" + signs(28),
    "Azure client": lambda: signs(3) + "8Q~" + signs(34),
    "Azure shared access": lambda: "https://x.test/c?sv=1&sig=" + signs(43) + "%3D",
    "JSON web token": lambda: f"eyJ{signs(30)}.eyJ{signs(40)}.{signs(43)}",
    "bearer": lambda: "Authorization: Bearer " + signs(40),
    "bare authorization": lambda: "Authorization: " + signs(40, HEX),
    "header": lambda: CHANCE.choice(["X-API-Key: ", "PRIVATE-TOKEN: "]) + signs(32),
    "private key": lambda: "-----BEGIN EC PRIVATE KEY-----\\n" + signs(64) + "\\n-----END",
    "npm": lambda: "//registry.test/:_authToken=npm_" + signs(36),
    "PyPI": lambda: "pypi-AgEIcHlwaS5vcmc" + signs(120),
    "address": lambda: f"amqp://svc:{signs(10)}!@mq.internal:5672",
    "address without a name": lambda: f"redis://:{signs(16)}@cache:6379/0",
    "environment": lambda: CHANCE.choice(["DB_PASSWORD=", "SMTP_PASS="]) + signs(9),
    "YAML": lambda: CHANCE.choice(["adminPassword", "clientSecret", "apiKey"]) + ': "' + signs(14),
    "JSON": lambda: '{"refresh_token": "7a' + signs(24) + '"}',
    "curl": lambda: f"curl -u admin:{signs(10)} https://api.test",
    "mysql": lambda: f"mysql -u root -p{signs(10)} shop",
    "chat": lambda: f"the password is {signs(8)}7a",
    "e-mail": lambda: f"{signs(6, string.ascii_lowercase)}+ops@corp.example.org",
}  # fmt: skip
AROUND = ["%s", "2024-03-01T14:02:11Z ERROR upstream said %s while retrying", '  "note": "%s",']

CLEAN: list[Callable[[], str]] = [
    lambda: f"commit {signs(40, HEX)}",
    lambda: "-".join(signs(size, HEX) for size in (8, 4, 4, 4, 12)),
    lambda: f"image: registry.test/app@sha256:{signs(64, HEX)}",
    lambda: f"pod/checkout-{signs(9, HEX)}-{signs(5, 'bcdfghjklmnpqrstvwxz2456789')} 1/1 Running",
    lambda: f"trace_id={signs(32, HEX)} span_id={signs(16, HEX)}",
    lambda: f"data:image/png;base64,{encoded(300)}",
    lambda: f'ETag: "{signs(32, HEX)}" key={signs(6)} id={signs(20)}',
    lambda: f"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI{signs(43)} host",
    lambda: f"arn:aws:iam::123456789012:role/x-{signs(8)} i-0{signs(16, HEX)} terminated",
]
CLEAN_LINES = """
password reset mail sent to customers
Password authentication failed for user "app"
password: ********
password: {{ .Values.db.password }}
secretName: checkout-tls
secret "regcred" not found
Secret: checkout/tls created
prompt_tokens=812 max_tokens: 4096
token bucket: 500 requests
Authorization header missing
Bearer token missing
access_token_expires_in: 3600
passwordless: enabled
pass rate: 99.2%
foreign key constraint fails
http://example.test:8080/path
git@github.com:org/repo.git
npm install @types/node@20.1.0
user@host:~$ ls
signal: SIGKILL
PWD=/home/app
--password-file=/run/secrets/db
mysql -u root -p
docker run -u 1000:1000 -p 8080:8080 image
DB_PASSWORD_FILE=/run/secrets/db_password
client_secret: ""
aws_access_key_id: AKIAIOSFODNN7EXAMPLE
ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
The new password is stored in Vault
""".strip().splitlines()


@pytest.mark.parametrize("kind", SECRETS)
def test_a_secret_is_found_wherever_it_is_written(kind: str) -> None:
    for place in range(30):
        text = AROUND[place % len(AROUND)] % SECRETS[kind]()
        assert scan(text, RULES), text


def test_clean_lines_hold_none() -> None:
    clean = [*CLEAN_LINES, *(made() for made in CLEAN for _ in range(100))]
    alarmed = [line for line in clean if scan(line, RULES)]
    assert alarmed == []
