"""The two parties of the memorandum, present in every installation."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.accounts.models import Association

ASSOCIATIONS = (
    {
        "code": "NF",
        "name_ar": "جمعية نفع الخيرية بمنطقة مكة المكرمة",
        "name_en": "Nafa Charitable Association, Makkah Region",
        "short_ar": "جمعية نفع الخيرية",
        "short_en": "Nafa Charitable Association",
        "monogram": "ن",
    },
    {
        "code": "AH",
        "name_ar": "جمعية مراكز الأحياء – المجلس الفرعي بمحافظة جدة",
        "name_en": "Neighbourhood Centres Association – Jeddah Sub-council",
        "short_ar": "جمعية مراكز الأحياء",
        "short_en": "Neighbourhood Centres Association",
        "monogram": "ح",
    },
)


def load_associations(unit: Session) -> None:
    """Add the associations that are not there yet; never change one that is."""
    present = set(unit.scalars(select(Association.code)))
    unit.add_all(Association(**fields) for fields in ASSOCIATIONS if fields["code"] not in present)
