"""Checks the fields of a block of client periods with DuckDB: identity code, codes, days, order. No rules across rows, no list of findings.

    check_peer.py client_periods.csv PERIOD [THREADS=2]

Prints `read sound`.
"""
import json
import pathlib
import sys

import duckdb

source, period = sys.argv[1:3]
threads = int(sys.argv[3]) if len(sys.argv) > 3 else 2
year, quarter = int(period[:4]), int(period[5])
first = f"{year}-{3 * quarter - 2:02d}-01"
last = f"{year}-" + {1: "03-31", 2: "06-30", 3: "09-30", 4: "12-31"}[quarter]
lists = pathlib.Path(__file__).resolve().parent.parent / "Sources/CodeLists/Resources"


def codes(name):
    return [code["code"] for code in json.loads((lists / f"{name}.json").read_text())["codes"]]


db = duckdb.connect()
db.execute(f"set threads = {threads}")
columns = ["person_id", "organiser", "municipality", "service_task", "start", "end"]
types = ", ".join(f"'{name}': 'varchar'" for name in columns)
print(
    *db.execute(
        f"""
with typed as (
  select *, try_cast(start as date) as starts, try_cast("end" as date) as ends,
         try_cast(case when person_id[7] = '+' then '18' when person_id[7] in ('-', 'U', 'V', 'W', 'X', 'Y') then '19'
                       when person_id[7] between 'A' and 'F' then '20' end
                  || person_id[5:6] || '-' || person_id[3:4] || '-' || person_id[1:2] as date) as born,
         try_cast(person_id[1:6] || person_id[8:10] as integer) as digits
  from read_csv('{source}', header = true, delim = ',', quote = '"', auto_detect = false, columns = {{{types}}}))
select count(*), count(*) filter (
  length(person_id) = 11 and born <= starts and digits % 1000 > 1
  and person_id[11] = substr('0123456789ABCDEFHJKLMNPRSTUVWXY', 1 + (digits % 31), 1)
  and list_contains($organisers, organiser) and (municipality is null or list_contains($municipalities, municipality))
  and list_contains($tasks, service_task) and length(start) = 10 and starts <= date '{last}'
  and ("end" is null or (length("end") = 10 and ends between greatest(starts, date '{first}') and date '{last}')))
from typed""",
        {"organisers": codes("areas"), "municipalities": codes("municipalities"), "tasks": codes("service-tasks")},
    ).fetchone()
)
