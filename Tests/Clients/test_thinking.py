"""Thinking with its signature, sent back in the next turn."""

import base64

import pytest

from sdk import KNOWS_THINKING, ask, thinking

TOOLS = [{"name": "get_weather", "description": "Tells the weather", "input_schema": {"type": "object"}}]

SCENARIO = """
  replies:
    - when: {tool_result: get_weather}
      text: "Sunny."
    - when: {thinking: true, last_user: weather}
      content:
        - {thinking: ["They ask", " for the weather."], signature: "EqQBCkYIARgCIkAbZm9yIHRlc3Rz"}
        - redacted_thinking: "EmwKAhgBEgy3va3pzix"
        - text: "Checking."
        - tool_use: {name: get_weather, input: {location: Hanoi}}
    - when: {thinking: true}
      content:
        - thinking: "They greet me. I greet them."
        - text: "Hello!"
    - when: {thinking: false}
      text: "No thought."
"""


def request(text: str):
  return ask(text, **thinking(1024)) | {"max_tokens": 4096}


def test_a_thinking_block_comes_first_and_ends_with_its_signature(scenario, connect):
  events = connect(scenario(SCENARIO)).events(**request("What's the weather?"), tools=TOOLS)

  blocks = [event.content_block for event in events if event.type == "content_block_start"]
  assert [block.type for block in blocks] == ["thinking", "redacted_thinking", "text", "tool_use"]
  assert (blocks[0].thinking, blocks[0].signature) == ("", "")
  assert blocks[1].data == "EmwKAhgBEgy3va3pzix"
  deltas = [event.delta for event in events if event.type == "content_block_delta" and event.index == 0]
  assert [delta.type for delta in deltas] == ["thinking_delta", "thinking_delta", "signature_delta"]
  assert [delta.thinking for delta in deltas[:2]] == ["They ask", " for the weather."]
  assert deltas[2].signature == "EqQBCkYIARgCIkAbZm9yIHRlc3Rz"
  assert not [event for event in events if event.type == "content_block_delta" and event.index == 1]


def test_thinking_goes_back_with_the_tool_result(scenario, connect):
  client = connect(scenario(SCENARIO))
  first = client.create(**request("What's the weather?"), tools=TOOLS)
  assert (first.content[0].thinking, first.content[0].signature) == (
    "They ask for the weather.",
    "EqQBCkYIARgCIkAbZm9yIHRlc3Rz",
  )

  next_request = request("What's the weather?")
  result = {"type": "tool_result", "tool_use_id": first.content[3].id, "content": "Sunny"}
  next_request["messages"] += [
    {"role": "assistant", "content": [block.to_dict() for block in first.content]},
    {"role": "user", "content": [result]},
  ]

  assert client.create(**next_request, tools=TOOLS).content[0].text == "Sunny."


@pytest.mark.skipif(not KNOWS_THINKING, reason="this SDK's stream helper does not put thinking together")
def test_the_stream_helper_puts_thinking_together(scenario, connect):
  client = connect(scenario(SCENARIO))
  message = client.stream(**request("Hello")).message

  thought, text = message.content
  assert (thought.type, thought.thinking) == ("thinking", "They greet me. I greet them.")
  assert len(base64.b64decode(thought.signature, validate=True)) > 32
  assert text.text == "Hello!"

  next_request = request("Hello")
  next_request["messages"] += [
    {"role": "assistant", "content": message.content},
    {"role": "user", "content": "And again"},
  ]
  assert client.stream(**next_request).message.content[1].text == "Hello!"


def test_a_rule_can_tell_whether_thinking_is_on(scenario, connect):
  assert connect(scenario(SCENARIO)).create(**ask()).content[0].text == "No thought."
