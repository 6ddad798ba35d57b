"""The core of Hechtwijzer: plain Python that turns data files and articles into pages.

It knows neither MkDocs nor Jinja and never prints. `load` reads everything, `check` judges it,
the other modules write HTML and Markdown; thin shells around it (the hooks, `__main__`) talk to
the tool of the day.
"""

LANGUAGES = ("nl", "en")
"""Every language the site is written in; the first is the default and lives at the root."""

DEFAULT_LANGUAGE = LANGUAGES[0]
