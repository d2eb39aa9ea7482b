"""Which capitalised words of a story are people's names, found in the text alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from audiobook.attribution.given_names import GIVEN_NAMES, NICKNAMES
from audiobook.attribution.prose import Paragraph, Piece, Token
from audiobook.attribution.words import (
    NOT_NAMES,
    PLACE_NOUNS,
    PLACE_PREPOSITIONS,
    SPEECH_VERBS,
    TITLES,
    TRANSITIVE,
    split,
)

PERSON = 2.0  # the evidence from which on a name is taken for a person's
_PARTICLES = split("de du des von van der di da la le del d'")
_TAG_REACH = 3  # words into narration; "asked Sofie" stands no farther behind a quotation
_ACTS = split("looked turned took went came stood sat rose knew felt shook gave")


class Form(NamedTuple):
    """A name as it is written in one place."""

    title: str  # lower case, without dot; empty without title
    words: tuple[str, ...]


@dataclass(slots=True)
class Sightings:
    """How often a form was seen, and doing what."""

    total: int = 0
    spoke: int = 0  # next to a verb of speech
    acted: int = 0  # before another verb
    called: int = 0  # a vocative in dialogue
    placed: int = 0  # after "in", "from", …
    article: int = 0  # after "the"
    written: Counter[str] = field(default_factory=Counter)  # the spelling of the title

    def evidence(self, form: Form) -> float:
        """How surely the form names a person; `PERSON` and more is enough."""
        given = bool(form.words) and (form.words[0] in GIVEN_NAMES or form.words[0] in NICKNAMES)
        score = 5.0 * bool(form.title) + 3.0 * given
        score += 2.0 * min(self.spoke, 2) + 0.7 * min(self.acted, 5) + 0.5 * min(self.called, 3)
        shy = (
            (1.5 if given or form.title else 4)
            * max(self.placed - self.spoke - self.acted, 0)
            / self.total
        )
        return score - shy - (6 * self.article / self.total)


def name_words(paragraphs: Iterable[Paragraph]) -> frozenset[str]:
    """The words that are written with a capital where nothing but a name would be."""
    lower: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    opening: Counter[str] = Counter()
    for piece in (piece for paragraph in paragraphs for piece in paragraph.pieces):
        for token in piece.tokens:
            if not token.word:
                continue
            if not token.capital:
                lower[token.text] += 1
            elif token.first:
                opening[token.text] += 1
            elif len(token.text) == 1 or not token.text.isupper():
                inside[token.text] += 1
    found = {word for word, count in inside.items() if count >= 0.5 * lower[word.lower()]}
    found |= {word for word in opening if word in GIVEN_NAMES and not lower[word.lower()]}
    found |= {word for word in opening if not lower[word.lower()] and len(word) > 3}
    return frozenset(word for word in found if word.lower() not in NOT_NAMES)


def name_at(tokens: Sequence[Token], at: int, words: frozenset[str]) -> tuple[Form, int] | None:
    """The longest name that begins at token `at`, and the index past it."""
    first, title, here = tokens[at], "", at
    if not first.capital:
        return None
    if first.low in TITLES and (first.low != "m" or first.text == "M."):
        title, here = first.low, at + 1
        if here < len(tokens) and tokens[here].text == ".":
            here += 1
    found: list[str] = []
    while here < len(tokens):
        token = tokens[here]
        if _belongs(token, words, bool(title) and not found):
            found.append(token.text)
        elif not (found and token.low in _PARTICLES and _goes_on(tokens, here, words)):
            break
        else:
            found.append(token.text)
        here += 1
    if not found or found[-1].lower() in PLACE_NOUNS:
        return None
    return Form(title, tuple(found)), here


def _belongs(token: Token, words: frozenset[str], after_title: bool) -> bool:
    if not (token.word and token.capital):
        return False
    if after_title:
        return token.low not in NOT_NAMES or token.text in GIVEN_NAMES
    initial = len(token.text) == 2 and token.text.endswith(".")
    return (
        initial
        or (token.text in words and token.low not in TITLES)
        or (token.text in words and token.text in GIVEN_NAMES)
    )


def _goes_on(tokens: Sequence[Token], at: int, words: frozenset[str]) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].text in words


def sightings(paragraphs: Iterable[Paragraph], words: frozenset[str]) -> dict[Form, Sightings]:
    """Every capitalised form, with what was seen of it."""
    seen: dict[Form, Sightings] = defaultdict(Sightings)
    for paragraph in paragraphs:
        for piece in paragraph.pieces:
            _look(piece, words, seen)
    return dict(seen)


def _look(piece: Piece, words: frozenset[str], seen: dict[Form, Sightings]) -> None:
    at, tokens = 0, piece.tokens
    while at < len(tokens):
        found = name_at(tokens, at, words) if tokens[at].word else None
        if not found:
            at += 1
            continue
        form, end = found
        entry = seen[form]
        entry.total += 1
        if form.title:
            entry.written[tokens[at].text] += 1
        _note(piece, at, end, entry)
        at = end


def _note(piece: Piece, at: int, end: int, entry: Sightings) -> None:
    tokens = piece.tokens
    before = tokens[at - 1].low if at else ""
    after = tokens[end].low if end < len(tokens) else ""
    entry.article += before in ("the", "a", "an")
    entry.placed += before in PLACE_PREPOSITIONS
    if piece.spoken:
        entry.called += before in (",", "") and after in (",", ".", "!", "?", "")
    elif after in SPEECH_VERBS or (
        before in SPEECH_VERBS and (before not in TRANSITIVE or at <= _TAG_REACH)
    ):
        entry.spoke += 1
    elif after in _ACTS or (after.endswith("ed") and len(after) > 4):
        entry.acted += 1
