"""Published web applications that pass a stream on, and published JavaScript that reads one in node."""

import json
import threading

import httpx
import pytest
from fastapi.testclient import TestClient
from werkzeug.serving import make_server

import programs
from control import Control
from daemon import PATIENCE
from programs import needs_node
from sdk import KEY

SCENARIO = """
  replies:
    - {when: {last_user: weather}, text: ["Sunny", " in", " Hà Nội", "."]}
    - {text: Hello!}
"""


@pytest.fixture
def claude(scenario, use):
  return use(scenario(SCENARIO))


@pytest.fixture
def serve_flask():
  """Serves a Flask application on a free port, with a thread for each request, as Flask itself does."""
  running = []

  def serve_flask(app) -> str:
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    running.append((server, thread))
    return f"http://127.0.0.1:{server.server_port}"

  yield serve_flask
  for server, thread in running:
    server.shutdown()
    thread.join(PATIENCE)


def data_lines(answer: str) -> list[str]:
  return [line.removeprefix("data: ") for line in answer.split("\n") if line.startswith("data: ")]


def test_chat_app_fastapi(claude):
  app = programs.load("chat_app/fastapi_backend.py").app

  response = TestClient(app).post("/api/chat", json={"message": "How is the weather?"})

  assert response.headers["content-type"].startswith("text/event-stream")
  assert [json.loads(line) for line in data_lines(response.text)] == [
    {"type": "text", "content": "Sunny"},
    {"type": "text", "content": " in"},
    {"type": "text", "content": " Hà Nội"},
    {"type": "text", "content": "."},
    {"type": "done"},
  ]


def test_chapter_5_fastapi(claude):
  app = programs.load("chapter_5/fastapi_app.py").app

  response = TestClient(app).get("/stream", params={"prompt": "How is the weather?"})

  assert data_lines(response.text) == ["Sunny", " in", " Hà Nội", ".", "[DONE]"]


def test_chapter_5_fastapi_served(claude, serve_app):
  url = serve_app(programs.load("chapter_5/fastapi_app.py").app)

  with httpx.stream("GET", f"{url}/stream", params={"prompt": "weather"}, timeout=PATIENCE) as response:
    assert data_lines("".join(response.iter_text())) == ["Sunny", " in", " Hà Nội", ".", "[DONE]"]


def test_chapter_5_flask(claude):
  app = programs.load("chapter_5/flask_app.py").app

  response = app.test_client().get("/stream", query_string={"prompt": "How is the weather?"})

  assert response.mimetype == "text/event-stream"
  assert data_lines(response.get_data(as_text=True)) == ["Sunny", " in", " Hà Nội", ".", "[DONE]"]
  assert data_lines(app.test_client().get("/stream").get_data(as_text=True)) == ["Hello!", "[DONE]"]


def test_chapter_5_flask_leaves_when_its_client_leaves(scenario, use, serve_flask):
  # The FastAPI applications of the articles do not: they read the stream on their event loop, which sees nobody leave.
  words = 20_000
  server = use(scenario(f"replies: [{{pace: {{between: 20ms}}, text: '{'word ' * words}'}}]"))
  url = serve_flask(programs.load("chapter_5/flask_app.py").app)

  with httpx.stream("GET", f"{url}/stream", timeout=PATIENCE) as response:
    assert next(response.iter_text()).startswith("data: word\n\n")

  [entry] = Control(server).ended(1)
  assert entry["ended"] == "client_left"


@needs_node
def test_implementation_fetch(claude):
  then = f"await streamClaudeResponse([{{role: 'user', content: 'How is the weather?'}}], '{KEY}');"

  assert programs.node("implementation/fetch.js", then, claude) == "Sunny in Hà Nội."


@needs_node
def test_implementation_fetch_sees_the_status_of_an_error(scenario):
  server = scenario("replies: [{error: overloaded_error}]")
  then = f"""
    await streamClaudeResponse([{{role: 'user', content: 'Hello'}}], '{KEY}')
      .catch((error) => console.log(error.message));
  """

  assert programs.node("implementation/fetch.js", then, server) == "API Error: 529\n"


@needs_node
def test_implementation_chat_manager(claude):
  then = f"""
    const chat = new ClaudeChatManager('{KEY}');
    const pieces = [];
    await chat.sendMessage('How is the weather?', (piece) => pieces.push(piece));
    await chat.sendMessage('Thank you', (piece) => pieces.push(piece));
    console.log(JSON.stringify([pieces, chat.conversationHistory.map((turn) => turn.content)]));
  """

  pieces, turns = json.loads(programs.node("implementation/chat_manager.js", then, claude))

  assert pieces == ["Sunny", " in", " Hà Nội", ".", "Hello!"]
  assert turns == ["How is the weather?", "Sunny in Hà Nội.", "Thank you", "Hello!"]


@needs_node
def test_chat_app_frontend_and_backend(claude, serve_app):
  url = serve_app(programs.load("chat_app/fastapi_backend.py").app)
  then = """
    const page = { response: { textContent: '' } };
    globalThis.document = { getElementById: (id) => page[id] };
    const fetchFromAnywhere = globalThis.fetch;
    globalThis.fetch = (path, options) => fetchFromAnywhere(new URL(path, process.env.PAGE), options);
    await sendMessage('How is the weather?');
    console.log(page.response.textContent);
  """

  assert programs.node("chat_app/frontend.js", then, claude, PAGE=url) == "Stream completed\nSunny in Hà Nội.\n"
