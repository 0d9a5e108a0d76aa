"""Two languages: Arabic is the default, counts take the right form, and lazy texts speak late."""

import pytest
from babel import Locale
from flask import Flask, jsonify
from jinja2 import DictLoader, Environment
from markupsafe import Markup

from app.i18n import (
    LOCALES,
    Labelled,
    catalogue,
    current_locale,
    direction,
    gettext,
    install,
    lazy_gettext,
    lazy_ngettext,
    ngettext,
    pgettext,
    plural_form,
    set_locale,
    use_locale,
)

FORMS = ("zero", "one", "two", "few", "many", "other")


def test_arabic_is_the_language_until_somebody_says_otherwise() -> None:
    assert LOCALES[0] == current_locale() == "ar"
    assert direction() == "rtl"


def test_a_language_lasts_for_its_block() -> None:
    with use_locale("en"):
        assert (current_locale(), direction(), direction("ar")) == ("en", "ltr", "rtl")
    assert current_locale() == "ar"


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown locale"):
        set_locale("fr")


def test_a_count_takes_the_form_of_the_language() -> None:
    chosen = Locale("ar").plural_form

    assert [FORMS[plural_form(count)] for count in range(1001)] == [chosen(count) for count in range(1001)]
    assert plural_form(2.5) == 5


def test_counts_are_spoken_in_both_languages() -> None:
    def said(days: int) -> str:
        return ngettext("%(num)s day left", "%(num)s days left", days)

    with use_locale("ar"):
        assert [said(days) for days in (1, 2, 3, 11, 100, 103)] == [
            *("باقٍ يوم", "باقٍ يومان", "باقٍ 3 أيام", "باقٍ 11 يومًا", "باقٍ 100 يوم", "باقٍ 103 أيام")
        ]
    with use_locale("en"):
        assert [said(days) for days in (0, 1, 2)] == ["0 days left", "1 day left", "2 days left"]


def test_a_text_without_a_translation_is_said_in_english() -> None:
    assert gettext("No such text, %(name)s", name="x") == "No such text, x"
    assert ngettext("%(num)s such text", "%(num)s such texts", 11) == "11 such texts"


def test_a_context_tells_two_meanings_apart() -> None:
    assert pgettext("month", "May") == "مايو"
    assert gettext("May") == "May"


def test_a_value_of_html_is_kept_and_the_others_are_escaped() -> None:
    said = gettext("%(field)s, %(row)s", field=Markup("<bdi>1</bdi>"), row="<b>")

    assert said == Markup("<bdi>1</bdi>، &lt;b&gt;")
    assert isinstance(said, Markup)


def test_a_lazy_text_speaks_the_language_of_its_moment() -> None:
    label = lazy_gettext("Hijri")

    with use_locale("en"):
        assert (str(label), f"{label}", label + "!", "%s" % label) == ("Hijri", "Hijri", "Hijri!", "Hijri")  # noqa: UP031
    assert str(label) == "هجري"
    assert str(lazy_ngettext("in %(num)s day", "in %(num)s days", 3)) == "بعد 3 أيام"


def test_a_lazy_text_is_a_key_and_equal_to_its_twin() -> None:
    counted = {lazy_gettext("Hijri"): 1}

    assert counted[lazy_gettext("Hijri")] == 1
    assert lazy_gettext("Hijri") != lazy_gettext("Gregorian")
    assert lazy_gettext("Hijri").__html__() == "هجري"


def test_a_lazy_text_goes_into_json() -> None:
    app = Flask(__name__)
    with app.app_context():
        assert jsonify(label=lazy_gettext("Hijri")).get_json() == {"label": "هجري"}


class Colour(Labelled):
    RED = "red", lazy_gettext("Hijri")


def test_an_enum_brings_its_label_and_is_its_value() -> None:
    assert Colour.RED == "red" and Colour("red") is Colour.RED
    assert str(Colour.RED) == "red"
    assert str(Colour.RED.label) == "هجري"


def rendered(source: str, **values: object) -> str:
    environment = Environment(autoescape=True, loader=DictLoader({"page": source}))
    install(environment)
    return environment.get_template("page").render(**values)


def test_templates_speak_too_and_escape_their_values() -> None:
    assert rendered("{{ _('Choose') }} {{ pgettext('month', 'May') }} {{ direction() }}") == "اختر مايو rtl"
    assert rendered("{{ _('%(field)s, %(row)s', field=name, row=1) }}", name="<b>") == "&lt;b&gt;، 1"
    assert rendered("{{ ngettext('%(num)s year', '%(num)s years', 3) }}") == "3 سنوات"
    assert rendered("{{ label }}", label=lazy_gettext("Hijri")) == "هجري"


def test_a_translated_block_may_stand_on_several_lines() -> None:
    assert rendered("{% trans date=1 %}\n   That is\n   {{ date }}\n{% endtrans %}") == "يوافق 1"


def test_english_needs_no_catalogue() -> None:
    assert catalogue("en") == {}
    assert all(len(forms) in (1, 6) for forms in catalogue("ar").values())
