"""`make bench`: weight and speed, measured in one run and told as ratios.

Each section is a module of its own and can run alone (`--only NAME`). Times depend on the machine and are processor
seconds; the ratios are what to quote. Made-up articles have about 500 words and mention six terms, some of them in
several sections, however many terms there are.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench_build import bench_build
from bench_exercises import bench_exercises
from bench_ezglossary import bench_ezglossary
from bench_linking import bench_definitions, bench_linking
from bench_sites import CannotBuildError, Workshop
from bench_view import bench_view

SECTIONS: dict[str, Callable[..., None]] = {
    "view": bench_view,
    "build": bench_build,
    "linking": bench_linking,
    "definitions": bench_definitions,
    "ezglossary": bench_ezglossary,
    "exercises": bench_exercises,
}
"""Name -> what measures and prints it; takes the workshop, and `full` as a keyword."""


def main() -> None:
    """Measure and print the sections that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--only", action="append", choices=SECTIONS, help="this section alone; may be repeated")
    parser.add_argument("--full", action="store_true", help="convert each of the 10,000 pages without linking too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        workshop = Workshop(Path(folder))
        for name in options.only or SECTIONS:
            try:
                SECTIONS[name](workshop, full=options.full)
            except CannotBuildError as reason:
                sys.exit(f"A site for the bench does not build:\n{reason}")


if __name__ == "__main__":
    main()
