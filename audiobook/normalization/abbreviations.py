"""Abbreviations: each in words, by what stands around it."""

from __future__ import annotations

import re
from collections.abc import Callable

from audiobook.language import ENGLISH, split
from audiobook.normalization.rules import (
    OPENERS,
    Context,
    Rule,
    Rules,
    alternatives,
    closing,
)
from audiobook.normalization.streets import (
    COMPANIES,
    FRENCH_PLACES,
    IN_HONOUR,
    NAMED_ON,
    NOT_A_STREET,
    OFFICERS,
    SAINTS,
    is_address,
)

_MEAN_MORE = ("Dr", "St")  # Drive and Street, too: rules of their own
_SHOUTED = ("Mr", "Mrs", "Dr", "Capt", "Col", "Gen", "Lt", "Sgt", "Rev", "Prof")  # MR. BELL


def _said(bare: bool) -> dict[str, str]:
    """What is said for the titles that are written without a stop as well, or for the others."""
    said = {title.short: title.said for title in ENGLISH.titles.short if title.bare is bare}
    shouted = {short.upper(): said[short] for short in _SHOUTED if short in said}
    return {short: said[short] for short in said if short not in _MEAN_MORE} | shouted


# Always the same, with a full stop or without.
_TITLES = _said(bare=True)
# Before a name only, and with a full stop.
_RANKS = _said(bare=False)
# fmt: off
_RANKS |= {
    "Mt": "Mount", "Ft": "Fort", "Pt": "Point", "Ste": "Sainte", "SS": "Saints",
    "Geo": "George", "Wm": "William", "Chas": "Charles", "Thos": "Thomas", "Jas": "James",
    "Jno": "John", "Bp": "Bishop", "Br": "Brother", "Abp": "Archbishop",
    "Robt": "Robert", "Saml": "Samuel", "Danl": "Daniel", "Benj": "Benjamin", "Edw": "Edward",
}
# fmt: on
# Behind a name only, and with a full stop.
# fmt: off
_ENDS = {
    "Ave": "Avenue", "Av": "Avenue", "Rd": "Road", "Blvd": "Boulevard", "Ln": "Lane",
    "Sq": "Square", "Ct": "Court", "Pl": "Place", "Terr": "Terrace", "Hwy": "Highway",
    "Pkwy": "Parkway", "Mts": "Mountains", "Bldg": "Building", "Co": "Company",
    "Bros": "Brothers", "Ltd": "Limited", "Inc": "Incorporated", "Corp": "Corporation",
    "Jr": "Junior", "Jun": "Junior", "Sr": "Senior", "Sen": "Senior", "Esq": "Esquire",
    "Esqr": "Esquire", "Univ": "University", "Dept": "Department", "Hosp": "Hospital",
}
# fmt: on
# Always the same, with their full stop.
# fmt: off
_PHRASES = {
    "etc": "et cetera", "&c": "et cetera", "e.g": "for example", "eg": "for example",
    "i.e": "that is", "viz": "namely", "Viz": "Namely", "cf": "compare", "vs": "versus",
    "ca": "circa", "approx": "approximately", "dept": "department", "incl": "including",
    "tel": "telephone", "ibid": "ibidem", "esp": "especially", "sq": "square", "w.c": "W C",
    "inst": "instant", "ult": "ultimo", "prox": "proximo", "asst": "assistant",
    "Asst": "Assistant", "op. cit": "opus citatum", "govt": "government", "Govt": "Government",
    "a.k.a": "also known as", "et al": "et al",
}
# fmt: on
_NO_STOP = {"&c": "et cetera", "vs": "versus", "Xmas": "Christmas"}
# With either apostrophe.
_NO_STOP |= {
    f"{short}{mark}t": said
    for mark in "'’"
    for short, said in (("gov", "government"), ("ass", "assistant"), ("dep", "department"))
}
# Before a name, without a stop, these can be nothing else: Sgt Troy.
_BARE_RANKS = (
    "Sgt",
    "Capt",
    "Col",
    "Prof",
    "Revd",
    "Lieut",
    "Cpl",
    "Insp",
    "Supt",
    "Cmdr",
    "Lt",
    "Maj",
    "Pte",
    "Pvt",
)
_LIVED = {"b": "born", "d": "died", "fl": "flourished", "est": "established"}
_TITLED = split("mr mrs miss ms dr sir prof professor doctor captain general colonel major madame")
_ORDINAL = re.compile(
    r"(?:\d(?:st|nd|rd|th)"
    r"|\b(?:\w+-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
    r"|\b(?:tenth|eleventh|twelfth|\w+teenth|\w+tieth))$",
    re.IGNORECASE,
)


def _title(match: re.Match[str], context: Context) -> str:
    if _LETTER.match(context.text, match.end()):
        return _TITLES[match["word"]]  # Mr. A. J. Raffles
    return closing(_TITLES[match["word"]], match, context)


