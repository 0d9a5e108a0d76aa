"""Fields as they are drawn: label, error, hint and field in one group that a screen reader reads out as one."""

from __future__ import annotations

import pytest
from werkzeug.datastructures import MultiDict

from app.forms import (
    BooleanField,
    CardDateField,
    ChoiceField,
    ChoicesField,
    LongTextField,
    NameField,
    NationalIdField,
    Part,
    RadioChoiceField,
    Rows,
    error_list,
)
from app.i18n import use_locale
from tests.look.drawing import Node, draw


class Member(Part):
    first_name = NameField("First name")


class Family(Part):
    first_name = NameField("First name", hint="As on the card")
    kin_name = NameField("Kin", optional=True)
    national_id = NationalIdField("ID number")
    born_on = CardDateField("Birth date", shows_age=True)
    need = LongTextField("Need")
    kind = ChoiceField("Kind", [("a", "First"), ("b", "Second")])
    is_orphan = BooleanField("Orphan")
    receiver = RadioChoiceField("Receiver", [("head", "Head"), ("other", "Somebody else")])
    sections = ChoicesField("Sections", [("home", "Home"), ("health", "Health")])
    members = Rows(Member, "Members", row_label="Member", largest=3)


def drawn(name: str, **typed: str) -> Node:
    """One field of a posted and checked form."""
    form = Family(MultiDict(typed))
    form.validate()
    return draw("fields.html", "{{ field(f) }}", f=form[name])


@pytest.fixture(autouse=True)
def _in_english():
    with use_locale("en"):
        yield


def test_the_error_stands_between_label_and_field_and_is_read_with_the_field() -> None:
    tree = drawn("national_id", national_id="123")

    order = [
        node for node in tree.all if node.tag in ("label", "input") or node.attributes.get("id", "").endswith("-e")
    ]
    field = order[2]

    assert [node.tag for node in order] == ["label", "span", "input"]
    assert field.attributes["aria-invalid"] == "true"
    assert field.attributes["aria-describedby"] == order[1].attributes["id"]
    assert order[1].text


def test_a_field_without_error_is_not_called_invalid() -> None:
    tree = drawn("first_name", first_name="هند")

    field = tree.find("input")[0]

    assert "aria-invalid" not in field.attributes
    assert field.attributes["aria-describedby"] == tree.find("span", class_="hint")[0].attributes["id"]
    assert field.attributes["value"] == "هند"


def test_only_what_is_optional_is_marked() -> None:
    required, optional = drawn("first_name"), drawn("kin_name")

    assert required.find(class_="opt") == []
    assert optional.find(class_="opt")[0].text == "(optional)"


@pytest.mark.parametrize("name", ["first_name", "national_id", "need", "kind", "is_orphan"])
def test_every_field_has_one_label_of_its_own(name: str) -> None:
    tree = drawn(name)

    field = next(node for node in tree.all if node.tag in ("input", "select", "textarea"))

    assert len(tree.find("label", for_=field.attributes["id"])) == 1
    assert "required" not in field.attributes


def test_a_number_is_typed_from_left_to_right_on_a_numeric_keyboard() -> None:
    field = drawn("national_id").find("input")[0]

    assert field.has({"class": "ltr", "inputmode": "numeric"})


def test_a_date_has_four_named_inputs_and_the_other_calendar_below() -> None:
    typed = {"born_on-day": "25", "born_on-month": "h7", "born_on-year": "1408", "born_on-calendar": "hijri"}
    tree = drawn("born_on", **typed)

    parts = [node for node in tree.all if "data-part" in node.attributes]

    assert [part.attributes["name"] for part in parts] == list(typed)
    assert len({part.attributes["aria-label"] for part in parts}) == 4
    assert parts[1].find("option", selected="")[0].attributes["value"] == "h7"
    assert "1988" in tree.find(class_="calc")[0].text
    assert "hidden" not in tree.find(class_="calc")[0].attributes


def test_only_the_wrong_part_of_a_date_is_called_invalid() -> None:
    tree = drawn(
        "born_on", **{"born_on-day": "30", "born_on-month": "h8", "born_on-year": "1435", "born_on-calendar": "hijri"}
    )

    wrong = [node.attributes["data-part"] for node in tree.all if node.attributes.get("aria-invalid") == "true"]

    assert wrong == ["day"]
    assert tree.find("fieldset", class_="f-err")


@pytest.mark.parametrize(("name", "kind"), [("receiver", "radio"), ("sections", "checkbox")])
def test_choices_in_sight_are_a_group_with_a_legend(name: str, kind: str) -> None:
    tree = drawn(name)

    inputs = tree.find("input", type=kind)

    assert len(inputs) == 2
    assert tree.find("fieldset")[0].children[0].tag == "legend"
    assert all(tree.find("label", for_=each.attributes["id"]) for each in inputs)


def test_the_summary_links_to_each_wrong_field_with_the_field_s_own_words() -> None:
    form = Family(MultiDict({"first_name": "هند", "national_id": "123"}))
    form.validate()
    errors = error_list(form)
    tree = draw("fields.html", "{{ error_summary(errors) }}", errors=errors)

    links = tree.find("a")

    assert [link.attributes["href"] for link in links] == [f"#{field_id}" for field_id, _label, _words in errors]
    assert str(form.national_id.errors[0]) in links[0].text
    assert tree.find(role="alert")


def test_no_errors_draw_no_summary() -> None:
    assert draw("fields.html", "{{ error_summary([]) }}").children == []


def rows_drawn(form: Family) -> Node:
    source = "{% call(entry, number) rows(f, add='Add') %}<i>{{ entry.name }}</i>{% endcall %}"
    return draw("rows.html", source, f=form.members)


def test_rows_are_added_and_removed_by_buttons_that_the_form_hears() -> None:
    form = Family(MultiDict({"members-0-first_name": "لانا", "members-1-first_name": "تركي"}))
    tree = rows_drawn(form)

    names = [button.attributes["name"] for button in tree.find("button")]

    assert names == ["remove-members-0", "remove-members-1", "add-members"]
    assert all("formnovalidate" in button.attributes for button in tree.find("button"))
    assert len({button.text for button in tree.find("button")}) == 3


def test_a_full_list_of_rows_offers_no_more() -> None:
    form = Family(MultiDict({f"members-{number}-first_name": "لانا" for number in range(3)}))

    tree = rows_drawn(form)

    assert tree.find("button", name="add-members") == []


def test_what_was_typed_is_never_read_as_html() -> None:
    tree = drawn("first_name", first_name="<script>alert(1)</script>")

    assert tree.find("script") == []
    assert tree.find("input")[0].attributes["value"] == "<script>alert(1)</script>"
