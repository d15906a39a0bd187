"""A tool call and its result, over two turns."""

import json

import anthropic
import pytest

from sdk import ask

WEATHER = """
  replies:
    - when: {tool_result: get_weather}
      text: "It is 32 °C and sunny in Hanoi."
    - when: {last_user: weather, tools: [get_weather]}
      content:
        - text: "Let me check."
        - tool_use: {name: get_weather, input: {location: Hanoi}}
    - when: {last_user: time}
      content:
        - tool_use: {name: get_time, input: {}}
        - tool_use: {name: get_date, input: {calendar: {name: lunar, leap: true}}}
"""

TOOLS = [
  {
    "name": name,
    "description": f"Tells what {name} says",
    "input_schema": {"type": "object", "properties": {"location": {"type": "string"}}},
  }
  for name in ("get_weather", "get_time", "get_date")
]


def answer(message, result: str = "32 °C, sunny"):
  """The conversation with the message and the results of its tool calls added."""
  calls = [block for block in message.content if block.type == "tool_use"]
  results = [{"type": "tool_result", "tool_use_id": call.id, "content": result} for call in calls]
  return [{"role": "assistant", "content": message.content}, {"role": "user", "content": results}]


def test_two_turns_streamed(scenario, connect):
  client = connect(scenario(WEATHER))
  request = ask("What's the weather in Hanoi?", tools=TOOLS)

  first = client.stream(**request).message
  text, call = first.content
  assert first.stop_reason == "tool_use"
  assert text.text == "Let me check."
  assert (call.name, call.input) == ("get_weather", {"location": "Hanoi"})
  assert call.id.startswith("toolu_01")

  request["messages"] += answer(first)
  second = client.stream(**request)
  assert "".join(second.texts) == "It is 32 °C and sunny in Hanoi."
  assert second.message.stop_reason == "end_turn"


def test_two_turns_not_streamed(scenario, connect):
  client = connect(scenario(WEATHER))
  request = ask("What's the weather in Hanoi?", tools=TOOLS)

  first = client.create(**request)
  assert (first.stop_reason, first.content[1].input) == ("tool_use", {"location": "Hanoi"})

  request["messages"] += answer(first)
  second = client.create(**request)
  assert [block.text for block in second.content] == ["It is 32 °C and sunny in Hanoi."]


def test_the_input_streams_as_json_after_an_empty_delta(scenario, connect):
  events = connect(scenario(WEATHER)).events(**ask("What's the weather in Hanoi?", tools=TOOLS))

  assert [(event.type, getattr(event, "index", None)) for event in events if "block_s" in event.type] == [
    ("content_block_start", 0),
    ("content_block_stop", 0),
    ("content_block_start", 1),
    ("content_block_stop", 1),
  ]
  start = next(event for event in events if event.type == "content_block_start" and event.index == 1)
  assert (start.content_block.type, start.content_block.name, start.content_block.input) == ("tool_use", "get_weather", {})
  pieces = [event.delta.partial_json for event in events if event.type == "content_block_delta" and event.index == 1]
  assert pieces == ["", '{"location":', '"Hanoi"}']


def test_parallel_calls(scenario, connect):
  message = connect(scenario(WEATHER)).stream(**ask("What time and day is it?", tools=TOOLS)).message

  assert [(call.name, call.input) for call in message.content] == [
    ("get_time", {}),
    ("get_date", {"calendar": {"name": "lunar", "leap": True}}),
  ]
  assert len({call.id for call in message.content}) == 2


def test_a_broken_input_is_sent_as_it_is(scenario, connect):
  server = scenario("""
    replies:
      - content: [{tool_use: {name: get_weather, input_json: ['{"location": "Ha', 'noi']}}]
        stop_reason: max_tokens
  """)

  events = connect(server).events(**ask("weather", tools=TOOLS))
  pieces = [event.delta.partial_json for event in events if event.type == "content_block_delta"]

  assert "".join(pieces) == '{"location": "Hanoi'
  assert pieces[-2:] == ['{"location": "Ha', "noi"]
  assert next(event for event in events if event.type == "message_delta").delta.stop_reason == "max_tokens"


def test_a_result_that_answers_no_call_is_refused(scenario, connect):
  request = ask("weather", tools=TOOLS)
  result = {"type": "tool_result", "tool_use_id": "toolu_nobody", "content": json.dumps({"temperature": 32})}
  request["messages"] += [{"role": "assistant", "content": "Well."}, {"role": "user", "content": [result]}]

  with pytest.raises(anthropic.BadRequestError) as caught:
    connect(scenario(WEATHER)).create(**request)

  assert caught.value.body["error"]["message"] == (
    "messages.2.content.0: unexpected `tool_use_id` found in `tool_result` blocks: toolu_nobody. "
    "Each `tool_result` block must have a corresponding `tool_use` block in the previous message."
  )
