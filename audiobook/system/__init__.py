"""The doors to the machine: files, ffmpeg, YAML, folders, the editor and the player."""

from audiobook.system.files import (
    FULL,
    NAME_BYTES,
    full_disk,
    lock,
    remove_folder,
    safe_name,
    sha256,
    told,
    whole,
    write_whole,
)
from audiobook.system.yaml import Locate

__all__ = [
    "FULL",
    "NAME_BYTES",
    "Locate",
    "editor",
    "ffmpeg",
    "files",
    "full_disk",
    "lock",
    "player",
    "program",
    "remove_folder",
    "safe_name",
    "sha256",
    "told",
    "userdata",
    "whole",
    "write_whole",
    "yaml",
]
