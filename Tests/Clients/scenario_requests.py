"""For each scenario file, requests that reach all of its replies."""

from dataclasses import dataclass
from itertools import cycle
from typing import Any

from raw import body


@dataclass(frozen=True)
class Request:
  """A request as a client without an SDK sends it."""

  body: dict[str, Any]
  path: str
  # Header fields over the usual ones; None takes one out.
  fields: dict[str, str | None]
  # The gate that is opened before the request comes.
  opened: str | None
  # What the client has seen when it hangs up; empty when it waits for the end.
  until: bytes


def said(
  *contents: Any,
  path: str = "/v1/messages",
  fields: dict[str, str | None] | None = None,
  opened: str | None = None,
  until: bytes = b"",
  tools: tuple[str, ...] = (),
  **members: Any,
) -> Request:
  """A streamed request for a conversation: what the user says, the assistant, the user, and so on."""
  messages = [{"role": role, "content": content} for role, content in zip(cycle(["user", "assistant"]), contents)]
  offered = [{"name": name, "input_schema": {"type": "object"}} for name in tools]
  members = {"stream": True} | ({"tools": offered} if tools else {}) | members
  return Request(body(messages=messages, **members), path, fields or {}, opened, until)


def called(*names: str) -> list[dict[str, Any]]:
  """What the assistant says when it calls tools."""
  return [{"type": "tool_use", "id": f"toolu_{name}", "name": name, "input": {}} for name in names]


def result(name: str, content: str = "Sunny", **more: Any) -> dict[str, Any]:
  """What the user says with a tool's result."""
  return {"type": "tool_result", "tool_use_id": f"toolu_{name}", "content": content, **more}


WEATHER = {"tools": ("get_weather",)}
THINKING = {"thinking": {"type": "enabled", "budget_tokens": 1024}, "max_tokens": 4096}
REDACTED = {"type": "redacted_thinking", "data": "RXhhbXBsZSBvZiByZWRhY3RlZCB0aGlua2luZw=="}
ERRORS = """
  invalid_request_error authentication_error billing_error permission_error not_found_error conflict_error
  request_too_large rate_limit_error api_error timeout_error overloaded_error
""".split()
FANSIPAN = "Fansipan is the highest"

