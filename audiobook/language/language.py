"""What is particular to a language: lists of words, in groups by what they are asked for.

Data only; what is made of it is made where it is used. All words are in lower case unless it is
said otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Title:
    """The short form of what stands before a name."""

    short: str  # as it is written, without its stop: «Dr»
    said: str  # as it is read aloud: «Doctor»
    bare: bool = False  # written without a stop as well, and never anything but a title
    common: bool = False  # its stop ends no sentence; others may be names or words by themselves


@dataclass(frozen=True, slots=True)
class Titles:
    """What stands before a name; the gender is that of whom it is said of."""

    short: tuple[Title, ...]
    men: Words  # in full and short: «sir», «mr»
    women: Words
    either: Words
    mostly_men: Words  # of `either`, in what was written when few women were officers or judges
    full: dict[str, str]  # of short forms in lower case: «dr» is «doctor»
    married: Words  # of women
    unmarried: Words
    ladies: Words  # of women whom rank tells apart from their unmarried daughters
    noble: Words  # of women, married or not
    kin: Words
    of_given: Words  # before a given name more often than before a surname: «sir»
    of_surname: Words  # before any word with a capital: «Mr England»

    @property
    def common(self) -> tuple[str, ...]:
        """The short forms whose stop ends no sentence, as they are written."""
        return tuple(title.short for title in self.short if title.common)


@dataclass(frozen=True, slots=True)
class Verbs:
    """Verbs of speech and of thought, in the forms that stand in tags."""

    speech: Words
    weak: Words  # of `speech`: only where nothing else can be meant, beside a quotation
    says: Words  # whatever tells speech from a name in quotation marks
    thought: Words
    thinking: Words  # of thought only behind a form of «to be»: «she was thinking»
    be: Words  # those forms, and «kept», «stood»
    perceives: Words  # «he thought he heard» is no thought
    plain: Words  # the commonest of `speech`, that tell a tag where marks are doubtful
    gestures: Words  # what a speaker is seen to do in an aside: «(bowing low)»


@dataclass(frozen=True, slots=True)
class Elisions:
    """Words that lost letters; what is left of them."""

    headless: Words  # «’tis»: without the head
    tailless: Words  # «goin’», «o’»: without the end


@dataclass(frozen=True, slots=True)
class NameWords:
    """What stands in names and descriptions beside the names' own words."""

    particles: Words  # in small letters amid capitals: «von», «of»
    describes: Words  # what a description begins with: «the», «another»


@dataclass(frozen=True, slots=True)
class PersonalNames:
    """What names of people are made of; given names have their capitals."""

    women: Words
    men: Words  # some are in both
    nicknames: tuple[tuple[Words, Words], ...]  # given names, and what their bearers are called
    particles: Words  # before a surname: «van», «de»
    leading: Words  # of these: may begin a name in small letters
    sons: tuple[str, ...]  # ends of patronymics
    daughters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Capitals:
    """What is written with a capital though nobody is named."""

    common: Words  # days, cries, small words at the head of a sentence
    peoples: Words
    places: Words
    others: Words
    doubtful: Words  # given names that are among them


@dataclass(frozen=True, slots=True)
class PersonNouns:
    """Nouns that mean people, and what tells more of whom they mean."""

    men: Words
    women: Words
    either: Words
    vague: Words  # of them: too vague to be followed outside a tag
    kin: Words  # that are names at home: «Mother»
    family: Words
    generic: Words  # with `family`: they often mean somebody who has a name
    young: Words
    of_one_surname: Words  # relatives who have the same surname as a rule
    relatives: Words  # titles that tell no more than a relation, or a sex
    wives: Words  # nouns of married women
    adjectives: Words  # nouns that tell more of the next: «the general opinion»
    contrasts: Words  # adjectives that tell two apart: «the second policeman»
    bodily: Words  # what only people have


@dataclass(frozen=True, slots=True)
class Ages:
    """What tells a child or somebody old from all others."""

    children: Words  # nouns, of whoever has no voice of a grown person yet
    girls: Words  # nouns, of children only where one of `little` stands before them
    little: Words
    grown: Words  # before one of `children`: «the old boy»
    old: Words  # nouns
    aged: Words  # adjectives
    not_aged: Words  # nouns that say nothing of years behind one of `aged`: «old chap»
    measured: Words  # nouns that a number of years stands behind: «a man of eighty»
    endearing: Words  # before «old» and a name: «good old Tom»
    titles: Words  # of the old
    grown_titles: Words  # of those who are no children
    adverbs: Words  # before a number of years: «nearly seven»
    numbers: dict[str, int]  # «seven», «eighty»
    decades: dict[str, int]  # «seventies»: from how many years on


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """What tells a place from a person."""

    nouns: Words  # the last word of a place's name, or of somebody's: «John West»
    buildings: Words  # of a place's only
    prepositions: Words


