"""Headers of every answer."""

from __future__ import annotations

from werkzeug.wrappers import Response

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
A_YEAR = "max-age=31536000; includeSubDomains"


def add_headers(response: Response, *, is_file: bool, is_secure: bool) -> Response:
    """No page about a family stays in a cache; styles, scripts and fonts may for an hour."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers["Cache-Control"] = "public, max-age=3600" if is_file else "no-store"
    if is_secure:
        response.headers["Strict-Transport-Security"] = A_YEAR
    return response
