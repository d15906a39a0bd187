"""Conversations that the server holds, so that a client sends only what is new."""

import anthropic
import httpx
import pytest

import sdk
from control import Control
from raw import body, error_of, post
from sdk import MODEL, ask, results, tools

SCENARIO = """
  replies:
    - name: question
      when: {turn: 1, last_user: Hanoi}
      content:
        - text: "Let me see."
        - tool_use: {name: get_weather, input: {location: Hanoi}}
    - name: second call
      when: {turn: 2, tool_result: {name: get_weather, content: sunny}, any_text: Hanoi}
      content:
        - tool_use: {name: get_time, input: {location: Hanoi}}
    - name: answer
      when: {turn: 3, tool_result: get_time, any_text: Hanoi, tools: [get_weather, get_time], system: kind}
      text: "It is sunny, and it is noon."
"""
QUESTION = "How is it in Hanoi?"
SYSTEM = "You are kind."

runs_tools = pytest.mark.skipif(sdk.VERSION < (2,), reason="this SDK's tool runner sends the whole conversation")


def runner_tools(decorate, is_async: bool):
  """The two tools as functions that a runner calls."""

  def get_weather(location: str) -> str:
    """Tells the weather."""
    return f"sunny in {location}"

  def get_time(location: str) -> str:
    """Tells the time."""
    return f"noon in {location}"

  if not is_async:
    return [decorate(get_weather), decorate(get_time)]

  async def get_weather_later(location: str) -> str:
    """Tells the weather."""
    return get_weather(location)

  async def get_time_later(location: str) -> str:
    """Tells the time."""
    return get_time(location)

  return [decorate(get_weather_later, name="get_weather"), decorate(get_time_later, name="get_time")]


@runs_tools
@pytest.mark.parametrize("stream", [False, True])
def test_the_tool_runner_sends_what_is_new(scenario, stream):
  server = scenario(SCENARIO)
  client = anthropic.Anthropic(base_url=server.url, api_key=sdk.KEY, max_retries=0)

  last = client.beta.messages.tool_runner(
    model=MODEL,
    max_tokens=1024,
    system=SYSTEM,
    tools=runner_tools(anthropic.beta_tool, is_async=False),
    messages=[{"role": "user", "content": QUESTION}],
    stream=stream,
  ).until_done()

  assert last.content[0].text == "It is sunny, and it is noon."
  assert_only_what_is_new_was_sent(server)


@runs_tools
def test_the_asynchronous_tool_runner_sends_what_is_new(scenario):
  server = scenario(SCENARIO)

  async def work(client):
    return await client.beta.messages.tool_runner(
      model=MODEL,
      max_tokens=1024,
      system=SYSTEM,
      tools=runner_tools(anthropic.beta_async_tool, is_async=True),
      messages=[{"role": "user", "content": QUESTION}],
    ).until_done()

  assert sdk.Async(server.url)._run(work).content[0].text == "It is sunny, and it is noon."
  assert_only_what_is_new_was_sent(server)


def assert_only_what_is_new_was_sent(server) -> None:
  first, second, third = Control(server).requests(3)
  assert [entry["rule"] for entry in (first, second, third)] == ["question", "second call", "answer"]
  assert first["body"]["thread"] == {"type": "create"}
  for entry in (second, third):
    assert entry["body"]["thread"]["type"] == "continue"
    assert entry["body"]["thread"]["previous_message_id"].startswith("msg_01")
    [message] = entry["body"]["messages"]
    assert [block["type"] for block in message["content"]] == ["tool_result"]
    assert not {"tools", "system"} & entry["body"].keys()


def thread(previous=None) -> dict:
  kind = {"type": "continue", "previous_message_id": previous.id} if previous else {"type": "create"}
  return {"extra_body": {"thread": kind}}


def test_a_plain_request_that_goes_on(scenario, connect):
  client = connect(scenario(SCENARIO), part="beta.messages")
  both = tools("get_weather", "get_time")

  first = client.create(**ask(QUESTION, system=SYSTEM, **both, **thread()))
  second = client.create(**goes_on(results(first, "sunny"), first))
  third = client.create(**goes_on(results(second, "noon"), second))

  assert third.content[0].text == "It is sunny, and it is noon."


