"""EPUBs that mean harm, or are broken, and some that only look so: each a function of a path."""

from __future__ import annotations

import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

from epubs import Book, page

# ruff: noqa: E501 (markup stands as it is written)

SOUND = Book({"1.xhtml": page("<h1>One</h1><p>Some words.</p>")}, [(0, "One", "1.xhtml")])


def _with(path: Path, name: str, data: bytes | str) -> None:
    SOUND.write(path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)


def _changed(path: Path, name: str, change: Callable[[str], str]) -> None:
    parts = SOUND.parts()
    parts[name] = change(str(parts[name]))
    _packed(path, parts)


def _packed(path: Path, parts: dict[str, str | bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip")
        for name, data in parts.items():
            archive.writestr(name, data)


def _document(path: Path, body: str) -> None:
    _changed(path, "OEBPS/1.xhtml", lambda _: body)


def _streamed(path: Path, name: str, chunk: bytes, times: int) -> None:
    """The sound book with a file of so many equal chunks, packed without holding it."""
    parts = SOUND.parts()
    parts.pop(name, None)
    _packed(path, parts)
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open(name, "w") as file,
    ):
        for _ in range(times):
            file.write(chunk)


BILLION = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
    f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefghi", "bcdefghij", strict=True)
)


def bomb_of_zeros(path: Path) -> None:
    _streamed(path, "OEBPS/1.xhtml", b"\0" * 1_000_000, 400)


def bomb_of_spaces(path: Path) -> None:
    _streamed(path, "OEBPS/1.xhtml", b" " * 1_000_000, 400)


def bomb_beside(path: Path) -> None:
    _streamed(path, "OEBPS/images/a.png", b"\0" * 1_000_000, 400)


def bomb_that_lies(path: Path) -> None:
    """A directory that says a file is small."""
    bomb_of_spaces(path)
    data = bytearray(path.read_bytes())
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 100)
    path.write_bytes(bytes(data))


def long_document(path: Path) -> None:
    """300 MB that do not fold well."""
    line = "".join(f"<p>{n:x} word</p>" for n in range(40_000)).encode()
    _streamed(path, "OEBPS/1.xhtml", line, 400)


def many_long_documents(path: Path) -> None:
    pages = {f"{i}.xhtml": "<html><body>" + f"<p>{i}</p>" * 900_000 for i in range(9)}
    Book(pages).write(path)


def entities_in_the_package(path: Path) -> None:
    _changed(
        path,
        "OEBPS/content.opf",
        lambda s: s.replace("?>", f"?>{BILLION}]>", 1).replace("The Gate", "&j;"),
    )


def entities_in_a_document(path: Path) -> None:
    _document(path, f"{BILLION}]><html><body><p>&j;</p></body></html>")


def entities_in_the_contents(path: Path) -> None:
    _changed(path, "OEBPS/nav.xhtml", lambda s: s.replace("?>", f"?>{BILLION}]>", 1))


def outer_entity(path: Path) -> None:
    _document(
        path,
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><html><body><p>&e;</p></body></html>',
    )


def outer_entity_in_the_package(path: Path) -> None:
    _changed(
        path,
        "OEBPS/content.opf",
        lambda s: s.replace(
            "?>", '?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', 1
        ).replace("The Gate", "&e;"),
    )


def parameter_entity(path: Path) -> None:
    _document(
        path,
        '<!DOCTYPE x [<!ENTITY % e SYSTEM "http://127.0.0.1/e">%e;]><html><body><p>a</p></body></html>',
    )


def above(path: Path) -> None:
    _with(path, "../../outside.xhtml", "x")


def above_by_backslashes(path: Path) -> None:
    _with(path, "..\\..\\outside.xhtml", "x")


def absolute(path: Path) -> None:
    _with(path, "/tmp/outside.xhtml", "x")


def drive(path: Path) -> None:
    _with(path, "C:/outside.xhtml", "x")


def link(path: Path) -> None:
    SOUND.write(path)
    info = zipfile.ZipInfo("OEBPS/link.xhtml")
    info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(info, "/etc/passwd")


def manifest_that_leads_out(path: Path) -> None:
    _changed(path, "OEBPS/content.opf", lambda s: s.replace("1.xhtml", "../../../../etc/passwd"))


def many_files(path: Path) -> None:
    """200,000 entries, written as bytes: zipfile itself would take a minute."""
    body, directory = bytearray(), bytearray()
    for i in range(200_000):
        name = f"{i}.txt".encode()
        head = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 0, 0, 0, 0, 0, 0, len(name), 0)
        directory += (
            struct.pack(
                "<4s6H3I5H2I",
                b"PK\x01\x02",
                20,
                20,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                len(name),
                0,
                0,
                0,
                0,
                0,
                len(body),
            )
            + name
        )
        body += head + name
    count = 0xFFFF
    wide = struct.pack(
        "<4sQ2H2I4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 200_000, 200_000, len(directory), len(body)
    )
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, len(body) + len(directory), 1)
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(directory), len(body), 0)
    path.write_bytes(bytes(body + directory) + wide + locator + end)


def deep(path: Path) -> None:
    _document(path, f"<html><body>{'<div>' * 100_000}x{'</div>' * 100_000}</body></html>")


