"""Print the path of a Chromium to test with, installing one where that is possible.

In this order: the CHROMIUM variable, the system's own, Playwright's download, apt-get when root.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
"""The one without a window comes first: it opens a page for a test three times as fast."""
PACKAGES = ("chromium-headless-shell", "chromium")
"""Debian has both, Ubuntu has the second."""
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def find() -> str | None:
    """Return the path of a browser, or None after saying on stderr what was tried."""
    if chosen := os.environ.get("CHROMIUM"):
        if os.access(chosen, os.X_OK):
            return chosen
        print(f"CHROMIUM={chosen} is not a program.", file=sys.stderr)
        return None
    for name in NAMES:
        if found := shutil.which(name):
            return found
    if MAC.exists():
        return str(MAC)
    return _from_playwright() or _from_apt()


def _from_playwright() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    if not Path(path).exists():
        print("Downloading Chromium with Playwright …", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], capture_output=True, check=False)
    return path if Path(path).exists() else None


def _from_apt() -> str | None:
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return None
    print("Installing Chromium with apt-get …", file=sys.stderr)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], capture_output=True, check=False, env=environment)
    for package in PACKAGES:
        subprocess.run(["apt-get", "install", "-y", "-qq", package], capture_output=True, check=False, env=environment)
        if found := shutil.which(package):
            return found
    return None


if __name__ == "__main__":
    browser = find()
    if browser is None:
        sys.exit("No Chromium to test with: install one (apt-get install chromium), or set CHROMIUM=/path/to/it.")
    print(browser)
