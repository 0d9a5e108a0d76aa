"""The words of funds: kinds, units, and the accounts that money moves between."""

from __future__ import annotations

from enum import StrEnum

from app.i18n import Labelled, lazy_pgettext
from app.i18n import lazy_gettext as _l


class FundKind(Labelled):
    """Where the money comes from, which binds what it may pay for."""

    ZAKAT = "zakat", _l("Zakat")
    SADAQAH = "sadaqah", _l("Sadaqah")
    WAQF_YIELD = "waqf_yield", _l("Endowment yield")
    ORPHAN_SPONSORSHIP = "orphan_sponsorship", _l("Orphan sponsorship")
    RESTRICTED = "restricted", _l("Restricted donation")
    UNRESTRICTED = "unrestricted", _l("Unrestricted donation")


class Unit(StrEnum):
    SAR = "SAR"


class Account(StrEnum):
    """The two ends of an entry: money leaves one and comes into another."""

    DONORS = "donors"
    AVAILABLE = "available"
    RESERVED = "reserved"
    PAID = "paid"


class EntryKind(Labelled):
    RECEIVED = "received", lazy_pgettext("fund", "Received")
    RESERVED = "reserved", _l("Reserved for approved aid")
    RELEASED = "released", _l("Released from a reservation")
    PAID = "paid", _l("Paid to a family")

    @property
    def ends(self) -> tuple[Account, Account]:
        """(from, to)."""
        return ENDS[self]


ENDS = {
    EntryKind.RECEIVED: (Account.DONORS, Account.AVAILABLE),
    EntryKind.RESERVED: (Account.AVAILABLE, Account.RESERVED),
    EntryKind.RELEASED: (Account.RESERVED, Account.AVAILABLE),
    EntryKind.PAID: (Account.RESERVED, Account.PAID),
}
