# The page about archives, run by PySpark in local mode: the findings of one process, and no line lost.
. "$INTEGRATION/lib.bash"
command -v java >/dev/null || skip "there is no Java"
spark=$(venv spark pyspark)
cd "$WORK"
python3 - "$ROOT/docs/archives.md" <<'PY'
import re, sys
page = open(sys.argv[1], encoding="utf-8").read()
for name in ("pipe.sh", "check_archive.py"):
    [text] = [b for b in re.findall(r"^```(?:sh|python)\n(.*?)^```$", page, re.M | re.S) if b.startswith(f"# {name}")]
    open(name, "w", encoding="utf-8").write(text)
PY
ln -s "$COPYDESK" copydesk
export PATH=$WORK:$PATH PYSPARK_PYTHON=$spark/bin/python SPARK_LOCAL_IP=127.0.0.1

python3 "$ROOT/tests/archives/generate.py" 10000 >archive.ndjson
status_of copydesk check --no-config --input-format ndjson --format ndjson archive.ndjson >alone 2>faults
expect 2 "an archive with lines that are no documents"
[ "$(grep -c '^error: archive.ndjson:[0-9]*: ' faults)" -eq 5 ] || { cat faults; fail "faults of one process"; }

"$spark/bin/spark-submit" --master 'local[2]' --conf spark.ui.enabled=false check_archive.py archive.ndjson out
cat out/findings/part-* >together
[ "$(find out/findings -name 'part-*' | wc -l)" -ge 8 ] || fail "fewer than eight partitions"
cmp alone together || fail "the findings are not those of one process"
[ "$(wc -l <alone)" -ge 2500 ] || fail "only $(wc -l <alone) findings"

cat out/unread/part-* >unread
grep -vxFf <(python3 "$ROOT/tests/archives/generate.py" 10000 | grep '^{"id": "2022/') archive.ndjson >bad || true
cmp bad unread || fail "a line was lost"
[ "$(wc -l <unread)" -eq 5 ] || fail "$(wc -l <unread) lines could not be read"

# A program that fails ends the job instead of a silence.
printf 'level = 3\n' >copydesk.toml
status_of "$spark/bin/spark-submit" --master 'local[1]' --conf spark.ui.enabled=false check_archive.py archive.ndjson broken >log 2>&1
[ "$(cat status)" -ne 0 ] || fail "a broken configuration went by in silence"
note "$(wc -l <alone) findings in 10,000 documents; Spark $("$spark/bin/python" -c 'import pyspark; print(pyspark.__version__)') in local mode, no cluster"
