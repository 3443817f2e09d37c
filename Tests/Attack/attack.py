"""An attack on released figures, written apart from the method that protects them.

Reads nothing but the released JSON-stat files of two editions. Builds the relations a reader can know from the codes alone (ages and places
add up, coarser ages are sums of finer ones, started and continuing clients are all clients, distinct persons over service tasks are at least
the greatest task and at most their sum, uncorrected areas are the same in both editions), and asks linear programmes for the least and
greatest value of every hidden cell. A judge then holds the intervals against the truth: a small count whose interval is narrower than the
width, or a small count that is shown, is a breach. Complementary cells are then shown one at a time, and the attack must find most of those.

    python3 Tests/Attack/attack.py DIR [--insiders 20]

Prints `N passed, N failed` and ends with status 1 if anything failed.
"""

import argparse
import csv
import itertools
import json
import pathlib
import random
import sys

import highspy
import numpy

THRESHOLD, WIDTH = 5, 5
INFINITY = highspy.kHighsInf


def read(path):
    """The cells of a JSON-stat file: (area, task, age, measure) to a number, or None where it is hidden; and which places are parts of which."""
    document = json.loads(path.read_text(encoding="utf-8"))
    names = ["area", "service_task", "age_group", "measure"]
    codes = [document["dimension"][name]["category"]["index"] for name in document["id"]]
    cells = {}
    for place, key in enumerate(itertools.product(*codes)):
        value, status = document["value"][place], document["status"].get(str(place))
        if status == "...":
            continue
        assert (value is None) == (status == ".."), (key, value, status)
        labelled = dict(zip(document["id"], key))
        cells[tuple(labelled[name] for name in names)] = value
    return cells, document["dimension"]["area"]["category"].get("child", {})


class Attacker:
    """What can be worked out from two editions."""

    def __init__(self, released):
        corrected = set((released / "corrected.txt").read_text().split())
        self.number, self.known, self.rows = {}, [], []
        self.children = {}
        for edition in sorted(released.glob("edition-*")):
            cells = {}
            for file in sorted(edition.glob("*.json")):
                found, children = read(file)
                self.children.update(children)
                for key, value in found.items():
                    assert cells.setdefault(key, value) == value, ("two tables disagree", key)
            parent = {child: area for area, parts in self.children.items() for child in parts}
            tag = {key: edition.name if parent.get(key[0], key[0]) in corrected else "same" for key in cells}
            for key, value in cells.items():
                self.add((tag[key], *key), value)
            self.relate(cells, lambda key, tag=tag: self.number[(tag[key], *key)])

    def add(self, key, value):
        if key not in self.number:
            self.number[key] = len(self.known)
            self.known.append(value)
        elif value is not None:
            # What one edition hides and another shows of the same cell is known.
            self.known[self.number[key]] = value

    def relate(self, cells, at):
        """Adds every relation between cells of one edition: (coefficients, least, greatest)."""
        ages, measures, tasks = ({key[n] for key in cells} for n in (2, 3, 1))
        fine = [age for age in FINE if age in ages]
        for key in cells:
            area, task, age, measure = key
            if age == "total" and fine:
                self.sum(at, cells, key, [(area, task, part, measure) for part in fine])
            elif age != "total" and age not in FINE:
                self.sum(at, cells, key, [(area, task, part, measure) for part in fine if self.inside(part, age)])
            if area in self.children:
                self.sum(at, cells, key, [(part, task, age, measure) for part in self.children[area]])
            if measure == "clients" and {"started", "continuing"} <= measures:
                self.sum(at, cells, key, [(area, task, age, part) for part in ("started", "continuing")])
            if measure == "ended" and (area, task, age, "clients") in cells:
                self.rows.append(([(at((area, task, age, "clients")), 1), (at(key), -1)], 0, INFINITY))
            if task == "total":
                parts = [(area, part, age, measure) for part in tasks - {"total"}]
                if all(part in cells for part in parts):
                    # Who starts in one task while another is open has not started over all tasks, and the latest relationship over all
                    # tasks may be of another duration: only of clients and continuing ones is a total at least its parts.
                    for part in parts if measure in ("clients", "continuing") else []:
                        self.rows.append(([(at(key), 1), (at(part), -1)], 0, INFINITY))
                    self.rows.append(([(at(key), -1)] + [(at(part), 1) for part in parts], 0, INFINITY))

    def sum(self, at, cells, total, parts):
        if parts and all(part in cells for part in parts):
            self.rows.append(([(at(total), 1)] + [(at(part), -1) for part in parts], 0, 0))

    @staticmethod
    def inside(part, whole):
        (low, high), (first, last) = span(part), span(whole)
        return first <= low and high <= last

    def programme(self, shown=None):
        """A solver over the hidden cells, with some further cells shown."""
        known = list(self.known)
        for number, value in (shown or {}).items():
            known[number] = value
        hidden = [number for number, value in enumerate(known) if value is None]
        return Programme(hidden, known, self.rows)


FINE = ("0-17", "18-24", "25-64", "65-84", "85-")


def span(age):
    low, _, high = age.partition("-")
    return int(low), int(high) if high else 200


