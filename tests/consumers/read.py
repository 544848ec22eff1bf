"""Python programs read our reports: python read.py FOLDER-OF-REPORTS, called by run.sh."""

import json
import pathlib
import sys

from junitparser import JUnitXml
from lxml import etree
from sarif import loader

folder = pathlib.Path(sys.argv[1])
report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
summary = report["summary"]
shown = summary["errors"] + summary["warnings"] + summary["notes"]

schema = etree.XMLSchema(etree.parse("tests/schemas/junit-10.xsd"))
schema.assertValid(etree.parse(folder / "junit.xml"))
suites = list(JUnitXml.fromfile(str(folder / "junit.xml")))
failures = sum(suite.failures for suite in suites)
assert failures == shown, (failures, shown)
assert [suite.name for suite in suites] == [d["path"] for d in report["documents"]]
assert all(case.classname for suite in suites for case in suite)
print(f"junitparser and the XSD: {len(suites)} suites, {failures} failures")

sarif = loader.load_sarif_file(str(folder / "report.sarif"))
levels = sarif.get_report()
told = {level: levels.get_issue_count_for_severity(level) for level in ("error", "warning", "note")}
hidden = [d for s in report["suppressions"] for d in s["hidden"]]
for level in told:
    allowed = sum(d["level"] == level for d in hidden)
    assert told[level] - allowed in (summary[level + "s"], summary[level + "s"] - allowed), (level, told, summary)
print(f"sarif-tools: {told}")

tree = etree.parse(folder / "checkstyle.xml")
errors = tree.getroot().findall("file/error")
assert len(errors) == shown, (len(errors), shown)
assert all(e.get(key) for e in errors for key in ("line", "column", "severity", "message", "source"))
print(f"lxml: {len(errors)} errors of Checkstyle")

gitlab = json.loads((folder / "gitlab.json").read_text(encoding="utf-8"))
prints = {finding["fingerprint"] for finding in gitlab}
assert len(gitlab) == len(prints) == shown, (len(gitlab), len(prints), shown)
print(f"json: {len(gitlab)} findings of Code Quality, each with a fingerprint of its own")
