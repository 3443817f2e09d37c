"""Derives client periods as an engineer would today without this program: DuckDB, in SQL.

    derive_peer.py matters.csv PERIOD OUT.csv [THREADS=2]

Checks each row, leaves out matters in conflict, joins what touches, reports what has a day in the quarter, writes it sorted. Prints
`read used periods`. It names no line of a fault and reads the whole file into memory.
"""
import json
import pathlib
import sys

import duckdb

source, period, out = sys.argv[1:4]
threads = int(sys.argv[4]) if len(sys.argv) > 4 else 2
year, quarter = int(period[:4]), int(period[5])
first = f"{year}-{3 * quarter - 2:02d}-01"
last = f"{year}-" + {1: "03-31", 2: "06-30", 3: "09-30", 4: "12-31"}[quarter]
lists = pathlib.Path(__file__).resolve().parent.parent / "Sources/CodeLists/Resources"


def codes(name, keep=lambda code: True):
    return [code["code"] for code in json.loads((lists / f"{name}.json").read_text())["codes"] if keep(code)]


db = duckdb.connect()
db.execute(f"set threads = {threads}")
db.execute("set preserve_insertion_order = false")
columns = ["person_id", "organiser", "municipality", "service_task", "matter_id", "opened", "closed"]
types = ", ".join(f"'{name}': 'varchar'" for name in columns)
db.execute(
    f"""
create table checked as
with typed as (
  select person_id, organiser, coalesce(municipality, '') as municipality, service_task, matter_id,
         case when regexp_full_match(opened, '\\d{{4}}-\\d\\d-\\d\\d') then try_cast(opened as date) end as start,
         coalesce(closed, '') as closed_text,
         case when regexp_full_match(closed, '\\d{{4}}-\\d\\d-\\d\\d') then try_cast(closed as date) end as stop,
         try_cast(case when person_id[7] = '+' then '18' when person_id[7] in ('-', 'U', 'V', 'W', 'X', 'Y') then '19'
                       when person_id[7] between 'A' and 'F' then '20' end
                  || person_id[5:6] || '-' || person_id[3:4] || '-' || person_id[1:2] as date) as born,
         try_cast(person_id[1:6] || person_id[8:10] as integer) as digits
  from read_csv('{source}', header = true, delim = ',', quote = '"', auto_detect = false, columns = {{{types}}}))
select person_id, organiser, municipality, service_task, matter_id, start, stop,
       length(person_id) = 11 and born is not null and digits is not null and digits % 1000 > 1
       and person_id[11] = substr('0123456789ABCDEFHJKLMNPRSTUVWXY', 1 + (digits % 31), 1)
       and list_contains($organisers, organiser) and (municipality = '' or list_contains($municipalities, municipality))
       and list_contains($tasks, service_task) and start is not null and (closed_text = '' or stop is not null)
       and (stop is null or stop >= start) and born <= start as sound
from typed""",
    {
        "organisers": codes("areas", lambda code: code["code"] != "91"),
        "municipalities": codes("municipalities"),
        "tasks": codes("service-tasks", lambda code: code["code"] != "family-law"),
    },
)
db.execute("create table used as select distinct * exclude (sound) from checked where sound")
db.execute("""
delete from used where matter_id in (
  select matter_id from used group by matter_id
  having count(*) > count(distinct person_id) or count(distinct (organiser, service_task, start, coalesce(stop, 'infinity'::date))) > 1)""")
db.execute(f"""
copy (
  with known as (
    select * replace (case when stop > date '{last}' then null else stop end as stop) from used where start <= date '{last}'),
  reach as (
    select *, max(coalesce(stop, 'infinity'::date)) over (
      partition by person_id, organiser, service_task order by start, matter_id rows between unbounded preceding and 1 preceding) as until
    from known),
  numbered as (
    select *, count(*) filter (until is null or start > until) over (
      partition by person_id, organiser, service_task order by start, matter_id rows unbounded preceding) as period
    from reach)
  select person_id, organiser, max_by(municipality, (start, matter_id)) as municipality, service_task, min(start)::varchar as start,
         case when bool_or(stop is null) then '' else max(stop)::varchar end as "end"
  from numbered group by person_id, organiser, service_task, period
  having bool_or(stop is null) or max(stop) >= date '{first}'
  order by all
) to '{out}' (header, delimiter ',', quote '')""")
read, sound = db.execute("select count(*), count(*) filter (sound) from checked").fetchone()
periods = db.execute(f"select count(*) from read_csv('{out}', all_varchar = true, header = true)").fetchone()[0]
print(read, sound, periods)
