"""What every form is made of: the base forms, the fields with their own words, and rows that repeat."""

from app.forms.base import Form, Part, error_list, retype, typed
from app.forms.choices import BooleanField, ChoiceField, ChoicesField, RadioChoiceField
from app.forms.date_fields import CardDateField, DayField, typed_date
from app.forms.fields import (
    AmountField,
    CodeField,
    HiddenField,
    IbanField,
    IntegerField,
    LongTextField,
    MobileField,
    NameField,
    NationalIdField,
    PasswordField,
    TextField,
)
from app.forms.rows import Rows, Section
from app.forms.validators import MaxLength, Optional, Required

__all__ = [
    "AmountField",
    "BooleanField",
    "CardDateField",
    "ChoiceField",
    "ChoicesField",
    "CodeField",
    "DayField",
    "Form",
    "HiddenField",
    "IbanField",
    "IntegerField",
    "LongTextField",
    "MaxLength",
    "MobileField",
    "NameField",
    "NationalIdField",
    "Optional",
    "Part",
    "PasswordField",
    "RadioChoiceField",
    "Required",
    "Rows",
    "Section",
    "TextField",
    "error_list",
    "retype",
    "typed",
    "typed_date",
]
