"""What of a book is none of its chapters: told by types, landmarks, titles, and its look."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from audiobook.language import split
from audiobook.manuscript.hypertext import is_title_of_contents, letters_of
from audiobook.story import Matter, Metadata

_TYPES = {
    **dict.fromkeys(("cover", "frontispiece"), Matter.COVER),
    **dict.fromkeys(
        ("titlepage", "title-page", "halftitlepage", "halftitle", "half-title", "fulltitle"),
        Matter.TITLE_PAGE,
    ),
    **dict.fromkeys(
        ("copyright-page", "copyright", "imprint", "imprimatur", "other-credits", "credits"),
        Matter.COPYRIGHT,
    ),
    **dict.fromkeys(("toc", "loi", "lot", "landmarks", "toc-brief", "lov"), Matter.CONTENTS),
    **dict.fromkeys(("index", "index-group", "index-headnotes"), Matter.INDEX),
    **dict.fromkeys(
        ("notes", "endnotes", "footnotes", "rearnotes", "endnote", "rearnote"), Matter.NOTES
    ),
    **dict.fromkeys(("colophon",), Matter.COLOPHON),
    **dict.fromkeys(("dedication",), Matter.DEDICATION),
    **dict.fromkeys(("epigraph",), Matter.EPIGRAPH),
    **dict.fromkeys(("foreword",), Matter.FOREWORD),
    **dict.fromkeys(("preface",), Matter.PREFACE),
    **dict.fromkeys(("introduction",), Matter.INTRODUCTION),
    **dict.fromkeys(("acknowledgments", "acknowledgements"), Matter.ACKNOWLEDGEMENTS),
    **dict.fromkeys(("afterword",), Matter.AFTERWORD),
    **dict.fromkeys(("appendix",), Matter.APPENDIX),
    **dict.fromkeys(("glossary",), Matter.GLOSSARY),
    **dict.fromkeys(("bibliography",), Matter.BIBLIOGRAPHY),
}
TYPES = frozenset(_TYPES)
OF_PARTS = split("part volume division")
OF_CHAPTERS = split("chapter prologue epilogue conclusion preamble")
_TITLES = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (
            Matter.COVER,
            r"(?:book |front |back )?cover(?: page)?|umschlag|titelbild|(?:page de )?couverture"
            r"|cubierta|copertina|capa|omslag|表紙|封面|الغلاف",
        ),
        (
            Matter.TITLE_PAGE,
            r"(?:half[- ]?)?title(?:[- ]?page)?|titel(?:seite|blatt)|(?:page de )?faux-titre"
            r"|page de titre|portad(?:a|illa)|frontespizio|扉|书名页|by|frontispi(?:e)?ce",
        ),
        (
            Matter.COPYRIGHT,
            r"copyright(?:s| page| notice| information| ©.*)?|impressum|imprint|legal(?: notice)?"
            r"|mentions l[ée]gales|uncopyright|rights|cr[ée]ditos|derechos.*|colofon"
            r"|版权.*|著作権.*",
        ),
        (
            Matter.COLOPHON,
            r"colophon|kolophon|colof[óo]n|奥付|about this (?:e-?book|edition)"
            r"|transcriber['’]?s['’]? (?:end)?-?notes?.{0,40}",
        ),
        (
            Matter.NOTES,
            r"(?:foot|end)-?notes?(?: .{0,40})?|notes|notes (?:and|to|on the text).{0,40}"
            r"|(?:fu(?:ß|ss)|end)noten|anmerkungen|notas(?: al pie| finales)?|noten"
            r"|notes de bas de page|脚注|注釈|註|注释|الهوامش|примечания",
        ),
        (
            Matter.INDEX,
            r"(?:general |alphabetical |analytical )?index(?: of .{1,40})?"
            r"|(?:sach|personen|namen)?register|stichwortverzeichnis|索引"
            r"|índice (?:alfab|onom|anal).{1,20}",
        ),
        (
            Matter.OTHER_BOOKS,
            r"(?:also|other|more|books|novels|works|titles|stories)"
            r"(?: (?:available|books|titles|works|novels|stories|great reads))? "
            r"(?:by|from|in) .{1,80}"
            r"|by the same author|du m[êe]me auteur"
            r"|(?:weitere|andere) (?:bücher|titel|werke).{0,60}|advertisements|other books|also by"
            r"|books? advertisements?",
        ),
        (Matter.LICENCE, r".{0,40}project gutenberg.{0,60}|(?:full )?licen[cs]e"),
        (Matter.DEDICATION, r"dedication|widmung|d[ée]dicace|dedicatoria|dedica"),
        (Matter.EPIGRAPH, r"epigraphs?|[ée]pigraphe|motto"),
        (Matter.FOREWORD, r"foreword|geleitwort|avant-propos"),
        (Matter.PREFACE, r"preface|vorwort|pr[ée]face|prefacio|prólogo del autor"),
        (Matter.ACKNOWLEDGEMENTS, r"acknowledge?ments?|danksagung|remerciements|agradecimientos"),
        (Matter.AFTERWORD, r"afterword|nachwort|postface|epílogo del autor"),
        (Matter.ABOUT_THE_AUTHOR, r"about the authors?|über (?:den autor|die autorin).{0,40}"),
        (Matter.GLOSSARY, r"glossar(?:y|ium)?|glossaire|glosario"),
        (Matter.BIBLIOGRAPHY, r"bibliograph(?:y|ie)|bibliograf[íi]a|literaturverzeichnis"),
    )
)
_LEGAL = re.compile(
    r"©|\(c\) ?(?:19|20)\d\d|\bcopyright\b|all rights reserved|\bisbn\b|library of congress"
    r"|no part of this|reproduced|first (?:published|edition|printing)|tous droits réservés"
    r"|alle rechte|todos los derechos|printed in|public domain|creative commons|版権|著作権"
    r"|work of fiction|dépôt légal|published by|published in|cataloging",
    re.IGNORECASE,
)
_OF_GUTENBERG = re.compile(
    r"editions? of this e-?book in the project gutenberg|linked index of project gutenberg"
    r"|entered into project gutenberg|other project gutenberg (?:e-?books|editions)",
    re.IGNORECASE,
)
_FILLERS = split(
    "by a an the and of in with from novel story stories tale tales illustrated translated edited"
    " edition first second third new york london boston philadelphia chicago paris berlin"
    " publisher publishers published press company co ltd inc sons author illustrations volume vol"
    " introduction i ii iii iv v complete play comedy tragedy acts three four five written for"
    " von de la le par roman illustrator translator standard ebooks project gutenberg ebook or to"
    " his her"
)
_MADE = split(
    "by york london boston philadelphia chicago paris berlin publisher publishers company"
)
_STYLES = frozenset(split("sir dr mr mrs miss lady lord rev prof capt captain esq m d jr sr"))
_BY = split("by von par por di af door av edited translated written")
_WORD = re.compile(r"[^\W_]+")
_TITLE_PAGE = 400  # words of one, at most
_COPYRIGHT = 1200
_LARGEST = 0.3  # of a book's words: what holds as much is none, whatever it is called


@dataclass(frozen=True, slots=True)
class Signs:
    """What tells what a stretch of a book is."""

    types: frozenset[str]  # epub:type, role, landmarks, guide
    title: str  # as the table of contents, else its heading names it
    text: str  # its words, the first few thousand characters
    words: int  # spoken
    longest: int  # words of its longest paragraph
    before: bool  # it stands before the first chapter
    behind: bool  # it stands behind the last one, as far as that is known
    listed: bool  # the table of contents names it
    leads: bool  # a document begins with it
    whole: bool  # it is all of a document
    share: float  # of the book's words
    bare: bool  # it holds headings and no paragraph
    follows_title: bool  # a title page stands above it in the same document


def matter_of(signs: Signs, book: Metadata) -> Matter | None:
    """What a stretch is that is none of the chapters; None of a chapter."""
    told = {_TYPES[one] for one in signs.types if one in _TYPES}
    if told:
        kind = min(told, key=lambda one: (one.is_kept, one))  # not as a set happens to be ordered
        if kind not in (Matter.TITLE_PAGE, Matter.COVER) or signs.words <= _TITLE_PAGE:
            return kind
    if signs.types & (OF_CHAPTERS | OF_PARTS) or signs.share > _LARGEST:
        return None
    if signs.bare and _is_of_title(signs.title, book):
        return Matter.TITLE_PAGE
    at_edge = (signs.before or signs.behind) and signs.words <= _TITLE_PAGE
    if at_edge and _OF_GUTENBERG.search(signs.text):
        return Matter.LICENCE
    return _by_title(signs) or _by_title_above(signs, book) or _by_look(signs, book)


def _is_of_title(title: str, book: Metadata) -> bool:
    """Whether a title is the book's, or how that begins."""
    said, whole = letters_of(title), letters_of(book.title)
    return bool(said) and (said == whole or (len(said) > 8 and whole.startswith(said)))


