"""Clips that were spoken, each by its key: what names one, and where it is kept."""

from audiobook.build.clips.folder import FolderStore
from audiobook.build.clips.key import REVISION, key
from audiobook.build.clips.record import ClipMark, ClipRecord
from audiobook.build.clips.store import ClipStore, store_of

__all__ = ["REVISION", "ClipMark", "ClipRecord", "ClipStore", "FolderStore", "key", "store_of"]
