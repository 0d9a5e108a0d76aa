"""The demo's referrals: both directions, every state, each with its consent and its frozen packet."""

from __future__ import annotations

import itertools
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from app import clock
from app.accounts.actor import Actor
from app.accounts.models import Association
from app.database import session
from app.database.counters import next_number
from app.dates import hijri_year
from cases.models import Case
from cases.sharing.catalogue import ConsentMethod, Purpose, Section
from cases.sharing.models import Consent, ConsentSection
from cases.sharing.queries import outside_scope
from cases.workflow import CaseStatus
from referrals.catalogue import DeclineReason, MessageKind, Outcome
from referrals.models import Message, Packet, PacketSection, Referral, ServiceGiven
from referrals.sections import frozen, gather
from referrals.workflow import ReferralStatus
from referrals.working_days import ANSWER_WITHIN, FIRST_SERVICE_WITHIN, SEEN_WITHIN, add_working_days

SHARE, MOST = 5, 300
"""One active family in five is referred, and no more than 300 of an association."""
ALWAYS = (Section.BASIC, Section.MEMBERS, Section.NEEDS)
WISHES = (
    (
        Purpose.FAMILY_CONSULTATION,
        "جلسة أسرية ثم متابعة شهرية",
        "الأم وحدها بعد وفاة الزوج، والخلاف مع الابن الأكبر يشتد. تطلب من يجلس معهما.",
        ALWAYS,
    ),
    (
        Purpose.PROGRAMME,
        "إلحاق الأبناء ببرنامج بعد العصر",
        "الأبناء بلا نشاط بعد المدرسة، والبيت ضيق. نقترح برنامج المركز في الحي.",
        ALWAYS,
    ),
    (
        Purpose.AID,
        "سلة غذائية شهرية لثلاثة أشهر",
        "انقطع دخل الأسرة منذ شهرين، والمعيل يبحث عن عمل.",
        (*ALWAYS, Section.HOUSING, Section.INCOME),
    ),
    (
        Purpose.PSYCHOLOGICAL_CONSULTATION,
        "جلسات نفسية للابن",
        "الابن كثير الخوف ليلًا منذ حريق الشقة، وغاب عن المدرسة أسبوعين.",
        (*ALWAYS, Section.HEALTH),
    ),
    (
        Purpose.VOLUNTEERS,
        "متطوعون لنقل الأثاث إلى السكن الجديد",
        "انتقلت الأسرة إلى الدور الثالث، ولا تملك أجرة النقل.",
        (Section.BASIC, Section.HOUSING),
    ),
)
LIVES = (
    (ReferralStatus.SENT, 2),
    (ReferralStatus.AWAITING_RELEASE, 1),
    (ReferralStatus.ACCEPTED, 9),
    (ReferralStatus.COMPLETED, 40),
    (ReferralStatus.SENT, 14),
    (ReferralStatus.RETURNED_FOR_INFORMATION, 5),
    (ReferralStatus.DRAFT, 1),
    (ReferralStatus.DECLINED, 25),
)
"""State, and how many days ago it was prepared."""


@dataclass(frozen=True)
class Side:
    """The people of one direction."""

    sender: Association
    receiver: Association
    worker: Actor
    supervisor: Actor
    theirs: Actor


def seed_referrals(context: Any) -> None:
    """Referrals of both associations among the families that the demo has so far."""
    people = context.actors
    nafa, centres = context.associations["NF"], context.associations["AH"]
    naf = (people["worker.naf"], people["supervisor.naf"])
    ahya = (people["worker.ahya"], people["supervisor.ahya"])
    sides = (Side(nafa, centres, *naf, ahya[0]), Side(centres, nafa, *ahya, naf[0]))
    for side in sides:
        lives = itertools.cycle(LIVES)
        for case in _families(context.cases.get(side.sender.code, []), context):
            wish = context.random.choice(WISHES)
            with session.no_autoflush:  # A referral is whole only when its whole life is written.
                _seed_referral(side, case, wish, *next(lives))
        session.flush()  # One batch for each direction keeps memory small.