def is_byline(title: str, book: Metadata) -> bool:
    """Whether a title is no more than who made the book: «by Ann Example», «(1906)»."""
    said = _WORD.findall(title.casefold())
    if not any(word.isalpha() for word in said):
        return bool(re.fullmatch(r"[^\w]*(?:1[5-9]|20)\d\d[^\w]*", title))
    named = _makers(book) & set(said)
    only = len(said) > 1 and set(said) <= named | _STYLES
    return bool(named) and (said[0] in _BY or only)


def _by_title_above(signs: Signs, book: Metadata) -> Matter | None:
    """What goes on a title page: «by Ann Example», «Millennium Edition 3.0»."""
    if not signs.before or signs.words > 60 or signs.longest > 20 or not signs.follows_title:
        return None
    said = _WORD.findall(signs.text.casefold())
    follows = signs.bare and signs.words <= 15
    known = _makers(book)
    made = bool(said) and (
        set(said) <= known | _FILLERS or bool("by" in said and known & set(said))
    )
    return Matter.TITLE_PAGE if follows or made else None


def _by_title(signs: Signs) -> Matter | None:
    title = " ".join(signs.title.split()).strip(" .:*[]—–-")
    if not title or len(title) > 120:
        return None
    if is_title_of_contents(title):
        listed = signs.words < 5000 and (signs.longest <= 40 or signs.before)
        short = signs.words < 800 and signs.longest <= 25
        edge = signs.before or signs.behind
        return Matter.CONTENTS if (listed and edge) or short else None
    for kind, pattern in _TITLES:
        if pattern.fullmatch(title):
            return kind if _may_be(kind, signs) else None
    return None


