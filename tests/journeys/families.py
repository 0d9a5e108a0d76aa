"""The two families of the day, as the workers hear them: NF's widow, and AH's grandmother with one of her sons."""

from __future__ import annotations

from dataclasses import dataclass

from app import clock
from app.dates import hijri_of
from app.identifiers import demo_iban, demo_national_id


@dataclass(frozen=True)
class Card:
    """One person: four names, ID number, birth as (day, month as the list names it, year), and what else is asked."""

    name: str
    sex: str
    number: str
    birth: tuple[str, str, str]
    relation: str = ""
    marital: str = "single"
    education: str = "primary"
    occupation: str = "student"

    def typed(self) -> dict[str, str]:
        """Field → value, but for the birth."""
        names = dict(
            zip(("first_name", "father_name", "grandfather_name", "family_name"), self.name.split(), strict=True)
        )
        return {
            **names,
            "sex": self.sex,
            "id_number": self.number,
            "marital_status": self.marital,
            "health_status": "healthy",
            "education": self.education,
            "occupation": self.occupation,
            **({"relation": self.relation} if self.relation else {}),
        }


@dataclass(frozen=True)
class Family:
    """A head, members, a mobile, and the home and the case as fields of the form."""

    head: Card
    members: tuple[Card, ...]
    mobile: str
    home: dict[str, str]
    categories: tuple[str, ...]
    case: dict[str, str]


def hijri_year(age: int) -> str:
    return str(hijri_of(clock.today()).year - age)


def gregorian_year(age: int) -> str:
    return str(clock.today().year - age)


def shared_son() -> Card:
    """The boy who lives with his mother and is counted by his grandmother too."""
    birth = ("14", "g5", gregorian_year(10))
    return Card("يزن أحمد سالم القحطاني", "male", demo_national_id(7002), birth, "son")


def widow() -> Family:
    """A widow, her son, her daughter and her mother in a rented flat: expected income 1,320 × 2.1 = 2,772."""
    head = Card(
        "نورة سعد محمد القحطاني",
        "female",
        demo_national_id(7001),
        ("12", "h9", hijri_year(40)),
        marital="widowed",
        education="secondary",
        occupation="homemaker",
    )
    daughter = Card(
        "لمى أحمد سالم القحطاني", "female", demo_national_id(7003), ("21", "h8", hijri_year(14)), "daughter"
    )
    mother = Card(
        "فاطمة علي حسن الشهري",
        "female",
        demo_national_id(7004),
        ("2", "g3", gregorian_year(66)),
        "mother",
        "widowed",
        "reads",
        "not_working",
    )
    home = {
        "district": "ar-rawdah",
        "short_address": "JDAA2929",
        "building_no": "2929",
        "street": "شارع الأمير سلطان",
        "postal_code": "23431",
        "additional_no": "7000",
        "housing_type": "flat",
        "tenure": "rented",
        "condition": "good",
        "rooms": "3",
        "rent_yearly": "18,000",
    }
    case = {"channel": "office", "source": "family", "iban": demo_iban(7001), "account_holder": head.name}
    return Family(head, (shared_son(), daughter, mother), "0500007001", home, ("widow", "orphans"), case)


def grandmother() -> Family:
    """The boy's grandmother, who has a file at AH and names him as her grandchild."""
    head = Card(
        "سلمى خالد ناصر القحطاني",
        "female",
        demo_national_id(7011),
        ("3", "h2", hijri_year(68)),
        marital="widowed",
        education="reads",
        occupation="not_working",
    )
    boy = Card(**{**vars(shared_son()), "relation": "grandchild"})
    home = {**widow().home, "street": "شارع حراء", "rent_yearly": "14,000"}
    case = {"channel": "visit", "source": "centre"}
    return Family(head, (boy,), "0500007011", home, ("elderly",), case)
