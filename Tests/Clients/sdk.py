"""The official SDK's two clients behind one interface, and what differs between the SDK's versions."""

import asyncio
import importlib
from dataclasses import dataclass, field
from typing import Any

import anthropic

VERSION = tuple(int(part) for part in anthropic.__version__.split("."))
API_VERSION = "2026-10-21" if VERSION >= (2,) else "2023-06-01"

# Older versions do not know the types of thinking, models and message token counts; their requests can still be sent.
KNOWS_THINKING = VERSION >= (1,)
KNOWS_MODELS = VERSION >= (1,)
KNOWS_COUNT_TOKENS = VERSION >= (1,)
KNOWS_FILES = VERSION >= (1,)

# The parts of the client that have message batches.
BATCHES = ["messages.batches", "beta.messages.batches"] if VERSION >= (1,) else ["beta.messages.batches"]

# What breaks a stream off is not wrapped by the SDK: it is an error of its HTTP library.
BrokenStream = importlib.import_module("httpx2" if VERSION >= (1,) else "httpx").TransportError

MODEL = "claude-haiku-4-5"
KEY = "sk-ant-test-0000"


def ask(text: str = "Hello", **more: Any) -> dict[str, Any]:
  """A request with one user message."""
  return {"model": MODEL, "max_tokens": 1024, "messages": [{"role": "user", "content": text}], **more}


def tools(*names: str) -> dict[str, Any]:
  """The argument that offers tools of these names."""
  schema = {"type": "object", "additionalProperties": True}
  return {"tools": [{"name": name, "description": f"Does {name}", "input_schema": schema} for name in names]}


def after(request: dict[str, Any], message: Any, *user: Any) -> dict[str, Any]:
  """The request that goes on after a message, with what the user says to it, if anything."""
  content = [block.to_dict() for block in message.content]
  more = [{"role": "assistant", "content": content}, *({"role": "user", "content": content} for content in user)]
  return request | {"messages": request["messages"] + more}


def results(message: Any, result: str, **more: Any) -> list[dict[str, Any]]:
  """What a user message says that brings the results of all tool calls."""
  calls = [block for block in message.content if block.type == "tool_use"]
  return [{"type": "tool_result", "tool_use_id": call.id, "content": result, **more} for call in calls]


def thinking(budget: int) -> dict[str, Any]:
  """The arguments that switch thinking on."""
  value = {"thinking": {"type": "enabled", "budget_tokens": budget}}
  return value if KNOWS_THINKING else {"extra_body": value}


def error_class(status: int) -> str:
  """The name of the class that this SDK raises for an error of that status."""
  names = {
    400: "BadRequestError",
    401: "AuthenticationError",
    402: "PaymentRequiredError" if VERSION >= (2,) else "APIStatusError",
    403: "PermissionDeniedError",
    404: "NotFoundError",
    409: "ConflictError",
    413: "ContentTooLargeError" if VERSION >= (2,) else "RequestTooLargeError" if VERSION >= (1,) else "APIStatusError",
    429: "RateLimitError",
    500: "InternalServerError",
    504: "GatewayTimeoutError" if VERSION >= (2,) else "InternalServerError",
    529: "OverloadedError" if VERSION >= (1,) else "InternalServerError",
  }
  return names[status]


@dataclass
class Streamed:
  """What the `.stream()` helper saw."""

  texts: list[str] = field(default_factory=list)
  message: Any = None
  request_id: str | None = None


def at(target: Any, path: str) -> Any:
  """What stands at that dotted path of a client, such as `beta.messages`."""
  for name in path.split("."):
    target = getattr(target, name)
  return target


def options_for(url: str, options: dict[str, Any]) -> dict[str, Any]:
  """A client's options: those given over those that the tests want. Nothing is retried unless a test says so."""
  return {"base_url": url, "api_key": KEY, "max_retries": 0, "timeout": 60} | options


class Sync:
  """`anthropic.Anthropic`; `part` is the part of it that messages are asked from."""

  def __init__(self, url: str, part: str = "messages", **options: Any):
    self.client = anthropic.Anthropic(**options_for(url, options))
    self.messages = at(self.client, part)

  def create(self, **request: Any):
    return self.messages.create(**request)

  def events(self, **request: Any) -> list[Any]:
    """The events of a raw stream, `ping` left out, which the SDK does not show."""
    with self.messages.create(stream=True, **request) as stream:
      return list(stream)

  def stream(self, **request: Any) -> Streamed:
    seen = Streamed()
    with self.messages.stream(**request) as stream:
      seen.request_id = stream.response.headers["request-id"]
      for text in stream.text_stream:
        seen.texts.append(text)
      seen.message = stream.get_final_message()
    return seen

  def first_texts(self, count: int, **request: Any) -> list[str]:
    """The first so many texts of a stream, which is then left."""
    with self.messages.stream(**request) as stream:
      return [text for _, text in zip(range(count), stream.text_stream)]

  def broken(self, **request: Any) -> tuple[str, Exception | None]:
    """The text of a stream that breaks off, and the error that it breaks off with."""
    text = ""
    try:
      with self.messages.stream(**request) as stream:
        for piece in stream.text_stream:
          text += piece
    except (anthropic.APIError, BrokenStream) as error:
      return text, error
    return text, None

  def call(self, path: str, *arguments: Any, **more: Any):
    """Calls another function of the client, such as `models.retrieve`."""
    return at(self.client, path)(*arguments, **more)

  def each(self, path: str, *arguments: Any, **more: Any) -> list[Any]:
    """All that another function of the client gives one by one: of a list every page, of results every line."""
    return list(at(self.client, path)(*arguments, **more))


class Async:
  """`anthropic.AsyncAnthropic`, with a client and an event loop for each call."""

  def __init__(self, url: str, part: str = "messages", **options: Any):
    self.options = options_for(url, options)
    self.part = part

  def _run(self, work):
    async def main():
      async with anthropic.AsyncAnthropic(**self.options) as client:
        return await work(client)

    return asyncio.run(main())

  def create(self, **request: Any):
    return self._run(lambda client: at(client, self.part).create(**request))

  def events(self, **request: Any) -> list[Any]:
    async def work(client):
      async with await at(client, self.part).create(stream=True, **request) as stream:
        return [event async for event in stream]

    return self._run(work)

  def stream(self, **request: Any) -> Streamed:
    async def work(client):
      seen = Streamed()
      async with at(client, self.part).stream(**request) as stream:
        seen.request_id = stream.response.headers["request-id"]
        async for text in stream.text_stream:
          seen.texts.append(text)
        seen.message = await stream.get_final_message()
      return seen

    return self._run(work)

  def first_texts(self, count: int, **request: Any) -> list[str]:
    async def work(client):
      texts = []
      async with at(client, self.part).stream(**request) as stream:
        async for text in stream.text_stream:
          texts.append(text)
          if len(texts) == count:
            return texts

    return self._run(work)

  def broken(self, **request: Any) -> tuple[str, Exception | None]:
    async def work(client):
      text = ""
      try:
        async with at(client, self.part).stream(**request) as stream:
          async for piece in stream.text_stream:
            text += piece
      except (anthropic.APIError, BrokenStream) as error:
        return text, error
      return text, None

    return self._run(work)

  def call(self, path: str, *arguments: Any, **more: Any):
    async def work(client):
      return await at(client, path)(*arguments, **more)

    return self._run(work)

  def each(self, path: str, *arguments: Any, **more: Any) -> list[Any]:
    async def work(client):
      given = at(client, path)(*arguments, **more)
      return [one async for one in (await given if asyncio.iscoroutine(given) else given)]

    return self._run(work)
