"""Hostile EPUBs and Word files: text in packages as programs write them, and as they break."""

from __future__ import annotations

import html
import io
import random
import zipfile
from collections.abc import Callable, Mapping

_WHEN = (2026, 1, 1, 0, 0, 0)  # in every archive, so that the same text gives the same bytes
_CONTAINER = (
    '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" '
    'version="1.0"><rootfiles><rootfile full-path="OEBPS/book.opf" '
    'media-type="application/oebps-package+xml"/></rootfiles></container>'
)
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/><Default Extension="xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/'
    '2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MARKUP = ["p", "p", "p", "h2", "blockquote", "li", "td", "div"]
_KINDS = ["chapter", "notes", "titlepage", "footnote", "toc", "part", "index", "nonsense"]


def epub(text: str, chance: random.Random) -> bytes:
    """An EPUB of the text, cut into documents; one in three has something wrong."""
    pages = [text[i::3] for i in range(3)] if chance.random() < 0.2 else _cut(text, chance)
    files = {f"OEBPS/c{i}.xhtml": _page(page, chance) for i, page in enumerate(pages)}
    items = "".join(
        f'<item id="i{i}" href="c{i}.xhtml" media-type="application/xhtml+xml"/>'
        for i in range(len(pages))
    )
    refs = "".join(f'<itemref idref="i{i}"/>' for i in chance.sample(range(len(pages)), len(pages)))
    links = "".join(
        f'<li><a href="c{chance.randrange(len(pages) + 1)}.xhtml">{_escaped(page[:30])}</a></li>'
        for page in pages
    )
    files["OEBPS/nav.xhtml"] = _document(f'<nav epub:type="toc"><ol>{links}</ol></nav>')
    files["OEBPS/book.opf"] = (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
        'unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:identifier id="id">x</dc:identifier><dc:title>{_escaped(text[:40])}</dc:title>'
        f'<dc:language>en</dc:language></metadata><manifest>{items}<item id="nav" href="nav.xhtml" '
        f'properties="nav" media-type="application/xhtml+xml"/></manifest><spine>{refs}</spine>'
        "</package>"
    )
    files["META-INF/container.xml"] = _CONTAINER
    return _packed({"mimetype": "application/epub+zip", **files}, chance)


def docx(text: str, chance: random.Random) -> bytes:
    """A Word file of the text, a paragraph a line; one in three has something wrong."""
    paragraphs = "".join(
        f"<w:p>{_style(chance)}<w:r><w:t>{_escaped(line)}</w:t></w:r></w:p>"
        for line in text.split("\n")
    )
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{_WORD}"><w:body>{paragraphs}'
        "</w:body></w:document>"
    )
    files = {"[Content_Types].xml": _TYPES, "_rels/.rels": _RELATIONS}
    return _packed({**files, "word/document.xml": document}, chance)


def _style(chance: random.Random) -> str:
    if chance.random() < 0.8:
        return ""
    style = chance.choice(["Heading1", "Heading2", "Title", "Quote", "FootnoteText"])
    return f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>'


def _cut(text: str, chance: random.Random) -> list[str]:
    cuts = sorted(chance.randrange(len(text) + 1) for _ in range(chance.randrange(6)))
    return [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]


def _page(text: str, chance: random.Random) -> str:
    made = []
    for block in text.split("\n\n"):
        tag, words = chance.choice(_MARKUP), _escaped(block).replace("\n", "<br/>")
        kind = f' epub:type="{chance.choice(_KINDS)}"' if chance.random() < 0.1 else ""
        end = "" if chance.random() < 0.03 else f"</{tag}>"
        made.append(f"<{tag}{kind}>{words}{end}")
    return _document("".join(made))


def _document(body: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>x</title></head><body>{body}'
        "</body></html>"
    )


def _escaped(text: str) -> str:
    return html.escape("".join(char for char in text if char >= " " or char in "\t\n"))


def _packed(files: Mapping[str, str], chance: random.Random) -> bytes:
    parts = {name: text.encode("utf-8", "replace") for name, text in files.items()}
    if chance.random() < 1 / 3:
        return chance.choice(_DAMAGE)(parts, chance)
    return _zipped(parts)


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, _WHEN)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return file.getvalue()


def _without_one(parts: Mapping[str, bytes], chance: random.Random) -> bytes:
    lost = chance.choice(list(parts))
    return _zipped({name: data for name, data in parts.items() if name != lost})


def _torn_one(parts: Mapping[str, bytes], chance: random.Random) -> bytes:
    torn = chance.choice(list(parts))
    data = parts[torn]
    return _zipped({**parts, torn: data[: chance.randrange(len(data) + 1)]})


def _of_another_kind(parts: Mapping[str, bytes], chance: random.Random) -> bytes:
    return _zipped({**parts, chance.choice(list(parts)): chance.randbytes(200)})


def _cut_off(parts: Mapping[str, bytes], chance: random.Random) -> bytes:
    data = _zipped(parts)
    return data[: chance.randrange(len(data) + 1)]


def _flipped(parts: Mapping[str, bytes], chance: random.Random) -> bytes:
    data = bytearray(_zipped(parts))
    for _ in range(chance.randint(1, 8)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def _renamed(parts: Mapping[str, bytes], chance: random.Random) -> bytes:
    moved = chance.choice(list(parts))
    to = chance.choice(["../x", "/x", "a" * 300, "x\ny", moved.upper(), "OEBPS/./c0.xhtml"])
    return _zipped({to if name == moved else name: data for name, data in parts.items()})


_DAMAGE: list[Callable[[Mapping[str, bytes], random.Random], bytes]] = [
    *(_without_one, _torn_one, _of_another_kind, _cut_off, _flipped, _renamed),
]
