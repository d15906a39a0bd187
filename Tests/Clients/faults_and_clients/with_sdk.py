"""Reads a reply with the Python SDK."""

from collections.abc import Iterator
from typing import Any

import anthropic

from sdk import KEY


def events(url: str, request: dict[str, Any], timeout: float) -> Iterator[dict[str, Any]]:
  with anthropic.Anthropic(base_url=url, api_key=KEY, max_retries=0, timeout=timeout) as client:
    if not request.get("stream"):
      yield client.messages.create(**request).to_dict()
      return
    with client.messages.create(**request) as stream:
      for event in stream:
        yield event.to_dict()
