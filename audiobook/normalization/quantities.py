"""Numbers with what they count: units, degrees, percents, fractions."""

from __future__ import annotations

import re
import unicodedata

from audiobook.language import split
from audiobook.normalization.counts import is_measure
from audiobook.normalization.numerals import NUMBER, cardinal, decimal, fraction, mixed
from audiobook.normalization.rules import Context, Rule, Rules, alternatives, closing

# written: (one, several)
# fmt: off
UNITS = {
    "ft": ("foot", "feet"), "in": ("inch", "inches"), "yd": ("yard", "yards"),
    "yds": ("yard", "yards"), "mi": ("mile", "miles"), "oz": ("ounce", "ounces"),
    "lb": ("pound", "pounds"), "lbs": ("pound", "pounds"), "st": ("stone", "stone"),
    "cwt": ("hundredweight", "hundredweight"), "gal": ("gallon", "gallons"),
    "pt": ("pint", "pints"), "qt": ("quart", "quarts"), "doz": ("dozen", "dozen"),
    "mm": ("millimetre", "millimetres"), "cm": ("centimetre", "centimetres"),
    "m": ("metre", "metres"), "km": ("kilometre", "kilometres"),
    "mg": ("milligram", "milligrams"), "g": ("gram", "grams"), "kg": ("kilogram", "kilograms"),
    "ml": ("millilitre", "millilitres"), "cl": ("centilitre", "centilitres"),
    "l": ("litre", "litres"), "mph": ("mile an hour", "miles an hour"),
    "km/h": ("kilometre an hour", "kilometres an hour"),
    "m/s": ("metre a second", "metres a second"), "ft/s": ("foot a second", "feet a second"),
    "km/s": ("kilometre a second", "kilometres a second"),
    "kph": ("kilometre an hour", "kilometres an hour"), "hp": ("horsepower", "horsepower"),
    "rpm": ("revolution a minute", "revolutions a minute"),
    "hr": ("hour", "hours"), "hrs": ("hour", "hours"), "min": ("minute", "minutes"),
    "mins": ("minute", "minutes"), "sec": ("second", "seconds"), "secs": ("second", "seconds"),
    "ms": ("millisecond", "milliseconds"), "kW": ("kilowatt", "kilowatts"),
    "W": ("watt", "watts"), "V": ("volt", "volts"), "kV": ("kilovolt", "kilovolts"),
    "Hz": ("hertz", "hertz"), "kHz": ("kilohertz", "kilohertz"),
    "MHz": ("megahertz", "megahertz"), "GHz": ("gigahertz", "gigahertz"),
    "KB": ("kilobyte", "kilobytes"), "MB": ("megabyte", "megabytes"),
    "GB": ("gigabyte", "gigabytes"), "TB": ("terabyte", "terabytes"),
    "sq ft": ("square foot", "square feet"), "sq. ft": ("square foot", "square feet"),
    "m²": ("square metre", "square metres"), "km²": ("square kilometre", "square kilometres"),
    "m³": ("cubic metre", "cubic metres"), "dB": ("decibel", "decibels"),
    "yrs": ("year", "years"), "wk": ("week", "weeks"), "wks": ("week", "weeks"),
    "ha": ("hectare", "hectares"), "kn": ("knot", "knots"), "fl oz": ("fluid ounce",) * 2,
    "m.p.h": ("mile an hour", "miles an hour"), "k.p.h": ("kilometre an hour",
    "kilometres an hour"), "qts": ("quart", "quarts"), "gals": ("gallon", "gallons"),
    "pdr": ("pounder", "pounders"), "gns": ("guinea", "guineas"), "fr": ("franc", "francs"),
    "cc": ("C C", "C Cs"), "psi": ("P S I", "P S I"), "cal": ("calibre", "calibre"),
}
# fmt: on
# Words or letters as well: a unit only where the stop of an abbreviation stands behind it.
_NEED_STOP = ("in", "st", "cal", "fr")
# A letter that is hardly a unit unless it stands close to its number.
_NEED_CLOSE = ("m", "g", "l", "W", "V")
_SCALES = {"°C": "degrees Celsius", "°F": "degrees Fahrenheit", "°": "degrees"}
_SCALES |= {"ºC": "degrees Celsius", "ºF": "degrees Fahrenheit", "℃": "degrees Celsius"}
_SCALES |= {"℉": "degrees Fahrenheit", "º": "degrees"}
_WINDS = {"N": "north", "S": "south", "E": "east", "W": "west"}
_FRACTIONS = "½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒"
_BELOW = frozenset((2, 3, 4, 5, 8, 10, 16, 100))  # what people divide by
_HEAD = (
    rf"(?<![\w.,/:$£€–-])(?:(?P<from>{NUMBER})(?:\.(?P<from_part>\d+))?"
    rf"(?P<from_vulgar>[{_FRACTIONS}])?(?: ?[%°])? ?[–—-] ?)?"
    rf"(?P<minus>(?<!\w)[−-])?(?P<whole>{NUMBER})(?:\.(?P<part>\d+))?(?P<vulgar>[{_FRACTIONS}])?"
)


