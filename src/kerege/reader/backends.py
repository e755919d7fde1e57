"""The back ends by name; only the one asked for is loaded."""

from __future__ import annotations

from kerege.base.findings import FindingsError, error, shorten
from kerege.reader.extractor import Extractor

BACKENDS = ("rules", "natasha", "llm")
#: back end -> the extra that installs what it needs
_EXTRAS = {"natasha": "natasha", "llm": "llm", "rules": "text"}


def make_extractor(name: str = "rules", *, url: str = "", model: str = "", key: str = "") -> Extractor:
    """Return a back end by its name.

    Parameters
    ----------
    name
        ``rules``; ``natasha``, the rules with names found by natasha in Russian; ``llm``, a language model.
    url, model, key
        Of the server that runs the language model; only for ``llm``, and never taken from elsewhere.

    Raises
    ------
    FindingsError
        If there is no such back end, it is not installed, or ``llm`` lacks address or model.
    """
    if name not in BACKENDS:
        raise FindingsError("read", [error(
            "unknown-backend", "there is no such back end", expected=", ".join(BACKENDS), found=shorten(name),
            remedy="name one of them",
        )])  # fmt: skip
    missing = [f"no {word}" for word, given in (("address", url), ("model", model)) if not given]
    if name == "llm" and missing:
        raise FindingsError("read", [error(
            "no-model", "a language model is asked for, but not which", expected="an address and a model",
            found=" and ".join(missing),
            remedy="give both: --llm-url http://localhost:8080/v1 --llm-model NAME",
        )])  # fmt: skip
    try:
        return _load(name, url, model, key)
    except ImportError as problem:
        raise FindingsError("read", [error(
            "not-installed", f"the back end {name} is not installed", found=shorten(str(problem)),
            remedy=f"install it: pip install 'kerege[{_EXTRAS[name]}]'",
        )]) from None  # fmt: skip


def _load(name: str, url: str, model: str, key: str) -> Extractor:
    if name == "llm":
        from kerege.reader.llm.reading import LlmExtractor  # noqa: PLC0415  (optional packages)
        from kerege.reader.llm.server import LlmServer  # noqa: PLC0415

        return LlmExtractor(LlmServer(url, model, key))
    if name == "natasha":
        from kerege.reader.natasha_names import NatashaExtractor  # noqa: PLC0415

        return NatashaExtractor()
    from kerege.reader.rules import RulesExtractor  # noqa: PLC0415

    return RulesExtractor()
