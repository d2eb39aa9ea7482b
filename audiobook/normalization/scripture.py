"""Books of the Bible, their chapters and verses: «1 Kings 6:18», «2 Cor. 5:7»."""

from __future__ import annotations

import re

from audiobook.normalization.numerals import cardinal
from audiobook.normalization.rules import Context, Rule, Rules, alternatives

# fmt: off
_SHORT = {
    "Gen": "Genesis", "Exod": "Exodus", "Lev": "Leviticus", "Num": "Numbers", "Deut": "Deuteronomy",
    "Josh": "Joshua", "Judg": "Judges", "Sam": "Samuel", "Chron": "Chronicles", "Neh": "Nehemiah",
    "Ps": "Psalm", "Prov": "Proverbs", "Eccles": "Ecclesiastes", "Isa": "Isaiah", "Jer": "Jeremiah",
    "Ezek": "Ezekiel", "Dan": "Daniel", "Hos": "Hosea", "Zech": "Zechariah", "Mal": "Malachi",
    "Matt": "Matthew", "Rom": "Romans", "Cor": "Corinthians", "Gal": "Galatians",
    "Eph": "Ephesians", "Phil": "Philippians", "Col": "Colossians", "Thess": "Thessalonians",
    "Tim": "Timothy", "Heb": "Hebrews", "Jas": "James", "Pet": "Peter", "Rev": "Revelation",
}
# fmt: on
_FULL = (
    "Psalm Psalms Joel Amos Micah Nahum Haggai Job Ezra Esther Ruth Mark Luke John Acts Titus Jude "
    "Kings Samuel Chronicles Hebrews Revelation"
)
_BOOK = alternatives([*_SHORT, *_SHORT.values(), *_FULL.split()])
# There are several of these.
_SERIES = (
    "Kings Samuel Chronicles Corinthians Thessalonians Timothy Peter John Sam Chron Cor Thess Tim"
)
_NTH = {"1": "First", "2": "Second", "3": "Third", "I": "First", "II": "Second", "III": "Third"}


def _which(match: re.Match[str], context: Context) -> str:
    """1 Kings, II Corinthians."""
    return _NTH[match["nth"]]


def _verse(match: re.Match[str], context: Context) -> str:
    """Psalm 23:4, Matthew 24:7–9: «twenty-four seven to nine»."""
    book = _SHORT.get(match["book"], match["book"])
    till = f" to {cardinal(match['till'])}" if match["till"] else ""
    return f"{book} {cardinal(match['chapter'])} {cardinal(match['verse'])}{till}"


RULES = Rules(
    re.compile(r"\d"),
    (
        Rule(
            re.compile(
                rf"(?<![\w.'’-])(?P<nth>[123]|I{{1,3}})(?= (?:{alternatives(_SERIES.split())})\b"
                r"\.? \d)"
            ),
            _which,
        ),
        Rule(
            re.compile(
                rf"(?<![\w'’-])(?P<book>{_BOOK})\.? (?P<chapter>\d{{1,3}}):(?P<verse>\d{{1,3}})"
                r"(?:[–-](?P<till>\d{1,3}))?(?!\w|[:.]\d)"
            ),
            _verse,
        ),
    ),
)
