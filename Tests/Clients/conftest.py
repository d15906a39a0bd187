import inspect
import os
import re
import socket
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from textwrap import dedent

import anyio
import pytest
import uvicorn

import authorities
import sdk
from browser import Browser
from daemon import BINARY, PATIENCE, SCENARIOS, Daemon

# Nothing of the user's own set-up may reach the clients: no key, no other base URL, no proxy in front of the daemon.
for name in [name for name in os.environ if name.startswith(("ANTHROPIC_", "OPENAI_"))]:
  del os.environ[name]
os.environ["NO_PROXY"] = os.environ["no_proxy"] = "127.0.0.1"

authorities.trust_none()


def pytest_addoption(parser):
  parser.addoption("--write-tables", action="store_true", help="write the tables of the articles on clients")


def pytest_configure():
  if not os.access(BINARY, os.X_OK) or not BINARY.is_file():
    pytest.exit("MOCK_CLAUDE_BINARY must name the built mock-claude. Scripts/test clients sees to it.", 2)


def pytest_report_header():
  return f"anthropic {sdk.anthropic.__version__}, API version {sdk.API_VERSION}, {BINARY}"


def uses_sdk(item) -> bool:
  """Whether an SDK takes part in a test."""
  source = inspect.getsource(item.module)
  names = r"^(import|from) (anthropic|openai|openai_sdk|sdk)\b"
  return "connect" in item.fixturenames or re.search(names, source, re.MULTILINE) is not None


def pytest_collection_modifyitems(config, items):
  """What no SDK takes part in is tested once: beside the newest one."""
  if sdk.VERSION < (2,):
    config.hook.pytest_deselected(items=[item for item in items if not uses_sdk(item)])
    items[:] = filter(uses_sdk, items)


@pytest.fixture
def serve():
  """Starts a daemon with the given arguments; it is stopped, and must stop cleanly, when the test ends."""
  started = []

  def start(*arguments) -> Daemon:
    started.append(Daemon(*map(str, arguments)))
    return started[-1]

  yield start
  for daemon in started:
    daemon.stop()


@pytest.fixture
def scenario(serve, tmp_path):
  """Starts a daemon with a scenario that is given as YAML text."""

  def start(text: str, *arguments) -> Daemon:
    file = Path(tmp_path, "scenario.yaml")
    file.write_text(dedent(text), encoding="utf-8")
    return serve(file, *arguments)

  return start


@pytest.fixture
def play(serve):
  """Starts a daemon with one of the scenarios of `Fixtures`."""
  return lambda name, *arguments: serve(SCENARIOS / name, *arguments)


@pytest.fixture
def built_in(serve) -> Daemon:
  """A daemon with the built-in scenario."""
  return serve()


@pytest.fixture(params=[sdk.Sync, sdk.Async], ids=["sync", "async"])
def connect(request):
  """Connects the SDK to a daemon, once as the synchronous and once as the asynchronous client."""

  def connect(daemon: Daemon, **options):
    return request.param(daemon.url, **options)

  return connect


@pytest.fixture
def use(monkeypatch):
  """Points the programs' clients at a daemon."""

  def use(daemon):
    monkeypatch.setenv("ANTHROPIC_BASE_URL", daemon.url)
    monkeypatch.setenv("ANTHROPIC_API_KEY", sdk.KEY)
    return daemon

  return use


@pytest.fixture
def serve_app():
  """Serves a web application on a free port, as it would be in production."""
  running = []

  def serve_app(app) -> str:
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, args=([listener],))
    thread.start()
    running.append((server, thread, listener))
    return f"http://127.0.0.1:{listener.getsockname()[1]}"

  yield serve_app
  for server, thread, listener in running:
    server.should_exit = True
    thread.join(PATIENCE)
    listener.close()


@pytest.fixture(scope="session")
def browser():
  """A headless browser, for all tests."""
  browser = Browser()
  yield browser
  browser.stop()


@pytest.fixture
def background():
  """Calls functions on threads of their own. A call that is still under way when the test ends is not waited for: its
  daemon is stopped soon."""
  pool = ThreadPoolExecutor()

  def start(function, *arguments, **more) -> Future:
    return pool.submit(function, *arguments, **more)

  yield start
  pool.shutdown(wait=False)


@pytest.fixture
def waits(monkeypatch):
  """The seconds that the SDK wanted to sleep between attempts. It does not sleep them."""
  asked_for = []

  async def note(seconds):
    asked_for.append(seconds)

  monkeypatch.setattr(time, "sleep", asked_for.append)
  monkeypatch.setattr(anyio, "sleep", note)
  return asked_for
