"""On what the models run: the choice, with packages that are said to be here. No card was tried."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.metadata import version
from types import SimpleNamespace
from typing import Any

import pytest

from audiobook.engines.neural import provider, session
from audiobook.engines.neural.provider import ASKED, chosen, told
from audiobook.errors import EngineError

CPU_ONLY, NVIDIA, WINDOWS = {"onnxruntime"}, {"onnxruntime-gpu"}, {"onnxruntime-directml"}


def having(packages: set[str]) -> Callable[[str], str]:
    return lambda package: "1.23" if package in packages else ""


@pytest.mark.parametrize(
    ("packages", "platform", "asked", "name", "said"),
    [
        (CPU_ONLY, "linux", "", "cpu", "onnxruntime 1.23"),
        (CPU_ONLY, "darwin", "", "cpu", "onnxruntime 1.23"),
        (CPU_ONLY, "darwin", "coreml", "coreml", "onnxruntime 1.23 on coreml"),
        (NVIDIA, "linux", "", "cuda", "onnxruntime-gpu 1.23 on cuda"),
        (NVIDIA, "linux", "cpu", "cpu", "onnxruntime-gpu 1.23"),
        (CPU_ONLY | NVIDIA, "linux", "", "cuda", "onnxruntime-gpu 1.23 on cuda"),
        (CPU_ONLY | NVIDIA, "linux", "cpu", "cpu", "onnxruntime 1.23"),
        (WINDOWS, "win32", "", "directml", "onnxruntime-directml 1.23 on directml"),
        (WINDOWS, "linux", "", "cpu", "onnxruntime-directml 1.23"),
        (NVIDIA, "win32", "cuda", "cuda", "onnxruntime-gpu 1.23 on cuda"),
    ],
)
def test_the_choice_and_what_a_fingerprint_says_of_it(
    packages: set[str], platform: str, asked: str, name: str, said: str
) -> None:
    found = chosen({ASKED: asked}, having(packages), platform)
    assert found.name == name
    assert told(found, having(packages)) == said


@pytest.mark.parametrize("asked", ["cuda", "coreml", "CPU", "tpu"])
def test_what_is_asked_for_and_not_here_is_an_error(asked: str) -> None:
    with pytest.raises(EngineError, match=f"{ASKED}={asked}.*only cpu"):
        chosen({ASKED: asked}, having(CPU_ONLY), "linux")


def test_without_a_package_nothing_can_be_told() -> None:
    with pytest.raises(EngineError, match="not installed: onnxruntime"):
        told(provider.CPU, having(set()))


def test_a_card_has_a_fingerprint_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    hibari = pytest.importorskip("audiobook.engines.hibari").hibari()
    if hibari.missing():
        pytest.skip(str(hibari.missing()))
    usual = hibari.fingerprint("heart")
    assert f"hibari-tts {version('hibari-tts')}, onnxruntime {version('onnxruntime')}, " in usual
    cuda = provider.PROVIDERS[0]
    monkeypatch.setattr(provider, "chosen", lambda: cuda)
    assert "on cuda" in hibari.fingerprint("heart")


class Fake:
    """As much of onnxruntime as is needed to open a model; it has what `works` names."""

    SessionOptions = SimpleNamespace

    def __init__(self, works: str) -> None:
        self.works, self.given = works, list[str]()

    def InferenceSession(self, model: str, options: Any, providers: list[str]) -> Any:  # noqa: N802
        self.given = providers
        works = [one for one in providers if one in (self.works, "CPUExecutionProvider")]
        return SimpleNamespace(get_providers=lambda: works)


@pytest.mark.parametrize("works", [True, False])
def test_a_card_that_does_not_work_is_told_rather_than_left_out(
    works: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    cuda = provider.PROVIDERS[0]
    fake = Fake(cuda.onnx if works else "")
    monkeypatch.setitem(sys.modules, "onnxruntime", fake)
    monkeypatch.setattr(session, "chosen", lambda: cuda)
    if works:
        session.opened(tmp_path / "model.onnx")
    else:
        with pytest.raises(EngineError, match=f"can't use cuda here.*\n.*{ASKED}=cpu"):
            session.opened(tmp_path / "model.onnx")
    assert fake.given == ["CUDAExecutionProvider", "CPUExecutionProvider"]
