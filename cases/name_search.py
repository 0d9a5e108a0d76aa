"""Names by their folded words: every typed word begins one of the name's, in order; close names come apart."""

from __future__ import annotations

import itertools
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, func, literal, or_, select
from sqlalchemy.orm import aliased

from app import names
from app.database import session
from cases.models import NameToken, Person
from cases.rows import FAMILY_NAME_FROM

CANDIDATES = 120
RARE_ENOUGH = 500
VOCABULARY = 300
CLOSE_WORD = 70
SHORTEST_GUESS = 3
AFTER_ALL = "\U0010ffff"

Associations = frozenset[uuid.UUID]


@dataclass(frozen=True, slots=True)
class Difference:
    """The one word of a close name that was typed otherwise; `position` as in `name_tokens`."""

    typed: str
    stored: str
    position: int
    alike: int


def people_named(words: Sequence[str], associations: Associations, most: int) -> list[uuid.UUID]:
    """Persons whose name has every word in order; only the family name may lead. First names come first."""
    if not words:
        return []
    leading = _people(words, associations, most, is_first_name=True)
    if len(leading) >= most:
        return leading
    others = _people(words, associations, most, is_first_name=False)
    return list(dict.fromkeys([*leading, *others]))[:most]


def people_named_alike(
    words: Sequence[str], associations: Associations, without: Sequence[uuid.UUID], most: int
) -> list[tuple[uuid.UUID, Difference]]:
    """Persons whose name differs from the words in one close word, the closest first."""
    found = _neighbours(words[0], associations) if len(words) == 1 else _leaving_one_out(words, associations)
    candidates = [person for person in dict.fromkeys(found) if person not in set(without)]
    rows = session.execute(select(Person.id, Person.folded_name, Person.family_name).where(Person.id.in_(candidates)))
    alike = [
        (person_id, difference)
        for person_id, folded, family_name in rows
        if (difference := difference_of(words, folded, len(names.tokens(family_name))))
    ]
    return sorted(alike, key=lambda pair: (-pair[1].alike, str(pair[0])))[:most]


def difference_of(words: Sequence[str], folded: str, family_words: int) -> Difference | None:
    """Where a name differs from the typed words, when it does so in exactly one close word."""
    tokens = folded.split()
    last = len(tokens) - family_words
    placed = [(token, at if at < last else FAMILY_NAME_FROM + at - last) for at, token in enumerate(tokens)]
    orders = (placed, [*placed[last:], *placed[:last]])
    found = [difference for order in orders if (difference := _aligned(tuple(words), tuple(order), None))]
    return max(found, key=lambda difference: difference.alike, default=None)


def _aligned(
    words: tuple[str, ...], tokens: tuple[tuple[str, int], ...], so_far: Difference | None
) -> Difference | None:
    """The best way to lay the words over the tokens in order, with one word that is only close."""
    if not words:
        return so_far
    best: Difference | None = None
    for at, (token, position) in enumerate(tokens):
        rest = tokens[at + 1 :]
        if token.startswith(words[0]):
            found = _aligned(words[1:], rest, so_far)
        elif so_far is None and (alike := names.similarity(words[0], token)) >= CLOSE_WORD:
            found = _aligned(words[1:], rest, Difference(words[0], token, position, alike))
        else:
            continue
        if found and (best is None or found.alike > best.alike):
            best = found
    return best


def _people(
    words: Sequence[str], associations: Associations, most: int, *, is_first_name: bool | None = None
) -> list[uuid.UUID]:
    tables = [aliased(NameToken) for _word in words]
    rarest = min(range(len(words)), key=lambda at: _count(words[at], associations) if len(words) > 1 else 0)
    driver = tables[rarest]
    query = select(driver.person_id).where(_begins(driver, words[rarest], associations))
    for at, table in enumerate(tables):
        if at != rarest:
            query = query.join(table, table.person_id == driver.person_id).where(_begins_here(table, words[at]))
    query = query.where(_in_order(tables))
    if is_first_name is not None:
        query = query.where(tables[0].position == 0 if is_first_name else tables[0].position > 0)
    return list(dict.fromkeys(session.scalars(query.limit(most))))


def _begins(table: type[NameToken], word: str, associations: Associations) -> ColumnElement[bool]:
    """A range that a plain b-tree in C order answers; never LIKE."""
    return and_(table.association_id.in_(associations), table.token >= word[:60], table.token < word[:60] + AFTER_ALL)


def _begins_here(table: type[NameToken], word: str) -> ColumnElement[bool]:
    """The same of a person who is known already: no range, so that the few words of that person are looked up."""
    return func.substr(table.token, 1, len(word[:60])) == word[:60]


def _in_order(tables: Sequence[type[NameToken]]) -> ColumnElement[bool]:
    positions = [table.position for table in tables]
    rising = [one < next_one for one, next_one in itertools.pairwise(positions)]
    if not rising:
        return positions[0] >= 0
    family_first = and_(positions[0] >= FAMILY_NAME_FROM, positions[-1] < positions[0], *rising[1:])
    return or_(and_(*rising), family_first)


def _count(word: str, associations: Associations) -> int:
    some = select(literal(1)).select_from(NameToken).where(_begins(NameToken, word, associations)).limit(RARE_ENOUGH)
    return session.scalar(select(func.count()).select_from(some.subquery())) or 0


def _leaving_one_out(words: Sequence[str], associations: Associations) -> list[uuid.UUID]:
    return [
        person
        for left_out in range(len(words))
        for person in _people([*words[:left_out], *words[left_out + 1 :]], associations, CANDIDATES)
    ]


def _neighbours(word: str, associations: Associations) -> list[uuid.UUID]:
    """Persons with a word that begins with the same letter and is close to the only one that was typed."""
    if len(word) < SHORTEST_GUESS:
        return []
    close = [
        token
        for token in _vocabulary(word[0], associations)
        if not token.startswith(word) and names.similarity(word, token) >= CLOSE_WORD
    ]
    query = select(NameToken.person_id).where(NameToken.association_id.in_(associations), NameToken.token.in_(close))
    return list(session.scalars(query.limit(CANDIDATES)))


def _vocabulary(beginning: str, associations: Associations) -> list[str]:
    """The different words that begin so: one step of the index for each, however many people share it."""
    within = and_(NameToken.association_id.in_(associations), NameToken.token < beginning + AFTER_ALL)
    first = select(func.min(NameToken.token).label("token")).where(within, NameToken.token >= beginning)
    words = first.cte("vocabulary", recursive=True)
    following = select(func.min(NameToken.token)).where(within, NameToken.token > words.c.token).scalar_subquery()
    words = words.union_all(select(following).where(words.c.token.is_not(None)))
    return [token for token in session.scalars(select(words.c.token).limit(VOCABULARY)) if token is not None]
