"""Message batches: `/v1/messages/batches`."""

import json

import anthropic
import pytest

import sdk
from control import Control
from raw import answer_to_length, body, error_of, get, post
from sdk import ask

BATCHES = "/v1/messages/batches"
SCENARIO = """
  replies:
    - name: overloaded
      when: {last_user: Hanoi}
      error: overloaded_error
    - name: weather
      when: {last_user: weather}
      text: "It is sunny."
    - name: slow
      when: {last_user: Oslo}
      events:
        - hold: lunch
        - text: "It snows."
"""


@pytest.fixture(params=sdk.BATCHES)
def part(request) -> str:
  """A part of the client that has batches."""
  return request.param


def requests(*texts: str) -> list[dict]:
  """A request for each text, which is its name too."""
  return [{"custom_id": text, "params": ask(text)} for text in texts]


def test_a_batch_from_its_creation_to_its_results(scenario, connect, part):
  server = scenario(SCENARIO)
  client = connect(server)

  created = client.call(f"{part}.create", requests=requests("weather", "Hanoi"))
  assert (created.type, created.processing_status, created.results_url) == ("message_batch", "in_progress", None)
  assert created.request_counts.processing == 2

  ended = client.call(f"{part}.retrieve", created.id)
  assert (ended.id, ended.processing_status) == (created.id, "ended")
  assert (ended.request_counts.succeeded, ended.request_counts.errored) == (1, 1)
  assert ended.results_url == f"{server.url}{BATCHES}/{created.id}/results"

  results = {line.custom_id: line.result for line in client.each(f"{part}.results", created.id)}
  assert results["weather"].message.content[0].text == "It is sunny."
  assert results["weather"].message.usage.to_dict()["service_tier"] == "batch"
  assert results["Hanoi"].error.error.type == "overloaded_error"

  verdict = Control(server).verdict()
  assert verdict["passed"], verdict
  assert [entry["path"] for entry in Control(server).journal()] == [
    BATCHES,
    *[f"{BATCHES}/{created.id}"] * 2,
    f"{BATCHES}/{created.id}/results",
  ]


def test_a_canceled_batch(scenario, connect, part):
  client = connect(scenario(SCENARIO))
  created = client.call(f"{part}.create", requests=requests("weather", "Hanoi"))

  canceling = client.call(f"{part}.cancel", created.id)
  assert canceling.processing_status == "canceling"
  assert canceling.cancel_initiated_at is not None

  assert client.call(f"{part}.retrieve", created.id).request_counts.canceled == 2
  assert [line.result.type for line in client.each(f"{part}.results", created.id)] == ["canceled"] * 2


def test_a_gate_keeps_a_batch_in_progress(scenario, connect, part):
  server = scenario(SCENARIO)
  client = connect(server)
  created = client.call(f"{part}.create", requests=requests("weather", "Oslo"))

  assert client.call(f"{part}.retrieve", created.id).processing_status == "in_progress"
  with pytest.raises(anthropic.AnthropicError):
    client.each(f"{part}.results", created.id)
  Control(server).release("lunch")

  assert client.call(f"{part}.retrieve", created.id).request_counts.succeeded == 2
  texts = [line.result.message.content[0].text for line in client.each(f"{part}.results", created.id)]
  assert texts == ["It is sunny.", "It snows."]


def test_every_page_of_a_list(scenario, connect, part):
  client = connect(scenario(SCENARIO))
  created = [client.call(f"{part}.create", requests=requests("weather")).id for _ in range(3)]

  assert [batch.id for batch in client.each(f"{part}.list", limit=2)] == created[::-1]


@pytest.mark.skipif(sdk.VERSION < (1,), reason="this SDK cannot delete a batch")
def test_an_ended_batch_can_be_deleted(scenario, connect, part):
  client = connect(scenario(SCENARIO))
  created = client.call(f"{part}.create", requests=requests("Oslo")).id

  with pytest.raises(anthropic.BadRequestError, match="In progress batches cannot be deleted"):
    client.call(f"{part}.delete", created)
  client.call(f"{part}.cancel", created)
  client.call(f"{part}.retrieve", created)

  assert client.call(f"{part}.delete", created).type == "message_batch_deleted"
  with pytest.raises(anthropic.NotFoundError):
    client.call(f"{part}.retrieve", created)


def test_a_session_in_the_base_url(scenario, connect, part):
  server = scenario(SCENARIO)
  client = connect(server, base_url=f"{server.url}/session/one")
  created = client.call(f"{part}.create", requests=requests("weather"))

  assert [line.result.type for line in client.each(f"{part}.results", created.id)] == ["succeeded"]
  with pytest.raises(anthropic.NotFoundError):
    connect(server).call(f"{part}.retrieve", created.id)


def test_a_rule_and_its_faults_answer_in_the_place_of_a_batch(scenario, connect, part):
  client = connect(
    scenario(f"""
      replies:
        - when: {{path: {BATCHES}, attempt: 1}}
          error: rate_limit_error
        - when: {{path: {{glob: "{BATCHES}/*/results"}}}}
          http: {{body: '{{"custom_id":"a","result":{{"type":"expired"}}}}'}}
    """)
  )
  with pytest.raises(anthropic.RateLimitError):
    client.call(f"{part}.create", requests=requests("weather"))

  # The same call again is another attempt.
  created = client.call(f"{part}.create", requests=requests("weather"))
  client.call(f"{part}.retrieve", created.id)
  assert [line.result.type for line in client.each(f"{part}.results", created.id)] == ["expired"]


@pytest.mark.parametrize(
  "custom_id, flaw",
  [
    ("a" * 65, "String should have at most 64 characters"),
    ("a b", "String should match pattern '^[a-zA-Z0-9_-]{1,64}$'"),
  ],
)
def test_the_name_of_a_request(scenario, custom_id, flaw):
  refused = post(scenario(SCENARIO), {"requests": [{"custom_id": custom_id, "params": body()}]}, BATCHES)

  assert error_of(refused) == (400, "invalid_request_error", f"requests.0.custom_id: {flaw}")


def test_what_a_request_asks_for_is_checked_later(scenario):
  server = scenario(SCENARIO)
  params = {"missing": body(messages=None), "streamed": body("weather", stream=True), "good": body("weather")}
  created = post(server, {"requests": [{"custom_id": name, "params": p} for name, p in params.items()]}, BATCHES).json()

  results = get(server, f"{BATCHES}/{created['id']}/results")
  assert results.headers["content-type"] == "application/x-jsonl"
  lines = {line["custom_id"]: line["result"] for line in map(json.loads, results.text.splitlines())}
  assert lines["missing"]["error"]["error"]["message"] == "messages: Field required"
  assert lines["streamed"]["error"]["error"]["message"] == '"stream=True" is not supported in the Message Batches API'
  assert lines["good"]["type"] == "succeeded"


def test_a_batch_may_be_longer_than_a_message(scenario):
  server = scenario(SCENARIO)

  assert answer_to_length(server, BATCHES, 256 << 20) == 100
  assert answer_to_length(server, BATCHES, (256 << 20) + 1) == 413
  assert answer_to_length(server, "/v1/messages", (32 << 20) + 1) == 413


def test_a_reset_forgets_batches(scenario):
  server = scenario(SCENARIO)
  post(server, {"requests": requests("weather")}, BATCHES)
  Control(server).call("POST", "reset")

  page = get(server, BATCHES).json()
  assert page == {"data": [], "has_more": False, "first_id": None, "last_id": None}
