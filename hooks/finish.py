"""MkDocs hook: the files around the site, written once when every language is done."""

from pathlib import Path

from hechtwijzer import afterwards
from hechtwijzer.problems import listing
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority

AUTHOR = {"at_work": False}


def on_startup(command, dirty):
    """Remember whether somebody is at work: then scripts stay as they were written."""
    AUTHOR["at_work"] = command == "serve"


def on_files(files, config):
    """Leave out the theme's files that no page of ours loads."""
    for file in list(files):
        if afterwards.is_unused_theme_file(file.src_uri):
            files.remove(file)
    return files


@event_priority(-200)  # after static-i18n (-100), which builds the other languages inside its event
def on_post_build(config):
    """Write what depends on the whole site; nested builds of one language are left alone."""
    if config.plugins["i18n"].building:
        return
    problems = afterwards.finish(config.extra["hechtwijzer"], Path(config.site_dir), config.site_url,
                                 live=AUTHOR["at_work"])
    if problems:
        raise Abort(listing(problems))
