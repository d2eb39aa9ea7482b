"""Which capitalised words of a story are people's names, found in the text alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from audiobook.attribution.people.given_names import GIVEN_NAMES
from audiobook.attribution.prose import TextParagraph, TextPiece, Token
from audiobook.attribution.words import (
    ADVERB_END,
    DETERMINERS,
    NO_NAMES,
    PLACE_NOUNS,
    PLACE_PREPOSITIONS,
    SPEECH_VERBS,
    TITLES,
    TRANSITIVE,
)
from audiobook.language import ENGLISH

_PEOPLE, _DOUBTFUL = ENGLISH.people, ENGLISH.capitals.doubtful
_COMMON = ENGLISH.capitals.common
PERSON = 2.0  # the evidence from which on a name is taken for a person's
# Any capitalised word behind these is a surname: Mr. England.
_SURNAMED = ENGLISH.titles.of_surname
_DOTTED = frozenset(title.lower() for title in ENGLISH.titles.common)
_NEVER = ENGLISH.grammar.names_nobody
_SAYING = SPEECH_VERBS - ENGLISH.actions.of_languages
_TAGGED = 2  # times behind a verb of speech, until a common word is a name
_TAG_REACH = 3  # words into narration; "asked Sofie" stands no farther behind a quotation
_ACTS = ENGLISH.actions.of_people
_PLACES = PLACE_NOUNS | ENGLISH.places.buildings
_BODY = ENGLISH.nouns.bodily


class NameForm(NamedTuple):
    """A name as it is written in one place."""

    title: str  # lower case, without dot; empty without title
    words: tuple[str, ...]

    @property
    def bare(self) -> NameForm:
        """Without particles before it: "Mr. van der Linden" is "Mr. Linden"."""
        at, words = 0, self.words
        while at < len(words) - 1 and words[at].lower() in _PEOPLE.particles:
            at += 1
        return NameForm(self.title, words[at:]) if at else self


@dataclass(slots=True)
class Occurrences:
    """How often a form was seen, and doing what."""

    total: int = 0
    told: int = 0  # in narration
    spoke: int = 0  # next to a verb of speech
    acted: int = 0  # before another verb
    bodied: int = 0  # before "'s" and what only people have
    called: int = 0  # a vocative in dialogue
    placed: int = 0  # after "in", "from", …
    article: int = 0  # after "the"
    written: Counter[str] = field(default_factory=Counter)  # the spelling of the title

    def evidence(self, form: NameForm) -> float:
        """How surely the form names a person; `PERSON` and more is enough."""
        given = bool(form.words) and form.words[0] in GIVEN_NAMES
        doubtful = given and len(form.words) == 1 and form.words[0].lower() in _DOUBTFUL
        score = 5.0 * bool(form.title) + (1.0 if doubtful else 3.0) * given
        score += 2.0 * min(self.spoke, 2) + 0.7 * min(self.acted, 5) + 0.5 * min(self.called, 3)
        score += min(self.bodied, 3)
        shy = (
            (1.5 if given or form.title else 4)
            * max(self.placed - self.spoke - self.acted - self.bodied, 0)
            / self.total
        )
        # "the Dodger" is a name here and there; "the Countess Quux" is one.
        return score - shy - (3 if form.title else 6) * self.article / self.total


def name_words(paragraphs: Iterable[TextParagraph]) -> frozenset[str]:
    """The words that are written with a capital where nothing but a name would be."""
    lower: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    opening: Counter[str] = Counter()
    tagged: Counter[str] = Counter()
    for piece in (piece for paragraph in paragraphs for piece in paragraph.pieces):
        before = ""
        for token in piece.tokens:
            if not token.word:
                pass
            elif not token.capital:
                lower[token.text] += 1
            elif len(token.text) == 1 or not token.text.isupper():
                (opening if token.first else inside)[token.text] += 1
                tagged[token.text] += not piece.spoken and before in _SAYING
            before = token.low
    found = {word for word, count in inside.items() if count >= 0.5 * lower[word.lower()]}
    found |= {word for word in opening if not lower[word.lower()] and _opens(word)}
    named = {w for w in found if w.lower() not in NO_NAMES or w.lower() in _DOUBTFUL}
    # "said Sunday", "asked Irish": nobody but a speaker stands there that often.
    named |= {w for w, times in tagged.items() if times >= _TAGGED and _may_speak(w.lower())}
    return frozenset(named)


def _opens(word: str) -> bool:
    """Whether a word that is met at the beginning of sentences only may be a name."""
    return word in GIVEN_NAMES or (len(word) > 3 and not word.endswith(ADVERB_END))


def _may_speak(low: str) -> bool:
    return low in NO_NAMES and not (low in _NEVER or low in DETERMINERS or low in TITLES)


def name_at(tokens: Sequence[Token], at: int, words: frozenset[str]) -> tuple[NameForm, int] | None:
    """The longest name that begins at token `at`, and the index past it."""
    first, title, here = tokens[at], "", at
    if not first.capital and not (first.low in _PEOPLE.leading and _goes_on(tokens, at, words)):
        return None
    if first.low in TITLES and first.capital and (first.low != "m" or first.text == "M."):
        title, here = first.low, at + 1
        if first.low in _DOTTED and here < len(tokens) and tokens[here].text == ".":
            here += 1  # MR. QUUX
        if pair := _of_a_pair(tokens, here, words, title):
            return pair
    found, here = _words_at(tokens, here, words, title)
    if not found or (found[-1].lower() in _PLACES and title not in _SURNAMED):
        return None
    return NameForm(title, found), here


def _words_at(
    tokens: Sequence[Token], here: int, words: frozenset[str], title: str
) -> tuple[tuple[str, ...], int]:
    found: list[str] = []
    while here < len(tokens):
        token = tokens[here]
        if _belongs(token, words, title, found):
            found.append(plain(token.text, words))
        elif token.low in _PEOPLE.particles and (found or title) and _goes_on(tokens, here, words):
            found.append(token.text)
        elif not (not found and token.low in _PEOPLE.leading and _goes_on(tokens, here, words)):
            break
        else:
            found.append(token.text)
        here += 1
    return tuple(found), here


def plain(word: str, words: frozenset[str]) -> str:
    """A name without the capitals of a heading: EMMA is Emma, where there is an Emma."""
    if len(word) < 3 or not word.isupper():
        return word
    small = word.replace("’", "'").removesuffix("'S").capitalize()
    return small if small in words or small in GIVEN_NAMES else word


def _of_a_pair(
    tokens: Sequence[Token], here: int, words: frozenset[str], title: str
) -> tuple[NameForm, int] | None:
    """ "Mr. and Mrs. Weston": the first title has the surname of the second."""
    if here + 2 >= len(tokens) or tokens[here].low != "and" or not tokens[here + 1].capital:
        return None
    if tokens[here + 1].low not in TITLES or title not in _SURNAMED:
        return None
    found, _ = _words_at(tokens, here + 2, words, tokens[here + 1].low)
    return (NameForm(title, found), here) if found else None


def _belongs(token: Token, words: frozenset[str], title: str, found: Sequence[str]) -> bool:
    if not (token.word and token.capital) or token.low in _NEVER:
        return False
    if title and not found:
        if token.low in TITLES and token.text not in words:
            return False
        return title in _SURNAMED or token.low not in NO_NAMES or token.text in GIVEN_NAMES
    initial = len(token.text) == 2 and token.text.endswith(".")
    text = plain(token.text, words)
    return (
        initial
        or (text in words and token.low not in TITLES)
        or (text in words and text in GIVEN_NAMES)
        or (bool(found) and found[-1] in GIVEN_NAMES and _surname(token))
    )


def _surname(token: Token) -> bool:
    """Whether a common word may be a surname behind a given name: John West."""
    if token.first or token.low in TITLES or token.low in _COMMON or token.text.isupper():
        return False
    return token.low in NO_NAMES and token.low in PLACE_NOUNS


def _goes_on(tokens: Sequence[Token], at: int, words: frozenset[str]) -> bool:
    """Whether a name stands behind the particle at `at`, and perhaps one more particle."""
    ahead = at + 1
    if ahead < len(tokens) and tokens[ahead].low in _PEOPLE.particles and not tokens[ahead].capital:
        ahead += 1
    return ahead < len(tokens) and tokens[ahead].text in words


def occurrences(
    paragraphs: Iterable[TextParagraph], words: frozenset[str]
) -> dict[NameForm, Occurrences]:
    """Every capitalised form, with what was seen of it."""
    seen: dict[NameForm, Occurrences] = defaultdict(Occurrences)
    for paragraph in paragraphs:
        for piece in paragraph.pieces:
            _look(piece, words, seen)
    return dict(seen)


def _look(piece: TextPiece, words: frozenset[str], seen: dict[NameForm, Occurrences]) -> None:
    at, tokens = 0, piece.tokens
    while at < len(tokens):
        found = name_at(tokens, at, words) if tokens[at].word else None
        if not found:
            at += 1
            continue
        form, end = found
        entry = seen[form]
        entry.total += 1
        entry.told += not piece.spoken
        if form.title:
            entry.written[tokens[at].text] += 1
        _note(piece, at, end, entry)
        at = end


def _note(piece: TextPiece, at: int, end: int, entry: Occurrences) -> None:
    tokens = piece.tokens
    before = tokens[at - 1].low if at else ""
    after = tokens[end].low if end < len(tokens) else ""
    beyond = tokens[end + 1].low if end + 1 < len(tokens) else ""
    entry.article += before in ("the", "a", "an")
    entry.placed += before in PLACE_PREPOSITIONS
    entry.bodied += after in ("'s", "’s") and beyond in _BODY
    if piece.spoken:
        entry.called += before in (",", "") and after in (",", ".", "!", "?", "")
    elif after in SPEECH_VERBS or (
        before in SPEECH_VERBS and (before not in TRANSITIVE or at <= _TAG_REACH)
    ):
        entry.spoke += 1
    elif after in _ACTS or (after.endswith("ed") and len(after) > 4):
        entry.acted += 1
