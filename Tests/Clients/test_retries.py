"""What the SDK does about a failure that passes: it waits as it is told, and comes back."""

import anthropic
import pytest

import sdk
from sdk import ask


LIMITED_ONCE = """
  replies:
    - {times: 1, error: rate_limit_error, headers: {retry-after: "7"}}
    - {text: Here you are.}
"""


@pytest.mark.parametrize("how", ["create", "stream"])
def test_429_then_success(scenario, connect, waits, how):
  client = connect(scenario(LIMITED_ONCE), max_retries=2)

  answer = client.create(**ask()) if how == "create" else client.stream(**ask()).message

  assert answer.content[0].text == "Here you are."
  assert waits == [7]


def test_429_is_raised_when_it_must_not_be_retried(scenario, connect, waits):
  client = connect(scenario(LIMITED_ONCE))

  with pytest.raises(anthropic.RateLimitError) as caught:
    client.create(**ask())

  assert caught.value.status_code == 429
  assert caught.value.response.headers["retry-after"] == "7"
  assert waits == []
  assert client.create(**ask()).content[0].text == "Here you are."


def test_retry_after_ms_goes_before_retry_after(scenario, connect, waits):
  server = scenario("""
    replies:
      - {times: 1, error: rate_limit_error, headers: {retry-after: "7", retry-after-ms: "250"}}
      - {text: Here you are.}
  """)

  connect(server, max_retries=1).create(**ask())

  assert waits == [0.25]


@pytest.mark.parametrize("error", ["overloaded_error", "api_error", "timeout_error", "conflict_error"])
def test_an_error_that_passes_is_retried_with_growing_waits(scenario, connect, waits, error):
  server = scenario(f"replies: [{{times: 2, error: {error}}}, {{text: Here you are.}}]")

  answer = connect(server, max_retries=2).stream(**ask()).message

  assert answer.content[0].text == "Here you are."
  assert len(waits) == 2 and 0 < waits[0] < waits[1]


def test_an_overload_that_lasts_is_raised_after_three_requests(scenario, connect, waits):
  server = scenario("replies: [{times: 3, error: overloaded_error}, {text: Here you are.}]")

  with pytest.raises(anthropic.APIStatusError) as caught:
    connect(server, max_retries=2).create(**ask())

  assert type(caught.value).__name__ == sdk.error_class(529)
  assert connect(server).create(**ask()).content[0].text == "Here you are."


def test_x_should_retry_is_the_servers_word(scenario, connect, waits):
  server = scenario("""
    replies:
      - {when: {last_user: never}, error: overloaded_error, headers: {x-should-retry: "false"}}
      - {when: {last_user: again}, times: 1, error: invalid_request_error, headers: {x-should-retry: "true"}}
      - {text: Here you are.}
  """)

  with pytest.raises(anthropic.APIStatusError) as caught:
    connect(server, max_retries=2).create(**ask("never"))
  assert caught.value.status_code == 529
  assert waits == []

  assert connect(server, max_retries=2).create(**ask("again")).content[0].text == "Here you are."
  assert len(waits) == 1


def test_a_rule_can_answer_by_attempt(scenario, connect, waits):
  server = scenario("""
    replies:
      - {when: {attempt: 1}, error: overloaded_error}
      - {when: {attempt: 2}, error: api_error}
      - {text: Third time lucky.}
  """)

  assert connect(server, max_retries=2).create(**ask()).content[0].text == "Third time lucky."
