"""Who says "I" in the narration, and under which name others call that one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from audiobook.attribution.people.appearance import TELLER
from audiobook.attribution.people.name_form import NameForm, name_at
from audiobook.attribution.people.occurrences import Occurrences
from audiobook.attribution.people.ties import Ties
from audiobook.attribution.prose import TextParagraph, TextPiece, first_sentence
from audiobook.manuscript import people_in, tag_behind

_SHARE = 0.004  # of narration's words; Emma has none of it, Treasure Island 0.03
_BLOCKS = 20  # a story is cut into so many parts; letters fill few of them
_SPREAD = 0.3  # of the parts
_NAMED = 3.0  # the points from which on a name is the narrator's
_INTRODUCED = 6.0
_CALLED, _ANSWERED, _OTHERS = 0.4, 0.5, 0.15  # points a time
_SAY_SO = 0.04  # of the paragraphs with speech that "I said"; less, and it is a tale within
_NAMING = frozenset((("called", "myself"), ("call", "me"), ("named", "me"), ("i", "am")))

_INTRODUCING = frozenset(("i", "my", *(first for first, _ in _NAMING)))  # words that may begin it


def says_i(paragraphs: Sequence[TextParagraph]) -> bool:
    """Whether somebody tells the story as "I", and not only a letter in it."""
    size = max(1, -(-len(paragraphs) // _BLOCKS))
    spoken = [_says_so(paragraph) for paragraph in paragraphs if paragraph.spoken]
    if any(spoken) and sum(spoken) >= _SAY_SO * len(spoken):
        return True
    said = total = 0
    parts: list[bool] = []
    for start in range(0, len(paragraphs), size):
        here = words = 0
        for paragraph in paragraphs[start : start + size]:
            for piece in paragraph.pieces:
                if not piece.spoken:
                    words += len(piece.tokens)
                    here += sum(token.text == "I" for token in piece.tokens)
        said, total = said + here, total + words
        if words:
            parts.append(here > _SHARE * words)
    return said > max(1, _SHARE * total) and sum(parts) >= _SPREAD * len(parts)


def _says_so(paragraph: TextParagraph) -> bool:
    """Whether a tag beside a quotation is "I said" or "said I"."""
    pieces = paragraph.pieces
    for before, piece in pairwise(pieces):
        if before.spoken and not piece.spoken:
            sentence = piece.tokens[: first_sentence(piece.tokens)[1]]
            if not any(token.text == "I" for token in sentence):
                continue
            tag = tag_behind(sentence, people_in(sentence))
            if tag and sentence[tag.subject[0]].text == "I":
                return True
    return False


def narrators_name(
    paragraphs: Sequence[TextParagraph],
    words: frozenset[str],
    ties: Ties,
    seen: Mapping[NameForm, Occurrences],
    forms: Mapping[NameForm, str],
) -> str:
    """The name in `forms` of whoever says "I"; empty where it never falls, or is in doubt.

    "I, Jim Hawkins" and "my name is Jim" tell it at once; else it is the name that others call,
    to which "I" answer, and which narration has no use for.
    """
    points = _points(ties, seen, forms)
    for paragraph in paragraphs:
        for piece in paragraph.pieces:
            for form in _introduced(piece, words):
                if form in forms:
                    points[forms[form]] += _INTRODUCED
    first, second = [*sorted(points, key=lambda name: (-points[name], name)), "", ""][:2]
    lead, next_ = points.get(first, 0.0), points.get(second, 0.0)
    return first if lead >= _NAMED and lead >= 1.5 * next_ else ""


def _points(
    ties: Ties, seen: Mapping[NameForm, Occurrences], forms: Mapping[NameForm, str]
) -> dict[str, float]:
    """What speaks for each name, as it is called and answered to."""
    points: dict[str, float] = defaultdict(float)
    for form, name in forms.items():
        if form in seen:
            points[name] += _CALLED * seen[form].called - seen[form].told
        for by, count in ties.answers.get(form, {}).items():
            points[name] += count * (_ANSWERED if by == TELLER else -_OTHERS)
        points[name] -= ties.apart[frozenset((form, TELLER))]
    return points


def _introduced(piece: TextPiece, words: frozenset[str]) -> list[NameForm]:
    """Where narration says "I, Jim Hawkins,", "my name is Jim", or "call me Jim"."""
    tokens, found = piece.tokens, []
    if piece.spoken:
        return []
    for at in range(len(tokens) - 3):
        if tokens[at].low not in _INTRODUCING:
            continue
        low = [token.low for token in tokens[at : at + 3]]
        named = None
        if tokens[at].text == "I" and low[1] == ",":
            named = name_at(tokens, at + 2, words)
        elif low[:2] == ["my", "name"] and low[2] in ("is", "was", "being"):
            named = name_at(tokens, at + 3, words)
        elif (low[0], low[1]) in _NAMING:
            named = name_at(tokens, at + 2, words)
        if named:
            found.append(named[0])
    return found