def _families(case_ids: list[uuid.UUID], context: Any) -> list[Case]:
    number = min(MOST, max(len(LIVES), len(case_ids) // SHARE))
    drawn = context.random.sample(case_ids, min(len(case_ids), number * 2))
    found = session.scalars(
        select(Case)
        .options(selectinload(Case.memberships), selectinload(Case.residences), selectinload(Case.phones))
        .where(Case.id.in_(drawn), Case.status == CaseStatus.ACTIVE)
        .order_by(Case.number)
    )
    return [case for case in found if not outside_scope(case)][:number]


def _seed_referral(side: Side, case: Case, wish: Any, status: ReferralStatus, days_ago: int) -> None:
    purpose, service, reason, sections = wish
    began = clock.now() - timedelta(days=days_ago, hours=3)
    consent = _consent(side, case, purpose, sections, began)
    referral = Referral(
        association_id=side.sender.id,
        receiver_id=side.receiver.id,
        case_id=case.id,
        number=_number(side),
        status=status,
        purpose=purpose,
        service=service,
        reason=reason,
        chosen=[section.value for section in Section if section in sections],
        consent_id=consent.id,
        prepared_by=side.worker.user_id,
        prepared_at=began,
        last_edited_by=side.worker.user_id,
    )
    session.add(referral)
    if status is not ReferralStatus.DRAFT:
        referral.submitted_at = began + timedelta(minutes=40)
    if status not in (ReferralStatus.DRAFT, ReferralStatus.AWAITING_RELEASE):
        _release(side, case, referral, sections, began + timedelta(hours=1))
        _answer(side, referral, days_ago)


def _consent(side: Side, case: Case, purpose: Purpose, sections: tuple[Section, ...], began: datetime) -> Consent:
    taken = clock.riyadh(began).date() - timedelta(days=1)
    consent = Consent(
        association_id=side.sender.id,
        case_id=case.id,
        purpose=purpose,
        recipient_id=side.receiver.id,
        method=ConsentMethod.SIGNED_FORM,
        evidence="نموذج موقّع في الملف الورقي",
        taken_on=taken,
        taken_by=side.worker.user_id,
        starts_on=taken,
        ends_on=taken + timedelta(days=180),
        recorded_at=began - timedelta(hours=20),
        recorded_by=side.worker.user_id,
        parts=[ConsentSection(section=section) for section in sections],
    )
    session.add(consent)
    session.flush()  # The packet's sections point at the consent's.
    return consent


def _number(side: Side) -> str:
    keeper = min((side.sender, side.receiver), key=lambda association: association.code)
    year = hijri_year(clock.today())
    return f"R-{year}-{next_number(keeper.id, 'referral', year):06d}"


def _release(side: Side, case: Case, referral: Referral, sections: tuple[Section, ...], at: datetime) -> None:
    day = clock.riyadh(at).date()
    referral.released_by, referral.released_at = side.supervisor.user_id, at
    referral.seen_due_on = add_working_days(day, SEEN_WITHIN)
    referral.answer_due_on = add_working_days(day, ANSWER_WITHIN)
    content = gather(case, sections)
    packet = Packet(
        association_id=side.sender.id,
        case_id=case.id,
        version=1,
        content=frozen(referral.purpose.value, referral.service, referral.reason, content),
        frozen_at=at,
        frozen_by=side.supervisor.user_id,
        parts=[PacketSection(section=section, consent_id=referral.consent_id) for section in sections],
    )
    referral.packets.append(packet)


def _answer(side: Side, referral: Referral, days_ago: int) -> None:
    if referral.status is ReferralStatus.SENT and days_ago > ANSWER_WITHIN:
        return
    seen = referral.released_at + timedelta(hours=20)
    referral.seen_at, referral.seen_by = seen, side.theirs.user_id
    if referral.status is ReferralStatus.RETURNED_FOR_INFORMATION:
        _ask(side, referral, seen + timedelta(hours=1))
    if referral.status in (ReferralStatus.ACCEPTED, ReferralStatus.COMPLETED):
        _accept(side, referral, seen + timedelta(hours=2))
    if referral.status is ReferralStatus.COMPLETED:
        _complete(side, referral, seen + timedelta(days=8))
    if referral.status is ReferralStatus.DECLINED:
        referral.decline_reason, referral.ended_at = DeclineReason.NO_CAPACITY, seen + timedelta(days=1)
        referral.end_words = "البرنامج مكتمل هذا الفصل، ويُفتح التسجيل في رجب."


def _ask(side: Side, referral: Referral, at: datetime) -> None:
    words = "هل يناسب الأسرة موعد مسائي؟ الأخصائية متاحة بعد العصر."
    message = Message(
        association_id=side.receiver.id,
        case_id=referral.case_id,
        kind=MessageKind.QUESTION,
        words=words,
        at=at,
        by_id=side.theirs.user_id,
    )
    referral.messages.append(message)


def _accept(side: Side, referral: Referral, at: datetime) -> None:
    referral.accepted_by, referral.accepted_at = side.theirs.user_id, at
    referral.service_due_on = add_working_days(clock.riyadh(at).date(), FIRST_SERVICE_WITHIN)


def _complete(side: Side, referral: Referral, at: datetime) -> None:
    service = ServiceGiven(
        association_id=side.receiver.id,
        case_id=referral.case_id,
        kind=referral.service[:120],
        given_on=clock.riyadh(at).date(),
        words="حضرت الأسرة في الموعد.",
        recorded_at=at,
        by_id=side.theirs.user_id,
    )
    referral.services.append(service)
    referral.first_service_at, referral.ended_at = at, at + timedelta(days=3)
    referral.outcome, referral.end_words = Outcome.SERVED, "استفادت الأسرة، ولا تحتاج إلى متابعة الآن."
