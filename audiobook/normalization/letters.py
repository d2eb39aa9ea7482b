"""Letters said one by one: initials, and acronyms that are not words."""

from __future__ import annotations

import re

from audiobook.language import split
from audiobook.normalization.numerals import value
from audiobook.normalization.rules import (
    OPENERS,
    Context,
    Rule,
    Rules,
    alternatives,
    closing,
)

# Said letter by letter, though an engine might take them for words.
_SPELLED = split(
    """AAA ABC ACLU AI ATM CEO CIA CIO COO DIY DNA DOA EEG EKG ECG EU FA FAQ FBI GI HIV HQ IBM ICU
    IOU IQ IRA IRS IUD LAPD MGM AD MIA MRI NAACP NBA NCO NHL NYPD OBE OAP OED OSS PI POW QED RAF
    RIP RNA RSPCA SAS SOE SOS SPCA SUV TLC UAE UCLA UFO UK UN UPS USA USAAF USAF USDA USS USSR VAT
    VIP YMCA YWCA ID OECD AARP IEEE NYSE"""
)
# Short words that are shouted: engines spell out what they do not know in capitals.
_SHORT = split(
    """IT IS IN IF AT AS AN AM OF ON OR UP WE ME MY HE HI DO GO NO SO TO BE BY OH AH SHE HER HIS
    HIM YOU OUR OUT OFF OLD ONE TWO TEN NOT NOW NEW NOR AND ANY ALL ARE ACT AGO AIR ASK BAD BAG
    BAR BED BIG BIT BOX BOY BUS BUT BUY CAN CAR CAT CUP CUT DAD DAY DID DIE DOG EAR EAT END EYE
    FAR FEW FIT FIX FOR FUN GET GOD GOT GUN GUY HAD HAS HAT HEY HIT HOT HOW ICE ILL ITS JOB LAW
    LAY LEG LET LIE LOT LOW MAN MAY MEN MET MOM MUM MUD OWN PAY PUT RAN RED ROW RUN SAD SAT SAW
    SAY SEA SEE SET SIR SIT SIX SKY SON SUN TEA THE TIE TOO TOP TRY USE WAR WAS WAY WHO WHY WIN
    WON YES YET END AGE"""
)
# Short for something as well: the IT department, an AM radio, a SAT test.
_SHORT_FOR = split("IT OR AM SAT")
# After these a capital with a full stop is no initial, but ends the sentence.
_LETTERED = split(
    """plan vitamin type grade class group team section exhibit point version room apartment flat
    letter block wing gate platform building hepatitis company row part note key option appendix
    to and or was is mister missus was than not am it"""
)
_ADDED = ("P.S.", "P.P.S.", "N.B.", "Q.E.D.", "R.I.P.", "R.S.V.P.")  # a sentence of their own
_INITIALS = r"(?:[A-Z]\. ?){1,5}[A-Z]\."
# fmt: off
_SUFFIXES = {
    "Ph.D": "P H D", "PhD": "P H D", "B.Sc": "B S C", "M.Sc": "M S C", "B.Litt": "B Litt",
    "D.Phil": "D Phil", "M.Phil": "M Phil", "Litt.D": "Litt D", "D.Litt": "D Litt",
    "WWI": "World War One", "WWII": "World War Two", "WW1": "World War One",
    "WW2": "World War Two",
}
# fmt: on
# Three consonants of a short word that can be said together; else it is an acronym.
_TOGETHER = re.compile(
    r"[CGPSTW]H|CK|NG|S[CPT][RL]|[MNLRXST][BCDGKPTF][RL]|RST|RLD|MPT|RNT|LTZ|[^AEIOUY]S$"
)


def spelled(letters: str) -> str:
    """«B B C». An A by itself would be read as the article: «eigh» is how it is heard."""
    return " ".join("eigh" if letter in "aA" else letter.upper() for letter in letters)


