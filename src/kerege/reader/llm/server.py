"""The server of a language model: where it is, and one question put to it; nothing else is sent."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx

from kerege.base.findings import Finding, FindingsError, error, shorten

TIMEOUT_SECONDS = 120.0
#: what a server may answer to one passage, in bytes
MAX_ANSWER = 2_000_000
_CHAT = "/chat/completions"
_URL = re.compile(r"[!-~\u00a1-\U0010ffff]{1,2000}")
_KEY = re.compile(r"[!-~]*")
_HIDDEN = "***"


@dataclass(frozen=True, slots=True)
class LlmServer:
    """Where a language model runs.

    url             : address up to and including ``/v1``
    model           : the model's name there
    key             : sent as a header and nowhere else; blank if none is needed
    timeout_seconds : how long one whole answer may take
    """

    url: str
    model: str
    key: str = field(default="", repr=False)
    timeout_seconds: float = TIMEOUT_SECONDS

    @property
    def host(self) -> str:
        """Host and port that texts are sent to."""
        parsed = httpx.URL(self.url)
        return f"{parsed.host}:{parsed.port}" if parsed.port else parsed.host

    @property
    def place(self) -> str:
        """Address that questions are sent to."""
        return self.url.rstrip("/") + _CHAT


def connect(server: LlmServer, transport: httpx.BaseTransport | None = None) -> httpx.Client:
    """Return a client for a server: no settings from the environment, no redirects, the key as a header only.

    Raises
    ------
    FindingsError
        If the address or the key cannot be used.
    """
    _check_address(server.url)
    if not _KEY.fullmatch(server.key):
        raise FindingsError("read", [error(
            "llm-key", "the key of the language model cannot be sent as a header",
            expected="printable ASCII letters, digits and signs without blanks",
            found=f"{len(server.key)} characters, others among them",
            remedy="correct KEREGE_LLM_KEY",
        )])  # fmt: skip
    # no compression: what is counted is what is kept
    headers = {"Accept": "application/json", "Accept-Encoding": "identity"}
    if server.key:
        headers["Authorization"] = f"Bearer {server.key}"
    return httpx.Client(
        headers=headers, timeout=server.timeout_seconds, transport=transport, trust_env=False,
        follow_redirects=False,
    )  # fmt: skip


def ask(client: httpx.Client, server: LlmServer, body: Mapping[str, Any], document: str) -> str:
    """Return the words a model answers with, the key taken out should they hold it.

    Raises
    ------
    FindingsError
        If the server cannot be reached, takes too long, answers too much, or not in the chat protocol.
    """
    try:
        received = _post(client, server, body)
        answer = json.loads(_without_key(received.decode("utf-8"), server))
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, RecursionError) as problem:
        found = shorten(_without_key(_told(problem), server), 160)
        raise FindingsError("read", [_no_answer(server, document, found)]) from None
    try:
        content = answer["choices"][0]["message"]["content"]
    except (KeyError, IndexError, TypeError):
        content = None
    if not isinstance(content, str):
        found = shorten(answer)
        raise FindingsError("read", [_no_answer(server, document, found)])
    return content


def _post(client: httpx.Client, server: LlmServer, body: Mapping[str, Any]) -> bytes:
    until = time.monotonic() + server.timeout_seconds
    with client.stream("POST", server.place, json=body) as response:
        response.raise_for_status()
        received = bytearray()
        for part in response.iter_raw():
            received += part
            if len(received) > MAX_ANSWER:
                raise ValueError(f"the answer is longer than {MAX_ANSWER} bytes")
            if time.monotonic() > until:
                raise httpx.ReadTimeout(
                    f"the answer is not complete after {server.timeout_seconds:g} seconds"
                )
    return bytes(received)


def _told(problem: Exception) -> str:
    """Return what went wrong in a line; of a refusal the status, not what the server wrote."""
    if isinstance(problem, httpx.HTTPStatusError):
        answer = problem.response
        moved = ", an answer from elsewhere, which is not asked" if answer.is_redirect else ""
        return f"HTTP {answer.status_code} {answer.reason_phrase}{moved}"
    return f"{type(problem).__name__}: {problem}"


def _without_key(text: str, server: LlmServer) -> str:
    return text.replace(server.key, _HIDDEN) if server.key else text


def _no_answer(server: LlmServer, document: str, found: str) -> Finding:
    return error(
        "no-answer", f"the language model at {server.host} did not answer", file=document,
        subject=server.place, expected="an answer in the chat protocol of OpenAI", found=found,
        remedy="start the server, correct address, model or key, or read with the rules",
    )  # fmt: skip


def _check_address(url: str) -> None:
    try:
        parsed = httpx.URL(url)
        fine = parsed.scheme in {"http", "https"} and bool(parsed.host) and bool(_URL.fullmatch(url))
        fine = fine and (parsed.port is None or 0 < parsed.port < 65_536)
        bare = not (parsed.userinfo or parsed.query or parsed.fragment)
    except (httpx.InvalidURL, ValueError):
        fine, bare = False, True
    if fine and bare:
        return
    raise FindingsError("read", [error(
        "llm-address", "the address of the language model cannot be used",
        found=shorten(url) if bare else "an address with a name, a password, a query or a fragment",
        expected="an address such as http://localhost:8080/v1, the key apart in KEREGE_LLM_KEY",
        remedy="correct the address",
    )])  # fmt: skip
