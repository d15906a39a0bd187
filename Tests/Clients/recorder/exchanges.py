"""Every kind of answer that the recorder has to pass on, and the requests that get them from a scenario."""

import base64
import gzip
import json
from dataclasses import dataclass
from typing import Any

import wire
from raw import body


@dataclass(frozen=True)
class Exchange:
  """One request, and what is answered."""

  name: str
  # What the scenario's reply says.
  reply: dict[str, Any]
  streamed: bool = True
  method: str = "POST"
  # What a client sees.
  ending: str = wire.COMPLETE
  # What a client of the recorder sees where that is another thing.
  relayed_ending: str | None = None
  # The bytes of the body after which nothing more comes.
  last: bytes | None = None
  # Whether chunks stay what they are. What is large is cut by the sockets on its way.
  keeps_chunks: bool = True

  @property
  def path(self) -> str:
    return "/v1/messages" if self.method == "POST" else f"/v1/{self.name.replace(' ', '_')}"

  @property
  def content(self) -> dict[str, Any] | None:
    if self.method != "POST":
      return None
    return body(self.name, stream=True) if self.streamed else body(self.name)

  @property
  def request(self) -> bytes:
    return wire.request(self.method, self.path, self.content)

  @property
  def rule(self) -> dict[str, Any]:
    when = {"last_user": {"equals": self.name}} if self.method == "POST" else {"path": self.path}
    return {"when": when, **self.reply}

  def ask(self, port: int) -> wire.Answer:
    return wire.ask(port, self.request, self.last)


def event(kind: str) -> bytes:
  """The end of an event of which nothing varies."""
  return json.dumps({"type": kind}, separators=(",", ":")).encode() + b"\n\n"


WORDS = ["Một ", "đêm ", "tối ", "và ", "giông ", "bão ", "🌩."]
BLOCKS = {
  "content": [
    {"thinking": "Let me think about this.", "signature": "c2lnbmF0dXJl"},
    {"redacted_thinking": "cmVkYWN0ZWQ="},
    {"text": "Let me look for it."},
    {"server_tool_use": {"name": "web_search", "input": {"query": "weather in Hanoi"}}},
    {
      "web_search_tool_result": {
        "content": [
          {
            "type": "web_search_result",
            "url": "https://example.com/",
            "title": "Weather",
            "encrypted_content": "RW5jcnlwdGVk",
            "page_age": None,
          }
        ]
      }
    },
    {"text": "It is warm.", "citations": [{"type": "char_location", "cited_text": "warm", "document_index": 0}]},
    {"tool_use": {"name": "get_weather", "input": {"location": "Hà Nội", "days": [1, 2, 3]}}},
  ]
}
LIMITS = {
  "retry-after": "17",
  "anthropic-ratelimit-requests-limit": "50",
  "anthropic-ratelimit-requests-remaining": "0",
  "anthropic-ratelimit-requests-reset": "2026-11-21T10:00:00Z",
  "x-should-retry": "true",
}
EVERY_BYTE = bytes(range(256))


def text(**more: Any) -> dict[str, Any]:
  return {"text": WORDS, "pings": "none", **more}


def http(status: int, content: bytes | str | None = None, **headers: Any) -> dict[str, Any]:
  """Any answer at all."""
  answer: dict[str, Any] = {"status": status}
  if headers:
    answer["headers"] = {name.replace("_", "-"): value for name, value in headers.items()}
  if isinstance(content, bytes):
    answer["body_base64"] = base64.b64encode(content).decode()
  elif content is not None:
    answer["body"] = content
  return {"http": answer}


def faulted(at: str, do: Any, **more: Any) -> dict[str, Any]:
  return text(faults=[{"at": at, "do": do}], **more)


def cuts() -> list[Exchange]:
  """Streams and whole answers that end before their time."""
  places = ["request", "headers", "event 1", "event 3 byte 20", "byte 700", "end"]
  acts = [("close", wire.CLOSED), ("reset", wire.RESET)]
  streams = [Exchange(f"{do} at {at}", faulted(at, do), ending=end) for at in places for do, end in acts]
  wholes = [Exchange(f"{do} in a whole", faulted("50%", do), streamed=False, ending=end) for do, end in acts]
  return [*streams, *wholes]


