"""Checks that the structured content of generated documents is valid against the national document structures.

    SOSMETA=DIR run.py [CLIENTS=400] [SEED=1]

DIR holds the JSON Schemas of the structures, each as <structure>.json (such as 1.2.246.537.6.1506.11000.2023.9.8.json). They are not part of
this project; without SOSMETA nothing is run and the output says so. Ends with `N passed, N failed`: one test for each structure met.
"""
import collections
import json
import os
import pathlib
import subprocess
import sys
import tempfile

root = pathlib.Path(__file__).resolve().parents[2]
folder = os.environ.get("SOSMETA")
if not folder:
    print("not run: SOSMETA names no folder with the schemas of the national structures")
    print("0 passed, 0 failed")
    sys.exit(0)

import jsonschema  # noqa: E402  (needed only here)

clients, seed = (sys.argv[1:] + ["400", "1"][len(sys.argv) - 1:])[:2]
program = root / ".build" / "debug" / "sosdata"
validators = {path.stem: jsonschema.Draft7Validator(json.loads(path.read_text(encoding="utf-8")))
              for path in pathlib.Path(folder).glob("1.2.246.*.json")}
seen, faults, without_schema = collections.Counter(), collections.defaultdict(list), collections.Counter()

with tempfile.TemporaryDirectory() as work:
    out = pathlib.Path(work) / "made"
    subprocess.run([program, "generate", "--period", "2023Q1", "--organiser", "all", "--clients", clients, "--seed", seed, "--out", out],
                   check=True, stdout=subprocess.DEVNULL)
    print(f"seed {seed}, {clients} clients")
    with open(out / "archive.ndjson", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            document = json.loads(line)
            if document["content"] is None:
                continue
            structure = document["structure"]
            if structure not in validators:
                without_schema[structure] += 1
                continue
            seen[structure] += 1
            error = next(validators[structure].iter_errors(document["content"]), None)
            if error and len(faults[structure]) < 3:
                faults[structure].append(f"line {number}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}")

for structure, count in sorted(seen.items()):
    print(f"{'FAILED' if faults[structure] else 'passed'} {structure}: {count} documents")
    for fault in faults[structure]:
        print(f"    {fault}")
for structure, count in sorted(without_schema.items()):
    print(f"not run {structure}: {count} documents, no schema of it in the folder")
# A structure of which a schema is there but no document was made is a hole in the generator.
unmade = sorted(set(validators) - set(seen))
for structure in unmade:
    print(f"FAILED {structure}: no document was made")
failed = sum(1 for structure in seen if faults[structure]) + len(unmade)
print(f"{len(seen) - failed + len(unmade)} passed, {failed} failed")
sys.exit(1 if failed else 0)
