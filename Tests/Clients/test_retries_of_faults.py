"""What the SDK does about a connection that breaks: it tries again as often as it does by default, which is twice, as
long as it has shown nothing of the reply to its caller."""

import anthropic
import pytest

import sdk
from control import Control
from sdk import ask

BY_DEFAULT = anthropic.DEFAULT_MAX_RETRIES

ANSWER = "Third time lucky."


def attempts(*faults: str) -> str:
  """A scenario whose reply has one of these faults at each attempt, and none after them."""
  broken = "".join(f"      - {{text: {ANSWER}, faults: [{fault}]}}\n" for fault in faults)
  return f"replies:\n  - attempts:\n{broken}      - text: {ANSWER}\n"


def answer(client, how: str) -> str:
  message = client.create(**ask()) if how == "create" else client.stream(**ask()).message
  return message.content[0].text


@pytest.mark.parametrize("how", ["create", "stream"])
@pytest.mark.parametrize("act", ["reset", "close"])
def test_no_answer_at_all(scenario, connect, waits, how, act):
  fault = f"{{at: request, do: {act}}}"
  server = scenario(attempts(fault, fault))

  assert answer(connect(server, max_retries=BY_DEFAULT), how) == ANSWER
  assert len(waits) == 2 and 0 < waits[0] < waits[1]
  entries = Control(server).requests(3)
  assert [(entry["attempt"], entry["ended"]) for entry in entries] == [(1, "fault"), (2, "fault"), (3, "complete")]


@pytest.mark.parametrize("act", ["reset", "close", "bad_chunk"])
def test_half_a_message(scenario, connect, waits, act):
  fault = f"{{at: 50%, do: {act}}}"
  server = scenario(attempts(fault, fault))

  assert answer(connect(server, max_retries=BY_DEFAULT), "create") == ANSWER
  assert [entry["attempt"] for entry in Control(server).requests(3)] == [1, 2, 3]


@pytest.mark.parametrize("how", ["create", "stream"])
def test_a_fault_after_an_overload(scenario, connect, waits, how):
  server = scenario(f"""
    replies:
      - attempts:
          - error: overloaded_error
          - {{text: Lost, faults: [{{at: request, do: reset}}]}}
          - text: {ANSWER}
  """)

  assert answer(connect(server, max_retries=BY_DEFAULT), how) == ANSWER
  assert [entry["ended"] for entry in Control(server).requests(3)] == ["complete", "fault", "complete"]


@pytest.mark.parametrize("how", ["create", "stream"])
def test_silence(scenario, connect, waits, how):
  server = scenario(attempts("{at: request, do: stall}"))

  assert answer(connect(server, max_retries=BY_DEFAULT, timeout=2), how) == ANSWER
  silent, answered = Control(server).requests(2)
  assert (silent["ended"], answered["attempt"]) == ("fault", 2)


@pytest.mark.parametrize("how", ["create", "stream"])
@pytest.mark.parametrize("act", ["reset", "close"])
def test_a_connection_that_is_turned_away(scenario, connect, waits, how, act):
  server = scenario(f"""
    connections: [{{times: 2, do: {act}}}]
    replies: [{{text: {ANSWER}}}]
  """)

  assert answer(connect(server, max_retries=BY_DEFAULT), how) == ANSWER
  assert len(waits) == 2
  [entry] = Control(server).requests(1)
  assert entry["attempt"] == 1


def test_a_connection_that_is_silent(scenario, connect, waits):
  server = scenario(f"""
    connections: [{{times: 1, do: stall}}]
    replies: [{{text: {ANSWER}}}]
  """)

  assert answer(connect(server, max_retries=BY_DEFAULT, timeout=2), "stream") == ANSWER
  assert len(waits) == 1


@pytest.mark.parametrize("how", ["create", "stream"])
def test_a_fault_that_lasts_is_raised_after_three_requests(scenario, connect, waits, how):
  fault = "{at: request, do: reset}"
  server = scenario(attempts(fault, fault, fault))
  client = connect(server, max_retries=BY_DEFAULT)

  with pytest.raises(anthropic.APIConnectionError):
    answer(client, how)

  assert [entry["attempt"] for entry in Control(server).requests(3)] == [1, 2, 3]
  assert answer(client, how) == ANSWER


@pytest.mark.parametrize("fault", ["{at: event 5, do: reset}", "{at: event 5, do: close}", "{at: headers, do: close}"])
def test_a_stream_that_has_begun_is_not_retried(scenario, connect, waits, fault):
  server = scenario(attempts(fault))
  client = connect(server, max_retries=BY_DEFAULT)

  _, error = client.broken(**ask())

  assert isinstance(error, sdk.BrokenStream)
  assert waits == []
  assert client.broken(**ask()) == (ANSWER, None)
  assert [entry["attempt"] for entry in Control(server).requests(2)] == [1, 2]
