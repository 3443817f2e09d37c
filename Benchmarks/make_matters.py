"""Makes an extract of matters of made-up people, in no order, with a share of broken rows. The same arguments give the same bytes.

    make_matters.py OUT.csv ROWS [SEED=1] [BROKEN=0.005]

Everything random is a hash of the row's or the person's number and the seed, so any row can be explained by itself. People have on average
four matters; half of all rows belong to a fifth of the people. Only individual numbers 900-999, which no real person has.
"""
import json
import pathlib
import sys

import duckdb

out, rows = sys.argv[1], int(sys.argv[2])
seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
broken = float(sys.argv[4]) if len(sys.argv) > 4 else 0.005
lists = pathlib.Path(__file__).resolve().parent.parent / "Sources/CodeLists/Resources"

db = duckdb.connect()
db.execute("set preserve_insertion_order = true")
municipalities = [
    (code["code"], code["area"], code["population"]["2022"])
    for code in json.loads((lists / "municipalities.json").read_text())["codes"]
    if code["area"] != "91"
]
db.execute("create table town (code varchar, area varchar, low double, high double)")
total, sum_so_far, ranges = sum(m[2] for m in municipalities), 0, []
for code, area, population in municipalities:
    ranges.append((code, area, sum_so_far / total, (sum_so_far + population) / total))
    sum_so_far += population
ranges[-1] = (*ranges[-1][:3], 1.000001)
db.executemany("insert into town values (?, ?, ?, ?)", ranges)

# A number in [0, 1) from a number, a purpose and the seed.
db.execute(f"create macro chance(number, purpose) as (hash(number, purpose, {seed}) % 1000003) / 1000003.0")
people = max(1, rows // 4)
db.execute(f"""
create table person as
with born as (
  select p, (date '1925-01-01' + ((p * 7919) % 34000)::integer) as birth, (p * 7919) // 34000 as turn
  from range({people}) as numbers(p)),
signed as (
  select *, case when year(birth) < 2000 then substr('-YXWVU', 1 + ((turn // 100) % 6)::integer, 1)
                 else substr('ABCDEF', 1 + ((turn // 100) % 6)::integer, 1) end as sign, 900 + turn % 100 as number
  from born),
digits as (select *, strftime(birth, '%d%m%y') as ddmmyy from signed)
select p, ddmmyy || sign || number
       || substr('0123456789ABCDEFHJKLMNPRSTUVWXY', 1 + ((ddmmyy || number)::bigint % 31)::integer, 1) as code,
       town.code as home, town.area as area, 1 + floor(chance(p, 'task') * 6)::integer as task
from digits join town on chance(p, 'home') >= low and chance(p, 'home') < high""")
db.execute(f"""
copy (
  with row_ as (
    select i, least({people} - 1, floor(case when chance(i, 'who') < 0.5 then chance(i, 'even') * {people}
                                             else pow(chance(i, 'often'), 3) * {people} end))::bigint as p,
           date '2019-01-01' + floor(chance(i, 'opened') * 1640)::integer as opened,
           floor(-220 * ln(1 - chance(i, 'length')))::integer as days,
           case when chance(i, 'fault') < {broken} then 1 + floor(chance(i, 'kind') * 8)::integer else 0 end as fault
    from range({rows}) as numbers(i)),
  told as (
    select *, case when chance(i, 'open') < 0.1 or opened + days > date '2023-06-30' then null else opened + days end as closed
    from row_)
  select case fault when 1 then substr(code, 1, 10) || case when code[11] = 'A' then 'B' else 'A' end
                    when 2 then '3002' || substr(code, 5) else code end as person_id,
         area as organiser, case fault when 3 then '999' else home end as municipality,
         case when fault = 4 then 'gardening'
              else ['older-people', 'working-age', 'families-with-children', 'child-protection', 'disability', 'substance-abuse']
                   [case when chance(i, 'main') < 0.7 then task else 1 + floor(chance(i, 'other') * 6)::integer end] end as service_task,
         'M' || case fault when 5 then greatest(0, i - 1) else i end as matter_id,
         case fault when 6 then '2022-02-30' else opened::varchar end as opened,
         case fault when 7 then '2022-13-01' when 8 then '2018-12-31' else coalesce(closed::varchar, '') end as closed
  from told join person using (p) order by i
) to '{out}' (header, delimiter ',', quote '')""")
