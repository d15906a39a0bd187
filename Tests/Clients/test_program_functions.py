"""Published programs that define functions, which are called here."""

import asyncio
import time

import anthropic
import pytest

import programs
from sdk import KEY, BrokenStream, ask


@pytest.fixture
def waits(monkeypatch):
  """The seconds that a program and its SDK wanted to sleep. They do not sleep them."""
  asked_for = []
  monkeypatch.setattr(time, "sleep", asked_for.append)
  return asked_for


def test_guide_stream_response(scenario, use, capsys):
  use(scenario("replies: [{when: {last_user: quantum}, text: 'Small things, large numbers.'}]"))

  programs.load("guide/stream_response.py").stream_response()

  assert capsys.readouterr().out == "Small things, large numbers."


def test_implementation_raw_httpx(scenario, use):
  use(scenario("replies: [{text: 'No SDK is needed: “data: ” is enough.'}]"))
  program = programs.load("implementation/raw_httpx.py")

  pieces = list(program.stream_claude_response(ask()["messages"], KEY))

  assert "".join(pieces) == "No SDK is needed: “data: ” is enough."
  assert len(pieces) > 3


def test_chapter_5_handler(scenario, use):
  use(
    scenario("""
      replies:
        - content:
            - text: ["Let me", " check."]
            - tool_use: {name: get_weather, input: {location: Hanoi}, id: toolu_01ABCDEFGHJKLMNPQRSTUVWX}
          id: msg_01ABCDEFGHJKLMNPQRSTUVWX
          usage: {input_tokens: 20, output_tokens: 30}
    """)
  )
  program = programs.load("chapter_5/handler.py")

  with anthropic.Anthropic().messages.stream(**ask()) as stream:
    seen = list(program.handle_stream_events(stream))

  text = {"type": "text", "text": "Let me check."}
  tool = {
    "type": "tool_use",
    "id": "toolu_01ABCDEFGHJKLMNPQRSTUVWX",
    "name": "get_weather",
    "input": {"location": "Hanoi"},
  }
  assert [item["text"] for item in seen if item["type"] == "text"] == ["Let me", " check."]
  assert "".join(item["partial"] for item in seen if item["type"] == "tool_input") == '{"location":"Hanoi"}'
  assert [item["block"] for item in seen if item["type"] == "block_complete"] == [text, tool]
  assert seen[-1]["response"] == {
    "id": "msg_01ABCDEFGHJKLMNPQRSTUVWX",
    "content": [text, tool],
    "usage": {"input_tokens": 20, "output_tokens": 30},
    "stop_reason": "tool_use",
  }


def test_chat_app_retry(scenario, use, waits, capsys):
  # The SDK tries each call three times, then the program waits and calls again.
  use(
    scenario("""
      replies:
        - {times: 3, error: rate_limit_error, headers: {retry-after: "0.25"}}
        - {times: 3, error: overloaded_error, headers: {retry-after: "0.5"}}
        - {text: "Third time lucky."}
    """)
  )
  program = programs.load("chat_app/retry.py")

  assert "".join(program.stream_with_retry(ask()["messages"])) == "Third time lucky."
  assert waits == [0.25, 0.25, 1, 0.5, 0.5, 10]
  assert capsys.readouterr().out == "\nRate limited. Waiting 1s...\n\nServer overloaded. Waiting 10s...\n"


def test_chat_app_retry_gives_up(scenario, use, waits):
  use(scenario("replies: [{error: overloaded_error}]"))
  program = programs.load("chat_app/retry.py")

  with pytest.raises(Exception, match="^Max retries exceeded$"):
    list(program.stream_with_retry(ask()["messages"]))

  assert [wait for wait in waits if wait >= 5] == [5, 10, 15]


def test_chat_app_retry_of_lost_connections(scenario, use, waits, capsys):
  # Twice nobody answers, each time for all three requests of the SDK.
  server = scenario("""
    connections: [{times: 6, do: reset}]
    replies: [{text: "Third time lucky."}]
  """)
  use(server)
  program = programs.load("chat_app/retry.py")

  assert "".join(program.stream_with_retry(ask()["messages"])) == "Third time lucky."
  assert [wait for wait in waits if isinstance(wait, int)] == [1, 2]
  assert capsys.readouterr().out == "\nConnection lost. Retrying in 1s...\n\nConnection lost. Retrying in 2s...\n"


