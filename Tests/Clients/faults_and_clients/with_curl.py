"""Reads a reply with curl, and what curl prints as scripts do: a line that begins with `data: ` is an event."""

import json
import subprocess
from collections.abc import Iterator
from typing import Any

from raw import headers
from reported import Reported

# The names of curl's exit codes without their CURLE_.
NAMES = {
  7: "COULDNT_CONNECT",
  18: "PARTIAL_FILE",
  22: "HTTP_RETURNED_ERROR",
  28: "OPERATION_TIMEDOUT",
  52: "GOT_NOTHING",
  55: "SEND_ERROR",
  56: "RECV_ERROR",
}


def events(url: str, request: dict[str, Any], timeout: float) -> Iterator[dict[str, Any]]:
  fields = [part for name, value in headers().items() for part in ("-H", f"{name}: {value}")]
  options = ["--silent", "--no-buffer", "--fail-with-body", "--speed-limit", "1", "--speed-time", str(timeout)]
  command = ["curl", *options, *fields, "--data-binary", json.dumps(request), f"{url}/v1/messages"]
  with subprocess.Popen(command, stdout=subprocess.PIPE) as curl:
    broken = False
    for data in printed(curl, request):
      try:
        yield json.loads(data)
      except ValueError:
        broken = True
        break
    curl.stdout.read()
  if curl.returncode:
    raise Reported(f"`{curl.returncode} {NAMES.get(curl.returncode, '')}`")
  if broken:
    raise Reported("no error, broken JSON")


def printed(curl: subprocess.Popen, request: dict[str, Any]) -> Iterator[bytes]:
  """The JSON that curl prints, as it comes."""
  if not request.get("stream"):
    yield curl.stdout.read()
    return
  for line in curl.stdout:
    if line.startswith(b"data: "):
      yield line.removeprefix(b"data: ")
