"""The page in a browser: no request leaves it, and nothing sticks out at the widths people use."""

from __future__ import annotations

import functools
import http.server
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

BROWSER = next((b for b in ("chromium", "chromium-browser", "google-chrome") if shutil.which(b)), "")
WIDTHS = (1280, 390)
WRAPPER = """<!DOCTYPE html><body><script>
for (const width of [1280, 390]) {
  const frame = document.createElement("iframe");
  frame.style.cssText = "border:0;width:" + width + "px;height:900px";
  frame.onload = () => {
    const inner = frame.contentDocument, root = inner.documentElement;
    inner.querySelectorAll("details").forEach(d => { d.open = true; });
    const loads = frame.contentWindow.performance.getEntriesByType("resource").length;
    const out = [...inner.querySelectorAll("body *")].filter(e => !e.closest(".scroll, svg, .skip")
      && e.getBoundingClientRect().right > width + 1).map(e => e.tagName + "." + e.className);
    const line = document.createElement("p");
    line.textContent = "RESULT width=" + width + " scroll=" + root.scrollWidth + " loads=" + loads + " out="
      + out.slice(0, 5).join(";") + " END";
    document.body.append(line);
  };
  frame.src = "report.html";
  document.body.append(frame);
}
</script></body>"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder and remembers what was asked for."""

    asked: list[str] = []  # noqa: RUF012

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ARG002
        self.asked.append(self.path)


@pytest.fixture(params=["written", "written_armed"])
def served(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    shutil.copytree(request.getfixturevalue(request.param)[1], tmp_path / "out")
    (tmp_path / "out" / "wrapper.html").write_text(WRAPPER, encoding="utf-8")
    Quiet.asked.clear()
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=str(tmp_path / "out"))
    )
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.browser
@pytest.mark.skipif(not BROWSER, reason="no Chromium on this machine")
def test_the_page_asks_for_nothing_and_fits(served: str, tmp_path: Path) -> None:
    command = [
        BROWSER,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        f"--user-data-dir={tmp_path / 'profile'}",
        "--virtual-time-budget=20000",
        "--dump-dom",
        f"{served}/wrapper.html",
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)  # noqa: S603
    found = {
        int(m[1]): (int(m[2]), int(m[3]), m[4])
        for m in re.finditer(r"<p>RESULT width=(\d+) scroll=(\d+) loads=(\d+) out=(.*?) END", done.stdout)
    }
    assert sorted(found) == sorted(WIDTHS), done.stderr[-2000:]
    for width, (scroll, loads, sticking_out) in found.items():
        assert sticking_out == "", f"at {width} pixels"
        assert scroll <= width
        assert loads == 0
    assert set(Quiet.asked) <= {"/wrapper.html", "/report.html", "/favicon.ico"}
