"""`trueline serve`: the site in a browser, following the model while somebody works on it."""

from __future__ import annotations

import importlib.util
import threading
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .options import ProjectOption
from .printing import mistakes, say, say_diagnostics

if TYPE_CHECKING:
    from trueline.workspace.serving.following import Round


def serve(
    project: ProjectOption = Path(),
    host: Annotated[str, typer.Option("--host", help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port; 0 takes a free one.")] = 8000,
    config_file: Annotated[
        str,
        typer.Option("--config-file", "-f", metavar="FILE", help="MkDocs configuration.", show_default=False),
    ] = "",
    open_browser: Annotated[bool, typer.Option("--open", help="Open the site in a browser.")] = False,
) -> None:
    """Show the site and keep it what the model says.

    A change of the model, a page or the configuration is built and shown at once; what is wrong stands over the page
    and in the terminal, and the last whole site stays below.
    """
    from trueline.model.diagnostics import Diagnostic, TruelineError
    from trueline.workspace.configuration import read_configuration
    from trueline.workspace.discovery import find_project

    with mistakes(as_json=False):
        if not all(map(importlib.util.find_spec, ("mkdocs", "watchdog"))):
            message = "the site is shown with MkDocs, which is not installed"
            raise TruelineError(Diagnostic("serve.mkdocs", message, remedy="Run: pip install 'trueline[site]'"))
        found = find_project(project)
        stated = config_file
        if not stated:
            with_navigation = read_configuration(found).options("navigation").settings
            stated = str(with_navigation.get("file", "mkdocs.yml"))
        configuration = found.root / stated
        if not configuration.is_file():
            message = f"there is no '{stated}' in '{found.root}'"
            raise TruelineError(
                Diagnostic("serve.mkdocs", message, remedy="`trueline init` makes one in a new folder.")
            )
        _follow(found.root, configuration, host, port, open_browser=open_browser)


def _follow(root: Path, configuration: Path, host: str, port: int, *, open_browser: bool) -> None:
    from trueline.workspace.serving.following import Follower
    from trueline.workspace.serving.news import Board
    from trueline.workspace.serving.server import Server
    from trueline.workspace.serving.site import Site
    from trueline.workspace.serving.watching import Watch

    board = Board()
    sites: list[Site] = []
    server = Server(host, port, lambda: sites[0].folder, board)
    site = Site(configuration, server.address)
    sites.append(site)
    watch = Watch(root)
    try:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.2}, daemon=True).start()
        follower = Follower(root, site, board, _say)
        follower.begin()
        say(f"{server.address} follows '{root}'; Ctrl+C ends")
        if open_browser:
            webbrowser.open(server.address)
        follower.follow(watch)
    finally:
        server.stopped = True
        board.tell()
        watch.stop()
        server.server_close()
        site.close()


def _say(done: Round) -> None:
    say_diagnostics((*done.findings, *done.errors))
    if done.errors:
        say("the last whole site stays")
    else:
        pages = "the whole site" if done.pages < 0 else f"{done.pages} {'page' if done.pages == 1 else 'pages'}"
        say(f"{pages} in {done.seconds:.2f} s")
