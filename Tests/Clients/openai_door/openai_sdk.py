"""The two clients of OpenAI's SDK behind one interface, and what differs between the SDK's versions."""

import asyncio
import importlib
from typing import Any

import openai

from sdk import KEY, MODEL, at

VERSION = tuple(int(part) for part in openai.__version__.split("."))

# The helpers for streams and for parsing were in beta first.
HELPERS = "chat.completions" if VERSION >= (2,) else "beta.chat.completions"

# What breaks a stream off is an error of the SDK's HTTP library.
BrokenStream = importlib.import_module("httpx2" if VERSION >= (3,) else "httpx").TransportError


def ask(text: str = "Hello", **more: Any) -> dict[str, Any]:
  """A request with one user message."""
  return {"model": MODEL, "messages": [{"role": "user", "content": text}], **more}


def function(name: str, **properties: Any) -> dict[str, Any]:
  """A tool of that name."""
  schema = {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}
  return {"type": "function", "function": {"name": name, "description": f"Does {name}", "parameters": schema, "strict": True}}


def options_for(url: str, options: dict[str, Any]) -> dict[str, Any]:
  """A client's options: those given over those that the tests want. Nothing is retried unless a test says so."""
  return {"base_url": url + "/v1/", "api_key": KEY, "max_retries": 0, "timeout": 60} | options


def texts(chunks: list[Any]) -> list[str]:
  """The pieces of text that chunks bring."""
  return [c.choices[0].delta.content for c in chunks if c.choices and c.choices[0].delta.content]


class Sync:
  """`openai.OpenAI`."""

  def __init__(self, url: str, **options: Any):
    self.client = openai.OpenAI(**options_for(url, options))

  def call(self, path: str, *arguments: Any, **more: Any):
    """Calls a function of the client, such as `models.retrieve`."""
    return at(self.client, path)(*arguments, **more)

  def create(self, **request: Any):
    return self.client.chat.completions.create(**request)

  def chunks(self, **request: Any) -> list[Any]:
    return list(self.client.chat.completions.create(stream=True, **request))

  def broken(self, **request: Any) -> tuple[str, Exception | None]:
    """The text of a stream that breaks off, and the error that it breaks off with."""
    chunks = []
    try:
      for chunk in self.client.chat.completions.create(stream=True, **request):
        chunks.append(chunk)
    except (openai.APIError, BrokenStream) as error:
      return "".join(texts(chunks)), error
    return "".join(texts(chunks)), None

  def stream(self, **request: Any) -> tuple[list[str], Any]:
    """What the `.stream()` helper saw: the pieces of text, and the completion."""
    with at(self.client, HELPERS).stream(**request) as stream:
      pieces = [event.delta for event in stream if event.type == "content.delta"]
      return pieces, stream.get_final_completion()


class Async:
  """`openai.AsyncOpenAI`, with a client and an event loop for each call."""

  def __init__(self, url: str, **options: Any):
    self.options = options_for(url, options)

  def _run(self, work):
    async def main():
      async with openai.AsyncOpenAI(**self.options) as client:
        return await work(client)

    return asyncio.run(main())

  def call(self, path: str, *arguments: Any, **more: Any):
    async def work(client):
      return await at(client, path)(*arguments, **more)

    return self._run(work)

  def create(self, **request: Any):
    return self.call("chat.completions.create", **request)

  def chunks(self, **request: Any) -> list[Any]:
    async def work(client):
      return [chunk async for chunk in await client.chat.completions.create(stream=True, **request)]

    return self._run(work)

  def broken(self, **request: Any) -> tuple[str, Exception | None]:
    async def work(client):
      chunks = []
      try:
        async for chunk in await client.chat.completions.create(stream=True, **request):
          chunks.append(chunk)
      except (openai.APIError, BrokenStream) as error:
        return "".join(texts(chunks)), error
      return "".join(texts(chunks)), None

    return self._run(work)

  def stream(self, **request: Any) -> tuple[list[str], Any]:
    async def work(client):
      async with at(client, HELPERS).stream(**request) as stream:
        pieces = [event.delta async for event in stream if event.type == "content.delta"]
        return pieces, await stream.get_final_completion()

    return self._run(work)
