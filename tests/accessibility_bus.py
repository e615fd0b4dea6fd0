# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The bus on which programs tell screen readers what they show, for one test alone."""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

REGISTRY_DAEMONS = ("/usr/libexec/at-spi2-registryd", "/usr/lib/at-spi2-core/at-spi2-registryd")
_CONFIGURATION = """\
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>accessibility</type>
  <listen>unix:abstract=hotwash-{name}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow user="*"/>
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


@pytest.fixture
def accessibility_bus(tmp_path: Path) -> Iterator[str]:
    """Start a bus and what keeps the list of programs on it; return its address.

    Its address is none of a folder, and everybody may connect: a program in another root, as
    another user, finds it too. Missing: skipped at home, an error where CI is set.
    """
    registry = next((each for each in REGISTRY_DAEMONS if Path(each).exists()), None)
    if registry is None or not shutil.which("dbus-daemon"):
        message = "at-spi2-core is not installed here; packaging/dev.py test says how to get it"
        if os.environ.get("CI"):
            pytest.fail(message, pytrace=False)
        pytest.skip(message)
    configuration = tmp_path / "accessibility.conf"
    configuration.write_text(_CONFIGURATION.format(name=secrets.token_hex(8)), "utf-8")
    bus = subprocess.Popen(
        ["dbus-daemon", f"--config-file={configuration}", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert bus.stdout is not None
    address = bus.stdout.readline().strip()
    lister = subprocess.Popen(
        [registry],
        env={**os.environ, "AT_SPI_BUS_ADDRESS": address, "DBUS_SESSION_BUS_ADDRESS": address},
        stderr=subprocess.DEVNULL,
    )
    yield address
    for program in (lister, bus):
        program.terminate()
        program.wait()
    bus.stdout.close()
