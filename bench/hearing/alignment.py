"""What was said against what was heard: word by word, after the same expansion of both.

A word that is written in another way but sounds the same is no error: numbers and abbreviations
are expanded in both texts as the program does it for speech, a compound may be one word or two,
and words that sound alike count as one. A name may be spelled in any way that is read the same;
other errors at a name are told apart, since a recogniser can't know it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from audiobook.normalization import normalize

# Words that sound the same: no recogniser can be wrong about them but in their spelling. And words
# that are written in several ways.
_SAME_TO_THE_EAR = """
    ate eight, aunt ant, aunts ants, bare bear, berth birth, blew blue, board bored, brake break,
    buy by bye, cent scent sent, cheque check, clause claws, coarse course, dear deer, die dye,
    eye i, flour flower, for four fore, grate great, hair hare, hall haul, heal heel, hear here,
    hole whole, hour our, knew new, knight night, knot not, know no, knows nose, led lead,
    lessen lesson, loan lone, made maid, mail male, main mane, meat meet, morning mourning,
    none nun, oar or, one won, pail pale, pain pane, pair pear, passed past, peace piece, peak peek,
    plain plane, pole poll, poor pour pore, pray prey, principal principle, principals principles,
    quay key, rain reign, read red, right write, road rode, role roll, rows rose, sail sale,
    scene seen, sea see, seam seem, sew so sow, sight site, sole soul, soled sold, some sum,
    son sun, stair stare, stake steak, steal steel, storey story, storeys stories, straight strait,
    tail tale, tea tee, their there theyre, threw through, tide tied, to too two, toe tow,
    tsar czar, tsars czars, vain vein, waist waste, wait weight, way weigh, weak week, wear where,
    weather whether, which witch, whos whose, wood would, yoke yolk, your youre,
    ageing aging, aeroplane airplane, burnt burned, catalogue catalog, cosy cozy,
    dialogue dialog, dreamt dreamed, enquiry inquiry, grey gray, hello hallo hullo,
    instalment installment, instalments installments, jewellery jewelry, judgement judgment,
    kerb curb, leant leaned, learnt learned, madame madam, mister mr, missus mrs,
    moustache mustache, mum mom, ok okay, plough plow, programme program, pyjamas pajamas,
    sceptical skeptical, skilful skillful, spelt spelled, till til, tyre tire, tyres tires,
    wilful willful
    """
# British endings in American.
_SPELLINGS = (
    (re.compile(r"(?<=[a-z]{3})our(?=(s|ed|ing|ful|less|ite|able)?$)"), "or"),
    (re.compile(r"(?<=[a-z]{3})is(?=(e|es|ed|ing|ation)$)"), "iz"),
    (re.compile(r"(?<=[a-z]{3})ll(?=(ed|ing|er|ers)$)"), "l"),
    (re.compile(r"(?<=[a-z])tre(?=s?$)"), "ter"),
    (re.compile(r"(?<=[a-z]{2})ence$"), "ense"),
)
_WORD = re.compile(r"[a-z0-9']+")
_SAME = {word: group.split()[0] for group in _SAME_TO_THE_EAR.split(",") for word in group.split()}
_JOINED = 3  # words that may be written as one


@lru_cache(maxsize=10_000)
def words(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared: small letters without accents."""
    plain = unicodedata.normalize("NFKD", normalize(text, {}).text.replace("’", "'"))
    letters = "".join(char for char in plain if not unicodedata.combining(char)).lower()
    found = (word.strip("'") for word in _WORD.findall(letters.replace("&", " and ")))
    return tuple(_to_the_ear(word.replace("'", "")) for word in found if word)


def _to_the_ear(word: str) -> str:
    """One spelling for all words that sound like this one."""
    if word in _SAME:
        return _SAME[word]
    for pattern, other in _SPELLINGS:
        word = pattern.sub(other, word)
    return word


# How a name is read, whatever it is spelled like: «Kostya» and «Costia», «Sofie» and «Sophie».
_READ_AS = (("ph", "f"), ("tz", "ts"), ("ck", "k"), ("c", "k"), ("q", "k"), ("y", "i"), ("ie", "i"))


