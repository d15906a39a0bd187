"""What the service tells in a message because the request asked for it, where the SDK finds it."""

from datetime import datetime, timedelta, timezone

import pytest

import sdk
from raw import body, post
from sdk import ask

CODE = """
  replies:
    - when: {last_user: code}
      content:
        - server_tool_use: {name: bash_code_execution, input: {command: ls}}
        - block:
            type: bash_code_execution_tool_result
            tool_use_id: srvtoolu_1
            content: {type: bash_code_execution_result, stdout: "", stderr: "", return_code: 0, content: []}
        - text: "Done."
    - when: {last_user: mine}
      text: Hello
      container: {id: container_mine, expires_at: "2030-01-01T00:00:00Z"}
      context_management:
        applied_edits: [{type: clear_tool_uses_20250919, cleared_tool_uses: 2, cleared_input_tokens: 50}]
      usage: {service_tier: priority}
    - text: Hello
"""

knows_beta = pytest.mark.skipif(sdk.VERSION < (1,), reason="this SDK does not know these fields")
CONTEXT = {"extra_body": {"context_management": {"edits": [{"type": "clear_tool_uses_20250919"}]}}}


def both(client, **request):
  """The message whole and streamed."""
  return client.create(**request), client.stream(**request).message


@knows_beta
def test_code_runs_in_a_container_that_the_next_request_may_name(scenario, connect):
  client = connect(scenario(CODE), part="beta.messages")
  for message in both(client, **ask("Run code")):
    assert message.container.id.startswith("container_01")
    days = message.container.expires_at - datetime.now(timezone.utc)
    assert timedelta(days=29) < days <= timedelta(days=30)
    for again in both(client, **ask("Hi", container=message.container.id)):
      assert again.container.id == message.container.id
  for message in both(client, **ask("Hi")):
    assert message.container is None


@knows_beta
def test_what_was_done_to_the_context(scenario, connect):
  client = connect(scenario(CODE), part="beta.messages")
  for message in both(client, **ask("Hi"), **CONTEXT):
    assert message.context_management.applied_edits == []
  for message in both(client, **ask("Show me mine")):
    [edit] = message.context_management.applied_edits
    assert (edit.cleared_tool_uses, edit.cleared_input_tokens) == (2, 50)
    assert message.container.id == "container_mine"
    assert message.usage.service_tier == "priority"
  for message in both(client, **ask("Hi")):
    assert message.context_management is None


def test_where_and_how_fast(scenario):
  server = scenario("replies: [{text: Hello}]")
  usage = post(server, body(speed="fast", inference_geo="us")).json()["usage"]
  assert (usage["speed"], usage["inference_geo"], usage["service_tier"]) == ("fast", "us", "standard")
  assert "speed" not in post(server, body()).json()["usage"]


def test_the_events_have_each_in_its_place(scenario):
  request = body("Hi", container="container_1", context_management={"edits": []}, stream=True)
  text = post(scenario("replies: [{text: Hello}]"), request).text
  start, end = [line for line in text.split("\n") if '"message_start"' in line or '"message_delta"' in line]
  assert '"container":{"id":"container_1"' in start and "context_management" not in start
  assert end.index('"container"') < end.index('"usage"') < end.index('"context_management":{"applied_edits":[]}')