def test_chat_app_retry_of_a_cut_stream(scenario, use, waits):
  # The article means to go on from the text so far; but the SDK raises an error of its HTTP library, which goes through.
  server = scenario("replies: [{text: [One, ' two', ' three'], pings: none, faults: [{at: event 4, do: close}]}]")
  use(server)
  program = programs.load("chat_app/retry.py")
  texts = []

  with pytest.raises(BrokenStream):
    for text in program.stream_with_retry(ask()["messages"]):
      texts.append(text)

  assert (texts, waits) == (["One", " two"], [])


def test_chat_app_retry_raises_what_does_not_pass(scenario, use, waits):
  use(scenario("replies: [{error: permission_error}]"))
  program = programs.load("chat_app/retry.py")

  with pytest.raises(anthropic.PermissionDeniedError):
    list(program.stream_with_retry(ask()["messages"]))

  assert waits == []


def test_chapter_5_errors(scenario, use, waits, capsys):
  use(
    scenario("""
      replies:
        - {when: {last_user: broken}, error: {type: invalid_request_error, message: Not like this}}
        - {text: "All is well."}
    """)
  )
  program = programs.load("chapter_5/errors.py")

  assert "".join(program.robust_stream("Hello")) == "All is well."
  with pytest.raises(anthropic.BadRequestError):
    list(program.robust_stream("broken"))
  assert "\nAPI error: Error code: 400 - " in capsys.readouterr().out
  assert waits == []


def test_chapter_5_errors_of_lost_connections(scenario, use, waits, capsys):
  server = scenario("""
    connections: [{times: 3, do: reset}]
    replies: [{text: "All is well."}]
  """)
  use(server)
  program = programs.load("chapter_5/errors.py")

  assert "".join(program.robust_stream("Hello")) == "All is well."
  assert [wait for wait in waits if isinstance(wait, int)] == [1]
  assert capsys.readouterr().out == "\nConnection error, retrying... (1/3)\n"


@pytest.mark.parametrize(("error", "status"), [("rate_limit_error", 429), ("overloaded_error", 529)])
def test_chapter_5_errors_of_an_overload(scenario, use, waits, capsys, error, status):
  # The SDK asks three times, the program does not ask again.
  use(scenario(f"replies: [{{error: {error}}}]"))
  program = programs.load("chapter_5/errors.py")

  with pytest.raises(anthropic.APIStatusError):
    list(program.robust_stream("Hello"))

  assert len(waits) == 2
  assert capsys.readouterr().out.startswith(f"\nAPI error: Error code: {status} - ")


def test_chapter_5_errors_when_nobody_answers(serve, use, waits, capsys):
  stopped = serve()
  use(stopped)
  stopped.stop()
  program = programs.load("chapter_5/errors.py")

  with pytest.raises(anthropic.APIConnectionError):
    list(program.robust_stream("Hello"))

  assert [wait for wait in waits if isinstance(wait, int)] == [1, 2]
  assert capsys.readouterr().out == "\nConnection error, retrying... (1/3)\n\nConnection error, retrying... (2/3)\n"


def test_chapter_5_timeout_that_is_met(scenario, use, capsys):
  words = 20_000
  use(
    scenario(f"""
      replies:
        - {{when: {{last_user: long}}, text: Short.}}
        - {{pace: {{first: 0ms, between: 20ms}}, text: "{"word " * words}"}}
    """)
  )
  program = programs.load("chapter_5/timeout.py")
  assert capsys.readouterr().out == "Short."

  text = asyncio.run(program.stream_with_timeout("Now without an end", timeout_seconds=1))

  received = text.split()
  assert set(received) <= {"word"} and len(received) < words
  assert capsys.readouterr().out == (
    f"{text}\n\nStream timed out after 1s\nReceived {len(received)} chunks before timeout\n"
  )
