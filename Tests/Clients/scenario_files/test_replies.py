"""Scenario files about what a reply says, and about which request gets it."""

import base64

import pytest
from ruamel.yaml import YAML

import sdk
from control import Control
from daemon import SCENARIOS
from raw import body, connected, get, post, read_chunks, read_head, request_bytes
from sdk import after, ask, results, tools


def test_hello(play, connect):
  seen = connect(play("hello.yaml")).stream(**ask())

  assert seen.texts[:3] == ["Hello!", " It", " is"]
  assert "".join(seen.texts) == "Hello! It is good to hear from you. What are we building today?"


def test_greeting(play, connect):
  client = connect(play("greeting.json"))

  assert client.stream(**ask("hello there")).texts == ["Hel", "lo", "!"]
  assert client.create(**ask("Good night")).content[0].text == "I did not get that."


def test_token_usage(play, connect):
  client = connect(play("token-usage.yaml"))

  cached = client.create(**ask("cached")).usage
  assert (cached.input_tokens, cached.cache_read_input_tokens, cached.output_tokens) == (12, 4096, 6)
  long = client.stream(**ask("long")).message
  assert (long.stop_reason, long.usage.input_tokens, long.usage.output_tokens) == ("max_tokens", 20, 1024)
  assert client.create(**ask() | {"model": "claude-opus-4-5"}).model == "claude-haiku-4-5"


def test_count_tokens(play, connect):
  client = connect(play("count-tokens.yaml"))
  function = "messages.count_tokens" if sdk.KNOWS_COUNT_TOKENS else "beta.messages.count_tokens"

  def count(text: str) -> int:
    return client.call(function, model=sdk.MODEL, messages=ask(text)["messages"]).input_tokens

  assert count("Sum up this book") == 1250000
  assert 0 < count("Hello") < 20
  with pytest.raises(sdk.anthropic.BadRequestError) as caught:
    client.create(**ask("Sum up this book"))
  assert caught.value.body["error"]["message"] == "prompt is too long: 1250000 tokens > 1000000 maximum"


def test_conversation(play, connect):
  client = connect(play("conversation.yaml"))
  first = ask("My name is Linh.")
  hello = client.create(**first)
  second = after(first, hello, "Linh, as I said.")
  fine = client.create(**second)

  assert hello.content[0].text == "Hello! What is your name?"
  assert fine.content[0].text == "A fine name. What can I do for you?"
  third = after(second, fine, "What is my name?")
  assert client.create(**third).content[0].text == "Your name is Linh."
  forgotten = {"messages": [{"role": "user", "content": "Hi."}, *third["messages"][1:]]}
  assert client.create(**third | forgotten).content[0].text == "You never told me."


def test_side_model(play, connect):
  client = connect(play("side-model.yaml"))
  main = {"model": "claude-sonnet-4-5"}

  def title() -> str:
    return client.create(**ask("Give this a title: How many days for Hanoi?")).content[0].text

  request = ask("How many days for Hanoi?") | main
  titles = [title()]
  first = client.stream(**request).message
  titles += [title(), title()]
  second = client.stream(**after(request, first, "At a lake.")).message

  assert titles == ["Two days in Hanoi"] * 3
  assert first.content[0].text == "Two days are enough. Where do you like to start?"
  assert second.content[0].text == "Then see the Old Quarter first."


@pytest.mark.parametrize(
  ("request_body", "fields", "reply"),
  [
    (body("Where is my ORDER 4711?"), {}, "regex"),
    (body("Bestellung 12"), {}, "regex"),
    (body("My order"), {}, "none of them"),
    (body("x", system="You are a helpful assistant."), {}, "glob"),
    (body("x", system="You are a helpful assistant. Be brief."), {}, "none of them"),
    (body("x", max_tokens=5, metadata={"user_id": "linh"}), {}, "body"),
    (body("x", max_tokens=6, metadata={"user_id": "linh"}), {}, "none of them"),
    (body("x", max_tokens=5, metadata={"user_id": "guest-7"}), {}, "none of them"),
    (body("x"), {"anthropic_beta": "context-1m-2025-08-07"}, "header"),
    (body("x"), {"anthropic_beta": "context-1m-2025-08-07", "x_trace": "7"}, "none of them"),
    (body("Oh, good morning!", stream=True), {}, "any of them"),
    (body("Hi", stream=True), {}, "any of them"),
    (body("Hi there", stream=True), {}, "none of them"),
    (body("Hi"), {}, "none of them"),
  ],
)
def test_matching(play, request_body, fields, reply):
  assert f'"text":"{reply}"' in post(play("matching.yaml"), request_body, **fields).text


