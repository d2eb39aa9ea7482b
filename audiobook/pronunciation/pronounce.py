"""A spoken text gets the sounds of those of its words that an engine might say otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from audiobook.normalization import Spoken, Word
from audiobook.pronunciation.choice import reading_at
from audiobook.pronunciation.foreign import Foreign
from audiobook.pronunciation.heteronyms import heteronyms
from audiobook.pronunciation.lexicon import sounds_of
from audiobook.pronunciation.tokens import Position, TextToken, sentences


def pronounce(spoken: Spoken, british: bool, foreign: Foreign | None = None) -> Spoken:
    """The same words, those that have two readings with the sounds that they have here.

    A word that has sounds already keeps them. `british` is the accent of the voice; without
    `foreign`, words of other languages are left to the engine.
    """
    text, places = "", []
    for word in spoken.words:
        places.append(len(text))
        text += word.said
    sounds = dict(_sounds(text, british, foreign))
    made: list[Word] = []
    for word, at in zip(spoken.words, places, strict=True):
        made += _parts(spoken.source, word, at, sounds, british)
    return Spoken(spoken.source, tuple(made))


def _sounds(
    text: str, british: bool, foreign: Foreign | None
) -> Iterator[tuple[int, tuple[int, str]]]:
    """Where the words are that need sounds, each with its end and its sounds."""
    for tokens in sentences(text):
        others = foreign.sounds(tokens, british) if foreign else {}
        passed = 0  # the tokens before this one are done
        for at, token in enumerate(tokens):
            if at < passed:
                continue
            joined = at + 2 < len(tokens) and tokens[at + 1].text == "-" and at not in others
            ipa = _of_compound(tokens[at : at + 3], british) if joined else ""
            passed = at + (3 if ipa else 1)
            ipa = ipa or others.get(at) or _ipa(tokens, at, british)
            if ipa:
                yield token.start, (tokens[passed - 1].end, ipa)


def _of_compound(tokens: Sequence[TextToken], british: bool) -> str:
    """The sounds of «Mm-hm» or «Jean-Luc», where these three tokens are one that is known."""
    if tokens[0].end < tokens[1].start or tokens[1].end < tokens[2].start:
        return ""
    return sounds_of("".join(token.text for token in tokens), british) or ""


def _ipa(tokens: Sequence[TextToken], at: int, british: bool) -> str:
    """The sounds that a word needs; empty for most."""
    token = tokens[at]
    if not token.word[:1].isalpha():
        return ""
    if token.word in heteronyms():
        reading = reading_at(Position(tokens, at))
        return reading.ipa(british) if reading is not None else ""
    if "'" in token.text and _is_name(Position(tokens, at)):
        return ""
    return sounds_of(token.text, british) or ""


def _is_name(place: Position) -> bool:
    """’Alf, O’ Brien, ‘Ave Maria’: no word that lost a letter."""
    written, after = place.token.text, place.word(1)
    if written in ("o'", "t'"):
        return not after[:1].isalpha()
    return written in ("'Alf", "O'", "T'") or (written, after) == ("'Ave", "maria")


def _parts(
    source: str, word: Word, at: int, sounds: dict[int, tuple[int, str]], british: bool
) -> Iterator[Word]:
    """A word of the text cut where some of it gets sounds, if it is said as it is written."""
    if word.spelling and not word.ipa:
        yield replace(word, ipa=sounds_of(word.spelling, british) or "")
        return
    inside = [start for start in sounds if at <= start < at + len(word.said)]
    if word.ipa or not inside or word.said != source[word.start : word.end]:
        yield word
        return
    done = 0
    for start in inside:
        end, ipa = sounds[start]
        begin, stop = start - at, min(end - at, len(word.said))
        if begin > done:
            yield Word(word.start + done, word.start + begin, word.said[done:begin])
        yield Word(word.start + begin, word.start + stop, word.said[begin:stop], ipa)
        done = stop
    if done < len(word.said):
        yield Word(word.start + done, word.end, word.said[done:])
