"""The official SDK's clients of each platform, both kinds behind one interface."""

import asyncio
from typing import Any

import anthropic

from daemon import Daemon
from sdk import KEY, MODEL, options_for

OPTIONS = {
  "messages": lambda url: options_for(url, {"api_key": KEY}),
  "bedrock": lambda url: options(url, aws_access_key="key", aws_secret_key="secret", aws_region="us-east-1"),
  "vertex": lambda url: options(f"{url}/v1", region="us-east5", project_id="project", access_token="token"),
}
CLIENTS = {
  "messages": (anthropic.Anthropic, anthropic.AsyncAnthropic),
  "bedrock": (anthropic.AnthropicBedrock, anthropic.AsyncAnthropicBedrock),
  "vertex": (anthropic.AnthropicVertex, anthropic.AsyncAnthropicVertex),
}
MODELS = {
  "messages": MODEL,
  "bedrock": "us.anthropic.claude-haiku-4-5-20251001-v1:0",
  "vertex": "claude-haiku-4-5@20251001",
}


def options(url: str, **more: Any) -> dict[str, Any]:
  """A client's options. Nothing is retried unless a test says so."""
  return {"base_url": url, "max_retries": 0, "timeout": 60} | more


class Platform:
  """A client of one platform, connected to a daemon."""

  def __init__(self, name: str, is_async: bool, daemon: Daemon, **more: Any):
    self.name = name
    self.is_async = is_async
    self.make = CLIENTS[name][is_async]
    self.options = OPTIONS[name](daemon.url) | more

  def ask(self, text: str, **more: Any) -> dict[str, Any]:
    return {"model": MODELS[self.name], "max_tokens": 1024, "messages": [{"role": "user", "content": text}], **more}

  def create(self, text: str = "Hello", **more: Any):
    request = self.ask(text, **more)
    if not self.is_async:
      return self.make(**self.options).messages.create(**request)

    async def work():
      async with self.make(**self.options) as client:
        return await client.messages.create(**request)

    return asyncio.run(work())

  def message(self, text: str = "Hello", **more: Any):
    """The message that the `.stream()` helper puts together."""
    request = self.ask(text, **more)
    if not self.is_async:
      with self.make(**self.options).messages.stream(**request) as stream:
        return stream.get_final_message()

    async def work():
      async with self.make(**self.options) as client:
        async with client.messages.stream(**request) as stream:
          return await stream.get_final_message()

    return asyncio.run(work())

  def read(self, text: str, seen=lambda event: None) -> tuple[str, Exception | None]:
    """The text of a raw stream, and the error that it breaks off with, or that the look at an event raises."""
    texts: list[str] = []

    def take(event) -> None:
      seen(event)
      if event.type == "content_block_delta" and event.delta.type == "text_delta":
        texts.append(event.delta.text)

    try:
      if self.is_async:
        asyncio.run(self._read(text, take))
      else:
        with self.make(**self.options).messages.create(stream=True, **self.ask(text)) as stream:
          for event in stream:
            take(event)
    except Exception as error:
      return "".join(texts), error
    return "".join(texts), None

  async def _read(self, text: str, take) -> None:
    async with self.make(**self.options) as client:
      async with await client.messages.create(stream=True, **self.ask(text)) as stream:
        async for event in stream:
          take(event)
