"""The official SDK through the recorder, and then against what was recorded."""

import json

import anthropic
import pytest

import sdk
from control import Control
from recording import check, files, recorded
from sdk import ask

SCENARIO = """
  seed: 7
  pace: {between: 1ms}
  replies:
    - {when: {tool_result: get_weather}, text: "It is 32 °C and sunny in Hanoi."}
    - when: {last_user: weather, tools: [get_weather]}
      content:
        - text: "Let me check."
        - tool_use: {name: get_weather, input: {location: Hà Nội, days: [1, 2]}}
    - when: {last_user: think}
      content:
        - thinking: "Let me think about it, step by step."
        - redacted_thinking: cmVkYWN0ZWQ=
        - text: "Forty-two."
    - {when: {last_user: busy}, error: rate_limit_error, headers: {retry-after: "3"}}
    - attempts: [{error: overloaded_error}, {text: Third, faults: [{at: request, do: reset}]}, {text: Third time lucky.}]
      when: {last_user: again}
    - {when: {last_user: cut}, text: "One two three four", pings: none, faults: [{at: event 4, do: reset}]}
    - {text: "Hello, I am recorded. Xin chào!"}
"""


def shown(message) -> dict:
  return message.model_dump(mode="json", exclude_none=True, warnings=False)


def a_message(client) -> list:
  return [shown(client.create(**ask()))]


def a_stream(client) -> list:
  seen = client.stream(**ask("stream"))
  return [seen.texts, shown(seen.message), seen.request_id]


def raw_events(client) -> list:
  return [shown(event) for event in client.events(**ask("events"))]


def tools(client) -> list:
  request = ask("What's the weather?", **sdk.tools("get_weather"))
  first = client.stream(**request)
  second = client.stream(**sdk.after(request, first.message, sdk.results(first.message, "32 °C")))
  return [shown(first.message), second.texts, shown(second.message)]


def tools_not_streamed(client) -> list:
  request = ask("And what's the weather?", **sdk.tools("get_weather"))
  first = client.create(**request)
  second = client.create(**sdk.after(request, first, sdk.results(first, "32 °C")))
  return [shown(first), shown(second)]


def thought(client) -> list:
  request = ask("think", max_tokens=2048, **sdk.thinking(1024))
  return [shown(client.create(**request))] + [shown(event) for event in client.events(**request)]


def a_refusal(client) -> list:
  with pytest.raises(anthropic.RateLimitError) as caught:
    client.create(**ask("busy"))
  error = caught.value
  return [type(error).__name__, error.body, error.response.headers["retry-after"], error.response.headers["request-id"]]


def retries(client) -> list:
  return [client.create(**ask("again")).content[0].text]


def a_broken_stream(client) -> list:
  text, error = client.broken(**ask("cut"))
  return [text, type(error).__name__]


PROGRAMS = [a_message, a_stream, raw_events, tools, tools_not_streamed, thought, a_refusal, retries, a_broken_stream]


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.__name__)
def test_a_program_cannot_tell_the_three_apart(scenario, record, serve, connect, waits, program):
  server = scenario(SCENARIO)
  recorder = record(server)
  options = {"max_retries": 2 if program is retries else 0}

  direct = program(connect(server, **options))
  Control(server).call("POST", "reset")
  through = program(connect(recorder, **options))
  recorder.stop()
  again = program(connect(serve(recorder.directory), **options))

  assert through == direct
  assert again == direct
  result = check(*files(recorder.directory))
  assert result.returncode == 0, result.stdout + result.stderr
  assert not any(sdk.KEY in file.read_text() for file in files(recorder.directory))


def test_many_streams_at_once(scenario, record, serve, connect, background):
  recorder = record(scenario(SCENARIO))

  def ask_all(server):
    client = connect(server)
    calls = [background(client.stream, **ask(f"number {number}")) for number in range(12)]
    return [(call.result().texts, call.result().message.id) for call in calls]

  said = ask_all(recorder)
  recorded(recorder.directory, 12)
  recorder.stop()

  assert len({identity for _, identity in said}) == 12
  assert ask_all(serve(recorder.directory)) == said


def test_the_journal_of_the_recorder_is_that_of_the_requests(scenario, record, connect):
  recorder = record(scenario(SCENARIO))
  client = connect(recorder)

  client.stream(**ask("stream"))
  client.broken(**ask("cut"))

  first, second = Control(recorder).requests(2)
  assert (first["status"], first["ended"], first["stream"]) == (200, "complete", True)
  assert second["status"] == 200 and second["ended"] != "complete"
  assert first["events"][0]["type"] == "message_start"
  assert json.dumps(first["headers"]).count(sdk.KEY) == 0
