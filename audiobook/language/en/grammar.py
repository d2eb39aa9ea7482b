"""Words that hold sentences together."""

from __future__ import annotations

from audiobook.language.language import Grammar
from audiobook.language.words import split

GRAMMAR = Grammar(
    articles=split("the a an"),
    determiners=split("the a an this that his her my our their your another"),
    possessives=split("his her my our their your"),
    prepositions=split("""
        to at of with from by for on upon in into after before behind beside besides toward
        towards over under against about between like near round around than among amongst off
        past without within beneath beyond across along opposite through except till until
        concerning
    """),
    conjunctions=split("and or nor"),
    subordinators=split("""
        when while as if because that which who whom though although until till before after since
        than where whether once unless lest wherever whenever whereas what how why
    """),
    openers=split("but so then yet for now thus here there therefore however meanwhile next"),
    adverbs=split("""
        again then at last also only just still even now never always once soon often merely here
        there too suddenly presently almost at length aloud back up out on in off down
    """),
    adverb_end="ly",
    auxiliaries=split("had has did does would could should might must will shall may can"),
    copulas=split("was is"),
    first_person=split("i my me i'm i'll i've i'd"),
    reflexives=split("himself herself myself themselves itself"),
    several=split("them us everybody everyone all both"),
    answers=split("yes no oh ah well certainly indeed not what why"),
    ends_description=split(
        "as that who whom which when while with is was did had has does would could"
    ),
    before_noun=split("to the a an his her my their no been was were being be of"),
    genitives=("'s", "’s", "'", "’"),
    clauses=split("and but as while when who whom which that where then before after"),
    degrees=split("very quite rather so more almost too"),
    names_nobody=split("""
        i i'm i'll i've i'd and but or the a an he she it they we you not no yes oh ah
    """),
)
