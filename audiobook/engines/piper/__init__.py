"""Piper: any voice in its format, and the packaged American `joe`; the extra `piper`.

Piper's code is under the GPL, version 3, and so is never more than an extra; it is imported when
one of its voices is opened. Both of its noises are off: the same words give the same samples.
"""

from audiobook.engines.piper.engine import piper

__all__ = ["piper"]
