"""Rows are added and removed by buttons, and nothing typed is lost on the way or over a sign-in."""

import json

from app.forms import error_list, retype, typed
from tests.forms.family import FamilyForm, family, person

BLANK = person("members-1", **dict.fromkeys(["first_name", "id_kind", "national_id", "born-day"], "")) | {
    "members-1-born-month": "",
    "members-1-born-year": "",
}


def names(form: FamilyForm) -> list[str]:
    return [entry.first_name._value() for entry in form.members]


def test_a_pressed_add_gives_an_empty_row_and_checks_nothing(post) -> None:
    form = post(FamilyForm, family(**{"add-members": "1", "mobile": "052"}))

    assert form.rows_changed() and not form.is_right
    assert names(form) == ["لانا", ""]
    assert error_list(form) == []
    assert 'value="052"' in form.mobile()


def test_a_pressed_remove_takes_that_row_and_no_other(post) -> None:
    rows = person("members-0", first_name="لانا") | person("members-1", first_name="تركي") | person("members-2")

    form = post(FamilyForm, family(**rows, **{"remove-members-1": "1"}))

    assert form.rows_changed() and not form.is_right
    assert names(form) == ["لانا", "هند"]
    assert [entry.first_name.name for entry in form.members] == ["members-0-first_name", "members-1-first_name"]


def test_remove_finds_its_row_where_numbers_have_gaps(post) -> None:
    rows = person("members-4", first_name="تركي") | person("members-7", first_name="ريم")

    form = post(FamilyForm, family(**rows, **{"remove-members-4": "1"}))

    assert names(form) == ["لانا", "ريم"]


def test_a_remove_of_no_row_changes_nothing(post) -> None:
    form = post(FamilyForm, family(**{"remove-members-9": "1"}))

    assert not form.rows_changed()
    assert names(form) == ["لانا"]


def test_half_typed_rows_survive_a_press(post) -> None:
    half = {"members-1-first_name": "ترك", "members-1-born-year": "14", "members-1-born-calendar": "gregorian"}

    form = post(FamilyForm, family(**half, **{"add-members": "1"}))

    assert names(form) == ["لانا", "ترك", ""]
    assert form.members[1].born.typed_parts()["year"] == "14"
    assert form.members[1].born.typed_parts()["calendar"] == "gregorian"


def test_a_full_list_gets_no_further_row(post) -> None:
    rows = person("members-1") | person("members-2")

    form = post(FamilyForm, family(**rows, **{"add-members": "1"}))

    assert form.rows_changed() and len(form.members) == 3


def test_too_many_rows_are_all_kept_and_refused(post) -> None:
    form = post(FamilyForm, family(**(person("members-1") | person("members-2") | person("members-3"))))

    assert len(form.members) == 4
    assert error_list(form) == [("members", "أفراد الأسرة", "أبقِ 3 أسطر على الأكثر")]


def test_an_untouched_row_is_neither_checked_nor_given(post) -> None:
    form = post(FamilyForm, family(**BLANK))

    assert form.is_right, form.errors
    assert [member["first_name"] for member in form.members.data] == ["لانا"]


def test_a_row_with_one_word_is_checked(post) -> None:
    form = post(FamilyForm, family(**(BLANK | {"members-1-first_name": "تركي"})))

    assert [field_id for field_id, _label, _words in error_list(form)] == [
        "members-1-id_kind",
        "members-1-national_id",
        "members-1-born",
    ]


def test_the_summary_names_the_row(post) -> None:
    form = post(
        FamilyForm, family(**person("members-0", **{"born-day": "30", "born-month": "h8", "born-year": "1435"}))
    )

    assert error_list(form) == [
        ("members-0-born", "تاريخ الميلاد، الفرد 1", "شهر شعبان 1435هـ تسعة وعشرون يومًا، راجع اليوم")
    ]


def test_no_rows_at_all_is_an_answer(post) -> None:
    form = post(FamilyForm, {name: value for name, value in family().items() if not name.startswith("members")})

    assert form.is_right and form.members.data == []


def test_what_was_typed_goes_through_json_and_comes_back(post) -> None:
    form = post(
        FamilyForm,
        family(**{"rent": "ألف", "mobile": "05", "head-born-day": "٣٠", "needs": "food", "paid": "yearly"}),
    )

    kept = json.loads(json.dumps(typed(form)))
    again = FamilyForm(formdata=retype(kept))

    assert typed(again) == kept
    assert kept["rent"] == ["ألف"] and kept["head-born-day"] == ["٣٠"] and kept["needs"] == ["food"]
    assert names(again) == ["لانا"] and again.head.benefits.data is True


def test_a_tick_taken_away_stays_away_over_a_sign_in(post) -> None:
    typed_in = family()
    del typed_in["members-0-benefits"]

    again = FamilyForm(formdata=retype(typed(post(FamilyForm, typed_in))))

    assert again.members[0].benefits.data is False


def test_secrets_and_buttons_are_never_kept(post, small_app) -> None:
    small_app.config["WTF_CSRF_ENABLED"] = True

    kept = typed(post(FamilyForm, family(password="s3cret", csrf_token="t", **{"add-members": "1", "junk": "x"})))

    assert not {"password", "csrf_token", "add-members", "junk"} & set(kept)


def test_a_row_taken_away_is_not_kept(post) -> None:
    rows = person("members-1", first_name="تركي")

    kept = typed(post(FamilyForm, family(**rows, **{"remove-members-0": "1"})))

    assert kept["members-0-first_name"] == ["تركي"]
    assert "members-1-first_name" not in kept


def test_rows_of_a_record_stand_in_the_form(post) -> None:
    form = post(FamilyForm, {}, members=[{"first_name": "ريم"}, {"first_name": "سالم"}])

    assert names(form) == ["ريم", "سالم"]


def test_what_is_posted_wins_over_the_record(post) -> None:
    form = post(FamilyForm, family(), members=[{"first_name": "ريم"}, {"first_name": "سالم"}])

    assert names(form) == ["لانا"]
