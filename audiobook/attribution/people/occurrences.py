"""How often each form of a name stands in a story, and what is told of it there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from audiobook.attribution.people.given_names import GIVEN_NAMES
from audiobook.attribution.people.name_form import NameForm, may_begin, name_at
from audiobook.attribution.prose import TextParagraph, TextPiece
from audiobook.attribution.words import PLACE_PREPOSITIONS, SPEECH_VERBS, TRANSITIVE
from audiobook.language import ENGLISH

PERSON = 2.0  # the evidence from which on a name is taken for a person's
_DOUBTFUL = ENGLISH.capitals.doubtful
_TAG_REACH = 3  # words into narration; "asked Sofie" stands no farther behind a quotation
_ACTS = ENGLISH.actions.of_people
_BODY = ENGLISH.nouns.bodily
_BEATS = ENGLISH.actions.beats


@dataclass(slots=True)
class Occurrences:
    """How often a form was seen, and doing what."""

    total: int = 0
    told: int = 0  # in narration
    spoke: int = 0  # next to a verb of speech
    acted: int = 0  # before another verb
    beats: int = 0  # right beside a quotation, before a verb of what only people do
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
        if len(form.words) == 1:
            score += 1.5 * min(self.beats, 2)
        as_place = (  # where nothing tells of a person, what stands behind "in" is a place
            (1.5 if given or form.title else 4)
            * max(self.placed - self.spoke - self.acted - self.bodied, 0)
            / self.total
        )
        # "the Dodger" is a name here and there; "the Countess Quux" is one.
        return score - as_place - (3 if form.title else 6) * self.article / self.total


def occurrences(
    paragraphs: Iterable[TextParagraph], words: frozenset[str]
) -> dict[NameForm, Occurrences]:
    """Every capitalised form, with what was seen of it."""
    seen: dict[NameForm, Occurrences] = defaultdict(Occurrences)
    for paragraph in paragraphs:
        for piece in paragraph.pieces:
            _look(piece, words, seen, beside=paragraph.spoken)
    return dict(seen)


def _look(
    piece: TextPiece, words: frozenset[str], seen: dict[NameForm, Occurrences], beside: bool
) -> None:
    past, tokens = 0, piece.tokens
    for at, token in enumerate(tokens):
        if at < past or not token.opens or not may_begin(token):
            continue
        found = name_at(tokens, at, words)
        if not found:
            continue
        form, past = found
        end = past
        entry = seen[form]
        entry.total += 1
        after = tokens[end].low if end < len(tokens) else ""
        entry.beats += beside and not at and not piece.spoken and after in _BEATS
        entry.told += not piece.spoken
        if form.title:
            entry.written[tokens[at].text] += 1
        _note(piece, at, end, entry)


def _note(piece: TextPiece, at: int, end: int, entry: Occurrences) -> None:
    """What stands beside a form; a verb of speech counts anywhere in narration, in a tag or not."""
    tokens = piece.tokens
    before = tokens[at - 1].low if at else ""
    after = tokens[end].low if end < len(tokens) else ""
    beyond = tokens[end + 1].low if end + 1 < len(tokens) else ""
    entry.article += before in ("the", "a", "an")
    entry.placed += before in PLACE_PREPOSITIONS
    entry.bodied += after in ("'s", "’s") and beyond in _BODY
    if piece.spoken:  # nearer to the marks than a vocative has to be, so that it is surely one
        entry.called += before in (",", "") and after in (",", ".", "!", "?", "")
    elif after in SPEECH_VERBS or (
        before in SPEECH_VERBS and (before not in TRANSITIVE or at <= _TAG_REACH)
    ):
        entry.spoke += 1
    elif after in _ACTS or (after.endswith("ed") and len(after) > 4):
        entry.acted += 1
