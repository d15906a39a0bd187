"""`GET /v1/models`."""

import anthropic
import pytest

from raw import body, error_of, get, post
from sdk import KNOWS_MODELS, VERSION

# A model, and the alias that stands for its newest release.
MODEL = "claude-haiku-4-5-20251001"
ALIAS = "claude-haiku-4-5"

needs_models = pytest.mark.skipif(not KNOWS_MODELS, reason="this SDK has no call for models")


@needs_models
def test_list_and_retrieve(built_in, connect):
  page = connect(built_in).call("models.list")

  assert len(page.data) > 1
  assert page.first_id == page.data[0].id
  assert page.last_id == page.data[-1].id
  assert len({model.id for model in page.data}) == len(page.data)
  for model in page.data:
    assert model.type == "model"
    assert model.display_name
    assert model.created_at.tzinfo is not None
    if VERSION >= (2,):
      assert model.lifecycle in ("active", "deprecated", "retired")
  assert connect(built_in).call("models.retrieve", page.data[-1].id) == page.data[-1]


@needs_models
def test_an_unknown_model(built_in, connect):
  with pytest.raises(anthropic.NotFoundError) as caught:
    connect(built_in).call("models.retrieve", "gpt-4")

  assert caught.value.body["error"] == {"type": "not_found_error", "message": "model: gpt-4"}


def test_the_page_as_it_is_sent(built_in):
  page = get(built_in, "/v1/models").json()

  assert set(page) == {"data", "has_more", "first_id", "last_id"}
  assert MODEL in [model["id"] for model in page["data"]]
  for model in page["data"]:
    assert {"type", "id", "display_name", "created_at", "lifecycle"} <= set(model)


def test_one_model_as_it_is_sent(built_in):
  model = get(built_in, f"/v1/models/{MODEL}").json()

  assert (model["type"], model["id"], model["display_name"]) == ("model", MODEL, "Claude Haiku 4.5")
  assert get(built_in, f"/v1/models/{ALIAS}").json() == model


def test_an_unknown_model_as_it_is_told(built_in):
  told = (404, "not_found_error", "model: gpt-4")

  assert error_of(get(built_in, "/v1/models/gpt-4")) == told
  assert error_of(post(built_in, body(model="gpt-4"))) == told
  assert error_of(post(built_in, body(model="gpt-4", stream=True))) == told


def test_a_page_can_be_limited_and_continued(built_in):
  ids = [model["id"] for model in get(built_in, "/v1/models?limit=1000").json()["data"]]

  first = get(built_in, "/v1/models?limit=1").json()
  assert ([model["id"] for model in first["data"]], first["has_more"]) == (ids[:1], True)

  rest = get(built_in, f"/v1/models?limit=1000&after_id={ids[0]}").json()
  assert ([model["id"] for model in rest["data"]], rest["has_more"]) == (ids[1:], False)
