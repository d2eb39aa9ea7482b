"""The words of the language as the rules ask for them: lists joined, and the gender each tells."""

from __future__ import annotations

from audiobook.language import ENGLISH
from audiobook.story import Gender


def _genders(men: frozenset[str], women: frozenset[str]) -> dict[str, Gender]:
    return {**dict.fromkeys(sorted(men), "male"), **dict.fromkeys(sorted(women), "female")}


def _with_either(
    men: frozenset[str], women: frozenset[str], either: frozenset[str]
) -> dict[str, Gender]:
    return {**_genders(men, women), **dict.fromkeys(sorted(either), "unknown")}


_TITLES, _NOUNS, _GRAMMAR = ENGLISH.titles, ENGLISH.nouns, ENGLISH.grammar

SPEECH_VERBS = ENGLISH.verbs.speech
TRANSITIVE = ENGLISH.actions.transitive

TITLES = _with_either(_TITLES.men, _TITLES.women, _TITLES.either)
SPELLED_OUT = _TITLES.full

PERSON_NOUNS = _with_either(_NOUNS.men, _NOUNS.women, _NOUNS.either)
VAGUE_NOUNS, KIN, FAMILY = _NOUNS.vague, _NOUNS.kin, _NOUNS.family
GENERIC_NOUNS = _NOUNS.family | _NOUNS.generic
VOCATIVES = _genders(ENGLISH.vocatives.men, ENGLISH.vocatives.women)

PRONOUNS: dict[str, Gender] = {"he": "male", "she": "female"}
DETERMINERS, POSSESSIVES = _GRAMMAR.determiners, _GRAMMAR.possessives
PREPOSITIONS, CONJUNCTIONS = _GRAMMAR.prepositions, _GRAMMAR.conjunctions
OPENERS = _GRAMMAR.openers
ADVERBS, ADVERB_END = _GRAMMAR.adverbs, _GRAMMAR.adverb_end
# Nothing of a description comes after these.
DESCRIPTION_STOPS = PREPOSITIONS | CONJUNCTIONS | DETERMINERS | _GRAMMAR.ends_description

PLACE_NOUNS, PLACE_PREPOSITIONS = ENGLISH.places.nouns, ENGLISH.places.prepositions

_CAPITALS = ENGLISH.capitals
# Written with a capital though nobody is named. Titles follow their own rules: they are not here.
NO_NAMES = _CAPITALS.common | _CAPITALS.peoples | _CAPITALS.places | _CAPITALS.others