@dataclass(frozen=True, slots=True)
class Headings:
    """What parts and chapters are called, and how they are counted; all without capitals."""

    ones: tuple[str, ...]  # from one on
    teens: tuple[str, ...]  # from ten on
    tens: tuple[str, ...]  # from twenty on
    ordinals: tuple[str, ...]  # from the first on; then that of the last
    parts: tuple[str, ...]
    chapters: tuple[str, ...]
    short: Mapping[str, str]  # with or without a stop, and what it is short for
    named: tuple[str, ...]  # chapters without a number
    dotted: tuple[str, ...]  # words that may stand right before figures: «chapter.001»
    uncounted: Words  # that have a number and begin no chapter
    arguments: tuple[str, ...]  # how a sentence begins that is a title: «In which he …»


@dataclass(frozen=True, slots=True)
class Grammar:
    """Words that hold sentences together."""

    articles: Words
    determiners: Words
    possessives: Words  # of `determiners`
    prepositions: Words
    conjunctions: Words
    subordinators: Words  # a clause within another begins with one
    openers: Words  # a clause beside another may
    adverbs: Words  # between a verb of speech and who speaks
    adverb_end: str
    auxiliaries: Words
    copulas: Words
    first_person: Words  # whoever says them speaks of himself
    reflexives: Words
    several: Words  # that mean more than one
    answers: Words  # with which an answer begins
    ends_description: Words  # beside determiners and the like: nothing of a description follows
    before_noun: Words  # behind them a verb of speech is none: «to the said»
    genitives: tuple[str, ...]  # the end of a word that owns
    clauses: Words  # where a new clause begins: «said Ann as she softly …»
    degrees: Words  # before an adverb
    names_nobody: Words  # small words that are no name, whatever their capitals


@dataclass(frozen=True, slots=True)
class Actions:
    """Verbs beside names, other than those of speech."""

    transitive: Words  # what follows is what it is done to
    done_to: Words  # likewise, if it is «her»
    of_people: Words  # people do it
    beats: Words  # only people do it, and beside what they say
    tells: Words  # what follows hears it: «asked Viktor», unless Viktor asks
    turns: Words  # «she turned to»
    towards: Words
    of_languages: Words  # of speech, but behind them a language is named: «spoke English»


@dataclass(frozen=True, slots=True)
class Vocatives:
    """What somebody is called in speech without a name, and what stands before a vocative."""

    men: Words
    women: Words
    before: Words
    before_loosely: Words  # likewise, but they stand before other words as often


@dataclass(frozen=True, slots=True)
class Heads:
    """What stands at the head of a paragraph and names nobody."""

    remarks: Words  # in a bracket before a quotation
    headers: Words  # before a colon or stop: «note», «chapter»
    sentences: Words  # sentences of a word: «yes»
    together: Words  # in a play's label: several speak, «ALL THREE»
    counts: Mapping[str, int]  # how many such a label means: «BOTH» are two


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words around quotation marks that tell what is said from what is only named."""

    pronounces: Words  # said "ain't": the word, unless it is a sentence
    names: Words  # a word, a title, an inscription
    leads_to_a_thing: Words  # before it, in mid-sentence: what follows is no speech
    cries: Words  # nouns of speech: «a cry of "Stop thief!"»
    subordinates: Words  # what a clause begins with that is no tag
    subjects: Words  # pronouns that a clause begins with
    tellers: Words  # «the said "gentleman"»
    written: Words  # «was engraved on it»
    manners: Words  # what one speaks in or with, in an aside: «(in a low tone)»
    about: Words  # behind «thought» no thought follows: «he thought it over»
    determiners: Words  # before «thought» they make a noun of it


@dataclass(frozen=True, slots=True)
class Language:
    """All that this program knows of one language."""

    code: str  # as in front matter, without a country: «en»
    titles: Titles
    verbs: Verbs
    elisions: Elisions
    names: NameWords
    heads: Heads
    headings: Headings
    quoted: Quoted
    people: PersonalNames
    capitals: Capitals
    nouns: PersonNouns
    ages: Ages
    places: PlaceWords
    grammar: Grammar
    actions: Actions
    vocatives: Vocatives
    pronouns: Words  # subjects: «he», «it»
    months: tuple[str, ...]  # in their order, with their capitals
    commonest: Words  # that are rare in the languages beside it