def _rank(match: re.Match[str], context: Context) -> str | None:
    """Before a name, or another rank, or an initial, or «and Mrs. Hall»."""
    word, after = match["word"], context.word_after(match.end())
    behind = context.text[match.end() : match.end() + 1]
    if behind == "-":  # Lt.-Col.
        return _RANKS[word] if context.word_after(match.end() + 1) in _RANKS else None
    if _AND_WIFE.match(context.text, match.end()) or _is_untold(match, context):
        return _RANKS[word]
    if not after[:1].isupper() or behind not in (" ", "\n", "\u00a0"):
        return None
    if word in _ENDS and _is_name(context.word_before(match.start())):
        return None
    if context.ends_sentence(match.end()) and not context.initials_after(match.end()):
        return None
    return _RANKS[word]


def _is_untold(match: re.Match[str], context: Context) -> bool:
    """«the Rev. ⸻», «the Hon. and Rev. guests»."""
    return context.before(match.start(), _THE) and bool(_UNTOLD.match(context.text, match.end()))


def _end(match: re.Match[str], context: Context) -> str | None:
    """Behind a name; with a second full stop where the sentence ends."""
    before = _name_before(match, context)
    if not (_is_name(before) or _ORDINAL.search(before) or match["word"] in ("Inc", "Ltd", "Esq")):
        return None
    return _ending(match, context, _ENDS[match["word"]])


def _ending(match: re.Match[str], context: Context, said: str) -> str | None:
    """With a full stop where a sentence may begin; a junior or a department is left alone there."""
    after, blank = context.word_after(match.end()), context.text[match.end() : match.end() + 1]
    if context.ends_sentence(match.end()) or not blank.isspace() or not after[:1].isupper():
        return closing(said, match, context)
    if after in NAMED_ON or said in ("University", "Hospital"):
        return said
    if (said in COMPANIES and after in OFFICERS) or is_address(match, context, said):
        return said
    if said in ("Junior", "Senior"):
        return said if after in IN_HONOUR else None
    return None if said in ("Department", "Esquire") else f"{said}."


def _name_before(match: re.Match[str], context: Context) -> str:
    """The word before, also over a comma («Smith, Jr.») and an ampersand («Dombey & Co.»)."""
    start = match.start()
    for between in (" & ", ", ", " and "):
        if context.text.endswith(between, 0, start):
            start -= len(between)
            break
    return context.word_before(start) or context.text[max(0, start - 1) : start]


def _is_name(word: str) -> bool:
    return word[:1].isupper() and word.rstrip(".").lower() not in NOT_A_STREET


def _phrase(match: re.Match[str], context: Context) -> str:
    said = _PHRASES[match["word"]]
    ends = match["word"] in ("etc", "&c") and context.word_after(match.end())[:1].isupper()
    return f"{said}." if ends else closing(said, match, context)


def _no_stop(match: re.Match[str], context: Context) -> str:
    return _NO_STOP[match["word"]]


def _st(match: re.Match[str], context: Context) -> str | None:
    """Saint before a name, Street behind one; where both may be, left alone."""
    if re.match(r"-[^\W\d_a-z]", context.text[match.end() : match.end() + 2]):
        return "Saint"  # St.-Honoré
    before, after = context.word_before(match.start()), context.word_after(match.end())
    if after[:1].isupper() and _is_of_saint(before, match.start(), context):
        return "Saint"
    named = bool(_ORDINAL.search(before)) or (_is_name(before) and not before.endswith("."))
    saint = after[:1].isupper() and not context.ends_sentence(match.end())
    saint = saint and context.text[match.end() : match.end() + 1] in (" ", "-", "\u00a0")
    if saint and named:
        sure = after.split("’")[0].split("'")[0] not in SAINTS
        if sure and match["stop"]:
            return _ending(match, context, "Street")
        # «Augustine St. Clare», unless somebody goes «down Mill St. James waited».
        street = context.word_before(match.start() - len(before) - 1).lower()
        return None if street in _TO_A_STREET or street.isdigit() else "Saint"
    if saint:
        return "Saint"
    return closing("Street", match, context) if named and match["stop"] else None


def _is_of_saint(before: str, start: int, context: Context) -> bool:
    """Rue St. Honoré, Marguerite St. Just, Colonel St. Vitus: no street is called so."""
    names, title = ENGLISH.people, context.word_before(start - len(before) - 1).lower().rstrip(".")
    if before.lower() in FRENCH_PLACES:
        return True
    if before in names.women | names.men and title not in _TO_A_STREET:
        return True
    if before.lower().rstrip(".") in _TITLED or before in (
        "De",
        "Lady",
        "Lord",
        "Colonel",
        "Madame",
    ):
        return True
    return before[:1].isupper() and title in _TITLED


