"""Letters said one by one: initials, and acronyms that are not words."""

from __future__ import annotations

import re

from audiobook.normalization.romans import value
from audiobook.normalization.rules import OPENERS, Context, Rule, Rules, alternatives, listed

# Said letter by letter, though an engine might take them for words.
_SPELLED = listed(
    """AAA ABC ACLU AI ATM CEO CIA CIO COO DIY DNA DOA EEG EKG ECG EU FA FAQ FBI GI HIV HQ IBM ICU
    IOU IQ IRA IRS IUD LAPD MGM MIA MRI NAACP NBA NCO NHL NYPD OBE OAP OED OSS PI POW QED RAF
    RIP RNA RSPCA SAS SOE SOS SPCA SUV TLC UAE UFO UK UN UPS USA USAF USS USSR VAT VIP YMCA YWCA
    ID"""
)
# Short words that are shouted: engines spell out what they do not know in capitals.
_SHORT = listed(
    """IT IS IN IF AT AS AN AM OF ON OR UP WE ME MY HE HI DO GO NO SO TO BE BY OH AH SHE HER HIS
    HIM YOU OUR OUT OFF OLD ONE TWO TEN NOT NOW NEW NOR AND ANY ALL ARE ACT AGO AIR ASK BAD BAG
    BAR BED BIG BIT BOX BOY BUS BUT BUY CAN CAR CAT CUP CUT DAD DAY DID DIE DOG EAR EAT END EYE
    FAR FEW FIT FIX FOR FUN GET GOD GOT GUN GUY HAD HAS HAT HEY HIT HOT HOW ICE ILL ITS JOB LAW
    LAY LEG LET LIE LOT LOW MAN MAY MEN MET MOM MUM MUD OWN PAY PUT RAN RED ROW RUN SAD SAT SAW
    SAY SEA SEE SET SIR SIT SIX SKY SON SUN TEA THE TIE TOO TOP TRY USE WAR WAS WAY WHO WHY WIN
    WON YES YET END AGE"""
)
_MURMURS = listed("BRR BRRR GRR GRRR HM HMM HMMM MM MMM PFFT PSST SH SHH SHHH TSK ZZZ")
# After these a capital with a full stop is no initial, but ends the sentence.
_LETTERED = listed(
    """plan vitamin type grade class group team section exhibit point version room apartment flat
    letter block wing gate platform building hepatitis company row part note key option appendix
    to and or was is mister missus was than not am it"""
)
_INITIALS = r"(?:[A-Z]\. ?){1,5}[A-Z]\."
# fmt: off
_SUFFIXES = {
    "Ph.D": "P H D", "PhD": "P H D", "B.Sc": "B S C", "M.Sc": "M S C", "B.Litt": "B Litt",
    "D.Phil": "D Phil", "M.Phil": "M Phil", "Litt.D": "Litt D", "D.Litt": "D Litt",
}
# fmt: on


def spelled(letters: str) -> str:
    """«B B C». An A by itself would be read as the article: «eigh» is how it is heard."""
    return " ".join("eigh" if letter in "aA" else letter.upper() for letter in letters)


def _dotted(match: re.Match[str], context: Context) -> str | None:
    """J. R. R. Tolkien, H.M.S., the U.S.; the last stop stays where a sentence ends."""
    letters = [char for char in match.group() if char.isalpha()]
    said = spelled("".join(letters))
    return f"{said}." if context.ends_sentence(match.end()) else said


def _initial(match: re.Match[str], context: Context) -> str | None:
    """John F. Kennedy, Mr. B. Smith; not «It was I. He left» or «Plan B. Then»."""
    letter, before = match["letter"], context.word_before(match.start())
    after = context.word_after(match.end())
    if after.lower() in OPENERS or before.lower() in _LETTERED:
        return None
    named = before[:1].isupper() or not context.text[: match.start()].strip(' \n"“‘(—')
    if not named and (letter in "IAO" or before.endswith(".") or not before):
        return None
    return spelled(letter)


def _suffix(match: re.Match[str], context: Context) -> str:
    said = _SUFFIXES[match["word"]]
    return (
        f"{said}." if match.group().endswith(".") and context.ends_sentence(match.end()) else said
    )


def _small(match: re.Match[str], context: Context) -> str:
    """p.m. and the like, without a number before them."""
    return spelled(match.group().replace(".", ""))


def _acronym(match: re.Match[str], context: Context) -> str | None:
    """FBI, MPs."""
    word, many = match["word"], match["s"]
    if word in _MURMURS:
        return match.group().lower()
    if many and (word in _SPELLED or not _VOWEL.search(word)):
        return f"{spelled(word)}’s"
    return spelled(word) if word in _SPELLED else None


def _shouted(match: re.Match[str], context: Context) -> str | None:
    """BOOKS, OLIVER'S: as words, since engines spell out what they do not know in capitals.

    Not what has no vowel, may be a Roman numeral, or is short and not known: FSB, XI, AMC.
    """
    word = match.group()
    bare = re.split("['’]", word)[0]
    if not _VOWEL.search(word) or value(bare):
        return None
    running = _shouting(match, context)
    if bare in _SHORT and running and match.start():
        return word.lower()
    known = len(bare) > 3 or bare in _SHORT or bare != word or running
    return word[0] + word[1:].lower() if known else None


def _shouting(match: re.Match[str], context: Context) -> bool:
    """Whether the words beside it are in capitals too."""
    near = context.word_before(match.start()), context.word_after(match.end())
    return any(len(word) > 1 and word.isupper() and _VOWEL.search(word) for word in near)


def _us(match: re.Match[str], context: Context) -> str:
    """The US is spelled, a shouted «us» is not."""
    after = context.word_after(match.end())
    spelt = context.word_before(match.start()) in ("the", "The") or after in _OF_THE_US
    return "U S" if spelt else "us"


_VOWEL = re.compile("[AEIOUYÀ-Þ]")
_OF_THE_US = listed("Army Navy Marines Marshal President Senate Congress Embassy Air")

RULES = Rules(
    re.compile(r"[A-Z]\.|[A-ZÀ-Þ]['’]?[A-ZÀ-Þ]|Ph"),
    (
        Rule(re.compile(rf"(?<![\w.])(?P<word>{alternatives(_SUFFIXES)})(?:\.|(?!\w))"), _suffix),
        Rule(re.compile(rf"(?<![\w.'’-]){_INITIALS}(?!\w)"), _dotted),
        Rule(
            re.compile(
                r"(?<![\w.'’-])(?P<letter>[A-Z])\.(?=[ \n-][A-Z][\w'’]|[ \n]?(?:de|van|von) )"
            ),
            _initial,
        ),
        Rule(re.compile(r"(?<![\w.&'’-])US(?![\w&])"), _us),
        Rule(re.compile(r"(?<![\w.&-])(?P<word>[A-Z]{2,5})(?P<s>s)?(?![\w&])"), _acronym),
        Rule(
            re.compile(
                r"(?<![\w.&'’])(?:[A-ZÀ-Þ]{2,40}(?:['’][A-Z]{1,5})?|[A-Z]['’][A-Z]{1,20})"
                r"(?![\w&]|['’](?!s\b)\w|\.\w)"
            ),
            _shouted,
        ),
    ),
)