class Programme:
    """Least and greatest values of hidden cells."""

    def __init__(self, hidden, known, rows):
        self.column = {number: place for place, number in enumerate(hidden)}
        starts, index, value, low, high = [0], [], [], [], []
        for coefficients, least, greatest in rows:
            constant = sum(factor * known[number] for number, factor in coefficients if known[number] is not None)
            terms = [(self.column[number], factor) for number, factor in coefficients if known[number] is None]
            if not terms:
                assert least <= constant <= greatest, "the released figures contradict each other"
                continue
            index += [place for place, _ in terms]
            value += [factor for _, factor in terms]
            starts.append(len(index))
            low.append(least - constant if least > -INFINITY else -INFINITY)
            high.append(greatest - constant if greatest < INFINITY else INFINITY)
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = len(hidden), len(low)
        model.col_cost_ = numpy.zeros(len(hidden))
        # Zeros are always shown, so a hidden cell holds at least one person.
        model.col_lower_, model.col_upper_ = numpy.ones(len(hidden)), numpy.full(len(hidden), INFINITY)
        model.row_lower_, model.row_upper_ = numpy.array(low, dtype=float), numpy.array(high, dtype=float)
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_, model.a_matrix_.index_ = numpy.array(starts), numpy.array(index)
        model.a_matrix_.value_ = numpy.array(value, dtype=float)
        self.solver = highspy.Highs()
        self.solver.setOptionValue("output_flag", False)
        self.solver.passModel(model)
        self.least, self.greatest = numpy.full(len(hidden), INFINITY), numpy.full(len(hidden), -INFINITY)
        self.runs = 0

    def bound(self, column, sense):
        """The extreme value of a cell; every solution on the way widens all cells at once."""
        self.solver.changeColCost(column, 1.0)
        self.solver.changeObjectiveSense(sense)
        self.solver.run()
        self.runs += 1
        status = self.solver.getModelStatus()
        self.solver.changeColCost(column, 0.0)
        if status == highspy.HighsModelStatus.kUnbounded:
            return INFINITY
        assert status == highspy.HighsModelStatus.kOptimal, status
        values = numpy.array(self.solver.getSolution().col_value)
        self.least, self.greatest = numpy.minimum(self.least, values), numpy.maximum(self.greatest, values)
        return values[column]

    def width(self, number, enough=WIDTH):
        """How far a hidden cell can vary; not worked out further once it is enough."""
        column = self.column[number]
        if self.greatest[column] - self.least[column] >= enough:
            return enough
        greatest = self.bound(column, highspy.ObjSense.kMaximize)
        if greatest - self.least[column] >= enough:
            return enough
        return greatest - self.bound(column, highspy.ObjSense.kMinimize)


def truth(path, attacker, edition):
    """The true values by number of cell, for the judge only."""
    values = {}
    with path.open() as file:
        for *key, value in csv.reader(file):
            for tag in ("same", edition):
                number = attacker.number.get((tag, *key))
                if number is not None:
                    values[number] = int(value)
    return values


def judge(attacker, programme, values, only=None):
    """The small counts that are shown or too narrow."""
    breaches = []
    for number, value in values.items():
        if not 1 <= value < THRESHOLD or (only is not None and number not in only):
            continue
        if number not in programme.column or programme.width(number) < WIDTH - 1e-6:
            breaches.append(number)
    return breaches


def insiders(attacker, values, count):
    """Small counts that somebody who is a client alone in a hidden cell could work out exactly."""
    singles = [number for number, value in values.items() if value == 1 and attacker.known[number] is None]
    near = {}
    for coefficients, _, _ in attacker.rows:
        members = [number for number, _ in coefficients]
        for number in members:
            near.setdefault(number, set()).update(members)
    breaches = []
    for single in random.Random(1).sample(singles, min(count, len(singles))):
        programme = attacker.programme({single: 1})
        around = set().union(*(near[number] for number in near[single]))
        for number in around & set(programme.column):
            value = values[number]
            # A cell of one that lies inside the other holds the same person.
            if 2 <= value < THRESHOLD and programme.width(number, 1) < 1 - 1e-6:
                breaches.append((single, number))
    return breaches


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("folder", type=pathlib.Path)
    options.add_argument("--insiders", type=int, default=5)
    options = options.parse_args()
    passed = failed = 0
    tried = found = 0

    def check(good, message):
        nonlocal passed, failed
        passed, failed = passed + bool(good), failed + (not good)
        print(("ok  " if good else "FAIL"), message)

    seeds = sorted(options.folder.glob("seed-*"))
    check(seeds, f"{len(seeds)} quarters to attack")
    for seed in seeds:
        attacker = Attacker(seed / "released")
        programme = attacker.programme()
        values = {}
        for number in (1, 2):
            values |= truth(seed / f"truth-{number}.csv", attacker, f"edition-{number}")
        sensitive = sum(1 <= value < THRESHOLD for value in values.values())
        breaches = judge(attacker, programme, values)
        hidden = len(programme.column)
        check(sensitive > 20 and not breaches, f"{seed.name}: {hidden} hidden, {sensitive} small, {len(breaches)} breaches, {programme.runs} programmes")
        seen = insiders(attacker, values, options.insiders)
        check(not seen, f"{seed.name}: {len(seen)} breaches by insiders")
        with (seed / "mutants.csv").open() as file:
            for *key, value in csv.reader(file):
                number = attacker.number[("edition-2", *key)]
                near = {n for row, _, _ in attacker.rows for n, _ in row if any(m == number for m, _ in row)}
                wider = {n for row, _, _ in attacker.rows for n, _ in row if any(m in near for m, _ in row)}
                tried += 1
                found += bool(judge(attacker, attacker.programme({number: int(value)}), values, wider))
    check(tried and found >= tried / 2, f"a shown complementary cell is a breach in {found} of {tried} trials")
    print(f"\n{passed} passed, {failed} failed")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
