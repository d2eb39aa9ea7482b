"""The doors to the machine: files, ffmpeg, YAML, folders, the editor and the player."""

from audiobook.system.files import (
    FULL,
    full_disk,
    os_errors,
    remove_folder,
    sha256,
    whole,
    write_whole,
)
from audiobook.system.locks import lock, was_killed
from audiobook.system.names import NAME_BYTES, safe_name
from audiobook.system.process import is_running, processor_seconds
from audiobook.system.records import fitted, listed, parse_json, read_json
from audiobook.system.regular_file import open_regular, read_regular
from audiobook.system.yaml import Locate

__all__ = [
    "FULL",
    "NAME_BYTES",
    "Locate",
    "editor",
    "ffmpeg",
    "files",
    "fitted",
    "full_disk",
    "is_running",
    "listed",
    "lock",
    "open_regular",
    "os_errors",
    "parse_json",
    "player",
    "processor_seconds",
    "program",
    "read_json",
    "read_regular",
    "remove_folder",
    "safe_name",
    "sha256",
    "userdata",
    "was_killed",
    "whole",
    "write_whole",
    "yaml",
]
