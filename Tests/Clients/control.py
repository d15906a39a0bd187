"""The control API, as a test program uses it."""

import time
from typing import Any

import httpx

from daemon import PATIENCE, Daemon


class Control:
  """The control API of a daemon; of one session of it, if one is named."""

  def __init__(self, daemon: Daemon, session: str | None = None):
    self.client = httpx.Client(base_url=daemon.url, timeout=PATIENCE, verify=False, trust_env=False)
    self.parameters = {"session": session} if session else {}

  def call(self, method: str, path: str, parameters: dict[str, str] | None = None, **more: Any) -> httpx.Response:
    """Any call, such as `GET` of `verdict`."""
    return self.client.request(method, f"/_mock/{path}", params=self.parameters | (parameters or {}), **more)

  def journal(self) -> list[dict[str, Any]]:
    """The requests so far, those still being answered too."""
    return self.call("GET", "requests").json()["requests"]

  def requests(self, count: int) -> list[dict[str, Any]]:
    """So many requests, whose answers have ended for their clients and so for the journal too: nobody need ask twice."""
    entries = self.journal()
    assert len(entries) == count and all(entry["ended"] for entry in entries), entries
    return entries

  def ended(self, count: int) -> list[dict[str, Any]]:
    """So many requests, once all their answers have ended: whoever has a browser or a proxy between sees it sooner."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
      entries = self.journal()
      if len(entries) == count and all(entry["ended"] for entry in entries):
        return entries
    raise AssertionError(entries)

  def verdict(self) -> dict[str, Any]:
    return self.call("GET", "verdict").json()

  def findings(self, requests: int) -> list[str]:
    """The kinds of the findings, once so many requests have ended."""
    self.requests(requests)
    return [finding["kind"] for finding in self.verdict()["findings"]]

  def arrived(self, gate: str) -> list[dict[str, Any]]:
    """The streams at a gate, once there is one."""
    response = self.call("GET", f"gates/{gate}", {"wait": f"{PATIENCE}s"})
    assert response.status_code == 200, response.text
    answer = response.json()
    assert answer["gate"] == gate
    return answer["arrived"]

  def release(self, gate: str, **body: Any) -> httpx.Response:
    """Lets the streams at a gate go on, as the body says."""
    response = self.call("POST", f"gates/{gate}/release", json=body or None)
    assert response.is_success, response.text
    return response
