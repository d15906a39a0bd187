"""Published pages in a headless browser, each with the published web application that it belongs to."""

import httpx
import pytest

import programs
from browser import CONSOLE, needs_browser
from control import Control
from programs import needs_node

pytestmark = needs_browser

WEATHER = """
  replies:
    - {when: {last_user: weather}, text: ["Sunny", " in", " Hà Nội", "."]}
    - {text: Hello!}
"""

# Draws a hook again and again; `hook` is what it gave last.
HOOK = """
  import { render } from 'react';

  let hook;
  const drawings = [];
  render(useStreamingChat, (result) => {
    hook = result;
    drawings.push(result);
  });
  const drawn = () => new Promise((resolve) => setTimeout(resolve));
"""


def page(program: str, then: str, before: str = "") -> str:
  return "\n".join([before, (programs.FOLDER / program).read_text(encoding="utf-8"), then])


def behind(url: str, path: str = "/api/chat"):
  """Passes what the page asks its server for on to a web application."""
  return lambda _, query, body: ("POST", url + path, body)


@pytest.fixture
def chapter_5(use, serve_app):
  """The FastAPI application of chapter 5, which the pages of that chapter ask at another path, by another method."""

  def start(daemon):
    use(daemon)
    url = serve_app(programs.load("chapter_5/fastapi_app.py").app)

    def forward(path, query, body):
      return "GET", str(httpx.URL(f"{url}/stream", params=body or query)), None

    return forward

  return start


@needs_node
def test_chat_app_frontend(scenario, browser):
  server = scenario(WEATHER)
  then = "await sendMessage('How is the weather?'); report([said, document.getElementById('response').textContent]);"
  body = "<body><div id=response>old</div></body>"

  with programs.node_server(
    "chat_app/express_backend.js", server, replace=programs.WHEN_THE_CLIENT_LEAVES
  ) as url:
    seen = browser.run(server, page("chat_app/frontend.js", then, CONSOLE), body, behind(url))

  assert seen == [["Stream completed"], "Sunny in Hà Nội."]


@needs_node
def test_guide_chat(scenario, browser):
  server = scenario(WEATHER)
  then = "await chat('How is the weather?'); report(said);"

  with programs.node_server("guide/route.js", server, then=programs.SERVE_ROUTE) as url:
    seen = browser.run(server, page("guide/chat.js", then, CONSOLE), forward=behind(url))

  assert seen == ["Sunny", " in", " Hà Nội", "."]


@needs_node
def test_guide_react_hook(scenario, browser):
  server = scenario(WEATHER)
  then = """
    await hook.sendMessage('How is the weather?');
    await hook.sendMessage('Thank you');
    await drawn();
    report([hook.messages, hook.isLoading, drawings.some((drawing) => drawing.isLoading)]);
  """

  with programs.node_server("guide/route.js", server, then=programs.SERVE_ROUTE) as url:
    seen = browser.run(server, page("guide/react_hook.js", HOOK + then), forward=behind(url))

  assert seen == [["How is the weather?", "Sunny in Hà Nội.", "Thank you", "Hello!"], False, True]


@needs_node
def test_guide_react_hook_stops(scenario, browser):
  server = scenario("""
    replies:
      - {text: ["Once", " upon", " a", " time"], pings: none, faults: [{at: event 4, do: {hold: middle}}]}
  """)
  then = """
    const sent = hook.sendMessage('A story');
    while (hook.streamingContent !== 'Once upon') await drawn();
    hook.stopGeneration();
    await sent;
    await drawn();
    report([said, hook.messages, hook.isLoading, hook.streamingContent]);
  """

  with programs.node_server("guide/route.js", server, then=programs.SERVE_ROUTE) as url:
    seen = browser.run(server, page("guide/react_hook.js", HOOK + then, CONSOLE), forward=behind(url))

  assert seen == [[], [], False, "Once upon"]


def test_guide_client_cancellation(scenario, browser):
  # The page asks the daemon itself, which has read the request and says nothing when the button is clicked.
  server = scenario("replies: [{text: Once, faults: [{at: request, do: {hold: start}}]}]")
  before = """
    const fetch = (_, { body, signal }) => window.fetch(`${process.env.ANTHROPIC_BASE_URL}/v1/messages`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-api-key': process.env.ANTHROPIC_API_KEY,
        'anthropic-version': '2023-06-01',
        'anthropic-dangerous-direct-browser-access': 'true',
      },
      body: JSON.stringify({
        model: 'claude-haiku-4-5',
        max_tokens: 1024,
        messages: [{ role: 'user', content: JSON.parse(body).message }],
        stream: true,
      }),
      signal,
    });
    window.fetch('/gate').then(() => document.getElementById('cancel').click());
  """
  gate = ("GET", f"{server.url}/_mock/gates/start?wait=60s", None)

  seen = browser.run(
    server,
    page("guide/client_cancellation.js", "report(said);", CONSOLE + before),
    "<body><button id=cancel>Cancel</button></body>",
    lambda path, query, body: gate,
  )

  assert seen == ["Stream cancelled by user"]
  assert Control(server).ended(2)[1]["ended"] == "client_left"


def test_chapter_5_frontend(scenario, browser, chapter_5):
  server = scenario(WEATHER)
  before = "const pieces = []; const appendToOutput = (piece) => pieces.push(piece);"
  then = "await streamChat('How is the weather?'); report(pieces);"

  seen = browser.run(server, page("chapter_5/frontend.js", then, before), forward=chapter_5(server))

  assert seen == ["Sunny", " in", " Hà Nội", "."]


def test_chapter_5_react_hook(scenario, browser, chapter_5):
  server = scenario(WEATHER)
  then = """
    await hook.stream('How is the weather?');
    await drawn();
    report([hook.response, hook.isStreaming, drawings.some((drawing) => drawing.isStreaming)]);
  """

  seen = browser.run(server, page("chapter_5/react_hook.js", HOOK + then), forward=chapter_5(server))

  # The hook keeps the lines as they come.
  text = "".join(f"data: {piece}\n\n" for piece in ("Sunny", " in", " Hà Nội", ".", "[DONE]"))
  assert seen == [text, False, True]


def test_chapter_5_event_source(scenario, browser, chapter_5):
  server = scenario(WEATHER)
  script = """
    const source = new EventSource('/stream?prompt=weather');
    const pieces = [];
    source.onmessage = ({ data }) => {
      pieces.push(data);
      if (data !== '[DONE]') return;
      source.close();
      report(pieces);
    };
  """

  assert browser.run(server, script, forward=chapter_5(server)) == ["Sunny", " in", " Hà Nội", ".", "[DONE]"]


def test_chapter_5_event_source_of_a_cut_stream(scenario, browser, chapter_5):
  server = scenario("replies: [{text: [Once, ' upon'], pings: none, faults: [{at: event 4, do: close}]}]")
  script = """
    const source = new EventSource('/stream?prompt=story');
    const pieces = [];
    source.onmessage = ({ data }) => pieces.push(data);
    source.onerror = () => {
      const isToConnectAgain = source.readyState === EventSource.CONNECTING;
      source.close();
      report([pieces, isToConnectAgain]);
    };
  """

  assert browser.run(server, script, forward=chapter_5(server)) == [["Once", " upon"], True]