def _dotted(match: re.Match[str], context: Context) -> str | None:
    """J. R. R. Tolkien, H.M.S., the U.S.; the last stop stays where a sentence ends."""
    letters = "".join(char for char in match.group() if char.isalpha())
    if not letters.strip("I"):
        return None  # somebody speaks of himself
    after = context.word_after(match.end())
    bare = match.group().replace(" ", "")
    added = bare in _ADDED and after[:1].isupper()
    added = added and (bare == match.group() or after.lower() in OPENERS)
    ends = added or context.ends_sentence(match.end())
    if not ends and after[:1].isupper() and _is_no_name(match, context) and after not in _OF_THE_US:
        return None  # «in the U.S. Watson»: a sentence may end
    stop = "." if ends else ""
    return spelled(letters) + stop


def _is_no_name(match: re.Match[str], context: Context) -> bool:
    """Whether a sentence may end with the letters: «in the U.S.», «a B.A.»; not «our U.S. Team»."""
    letters, start = match.group(), match.start()
    if letters in _DEGREES:
        return letters in _STATES or context.before(start, _ARTICLES)
    return letters in _STATES and not context.before(start, _ARTICLES - {"the"})


def _initial(match: re.Match[str], context: Context) -> str | None:
    """John F. Kennedy, Mr. B. Smith; not «It was I. He left» or «Plan B. Then»."""
    letter, before = match["letter"], context.word_before(match.start())
    after = context.word_after(match.end())
    if after.lower() in OPENERS or before.lower() in _LETTERED:
        return None
    if letter == "I" and (not before or before.endswith(".") or before.lower() in OPENERS):
        return None
    named = before[:1].isupper() or not context.text[: match.start()].strip(' \n"“‘(—')
    if not named and (letter in "IAO" or before.endswith(".") or not before):
        return None
    return spelled(letter)


def _of_title(match: re.Match[str], context: Context) -> str:
    """Mr. A, whose name is not told."""
    return closing(spelled("A"), match, context)


def _suffix(match: re.Match[str], context: Context) -> str:
    return closing(_SUFFIXES[match["word"]], match, context)


def _acronym(match: re.Match[str], context: Context) -> str | None:
    """FBI, MPs."""
    word, many = match["word"], match["s"]
    if word == "AD" and not _is_dated(match, context):
        return None
    if many and (word in _SPELLED or not _VOWEL.search(word)):
        return f"{spelled(word)}’s"
    return spelled(word) if word in _SPELLED else None


def _is_dated(match: re.Match[str], context: Context) -> bool:
    """AD 79, 79 AD, the first century AD; not «THE AD SAID»."""
    before, after = context.word_before(match.start()), context.word_after(match.end())
    return after.isdigit() or before[-1:].isdigit() or before.lower() in ("century", "centuries")


def _shouted(match: re.Match[str], context: Context) -> str | None:
    """BOOKS, OLIVER'S: as words, since engines spell out what they do not know in capitals.

    Not what has no vowel, may be a Roman numeral, or is short and not known: FSB, XI, AMC; nor
    what nobody could say as a word, unless all is shouted: ADHD, ESPN.
    """
    word = match.group()
    bare = re.split("['’]", word)[0]
    if not _VOWEL.search(word) or value(bare):
        return None
    running = _shouting(match, context)
    if not running and not _is_word(bare):
        return None
    if bare in _SHORT and running and match.start():
        return word.lower()
    if word in _SHORT_FOR and not running:
        return None if _is_short_for(match, context) else word.lower()
    known = len(bare) > 3 or bare in _SHORT or bare != word or running
    return word[0] + word[1:].lower() if known else None


def _is_short_for(match: re.Match[str], context: Context) -> bool:
    """Whether IT, SAT, OR and AM are no stressed words: the IT department, an AM radio."""
    before, after = context.word_before(match.start()), context.word_after(match.end())
    if match.group() in _BESIDE:
        behind, ahead = _BESIDE[match.group()]
        return before.lower() in behind or after.lower() in ahead
    return "I" not in (before, after)


def _shouting(match: re.Match[str], context: Context) -> bool:
    """Whether the words beside it are in capitals too."""
    near = context.word_before(match.start()), context.word_after(match.end())
    return any(len(word) > 1 and word.isupper() and _is_word(word) for word in near)


def _is_word(capitals: str) -> bool:
    """Whether it can be said: it has a vowel, and is long or has no three consonants at odds."""
    capitals = re.sub(r"(.)\1+", r"\1", capitals)  # OWWW, APPLE
    three = re.search("[^AEIOUYÀ-Þ'’]{3,}", capitals)
    sayable = len(capitals) > 5 or not three or _TOGETHER.search(capitals)
    return bool(_VOWEL.search(capitals) and sayable)


