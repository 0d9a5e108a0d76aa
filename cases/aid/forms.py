"""What may be typed about aid."""

from __future__ import annotations

import uuid

from app.audit.forms import TypedDay
from app.formatting import riyals
from app.forms import (
    AmountField,
    ChoiceField,
    Form,
    HiddenField,
    LongTextField,
    Part,
    RadioChoiceField,
    Required,
    TextField,
)
from app.i18n import lazy_gettext as _l
from app.i18n import lazy_pgettext
from app.text import fold_digits
from cases.aid.catalogue import Proof
from cases.aid.funds.models import Fund
from cases.aid.hand_overs import Handing
from cases.aid.kinds import AidKind
from cases.aid.models import AidRequest
from cases.aid.rules import Wanted
from cases.aid.steps import Ruling
from cases.aid.workflow import AidStatus

ALL = lazy_pgettext("filter", "All")


def new_key() -> str:
    """A key that this form carries, so that sending it twice does its work once."""
    return uuid.uuid4().hex


class MoneyForm(Form):
    """A form that moves or asks for money: pressing twice does it once."""

    idempotency_key = HiddenField(default=new_key)

    @property
    def key(self) -> str:
        return (self.idempotency_key.data or new_key())[:32]


class AidForm(MoneyForm):
    """What is asked for a family; `offer` puts the kinds and funds into the lists."""

    kind = ChoiceField(_l("Kind of aid"))
    month = ChoiceField(_l("Month it is for"), blank=None)
    fund = ChoiceField(_l("Fund"))
    amount = AmountField(_l("Amount (SAR)"), hint=_l("For in-kind aid, its value"))
    reason = LongTextField(_l("Why it is needed"), longest=2000)

    def offer(self, kinds: list[AidKind], funds: list[Fund], months: list[tuple[str, str]]) -> None:
        self.kinds = {kind.code: kind for kind in kinds}
        self.funds = {fund.code: fund for fund in funds}
        self.kind.offer([(kind.code, f"{kind.name} – {kind.form.label}") for kind in kinds])
        self.fund.offer([(fund.code, _fund_words(fund)) for fund in funds])
        self.month.offer(months)

    @property
    def is_check(self) -> bool:
        """Whether only the rules were asked for."""
        return bool(self.posted) and "check" in self.posted

    @property
    def wanted(self) -> Wanted:
        return Wanted(
            kind=self.kinds[self.kind.data],
            fund=self.funds[self.fund.data],
            amount=self.amount.data,
            month=self.month.data,
            reason=self.reason.data or "",
        )


def _fund_words(fund: Fund) -> str:
    return f"{fund.name} – {riyals(fund.available)}"


class RevisionForm(MoneyForm):
    """What is asked anew in a request that came back; its kind and month stay."""

    fund = ChoiceField(_l("Fund"), blank=None)
    amount = AmountField(_l("Amount (SAR)"), hint=_l("For in-kind aid, its value"))
    reason = LongTextField(_l("Why it is needed"), longest=2000)

    def offer(self, funds: list[Fund]) -> None:
        self.funds = {fund.code: fund for fund in funds}
        self.fund.offer([(fund.code, _fund_words(fund)) for fund in funds])

    def wanted(self, request: AidRequest) -> Wanted:
        fund = self.funds[self.fund.data]
        return Wanted(request.kind, fund, self.amount.data, request.month, self.reason.data or "")


class RulingForm(MoneyForm):
    """A supervisor's words on the request that the page showed."""

    words = LongTextField(_l("Reason of the decision"), optional=True, longest=2000)
    version = HiddenField()

    @property
    def ruling(self) -> Ruling:
        seen = fold_digits(self.version.data or "")
        return Ruling(self.words.data or "", int(seen) if seen.isdigit() else 0, self.key)


class HandOverForm(MoneyForm):
    """Who received, the card that was seen, and the proof."""

    receiver = RadioChoiceField(_l("Who receives"))
    seen_last4 = TextField(
        _l("Last four digits of the ID you saw"),
        optional=True,
        longest=4,
        render_kw={"class": "ltr", "inputmode": "numeric", "autocomplete": "off"},
    )
    no_id_reason = TextField(
        _l("How you knew the receiver"), optional=True, longest=200, hint=_l("Only for a receiver who has no ID")
    )
    proof = RadioChoiceField(_l("Proof"), Proof, default=Proof.SIGNATURE)
    proof_note = TextField(_l("Note on the proof"), optional=True, longest=300)

    def offer(self, receivers: list[tuple[str, str]], everybody_has_card: bool) -> None:
        """Put the receivers into the list; where each has a card, its digits are asked for and nothing else is."""
        self.receiver.offer(receivers)
        if len(receivers) == 1 and not self.receiver.raw_data:
            self.receiver.data = receivers[0][0]
        if everybody_has_card:
            self.seen_last4.validators = (Required(),)
            self.seen_last4.flags.required, self.seen_last4.flags.optional = True, False
            del self.no_id_reason

    @property
    def handing(self) -> Handing:
        return Handing(
            receiver_id=uuid.UUID(self.receiver.data),
            seen_last4=fold_digits(self.seen_last4.data or ""),
            proof=self.proof.data,
            proof_note=self.proof_note.data or "",
            no_id_reason=self.no_id_reason.data or "" if "no_id_reason" in self else "",
        )


class AidFilterForm(Part):
    """Read from the address, so a filtered list can be bookmarked."""

    q = TextField(_l("Family or request number"), optional=True, longest=200)
    status = ChoiceField(_l("State"), AidStatus, optional=True, blank=ALL)
    kind = ChoiceField(_l("Kind"), optional=True, blank=ALL)
    fund = ChoiceField(_l("Fund"), optional=True, blank=ALL)
    since = TypedDay(_l("From"))
    until = TypedDay(_l("To"))

    def offer(self, kinds: list[AidKind], funds: list[Fund]) -> None:
        self.kind.offer([(str(kind.id), kind.name) for kind in kinds])
        self.fund.offer([(str(fund.id), fund.name) for fund in funds])


class HistoryDays(Part):
    """The days of a history, read from the address; empty means without a limit."""

    since = TypedDay(_l("From"))
    until = TypedDay(_l("To"))


def values_of(request: AidRequest) -> dict[str, object]:
    """What a request to be completed begins with."""
    revision = request.revision
    return {
        "fund": revision.fund.code,
        "amount": revision.amount,
        "reason": revision.reason,
    }
