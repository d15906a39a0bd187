import pytest

from daemon import Daemon
from frameworks import FRAMEWORKS, Caller
from played import play
from situations import SITUATIONS


def pytest_addoption(parser):
  names = [framework.name for framework in FRAMEWORKS]
  parser.addoption("--framework", action="append", choices=names, help="one to test; without any, all")


def pytest_generate_tests(metafunc):
  if "played" in metafunc.fixturenames:
    names = metafunc.config.getoption("framework") or [framework.name for framework in FRAMEWORKS]
    chosen = [framework for framework in FRAMEWORKS if framework.name in names]
    metafunc.parametrize("played", chosen, ids=[framework.name for framework in chosen], indirect=True, scope="module")


@pytest.fixture(scope="module")
def server():
  daemon = Daemon()
  yield daemon
  daemon.stop()


@pytest.fixture(scope="module")
def played(request, server):
  """All situations, played to one framework, by their labels."""
  if not request.param.python.exists():
    pytest.fail(f"{request.param.python} is missing. Scripts/clients sees to it.")
  caller = Caller(request.param)
  yield {situation.label: play(situation, request.param, caller, server) for situation in SITUATIONS}
  caller.stop()
