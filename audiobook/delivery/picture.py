"""A picture that a person gave becomes a square JPEG, of which nothing was cut off."""

from __future__ import annotations

import io
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from audiobook.errors import InputError, Problem, shown

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST = 2400  # pixels of a side
_PIXELS = 40_000_000  # of a given picture, which takes about seven bytes for each

Colour = tuple[int, int, int]  # red, green, blue; 0 to 255


def square_jpeg(path: Path | io.BytesIO, name: str = "") -> bytes:
    """The picture at `path`, or in these bytes, as a square JPEG of at most 2400 pixels.

    `name` is what it is called where something is wrong with it; else the path is.

    Nothing is cut off: a picture that is not square stands on its edge's colour. Where and when
    a photograph was taken is not passed on. Raises InputError for what is no JPEG or PNG.
    """
    from PIL import Image

    called = name or shown(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=("JPEG", "PNG")) as image:  # only its head is read
                _refuse_huge(called, image)
                return jpeg(_squared(_upright(image)), image.info.get("icc_profile"))
    except FileNotFoundError as error:
        what, mend = "is not there", "correct `cover:`, which is relative to the story"
        raise InputError(Problem(f"the cover {called} {what}", mend)) from error
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise InputError(_too_many(called)) from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        what, mend = "can't be read as a picture", "save it anew as JPEG or PNG"
        raise InputError(Problem(f"the cover {called} {what}: {error}", mend)) from error


def _refuse_huge(name: str, image: Image) -> None:
    """A small file may say that it has any number of pixels, each of which takes memory."""
    if image.width * image.height > _PIXELS:
        raise InputError(_too_many(name))


def _too_many(name: str) -> Problem:
    what = f"the cover {name} has too many pixels: more than {_PIXELS / 1e6:g} million"
    return Problem(what, f"make it {LARGEST} × {LARGEST} pixels")


def _upright(image: Image) -> Image:
    """In red, green and blue, turned as its camera says, transparent parts white."""
    from PIL import Image, ImageOps

    image = ImageOps.exif_transpose(image)
    if image.mode.startswith("I"):  # 16 bits of grey, which `convert` would clip
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("RGB")
    if image.has_transparency_data:
        image = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
    return image.convert("RGB")


def _squared(image: Image) -> Image:
    from PIL import Image

    image.thumbnail((LARGEST, LARGEST), Image.Resampling.LANCZOS)
    side = max(image.size)
    square = Image.new("RGB", (side, side), _edge(image))
    square.paste(image, ((side - image.width) // 2, (side - image.height) // 2))
    return square


def _edge(image: Image) -> Colour:
    """The mean colour of the two edges that a square would be filled out beside."""
    from PIL import Image

    width, height = image.size
    if width < height:
        boxes = (0, 0, 1, height), (width - 1, 0, width, height)
    else:
        boxes = (0, 0, width, 1), (0, height - 1, width, height)
    means = [image.resize((1, 1), Image.Resampling.BOX, box).tobytes() for box in boxes]
    red, green, blue = ((a + b) // 2 for a, b in zip(*means, strict=True))
    return red, green, blue


def jpeg(image: Image, profile: bytes | None = None) -> bytes:
    """The picture as JPEG; `profile` says what its colours mean."""
    file = io.BytesIO()
    # Colour at half the resolution: old players and cars decode nothing finer.
    image.save(file, "JPEG", quality=92, subsampling="4:2:0", optimize=True, icc_profile=profile)
    return file.getvalue()
