"""What may be typed of a family: the head, the members, the home, why it needs help. Shapes only, no rules."""

from __future__ import annotations

import secrets
import uuid
from typing import Any

import wtforms
from wtforms.utils import unset_value
from wtforms.validators import StopValidation

from app import districts, identifiers
from app.forms import (
    AmountField,
    BooleanField,
    CardDateField,
    ChoiceField,
    ChoicesField,
    CodeField,
    Form,
    HiddenField,
    IbanField,
    IntegerField,
    LongTextField,
    MobileField,
    NameField,
    NationalIdField,
    Part,
    RadioChoiceField,
    Required,
    Rows,
    Section,
    TextField,
)
from app.i18n import LazyText
from app.i18n import lazy_gettext as _l
from app.identifiers import IdKind
from app.text import InvalidInput
from cases.catalogue import (
    CaseCategoryKind,
    Education,
    HealthStatus,
    HomeCondition,
    HousingType,
    IntakeChannel,
    IntakeSource,
    MaritalStatus,
    Occupation,
    Priority,
    Relation,
    Sex,
    Tenure,
)
from cases.facts import HEAD_PLACE, FamilyFacts, HomeFacts, PersonFacts
from cases.workflow import CaseStatus

FIRST_NEW_ROW = 100_000
"""Rows of new members are numbered from here, apart from the rows of members that are stored."""


class RequiredWhere(Required):
    """Required where another field of the same part has this answer, optional elsewhere."""

    field_flags = {"optional": True}

    def __init__(self, other: str, answer: Any, message: LazyText) -> None:
        super().__init__(message)
        self.other, self.answer = other, answer

    def __call__(self, form: wtforms.Form, field: wtforms.Field) -> None:
        given = form[self.other].data
        if given == self.answer or (self.answer is any and given):
            super().__call__(form, field)
        elif field.errors or field.data is None:
            raise StopValidation()


class RelationField(ChoiceField):
    """What a member is to the head; «head» is refused in its own words, since a file has one."""

    def __init__(self, label: LazyText, **settings: Any) -> None:
        super().__init__(label, [relation for relation in Relation if relation is not Relation.HEAD], **settings)

    def member(self, value: Any) -> Any:
        if value in (Relation.HEAD, Relation.HEAD.value):
            raise InvalidInput(_l("A file has one head of the family. Choose another relation for this member."))
        return super().member(value)


class PersonForm(Part):
    """One person, as on the card."""

    first_name = NameField(_l("First name"))
    father_name = NameField(_l("Father’s name"))
    grandfather_name = NameField(_l("Grandfather’s name"), optional=True)
    family_name = NameField(_l("Family name"))
    sex = ChoiceField(_l("Sex"), Sex)
    id_kind = ChoiceField(_l("Kind of ID"), IdKind, default=IdKind.NATIONAL, blank=None)
    id_number = NationalIdField(_l("ID number"))
    no_id_reason = TextField(
        _l("Why there is no ID"), [RequiredWhere("id_kind", IdKind.NONE, _l("Write why there is no ID number"))]
    )
    birth = CardDateField(_l("Date of birth"), past=True, shows_age=True)
    marital_status = ChoiceField(_l("Marital status"), MaritalStatus)
    health_status = ChoiceField(_l("Health status"), HealthStatus)
    education = ChoiceField(_l("Education level"), Education)
    occupation = ChoiceField(_l("Occupation"), Occupation)

    def facts(self, place: str) -> PersonFacts:
        """The person of a valid part."""
        typed = {name: value for name, value in self.data.items() if name in PersonFacts.__dataclass_fields__}
        typed["grandfather_name"] = typed["grandfather_name"] or ""
        typed["no_id_reason"] = typed["no_id_reason"] or ""
        typed.setdefault("relation", Relation.HEAD)
        typed["membership_id"] = _uuid(self.data.get("membership_id"))
        return PersonFacts(**typed, place=place)


class MemberForm(PersonForm):
    """A member beside the head; `membership_id` says which one is being edited."""

    membership_id = wtforms.HiddenField()
    relation = RelationField(_l("Relation to the head"))
    benefits = BooleanField(_l("Benefits from aid"), default=True, optional=True)


class MemberRows(Rows):
    """Each stored member keeps one row number for ever, so that two editors' rows can be laid side by side."""

    def _add_entry(self, formdata: Any = None, data: Any = unset_value, index: int | None = None) -> Any:
        if index is None and isinstance(data, PersonFacts):
            index = int(data.place.rpartition("-")[2])
        return super()._add_entry(formdata, data, index)

    def append_entry(self, data: Any = unset_value) -> Any:
        """A new row, numbered so that a colleague's new row is another one."""
        self.last_index = max(self.last_index, FIRST_NEW_ROW) + secrets.randbelow(1000)
        return super().append_entry(data)


class RentField(AmountField):
    """Riyals a year; a home without rent leaves it empty."""

    def show(self, data: int) -> str:
        return super().show(data) if data else ""


