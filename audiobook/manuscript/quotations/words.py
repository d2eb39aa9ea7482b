"""Words that tell what is said from what is only in quotation marks."""

from __future__ import annotations


def split(text: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(text.split())


# said "ain't": the word, unless it is a sentence
PRONOUNCES = split(
    """say says saying pronounced pronounce spelled spelt wrote written writes write read reads
    reading"""
)
NAMES = split(
    """word words phrase phrases term terms name names named title titled titles entitled called
    calls call nicknamed nickname dubbed christened styled labelled labeled known letter
    letters marked sign signs inscribed inscription inscriptions notices papers licence
    passport passports ticket card label menu badge headline headlines board poster placard
    plate plaque banner headed heading story book novel poem song play film movie article
    paper newspaper magazine ship boat schooner brig expression expressions epithet adjective
    motto signed signature chapter as termed designated described reading read spelled spelt
    baptised baptized surnamed so-called inn hotel tavern verb noun sobriquet alias means
    meant meaning mean"""
)
# before a quotation in mid-sentence: what follows is a thing, not a speech
LEADS_TO_A_THING = split(
    """a an the this that these those his her its their my your our some any no every each such
    another of in on at by to for from with without into onto upon about over under after
    before between against through like than or and but is was are were be been being became
    become seemed very so too more most less rather quite not only all both what which whose
    one two three first second old new young little big good great real own same other famous
    usual favourite favorite modern"""
)
# what makes a noun of speech: «a cry of "Stop thief!"»
CRIES = split(
    """cry cries shout shouts scream screams yell yells howl howls call calls chorus choruses
    exclamation exclamations ejaculation ejaculations murmur murmurs mutter whisper whispers reply
    replies answer answers greeting greetings remark remarks question questions bellow roar roars
    shriek shrieks gasp gasps muttered repetition repetitions volley quartette"""
)
# what a clause begins with that is no tag: «"The Gate," which he called dear»
SUBORDINATES = split("and but which that when while or as whose where who if because though")
SUBJECTS = split("he she they i we")
# «the other word "yes"», «the said "gentleman"»
TELLERS = split("said so-called")
WRITTEN = split(
    """engraved written painted printed inscribed carved stamped embroidered scrawled pencilled
    chalked"""
)
