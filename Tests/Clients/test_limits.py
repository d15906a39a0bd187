"""What a client sees of simulated rate limits: true header fields, true waits, and a way through for whoever obeys."""

import time
from datetime import datetime, timezone

import anthropic
import anyio
import pytest

from control import Control
from raw import body, error_of, post
from sdk import ask

ONE_A_MINUTE = """
  limits: {requests_per_minute: 1}
  replies: [{text: Here you are.}]
"""

NAMES = ["requests", "input-tokens", "output-tokens", "tokens"]

# It takes half a second until there are a thousand tokens more. A text of more than there are empties the bucket.
QUICK = """
  limits: {input_tokens_per_minute: 120000}
  replies: [{text: Here you are.}]
"""
A_THOUSAND_TOKENS = "word" * 996
MORE_THAN_A_MINUTE_ALLOWS = "word" * 120_000


def limits(response, name: str) -> tuple[str, str]:
  """What an answer says of a limit: how much it allows, and how much is left."""
  prefix = f"anthropic-ratelimit-{name}"
  return response.headers[f"{prefix}-limit"], response.headers[f"{prefix}-remaining"]


def reset(response, name: str) -> float:
  """When all of it will be there again, counted from 1970."""
  text = response.headers[f"anthropic-ratelimit-{name}-reset"]
  return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=timezone.utc).timestamp()


@pytest.fixture
def naps(monkeypatch):
  """The seconds that the SDK slept between attempts."""
  slept = []
  sleep, async_sleep = time.sleep, anyio.sleep

  def nap(seconds):
    slept.append(seconds)
    sleep(seconds)

  async def async_nap(seconds):
    slept.append(seconds)
    await async_sleep(seconds)

  monkeypatch.setattr(time, "sleep", nap)
  monkeypatch.setattr(anyio, "sleep", async_nap)
  return slept


@pytest.mark.parametrize("stream", [False, True])
def test_every_answer_tells_what_is_left(scenario, stream):
  server = scenario("""
    limits: {requests_per_minute: 5, input_tokens_per_minute: 60000, output_tokens_per_minute: 6000}
    replies: [{text: Here you are.}]
  """)
  before = time.time()

  response = post(server, body("word" * 29_996, stream=stream))

  after = time.time()
  assert response.status_code == 200
  assert limits(response, "requests") == ("5", "4")
  allowed, left = limits(response, "input-tokens")
  # Thirty thousand, and what has come in since.
  assert allowed == "60000" and 30_000 <= int(left) < 60_000
  assert limits(response, "output-tokens")[0] == "6000"
  assert limits(response, "tokens")[0] == "66000"
  assert before + 12 <= reset(response, "requests") <= after + 13
  assert before + 30 <= reset(response, "input-tokens") <= after + 31
  assert reset(response, "tokens") == max(reset(response, "input-tokens"), reset(response, "output-tokens"))


def test_without_limits_there_are_no_fields(scenario):
  response = post(scenario("replies: [{text: Here you are.}]"), body())

  assert not [name for name in response.headers if name.startswith("anthropic-ratelimit-")]


def test_only_the_limits_that_there_are_have_fields(scenario):
  response = post(scenario(ONE_A_MINUTE), body())

  assert [name for name in NAMES if f"anthropic-ratelimit-{name}-limit" in response.headers] == ["requests"]


def test_a_refusal_tells_the_true_wait(scenario, connect):
  server = scenario(ONE_A_MINUTE)
  client = connect(server)
  before = time.time()
  client.create(**ask())

  with pytest.raises(anthropic.RateLimitError) as caught:
    client.create(**ask("Again"))

  elapsed = time.time() - before
  response = caught.value.response
  seconds, milliseconds = int(response.headers["retry-after"]), int(response.headers["retry-after-ms"])
  assert 60 - elapsed <= milliseconds / 1000 <= 60
  assert 0 <= seconds - milliseconds / 1000 < 1
  assert response.headers["x-should-retry"] == "true"
  assert limits(response, "requests") == ("1", "0")
  assert before + 60 <= reset(response, "requests") <= before + elapsed + 61
  assert caught.value.body["error"]["type"] == "rate_limit_error"
  assert "rate limit of 1 requests per minute" in caught.value.body["error"]["message"]


