"""Reads a reply with node's fetch: `fetch.mjs` in a process of its own."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from raw import headers
from reported import Reported

# The exit code of node when nothing is left to do and a promise is still waited for.
UNSETTLED = 13

PROGRAM = Path(__file__).with_name("fetch.mjs")


def events(url: str, request: dict[str, Any], timeout: float) -> Iterator[dict[str, Any]]:
  call = {"url": f"{url}/v1/messages", "request": request, "headers": headers(), "timeout": timeout}
  command = ["node", PROGRAM, json.dumps(call)]
  with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as node:
    for line in node.stdout:
      yield json.loads(line)
    error = node.stderr.read().strip()
  if node.returncode == UNSETTLED:
    raise Reported("never settles")
  if node.returncode:
    raise Reported(error)
