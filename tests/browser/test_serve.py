"""`trueline serve` with a browser that has a page open: a change, a mistake, its mending."""

from __future__ import annotations

import json
import re
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.building import ROOT, run
from tests.workspace.projects import COMMAND


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A new workspace with what draws."""
    folder = tmp_path / "sample"
    for command in (
        ["init", str(folder), "--no-libraries"],
        ["assets", "-C", str(folder), "--from", str(ROOT / "node_modules")],
    ):
        subprocess.run([str(COMMAND), *command], check=True, capture_output=True)
    return folder


@pytest.fixture
def served(project: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The server and its address."""
    command = [str(COMMAND), "serve", "-C", str(project), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        address = ""
        while not address:
            line = process.stderr.readline()
            assert line, "the server ended"
            # The path of the project says "follows" too, in whatever else is printed.
            address = next(iter(re.findall(r"http://\S+", line) if "follows" in line else ()), "")
        yield process, address
        process.kill()


def test_a_page_follows_the_model_and_an_error_stands_over_the_last_whole_page(
    project: Path, served: tuple[subprocess.Popen[str], str], chromium: str
) -> None:
    process, address = served
    seen: dict[str, Any] = json.loads(run("node", "tests/browser/follow.mjs", project, address, CHROMIUM=chromium))
    assert seen["faults"] == []
    assert seen["reloaded"] == {"anew": True, "top": pytest.approx(200, abs=3)}
    line = (project / "architecture" / "model.py").read_text(encoding="utf-8").count("\n") + 1
    assert "architecture/model.py:" in seen["said"]
    assert "nowhere" in seen["said"]
    assert seen["role"] == "alert"
    assert line > 20
    assert seen["beneath"]
    assert seen["closed"]
    assert seen["gone"]
    process.send_signal(signal.SIGINT)
    assert process.stderr is not None
    told = process.stderr.read()
    assert process.wait(20) == 130
    assert "Traceback" not in told
    assert "architecture/model.py:" in told
