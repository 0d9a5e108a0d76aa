"""The catalogue of aid kinds, one for the whole installation."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base, Id, text_enum
from app.i18n import current_locale
from cases.aid.catalogue import AidForm, KindGroup


class AidKind(Base):
    """A kind of aid as the catalogue names it. `ceiling` and `second_above` are halalas: the most for one request,
    and the amount above which two supervisors decide; None for no such limit."""

    __tablename__ = "aid_kinds"
    __table_args__ = (
        UniqueConstraint("code"),
        CheckConstraint("ceiling > 0", name="ceiling_is_above_zero"),
        CheckConstraint("second_above > 0", name="second_above_is_above_zero"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(40))
    name_ar: Mapped[str] = mapped_column(String(120))
    name_en: Mapped[str] = mapped_column(String(120))
    form: Mapped[AidForm] = mapped_column(text_enum(AidForm, "form_is_known"))
    kind_group: Mapped[KindGroup] = mapped_column(text_enum(KindGroup, "kind_group_is_known"))
    ceiling: Mapped[int | None]
    second_above: Mapped[int | None]
    position: Mapped[int] = mapped_column(default=0)
    is_active: Mapped[bool] = mapped_column(default=True)

    @property
    def name(self) -> str:
        return self.name_en if current_locale() == "en" else self.name_ar

    def approvals_needed(self, amount: int) -> int:
        """How many supervisors decide on an amount in halalas: 1 or 2."""
        return 2 if self.second_above is not None and amount > self.second_above else 1