SLICES = ["event", 1, 7, 100, "line", "utf8", "random"]

EXCHANGES = [
  Exchange("a text", text()),
  Exchange("a text with pings", {"text": WORDS, "pings": "first"}),
  Exchange("every block", BLOCKS),
  Exchange("every block, not streamed", BLOCKS, streamed=False),
  Exchange("a text, not streamed", text(), streamed=False),
  Exchange("paced", text(pace={"first": "20ms", "between": "10ms"}, wire={"slice": "event"})),
  *(Exchange(f"slices: {slice}", text(wire={"slice": slice})) for slice in SLICES),
  Exchange("no plain lines", text(wire={"newline": "crlf", "bom": True, "comments": True, "unicode": "escaped"})),
  Exchange("unknown events", text(wire={"unknown_events": True, "multiline_data": True, "padding": True})),
  Exchange("no UTF-8", {"events": [{"text": "a"}, {"raw_base64": "//79AAEC"}, {"raw": "\n\n"}], "pings": "none"}),
  Exchange("an error in the stream", faulted("event 4", {"error": "overloaded_error"})),
  Exchange("an error that a step says", {"events": [{"text": "a"}, {"error": {"type": "api_error", "message": "Oh"}}]}),
  Exchange("ends early", faulted("event 4", "end")),
  Exchange("rate limit", {"error": "rate_limit_error", "headers": LIMITS}),
  Exchange("overloaded", {"error": "overloaded_error"}),
  Exchange("invalid", {"error": {"type": "invalid_request_error", "message": "max_tokens: no"}}),
  Exchange("internal", {"error": "api_error"}, streamed=False),
  *cuts(),
  Exchange("stall", faulted("event 3", "stall"), ending=wire.SILENT, last=b'"text":"M\xe1\xbb\x99t "}}\n\n'),
  Exchange("stall at once", faulted("request", "stall"), ending=wire.SILENT, last=b""),
  # What is no chunk cannot be passed on: the connection is closed where it stands.
  Exchange("bad chunk", faulted("event 4", "bad_chunk"), ending=wire.MALFORMED, relayed_ending=wire.CLOSED),
  Exchange("corrupt", faulted("event 4", "corrupt")),
  Exchange("every byte", http(200, EVERY_BYTE, content_type="application/octet-stream")),
  Exchange("another status", http(418, "short and stout", content_type="text/plain", x_Odd="  a  b ")),
  Exchange("status 999", http(999, "?")),
  Exchange("no content", http(204, request_id="req_204")),
  Exchange("not modified", http(304, etag='"a"')),
  Exchange("an empty body", http(200)),
  Exchange("elsewhere", http(302, "", location="http://127.0.0.1:1/elsewhere?a=b")),
  Exchange("HEAD", http(200, "five!", content_type="text/plain"), method="HEAD"),
  Exchange("GET", http(200, "five!", content_type="text/plain"), method="GET"),
  Exchange("DELETE", http(200, '{"deleted":true}', content_type="application/json"), method="DELETE"),
  Exchange(
    "compressed",
    http(200, gzip.compress(b'{"a": "b"}' * 100, mtime=0), content_type="application/json", content_encoding="gzip"),
  ),
  Exchange(
    "a compressed stream",
    http(200, gzip.compress(b"event: ping\ndata: {}\n\n" * 9, mtime=0), content_type="text/event-stream", content_encoding="gzip"),
  ),
  Exchange("a long stream", {"text": [f"{number} " * 50 for number in range(100)], "pings": "none"}, keeps_chunks=False),
]

SCENARIO = {"seed": 7, "validate": "off", "replies": [exchange.rule for exchange in EXCHANGES]}


def scenario_text() -> str:
  """The scenario that has them all. JSON is YAML."""
  return json.dumps(SCENARIO, indent=1)
