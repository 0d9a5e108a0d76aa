"""What social workers of the demo write: homes, opinions, recommendations, and money that fits a needy family."""

from __future__ import annotations

from random import Random

from app.money import Periodicity
from cases.assessments.catalogue import Evidence, IncomeKind, NeedKind, NeedPriority, ObligationKind
from cases.assessments.study import Study, StudyLine, StudyNeed

TEAMS = ("سارة العنزي ومتطوعة", "ليلى هوساوي", "خالد فلاتة ومتطوع", "هند كتبي", "")
CONDITIONS = (
    "شقة من ثلاث غرف في دور أرضي، الأثاث قليل، والتكييف يعمل في غرفة واحدة. الأسرة كلها كانت في البيت.",
    "بيت شعبي قديم، رطوبة في جدار المطبخ، وخزان الماء يحتاج إلى إصلاح. الأبناء في مدارسهم.",
    "غرفتان وصالة، نظيفة ومرتبة، ولا ثلاجة في البيت منذ شهرين.",
    "شقة مستأجرة في الدور الثالث بلا مصعد، وهذا يشق على الجدة. عُرض عقد الإيجار وفاتورة الكهرباء.",
    "ملحق صغير لا يكفي عدد الأفراد، وتنام الأم مع الأطفال في غرفة واحدة.",
)
OPINIONS = (
    "أسرة بلا عائل قادر على العمل، ودخلها الثابت لا يغطي الإيجار والقسط معًا.",
    "رب الأسرة يعمل عملًا متقطعًا، ويكفي دخله الغذاء دون الإيجار. الأبناء منتظمون في الدراسة.",
    "الأسرة متعاونة وصادقة في بياناتها، وحاجتها إلى الأجهزة المنزلية ظاهرة.",
    "تعتمد الأسرة على الضمان وحساب المواطن، وعليها متأخرات إيجار نصف سنة.",
    "الابنة الكبرى قادرة على العمل بعد التدريب، وتحتاج الأسرة إلى دعم حتى ذلك.",
)
RECOMMENDATIONS = (
    "سداد إيجار ستة أشهر، وسلة غذائية شهرية.",
    "توفير ثلاجة وغسالة، ومتابعة الأسرة بعد ثلاثة أشهر.",
    "سلة غذائية شهرية، والحقيبة المدرسية للأبناء.",
    "دعم سداد الدين، وإلحاق الابنة ببرنامج تدريب.",
    "المساعدة في فاتورة الكهرباء، واستشارة أسرية.",
)
RETURNS = (
    "العقد المرفق منتهٍ، أرفق العقد الساري واذكر قيمة الإيجار.",
    "اذكر مصدر مساعدة الأقارب ومقدارها في الشهر.",
    "ينقص مشهد الضمان، ورأي الباحث مختصر جدًا.",
)
NEEDS = (
    (NeedKind.RENT, (3_000_00, 9_000_00), "متأخر الإيجار"),
    (NeedKind.FOOD, (300_00, 400_00), "شهريًا"),
    (NeedKind.APPLIANCES, (1_200_00, 2_800_00), "ثلاجة"),
    (NeedKind.ELECTRICITY, (300_00, 900_00), ""),
    (NeedKind.EDUCATION, (450_00, 1_200_00), "مستلزمات المدرسة"),
    (NeedKind.MEDICINE, (200_00, 900_00), "أدوية شهرية"),
    (NeedKind.CONSULTATION, (0, 0), "استشارة أسرية"),
    (NeedKind.TRAINING, (0, 0), "دورة للابنة الكبرى"),
)
INCOMES = (
    (IncomeKind.CITIZEN_ACCOUNT, 220_00, 1_080_00, Periodicity.MONTHLY, Evidence.SEEN, "مشهد حساب المواطن"),
    (IncomeKind.CASUAL_WORK, 300_00, 900_00, Periodicity.MONTHLY, Evidence.STATED, "بإفادة الأسرة"),
    (IncomeKind.PENSION, 1_500_00, 2_200_00, Periodicity.MONTHLY, Evidence.SEEN, "مشهد التقاعد"),
    (IncomeKind.RELATIVES, 300_00, 600_00, Periodicity.QUARTERLY, Evidence.STATED, "بإفادة الأسرة"),
)
OBLIGATIONS = (
    (ObligationKind.ELECTRICITY, 120_00, 420_00, Periodicity.MONTHLY, Evidence.SEEN, "فاتورة الكهرباء"),
    (ObligationKind.WATER, 90_00, 240_00, Periodicity.QUARTERLY, Evidence.SEEN, "فاتورة المياه"),
    (ObligationKind.DEBT, 250_00, 900_00, Periodicity.MONTHLY, Evidence.SEEN, "سند لأمر"),
    (ObligationKind.MEDICINE, 80_00, 400_00, Periodicity.MONTHLY, Evidence.STATED, "بإفادة الأسرة"),
)


def invented_lines(chance: Random, rent_yearly: int) -> Study:
    """Money and needs of one family; the rent is the home's own."""
    security = StudyLine(IncomeKind.SOCIAL_SECURITY, _whole(chance, 1_000_00, 2_200_00), note="مشهد الضمان")
    incomes = [security] if chance.random() < 0.7 else []
    incomes += [_line(chance, *kind) for kind in chance.sample(INCOMES, chance.choice((1, 1, 2)))]
    obligations = [_line(chance, *kind) for kind in chance.sample(OBLIGATIONS, chance.randint(1, 3))]
    if rent_yearly:
        rent = StudyLine(ObligationKind.RENT, rent_yearly, Periodicity.YEARLY, note="عقد الإيجار")
        obligations.insert(0, rent)
    needs = [
        StudyNeed(kind, _whole(chance, *bounds), chance.choice(list(NeedPriority)), note=note)
        for kind, bounds, note in chance.sample(NEEDS, chance.randint(1, 3))
    ]
    return Study(incomes=incomes, obligations=obligations, needs=needs)


def _line(
    chance: Random, kind: object, low: int, high: int, periodicity: Periodicity, evidence: Evidence, note: str
) -> StudyLine:
    return StudyLine(kind, _whole(chance, low, high), periodicity, None, evidence, note)


def _whole(chance: Random, low: int, high: int) -> int:
    """An amount in whole tens of riyals between the two."""
    return chance.randint(low // 1000, high // 1000) * 1000
