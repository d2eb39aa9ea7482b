"""What was deleted, or would be: how many files, and how large they are together."""

from __future__ import annotations

from audiobook.api import Removal


def files_counted(gone: Removal) -> str:
    """«5 files of 1 audiobook (1.2 MB)»."""
    files = f"{gone.files} {'file' if gone.files == 1 else 'files'}"
    books = f"{gone.books} {'audiobook' if gone.books == 1 else 'audiobooks'}"
    return f"{files} of {books} ({gone.file_bytes / 1e6:.1f} MB)"


def clips_counted(gone: Removal) -> str:
    """«14 clips (0.8 MB)»."""
    return f"{gone.clips} {'clip' if gone.clips == 1 else 'clips'} ({gone.clip_bytes / 1e6:.1f} MB)"


def all_counted(gone: Removal) -> str:
    return f"{files_counted(gone)} and {clips_counted(gone)}"
