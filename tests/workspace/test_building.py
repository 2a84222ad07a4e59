"""Builds as a whole, in one process."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest

from trueline.model.diagnostics import TruelineError
from trueline.workspace.building import Request, Result, build
from trueline.workspace.discovery import find_project
from trueline.workspace.locking import locked

from .projects import MODEL, SampleProject, new_project


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SampleProject:
    project = new_project(tmp_path)
    monkeypatch.syspath_prepend(str(project.plugins))
    monkeypatch.delitem(sys.modules, "sample_generator", raising=False)
    return project


def built(project: SampleProject, request: Request | None = None) -> Result:
    return build(find_project(project.root), request or Request())


def test_a_build_says_what_it_did(project: SampleProject) -> None:
    first = built(project)
    assert [str(key) for key in first.written] == ["site/shop/store.md", "site/shop/web.md"]
    assert (first.removed, first.unchanged, first.done, first.refused) == ((), 0, True, ())
    project.write("arch.py", MODEL.replace('"Store"', '"Shelf"'))
    second = built(project)
    assert [str(key) for key in second.written] == ["site/shop/shelf.md"]
    assert [str(key) for key in second.removed] == ["site/shop/store.md"]
    assert second.unchanged == 1


def test_a_dry_run_says_the_same_and_writes_nothing_not_even_a_cache(project: SampleProject) -> None:
    before = project.tree_hash()
    result = built(project, Request(write=False))
    assert [str(key) for key in result.written] == ["site/shop/store.md", "site/shop/web.md"]
    assert not result.done
    assert project.tree_hash() == before
    assert not (project.root / ".cache").exists()


def test_running_one_generator_alone_leaves_the_artefacts_of_others(project: SampleProject) -> None:
    (project.plugins / "sample-1.0.dist-info/entry_points.txt").write_text(
        "[trueline.generators]\nsample = sample_generator:Sample\nother = other_generator:Other\n"
    )
    (project.plugins / "other_generator.py").write_text(
        "from trueline.model import Artefact\n\n\nclass Other:\n    api = 1\n    name = 'other'\n\n"
        "    def generate(self, workspace, options):\n"
        "        yield Artefact('other.txt', f'{len(workspace.architectures[0].elements)}\\n')\n"
    )
    assert len(built(project).written) == 3
    project.write("arch.py", MODEL + "shop.system('Till')\n")
    assert [str(key) for key in built(project, Request(only=("other",))).written] == ["other.txt"]
    assert [str(key) for key in built(project).written] == ["site/shop/till.md"]


def test_a_generator_that_is_switched_off_leaves_nothing(project: SampleProject) -> None:
    built(project)
    project.configure("enabled = false")
    assert len(built(project).removed) == 2


def test_a_crash_of_a_generator_names_it_its_distribution_and_its_line(project: SampleProject) -> None:
    project.configure('crash = "boom"')
    before = project.tree_hash()
    with pytest.raises(TruelineError) as caught:
        built(project)
    (found,) = caught.value.diagnostics
    assert found.message == "the generator 'sample' of sample 1.0 failed: RuntimeError: boom"
    assert found.location is not None
    assert found.location.file == str(project.plugins / "sample_generator.py")
    assert project.tree_hash() == before


def test_a_second_build_waits_for_the_first(project: SampleProject) -> None:
    done = threading.Event()

    def second() -> None:
        built(project)
        done.set()

    with locked(project.root / ".cache/trueline/lock"):
        thread = threading.Thread(target=second)
        thread.start()
        assert not done.wait(0.5)
    assert done.wait(20)
    thread.join()


def test_progress_is_heard_step_by_step(project: SampleProject) -> None:
    steps: list[str] = []
    build(find_project(project.root), Request(), steps.append)
    assert steps == ["configuration", "model", "sample", "writing"]


def test_a_region_of_a_file_that_is_not_there_is_said_and_the_rest_is_built(project: SampleProject) -> None:
    project.configure("region = 'gone'")
    result = built(project)
    assert [str(each) for each in result.diagnostics] == [
        "note: there is no file 'gone' to fill region 'names' of [workspace.region]"
    ]
    assert [str(key) for key in result.written] == ["site/shop/store.md", "site/shop/web.md"]


def test_a_file_that_is_gone_with_a_region_in_it_stops_the_build(project: SampleProject) -> None:
    project.configure("region = 'notes.md'")
    project.write("notes.md", "<!-- trueline:begin names -->\n<!-- trueline:end -->\n")
    built(project)
    (project.root / "notes.md").unlink()
    with pytest.raises(TruelineError, match=r"there is no file 'notes\.md'"):
        built(project)
