"""`/_mock/verdict`: whether the run was as expected."""

from xml.etree import ElementTree

import pytest

from control import Control
from raw import body, headers, post

SCENARIO = """
  replies:
    - name: greeting
      when: {last_user: Hello}
      text: "Hello!"
    - name: farewell
      when: {last_user: Bye}
      times: 2
      text: "Bye!"
  expect:
    requests: 3
    all_replies_used: true
    each_request: {header: {x-team: blue}}
"""
PASSED = {"passed": True, "failures": [], "findings": []}


def say(server, *texts: str, team: str | None = "blue", path: str = "/v1/messages") -> None:
  for text in texts:
    post(server, body(text), path, x_team=team)


def failed(control: Control) -> list[str]:
  verdict = control.verdict()
  assert verdict.keys() == {"passed", "failures", "findings"}
  assert verdict["passed"] == (not verdict["failures"])
  assert all({"what", "why"} <= failure.keys() <= {"what", "why", "request"} for failure in verdict["failures"])
  return [failure["what"] for failure in verdict["failures"]]


def test_everything_as_expected(scenario):
  server = scenario(SCENARIO)
  say(server, "Hello", "Bye", "Bye")

  assert Control(server).verdict() == PASSED


def test_nothing_is_expected_but_no_misses(scenario):
  server = scenario("replies: [{when: {last_user: Hello}, text: Hello!}]")
  control = Control(server)
  assert control.verdict() == PASSED

  say(server, "Hello")
  assert control.verdict() == PASSED
  say(server, "Bye")
  assert failed(control) == ["no_misses"]
  [failure] = control.verdict()["failures"]
  assert failure["request"] == control.journal()[1]["id"]
  assert 'last_user: "Bye" does not contain "Hello"' in failure["why"]


def test_too_few_requests(scenario):
  server = scenario(SCENARIO)
  say(server, "Hello", "Bye")

  assert failed(Control(server)) == ["requests", "all_replies_used"]
  requests, used = Control(server).verdict()["failures"]
  assert "3" in requests["why"] and "2" in requests["why"]
  assert "farewell" in used["why"]


def test_too_many_requests_and_a_miss_counts(scenario):
  server = scenario(SCENARIO)
  say(server, "Hello", "Bye", "Bye", "Bye")

  assert failed(Control(server)) == ["requests", "no_misses"]


def test_a_request_that_is_not_as_each_must_be(scenario):
  server = scenario(SCENARIO)
  say(server, "Hello", "Bye")
  say(server, "Bye", team="red")

  control = Control(server)
  [failure] = control.verdict()["failures"]
  assert (failure["what"], failure["request"]) == ("each_request", control.journal()[2]["id"])
  assert "x-team" in failure["why"] and "red" in failure["why"]


def test_attempts_that_were_not_reached(scenario):
  server = scenario("""
    replies: [{name: patience, attempts: [{error: overloaded_error}, {text: Hello!}]}]
    expect: {all_replies_used: true, findings: [gave_up]}
  """)
  control = Control(server)
  say(server, "Hello")
  assert failed(control) == ["all_replies_used"]

  say(server, "Hello")
  assert failed(control) == []


def test_findings_fail_only_where_they_are_expected_not_to_be(scenario):
  lenient = "{validate: lenient, replies: [{text: Hello!}]}"
  server = scenario(lenient)
  control = Control(server)

  def passed() -> bool:
    post(server, body(), anthropic_version=None)
    return control.verdict()["passed"]

  assert passed()
  [finding] = control.verdict()["findings"]
  [entry] = control.journal()
  assert finding.keys() == {"kind", "request", "detail"}
  assert (finding["kind"], finding["request"]) == ("version_header_missing", entry["id"])
  assert entry["findings"] == [finding]

  for expected, passes in [("none", False), ("[left_early]", False), ("[version_header_missing]", True)]:
    control.call("PUT", "scenario", content=lenient[:-1] + f", expect: {{findings: {expected}}}}}")
    assert passed() == passes


def test_the_text_form(scenario):
  server = scenario(SCENARIO)
  say(server, "Hello", "Bye")

  text = Control(server).call("GET", "verdict", {"format": "text"})

  assert text.headers["content-type"].startswith("text/plain")
  assert "farewell" in text.text and "requests" in text.text


@pytest.mark.parametrize("complete", [True, False])
def test_the_junit_form(scenario, complete):
  server = scenario(SCENARIO)
  say(server, "Hello", "Bye", *(["Bye"] if complete else []))

  junit = Control(server).call("GET", "verdict", {"format": "junit"})

  assert "xml" in junit.headers["content-type"]
  root = ElementTree.fromstring(junit.content)
  suites = [root] if root.tag == "testsuite" else list(root)
  assert {suite.tag for suite in suites} == {"testsuite"}
  assert sum(int(suite.get("tests")) for suite in suites) == len(list(root.iter("testcase"))) > 0
  failures = len(list(root.iter("failure")))
  assert sum(int(suite.get("failures")) for suite in suites) == failures
  assert failures == (0 if complete else 2)


def test_junit_holds_what_a_client_says(scenario):
  server = scenario("replies: [{when: {last_user: Hello}, text: Hello!}]")
  say(server, 'Bye </failure> & "\x01 ]]>')

  junit = Control(server).call("GET", "verdict", {"format": "junit"})

  assert "Bye </failure>" in "".join(failure_text(junit.content))


def failure_text(document: bytes) -> list[str]:
  failures = list(ElementTree.fromstring(document).iter("failure"))
  return [(failure.get("message") or "") + (failure.text or "") for failure in failures]


def test_an_unknown_format(scenario):
  assert Control(scenario(SCENARIO)).call("GET", "verdict", {"format": "pdf"}).status_code == 400


def test_each_session_has_its_own(scenario):
  server = scenario(SCENARIO)
  say(server, "Hello", "Bye", "Bye", path="/session/one/v1/messages")
  say(server, "Hello", path="/session/two/v1/messages")

  assert Control(server, "one").verdict() == PASSED
  assert failed(Control(server, "two")) == ["requests", "all_replies_used"]
  assert not Control(server).verdict()["passed"], "without a session, it is the verdict on all"


def test_reads_of_the_journal_are_no_requests(scenario):
  server = scenario("{replies: [{text: Hello!}], expect: {requests: 1}}")
  say(server, "Hello")
  control = Control(server)

  for path in ("health", "requests", "scenario", "metrics", "verdict"):
    assert control.call("GET", path).status_code == 200
  assert control.verdict() == PASSED
  assert headers()["anthropic-version"] in str(control.journal())