def _may_be(kind: Matter, signs: Signs) -> bool:
    """Whether a stretch may be what its title says: no story is called «Cover» by chance."""
    if kind in (Matter.COVER, Matter.TITLE_PAGE):
        return signs.before and signs.words <= _TITLE_PAGE
    if kind in (Matter.COPYRIGHT, Matter.COLOPHON):
        return signs.words <= 2 * _COPYRIGHT
    if kind in (Matter.NOTES, Matter.INDEX, Matter.OTHER_BOOKS):
        return signs.before or signs.behind or signs.words <= 3
    return True


def _by_look(signs: Signs, book: Metadata) -> Matter | None:
    if not (signs.before or signs.behind) or not signs.leads:
        return None
    hits = {found.lower() for found in _LEGAL.findall(signs.text)}
    if (
        signs.whole
        and signs.words <= _COPYRIGHT
        and (len(hits) > 1 or (hits and signs.words < 120))
    ):
        return Matter.COPYRIGHT if not _is_title_page(signs, book) else Matter.TITLE_PAGE
    return Matter.TITLE_PAGE if signs.before and _is_title_page(signs, book) else None


def _is_title_page(signs: Signs, book: Metadata) -> bool:
    """Whether a stretch holds the book's title, who made it, and little else."""
    if signs.words > _TITLE_PAGE or signs.longest > 60 or not signs.words:
        return False
    known = _words((book.title, book.subtitle))
    makers = _makers(book)
    said = _WORD.findall(signs.text.casefold())
    strange = [
        word for word in said if word not in known | makers | _FILLERS | _words((book.publisher,))
    ]
    if not known or not said:
        return False
    titled = len(known & set(said)) >= 0.6 * len(known)
    signed = bool(makers & set(said))
    named = _words((signs.title,)) and _words((signs.title,)) <= known | makers | _FILLERS
    if titled and len(strange) <= 0.3 * len(said):
        return signed or len(said) <= 2 * len(known) + 4
    return bool(titled and signed and (named or not signs.listed) and signs.longest <= 40)


def is_title_page(
    said: str, book: Metadata, strange: float, whole: bool = False, signed: bool = False
) -> bool:
    """Whether words may be of a title page: no more than a share of them is strange to it.

    `whole`: they must hold the book's title, and who made it; `signed`: who made it, where or when.
    """
    found = _WORD.findall(said.casefold())
    title, makers = _words((book.title, book.subtitle)), _makers(book)
    known = title | makers | _FILLERS | _words((book.publisher,))
    odd = [word for word in found if word not in known and not word.isdecimal()]
    if not found or len(odd) > strange * len(found):
        return False
    told = bool(makers & set(found))
    share = len(title & set(found)) / max(1, len(title))
    made = told or bool(_MADE & set(found)) or any(map(str.isdecimal, found))
    return (not whole or (share >= 0.6 and told)) and (made or not signed)


def _makers(book: Metadata) -> set[str]:
    others = (one.name for one in book.contributors)
    return _words((*book.authors, *book.translators, *others))


def _words(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in _WORD.findall(text.casefold())}