def goes_on(content, previous) -> dict:
  return {"model": MODEL, "max_tokens": 1024, "messages": [{"role": "user", "content": content}], **thread(previous)}


def test_a_streamed_reply_is_held_too(scenario, connect):
  client = connect(scenario(SCENARIO))

  first = client.stream(**ask(QUESTION, **tools("get_weather"), **thread())).message
  second = client.stream(**goes_on(results(first, "sunny"), first)).message

  assert second.content[0].name == "get_time"


def test_a_reply_is_continued_once(scenario):
  server = scenario("""
    replies:
      - when: {turn: 1}
        text: "One"
      - when: {turn: 2, any_text: One, last_user: left}
        text: "Left"
      - when: {turn: 2, any_text: One, last_user: right}
        text: "Right"
  """)

  def say(text: str, thread: dict):
    return post(server, body(text, thread=thread))

  first = say("Start", {"type": "create"}).json()
  then = {"type": "continue", "previous_message_id": first["id"]}
  assert say("left", then).json()["content"][0]["text"] == "Left"
  refused = say("right", then)
  assert error_of(refused)[:2] == (400, "invalid_request_error")
  assert refused.json()["error"]["details"] == {"error_code": "thread_already_continued"}
  assert say("left", then).json()["content"][0]["text"] == "Left", "a retry gets its answer"


@runs_tools
def test_the_sdk_knows_why_a_thread_cannot_go_on(scenario):
  client = anthropic.Anthropic(base_url=scenario("replies: [{text: One}]").url, api_key=sdk.KEY, max_retries=0)
  first = client.beta.messages.create(**ask(system=SYSTEM, **thread()))
  client.beta.messages.create(**ask("Left", **thread(first)))
  with pytest.raises(anthropic.BadRequestError) as refused:
    client.beta.messages.create(**ask("Right", **thread(first)))
  assert type(refused.value).__name__ == "ThreadAlreadyContinuedError"
  with pytest.raises(anthropic.BadRequestError) as refused:
    client.beta.messages.create(**ask("Left", system="Be long.", **thread(first)))
  assert type(refused.value).__name__ == "ThreadFingerprintMismatchError"


@pytest.mark.parametrize("path", ["/v1/messages", "/session/other/v1/messages"])
def test_a_thread_that_is_not_held(scenario, path):
  server = scenario("replies: [{text: One}]")
  known = post(server, body(thread={"type": "create"})).json()["id"]
  unknown = known if "other" in path else "msg_01ABCDEFGHJKLMNPQRSTUVWX"

  refused = post(server, body(thread={"type": "continue", "previous_message_id": unknown}), path)

  assert error_of(refused)[:2] == (404, "not_found_error")
  assert refused.json()["error"]["details"]["error_code"] == "thread_not_found"


def test_a_reply_that_was_not_asked_to_be_held_is_not(scenario):
  server = scenario("replies: [{text: One}]")
  plain = post(server, body()).json()["id"]

  assert post(server, body(thread={"type": "continue", "previous_message_id": plain})).status_code == 404


@runs_tools
def test_a_lost_thread_is_sent_again_as_a_whole(scenario):
  server = scenario(SCENARIO)
  client = anthropic.Anthropic(base_url=server.url, api_key=sdk.KEY, max_retries=0)
  thread = client.beta.messages.thread(model=MODEL, max_tokens=1024, system=SYSTEM, **tools("get_weather", "get_time"))
  first = thread.send({"role": "user", "content": QUESTION})
  httpx.post(f"{server.url}/_mock/reset")

  second = thread.send({"role": "user", "content": results(first, "sunny")})

  assert second.content[0].name == "get_time"
  refused, again = Control(server).requests(2)
  assert (refused["status"], len(refused["body"]["messages"])) == (404, 1)
  assert (again["status"], len(again["body"]["messages"])) == (200, 3)
