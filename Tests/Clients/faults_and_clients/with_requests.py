"""Reads a reply with requests, line by line, as many programs do."""

import json
from collections.abc import Iterator
from typing import Any

import requests

from raw import headers


def events(url: str, request: dict[str, Any], timeout: float) -> Iterator[dict[str, Any]]:
  streamed = request.get("stream", False)
  url += "/v1/messages"
  with requests.post(url, json=request, headers=headers(), timeout=timeout, stream=streamed) as response:
    response.raise_for_status()
    if not streamed:
      yield response.json()
      return
    for line in response.iter_lines():
      if line.startswith(b"data: "):
        yield json.loads(line.removeprefix(b"data: "))
