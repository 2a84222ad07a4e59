"""The site over HTTP on this machine, with the news on a line that stays open."""

from __future__ import annotations

import json
import mimetypes
import socket
from collections.abc import Callable
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from trueline.model.diagnostics import Diagnostic, TruelineError

from .news import Board, News

_OWN = "/__trueline__/"
_PATIENCE = 15.0  # seconds after which a silent line says that it is alive
_EMPTY = (
    "<!doctype html><html lang='en'><head><title>trueline</title></head>"
    "<body><p>There is no site yet.</p></body></html>"
)


class Server(ThreadingHTTPServer):
    """Serves what `folder()` names, and the news of `board`."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, host: str, port: int, folder: Callable[[], Path], board: Board) -> None:
        """Take the port.

        Raises:
            TruelineError: where it is taken, or the host is none of this machine.
        """
        self.folder, self.board = folder, board
        self.stopped = False
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        try:
            super().__init__((host, port), _Handler)
        except OSError as error:
            taken = "another program may have it; say another one with --port" if port else ""
            message = f"cannot listen on {host}, port {port}: {error.strerror}"
            raise TruelineError(Diagnostic("serve.port", message, remedy=f"{taken}.".capitalize())) from None
        loopback = host in ("127.0.0.1", "::1", "localhost")
        # Pages of strangers may not read the site through a name of theirs that leads here (DNS rebinding).
        self.hosts = {"127.0.0.1", "::1", "localhost", host} if loopback else None

    @property
    def address(self) -> str:
        """Where the site is."""
        host, port = self.server_address[:2]
        name = host.decode() if isinstance(host, bytes | bytearray) else str(host)
        return f"http://{f'[{name}]' if ':' in name else name}:{port}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of browsers that hang up."""


class _Handler(BaseHTTPRequestHandler):
    server: Server  # pyright: ignore[reportIncompatibleVariableOverride]  # it is never another one
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with a file of the site, or with the news."""
        if not self._is_asked_by_name():
            self._answer(HTTPStatus.MISDIRECTED_REQUEST, b"This server answers to names of this machine alone.\n")
            return
        parts = urlsplit(self.path)
        if parts.path == f"{_OWN}live.js":
            self._answer(HTTPStatus.OK, _script(), "text/javascript")
        elif parts.path == f"{_OWN}events":
            self._tell(int(parse_qs(parts.query).get("after", ["0"])[0]))
        else:
            self._serve(unquote(parts.path))

    def do_HEAD(self) -> None:
        """Answer as to GET, without the content."""
        self.do_GET()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is http.server's
        """Requests are no news."""

    def _is_asked_by_name(self) -> bool:
        if self.server.hosts is None:
            return True
        return urlsplit(f"//{self.headers.get('Host', '')}").hostname in self.server.hosts

    def _serve(self, path: str) -> None:
        folder = self.server.folder().resolve()
        file = (folder / path.lstrip("/")).resolve()
        if file.is_dir():
            file /= "index.html"
        if not file.is_relative_to(folder):
            self._answer(HTTPStatus.NOT_FOUND, b"Not found\n")
        elif file.is_file():
            kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            content = file.read_bytes()
            self._answer(HTTPStatus.OK, self._with_script(content) if kind == "text/html" else content, kind)
        else:
            missing = folder / "404.html"
            content = missing.read_bytes() if missing.is_file() else _EMPTY.encode()
            self._answer(HTTPStatus.NOT_FOUND, self._with_script(content), "text/html")

    def _with_script(self, page: bytes) -> bytes:
        script = f'<script src="{_OWN}live.js" data-after="{self._shown()}"></script>'.encode()
        head, end, tail = page.rpartition(b"</body>")
        return head + script + end + tail if end else page + script

    def _shown(self) -> int:
        """Return the number of the news that a page knows of; errors it has yet to hear."""
        news = self.server.board.news
        return news.number - 1 if news.errors else news.number

    def _answer(self, status: HTTPStatus, content: bytes, kind: str = "text/plain") -> None:
        self.send_response(status)
        text = kind.startswith("text/") or kind == "application/json"
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _tell(self, number: int) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.close_connection = True
        while not self.server.stopped:
            news = self.server.board.after(number, _PATIENCE)
            self.wfile.write(_event(news) if news else b": still here\n\n")
            self.wfile.flush()
            number = news.number if news else number


def _event(news: News) -> bytes:
    errors = [
        {"place": str(one.location or ""), "message": one.message, "remedy": one.remedy, "code": one.code}
        for one in news.errors
    ]
    return f"data: {json.dumps({'changed': news.changed, 'errors': errors})}\n\n".encode()


@cache
def _script() -> bytes:
    return files("trueline.workspace.serving").joinpath("live.js").read_bytes()
