"""The parts of a served site, each by itself."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.workspace.projects import MODEL
from trueline.model.diagnostics import Diagnostic, Location, TruelineError
from trueline.workspace.serving.building import Builder
from trueline.workspace.serving.news import Board
from trueline.workspace.serving.server import Server
from trueline.workspace.serving.site import Site
from trueline.workspace.serving.watching import Watch

PAGE = "<!doctype html><title>x</title><body><p>Here</p></body>"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "trueline.toml").write_text('architectures = ["arch:shop"]\n', encoding="utf-8")
    (tmp_path / "arch.py").write_text(MODEL, encoding="utf-8")
    return tmp_path


def test_each_build_reads_the_model_anew(project: Path) -> None:
    builder = Builder(project)
    first = builder.build()
    assert (first.errors, "site/systems/shop/index.md" in first.changed) == ((), True)
    assert builder.build().changed == ()
    (project / "arch.py").write_text(MODEL.replace("Sells things", "Lends things"), encoding="utf-8")
    assert "site/systems/shop/elements/web.md" in builder.build().changed


def test_a_mistake_is_told_with_its_place_and_writes_nothing(project: Path) -> None:
    (project / "arch.py").write_text(MODEL + "web.uses(stor)\n", encoding="utf-8")
    built = Builder(project).build()
    (error,) = built.errors
    assert (error.location, built.changed) == (Location("arch.py", 7), ())
    assert not (project / "site").exists()


def test_a_page_that_was_edited_by_hand_is_told_and_kept(project: Path) -> None:
    builder = Builder(project)
    builder.build()
    page = project / "site" / "systems" / "shop" / "elements" / "web.md"
    page.write_text("mine\n", encoding="utf-8")
    (project / "arch.py").write_text(MODEL.replace("Sells things", "Lends things"), encoding="utf-8")
    built = builder.build()
    assert [error.code for error in built.errors] == ["workspace.build.refused"]
    assert page.read_text(encoding="utf-8") == "mine\n"


def test_a_model_that_ends_the_process_is_told(project: Path) -> None:
    (project / "arch.py").write_text("import os\nos._exit(3)\n", encoding="utf-8")
    (error,) = Builder(project).build().errors
    assert "status 3" in error.message


def test_who_waits_for_news_hears_them_once_and_waits_no_longer_than_asked() -> None:
    board = Board()
    assert board.after(0, 0.01) is None
    board.tell(["a.html"])
    news = board.after(0, 1)
    assert news is not None
    assert (news.number, news.changed) == (1, ("a.html",))
    assert board.after(1, 0.01) is None


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    folder = tmp_path / "site"
    (folder / "a").mkdir(parents=True)
    (folder / "a" / "index.html").write_text(PAGE, encoding="utf-8")
    (folder / "data.json").write_text("{}", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    made = Server("127.0.0.1", 0, lambda: folder, Board())
    threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield made
    made.stopped = True
    made.shutdown()
    made.server_close()


def ask(server: Server, path: str, method: str = "GET", **headers: str) -> tuple[int, str]:
    with closing(HTTPConnection("127.0.0.1", server.server_port, timeout=5)) as connection:
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()


def test_pages_get_the_script_and_other_files_stay_as_they_are(server: Server) -> None:
    status, page = ask(server, "/a/")
    assert status == 200
    assert '<script src="/__trueline__/live.js" data-after="0"></script></body>' in page
    assert ask(server, "/data.json") == (200, "{}")
    assert ask(server, "/data.json", "HEAD") == (200, "")
    assert "EventSource" in ask(server, "/__trueline__/live.js")[1]


@pytest.mark.parametrize(
    "path", ["/../secret.txt", "/%2e%2e/secret.txt", "/a/../../secret.txt", "/a/%2e%2e%2f..%2fsecret.txt"]
)
def test_nothing_outside_the_site_is_served(server: Server, path: str) -> None:
    status, content = ask(server, path)
    assert (status, "secret" in content) == (404, False)


def test_a_name_that_only_leads_here_is_refused(server: Server) -> None:
    assert ask(server, "/a/", Host="attacker.invalid")[0] == 421
    assert ask(server, "/a/", Host=f"localhost:{server.server_port}")[0] == 200


def test_news_are_told_as_they_come_with_what_is_wrong(server: Server) -> None:
    with closing(HTTPConnection("127.0.0.1", server.server_port, timeout=5)) as connection:
        connection.request("GET", "/__trueline__/events?after=0")
        with connection.getresponse() as answer:
            server.board.tell((), [Diagnostic("x.y", "No <such> thing", location=Location("arch.py", 3))])
            line = answer.readline().decode()
    assert '"place": "arch.py:3"' in line
    assert '"message": "No <such> thing"' in line
    assert ask(server, "/a/")[1].count('data-after="0"') == 1  # a page that is opened now hears of it too


def test_a_port_that_is_taken_is_told(server: Server, tmp_path: Path) -> None:
    with pytest.raises(TruelineError, match="cannot listen"):
        Server("127.0.0.1", server.server_port, lambda: tmp_path, Board())


def test_changes_are_gathered_and_what_is_built_is_none(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / ".cache").mkdir()
    watch = Watch(tmp_path)
    try:
        assert watch.wait(0.1) == set()
        (tmp_path / "docs" / "a.md").write_text("a", encoding="utf-8")
        (tmp_path / "b.py").write_text("b", encoding="utf-8")
        (tmp_path / ".cache" / "c").write_text("c", encoding="utf-8")
        assert watch.wait(5) == {"docs/a.md", "b.py"}
    finally:
        watch.stop()


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Home\n\nOld words\n", encoding="utf-8")
    (tmp_path / "docs" / "more.md").write_text("# More\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Sample\nuse_directory_urls: false\n", encoding="utf-8")
    made = Site(tmp_path / "mkdocs.yml", "http://127.0.0.1:8000/")
    yield made
    made.close()


def test_one_page_is_rendered_again_in_the_navigation_of_all(site: Site) -> None:
    assert site.render(["index.md"]) is None  # nothing is known before the first build
    site.build()
    (site.docs / "index.md").write_text("# Home\n\nNew words\n", encoding="utf-8")
    assert site.render(["index.md"]) == ["index.html"]
    page = (site.folder / "index.html").read_text(encoding="utf-8")
    assert "New words" in page
    assert "more.html" in page


def test_a_page_that_comes_goes_or_is_called_anew_asks_for_the_whole_site(site: Site) -> None:
    site.build()
    (site.docs / "new.md").write_text("# New\n", encoding="utf-8")
    assert site.render(["new.md"]) is None
    (site.docs / "more.md").write_text("# Other\n", encoding="utf-8")
    assert site.render(["more.md"]) is None
    (site.docs / "more.md").unlink()
    assert site.render(["more.md"]) is None


def test_what_mkdocs_refuses_leaves_the_last_site(site: Site, tmp_path: Path) -> None:
    site.build()
    before = site.folder
    (tmp_path / "mkdocs.yml").write_text("site_name: Sample\nplugins: [nowhere]\n", encoding="utf-8")
    with pytest.raises(TruelineError, match="nowhere"):
        site.build()
    assert site.folder == before
    assert (before / "index.html").is_file()
