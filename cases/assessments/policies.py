"""The versions of each association's need policy, and the bands of a version."""

from __future__ import annotations

import uuid
from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.database import Base, Id, text_enum
from cases.assessments.catalogue import NeedClass
from cases.assessments.need import Band, Policy


class NeedModel(StrEnum):
    """The ways of scoring that the engine knows."""

    PROPORTIONAL = "proportional"


class NeedPolicy(Base):
    """One version of how an association scores need. A version never changes; a new one is adopted from a day."""

    __tablename__ = "need_policies"
    __table_args__ = (
        UniqueConstraint("association_id", "version"),
        CheckConstraint("base_line > 0", name="base_line_is_positive"),
        CheckConstraint("weight_head > 0 AND weight_adult >= 0 AND weight_child >= 0", name="weights_are_in_bounds"),
        CheckConstraint("adult_age > 0", name="adult_age_is_positive"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    association_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("associations.id"))
    version: Mapped[int]
    model: Mapped[NeedModel] = mapped_column(text_enum(NeedModel, "model_is_known"))
    base_line: Mapped[int]
    weight_head: Mapped[int]
    weight_adult: Mapped[int]
    weight_child: Mapped[int]
    adult_age: Mapped[int]
    is_rent_deducted: Mapped[bool] = mapped_column(default=True)
    restudy_after_months: Mapped[int] = mapped_column(default=12)
    adopted_from: Mapped[date]
    note: Mapped[str] = mapped_column(String(300), default="")

    bands: Mapped[list[NeedBand]] = relationship(back_populates="policy")

    @property
    def numbers(self) -> Policy:
        """What the engine calculates with."""
        ordered = sorted(self.bands, key=lambda band: (band.upper_edge is None, band.upper_edge))
        return Policy(
            version=self.version,
            base_line=self.base_line,
            weight_head=self.weight_head,
            weight_adult=self.weight_adult,
            weight_child=self.weight_child,
            adult_age=self.adult_age,
            is_rent_deducted=self.is_rent_deducted,
            bands=tuple(Band(band.need_class.value, band.upper_edge) for band in ordered),
        )


class NeedBand(Base):
    """A class of need begins where the one before it ends, so bands cannot overlap and leave no gap."""

    __tablename__ = "need_bands"
    __table_args__ = (
        UniqueConstraint("policy_id", "upper_edge"),
        UniqueConstraint("policy_id", "need_class"),
        CheckConstraint("upper_edge IS NULL OR upper_edge > 0", name="edge_is_positive"),
        CheckConstraint("(need_class = 'low') = (upper_edge IS NULL)", name="only_the_last_band_has_no_edge"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    policy_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("need_policies.id"))
    need_class: Mapped[NeedClass] = mapped_column(text_enum(NeedClass, "class_is_known"))
    upper_edge: Mapped[int | None]

    policy: Mapped[NeedPolicy] = relationship(back_populates="bands")
