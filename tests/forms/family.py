"""A form with one field of each kind, as a family's is."""

from app.districts import choices
from app.forms import (
    AmountField,
    BooleanField,
    CardDateField,
    ChoiceField,
    ChoicesField,
    CodeField,
    DayField,
    Form,
    IbanField,
    IntegerField,
    LongTextField,
    MobileField,
    NameField,
    NationalIdField,
    Part,
    PasswordField,
    RadioChoiceField,
    Rows,
    Section,
    TextField,
)
from app.identifiers import IdKind, short_address
from app.money import Periodicity


class PersonPart(Part):
    first_name = NameField("First name")
    id_kind = ChoiceField("Kind of ID", IdKind)
    national_id = NationalIdField("ID number")
    born = CardDateField("تاريخ الميلاد", past=True, shows_age=True)
    benefits = BooleanField("Benefits", default=True)


class FamilyForm(Form):
    head = Section(PersonPart)
    mobile = MobileField("Mobile")
    iban = IbanField("IBAN", optional=True)
    rent = AmountField("Rent", optional=True)
    rooms = IntegerField("Rooms", optional=True, smallest=1, largest=30)
    district = ChoiceField("District", choices)
    short_address = CodeField("Short address", short_address, optional=True)
    paid = RadioChoiceField("Paid", Periodicity, optional=True)
    needs = ChoicesField("Needs", [("rent", "إيجار"), ("food", "غذاء")], optional=True)
    visited = DayField("Visited", past=True, optional=True)
    note = TextField("Note", optional=True)
    opinion = LongTextField("Opinion", optional=True)
    password = PasswordField("Password", optional=True)
    members = Rows(PersonPart, "أفراد الأسرة", row_label="الفرد", largest=3)


def person(prefix: str, **changes: str) -> dict[str, str]:
    """What a browser posts for one person who is all right."""
    right = {
        "first_name": "هند",
        "id_kind": "national",
        "national_id": "1000000008",
        "born-day": "25",
        "born-month": "h7",
        "born-year": "1408",
        "born-calendar": "hijri",
        "benefits": "y",
    }
    return {f"{prefix}-{name}": value for name, value in {**right, **changes}.items()}


def family(**changes: str) -> dict[str, str]:
    """What a browser posts for a family that is all right and has one member."""
    right = {**person("head"), "mobile": "0501234567", "district": "as-samir", **person("members-0", first_name="لانا")}
    return {**right, **changes}
