"""Published programs for node and its web servers. Their packages are the stand-ins in `published/node_modules`."""

import json
import re

import httpx
import pytest

import programs
from control import Control
from daemon import PATIENCE
from programs import needs_node

pytestmark = needs_node

WEATHER = """
  replies:
    - {when: {last_user: weather}, text: ["Sunny", " in", " Hà Nội", "."]}
    - {text: ["Honey", " keeps"], usage: {input_tokens: 12, output_tokens: 345}}
"""

# Reaches the middle and stays there.
HELD = """
  replies:
    - {text: ["Once", " upon", " a", " time"], pings: none, faults: [{at: event 4, do: {hold: middle}}]}
"""

def answer(url: str, message: str) -> list:
  """What a proxy answers to a message."""
  response = httpx.post(f"{url}/api/chat", json={"message": message}, timeout=PATIENCE)
  assert response.headers["content-type"] == "text/event-stream"
  return [json.loads(data) if data != "[DONE]" else data for data in re.findall("^data: (.*)$", response.text, re.M)]


def test_chat_app_basic(scenario):
  assert programs.node("chat_app/basic.js", "", scenario(WEATHER)) == (
    "Honey keeps\n[Total tokens: 345 ]\n[Stop reason: end_turn ]\n"
  )


def test_chapter_5_basic(scenario):
  assert programs.node("chapter_5/basic.js", "", scenario(WEATHER)) == "Honey keeps\n"


def test_guide_stream_response(scenario):
  output = programs.node("guide/stream_response.js", "await streamResponse();", scenario(WEATHER))

  assert output == "Honey keeps\n\nTotal tokens: 345\n"


def test_guide_events(scenario):
  # The SDK has no events of these other names: only the text is shown.
  assert programs.node("guide/events.js", "", scenario(WEATHER)) == "Honey keeps"


def test_guide_tools(scenario):
  server = scenario("""
    replies:
      - when: {tools: [get_weather], last_user: Tokyo}
        content:
          - text: "Let me look."
          - tool_use: {name: get_weather, input: {location: Tokyo}}
          - tool_use: {name: get_weather, input: {location: Edo}}
  """)

  calls = [f"Tool call: get_weather\nTool input: {{ location: '{place}' }}\n" for place in ("Tokyo", "Edo")]
  assert programs.node("guide/tools.js", "", server) == "".join(calls)


def test_guide_progress(scenario):
  before = "const updateProgress = console.log;"

  assert programs.node("guide/progress.js", "", scenario(WEATHER), before) == (
    "Received 5 characters...\nReceived 11 characters...\n"
  )


def test_guide_words(scenario):
  server = scenario("replies: [{text: ['Hon', 'ey ke', 'eps for', 'ever']}]")
  before = "const display = (words) => console.log(JSON.stringify(words));"

  assert programs.node("guide/words.js", "", server, before) == '"Honey"\n"keeps"\n"forever"\n'


@pytest.mark.parametrize(
  "fault", ["error: rate_limit_error", "error: overloaded_error", "text: Lost, faults: [{at: event 2, do: reset}]"]
)
def test_guide_retry(scenario, fault):
  server = scenario(f"""
    replies:
      - {{times: 2, {fault}}}
      - {{text: Third time lucky., usage: {{output_tokens: 5}}}}
  """)
  stream_response = (programs.FOLDER / "guide/stream_response.js").read_text(encoding="utf-8")

  output = programs.node("guide/retry.js", "await streamWithRetry('Hello');", server, programs.WITHOUT_WAITS + stream_response)

  assert output == "waits 1000\nwaits 2000\nThird time lucky.\n\nTotal tokens: 5\n"


def test_guide_retry_gives_up(scenario):
  server = scenario("replies: [{error: overloaded_error}]")
  stream_response = (programs.FOLDER / "guide/stream_response.js").read_text(encoding="utf-8")
  then = "await streamWithRetry('Hello').catch((error) => console.log(error.message.slice(0, 3)));"

  output = programs.node("guide/retry.js", then, server, programs.WITHOUT_WAITS + stream_response)

  assert output == "waits 1000\nwaits 2000\n529\n"
  assert len(Control(server).requests(3)) == 3


def test_guide_server_cancellation(scenario):
  # The ten seconds are over when the answer has begun.
  server = scenario(HELD)
  before = """
    let tenSecondsAreOver;
    const setTimeout = (then) => { tenSecondsAreOver = then; };
    const { fetch } = globalThis;
    globalThis.fetch = async (...call) => {
      const response = await fetch(...call);
      tenSecondsAreOver();
      return response;
    };
  """

  # The SDK's error is no AbortError by its name, and so nothing is said.
  assert programs.node("guide/server_cancellation.js", "", server, before) == ""
  assert [entry["ended"] for entry in Control(server).requests(1)] == ["client_left"]


def test_guide_route(scenario):
  with programs.node_server("guide/route.js", scenario(WEATHER), then=programs.SERVE_ROUTE) as url:
    texts = [{"text": text} for text in ("Sunny", " in", " Hà Nội", ".")]
    assert answer(url, "How is the weather?") == [*texts, "[DONE]"]


def test_chat_app_express(scenario):
  server = scenario(WEATHER)

  with programs.node_server("chat_app/express_backend.js", server, replace=programs.WHEN_THE_CLIENT_LEAVES) as url:
    assert answer(url, "How is the weather?") == [
      *({"type": "text", "content": text} for text in ("Sunny", " in", " Hà Nội", ".")),
      {"type": "done"},
    ]


def test_chat_app_express_as_published(scenario):
  with programs.node_server("chat_app/express_backend.js", scenario(WEATHER)) as url:
    assert answer(url, "How is the weather?") == [{"type": "done"}]


def test_chat_app_express_tells_of_an_error(scenario):
  server = scenario("replies: [{error: {type: overloaded_error, message: Too busy}}]")

  with programs.node_server("chat_app/express_backend.js", server, replace=programs.WHEN_THE_CLIENT_LEAVES) as url:
    [error] = answer(url, "Hello")

  assert error["type"] == "error"
  assert re.fullmatch('529 {.*"message":"Too busy".*}', error["content"])


def test_chat_app_express_leaves_when_its_client_leaves(scenario):
  server = scenario(HELD)
  control = Control(server)

  with programs.node_server("chat_app/express_backend.js", server, replace=programs.WHEN_THE_CLIENT_LEAVES) as url:
    with httpx.stream("POST", f"{url}/api/chat", json={"message": "Hello"}, timeout=PATIENCE) as response:
      first = next(response.iter_text())
    [entry] = control.ended(1)

  assert first.startswith('data: {"type":"text","content":"Once"}\n\n')
  assert (entry["ended"], entry["left"]["after_event"]) == ("client_left", 4)