def test_keys(play):
  server = play("keys.yaml")

  def status(**fields: str | None) -> int:
    return post(server, body(), **fields).status_code

  assert status() == 200
  assert status(x_api_key="sk-ant-7-revoked") == 401
  assert status(x_api_key=None, authorization="Bearer sk-ant-7-revoked") == 401
  assert status(x_api_key=None, authorization="Bearer sk-ant-7") == 200
  closed = post(server, body(), anthropic_workspace_id="wrkspc_closed")
  assert (closed.status_code, closed.json()["error"]["message"]) == (403, "This workspace is closed.")
  assert "revoked" not in server.stderr()


def test_on_miss(play, connect):
  server = play("on-miss.yaml")
  client = connect(server)

  assert client.create(**ask("Where is my invoice?")).content[0].text == "Your invoice is on its way."
  assert client.stream(**ask("Hello")).message.content[0].text == "Noted."
  control = Control(server)
  answered, missed = control.requests(2)
  assert answered.get("miss") is None
  assert "does not contain" in missed["miss"]["because"]
  assert control.verdict()["passed"]


def test_expectations(play, connect, waits):
  server = play("expectations.yaml")
  control = Control(server)
  request = ask("What is the weather in Hanoi?", **tools("get_weather"))
  assert not control.verdict()["passed"]

  first = connect(server, max_retries=1).stream(**request).message
  seen = connect(server).stream(**after(request, first, results(first, "Sunny")))
  assert seen.message.content[0].text == "It is sunny in Hanoi."

  control.requests(3)
  assert control.verdict() == {"passed": True, "failures": [], "findings": []}


def test_expectations_that_are_not_met(play, connect):
  server = play("expectations.yaml")
  control = Control(server)

  post(server, body("What is the weather?"))
  control.requests(1)
  verdict = control.verdict()

  assert not verdict["passed"]
  assert {failure["what"] for failure in verdict["failures"]} >= {"requests", "all_replies_used", "each_request"}


def test_any_http(play, connect):
  server = play("any-http.yaml")

  with pytest.raises(sdk.anthropic.InternalServerError) as caught:
    connect(server).create(**ask("a proxy"))
  assert caught.value.status_code == 503
  assert caught.value.response.headers["retry-after"] == "1"
  welcome = post(server, body("a hotel"))
  assert (welcome.status_code, welcome.headers["content-type"]) == (200, "text/html")
  files = get(server, "/v1/files")
  assert (files.json(), files.headers["content-type"]) == ({"data": [], "next_page": None}, "application/json")


def test_recorded(play, connect, waits):
  server = play("recorded.yaml")
  recorded = YAML(typ="safe").load(SCENARIOS.parent / "recordings" / "tide.yaml")["response"]
  whole = b"".join(map(bytes_of, recorded["body"]))
  slices = sum("at" in entry for entry in recorded["body"])

  first = post(server, body("The tide", stream=True))
  assert (first.status_code, first.headers["request-id"]) == (529, "req_recorded_overload")
  assert first.json()["error"]["type"] == "overloaded_error"

  with connected(server) as connection:
    connection.sendall(request_bytes(body("The tide", stream=True)))
    received = []
    with pytest.raises(ConnectionResetError):
      for chunk in read_chunks(connection, read_head(connection)[1]):
        received.append(chunk)
  assert [chunk.count(b"\n\n") for chunk in received] == [1, 2, 1], "a slice is a chunk"
  assert whole.startswith(b"".join(received)) and received[-1].endswith(b"\n\nevent: content_block_delta\ndata: ")

  with connected(server) as connection:
    connection.sendall(request_bytes(body("The tide", stream=True)))
    head, rest = read_head(connection)
    chunks = list(read_chunks(connection, rest))
  assert b"".join(chunks) == whole
  assert len(chunks) == whole.count(b"\n\n") > slices
  assert b"\r\nx-played: again" in head and b"\r\nrequest-id: req_recorded_tide\r\n" in head
  assert head.lower().count(b"\r\nvary: ") == 2

  refused, cut, answered = Control(server).requests(3)
  assert [entry["attempt"] for entry in (refused, cut, answered)] == [1, 2, 3]
  assert cut["fault"] == "reset at event 4 byte 33"
  assert [event["type"] for event in answered["events"]] == [
    "message_start", "content_block_start", "ping", "content_block_delta", "content_block_delta", "content_block_stop",
    "message_delta", "message_stop",
  ]

  client = connect(server, max_retries=1)
  text, error = client.broken(**ask("Which tide?"))
  assert text == "The tide's turning." and isinstance(error, sdk.BrokenStream)
  assert client.stream(**ask("Which tide?")).message.content[0].text == "The tide's turning. Thuỷ triều lên."


def bytes_of(entry: dict[str, str]) -> bytes:
  """The bytes that an entry of a recorded body stands for."""
  match entry:
    case {"event": name, "data": data}:
      return f"event: {name}\ndata: {data}\n\n".encode()
    case {"line": line}:
      return f"{line}\n".encode()
    case {"text": text}:
      return text.encode()
    case {"base64": text}:
      return base64.b64decode(text)
    case {"end": _}:
      return b""
