"""The words of the trail for people and rights."""

from __future__ import annotations

from enum import StrEnum

from app.i18n import lazy_gettext as _l


class AccountEvent(StrEnum):
    SIGNED_IN = "account.signed_in"
    SIGN_IN_REFUSED = "account.sign_in_refused"
    SIGN_IN_THROTTLED = "account.sign_in_throttled"
    SIGNED_OUT = "account.signed_out"
    PASSWORD_CONFIRMED = "account.password_confirmed"
    CREATED = "account.created"
    ROLE_GRANTED = "account.role_granted"
    DISABLED = "account.disabled"
    SESSIONS_ENDED = "account.sessions_ended"
    STEP_REFUSED = "step.refused"

    @property
    def label(self) -> str:
        return LABELS[self]


LABELS = {
    AccountEvent.SIGNED_IN: _l("Signed in"),
    AccountEvent.SIGN_IN_REFUSED: _l("Sign-in refused"),
    AccountEvent.SIGN_IN_THROTTLED: _l("Sign-in refused for a while: too many tries"),
    AccountEvent.SIGNED_OUT: _l("Signed out"),
    AccountEvent.PASSWORD_CONFIRMED: _l("Gave the password again"),
    AccountEvent.CREATED: _l("Account created"),
    AccountEvent.ROLE_GRANTED: _l("Role granted"),
    AccountEvent.DISABLED: _l("Account disabled"),
    AccountEvent.SESSIONS_ENDED: _l("All sessions of the account ended"),
    AccountEvent.STEP_REFUSED: _l("A step was refused"),
}