def _us(match: re.Match[str], context: Context) -> str:
    """The country by what stands beside it: «the US», «US troops»; else a stressed «us»."""
    before, after = context.word_before(match.start()), context.word_after(match.end())
    if before.lower() in _THE_US or after.capitalize() in _OF_THE_US:
        return "U S"
    shouted = all(_is_shouted(word) for word in (before, after) if word)
    first = not before and bool(after) and after.lower() not in OPENERS
    if (before or after) and shouted:
        return "U S" if first else "us"  # no sentence begins with «us»
    if before == "of" and context.before(context.text.rfind("of", 0, match.start()), _SOME):
        return "us"
    joined = _JOINED.match(context.text, match.end()) is not None
    return "U S" if joined or _owns(before, after) else "us"


def _owns(before: str, after: str) -> bool:
    """Whether what follows «US» is of it: «US troops», not «gave US hope»."""
    noun = bool(after) and after.lower() not in OPENERS and not after.endswith("ly")
    return noun and before.lower() not in _TO_US


def _is_shouted(word: str) -> bool:
    return word.isupper() and (len(word) == 1 or _is_word(word.removesuffix(".")))


# Before IT and SAT, and behind them, where they are no words.
_BESIDE = {
    "IT": (
        split("the an in"),
        split(
            """department man guy guys support manager people staff team consultant specialist
            industry company security"""
        ),
    ),
    "SAT": (split("a the his her my"), split("test tests score scores exam exams")),
}
# The country behind these, whatever follows; «us» behind those, though a noun may follow.
_THE_US = split("the a an two southern northern eastern western central continental entire")
_TO_US = split("let lets tell tells told ask asks asked")
_SOME = split("all most some one two both many none each any every rest")  # All of US knew.
_JOINED = re.compile(
    r"[-–]\w|['’]s\b"
    r"| (?:and|or) (?:[A-Z]{2,3}\b(?!')|Brit|Canad|Europe|Soviet|Russia|China|Chinese|Mexic)"
)
_VOWEL = re.compile("[AEIOUYÀ-Þ]")
_OF_THE_US = split(
    """Army Navy Marine Marines Marshal Marshals President Senate Senator Congress Congressman
    Embassy Ambassador Air Government Treasury Attorney Capitol Open Department Supreme
    Constitution Customs Consulate Consul Cavalry Coast Secret Secretary State States Mail Post
    Mint Highway Route Olympic Olympics Naval Council Agent Agents Civil Dollar Dollars Steel
    Security General Ship Special District Forest Space Census Bureau Geological Embargo Federal
    Representative Patent Postal Bank Court Director Headquarters Charter Military"""
)
_STATES = ("U.S.", "U.K.", "U.N.", "U.S.A.", "U.S.S.R.", "D.C.", "B.C.", "A.D.", "M.D.", "F.B.I.")
_DEGREES = ("B.A.", "M.A.", "M.D.", "M.P.", "Q.C.", "K.C.", "R.N.")
_ARTICLES = split("the a an his her my your our their this that")

RULES = Rules(
    re.compile(r"[A-Z]\.|[A-ZÀ-Þ]['’]?[A-ZÀ-Þ]|Ph|\. A\b"),
    (
        Rule(re.compile(rf"(?<![\w.])(?P<word>{alternatives(_SUFFIXES)})(?:\.|(?!\w))"), _suffix),
        Rule(re.compile(rf"(?<![\w.'’-]){_INITIALS}(?!\w)"), _dotted),
        Rule(
            re.compile(
                r"(?<![\w.'’-])(?P<letter>[A-Z])\.(?=[ \n-][A-Z][\w'’]|[ \n]?(?:de|van|von) )"
            ),
            _initial,
        ),
        Rule(
            re.compile(
                r"(?:(?<=\bM[rs]\. )|(?<=\bMrs\. ))A"
                r"(?:\.(?=[,;:?!] | [a-z]|$)|(?= [a-z]|[,;:?!’']))"
            ),
            _of_title,
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
