"""What is thought and not said: «"…," she thought», and a thought in italics.

Verbs of thought are sought, not tags; a verb of speech among them means that something was said.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from audiobook.language import ENGLISH
from audiobook.manuscript.quotations.judgement import How, Judgement
from audiobook.manuscript.quotations.surroundings import Surroundings, tag_words, words_of

_ALOUD = re.compile(r"\b(?:aloud|out loud)\b")
_VERBS, _QUOTED = ENGLISH.verbs, ENGLISH.quoted
_SENTENCES = (["He"], ["She"], ["They"], ["We"], ["It"], ["The"], ["A"])


def thought(around: Surroundings) -> Judgement | None:
    """«"…," she thought», «She thought, "…"», and what goes on after such a tag."""
    if _ALOUD.search(around.after[:60]):
        return None
    return _tagged(around) or _introduced(around) or _goes_on(around)


def _tagged(around: Surroundings) -> Judgement | None:
    if not around.ends_as_speech or _begins_anew(around):
        return None
    words = tag_words(around.after)
    at = _thinking(words[:4])
    if at is None or any(word in _VERBS.says for word in words[:at]):
        return None
    if words[at + 1 : at + 2] and words[at + 1] in _QUOTED.about:
        return None
    return Judgement(How.THOUGHT, f"thought: {' '.join(words[: max(at + 1, 2)])}")


def _introduced(around: Surroundings) -> Judgement | None:
    if not around.lead.endswith((",", ":")) or _ALOUD.search(around.before):
        return None
    words = around.clause
    at = _thinking(words[-4:])
    later = words[-4:][at + 1 :] if at is not None else []
    if at is None or any(word in _VERBS.says for word in later):
        return None
    return Judgement(How.THOUGHT, f"thought: {' '.join(words[-2:])}")


def _goes_on(around: Surroundings) -> Judgement | None:
    """«"Well," she thought, "that is that."»: nothing was said between."""
    if around.last is not How.THOUGHT:
        return None
    words = words_of(around.before)
    if _thinking(words) is None or _speaks(around.before):
        return None
    return Judgement(How.THOUGHT, "thought: the same one goes on")


def _speaks(before: str) -> bool:
    return any(word in _VERBS.says for word in words_of(before))


def _thinking(words: Sequence[str]) -> int | None:
    """Where a verb of thinking with its subject stands among the words of a tag."""
    for i, word in enumerate(words):
        if word in _VERBS.thinking and words[i - 1 : i] and words[i - 1] in _VERBS.be:
            return i
        if word in _VERBS.thought and not (i and words[i - 1] in _QUOTED.determiners):
            clause = words[i + 1 : i + 3]
            if len(clause) == 2 and clause[0] in ENGLISH.pronouns and clause[1] in _VERBS.perceives:
                continue  # «he thought he heard»
            return i
    return None


def _begins_anew(around: Surroundings) -> bool:
    """Whether a new sentence, no tag, follows: «"…." He thought.»"""
    word = around.after.split(maxsplit=1)[:1]
    return around.inner[-1:] in tuple(".!?…") and word in _SENTENCES


_CUE = re.compile(
    r"\b(?:I|I['’](?:m|ll|ve|d)|[Mm]e|[Mm]y|[Ww]e|us|our|[Yy]ou|[Yy]our|is|are|isn['’]t|can|can['’]t|"
    r"won['’]t|don['’]t|must|has|have|will|he['’]s|she['’]s|it['’]s|that['’]s|what['’]s)\b"
)
_WRITTEN = re.compile(r"(?:read|reads|said|says|ran|runs|wrote|written|sang|sings|entitled):\s*\Z")
_SENTENCE = 3  # words; what is shorter is stressed
_LETTER = 60  # words; nobody thinks so much in italics


def in_italics(
    text: str, italics: Sequence[tuple[int, int]], taken: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, str]]:
    """The thoughts among stretches in italics, outside of those taken: start, end and evidence.

    Both are in order, without overlaps; offsets into the paragraph. A thought has a tag («she
    thought»), or is a whole sentence that speaks as nobody narrates: in the first or second
    person, or in the present.
    """
    starts = [begun for begun, _ in taken]
    for start, end in italics:
        before_end = bisect_left(starts, end)
        if before_end and taken[before_end - 1][1] > start:
            continue
        inner = text[start:end]
        before, after = text[max(0, start - 200) : start], text[end : end + 200]
        tagged = thought(Surroundings(inner.strip(), before, after, None))
        if tagged:
            yield start, end, tagged.evidence
        elif _stands_alone(inner, before) and _CUE.search(inner):
            yield start, end, "thought: in italics"


def _stands_alone(inner: str, before: str) -> bool:
    """Whether it is a sentence of its own, and nothing that somebody reads or sings."""
    lead, words = before.rstrip(), inner.split()
    begins = not lead or lead[-1] in '.!?…:—”"’'
    ends = inner.rstrip()[-1:] in tuple(".!?…—")
    long = len(words) >= _SENTENCE or inner.rstrip()[-1:] in tuple("?!")
    read = len(words) > _LETTER or words[:1] == ["Dear"] or _WRITTEN.search(before)
    return begins and ends and long and inner[:1].isupper() and not read
