"""Numbers with what they count: feet and inches, units, degrees, percents, fractions."""

from __future__ import annotations

import re
import unicodedata

from audiobook.normalization.numerals import cardinal, decimal, fraction, mixed
from audiobook.normalization.rules import Context, Rule, Rules, alternatives, closing

# written: (one, several)
# fmt: off
_UNITS = {
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
    "cc": ("C C", "C Cs"), "psi": ("P S I", "P S I"), "cal": ("calibre", "calibre"),
}
# fmt: on
# Words or letters as well: a unit only where the stop of an abbreviation stands behind it.
_NEED_STOP = ("in", "st", "cal")
# A letter that is hardly a unit unless it stands close to its number.
_NEED_CLOSE = ("m", "g", "l", "W", "V")
_SCALES = {"°C": "degrees Celsius", "°F": "degrees Fahrenheit", "°": "degrees"}
_SCALES |= {"ºC": "degrees Celsius", "ºF": "degrees Fahrenheit", "℃": "degrees Celsius"}
_SCALES |= {"℉": "degrees Fahrenheit", "º": "degrees"}
_FRACTIONS = "½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒"
_BELOW = frozenset((2, 3, 4, 5, 8, 10, 16, 100))  # what people divide by
_NUMBER = r"(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<part>\d+))?"
_HEAD = rf"(?<![\w.,/:$£€-])(?P<minus>[−-])?{_NUMBER}(?P<vulgar>[{_FRACTIONS}])?"


def _amount(match: re.Match[str]) -> str:
    minus = "minus " if match["minus"] else ""
    if match["vulgar"]:
        return minus + mixed(match["whole"], *_parts(match["vulgar"]))
    if match["part"]:
        return minus + decimal(match["whole"], match["part"])
    return minus + cardinal(match["whole"])


def _parts(vulgar: str) -> tuple[int, int]:
    above, _, below = unicodedata.normalize("NFKC", vulgar).partition("\u2044")
    return int(above), int(below)


def _unit(match: re.Match[str], context: Context) -> str | None:
    written, stop, gap = match["unit"], match["stop"], match["gap"]
    if written in _NEED_STOP and not stop:
        return None
    if written in _NEED_CLOSE and (gap or stop):
        return None
    one, many = _UNITS[written]
    single = match["whole"] == "1" and not (match["part"] or match["vulgar"])
    joined = gap == "-" or context.word_before(match.start()).lower() in ("a", "an")
    return closing(f"{_amount(match)} {one if single or joined else many}", match, context)


def _degrees(match: re.Match[str], context: Context) -> str:
    said = _SCALES[match["scale"].replace(" ", "")]
    single = match["whole"] == "1" and not match["part"]
    return f"{_amount(match)} {said.replace('degrees', 'degree') if single else said}"


def _percent(match: re.Match[str], context: Context) -> str:
    return f"{_amount(match)} percent"


def _height(match: re.Match[str], context: Context) -> str:
    """6'2": «six foot two»."""
    inches = f" {cardinal(match['inches'])}"
    half = " and a half" if match["half"] else ""
    return f"{cardinal(match['feet'])} foot{inches}{half}"


def _primes(match: re.Match[str], context: Context) -> str:
    one, many = _UNITS["ft" if match["prime"] in "'′" else "in"]
    return f"{cardinal(match['whole'])} {one if match['whole'] == '1' else many}"


def _vulgar(match: re.Match[str], context: Context) -> str:
    """½; 3½ and 3 ½."""
    above, below = _parts(match["vulgar"])
    if match["whole"]:
        return mixed(match["whole"], above, below)
    if (above, below) == (1, 2):
        return "half" if context.word_after(match.end()) in ("a", "an", "the") else "one half"
    return fraction(above, below)


def _slashed(match: re.Match[str], context: Context) -> str | None:
    """1/2, 2 1/2; not 24/7, 9/11 or 6/8, which are something else."""
    above, below = int(match["above"]), int(match["below"])
    if not 0 < above < below or below not in _BELOW:
        return None
    return mixed(match["whole"], above, below) if match["whole"] else fraction(above, below)


RULES = Rules(
    re.compile(rf"\d|[{_FRACTIONS}]"),
    (
        Rule(
            re.compile(
                r"(?<![\w.,])(?P<feet>[2-9])['’′] ?(?P<inches>1[01]|\d)(?P<half>½)?"
                r"(?:[\"”″]|'')?(?![\w'’])"
            ),
            _height,
        ),
        Rule(re.compile(r"(?<![\w.,])(?P<whole>\d+)(?P<prime>[′″])(?!\w)"), _primes),
        Rule(
            re.compile(
                rf"{_HEAD}(?P<gap>[ -]?)(?P<unit>{alternatives(_UNITS)})(?!\w|/\w|['’]\w)"
                r"(?P<stop>\.(?!\w))?"
            ),
            _unit,
        ),
        Rule(re.compile(rf"{_HEAD} ?(?P<scale>[°º] ?[CF]\b|[°º℃℉])"), _degrees),
        Rule(re.compile(rf"{_HEAD} ?(?:%|per cent\b)"), _percent),
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
