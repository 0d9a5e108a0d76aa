"""What every installation begins with: the kinds of aid and four empty funds for each association."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.accounts.models import Association
from cases.aid.catalogue import AidForm, KindGroup
from cases.aid.funds.catalogue import FundKind
from cases.aid.funds.models import Fund, FundAidKind, FundCategory
from cases.aid.kinds import AidKind
from cases.catalogue import CaseCategoryKind

SECOND_ABOVE = 5_000_00
CASH, IN_KIND, SERVICE = AidForm.CASH, AidForm.IN_KIND, AidForm.SERVICE

KINDS: tuple[tuple[str, str, str, AidForm, KindGroup, int], ...] = (
    ("rent", "إيجار المنزل", "House rent", CASH, KindGroup.RENT, 12_000_00),
    ("monthly_aid", "مساعدة شهرية", "Monthly aid", CASH, KindGroup.MONTHLY_AID, 3_000_00),
    ("food_basket", "سلة غذائية", "Food basket", IN_KIND, KindGroup.FOOD_BASKET, 1_000_00),
    ("food_card", "بطاقة غذائية", "Food card", IN_KIND, KindGroup.FOOD_BASKET, 1_000_00),
    ("ramadan_basket", "سلة رمضان", "Ramadan basket", IN_KIND, KindGroup.RAMADAN_BASKET, 1_000_00),
    ("eid_clothing", "كسوة العيد", "Eid clothing", IN_KIND, KindGroup.EID_CLOTHING, 2_000_00),
    ("winter_clothing", "كسوة الشتاء", "Winter clothing", IN_KIND, KindGroup.WINTER_CLOTHING, 2_000_00),
    ("school_bag", "الحقيبة المدرسية", "School bag", IN_KIND, KindGroup.SCHOOL_BAG, 1_500_00),
    ("education", "مساعدة تعليمية", "Education aid", CASH, KindGroup.EDUCATION, 5_000_00),
    ("electricity_bill", "فاتورة الكهرباء", "Electricity bill", CASH, KindGroup.ELECTRICITY, 3_000_00),
    ("water_bill", "فاتورة المياه", "Water bill", CASH, KindGroup.WATER, 2_000_00),
    ("appliances", "الأجهزة الكهربائية", "Electrical appliances", IN_KIND, KindGroup.APPLIANCES, 6_000_00),
    ("furnishing", "تأثيث المنزل", "Home furnishing", IN_KIND, KindGroup.FURNISHING, 15_000_00),
    ("maintenance", "صيانة المنزل", "Home maintenance", SERVICE, KindGroup.MAINTENANCE, 20_000_00),
    ("transport", "تأمين المواصلات", "Transport", SERVICE, KindGroup.TRANSPORT, 2_000_00),
    ("health_care", "الرعاية الصحية", "Health care", SERVICE, KindGroup.TREATMENT, 15_000_00),
    ("medicine", "الأدوية والأجهزة الطبية", "Medicines and medical devices", IN_KIND, KindGroup.TREATMENT, 10_000_00),
    ("debt_payment", "سداد الديون", "Debt payment", CASH, KindGroup.DEBTS, 20_000_00),
    ("prisoner_family", "إعانة أسرة سجين", "Support of a prisoner's family", CASH, KindGroup.PRISONER_FAMILY, 3_000_00),
    ("marriage", "إعانة الزواج", "Marriage grant", CASH, KindGroup.MARRIAGE, 20_000_00),
)
ZAKAT_DOES_NOT_PAY = {"appliances", "furnishing", "maintenance", "transport", "marriage"}
ORPHANS_GET = {"monthly_aid", "education", "school_bag", "eid_clothing", "winter_clothing", "food_basket"}
EVERY_KIND = {code for code, *_rest in KINDS}
EVERY_CATEGORY = set(CaseCategoryKind)

FUNDS: tuple[dict[str, Any], ...] = (
    {
        "code": "zakat",
        "names": ("صندوق الزكاة", "Zakat fund"),
        "kind": FundKind.ZAKAT,
        "pays": EVERY_KIND - ZAKAT_DOES_NOT_PAY,
        "serves": EVERY_CATEGORY - {CaseCategoryKind.UNKNOWN_PARENTAGE},
    },
    {
        "code": "sadaqah",
        "names": ("صندوق الصدقات", "Sadaqah fund"),
        "kind": FundKind.SADAQAH,
        "pays": EVERY_KIND,
        "serves": EVERY_CATEGORY,
    },
    {
        "code": "orphans",
        "names": ("كفالة الأيتام", "Orphan sponsorship"),
        "kind": FundKind.ORPHAN_SPONSORSHIP,
        "pays": ORPHANS_GET,
        "serves": {CaseCategoryKind.ORPHANS, CaseCategoryKind.UNKNOWN_PARENTAGE},
    },
    {
        "code": "general",
        "names": ("التبرعات العامة", "General donations"),
        "kind": FundKind.UNRESTRICTED,
        "pays": EVERY_KIND,
        "serves": EVERY_CATEGORY,
    },
)


def load_aid_kinds(unit: Session) -> None:
    """Add the kinds that are not there yet; never change one that is."""
    present = set(unit.scalars(select(AidKind.code)))
    for position, (code, name_ar, name_en, form, group, ceiling) in enumerate(KINDS):
        if code not in present:
            kind = AidKind(code=code, name_ar=name_ar, name_en=name_en, form=form, kind_group=group, ceiling=ceiling)
            kind.position, kind.second_above, kind.is_active = position, SECOND_ABOVE, True
            unit.add(kind)


def load_funds(unit: Session) -> None:
    """Add the funds that an association has not yet, empty, with what they may pay for."""
    kinds = {kind.code: kind.id for kind in unit.scalars(select(AidKind))}
    for association in unit.scalars(select(Association).order_by(Association.code)).all():
        present = set(unit.scalars(select(Fund.code).where(Fund.association_id == association.id)))
        for described in FUNDS:
            if described["code"] not in present:
                unit.add_all(_fund(association, described, kinds))


def _fund(association: Association, described: dict[str, Any], kinds: dict[str, Any]) -> list[Any]:
    name_ar, name_en = described["names"]
    fund = Fund(association_id=association.id, code=described["code"], kind=described["kind"])
    fund.name_ar, fund.name_en = name_ar, name_en
    fund.available = fund.reserved = fund.paid = 0
    fund.is_open = True
    fund.categories = [FundCategory(category=category) for category in sorted(described["serves"])]
    fund.kinds = [FundAidKind(aid_kind_id=kinds[code]) for code in sorted(described["pays"])]
    return [fund]
