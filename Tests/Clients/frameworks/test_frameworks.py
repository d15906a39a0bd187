"""What frameworks that ask for messages do with replies and with failures, and that the article's tables say the same.

`Scripts/clients --write-tables` writes them into the article; then look at the difference."""

from articles import FOLDER, with_cells
from frameworks import FRAMEWORKS
from situations import LIMITED, OVERLOADED, SITUATIONS, TEXT, WORDS, WORDS_BEFORE_THE_GATE

ARTICLE = FOLDER / "Frameworks.md"


def test_what_is_sent_is_accepted(played):
  """What the scenario says was answered, and the service's checks refused nothing."""
  for one in played.values():
    scripted = {"rate_limit_error": 429, "overloaded_error": 529}.get(one.situation.first.get("error"), 200)
    statuses = [request["status"] for request in one.requests]
    assert set(statuses) <= {200, scripted}, one
    assert statuses[0] == scripted and not any(request.get("miss") for request in one.requests), one


def test_a_text_arrives_whole_and_while_it_is_made(played):
  # The reply goes on when the caller has seen its first words.
  assert played["a text, streamed"].result == "the whole text"
  assert played["a text, streamed"].requests[0]["stream"]
  assert played["a text, whole"].result == "the whole text"


def test_a_tool_is_called_and_its_result_comes_back(played):
  whole, streamed = played["a tool, whole"], played["a tool, streamed"]
  assert whole.has_used_tool and len(whole.requests) == 2
  assert whole.seen.tools[0] == {"location": "Hanoi"}
  # An object that comes in pieces is not asked for again.
  assert streamed.has_used_tool or (streamed.framework.structured and "ValidationError" in streamed.seen.error)


def test_an_error_that_passes_is_retried_or_raised(played):
  for one in played.values():
    if one.situation.first in (LIMITED, OVERLOADED) and not one.situation.lasts:
      assert (one.seen.error is None) == (one.seen.text.strip() == TEXT) == (len(one.requests) == 2), one


def test_an_error_that_lasts_is_raised_in_the_end(played):
  for one in played.values():
    if one.situation.lasts:
      assert one.seen.error and not one.seen.text, one
      assert len(one.seen.waits) == len(one.requests) - 1, one


def test_a_stream_that_is_cut_is_never_taken_for_a_whole_text(played):
  for one in played.values():
    if one.situation.gated and one.situation.label != "a text, streamed":
      assert one.seen.text.split() == [word.strip() for word in WORDS[:WORDS_BEFORE_THE_GATE]], one
      # A clean end is nothing that any of them notices.
      assert (one.seen.error is None) == one.situation.ends_cleanly, one


def test_the_tables_say_so(played, pytestconfig):
  article = ARTICLE.read_text(encoding="utf-8")
  packages = [framework.package for framework in FRAMEWORKS]
  whole = played["a text, whole"]
  package = whole.framework.package
  about = {
    "version": whole.framework.version,
    "asks with": whole.framework.sdk,
    "`anthropic-version`": whole.requests[0]["headers"]["anthropic-version"],
    "a text, whole": "is asked for as a stream" if whole.requests[0]["stream"] else "is asked for as one message",
  }

  written = with_cells(article, "framework", packages, list(about), {(package, name): cell for name, cell in about.items()})
  cells = {(label, package): one.cell for label, one in played.items()}
  written = with_cells(written, "situation", [situation.label for situation in SITUATIONS], packages, cells)

  if pytestconfig.getoption("write_tables"):
    ARTICLE.write_text(written, encoding="utf-8")
  else:
    assert written.splitlines() == article.splitlines()
