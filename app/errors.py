"""The ways a step can be refused, each with words for the person; one handler turns them into a page."""

from __future__ import annotations

from typing import Any


class Refused(Exception):
    """A step that was not taken. `words` is a translated sentence; `subjects` are (kind, id) for the trail."""

    status = 409
    code = "refused"

    def __init__(self, words: Any, *, field: str | None = None, subjects: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__(str(words))
        self.words = words
        self.field = field
        self.subjects = subjects


class RuleViolated(Refused):
    """The person may do this, but not now or not so: the words say what to do instead."""


class NotAllowed(Refused):
    """This person may not do this."""

    status = 403
    code = "not_allowed"


class ReauthenticationNeeded(Refused):
    """The password must be given again before this kind of act."""

    status = 401
    code = "password_again"


class ChangedMeanwhile(Refused):
    """Somebody else saved the record after this person opened it; nothing of either is lost.

    `by_name` and `at` say who saved it and when. The view adds `mine`, the form as posted, and `stored`, which
    builds the form of what is stored now.
    """

    code = "changed_meanwhile"

    def __init__(self, words: Any, *, by_name: str, at: Any, theirs: dict[str, str] | None = None) -> None:
        super().__init__(words)
        self.theirs = theirs or {}
        self.by_name = by_name
        self.at = at
        self.mine: Any = None
        self.stored: Any = None


class NotFound(Refused):
    """No such record, or not one this person may see: the answer is the same."""

    status = 404
    code = "not_found"


class AlreadyDone(Exception):
    """The same form was sent before: its first result is shown again and nothing is done twice."""

    def __init__(self, result: str) -> None:
        super().__init__(result)
        self.result = result
