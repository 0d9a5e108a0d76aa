"""The calculation of need, without any database."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.i18n import use_locale
from app.money import LARGEST, Periodicity
from cases.assessments.need import Amount, Band, Counted, Policy, assess, band_of
from cases.assessments.working import explained, tenths

POLICY = Policy(
    version=1,
    base_line=132_000,
    weight_head=10_000,
    weight_adult=5_000,
    weight_child=3_000,
    adult_age=18,
    is_rent_deducted=True,
    bands=(Band("high", 3000), Band("middle", 6000), Band("low", None)),
)
HEAD = Counted(42, is_head=True)
BASE = 132_000


def monthly(halalas: int, **cares: bool) -> Amount:
    return Amount(halalas, Periodicity.MONTHLY, **cares)


def test_the_worked_example_of_the_field_comes_out() -> None:
    members = [HEAD, Counted(18), Counted(17), Counted(9), Counted(3)]

    result = assess(POLICY, members, [monthly(90_000)], [])

    assert (result.expected, result.net_income, result.score, result.band) == (316_800, 90_000, 2841, "high")


def test_the_sheet_of_the_drawings_comes_out() -> None:
    members = [HEAD, *[Counted(20)] * 3, *[Counted(9)] * 4]
    incomes = [monthly(185_000), monthly(124_000), monthly(60_000)]
    obligations = [
        Amount(900_000, Periodicity.HALF_YEARLY, is_rent=True),
        monthly(70_000),
        monthly(32_000),
        monthly(21_000),
        Amount(18_000, Periodicity.QUARTERLY),
    ]

    result = assess(POLICY, members, incomes, obligations)

    assert (result.total_income, result.total_obligations, result.net_income) == (369_000, 279_000, 90_000)
    assert (result.weights, result.expected, result.score) == (37_000, 488_400, 1843)


@pytest.mark.parametrize(
    ("score", "band"), [(0, "high"), (3000, "high"), (3001, "middle"), (6000, "middle"), (6001, "low"), (99_999, "low")]
)
def test_an_upper_edge_belongs_to_its_own_band(score: int, band: str) -> None:
    assert band_of(POLICY, score) == band


def test_thirty_per_cent_exactly_is_still_the_neediest() -> None:
    result = assess(POLICY, [HEAD], [monthly(BASE * 30 // 100)], [])

    assert (result.score, result.band) == (3000, "high")


def test_half_a_basis_point_is_rounded_up() -> None:
    assert assess(replace(POLICY, base_line=20_000), [HEAD], [monthly(1)], []).score == 1
    assert assess(replace(POLICY, base_line=20_001), [HEAD], [monthly(1)], []).score == 0


def test_a_family_that_owes_more_than_it_gets_scores_nothing_and_keeps_its_minus() -> None:
    result = assess(POLICY, [HEAD], [monthly(100)], [monthly(50_000)])

    assert (result.net_income, result.score, result.band) == (-49_900, 0, "high")


@pytest.mark.parametrize(("age", "weights"), [(17, 13_000), (18, 15_000)])
def test_a_dependent_of_eighteen_weighs_as_an_adult(age: int, weights: int) -> None:
    assert assess(POLICY, [HEAD, Counted(age)], [], []).weights == weights


def test_a_young_head_weighs_as_the_head() -> None:
    assert assess(POLICY, [Counted(17, is_head=True)], [], []).weights == 10_000


@pytest.mark.parametrize(
    ("periodicity", "halalas", "month"),
    [
        (Periodicity.MONTHLY, 100_001, 100_001),
        (Periodicity.QUARTERLY, 50_000, 16_667),
        (Periodicity.HALF_YEARLY, 100_003, 16_667),
        (Periodicity.YEARLY, 1_800_000, 150_000),
        (Periodicity.YEARLY, 6, 1),
        (Periodicity.YEARLY, 5, 0),
    ],
)
def test_every_periodicity_becomes_a_month_half_up(periodicity: Periodicity, halalas: int, month: int) -> None:
    assert Amount(halalas, periodicity).monthly == month


def test_rent_stays_out_where_the_policy_says_so() -> None:
    obligations = [monthly(150_000, is_rent=True), monthly(10_000)]

    with_rent = assess(POLICY, [HEAD], [], obligations)
    without_rent = assess(replace(POLICY, is_rent_deducted=False), [HEAD], [], obligations)

    assert (with_rent.total_obligations, without_rent.total_obligations) == (160_000, 10_000)


def test_a_family_in_which_nobody_counts_is_refused() -> None:
    with pytest.raises(ValueError, match="nobody counts"):
        assess(POLICY, [], [monthly(100)], [])


amounts = st.builds(Amount, st.integers(1, LARGEST), st.sampled_from(Periodicity), st.booleans())
people = st.lists(st.builds(Counted, st.integers(0, 110)), max_size=15)


@given(people, st.lists(amounts, max_size=8), st.lists(amounts, max_size=8))
def test_the_order_of_what_is_written_changes_nothing(members: list, incomes: list, obligations: list) -> None:
    forward = assess(POLICY, [HEAD, *members], incomes, obligations)
    backward = assess(POLICY, [*reversed(members), HEAD], incomes[::-1], obligations[::-1])

    assert forward == backward


@given(people, st.lists(amounts, min_size=1, max_size=8), st.lists(amounts, max_size=8))
def test_less_income_never_makes_a_family_less_needy(members: list, incomes: list, obligations: list) -> None:
    more = assess(POLICY, [HEAD, *members], incomes, obligations)
    less = assess(POLICY, [HEAD, *members], incomes[1:], obligations)

    assert less.score <= more.score


@given(people, st.lists(amounts, max_size=8), st.lists(amounts, max_size=8))
def test_the_working_says_what_the_result_says(members: list, incomes: list, obligations: list) -> None:
    result = assess(POLICY, [HEAD, *members], incomes, obligations)

    values = {line["key"]: line["value"] for line in result.working}

    assert values["income"] - values["obligations"] == values["net"] == result.net_income
    assert (values["weights"], values["expected"], values["score"]) == (result.weights, result.expected, result.score)


def test_the_working_reads_like_the_paper_in_both_languages() -> None:
    lines = list(assess(POLICY, [HEAD, Counted(20), Counted(9)], [monthly(90_000)], []).working)

    with use_locale("ar"):
        arabic = [(line.letter, line.operation, line.value) for line in explained(lines)]
    with use_locale("en"):
        english = [(line.letter, line.operation) for line in explained(lines)]

    assert arabic == [
        ("أ", "", "900.00"),
        ("ب", "", "0.00"),
        ("ج", "أ − ب", "900.00"),
        ("د", "1.0 + 1 × 0.5 + 1 × 0.3", "1.8"),
        ("هـ", "1,320.00 × د", "2,376.00"),
        ("و", "ج ÷ هـ × 100", "37.88%"),
    ]
    assert english[2:] == [
        ("C", "A − B"),
        ("D", "1.0 + 1 × 0.5 + 1 × 0.3"),
        ("E", "1,320.00 × D"),
        ("F", "C ÷ E × 100"),
    ]


@pytest.mark.parametrize(
    ("basis_points", "text"), [(10_000, "1.0"), (3_000, "0.3"), (29_500, "2.95"), (33_333, "3.3333")]
)
def test_weights_are_written_without_idle_zeros(basis_points: int, text: str) -> None:
    assert tenths(basis_points) == text
