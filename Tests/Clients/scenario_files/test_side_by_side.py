"""Scenario files about time, gates, and what goes on at the same time."""

import asyncio

import anthropic
import pytest

import sdk
from control import Control
from daemon import PATIENCE
from raw import body, connected, post, read_events, request_bytes
from sdk import ask


def test_slow(play, connect):
  client = connect(play("slow.yaml"))

  assert client.first_texts(2, **ask()) == ["Goo", "d t"]
  assert client.stream(**ask("fast")).message.content[0].text == "All of this arrives at once."


def test_heartbeat(play, connect):
  server = play("heartbeat.yaml", "--speed", "10x")

  assert "".join(connect(server).stream(**ask()).texts) == "Let me think. It is 42."
  [entry] = Control(server).requests(1)
  types = [event["type"] for event in entry["events"]]
  silence = types[types.index("content_block_stop") + 1 : types.index("content_block_start", 2)]
  assert len(silence) >= 3 and set(silence) == {"ping"}


def test_gate(play, connect, background):
  server = play("gate.yaml")
  control = Control(server)

  stream = background(connect(server).stream, **ask())
  [waiting] = control.arrived("halfway")
  assert waiting["events_sent"] == 5
  assert not stream.done()
  control.release("halfway")
  assert "".join(stream.result(PATIENCE).texts) == "One, two, three, four."


def test_step_by_step(play):
  server = play("step-by-step.yaml")
  control = Control(server)

  with connected(server) as connection:
    connection.sendall(request_bytes(body(stream=True)))
    events = read_events(connection)
    types = [name_of(next(events))]
    for sent in range(1, 5):
      assert [stream["events_sent"] for stream in control.arrived("next")] == [sent]
      control.release("next", steps=1)
      types.append(name_of(next(events)))
    control.release("next")
    types += [name_of(event) for event in events]

  assert types == [
    "message_start",
    "content_block_start",
    *["content_block_delta"] * 3,
    "content_block_stop",
    "message_delta",
    "message_stop",
  ]


def name_of(event: bytes) -> str:
  return event.split(b"\n")[0].removeprefix(b"event: ").decode()


def test_concurrent(play):
  server = play("concurrent.yaml")
  texts = {
    "Python": "Python reads like English.",
    "JavaScript": "JavaScript runs in every browser.",
    "Rust": "Rust is fast and safe.",
  }

  async def stream(client, question: str) -> str:
    async with client.messages.stream(**ask(f"What is {question}?")) as stream:
      return "".join([text async for text in stream.text_stream])

  async def all_at_once() -> list[str]:
    async with anthropic.AsyncAnthropic(base_url=server.url, api_key=sdk.KEY) as client:
      return await asyncio.gather(*(stream(client, question) for question in texts))

  assert asyncio.run(all_at_once()) == list(texts.values())
  # How much later than due an event is sent is up to the machine, but it is never sent earlier.
  sent = {entry["body"]["messages"][0]["content"]: entry["events"] for entry in Control(server).requests(3)}
  python = [event["at_ms"] for event in sent["What is Python?"]]
  assert all(at >= 300 + 30 * number for number, at in enumerate(python))
  assert sent["What is JavaScript?"][0]["at_ms"] >= 100


@pytest.mark.parametrize("by", ["path", "header"])
def test_sessions(play, by):
  server = play("sessions.yaml")

  def say(session: str, text: str) -> str:
    if by == "path":
      response = post(server, body(text), f"/session/{session}/v1/messages")
    else:
      response = post(server, body(text), x_mock_session=session)
    return response.json()["content"][0]["text"] if response.status_code == 200 else str(response.status_code)

  for session in ("one", "two"):
    assert [say(session, text) for text in ("order", "order", "buy", "buy")] == [
      "529",
      "Your order is placed.",
      "You bought the last piece.",
      "Sold out.",
    ]
  assert len(Control(server, "one").requests(4)) == 4
