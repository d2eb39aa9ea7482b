"""An ONNX model on one thread: a worker has one core, and more threads would only wait."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from audiobook.engines.neural.provider import ASKED, CPU, Provider, chosen
from audiobook.errors import EngineError


def opened(model: Path | bytes, name: str = "", as_it_is: bool = False) -> Any:
    """An onnxruntime session of a file, or of its bytes under a name for messages.

    With `as_it_is`, its graph is not made better on opening, where the processor runs it. Raises
    EngineError for what is no model.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    # For every length that it has met before, it would keep a plan and take memory of its own:
    # 200 MB a process more, after an hour of a story, and nothing is quicker by it.
    options.enable_mem_pattern = False
    options.log_severity_level = 3  # errors only; they come as exceptions too
    wanted = chosen()
    if as_it_is and wanted is CPU:
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    if wanted is not CPU:  # where two ways to add up would be two sounds of the same words
        options.use_deterministic_compute = True
    try:
        given = str(model) if isinstance(model, Path) else model
        made = onnxruntime.InferenceSession(given, options, providers=_providers(wanted))
    except Exception as error:
        if not _is_of_onnxruntime(error):
            raise
        raise EngineError(f"{name or str(model)} can't be opened as a model: {error}") from error
    if isinstance(model, bytes):  # it would keep them to open the model again
        vars(made)["_model_bytes"] = None
    if made.get_providers()[0] != wanted.onnx:  # onnxruntime would go on with the processor alone
        raise EngineError(
            f"onnxruntime can't use {wanted.name} here, though {wanted.package} is installed\n"
            f"  mend: see to its driver, or set {ASKED}={CPU.name}"
        )
    return made


def _providers(wanted: Provider) -> list[str]:
    """What is run by the card, and by the processor where the card can't."""
    return [wanted.onnx] if wanted is CPU else [wanted.onnx, CPU.onnx]


def run(opened: Any, given: dict[str, Any], tidy: bool = False) -> list[Any]:
    """The outputs of a model. Raises EngineError for what it can't take.

    With `tidy`, memory that the model holds for the next run is given back after this one.
    """
    import onnxruntime

    options = onnxruntime.RunOptions()
    if tidy:
        options.add_run_config_entry("memory.enable_memory_arena_shrinkage", "cpu:0")
    try:
        made: list[Any] = opened.run(None, given, options)
    except Exception as error:
        if not _is_of_onnxruntime(error):
            raise
        raise EngineError(f"the model failed: {error}") from error
    return made


def _is_of_onnxruntime(error: Exception) -> bool:
    """Its exceptions have no common base of their own, only a module."""
    return type(error).__module__.startswith("onnxruntime")
