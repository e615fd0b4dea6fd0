# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A timestamp server on this computer, asked over the wire."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from asn1crypto import cms, keys, tsp, x509
from cryptography import x509 as made
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from app.errors import UserFacingError
from app.publish.signing.check import check_pdf
from app.publish.signing.sign import sign_report
from app.publish.signing.timestamp import checked_address, try_server
from tests.app.publish.signing.conftest import PASSWORD, Desk, options

WHEN = datetime.now(UTC).replace(microsecond=0)


def clock_keeper() -> tuple[x509.Certificate, keys.PrivateKeyInfo]:
    """Return a certificate that may sign timestamps, with its key."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = made.Name([made.NameAttribute(made.NameOID.COMMON_NAME, "Clock keeper")])
    use = made.ExtendedKeyUsage([made.ExtendedKeyUsageOID.TIME_STAMPING])
    certificate = (
        made.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(WHEN - timedelta(days=1))
        .not_valid_after(WHEN + timedelta(days=1))
        .add_extension(use, critical=True)
        .sign(key, hashes.SHA256())
    )
    plain = key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    der = certificate.public_bytes(serialization.Encoding.DER)
    return x509.Certificate.load(der), keys.PrivateKeyInfo.load(plain)


def serve(httpserver: HTTPServer) -> str:
    certificate, key = clock_keeper()
    store = SimpleCertificateStore()
    store.register(certificate)
    keeper = DummyTimeStamper(certificate, key, store, fixed_dt=WHEN)

    def answer(request: Request) -> Response:
        import asyncio

        asked = tsp.TimeStampReq.load(request.get_data())
        said = asyncio.run(keeper.async_request_tsa_response(asked))
        return Response(said.dump(), content_type="application/timestamp-reply")

    httpserver.expect_request("/tsa", method="POST").respond_with_handler(answer)
    return httpserver.url_for("/tsa")


def test_the_time_of_a_server_stands_in_the_signature(
    desk: Desk, tmp_path: Path, httpserver: HTTPServer
) -> None:
    path = tmp_path / "report.pdf"
    address = serve(httpserver)
    sign_report(desk.review, path, desk.ana, PASSWORD, options(timestamp=address))
    (found,) = check_pdf(path.read_bytes()).signatures
    assert found.is_valid
    assert (found.timestamp, found.timestamp_by) == (WHEN, "Clock keeper")


@pytest.mark.parametrize(
    ("status", "kind", "body"),
    [
        (404, "text/html", b"no"),
        (200, "text/html", b"<html>"),
        (200, "application/timestamp-reply", b"rubbish"),
        (200, "application/timestamp-reply", tsp.TimeStampResp(
            {"status": {"status": "rejection"}, "time_stamp_token": cms.ContentInfo(
                {"content_type": "data"})}).dump()),
    ],
)  # fmt: skip
def test_an_answer_that_is_no_timestamp_leaves_no_file(
    desk: Desk, tmp_path: Path, httpserver: HTTPServer, status: int, kind: str, body: bytes
) -> None:
    httpserver.expect_request("/tsa").respond_with_data(body, status, content_type=kind)
    asked = options(timestamp=httpserver.url_for("/tsa"))
    with pytest.raises(UserFacingError, match=r"timestamp server"):
        sign_report(desk.review, tmp_path / "x.pdf", desk.ana, PASSWORD, asked)
    assert not list(tmp_path.iterdir())


def test_a_server_that_is_not_there_is_named(desk: Desk, tmp_path: Path) -> None:
    asked = options(timestamp="http://127.0.0.1:9/tsa")
    with pytest.raises(UserFacingError, match=r"127.0.0.1:9 does not answer"):
        sign_report(desk.review, tmp_path / "x.pdf", desk.ana, PASSWORD, asked)


@pytest.mark.parametrize("address", ["tsa", "ftp://x", "http://", "https://me:pw@x/", "http://[x"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(UserFacingError, match="not the address of a timestamp server"):
        checked_address(address)


def test_a_server_can_be_tried_without_a_report(httpserver: HTTPServer) -> None:
    try_server(serve(httpserver))
    httpserver.expect_request("/other").respond_with_data(
        tsp.TimeStampResp(
            {
                "status": {"status": "rejection"},
                "time_stamp_token": cms.ContentInfo({"content_type": "data"}),
            }
        ).dump(),
        content_type="application/timestamp-reply",
    )
    with pytest.raises(UserFacingError, match="refused"):
        try_server(httpserver.url_for("/other"))
    with pytest.raises(UserFacingError, match="does not answer"):
        try_server("http://127.0.0.1:9/tsa")
