"""The screen's fonts, served from the installed font package: nothing comes from another host."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from flask import Flask, send_file
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

WEIGHTS = {"400": "Regular", "500": "Medium", "600": "SemiBold"}


def install(app: Flask) -> None:
    """Let `/static/fonts/plex-WEIGHT.ttf` answer with the package's own file."""
    serve_static = app.send_static_file

    def send(filename: str) -> Response:
        name = Path(filename)
        if name.parent == Path("fonts"):
            return send_file(font_file(name.stem.removeprefix("plex-")), mimetype="font/ttf", max_age=86400)
        return serve_static(filename)

    app.view_functions["static"] = send


def font_file(weight: str) -> Path:
    """The TTF of one weight ("400", "500" or "600"). Raises NotFound for any other."""
    if weight not in WEIGHTS:
        raise NotFound
    package = Path(find_spec("fontpkg_ibm_plex_sans_arabic").origin).parent
    return next(package.rglob(f"*Arabic-{WEIGHTS[weight]}.ttf"))
