"""What every page shares: the one inline script, the security policy, the theme's file names."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from pathlib import Path

INLINE_SCRIPT = "overrides/partials/theme.js.html"


@dataclass(frozen=True)
class Shell:
    """Constants of a build: `policy` is the content security policy of a page."""

    inline_script: str
    policy: str
    search_bundle: str
    search_worker: str


def page_shell(root: Path, theme: Path, *, live_reload: bool = False) -> Shell:
    """Return the shell for project `root` and the folder `theme` of mkdocs-material's templates.

    While an author works, MkDocs adds an inline script that reloads the page; the policy would
    stop it, so pages then carry none (`policy` is empty).
    """
    script = (root / INLINE_SCRIPT).read_text("utf-8").strip()
    allowed = "" if live_reload else policy(script)
    return Shell(script, allowed, _only(theme, "bundle.*.min.js"), _only(theme, "workers/search.*.min.js"))


def policy(inline_script: str) -> str:
    """Return the policy: own files only, and the one inline script by the hash of its text."""
    digest = base64.b64encode(hashlib.sha256(inline_script.encode()).digest()).decode()
    return "; ".join((
        "default-src 'none'", f"script-src 'self' 'sha256-{digest}'", "style-src 'self'", "img-src 'self' data:",
        "font-src 'self'", "connect-src 'self'", "worker-src 'self'", "manifest-src 'self'",
        "base-uri 'none'", "form-action 'none'",
    ))


def _only(theme: Path, pattern: str) -> str:
    """Return the one theme script that matches; its name carries a hash that changes by version."""
    found = sorted((theme / "assets" / "javascripts").glob(pattern))
    return found[0].relative_to(theme).as_posix() if found else ""
