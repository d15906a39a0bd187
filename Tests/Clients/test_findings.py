"""What the daemon says of clients that misbehave, and of those that behave."""

import time

import httpx
import pytest

from control import Control
from raw import body, connected, headers, post, read_events, request_bytes

# How long a wait is that must be seen as one, in seconds.
PAUSE = 0.3


@pytest.fixture
def accused(scenario):
  """Plays a client against a scenario, and tells the kinds of the findings about it."""

  def accused(text: str, client, requests: int) -> list[str]:
    server = scenario(text)
    client(server)
    control = Control(server)
    entries = control.requests(requests)
    findings = control.verdict()["findings"]
    assert {finding["request"] for finding in findings} <= {entry["id"] for entry in entries}
    assert all(finding["detail"] for finding in findings)
    return [finding["kind"] for finding in findings]

  return accused


def tries(*waits: float, **more):
  """A client that asks the same again and again, with these waits between."""

  def client(server) -> None:
    post(server, body(), **more)
    for wait in waits:
      time.sleep(wait)
      post(server, body(), **more)

  return client


LIMITED = """
  replies:
    - attempts:
        - error: rate_limit_error
          headers: {%s}
        - text: "Thank you for waiting."
"""


@pytest.mark.parametrize("header", ['retry-after: "60"', 'retry-after-ms: "60000"'])
def test_who_comes_back_before_the_time_it_was_told(accused, header):
  assert accused(LIMITED % header, tries(0), 2) == ["retry_after_ignored"]


@pytest.mark.parametrize("header", ['retry-after: "1"', 'retry-after-ms: "1000"'])
def test_who_waits_as_it_was_told(accused, header):
  assert accused(LIMITED % header, tries(1), 2) == []


@pytest.mark.parametrize("error", ["invalid_request_error", "authentication_error", "not_found_error"])
def test_who_repeats_what_cannot_succeed(accused, error):
  assert accused(f"replies: [{{error: {error}}}]", tries(PAUSE), 2) == ["retried_non_retryable"]


@pytest.mark.parametrize("error", ["conflict_error", "rate_limit_error", "api_error", "overloaded_error"])
def test_who_repeats_what_may_succeed(accused, error):
  assert accused(f"replies: [{{attempts: [{{error: {error}}}, {{text: Hello.}}]}}]", tries(PAUSE), 2) == []


def test_who_never_stops(accused):
  findings = accused("replies: [{error: overloaded_error}]", tries(*[0] * 11), 12)

  assert "retry_storm" in findings


def test_who_stops_after_ten_attempts(accused):
  findings = accused("replies: [{error: overloaded_error}]", tries(*[0] * 9), 10)

  assert "retry_storm" not in findings


THIRD_TIME = "replies: [{attempts: [{error: api_error}, {error: overloaded_error}, {text: Hello.}]}]"


def test_who_does_not_wait_longer_the_second_time(accused):
  assert accused(THIRD_TIME, tries(PAUSE, 0), 3) == ["no_backoff"]


def test_who_waits_longer_each_time(accused):
  def client(server) -> None:
    started = time.monotonic()
    post(server, body())
    post(server, body())
    # Longer than the first wait, however slow the machine made that.
    time.sleep(PAUSE + 2 * (time.monotonic() - started))
    post(server, body())

  assert accused(THIRD_TIME, client, 3) == []


@pytest.mark.parametrize("error", ["rate_limit_error", "overloaded_error"])
def test_who_gives_up_on_what_passes(accused, error):
  assert accused(f"replies: [{{attempts: [{{error: {error}}}, {{text: Hello.}}]}}]", tries(), 1) == ["gave_up"]


CALL = """
  validate: lenient
  replies:
    - when: {turn: 1}
      content:
        - thinking: "They ask for the weather."
        - tool_use: {name: get_weather, input: {}}
    - text: "It is sunny."
"""


def goes_on(keep, content):
  """A client that goes on after a tool call with the blocks that it keeps, and with this to say."""

  def client(server) -> None:
    asked = body("Weather?", tools=[{"name": "get_weather", "input_schema": {"type": "object"}}])
    asked |= {"thinking": {"type": "enabled", "budget_tokens": 1024}, "max_tokens": 4096}
    blocks = post(server, asked).json()["content"]
    reply = {"role": "assistant", "content": [block for block in blocks if block["type"] in keep]}
    answer = {"role": "user", "content": content(blocks[1]["id"])}
    post(server, asked | {"messages": [*asked["messages"], reply, answer]})

  return client


def result(identifier: str):
  return [{"type": "tool_result", "tool_use_id": identifier, "content": "Sunny"}]


def test_who_goes_on_without_the_tools_result(accused):
  client = goes_on(["thinking", "tool_use"], lambda _: "Never mind. How are you?")

  assert accused(CALL, client, 2) == ["tool_result_missing"]


def test_who_sends_the_call_back_without_the_thinking(accused):
  assert accused(CALL, goes_on(["tool_use"], result), 2) == ["thinking_not_returned"]


def test_who_sends_everything_back(accused):
  assert accused(CALL, goes_on(["thinking", "tool_use"], result), 2) == []


@pytest.mark.parametrize("validation", ["strict", "lenient", "off"])
def test_who_sends_no_version(accused, validation):
  scenario = f"{{validate: {validation}, replies: [{{text: Hello.}}]}}"

  assert accused(scenario, tries(anthropic_version=None), 1) == ["version_header_missing"]


STORY = """
  replies:
    - MAY
      pings: none
      events:
        - text: "Once upon a time"
        - hold: page
        - text: " there was a program."
"""


def leaves(server) -> None:
  with connected(server) as connection:
    connection.sendall(request_bytes(body(stream=True)))
    for event in read_events(connection):
      if b"content_block_stop" in event:
        return


def test_who_leaves_before_the_end(accused):
  assert accused(STORY.replace("MAY", "name: story"), leaves, 1) == ["left_early"]


def test_who_leaves_where_it_may(accused):
  assert accused(STORY.replace("MAY", "may_leave: true"), leaves, 1) == []


def test_a_client_that_does_everything_right(accused):
  scenario = """
  replies:
    - name: weather
      when: {turn: 1}
      attempts:
        - error: overloaded_error
          headers: {retry-after: "1"}
        - content:
            - thinking: "They ask for the weather."
            - tool_use: {name: get_weather, input: {}}
    - when: {tool_result: get_weather}
      text: "It is sunny."
  expect: {requests: 3, all_replies_used: true, findings: none}
"""

  def client(server) -> None:
    asked = body("Weather?", tools=[{"name": "get_weather", "input_schema": {"type": "object"}}])
    asked |= {"thinking": {"type": "enabled", "budget_tokens": 1024}, "max_tokens": 4096}
    time.sleep(float(post(server, asked).headers["retry-after"]))
    blocks = post(server, asked).json()["content"]
    messages = [*asked["messages"], {"role": "assistant", "content": blocks}]
    messages.append({"role": "user", "content": result(blocks[1]["id"])})
    assert post(server, asked | {"messages": messages}).json()["stop_reason"] == "end_turn"
    control = Control(server)
    control.requests(3)
    assert control.verdict()["passed"]

  assert accused(scenario, client, 3) == []


def test_a_loop_around_a_client_that_does_not_retry_is_known_by_its_connection(accused):
  def client(server) -> None:
    with httpx.Client(verify=False) as connection:
      for _ in range(2):
        fields = headers(x_stainless_retry_count="0")
        connection.post(server.url + "/v1/messages", json=body(), headers=fields)

  assert accused(LIMITED % 'retry-after: "60"', client, 2) == ["retry_after_ignored"]