_FEET = re.compile(r"(?:ft\.?|feet|foot),? ?$")
_IN_THE = re.compile(r" (?:the|a|an|his|her|my|this|that|all)\b")
_POUNDS = re.compile(r",? ?\d{1,2} ?lbs?\b")
_LARGE = {"k": "thousand", "m": "million", "mn": "million", "bn": "billion", "b": "billion"}
_CROWDS = split(
    """people men women children soldiers troops voters votes viewers views readers listeners users
    followers subscribers copies books dollars pounds euros francs years tons tonnes barrels homes
    houses jobs visitors tourists refugees inhabitants residents citizens workers members patients
    deaths dead cases souls shares acres words lives soldiers sheep cattle students families"""
)
_LONG = split("high wide long deep tall thick apart away above below across off down up")
_WEIGHS = re.compile(r"\b(?:weigh\w*|scales?|turned? the)\b[^.]*$")
_PISTOL = frozenset(("his", "her", "my", "your", "their", "the", "this", "that"))


def _amount(match: re.Match[str]) -> str:
    """The number, with the one it rises from: «five to seven» of 5–7; empty where it falls."""
    minus = "minus " if match["minus"] else ""
    said = minus + _number(match["whole"], match["part"], match["vulgar"])
    if not match["from"]:
        return said
    first, last = (float(re.sub("[, ]", "", match[name])) for name in ("from", "whole"))
    lower = _number(match["from"], match["from_part"], match["from_vulgar"])
    return f"{lower} to {said}" if first < last or (first == last and match["part"]) else ""


def _number(whole: str, part: str | None, vulgar: str | None) -> str:
    if vulgar:
        return mixed(whole, *_parts(vulgar))
    return decimal(whole, part) if part else cardinal(whole)


def _parts(vulgar: str) -> tuple[int, int]:
    above, _, below = unicodedata.normalize("NFKC", vulgar).partition("\u2044")
    return int(above), int(below)


def _unit(match: re.Match[str], context: Context) -> str | None:
    written, stop, gap = match["unit"], match["stop"], match["gap"]
    if written in _NEED_STOP and not (stop or _is_sure(match, context)):
        return None
    if written == "st" and _is_first(match, context):
        return None
    if written in _NEED_CLOSE and (gap or stop) and not _is_length(match, context):
        return None
    amount = _amount(match)
    if not amount:
        return None
    one, many = UNITS[written]
    single = match["whole"] == "1" and not (match["part"] or match["vulgar"])
    said = one if single or _is_joined(match, context) else many
    return closing(f"{amount} {said}", match, context)


def _is_joined(match: re.Match[str], context: Context) -> bool:
    """Whether the unit belongs to a thing: «a 6-foot wall», «a 9 mm pistol»."""
    whose = context.word_before(match.start()).lower()
    if match["gap"] == "-" or whose in ("a", "an"):
        return True
    pistol = match["unit"] == "mm" and whose in _PISTOL
    return pistol or is_measure(context, match.start(), match.end())


def _is_sure(match: re.Match[str], context: Context) -> bool:
    """Whether «in» is of inches (6ft 2in), and «st» of stones (13st 4lb, 9st), not of 21st."""
    number, gap = match["whole"], match["gap"]
    if match["unit"] == "in":
        feet = _FEET.search(context.text[max(0, match.start() - 9) : match.start()])
        return not gap or (bool(feet) and not _IN_THE.match(context.text, match.end()))
    pounds = _POUNDS.match(context.text, match.end())
    first = number.endswith("1") and not number.endswith("11")
    return match["unit"] == "st" and (bool(pounds) or (not gap and not first))


def _is_length(match: re.Match[str], context: Context) -> bool:
    """Whether a letter apart from its number is of metres: «12 m high», «a 3 m wall»."""
    if match["unit"] != "m" or match["stop"]:
        return False
    before, after = context.word_before(match.start()).lower(), context.word_after(match.end())
    return after in _LONG or (before in ("a", "an") and after.islower())


def _millions(match: re.Match[str], context: Context) -> str | None:
    """«2m people», «5k men»: what nobody measures in metres."""
    counted = context.word_after(match.end())
    nation = (
        counted[:1].isupper() and counted.endswith("ns") and not context.ends_sentence(match.end())
    )
    amount = _amount(match) if counted in _CROWDS or nation else ""
    return f"{amount} {_LARGE[match['scale']]}" if amount else None


