"""Chat completions with OpenAI's SDK: text, tools, usage, models."""

import json

import openai
import pytest
from pydantic import BaseModel

from openai_sdk import HELPERS, MODEL, ask, function, texts

SCENARIO = """
  seed: 7
  replies:
    - when: {tool_result: {name: get_weather, content: 32}}
      text: It is 32 °C and sunny.
    - when: {last_user: weather, tools: [get_weather]}
      content:
        - thinking: The user wants the weather.
        - text: Checking.
        - tool_use: {name: get_weather, input: {location: Hà Nội, days: 2}}
        - tool_use: {name: get_time, input: {}}
    - when: {last_user: long}
      text: ["It goes", " on"]
      stop_reason: max_tokens
    - when: {system: "Be brief.\\nBe kind."}
      text: Hello!
      usage: {input_tokens: 11, output_tokens: 4}
"""

HELLO = [
  {"role": "system", "content": "Be brief."},
  {"role": "user", "content": [{"type": "text", "text": "Hello"}]},
  {"role": "developer", "content": "Be kind."},
]

TOOLS = [function("get_weather", location={"type": "string"}, days={"type": "integer"}), function("get_time")]


def hello(**more):
  return {"model": MODEL, "messages": HELLO, **more}


def test_a_completion(scenario, chat):
  completion = chat(scenario(SCENARIO)).create(**hello(max_completion_tokens=50, temperature=1.5, seed=3, user="me"))

  assert completion.object == "chat.completion"
  assert completion.id.startswith("msg_")
  assert completion.model == MODEL
  assert completion.created > 1_700_000_000
  assert completion._request_id.startswith("req_")
  [choice] = completion.choices
  assert (choice.index, choice.finish_reason, choice.logprobs) == (0, "stop", None)
  assert (choice.message.role, choice.message.content, choice.message.tool_calls) == ("assistant", "Hello!", None)
  usage = completion.usage
  assert (usage.prompt_tokens, usage.completion_tokens, usage.total_tokens) == (11, 4, 15)


def test_a_stream(scenario, chat):
  client = chat(scenario(SCENARIO))

  chunks = client.chunks(**ask("a long story"))

  assert texts(chunks) == ["It goes", " on"]
  assert chunks[0].choices[0].delta.role == "assistant"
  assert [chunk.choices[0].finish_reason for chunk in chunks] == [None, None, None, "length"]
  assert {chunk.object for chunk in chunks} == {"chat.completion.chunk"}
  assert len({(chunk.id, chunk.created, chunk.model) for chunk in chunks}) == 1
  assert all(chunk.usage is None for chunk in chunks)


def test_the_usage_of_a_stream(scenario, chat):
  chunks = chat(scenario(SCENARIO)).chunks(**hello(stream_options={"include_usage": True}))

  assert [chunk.usage for chunk in chunks[:-1]] == [None] * (len(chunks) - 1)
  assert chunks[-1].choices == []
  assert chunks[-1].usage.total_tokens == 15


def test_the_helper_for_streams(scenario, chat):
  pieces, completion = chat(scenario(SCENARIO)).stream(**hello())

  assert "".join(pieces) == completion.choices[0].message.content == "Hello!"
  assert completion.choices[0].finish_reason == "stop"


@pytest.mark.parametrize("streams", [False, True], ids=["whole", "stream"])
def test_a_tool_loop(scenario, chat, streams):
  client = chat(scenario(SCENARIO))
  request = ask("How is the weather?", tools=TOOLS, tool_choice="auto", parallel_tool_calls=True)

  completion = client.stream(**request)[1] if streams else client.create(**request)

  message = completion.choices[0].message
  assert completion.choices[0].finish_reason == "tool_calls"
  assert message.content == "Checking."
  assert [call.function.name for call in message.tool_calls] == ["get_weather", "get_time"]
  assert all(call.type == "function" and call.id.startswith("toolu_") for call in message.tool_calls)
  assert [json.loads(call.function.arguments) for call in message.tool_calls] == [{"location": "Hà Nội", "days": 2}, {}]

  said = {"role": "assistant", "content": message.content}
  said["tool_calls"] = [
    {"id": c.id, "type": "function", "function": {"name": c.function.name, "arguments": c.function.arguments}}
    for c in message.tool_calls
  ]
  results = [
    {"role": "tool", "tool_call_id": call.id, "content": content}
    for call, content in zip(message.tool_calls, ["32", [{"type": "text", "text": "noon"}]])
  ]
  request["messages"] = [*request["messages"], said, *results]
  assert client.create(**request).choices[0].message.content == "It is 32 °C and sunny."


def test_arguments_come_in_pieces(scenario, chat):
  server = scenario("""
    replies:
      - content:
          - tool_use: {name: f, id: toolu_1, input_json: ['{"a', '": [1', ']}']}
  """)

  chunks = chat(server).chunks(**ask(tools=[function("f")]))

  calls = [chunk.choices[0].delta.tool_calls[0] for chunk in chunks[1:-1]]
  assert [call.function.arguments for call in calls] == ["", '{"a', '": [1', "]}"]
  assert [call.id for call in calls] == ["toolu_1", None, None, None]
  assert {call.index for call in calls} == {0}


def test_a_parsed_answer(scenario, chat):
  class Weather(BaseModel):
    degrees: int

  server = scenario("""
    replies: [{text: '{"degrees": 32}'}]
  """)

  completion = chat(server).call(f"{HELPERS}.parse", **ask(response_format=Weather))

  assert completion.choices[0].message.parsed == Weather(degrees=32)


def test_models(built_in, chat):
  """They are listed as the service lists them; it asks for a version there."""
  client = chat(built_in, default_headers={"anthropic-version": "2023-06-01"})

  models = client.call("models.list").data
  assert client.call("models.retrieve", MODEL).id in [model.id for model in models]
  with pytest.raises(openai.NotFoundError):
    client.call("models.retrieve", "gpt-4")
