import pytest

import openai_sdk


@pytest.fixture(params=[openai_sdk.Sync, openai_sdk.Async], ids=["sync", "async"])
def chat(request):
  """Connects OpenAI's SDK to a daemon, once as the synchronous and once as the asynchronous client."""

  def connect(daemon, **options):
    return request.param(daemon.url, **options)

  return connect
