"""The address of a page as a QR code, for worksheets on paper."""

from __future__ import annotations

import segno

QUIET = 4
"""Empty modules around the code: the width ISO/IEC 18004 asks for."""


def qr_code(address: str) -> str:
    """Return `address` as an SVG picture without a size of its own; its words stand elsewhere on the paper."""
    code = segno.make(address, error="m", micro=False)
    picture: str = code.svg_inline(omitsize=True, border=QUIET, svgclass=None, lineclass=None)
    return picture.replace("<svg ", '<svg aria-hidden="true" ', 1)
