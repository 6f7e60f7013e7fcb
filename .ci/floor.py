"""Compare scoreboard figures with floors: scoreboard.py --json | floor.py FLOORS.json

FLOORS maps a gold set to figures and the least value of each. Exit 1 where a figure is lower or missing.
"""
import json
import sys

floors = json.load(open(sys.argv[1]))
figures = {d["set"]: d for d in map(json.loads, filter(str.strip, sys.stdin))}
low = 0
for name, wanted in floors.items():
    for figure, least in wanted.items():
        got = figures.get(name, {}).get(figure)
        fine = got is not None and got >= least
        low += not fine
        print(f"{'ok ' if fine else 'LOW'} {name} {figure} {got} (floor {least})")
sys.exit(1 if low else 0)
