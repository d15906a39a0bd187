"""Reads a reply with httpx, line by line, as many programs do."""

import json
from collections.abc import Iterator
from typing import Any

import httpx

from raw import headers


def events(url: str, request: dict[str, Any], timeout: float) -> Iterator[dict[str, Any]]:
  url += "/v1/messages"
  if not request.get("stream"):
    yield httpx.post(url, json=request, headers=headers(), timeout=timeout).raise_for_status().json()
    return
  with httpx.stream("POST", url, json=request, headers=headers(), timeout=timeout) as response:
    response.raise_for_status()
    for line in response.iter_lines():
      if line.startswith("data: "):
        yield json.loads(line.removeprefix("data: "))
