"""`GET /v1/models`."""

import anthropic
import pytest

from raw import error_of, get
from sdk import KNOWS_MODELS, MODEL, VERSION

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
    connect(built_in).call("models.retrieve", "no-model-of-ours")

  assert caught.value.body["error"] == {"type": "not_found_error", "message": "model: no-model-of-ours"}


def test_the_page_as_it_is_sent(built_in):
  page = get(built_in, "/v1/models").json()

  assert set(page) == {"data", "has_more", "first_id", "last_id"}
  assert any(model["id"].startswith(MODEL) for model in page["data"])
  for model in page["data"]:
    assert {"type", "id", "display_name", "created_at", "lifecycle"} <= set(model)


def test_one_model_as_it_is_sent(built_in):
  model = get(built_in, f"/v1/models/{MODEL}").json()

  # An alias stands for the newest model of its name.
  assert (model["type"], model["id"]) == ("model", f"{MODEL}-20251001")
  assert get(built_in, f"/v1/models/{model['id']}").json() == model
  assert error_of(get(built_in, "/v1/models/no-model-of-ours")) == (404, "not_found_error", "model: no-model-of-ours")


def test_a_page_can_be_limited_and_continued(built_in):
  ids = [model["id"] for model in get(built_in, "/v1/models?limit=1000").json()["data"]]

  first = get(built_in, "/v1/models?limit=1").json()
  assert ([model["id"] for model in first["data"]], first["has_more"]) == (ids[:1], True)

  rest = get(built_in, f"/v1/models?limit=1000&after_id={ids[0]}").json()
  assert ([model["id"] for model in rest["data"]], rest["has_more"]) == (ids[1:], False)
