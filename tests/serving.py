"""A static host for tests: folders as index.html, unknown addresses as 404.html, every request noted."""

from __future__ import annotations

import contextlib
import http.server
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

TYPES = {
    ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8", ".svg": "image/svg+xml", ".png": "image/png",
    ".woff2": "font/woff2", ".xml": "application/xml; charset=utf-8", ".txt": "text/plain; charset=utf-8",
}


@dataclass
class Served:
    """`url` ends in a slash; `requests` grows while the server runs."""

    url: str
    requests: list[str] = field(default_factory=list)


class Server(http.server.ThreadingHTTPServer):
    """A server to which a browser may hang up in the middle of a request, as browsers do when a test ends."""

    daemon_threads = True

    def handle_error(self, *about: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(*about)


@contextlib.contextmanager
def serve(folder: Path, prefix: str = "/") -> Iterator[Served]:
    """Serve `folder` below `prefix` on a free port of this machine."""
    served = Served("")

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._answer(body=True)

        def do_HEAD(self) -> None:
            self._answer(body=False)

        def _answer(self, *, body: bool) -> None:
            path = unquote(urlsplit(self.path).path)
            served.requests.append(path)
            file, status = self._find(path)
            if status == 301:
                self.send_response(301)
                self.send_header("Location", path + "/")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            data = file.read_bytes() if file else b"not found"
            self.send_response(status)
            self.send_header("Content-Type", TYPES.get(file.suffix if file else ".txt", "application/octet-stream"))
            self.send_header("Content-Length", str(len(data)))
            self.send_header("LinkChecker", "1")  # or it makes no more than ten requests a second
            self.end_headers()
            if body:
                self.wfile.write(data)

        def _find(self, path: str) -> tuple[Path | None, int]:
            if path.startswith(prefix) and ".." not in path:
                target = folder / path.removeprefix(prefix)
                if target.is_dir():
                    if not path.endswith("/"):
                        return None, 301
                    target /= "index.html"
                if target.is_file():
                    return target, 200
            missing = folder / "404.html"
            return (missing if missing.is_file() else None), 404

        def log_message(self, *args: object) -> None:
            """Stay silent."""

    server = Server(("127.0.0.1", 0), Handler)
    served.url = f"http://127.0.0.1:{server.server_port}{prefix}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
