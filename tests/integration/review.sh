# Reviewed Word files in the hands of other programs: python-docx and LibreOffice open them, and read each comment back at
# the words that the findings name.
. "$INTEGRATION/lib.bash"
python=$(venv docx python-docx==1.2.0)/bin/python
cd "$WORK"

"$python" - "$ROOT/tests/fixtures/docx" <<'PY'
# A draft as a desk writes one, with words of every kind of place in it.
import sys, docx
document = docx.Document()
for text in ("Ferries to Skarholm stay in port",
             "SKARHOLM, Monday, August 3, 2021 -- The fire hurt 14 people, the hospital said, including 9 passengers and "
             "7 of the crew.",
             "Lund & Sons praised the the deck hands, its spokesman said."):
    document.add_paragraph(text)
table = document.add_table(rows=0, cols=2)
for cells in (("Injured", "People"), ("Passengers", "9"), ("Crew", "4"), ("Total", "14")):
    for cell, words in zip(table.add_row().cells, cells):
        cell.text = words
document.save("desk.docx")
PY
cp "$ROOT"/tests/fixtures/docx/*.docx .

cat >readback.py <<'PY'
# readback.py FILE FINDINGS: each comment stands once at the words of its label.
import json, sys, docx
from docx.oxml.ns import qn

def anchored(body):
    """The words between the marks of each comment."""
    words, open_ = {}, set()
    for element in body.iter():
        id_ = element.get(qn("w:id"))
        if element.tag == qn("w:commentRangeStart"):
            open_.add(id_)
            words[id_] = ""
        elif element.tag == qn("w:commentRangeEnd"):
            open_.discard(id_)
        elif element.tag == qn("w:t"):
            for comment in open_:
                words[comment] += element.text or ""
    return words

path, findings = sys.argv[1:]
document = docx.Document(path)
words = anchored(document.element.body)
ours = [c for c in document.comments if c.author == "copydesk"]
assert all(c.initials == "cd" for c in ours)
found = [(words.get(str(c.comment_id), ""), c.paragraphs[-1].text.split()[1]) for c in ours]
expected = [(label["text"], d["rule"]) for d in json.load(open(findings))["diagnostics"] for label in d["labels"]]
# Words of a note, a box or a header are repeated in the comment, as it stands elsewhere.
at = lambda c, label: label in words.get(str(c.comment_id), "") or any(label in p.text for p in c.paragraphs)
assert len(ours) == len(expected), (path, found, expected)
for label, rule in expected:
    match = [c for c in ours if c.paragraphs[-1].text.split()[1] == rule and at(c, label)]
    assert match, (path, label, rule, found)
    exact = [c for c in match if words.get(str(c.comment_id)) == label]
    ours.remove((exact or match)[0])
print(f"{path}: {len(expected)} comments at their words")
PY

files="desk ferry-word ferry-libreoffice bridge-german"
for file in $files; do
  "$COPYDESK" review --min-level note "$file.docx" -o "$file-reviewed.docx"
  "$COPYDESK" review --min-level note "$file-reviewed.docx" -o again.docx
  cmp "$file-reviewed.docx" again.docx || fail "a second review changes $file"
  "$COPYDESK" check --min-level note --redact never --fail-on never --format json "$file.docx" >"$file.json"
  "$python" readback.py "$file-reviewed.docx" "$file.json"
done

debian soffice libreoffice-writer-nogui || { note "LibreOffice cannot be installed here; python-docx alone read the files"; exit 0; }
export HOME=$WORK
mkdir office
# LibreOffice reads a file and writes it again: the comments are still there, and the next review takes them for its own.
for file in $files; do
  soffice --headless --convert-to docx --outdir office "$file-reviewed.docx" >/dev/null 2>&1
  [ -s "office/$file-reviewed.docx" ] || fail "LibreOffice cannot open $file-reviewed.docx"
  "$python" - "$file-reviewed.docx" "office/$file-reviewed.docx" <<'PY'
import sys, zipfile, docx
from lxml import etree
def lines(path):
    parts = zipfile.ZipFile(path)
    name = next(n for n in parts.namelist() if n.endswith("comments.xml"))
    local = lambda e, name: etree.QName(e).localname == name
    for comment in etree.fromstring(parts.read(name)):
        author = next(v for k, v in comment.attrib.items() if k.endswith("author"))
        words = [t.text for t in comment.iter() if local(t, "t")]
        if author == "copydesk":
            yield " ".join("".join(w for w in words if w).split())
before, after = sorted(lines(sys.argv[1])), sorted(lines(sys.argv[2]))
assert before == after, (before, after)
print(f"{sys.argv[2]}: {len(after)} comments kept by LibreOffice")
PY
  "$python" readback.py "office/$file-reviewed.docx" "$file.json"
  "$COPYDESK" review --level double-word=error --min-level error "office/$file-reviewed.docx" -o mended.docx
  "$python" - mended.docx <<'PY'
import sys, docx
ours = [c for c in docx.Document(sys.argv[1]).comments if c.author == "copydesk"]
assert all("(error)" in c.paragraphs[-1].text for c in ours), [c.text for c in ours]
PY
done
