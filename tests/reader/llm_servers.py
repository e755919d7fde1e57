"""A server of a language model on this machine, for tests: says what it is told, keeps what it was asked."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Asked:
    """One question: path, headers (names in small letters) and JSON body."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def passage(self) -> str:
        """The words of the document in it."""
        return str(self.body["messages"][-1]["content"])


@dataclass
class Answer:
    """What the server sends back; ``drip`` seconds pass before each of its pieces."""

    body: bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    drip: float = 0.0
    pieces: int = 1


@dataclass
class FakeServer:
    """A server that runs until the test ends."""

    answer: Callable[[Asked], Answer]
    asked: list[Asked] = field(default_factory=list)
    port: int = 0

    @property
    def url(self) -> str:
        """Address up to the version, as users give it."""
        return f"http://127.0.0.1:{self.port}/v1"


def chat(content: object) -> Answer:
    """Return an answer in the chat protocol; what is no text is written as JSON."""
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    return Answer(json.dumps({"choices": [{"message": {"role": "assistant", "content": text}}]}).encode())


def claims(*proposals: dict[str, object]) -> Answer:
    """Return an answer with claims."""
    return chat({"claims": list(proposals)})


@contextmanager
def serving(answer: Callable[[Asked], Answer] | Answer) -> Iterator[FakeServer]:
    """Run a server on a free port of this machine."""
    fake = FakeServer(answer if callable(answer) else lambda _: answer)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            size = int(self.headers.get("Content-Length", 0))
            headers = {name.lower(): value for name, value in self.headers.items()}
            one = Asked(self.path, headers, json.loads(self.rfile.read(size)))
            fake.asked.append(one)
            told = fake.answer(one)
            self.send_response(told.status)
            for name, value in told.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(told.body)))
            self.end_headers()
            step = -(-len(told.body) // told.pieces) or 1
            try:
                for at in range(0, len(told.body), step):
                    time.sleep(told.drip)
                    self.wfile.write(told.body[at : at + step])
                    self.wfile.flush()
            except OSError:
                self.close_connection = True  # the other side has heard enough

        def do_GET(self) -> None:
            fake.asked.append(Asked(self.path, dict(self.headers.items()), {}))
            self.send_error(405)

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            pass

    server = Server(("127.0.0.1", 0), Handler)
    fake.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
