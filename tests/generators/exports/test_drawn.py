"""Exports that other programs draw: PlantUML with its C4 library, Graphviz through `diagrams`."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.generators.hostile import TEXTS
from tests.generators.whole.test_hostile_models import hostile
from trueline.generators.c4_plantuml import C4PlantUml
from trueline.generators.deployment_images import PngImages, SvgImages
from trueline.generators.exports import File
from trueline.generators.mermaid_files import MermaidFiles
from trueline.model.diagnostics import TruelineError
from trueline.model.forms import from_data
from trueline.model.workspace import Workspace

MODELS = Path(__file__).parents[3] / "site" / "reference" / "models"
SPACES = {
    path.stem: Workspace((from_data(json.loads(path.read_text(encoding="utf-8"))),))
    for path in sorted(MODELS.glob("*.json"))
}
DELETE = str.maketrans("", "", "".join(map(chr, (*range(9), 11, 12, *range(14, 32), 127))))


def drawn_by_plantuml(folder: Path, files: list[File]) -> dict[str, str]:
    """Draw all files in one run; return the images by their paths."""
    for file in files:
        (folder / file.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / file.path).write_bytes(file.content)
    command = ["plantuml", "-tsvg", "-nometadata", "-charset", "UTF-8", *(str(folder / file.path) for file in files)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, "PLANTUML_LIMIT_SIZE": "16384"}
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return {file.path: (folder / file.path).with_suffix(".svg").read_text(encoding="utf-8") for file in files}


def words(svg: str) -> str:
    return re.sub(r"\s+", "", "".join(re.findall(r">([^<>]+)<", svg))).replace("&#160;", "")


def test_plantuml_draws_every_view_deployment_and_flow_with_the_names_in_it(tmp_path: Path) -> None:
    files = [
        one for name, space in SPACES.items() for one in C4PlantUml().export(space, name, {}) if isinstance(one, File)
    ]
    images = drawn_by_plantuml(tmp_path, files)
    assert len(images) > 60
    for path, image in images.items():
        assert "Syntax Error" not in image, path
    whole = words(images["crm/view-level-2-container-diagram.puml"])
    for name in ("WebApplication", "BackgroundScheduler", "Database", "Twilio", "SQLAlchemyORM"):
        assert name in whole
    flow = words(images["inventory/flow-event-sourcing-flow.puml"])
    assert "SaveStockAddedEvent(v)" in flow


def test_plantuml_draws_hostile_texts_as_texts(tmp_path: Path) -> None:
    record = hostile([text.translate(DELETE) for text in TEXTS[:9]], 1)
    files = [one for one in C4PlantUml().export(Workspace((record,)), record.id, {}) if isinstance(one, File)]
    for path, image in drawn_by_plantuml(tmp_path, files).items():
        assert "Syntax Error" not in image, path
        assert "<script" not in image


@pytest.mark.parametrize("exporter", [PngImages(), SvgImages()], ids=["png", "svg"])
def test_every_deployment_is_drawn_and_the_same_each_time(exporter: PngImages | SvgImages) -> None:
    images = {
        one.path: one.content
        for name, space in SPACES.items()
        for one in exporter.export(space, name, {})
        if isinstance(one, File)
    }
    deployments = sum(len(space.architectures[0].deployments) for space in SPACES.values())
    assert len(images) == deployments > 5
    for path, content in images.items():
        assert content.startswith(b"\x89PNG" if exporter.name == "png" else b"<?xml"), path
    if exporter.name == "svg":
        again = {one.path: one.content for one in exporter.export(SPACES["crm"], "crm", {}) if isinstance(one, File)}
        assert again == {path: content for path, content in images.items() if path.startswith("crm/")}
        assert all(b'xlink:href="/' not in content for content in images.values())


def test_a_missing_graphviz_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(TruelineError, match="Graphviz"):
        list(PngImages().export(SPACES["crm"], "crm", {}))


def test_every_drawing_is_a_mermaid_file() -> None:
    files = {one.path for one in MermaidFiles().export(SPACES["inventory"], "inventory", {}) if isinstance(one, File)}
    assert "inventory/machine-stock.inventory-code.entities.inventory.reservation.mmd" in files
    assert len(files) > 10