def with_names(heard: Sequence[str], known: Iterable[str]) -> tuple[str, ...]:
    """What was heard, with the spelling of a known name where it is read as one."""
    spelled = {_read(name): name for name in known}
    return tuple(spelled.get(_read(word), word) for word in heard)


def _read(name: str) -> str:
    for letters, other in _READ_AS:
        name = name.replace(letters, other)
    return re.sub(r"(.)\1", r"\1", name)


@dataclass(frozen=True, slots=True)
class Alignment:
    """What became of the words that were said, by their place."""

    changed: frozenset[int]  # heard as another word
    lost: frozenset[int]  # not heard at all
    added: tuple[int, ...]  # before which word one was heard that nobody said; may repeat
    heard: dict[int, str]  # for those that were changed: what was heard

    @property
    def wrong(self) -> frozenset[int]:
        return self.changed | self.lost

    @property
    def errors(self) -> int:
        return len(self.changed) + len(self.lost) + len(self.added)


def aligned(said: Sequence[str], heard: Sequence[str]) -> Alignment:
    """The way from one to the other with the fewest errors; compounds cost nothing."""
    cost = [[0] * (len(heard) + 1) for _ in range(len(said) + 1)]
    step: list[list[tuple[int, int]]] = [[(0, 0)] * (len(heard) + 1) for _ in cost]
    for i in range(len(said) + 1):
        for j in range(len(heard) + 1):
            if i or j:
                cost[i][j], step[i][j] = min(
                    (cost[i - di][j - dj] + price, (di, dj))
                    for di, dj, price in _steps(said, heard, i, j)
                )
    changed, lost, added, instead = set(), set(), [], {}
    i, j = len(said), len(heard)
    while i or j:
        di, dj = step[i][j]
        if not dj:
            lost.add(i - 1)
        elif not di:
            added.append(i)
        elif (di, dj) == (1, 1) and said[i - 1] != heard[j - 1]:
            changed.add(i - 1)
            instead[i - 1] = heard[j - 1]
        i, j = i - di, j - dj
    return Alignment(frozenset(changed), frozenset(lost), tuple(sorted(added)), instead)


def _steps(
    said: Sequence[str], heard: Sequence[str], i: int, j: int
) -> Iterable[tuple[int, int, int]]:
    """How one may have come to the word `i` of what was said and `j` of what was heard."""
    if i and j:
        yield 1, 1, int(said[i - 1] != heard[j - 1])
        for count in range(2, _JOINED + 1):
            if count <= j and said[i - 1] == "".join(heard[j - count : j]):
                yield 1, count, 0
            if count <= i and heard[j - 1] == "".join(said[i - count : i]):
                yield count, 1, 0
    if i:
        yield 1, 0, 1
    if j:
        yield 0, 1, 1


def by_both(one: Alignment, other: Alignment) -> Alignment:
    """The errors of two hearings: those of the voice rather than of an ear."""
    lost = one.lost & other.lost
    changed = (one.wrong & other.wrong) - lost
    added = [
        at
        for at in sorted({*one.added} & {*other.added})
        for _ in range(min(one.added.count(at), other.added.count(at)))
    ]
    instead = {at: one.heard.get(at, other.heard.get(at, "")) for at in changed}
    return Alignment(changed, lost, tuple(added), instead)


def gaps(lost: frozenset[int]) -> list[range]:
    """Runs of words that were not heard."""
    runs: list[range] = []
    for at in sorted(lost):
        if runs and runs[-1].stop == at:
            runs[-1] = range(runs[-1].start, at + 1)
        else:
            runs.append(range(at, at + 1))
    return runs


def names(texts: Iterable[str]) -> frozenset[str]:
    """The words that a text always writes with a capital, and at least once within a sentence."""
    inside: set[str] = set()
    small: set[str] = set()
    for text in texts:
        for match in re.finditer(r"[^\W\d_][\w’'-]*", text):
            word = match.group()
            before = text[: match.start()].rstrip(" “‘\"'(")
            if word[0].islower():
                small.update(words(word))
            elif before and before[-1].isalnum() | (before[-1] in ",;"):
                inside.update(words(word))
    return frozenset(inside - small - {"i", "im", "ive", "ill", "id"})
