"""Builds EPUBs out of small parts, as the producers that people use write them."""

# ruff: noqa: E501 (markup stands as it is written)
from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

CONTAINER = (
    '<?xml version="1.0"?><container version="1.0" '
    'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="{}" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
PNG = bytes.fromhex(  # one white pixel
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ff"
    "ff3f0005fe02fe0def46b80000000049454e44ae426082"
)


def page(body: str, title: str = "", body_attributes: str = "", head: str = "") -> str:
    """An XHTML document."""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>{title}</title>{head}</head>'
        f"<body {body_attributes}>{body}</body></html>"
    )


@dataclass
class Book:
    """An EPUB that is to be written."""

    pages: Mapping[str, str]  # documents in reading order, by their names beside the package
    toc: Sequence[tuple[int, str, str]] = ()  # depth, title, target
    version: int = 3  # 2: an NCX instead of a navigation document
    metadata: str = "<dc:title>The Gate</dc:title><dc:creator>Ann Example</dc:creator>"
    language: str = "en"
    landmarks: Mapping[str, str] = field(default_factory=dict)  # types by targets
    aside: frozenset[str] = frozenset()  # of the pages those that are not in reading order
    files: Mapping[str, bytes] = field(default_factory=dict)  # all else, from the archive's root
    items: str = ""  # further lines of the manifest
    folder: str = "OEBPS/"
    itemref: str = ""  # attributes of each

    def write(self, path: Path) -> Path:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
            for name, data in self.parts().items():
                archive.writestr(name, data)
        return path

    def parts(self) -> dict[str, str | bytes]:
        package = f"{self.folder}content.opf"
        made: dict[str, str | bytes] = {
            "META-INF/container.xml": CONTAINER.format(package),
            package: self.package(),
        }
        made |= {f"{self.folder}{name}": text for name, text in self.pages.items()}
        if self.toc and self.version == 2:
            made[f"{self.folder}toc.ncx"] = self.ncx()
        elif self.toc or self.landmarks:
            made[f"{self.folder}nav.xhtml"] = self.nav()
        return made | dict(self.files)

    def package(self) -> str:
        items = "".join(
            f'<item id="p{i}" href="{name}" media-type="application/xhtml+xml"/>'
            for i, name in enumerate(self.pages)
        )
        aside = dict.fromkeys(self.aside, ' linear="no"')
        refs = "".join(
            f'<itemref idref="p{i}"{aside.get(name, "")} {self.itemref}/>'
            for i, name in enumerate(self.pages)
        )
        toc = guide = ""
        if self.version == 2:
            items += '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
            toc = ' toc="ncx"'
            guide = "".join(
                f'<reference type="{kind}" title="x" href="{target}"/>'
                for target, kind in self.landmarks.items()
            )
            guide = f"<guide>{guide}</guide>"
        elif self.toc or self.landmarks:
            items += (
                '<item id="nav" href="nav.xhtml" properties="nav" '
                'media-type="application/xhtml+xml"/>'
            )
        return (
            '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" '
            f'version="{self.version}.0" unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/" '
            'xmlns:opf="http://www.idpf.org/2007/opf"><dc:identifier id="id">urn:x:1</dc:identifier>'
            f"<dc:language>{self.language}</dc:language>{self.metadata}</metadata>"
            f"<manifest>{items}{self.items}</manifest><spine{toc}>{refs}</spine>{guide}</package>"
        )

    def nav(self) -> str:
        marks = "".join(
            f'<li><a epub:type="{kind}" href="{target}">{kind}</a></li>'
            for target, kind in self.landmarks.items()
        )
        return page(
            f'<nav epub:type="toc"><h1>Contents</h1>{self._listed("ol", "li")}</nav>'
            f'<nav epub:type="landmarks" hidden=""><ol>{marks}</ol></nav>'
        )

    def _listed(self, outer: str, inner: str) -> str:
        made, at = f"<{outer}>", 0
        for i, (depth, title, target) in enumerate(self.toc):
            while at < depth:
                made, at = made.removesuffix(f"</{inner}>") + f"<{outer}>", at + 1
            while at > depth:
                made, at = f"{made}</{outer}></{inner}>", at - 1
            linked = f'<a href="{target}">{title}</a>' if target else f"<span>{title}</span>"
            made += f"<{inner}>{linked}</{inner}>" if i >= 0 else ""
        return made + f"</{outer}></{inner}>" * at + f"</{outer}>"

    def ncx(self) -> str:
        made, at = "", -1
        for i, (depth, title, target) in enumerate(self.toc):
            made += "</navPoint>" * (at - depth + 1)
            made += (
                f'<navPoint id="n{i}" playOrder="{i}"><navLabel><text>{title}</text></navLabel>'
                f'<content src="{target}"/>'
            )
            at = depth
        made += "</navPoint>" * (at + 1)
        return (
            '<?xml version="1.0"?><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" '
            f'version="2005-1"><navMap>{made}</navMap></ncx>'
        )


def prose(words: str, count: int = 1) -> str:
    """Paragraphs that are long enough for a chapter."""
    filler = " ".join(["The road went on over the hills and nobody was on it."] * 12)
    return "".join(f"<p>{words} {filler}</p>" for _ in range(count))