def _is_first(match: re.Match[str], context: Context) -> bool:
    """Whether «21st.» is an ordinal at a full stop: it is a weight only where somebody weighs."""
    number = match["whole"]
    if match["gap"] or match["part"] or match["vulgar"] or match["from"]:
        return False
    if (
        not number.endswith("1")
        or number.endswith("11")
        or _POUNDS.match(context.text, match.end())
    ):
        return False
    return not _WEIGHS.search(context.text[max(0, match.start() - 30) : match.start()])


def _degrees(match: re.Match[str], context: Context) -> str | None:
    amount = _amount(match)
    said = _SCALES[match["scale"].replace(" ", "")]
    single = match["whole"] == "1" and not match["part"]
    single = single or is_measure(context, match.start(), match.end())
    return f"{amount} {said.replace('degrees', 'degree') if single else said}" if amount else None


def _position(match: re.Match[str], context: Context) -> str:
    """34° 15' N.: where a ship is."""
    said = f"{cardinal(match['degrees'])} degrees"
    said += f" {cardinal(match['minutes'])} minutes" if match["minutes"] else ""
    return closing(f"{said} {_WINDS[match['wind']]}" if match["wind"] else said, match, context)


def _percent(match: re.Match[str], context: Context) -> str | None:
    amount = _amount(match)
    return f"{amount} percent" if amount else None


def _vulgar(match: re.Match[str], context: Context) -> str:
    """½; 3½ and 3 ½."""
    above, below = _parts(match["vulgar"])
    if match["whole"]:
        return mixed(match["whole"], above, below)
    if (above, below) == (1, 2):
        return "half" if context.word_after(match.end()) in ("a", "an", "the") else "one half"
    return fraction(above, below)


def _raised(match: re.Match[str], context: Context) -> str:
    """¹⁄₂₀: «one twentieth»."""
    above, below = (unicodedata.normalize("NFKC", match[name]) for name in ("above", "below"))
    return fraction(int(above), int(below))


def _nths(match: re.Match[str], context: Context) -> str | None:
    """1/64th, 2/3rds."""
    above, below = int(match["above"]), int(match["below"])
    return fraction(above, below) if 0 < above < below else None


def _slashed(match: re.Match[str], context: Context) -> str | None:
    """1/2, 2 1/2; not 24/7, 9/11 or 6/8, which are something else."""
    above, below = int(match["above"]), int(match["below"])
    if not 0 < above < below or below not in _BELOW:
        return None
    return mixed(match["whole"], above, below) if match["whole"] else fraction(above, below)


RULES = Rules(
    re.compile(rf"\d|[{_FRACTIONS}⁰¹²³⁴-⁹]"),
    (
        Rule(re.compile(rf"{_HEAD}(?P<scale>k|mn?|bn?)(?= [a-zA-Z])"), _millions),
        Rule(
            re.compile(
                rf"{_HEAD}(?P<gap>[ -]?)(?P<unit>{alternatives(UNITS)})(?!\w|/\w|['’]\w)"
                r"(?P<stop>\.(?!\w))?"
            ),
            _unit,
        ),
        Rule(
            re.compile(
                r"(?<![\w.,-])(?P<degrees>\d{1,3})[°º](?= ?\d\d?['’′]| [NSEW]\b)"
                r"(?: ?(?P<minutes>\d\d?)['’′])?(?: ?(?P<wind>[NSEW])\b\.?)?(?!\w)"
            ),
            _position,
        ),
        Rule(re.compile(rf"{_HEAD} ?(?P<scale>[°º] ?[CF]\b|[°º℃℉])"), _degrees),
        Rule(re.compile(rf"{_HEAD} ?(?:%|per cent\b)"), _percent),
        Rule(re.compile(r"(?P<above>[⁰¹²³⁴-⁹]{1,3})[\u2044/](?P<below>[₀-₉]{1,3})(?!\w)"), _raised),
        Rule(
            re.compile(
                r"(?<![\w.,/-])(?P<above>\d{1,3})[/\u2044](?P<below>\d{1,3})(?:th|rd|nd)s?(?!\w)"
            ),
            _nths,
        ),
        Rule(
            re.compile(
                r"(?<![\w.,/-])(?:(?P<whole>\d{1,3})[ -])?(?P<above>\d{1,3})"
                r"[/\u2044](?P<below>\d{1,3})"
                r"(?![\w/]|[.,]\d)"
            ),
            _slashed,
        ),
        Rule(
            re.compile(rf"(?<![\w.,])(?:(?P<whole>\d{{1,6}}) ?)?(?P<vulgar>[{_FRACTIONS}])(?!\w)"),
            _vulgar,
        ),
    ),
)
