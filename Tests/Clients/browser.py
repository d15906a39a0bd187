"""Runs pages in a headless browser: one process for all tests."""

import json
import os
import queue
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest

from daemon import PATIENCE, Daemon
from programs import FOLDER
from sdk import KEY

NAMES = ("chromium", "chromium-browser", "google-chrome")
BROWSER = next(filter(None, map(shutil.which, NAMES)), None)

needs_browser = pytest.mark.skipif(not BROWSER, reason=f"no browser is installed: none of {', '.join(NAMES)}")

# Shows one page after the other, each in a frame, as the tests want them. It has an icon lest the browser ask for one.
FRAMES = """<!doctype html><link rel="icon" href="data:,"><script type="module">
  const frame = document.body.appendChild(document.createElement('iframe'));
  while (true) frame.src = await (await fetch('/next')).text();
</script>"""

# A page says with `report` what it saw. What it did not catch is reported too, and fails the test. It says which page it is,
# lest what fails when its test is over is taken for the next one's.
PAGE = """<!doctype html><meta charset="utf-8">
<script type="importmap">{"imports": {"react": "/packages/react/index.js"}}</script>
<script>
  const { page, ...process } = %s;
  const report = (seen) => fetch('/report', { method: 'POST', body: JSON.stringify({ page, seen }) });
  const fail = (error) => fetch('/report', { method: 'POST', body: JSON.stringify({ page, error: String(error) }) });
  addEventListener('error', (event) => fail(event.error));
  addEventListener('unhandledrejection', (event) => fail(event.reason));
</script>
%s
<script type="module">
%s
</script>"""

# Keeps what a page says to the console.
CONSOLE = """
  const said = [];
  const console = { log: (text) => said.push(text), error: (...texts) => said.push(texts.join(' ')) };
"""

# What a page asks its own server for goes on to a web application: from path, query and body to method, URL and body.
Forward = Callable[[str, dict[str, str], Any], tuple[str, str, Any]]


class Browser:
  """A browser, and the server of its pages."""

  def __init__(self):
    self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    self.server.daemon_threads = True
    self.server.browser = self
    self.wanted = queue.Queue()
    self.reports = queue.Queue()
    self.number = 0
    self.page = ""
    self.forward: Forward | None = None
    threading.Thread(target=self.server.serve_forever, daemon=True).start()
    self.origin = f"http://127.0.0.1:{self.server.server_port}"
    self.profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
    self.log = tempfile.TemporaryFile("w+")
    self.process = subprocess.Popen(
      [BROWSER, *self._options(), self.origin], stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log
    )
    threading.Thread(target=self._tell_of_the_end, daemon=True).start()

  def _tell_of_the_end(self) -> None:
    """Who waits for a page need not wait any longer."""
    status = self.process.wait()
    self.reports.put({"page": self.number, "error": f"The browser has ended with status {status}:\n{self._said()}"})

  def _said(self) -> str:
    self.log.seek(0)
    return self.log.read()

  def _options(self) -> list[str]:
    options = ["--headless=new", f"--user-data-dir={self.profile.name}", "--no-first-run", "--no-proxy-server"]
    options += ["--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-extensions"]
    # Root has no other way, and what is shown is ours.
    return options + (["--no-sandbox"] if os.geteuid() == 0 else [])

  def run(self, daemon: Daemon, script: str, body: str = "<body></body>", forward: Forward | None = None) -> Any:
    """Shows a page with that body and script, which may use `process.env` as in node. Gives what it reports."""
    environment = {"ANTHROPIC_BASE_URL": daemon.url, "ANTHROPIC_API_KEY": KEY, "HOLYSHEEP_API_KEY": KEY}
    self.number += 1
    self.page = PAGE % (json.dumps({"page": self.number, "env": environment}), body, script)
    self.forward = forward
    assert self.process.poll() is None, self._said()
    self.wanted.put("/page")
    report = self._report()
    assert "error" not in report, report["error"]
    return report["seen"]

  def _report(self) -> dict[str, Any]:
    """What this page reports, whatever comes from those before."""
    try:
      while (report := self.reports.get(timeout=PATIENCE))["page"] != self.number:
        pass
    except queue.Empty:
      return {"error": f"The page reports nothing. The browser has said:\n{self._said()}"}
    return report

  def stop(self) -> None:
    self.process.terminate()
    self.process.wait(PATIENCE)
    self.server.shutdown()
    self.server.server_close()
    self.profile.cleanup()


class Handler(BaseHTTPRequestHandler):
  protocol_version = "HTTP/1.1"

  def log_message(self, *arguments):
    pass

  def do_GET(self):
    browser = self.server.browser
    path = urlsplit(self.path).path
    if path == "/":
      self._answer(FRAMES)
    elif path == "/next":
      self._answer(browser.wanted.get())
    elif path == "/page":
      self._answer(browser.page)
    elif path.startswith("/packages/"):
      self._answer((FOLDER / "node_modules" / path.removeprefix("/packages/")).read_text(), "text/javascript")
    elif browser.forward:
      self._forward()
    else:
      self.send_error(404)

  def do_POST(self):
    if self.path == "/report":
      self.server.browser.reports.put(json.loads(self._body()))
      self._answer("")
    else:
      self._forward()

  def _body(self) -> bytes:
    return self.rfile.read(int(self.headers["content-length"]))

  def _answer(self, text: str, kind: str = "text/html"):
    data = text.encode()
    self.send_response(200)
    self.send_header("content-type", kind)
    self.send_header("content-length", str(len(data)))
    self.send_header("cache-control", "no-store")
    self.end_headers()
    self.wfile.write(data)

  def _forward(self):
    """Passes the answer of a web application on as it comes; if either side goes, so does the other."""
    url = urlsplit(self.path)
    body = json.loads(self._body()) if self.command == "POST" else None
    method, target, content = self.server.browser.forward(url.path, dict(parse_qsl(url.query)), body)
    self.close_connection = True
    try:
      with httpx.stream(method, target, json=content, timeout=PATIENCE) as response:
        self.send_response(response.status_code)
        self.send_header("content-type", response.headers["content-type"])
        self.send_header("connection", "close")
        self.end_headers()
        for data in response.iter_raw():
          self.wfile.write(data)
    except (OSError, httpx.TransportError):
      return