def _dr(match: re.Match[str], context: Context) -> str | None:
    """Doctor before a name, Drive behind one."""
    before, after = context.word_before(match.start()), context.word_after(match.end())
    if after[:1].isupper() and not (_is_name(before) and context.ends_sentence(match.end())):
        return "Doctor"
    if _is_name(before) or _ORDINAL.search(before):
        return closing("Drive", match, context)
    return closing("doctor" if before else "Doctor", match, context) if match["stop"] else None


def _versus(match: re.Match[str], context: Context) -> str | None:
    """Kramer v. Kramer: between two names."""
    names = context.word_before(match.start()), context.word_after(match.end())
    return "versus" if all(name[:1].isupper() for name in names) else None


def _bare_rank(match: re.Match[str], context: Context) -> str | None:
    """Sgt Troy; not «the Col Bridge», which may be a pass."""
    col = match["word"] == "Col" and context.before(match.start(), _THE)
    return None if col else _RANKS[match["word"]]


def _lived(match: re.Match[str], context: Context) -> str:
    """b. 1850, d. c. 1900."""
    return _LIVED[match["word"]]


def _circa(match: re.Match[str], context: Context) -> str:
    return "circa"


def _monsieur(match: re.Match[str], context: Context) -> str | None:
    """M. de Cintré, M. and Mme. Dupont; M. Dupont where no first name stands before."""
    before, after = context.word_before(match.start()), context.word_after(match.end())
    if _AND_MADAME.match(context.text, match.end()):
        return "Monsieur"
    if len(before) == 2 and before.endswith("."):
        return None  # I. M. Pei
    if after in ("de", "du", "des", "le", "la", "l"):
        return "Monsieur"
    if not after[1:].islower() or after.lower() in OPENERS or _is_name(before):
        return None
    return None if before.lower().rstrip(".") in _TITLED else "Monsieur"


def _messieurs(match: re.Match[str], context: Context) -> str:
    """MM. Athos and Porthos."""
    return "Messieurs"


_THE = split("the")
_UNTOLD = re.compile(r" ?[—⸺⸻]| and (?:Very |Right )?(?:Rev|Hon)\.")
_TO_A_STREET = split("in on at down up along from to off into through across near of by and")
_LETTER = re.compile(r"[ \u00a0\n](?:[A-Z]\.|A(?= [a-z]|[,;:?!’']))")
_AND_WIFE = re.compile(r" (?:[Aa]nd|AND|&) (?i:Mrs|Lady|Madame)\b\.? [A-Z]")
_AND_MADAME = re.compile(r" (?:and|et|&) M(?:me|lle|adame|ademoiselle)\b")


def _with_stop(words: dict[str, str], say: Callable[[re.Match[str], Context], str | None]) -> Rule:
    return Rule(re.compile(rf"(?<![\w.&'’-])(?P<word>{alternatives(words)})\.(?!\w)"), say)


RULES = Rules(
    re.compile(rf"\w\.|\b(?:M|Dr|St|v|vs|Xmas|MR|{alternatives(_BARE_RANKS)})|&c|['’]t\b"),
    (
        Rule(
            re.compile(rf"(?<![\w.'’-])(?P<word>{alternatives(_TITLES)})(?:\.|(?= \w))(?!\w)"),
            _title,
        ),
        Rule(re.compile(r"(?<![\w.'’-])(?:St|ST(?=\.))(?P<stop>\.)?(?![\w.])"), _st),
        Rule(re.compile(r"(?<![\w.'’-])Dr(?P<stop>\.)?(?![\w.])"), _dr),
        Rule(
            re.compile(
                r"(?:(?<![\w.&'’-])|(?<=\.-)|(?<=Vice-)|(?<=Rear-))"
                rf"(?P<word>{alternatives(_RANKS)})\.(?!\w)"
            ),
            _rank,
        ),
        _with_stop(_ENDS, _end),
        _with_stop(_PHRASES, _phrase),
        Rule(re.compile(rf"(?<![\w.'’-])(?P<word>{alternatives(_NO_STOP)})(?![\w'’])"), _no_stop),
        Rule(
            re.compile(r"(?<![\w.'’-])(?:MM\.(?= \w)|Mm\.(?= [A-Z]\w+ (?:[eE]t|and|&) ))"),
            _messieurs,
        ),
        Rule(re.compile(r"(?<= )v\.?(?= [A-Z])"), _versus),
        Rule(re.compile(r"(?<![\w.'’-])c\.(?= 1\d{3}(?!\w))"), _circa),
        Rule(re.compile(r"(?<![\w.'’-])(?P<word>b|d|fl|est)\.(?= (?:c\. )?1\d{3}\b)"), _lived),
        Rule(
            re.compile(rf"(?<![\w.'’-])(?P<word>{alternatives(_BARE_RANKS)})(?= [A-Z][a-z]+)"),
            _bare_rank,
        ),
        Rule(re.compile(r"(?<![\w.'’-])M\.(?= \w)(?! [A-Z]\.)"), _monsieur),
    ),
)
