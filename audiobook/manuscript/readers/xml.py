"""The XML files of an archive: parsed without entities, and without a look outside.

The only module that knows lxml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from audiobook.manuscript.readers.archive import Archive

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LARGEST = 32_000_000  # bytes: a document of a word processor is one file
_ENTITY = re.compile(
    r"<!ENTITY\s+(?P<parameter>%\s*)?[^\s>]{1,100}\s+(?P<value>[^>]{0,2000})", re.I
)
_DECLARED = 100_000  # characters at the head of a document among which entities are declared


def parsed(archive: Archive, name: str) -> Element:
    """The root of a file. Raises InputError where it is no XML, or means harm."""
    from lxml import etree

    data = archive.read(name, _LARGEST)
    if b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")):
        raise archive.refused(f"has a NUL in «{name}»")
    refuse_entities(archive, name, data[:_DECLARED].decode("utf-8", errors="replace"))
    for recover in (False, True):
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
            recover=recover,
            huge_tree=False,
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            if recover or "depth" in str(error):
                raise archive.refused(f"is damaged: «{name}» is no XML: {error}") from error
            continue
        if root is not None:
            return root
    raise archive.refused(f"is damaged: «{name}» is no XML")


def refuse_entities(archive: Archive, name: str, head: str) -> None:
    """Raises InputError where entities are declared that are more than a few characters of text."""
    if "<!ENTITY" not in head and "<!entity" not in head:
        return
    for found in _ENTITY.finditer(head):
        value = found["value"].strip()
        if found["parameter"] or value[:1] not in "\"'" or re.search(r"&(?!#)|%", value[1:]):
            raise archive.refused(f"declares entities in «{name}» that no book needs")


def local_name(element: Element) -> str:
    """The name of an element, in any namespace; empty of a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def named(root: Element, name: str) -> Iterator[Element]:
    """The elements of a name below `root`, in any namespace, in order."""
    for element in root.iter():
        if local_name(element).lower() == name:
            yield element


def attribute(element: Element, name: str) -> str:
    """The value of an attribute, in any namespace; empty where there is none."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value).strip()
    return ""


def words(element: Element) -> str:
    """The text in an element, on one line."""
    return " ".join("".join(map(str, element.itertext())).split())