def test_the_sdk_waits_as_long_as_it_is_told(scenario, connect, waits):
  server = scenario(ONE_A_MINUTE)
  connect(server).create(**ask())

  with pytest.raises(anthropic.RateLimitError):
    connect(server, max_retries=1).create(**ask())

  # The wait is in milliseconds; whole seconds would be longer, and the SDK's own back-off much shorter.
  assert len(waits) == 1 and 30 < waits[0] <= 60


def test_the_sdk_that_obeys_is_let_through(scenario, connect, naps):
  client = connect(scenario(QUICK), max_retries=1)
  client.create(**ask(MORE_THAN_A_MINUTE_ALLOWS))

  # A slow machine may fill the bucket between two requests, but not between all of them.
  while not naps:
    assert client.create(**ask(A_THOUSAND_TOKENS)).content[0].text == "Here you are."

  assert all(0 < nap <= 0.5 for nap in naps)


def test_output_tokens_are_taken_when_they_are_known(scenario):
  server = scenario("""
    limits: {output_tokens_per_minute: 600}
    replies: [{text: Here you are., usage: {output_tokens: 900}}]
  """)
  assert post(server, body()).status_code == 200

  response = post(server, body())

  status, kind, message = error_of(response)
  assert (status, kind) == (429, "rate_limit_error")
  assert "rate limit of 600 output tokens per minute" in message
  # Three hundred tokens are owed, and one must be there: 30.1 seconds, less what has passed.
  assert 0 < int(response.headers["retry-after-ms"]) <= 30_100
  assert limits(response, "output-tokens") == ("600", "0")


def test_each_key_has_limits_of_its_own(scenario, connect):
  server = scenario(ONE_A_MINUTE)
  for key in ["sk-ant-test-one", "sk-ant-test-two"]:
    client = connect(server, api_key=key)
    assert client.create(**ask()).content[0].text == "Here you are."
    with pytest.raises(anthropic.RateLimitError):
      client.create(**ask())


def test_the_keys_of_a_session_may_share_its_limits(scenario, connect):
  server = scenario("""
    limits: {requests_per_minute: 1, per: session}
    replies: [{text: Here you are.}]
  """)
  connect(server, api_key="sk-ant-test-one").create(**ask())

  with pytest.raises(anthropic.RateLimitError):
    connect(server, api_key="sk-ant-test-two").create(**ask())

  other = connect(server, base_url=f"{server.url}/session/other")
  assert other.create(**ask()).content[0].text == "Here you are."


def test_a_reset_gives_all_back(scenario):
  server = scenario(ONE_A_MINUTE)
  assert [post(server, body()).status_code for _ in range(2)] == [200, 429]

  assert Control(server).call("POST", "reset").is_success

  assert [post(server, body()).status_code for _ in range(2)] == [200, 429]


HELD = """
  limits: {concurrent: 1}
  replies:
    - when: {last_user: Hold}
      events: [{text: "One,"}, {hold: middle}, {text: " two."}]
    - {times: 1, text: First.}
    - {text: Later.}
"""


def test_one_reply_at_a_time(scenario, connect, background):
  server = scenario(HELD)
  client = connect(server)
  streamed = background(client.stream, **ask("Hold"))
  Control(server).arrived("middle")

  with pytest.raises(anthropic.RateLimitError) as caught:
    client.create(**ask())

  assert caught.value.response.headers["retry-after"] == "1"
  assert caught.value.response.headers["retry-after-ms"] == "1000"
  Control(server).release("middle")
  assert [block.text for block in streamed.result().message.content] == ["One,", " two."]
  # What was refused has used nothing of the script.
  assert [client.create(**ask()).content[0].text for _ in range(2)] == ["First.", "Later."]


def test_who_leaves_frees_the_place(scenario, connect):
  client = connect(scenario(HELD))

  assert client.first_texts(1, **ask("Hold"))

  assert client.create(**ask()).content[0].text == "First."
