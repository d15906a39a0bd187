"""What programs do that have no SDK: node's fetch with a reader, and the lines of httpx, requests and curl."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

pytest.importorskip("requests", reason="it is installed beside the newest SDK alone")

import with_curl
import with_fetch
import with_httpx
import with_requests
from control import Control
from daemon import PATIENCE
from programs import needs_node
from raw import body, post

CLIENTS = [pytest.param(with_fetch.events, id="fetch", marks=needs_node)] + [
  pytest.param(client.events, id=client.__name__.removeprefix("with_"))
  for client in (with_httpx, with_requests, with_curl)
]


def text_of(events) -> str:
  deltas = [event["delta"] for event in events if event["type"] == "content_block_delta"]
  return "".join(delta["text"] for delta in deltas)


def content_of(events) -> list[dict[str, Any]]:
  """The blocks that a stream's events make, as they go back to the service. A call's input is not needed here."""
  blocks = [event["content_block"] for event in events if event["type"] == "content_block_start"]
  for event in events:
    if event["type"] == "content_block_delta":
      block, delta = blocks[event["index"]], event["delta"]
      for member in block.keys() & delta.keys() - {"type"}:
        block[member] += delta[member]
  return blocks


@pytest.mark.parametrize("client", CLIENTS)
def test_thinking_and_a_tool(scenario, client):
  server = scenario("""
    replies:
      - when: {thinking: true, turn: 1}
        content:
          - thinking: "The user wants the weather in Hà Nội."
          - text: "Let me look."
          - tool_use: {name: get_weather, input: {}}
      - when: {tool_result: {name: get_weather, content: sunny}}
        text: "It is sunny."
    expect: {all_replies_used: true, findings: none}
  """)
  tool = {"name": "get_weather", "description": "Weather", "input_schema": {"type": "object"}}
  thinking = {"type": "enabled", "budget_tokens": 1024}
  first = body("Weather?", stream=True, max_tokens=2048, tools=[tool], thinking=thinking)

  content = content_of(list(client(server.url, first, PATIENCE)))
  result = {"type": "tool_result", "tool_use_id": content[2]["id"], "content": "sunny"}
  messages = [*first["messages"], {"role": "assistant", "content": content}, {"role": "user", "content": [result]}]
  events = list(client(server.url, first | {"messages": messages}, PATIENCE))

  assert [block["type"] for block in content] == ["thinking", "text", "tool_use"]
  assert (content[0]["thinking"], content[1]["text"]) == ("The user wants the weather in Hà Nội.", "Let me look.")
  assert content[0]["signature"]
  assert text_of(events) == "It is sunny."
  assert Control(server).verdict()["passed"], Control(server).verdict()


@pytest.mark.parametrize("client", CLIENTS)
def test_tokens(scenario, client):
  server = scenario("replies: [{text: Hello}]")
  count = post(server, body("How many?", max_tokens=None), "/v1/messages/count_tokens").json()["input_tokens"]

  start, *_ = client(server.url, body("How many?", stream=True), PATIENCE)

  assert start["message"]["usage"]["input_tokens"] == count > 0


@pytest.mark.parametrize("client", CLIENTS)
def test_what_passes_is_asked_again(scenario, client):
  server = scenario("""
    replies:
      - attempts:
          - error: rate_limit_error
          - error: overloaded_error
          - {text: Lost, faults: [{at: request, do: reset}]}
          - {text: Hello, faults: [{at: event 3, do: close}]}
          - text: Hello
  """)
  request = body(stream=True)

  def texts():
    for _ in range(4):
      with pytest.raises(Exception):
        list(client(server.url, request, PATIENCE))
    return text_of(client(server.url, request, PATIENCE))

  assert texts() == "Hello"
  assert [entry["attempt"] for entry in Control(server).requests(5)] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("client", CLIENTS)
def test_streams_side_by_side(scenario, client):
  rules = "".join(f"- {{when: {{last_user: {{equals: '{n}'}}}}, text: 'number {n}'}}\n" for n in range(4))
  server = scenario(f"pace: {{first: 20ms, between: 2ms}}\nreplies:\n{rules}")

  with ThreadPoolExecutor() as pool:
    texts = pool.map(lambda number: text_of(client(server.url, body(str(number), stream=True), PATIENCE)), range(4))

  assert list(texts) == [f"number {number}" for number in range(4)]


@pytest.mark.parametrize("client", [with_httpx.events, with_requests.events], ids=["httpx", "requests"])
def test_cancellation(scenario, client):
  server = scenario("replies: [{text: [a, b, c], pings: none, faults: [{at: event 4, do: {hold: middle}}]}]")

  events = client(server.url, body(stream=True), PATIENCE)
  received = [next(events)["type"] for _ in range(4)]
  events.close()

  assert received[-1] == "content_block_delta"
  [entry] = Control(server).requests(1)
  assert (entry["ended"], entry["left"]["after_event"]) == ("client_left", 4)
