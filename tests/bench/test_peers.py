"""What each tool is given, and what is read from what it made."""

from pathlib import Path

from bench.landscape import Landscape, landscape
from bench.peers import likec4, pystructurizr, trueline
from trueline.workspace.configuration import read_configuration
from trueline.workspace.discovery import find_project
from trueline.workspace.loading import load

SMALL: Landscape = landscape(25)


def test_likec4_is_given_a_file_a_system_with_a_view_of_it_and_of_each_container(tmp_path: Path) -> None:
    likec4.write(landscape(50), tmp_path)
    second = (tmp_path / "s2.c4").read_text()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["landscape.c4", "s1.c4", "s2.c4"]
    assert second.count(" = component ") == 20
    assert second.count(" -> ") == 50
    assert [line.split()[1] for line in second.splitlines() if line.startswith("  view ")] == [
        "s2", "s2_c1", "s2_c2", "s2_c3", "s2_c4",
    ]  # fmt: skip


def test_pystructurizr_is_given_valid_python_with_every_element_relationship_and_view(tmp_path: Path) -> None:
    pystructurizr.write(SMALL, tmp_path)
    code = (tmp_path / "landscape.py").read_text()
    compile(code, "landscape.py", "exec")
    assert code.count(".Component(") == 20
    assert code.count(".uses(") == 50
    assert code.count("View(") == 6


def test_trueline_is_given_a_project_that_it_loads(tmp_path: Path) -> None:
    trueline.write(SMALL, tmp_path)
    project = find_project(tmp_path)
    (architecture,) = load(project, read_configuration(project)).architectures
    assert [element.id for element in architecture.elements] == [element.path for element in SMALL.elements]
    assert len(architecture.relationships) == 50


def test_a_folder_that_is_written_anew_keeps_nothing_of_before(tmp_path: Path) -> None:
    for peer in (likec4, pystructurizr, trueline):
        (tmp_path / "left-over.c4").write_text("")
        peer.write(SMALL, tmp_path)
        assert not (tmp_path / "left-over.c4").exists()


def test_a_cold_build_starts_with_the_model_and_the_configuration_alone(tmp_path: Path) -> None:
    trueline.write(SMALL, tmp_path)
    (tmp_path / "site" / "deep").mkdir(parents=True)
    (tmp_path / "manifest.txt").write_text("")
    trueline.cold(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["landscape.json", "trueline.toml"]


def test_the_lines_of_every_mermaid_block_on_every_page_are_counted(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "a.md").write_text("```mermaid\nflowchart\n  a --> b\n```\n\n```python\npass\n```\n")
    (tmp_path / "below" / "b.md").write_text("text\n```mermaid\nerDiagram\n```\n")
    assert [len(block) for block in trueline.blocks(tmp_path)] == [2, 1]
