"""Words that are drawn out: «nooo», «sooo», «ye-es», «we-e-ell». They are said in full."""

from __future__ import annotations

import re
from itertools import product

from audiobook.language import split
from audiobook.normalization.rules import Context, Rule, Rules

# Words that people draw out.
_DRAWN = split(
    """a ah aha all alone always and any are asleep at awake away aw ay aye baby back bad be beat
    beautiful because bed been bee big bless blood boo book boom boy boys bright but bye call calm
    can can't careful child children cockadoodledoo cold come cool crazy cute dad daddy damn dark
    darling dead deal dear deep devil did die do doctor dog don't door down dream drink each easy
    eh eight else enough ever every everybody everyone everything evil exactly face fact far fast
    father feel feet few fine fire five fly fool for forever forget four free freedom friend from
    full fun funny game gee get ghost girl girls give go goal god gods gone gonna good goodbye
    gosh great green guess guy guys had hah hair half happy hard has hate have he hear heart
    heaven heavy hell hello help her here hey hi high him his hmm ho hold home honey hot house how
    hullo hurry hush i'll i'm if in innocent is isn't it it's job join just keep kid kill kind
    king kiss know lady land last late later laugh lazy least leave left let let's lie life like
    listen little live liar long look lord lose lost lot love lovely low mad maid mama man mary
    maybe me mean meet men mercy mine miss mister mom mommy money moo moon more most mother move
    much mum mummy murder my name naughty near need never new nice night nine no nobody none nope
    not nothing now of off oh ok okay old on once one only ooh oops open or ouch our out over ow
    own pain papa pass peace people perfect please poor power pray pretty promise pull push quick
    quiet quite rain read ready real really red rest rich ride right river road run sad safe said
    same save say scream sea see serious seriously seven she shit shoo should shout shut shy sick
    silly sing sir sister sit six skin sky sleep sleepy slow slowly small smart smell smile smooth
    so some someone something song soon sorry speak special stand star start stay steal still stop
    story strange street strong such sun super sure surprise sweet take talk tall tea tell ten
    thank thanks that that's the their them then there these they thing think this those three
    through time tired to today together tomorrow tonight too took top town tree trouble true
    truth try two ugly uh um uncle under up us very voice wait wake walk wanna want warm was watch
    water way we weak wee weird well went were what what's whatever when where which whisper white
    who whole whoa whoo whoop why wicked wide wife wild will win wind wine wish with woman women
    won won't woo wood word work world worse worst wow wrong yah yay yeah year yeah yep yes yet
    yippee you young your yum zoo zoom"""
)
_RUN = re.compile(r"(.)\1+")
_DOUBLED = frozenset("oe")  # tried twice first: «Gooood», «sleeep»
_FINAL = frozenset("lsfz")  # doubled at the end of a short word: «killl», «hisss»
_LONGEST = 20  # letters; a longer one is several words run together
_VOWELS = frozenset("aeiouy")
_NUMERAL = re.compile(r"[ivxlcdmj]+|w+|x+")


def _tripled(match: re.Match[str], context: Context) -> str | None:
    """«nooo»: no English word has a letter three times in a row."""
    word = match["word"].lower()
    bare = word.replace("’", "'").split("'")[0]
    if match["word"] not in (word, word.capitalize(), word.upper()):
        return None  # MCCCCLXXXXUo
    if len(word) > _LONGEST or _NUMERAL.fullmatch(bare) or not _VOWELS & set(word):
        return None
    if re.match(r"br{3}|gr{3}|hm{3}", word):
        return None
    return _as_written(_known(word) or _likely(word), match.group())


def _parted(match: re.Match[str], context: Context) -> str | None:
    """«ye-es»: the same letter on both sides of each hyphen, and a word without them."""
    written = match.group().lower()
    single = re.fullmatch(r"[a-z](?:-[a-z]){2,}", written) is not None  # n-o-o
    if written[1] == "-" and written[0] not in "oeiu" and not single:
        return None  # a stutter, the B-boys, a-asking
    if single and (written[2:3] not in _VOWELS or len(set(written[2::2])) > 1):
        return None  # spelled: c-a-t
    if not single and any(
        written[at - 1] != written[at + 1] for at, c in enumerate(written) if c == "-"
    ):
        return None
    word = _known(written.replace("-", ""))
    return _as_written(word, match.group()) if word else None


def _known(word: str) -> str:
    """The word of the list that it is, with each run of a letter once or twice; empty if none."""
    runs = [(m[1], "") for m in _RUN.finditer(word)]
    if len(runs) > 4:
        return ""
    pieces = _RUN.split(word)[::2]
    ways = [(c * 2, c) if c in _DOUBLED else (c, c * 2) for c, _ in runs]
    for chosen in product(*ways):
        made = "".join(a + b for a, b in zip(pieces, (*chosen, ""), strict=True))
        if made.replace("’", "'") in _DRAWN:
            return made
    return ""


def _likely(word: str) -> str:
    """What a word that is not in the list is most likely: «woooman», «commmon», «asleeep»."""

    def once(match: re.Match[str]) -> str:
        letter, inside = match[1], match.start() > 0 and match.end() < len(word)
        if len(match.group()) == 2:
            return match.group()
        between = inside and word[match.start() - 1] in _VOWELS and word[match.end()] in _VOWELS
        double = letter == "e" or (letter not in _VOWELS and between)
        double = double or (match.end() == len(word) and letter in _FINAL and len(word) < 8)
        return letter * 2 if double else letter

    return _RUN.sub(once, word)


def _as_written(word: str, written: str) -> str:
    if written.isupper():
        return word.capitalize()
    return word.capitalize() if written[0].isupper() else word


RULES = Rules(
    re.compile(r"([a-z])\1\1|([a-z])-\2", re.IGNORECASE),
    (
        Rule(
            re.compile(
                r"(?<![\w.'’@/-])(?=[a-z]*([a-z])\1\1)(?P<word>[a-z]+(?:['’][a-z]{1,2})?)"
                r"(?![\w'’@/-]|\.\w)",
                re.IGNORECASE,
            ),
            _tripled,
        ),
        Rule(
            re.compile(
                r"(?<![\w.'’@/-])[a-z]{1,12}(?:-[a-z]{1,8}){1,8}(?:['’][a-z]{1,2})?(?![\w'’@/-]|\.\w)",
                re.IGNORECASE,
            ),
            _parted,
        ),
    ),
)
