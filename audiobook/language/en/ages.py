"""Words that tell how old somebody is."""

from __future__ import annotations

from audiobook.language.language import Ages
from audiobook.language.words import split

# fmt: off
_UNITS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties",
            "nineties")
# fmt: on

AGES = Ages(
    children=split("""
        boy lad child schoolboy schoolgirl choirboy toddler infant urchin laddie kid newsboy
        bootboy stableboy
    """),
    girls=split("girl lass lassie"),
    little=split("little small tiny wee"),
    grown=split("old big grown grown-up overgrown tall college"),
    old=split("""
        crone granny grandma grandpa grandmother grandfather great-grandmother great-grandfather
        octogenarian septuagenarian nonagenarian centenarian pensioner gaffer greybeard graybeard
        patriarch
    """),
    aged=split("old elderly aged ancient white-haired white-bearded"),
    not_aged=split("""
        boy chap girl friend comrade companion acquaintance enemy rival maid hand flame bean thing
        bachelor pupil schoolfellow mate devil rascal rogue bird fruit salt etonian harrovian
    """),
    measured=split("""
        man woman boy girl child lad lass lady gentleman person youth fellow chap infant youngster
        maiden widow widower bachelor spinster creature invalid
    """),
    endearing=split("good dear poor jolly silly big same"),
    titles=split("granny grandma grandpa grandmother grandfather"),
    grown_titles=split("""
        mr mrs ms dr doctor professor prof captain capt colonel col major general gen lieutenant
        lt sergeant sgt inspector monsieur madame mme herr frau señor señora signor signora
        judge father reverend rev uncle aunt
    """),
    adverbs=split("only just about nearly almost barely hardly scarcely some perhaps maybe over"),
    numbers={
        **dict(zip(_UNITS, range(1, 20), strict=True)),
        **dict(zip(_TENS, range(20, 100, 10), strict=True)),
    },
    decades=dict(zip(_DECADES, range(20, 100, 10), strict=True)),
)
