"""Words that tell what is said from what is only in quotation marks."""

from __future__ import annotations

from audiobook.language.language import Quoted
from audiobook.language.words import split

QUOTED = Quoted(
    pronounces=split("""
        say says saying pronounced pronounce spelled spelt wrote written writes write read reads
        reading
    """),
    names=split("""
        word words phrase phrases term terms name names named title titled titles entitled called
        calls call nicknamed nickname dubbed christened styled labelled labeled known letter
        letters marked sign signs inscribed inscription inscriptions notices papers licence
        passport passports ticket card label menu badge headline headlines board poster placard
        plate plaque banner headed heading story book novel poem song play film movie article
        paper newspaper magazine ship boat schooner brig expression expressions epithet adjective
        motto signed signature chapter as termed designated described reading read spelled spelt
        baptised baptized surnamed so-called inn hotel tavern verb noun sobriquet alias means
        meant meaning mean
    """),
    leads_to_a_thing=split("""
        a an the this that these those his her its their my your our some any no every each such
        another of in on at by to for from with without into onto upon about over under after
        before between against through like than or and but is was are were be been being became
        become seemed very so too more most less rather quite not only all both what which whose
        one two three first second old new young little big good great real own same other famous
        usual favourite favorite modern
    """),
    cries=split("""
        cry cries shout shouts scream screams yell yells howl howls call calls chorus choruses
        exclamation exclamations ejaculation ejaculations murmur murmurs mutter whisper whispers
        reply replies answer answers greeting greetings remark remarks question questions bellow
        roar roars shriek shrieks gasp gasps muttered repetition repetitions volley quartette
    """),
    subordinates=split("and but which that when while or as whose where who if because though"),
    subjects=split("he she they i we"),
    tellers=split("said so-called"),
    written=split("""
        engraved written painted printed inscribed carved stamped embroidered scrawled pencilled
        chalked
    """),
    manners=split("""
        accent accents air bow emphasis frown glance groan laugh look manner nod shrug sigh smile
        sneer sob tears tone tones undertone voice whisper wink
    """),
    about=split("it of about over that"),
    determiners=split("""
        a an the this that these those his her its their my your our no any some every one
    """),
)
