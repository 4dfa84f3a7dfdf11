"""Gives back what typst remembers of documents that are made.

It keeps every step for the next ten documents, which is hundreds of megabytes in a server that makes
one lesson after another. Ten empty documents push it all out.
"""

from __future__ import annotations

from functools import cache

import typst

REMEMBERED = 10


def forget_documents() -> None:
    for _document in range(REMEMBERED):
        typst.compile(b"", font_paths=_no_fonts())


@cache
def _no_fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False)
