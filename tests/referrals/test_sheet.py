"""Section 9 of the case sheet."""

from __future__ import annotations

import pytest

from app.pdf import Table
from referrals.sheet import draw_referrals, gather_referrals
from tests.makers.referrals import make_draft, make_sent, make_stage

pytestmark = pytest.mark.usefixtures("unit", "frozen_clock")


def test_the_sheet_lists_what_left_the_house_and_no_draft():
    stage = make_stage()
    sent, draft = make_sent(stage), make_draft(stage)

    part = gather_referrals(stage.case, stage.worker)

    assert [line.number for line in part.lines] == [sent.number]
    assert draft.number not in str(part)
    assert part.lines[0].state == "بانتظار الرد"


def test_the_table_fills_the_width_of_the_page():
    stage = make_stage()
    make_sent(stage)

    table = draw_referrals(gather_referrals(stage.case, stage.worker))[1]

    assert isinstance(table, Table)
    assert sum(column.width for column in table.columns) == 177


def test_a_family_without_referrals_keeps_the_section_with_one_line():
    stage = make_stage()

    blocks = draw_referrals(gather_referrals(stage.case, stage.worker))

    assert len(blocks) == 2
    assert not isinstance(blocks[1], Table)