def deep_inline(path: Path) -> None:
    _document(path, f"<html><body><p>{'<b>' * 100_000}x</p></body></html>")


def deep_package(path: Path) -> None:
    _changed(
        path, "OEBPS/content.opf", lambda s: s.replace("<metadata", "<x>" * 100_000 + "<metadata")
    )


def nul(path: Path) -> None:
    _document(path, "<html><body><p>a\0b</p></body></html>")


def nul_in_the_package(path: Path) -> None:
    _changed(path, "OEBPS/content.opf", lambda s: s.replace("Gate", "Ga\0te"))


def loop_of_fallbacks(path: Path) -> None:
    def change(package: str) -> str:
        items = "".join(
            f'<item id="{a}" href="{a}.xyz" media-type="x/y" fallback="{b}"/>'
            for a, b in ("ab", "ba")
        )
        return package.replace("<manifest>", f"<manifest>{items}").replace(
            'idref="p0"', 'idref="a"'
        )

    _changed(path, "OEBPS/content.opf", change)


def locked(path: Path) -> None:
    _with(
        path,
        "META-INF/encryption.xml",
        '<encryption><EncryptedData><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes256-cbc"/>'
        '<CipherData><CipherReference URI="OEBPS/1.xhtml"/></CipherData></EncryptedData></encryption>',
    )


def no_archive(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04" + b"x" * 1000)


def cut_off(path: Path) -> None:
    SOUND.write(path)
    path.write_bytes(path.read_bytes()[:-200])


def damaged(path: Path) -> None:
    """The packed bytes of the document are others."""
    SOUND.write(path)
    data = bytearray(path.read_bytes())
    at = data.find(b"OEBPS/1.xhtml") + 40
    data[at : at + 40] = b"\xff" * 40
    path.write_bytes(bytes(data))


def no_container(path: Path) -> None:
    parts = SOUND.parts()
    del parts["META-INF/container.xml"]
    _packed(path, parts)


def no_spine(path: Path) -> None:
    _changed(path, "OEBPS/content.opf", lambda s: s.replace('<itemref idref="p0" />', ""))


REFUSED = (
    *(bomb_of_zeros, bomb_of_spaces, bomb_beside, bomb_that_lies, long_document),
    *(many_long_documents, entities_in_the_package, entities_in_a_document),
    *(entities_in_the_contents, outer_entity, outer_entity_in_the_package, parameter_entity),
    *(above, above_by_backslashes, absolute, drive, link, manifest_that_leads_out, many_files),
    *(deep, deep_inline, deep_package, nul, nul_in_the_package, loop_of_fallbacks, locked),
    *(no_archive, cut_off, damaged, no_container, no_spine),
)


def many_tags(path: Path) -> None:
    """Half a million elements in one paragraph."""
    _document(
        path, f"<html><body><h1>One</h1><p>{'<b>Some</b> ' * 250_000}words.</p></body></html>"
    )


def loop_in_the_contents(path: Path) -> None:
    toc = [
        (i, "One", target) for i, target in enumerate(["nav.xhtml", "nav.xhtml#a", "1.xhtml"] * 3)
    ]
    Book({"1.xhtml": SOUND.pages["1.xhtml"], "nav.xhtml": ""}, toc).write(path)


def deep_contents(path: Path) -> None:
    toc = [(i, "One", "1.xhtml") for i in range(90)]
    Book(SOUND.pages, toc, 2).write(path)


def odd_names(path: Path) -> None:
    """Names with blanks and other letters, quoted in links, in other letter cases."""
    parts = Book(
        {"Kapitel%20Eins%20%C3%A4.xhtml": "x"}, [(0, "One", "kapitel%20eins%20ä.xhtml")]
    ).parts()
    del parts["OEBPS/Kapitel%20Eins%20%C3%A4.xhtml"]
    parts["OEBPS/Kapitel Eins ä.xhtml"] = SOUND.pages["1.xhtml"]
    _packed(path, parts)


def odd_encodings(path: Path) -> None:
    parts = SOUND.parts()
    parts["OEBPS/1.xhtml"] = SOUND.pages["1.xhtml"].replace("utf-8", "utf-16").encode("utf-16")
    parts["OEBPS/content.opf"] = b"\xef\xbb\xbf" + str(parts["OEBPS/content.opf"]).encode()
    _packed(path, parts)


def small_entities(path: Path) -> None:
    _document(
        path,
        '<!DOCTYPE html [<!ENTITY w "words"><!ENTITY nbsp "&#160;">]><html><body><h1>One</h1><p>Some&nbsp;&w;.</p></body></html>',
    )


def comment_at_the_end(path: Path) -> None:
    SOUND.write(path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.comment = b"c" * 60_000


def not_well_formed(path: Path) -> None:
    _document(
        path,
        "<html><body><h1>One<br></h1><p>Some <i>words.<p class=x>&nbsp;<hr><table><tr><td></body>",
    )


READ = (
    *(many_tags, loop_in_the_contents, deep_contents, odd_names, odd_encodings, small_entities),
    *(comment_at_the_end, not_well_formed),
)

__all__ = ["READ", "REFUSED"]
