"""Check the content, then build strictly and serve it with live reload. Usage: serve.py PORT."""

import contextlib
import os
import socket
import subprocess
import sys


def main() -> int:
    """Return the exit status; a mistake at the start stops, a later one is shown and lived with."""
    port = sys.argv[1]
    if not port.isdigit() or not 0 < int(port) < 65536:
        print(f"PORT={port} is not a port number (1 to 65535).", file=sys.stderr)
        return 1
    with contextlib.closing(socket.socket()) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(port)))
        except OSError:
            print(f"Port {port} is taken. Choose another: make serve PORT={int(port) + 1}", file=sys.stderr)
            return 1
    print("Checking the content …", flush=True)
    if subprocess.call([sys.executable, "-m", "hechtwijzer", "check"]):
        return 1
    print(f"Building; then the site is at http://127.0.0.1:{port}/ (Ctrl+C stops).", flush=True)
    address = f"127.0.0.1:{port}"
    # The site's own address, so that links on the 404 page work here too.
    os.environ["SITE_URL"] = f"http://{address}/"
    with contextlib.suppress(KeyboardInterrupt):
        return subprocess.call([sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", address])
    return 0


if __name__ == "__main__":
    sys.exit(main())