REQUESTS: dict[str, list[Request]] = {
  "any-http.yaml": [said("a proxy"), said("a hotel"), said("Hi", path="/v1/files"), said("Hi")],
  "broken-tool-json.yaml": [said("weather", **WEATHER), said("time")],
  "cancellation.yaml": [said("A story", until=b"content_block_stop")],
  "chaos.yaml": [said(name) for name in "ABCDEFGHIJ"],
  "concurrent.yaml": [said("Python"), said("JavaScript"), said("Rust")],
  "connections.yaml": [said("Hi")] * 5,
  "context-window.yaml": [said("One"), said("One", "Two", "Three")],
  "conversation.yaml": [
    said("My name is Linh"),
    said("My name is Linh", "Hello!", "Linh"),
    said("My name is Linh", "Hello!", "Linh", "A fine name.", "Who am I?"),
    said("Hi", "Hello!", "Linh", "A fine name.", "Who am I?"),
  ],
  "count-tokens.yaml": [
    said("a book", path="/v1/messages/count_tokens", max_tokens=None, stream=None),
    said("a book"),
    said("Hi"),
  ],
  "cut-twice.yaml": [said("Hi")] * 3,
  "disconnect.yaml": [said("Hi"), said("Hi"), said("Hi")],
  "errors.yaml": [*map(said, ERRORS), said("a bad gateway"), said("Hi")],
  "expectations.yaml": [
    said("weather", **WEATHER),
    said("weather", **WEATHER),
    said("weather", called("get_weather"), [result("get_weather")], **WEATHER),
  ],
  "failures.yaml": [
    *(said(word) for word in ("overloaded", "sorry", "lost", "closed", "short", "garbled", "chunk", "slow", "Hi")),
    said("silent", until=b"\"It\""),
  ],
  "gate.yaml": [said("Count", opened="halfway")],
  "greeting.json": [said("Hello"), said("Bye")],
  "heartbeat.yaml": [said("Think")],
  "hello.yaml": [said("Hi"), said("Hi"), said("Hi", stream=False)],
  "in-stream-error.yaml": [said("Hi"), said("Hi"), said("Hi", stream=False), said("Hi", stream=False)],
  "keys.yaml": [
    said("Hi", fields={"x_api_key": "sk-revoked"}),
    said("Hi", fields={"x_api_key": None, "authorization": "Bearer sk-revoked"}),
    said("Hi", fields={"anthropic_workspace_id": "wrkspc_closed"}),
    said("Hi"),
  ],
  "limits.yaml": [said("Hi")] * 4,
  "matching.yaml": [
    said("Order 7"),
    said("x", system="You are a kind assistant."),
    said("x", max_tokens=5, metadata={"user_id": "linh"}),
    said("x", fields={"anthropic_beta": "context-1m-2025-08-07"}),
    said("Hi"),
    said("x"),
  ],
  "max-tokens.yaml": [said("Colours"), said("Colours", "red", "and?")],
  "missing-end.yaml": [said("Hi"), said("Hi")],
  "on-miss.yaml": [said("invoice"), said("Hi")],
  "outage.yaml": [said("Hi"), said("Hi"), said("Hi")],
  "overlays.yaml": [said("Hi")],
  "overloaded.yaml": [said("Hi"), said("Hi"), said("Hi"), said("Hello")],
  "parallel-tools.yaml": [
    said("Hi", tools=("get_time", "get_weather")),
    said(
      "Hi",
      called("get_time", "get_weather"),
      [result("get_time"), result("get_weather")],
      tools=("get_time", "get_weather"),
    ),
  ],
  "pause-turn.yaml": [said("A hotel"), said("A hotel", "I search for hotels first.")],
  "rate-limited.yaml": [said("Hi"), said("Hi")],
  "raw-bytes.yaml": [said("broken"), said("Hi")],
  "recorded.yaml": [said("tide"), said("tide"), said("tide"), said("Hi")],
  "redacted-thinking.yaml": [
    said("A password", tools=("random_word",), **THINKING),
    said(
      "A password",
      [{"type": "thinking", "thinking": "Hm.", "signature": "Hm="}, REDACTED, *called("random_word")],
      [result("random_word", "battery")],
      tools=("random_word",),
      **THINKING,
    ),
  ],
  "refusal.yaml": [said("a virus"), said("a poem")],
  "resume.yaml": [
    said("Tell"),
    said("Tell", FANSIPAN),
    said("Tell", FANSIPAN, "continue"),
    said(f"Continue from: '{FANSIPAN}'"),
  ],
  "sessions.yaml": [said("order"), said("order"), said("buy"), said("buy")],
  "side-model.yaml": [said("Title?"), said("Hi", model="claude-sonnet-4-5"), said("Ho", model="claude-sonnet-4-5")],
  "slow-head.yaml": [said("Hi"), said("Hi", stream=False)],
  "slow.yaml": [said("fast"), said("Hi")],
  "step-by-step.yaml": [said("Hi", opened="next")],
  "thinking.yaml": [said("Hi", **THINKING), said("Hi")],
  "timeout.yaml": [said("silence", until=b"content_block_stop"), said("silence"), said("slow")],
  "token-usage.yaml": [said("cached"), said("long"), said("Hi")],
  "tool-error.yaml": [
    said("weather", **WEATHER),
    said("weather", called("get_weather"), [result("get_weather", "Timeout", is_error=True)], **WEATHER),
    said("weather", called("get_weather"), [result("get_weather", "Lost", is_error=True)], **WEATHER),
    said("weather", called("get_weather"), [result("get_weather", "")], **WEATHER),
  ],
  "tool-loop.yaml": [
    said("weather", called("get_weather"), [result("get_weather")], **WEATHER),
    said("weather", **WEATHER),
    said("Hi"),
  ],
  "unknown-block.yaml": [said("Hi")],
  "unknown-events.yaml": [said("Hi")],
  "web-search.yaml": [said("Fansipan"), said("Fansipan", stream=False)],
  "wire.yaml": [said("crlf"), said("Hi")],
}
