"""What is typed at the door."""

from __future__ import annotations

from wtforms import PasswordField, StringField

from app.forms import Form, Required
from app.i18n import lazy_gettext as _l


class SignInForm(Form):
    username = StringField(_l("Username"), [Required()])
    password = PasswordField(_l("Password"), [Required()])