class HomeForm(Part):
    """The National Address and the home itself."""

    district = ChoiceField(_l("District"), districts.choices)
    short_address = CodeField(_l("Short address"), identifiers.short_address, optional=True)
    building_no = CodeField(_l("Building number"), identifiers.building_number, optional=True)
    street = TextField(_l("Street"), optional=True, longest=120)
    postal_code = CodeField(_l("Postal code"), identifiers.postal_code, optional=True)
    additional_no = CodeField(_l("Additional number"), identifiers.additional_number, optional=True)
    housing_type = ChoiceField(_l("Kind of home"), HousingType)
    tenure = ChoiceField(_l("Tenure"), Tenure)
    condition = ChoiceField(_l("Condition of the home"), HomeCondition)
    rooms = IntegerField(_l("Rooms"), smallest=1, largest=40)
    rent_yearly = RentField(
        _l("Yearly rent (SAR)"), [RequiredWhere("tenure", Tenure.RENTED, _l("Enter the yearly rent"))]
    )

    def facts(self) -> HomeFacts:
        """The home of a valid part."""
        typed = {name: value for name, value in self.data.items() if name in HomeFacts.__dataclass_fields__}
        for name in ("additional_no", "postal_code"):
            typed[name] = typed[name] or ""
        return HomeFacts(**{**typed, "rent_yearly": typed["rent_yearly"] or 0})


class FamilyForm(Form):
    """A whole file. Errors of a member can be put beside its field by name: `form["members-1-id_number"]`."""

    idempotency_key = HiddenField(default=lambda: secrets.token_hex(16))
    looked = HiddenField()
    version = wtforms.HiddenField()
    head = Section(PersonForm, _l("Head of the family"))
    members = MemberRows(MemberForm, _l("Members of the family"), row_label=_l("Member"))
    mobile = MobileField(_l("Mobile number"))
    relative_mobile = MobileField(_l("A relative’s mobile"), optional=True)
    home = Section(HomeForm, _l("Home"))
    categories = ChoicesField(_l("Category of the case"), CaseCategoryKind)
    channel = ChoiceField(_l("How the family came to us"), IntakeChannel)
    source = ChoiceField(_l("Source of the file"), IntakeSource)
    source_note = TextField(_l("About the source"), optional=True)
    priority = RadioChoiceField(_l("Priority"), Priority, default=Priority.NORMAL)
    iban = IbanField(_l("IBAN"), optional=True)
    account_holder = TextField(
        _l("Account holder"), [RequiredWhere("iban", any, _l("Write whose account it is"))], longest=200
    )
    old_number = TextField(_l("Old paper number"), optional=True, longest=40)
    objects_to_sharing = BooleanField(
        _l("The family objects to the joint check of double aid"),
        hint=_l("Tick it only if the family refused after the privacy notice was read to them"),
        optional=True,
    )

    def __contains__(self, name: str) -> bool:
        return self._find(name) is not None

    def __getitem__(self, name: str) -> wtforms.Field:
        found = self._find(name)
        if found is None:
            raise KeyError(name)
        return found

    def _find(self, name: str) -> wtforms.Field | None:
        if name in self._fields:
            return self._fields[name]
        for section in (self._fields["head"], self._fields["home"], *self._fields["members"]):
            prefix = section.name + "-"
            if name.startswith(prefix) and name.removeprefix(prefix) in section.form:
                return section.form[name.removeprefix(prefix)]
        return None

    @property
    def seen_version(self) -> int:
        """The version of the file that the person saw when they opened the form; 0 for none."""
        text = self.version.data or ""
        return int(text) if text.isascii() and text.isdigit() else 0

    def facts(self) -> FamilyFacts:
        """The family of a valid form."""
        return FamilyFacts(
            head=self.head.form.facts(HEAD_PLACE),
            members=tuple(entry.form.facts(entry.name) for entry in self.members.filled),
            home=self.home.form.facts(),
            mobile=self.mobile.data,
            relative_mobile=self.relative_mobile.data,
            categories=tuple(self.categories.data),
            channel=self.channel.data,
            source=self.source.data,
            source_note=self.source_note.data or "",
            priority=self.priority.data,
            iban=self.iban.data,
            account_holder=(self.account_holder.data or "") if self.iban.data else "",
            old_number=self.old_number.data,
            objects_to_sharing=bool(self.objects_to_sharing.data),
        )


class ListFilter(Part):
    """What narrows the list of files; nothing here is required."""

    status = ChoiceField(_l("State"), CaseStatus, optional=True, blank=_l("All"))
    category = ChoiceField(_l("Category of the case"), CaseCategoryKind, optional=True, blank=_l("All"))
    district = ChoiceField(_l("District"), districts.choices, optional=True, blank=_l("All"))
    responsible = ChoiceField(_l("Responsible worker"), (), optional=True, blank=_l("All"))


class RevealForm(Form):
    """Why a whole number is needed."""

    what = HiddenField()
    record_id = HiddenField()
    reason = LongTextField(_l("Why you need it"), longest=200)


def _uuid(text: str | uuid.UUID | None) -> uuid.UUID | None:
    try:
        return uuid.UUID(str(text)) if text else None
    except ValueError:
        return None
