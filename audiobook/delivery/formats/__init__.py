"""The formats in which chapters are delivered: each is a file here, and a row of `table`."""

from audiobook.delivery.formats.audio_format import AudioFormat
from audiobook.delivery.formats.table import named, of

__all__ = ["AudioFormat", "named", "of"]
