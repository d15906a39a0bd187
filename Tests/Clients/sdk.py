"""The official SDK's two clients behind one interface, and what differs between the SDK's versions."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

import anthropic

VERSION = tuple(int(part) for part in anthropic.__version__.split("."))
API_VERSION = "2026-10-21" if VERSION >= (2,) else "2023-06-01"

# Older versions do not know the types of thinking, models and message token counts; their requests can still be sent.
KNOWS_THINKING = VERSION >= (1,)
KNOWS_MODELS = VERSION >= (1,)
KNOWS_COUNT_TOKENS = VERSION >= (1,)

MODEL = "claude-sonnet-4-20250514"
KEY = "sk-ant-test-0000"


def ask(text: str = "Hello", **more: Any) -> dict[str, Any]:
  """A request with one user message."""
  return {"model": MODEL, "max_tokens": 1024, "messages": [{"role": "user", "content": text}], **more}


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


class Sync:
  """`anthropic.Anthropic`. Errors are not retried unless `max_retries` says so."""

  def __init__(self, url: str, **options: Any):
    self.client = anthropic.Anthropic(**{"base_url": url, "api_key": KEY, "max_retries": 0, "timeout": 60, **options})

  def create(self, **request: Any):
    return self.client.messages.create(**request)

  def events(self, **request: Any) -> list[Any]:
    """The events of a raw stream, `ping` left out, which the SDK does not show."""
    with self.client.messages.create(stream=True, **request) as stream:
      return list(stream)

  def stream(self, **request: Any) -> Streamed:
    seen = Streamed()
    with self.client.messages.stream(**request) as stream:
      seen.request_id = stream.response.headers["request-id"]
      for text in stream.text_stream:
        seen.texts.append(text)
      seen.message = stream.get_final_message()
    return seen

  def first_texts(self, count: int, **request: Any) -> list[str]:
    """The first so many texts of a stream, which is then left."""
    with self.client.messages.stream(**request) as stream:
      return [text for _, text in zip(range(count), stream.text_stream)]

  def call(self, function: str, *arguments: Any, **more: Any):
    """Calls what stands at that dotted path of the client, such as `models.retrieve`."""
    target = self.client
    for name in function.split("."):
      target = getattr(target, name)
    return target(*arguments, **more)


class Async:
  """`anthropic.AsyncAnthropic`, with a client and an event loop for each call."""

  def __init__(self, url: str, **options: Any):
    self.options = {"base_url": url, "api_key": KEY, "max_retries": 0, "timeout": 60, **options}

  def _run(self, work):
    async def main():
      async with anthropic.AsyncAnthropic(**self.options) as client:
        return await work(client)

    return asyncio.run(main())

  def create(self, **request: Any):
    return self._run(lambda client: client.messages.create(**request))

  def events(self, **request: Any) -> list[Any]:
    async def work(client):
      async with await client.messages.create(stream=True, **request) as stream:
        return [event async for event in stream]

    return self._run(work)

  def stream(self, **request: Any) -> Streamed:
    async def work(client):
      seen = Streamed()
      async with client.messages.stream(**request) as stream:
        seen.request_id = stream.response.headers["request-id"]
        async for text in stream.text_stream:
          seen.texts.append(text)
        seen.message = await stream.get_final_message()
      return seen

    return self._run(work)

  def first_texts(self, count: int, **request: Any) -> list[str]:
    async def work(client):
      texts = []
      async with client.messages.stream(**request) as stream:
        async for text in stream.text_stream:
          texts.append(text)
          if len(texts) == count:
            return texts

    return self._run(work)

  def call(self, function: str, *arguments: Any, **more: Any):
    async def work(client):
      target = client
      for name in function.split("."):
        target = getattr(target, name)
      return await target(*arguments, **more)

    return self._run(work)
