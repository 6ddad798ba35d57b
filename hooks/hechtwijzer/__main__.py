"""The command line of Hechtwijzer: check the content, add to it, move it, hand it to another generator.

A thin shell around the core, like the hooks: it prints, sets the exit status and writes files.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import NoReturn

from . import cli_check, cli_make
from .problems import did_you_mean

_COMMANDS = {
    "check": (cli_check.check_all, "check all content; exit 1 when anything is wrong"),
    "register": (cli_check.register_new, "add new addresses to the register of published addresses"),
    "new-page": (cli_make.new_page, "start an article in both languages"),
    "new-term": (cli_make.new_term, "start a glossary entry; asks for what is not given"),
    "new-exercise": (cli_make.new_exercise, "start an exercise"),
    "move": (cli_make.move, "move a page in both languages; shows the plan unless --yes is given"),
    "stage": (cli_make.stage, "write the site as plain Markdown, one tree for each language"),
    "schema": (cli_make.schema, "write the JSON Schema of the data files, for editors"),
}


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence and exits 1, like every other mistake."""

    def error(self, message: str) -> NoReturn:
        if match := re.search(r"invalid choice: '([^']*)'", message):
            message = f"there is no command '{match[1]}'. {did_you_mean(match[1], _COMMANDS)}".strip()
        elif message == "the following arguments are required: command":
            message = "say which command: " + ", ".join(_COMMANDS)
        self.exit(1, f"{self.prog}: {message.rstrip('.?')}{'?' if message.endswith('?') else '.'}\n")


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    options = _parser().parse_args(arguments)
    root = options.root.resolve()
    if not (root / "docs" / "data").is_dir():
        print(f"There is no docs/data in {root}: run this in the project, or name it with --root.", file=sys.stderr)
        return 1
    try:
        status: int = _COMMANDS[options.command][0](root, options)
    except (KeyboardInterrupt, EOFError):
        print("\nStopped; nothing was written.", file=sys.stderr)
        return 1
    return status


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="hechtwijzer", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project (default: this folder)")
    commands = parser.add_subparsers(dest="command", required=True)
    command = {name: commands.add_parser(name, help=text, description=text) for name, (_, text) in _COMMANDS.items()}
    command["new-page"].add_argument("path", help="where it stands: /stijlen/voorbeeld/")
    command["new-exercise"].add_argument("id", help="its name in the address: rustige-plek")
    command["new-exercise"].add_argument("--type", default="steps", help="steps (default), diary or pacer")
    command["move"].add_argument("old", help="where the page stands: /stijlen/voorbeeld/")
    command["move"].add_argument("new", help="where it goes")
    command["move"].add_argument("--yes", action="store_true", help="do it, rather than show it")
    command["stage"].add_argument("out", help="a new or empty folder, or one that was staged before")
    term = command["new-term"]
    term.add_argument("id", help="its name in the address: veilige-basis")
    for name, text in (
        ("nl", "the Dutch term"), ("en", "the English term"), ("definition-nl", "one Dutch sentence"),
        ("definition-en", "one English sentence"), ("article", "de or het"), ("class", "noun, verb, adjective or name"),
        ("theme", "the group it belongs to"), ("forms-nl", "Dutch forms, with commas between them"),
        ("forms-en", "English forms, with commas between them"),
    ):
        term.add_argument(f"--{name}", help=text)
    return parser


if __name__ == "__main__":
    sys.exit(main())
