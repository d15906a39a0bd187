"""Published web applications that pass a stream on, and published JavaScript that reads one in node."""

import json

import httpx
import pytest
from fastapi.testclient import TestClient

import programs
from daemon import PATIENCE
from programs import needs_node
from sdk import KEY

SCENARIO = """
  replies:
    - {when: {last_user: weather}, text: ["Sunny", " in", " Hà Nội", "."]}
    - {text: Hello!}
"""


@pytest.fixture
def claude(scenario, monkeypatch):
  server = scenario(SCENARIO)
  monkeypatch.setenv("ANTHROPIC_BASE_URL", server.url)
  monkeypatch.setenv("ANTHROPIC_API_KEY", KEY)
  return server


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
