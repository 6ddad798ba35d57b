"""A tool: the part of an exercise that only scripts can run, at one step of its list.

What somebody fills in stays in the fields of the exercise, so that without scripts, on paper, in what is kept
and in what is taken along there is one and the same sheet. A tool only makes filling in easier.
"""

from __future__ import annotations

from ..exercises_strings import strings_json
from ..html import attrs
from .kind import Place


def tool(place: Place, element: str, body: str, *, style: bool = True) -> str:
    """Return `body` as the custom element `hw-<element>`, and note what the page has to load for it.

    Its strings are the group of interface strings of the same name. With `style`, the page also loads
    `css/exercise-<element>.css`. What only scripts can use in `body` carries `hidden`.
    """
    place.run.elements.add(element)
    if style:
        place.run.styles.add(f"exercise-{element}")
    data = attrs(class_="hw-tool", data_exercise=place.exercise.id,
                 data_strings=strings_json(place.build, place.run.lang, (element,)))
    return f"<hw-{element}{data}>{body}</hw-{element}>"
