"""A peer from Python's world: takes one instance in, then solves it once for each line on standard input.

    python peer.py ortools|scipy|highs FILE

Prints {"ready": true} or {"cannot": reason}, then {"ms", "objective", "peak_mb"} for each line. The model is built
before the clock starts, as far as the peer lets it be.
"""
import json
import sys
import time

import numpy as np

FILL_MS, REPEATS_MAX = 5, 64


class Cannot(Exception):
    """Why this peer cannot solve this instance."""


def load(path):
    words = np.fromfile(path, '<i4')
    R, V, E = map(int, words[1:4])
    parts = np.split(words[4:].astype(np.int64), np.cumsum([R, R, V, R + 1, E]))
    mult, pen, cap, start, volunteer, cost = parts
    return R, V, mult, pen, cap, np.repeat(np.arange(R), np.diff(start)), volunteer, cost


def ortools(R, V, mult, pen, cap, request, volunteer, cost):
    """Min-cost flow: requests send their helpers to volunteers, volunteers to a sink; what is left goes there too."""
    from ortools.graph.python import min_cost_flow
    flow = min_cost_flow.SimpleMinCostFlow()
    r, v, sink = np.arange(R), R + np.arange(V), R + V
    to_sink = np.full(V + R, sink)
    flow.add_arcs_with_capacity_and_unit_cost(
        np.concatenate([request, v, r]), np.concatenate([R + volunteer, to_sink]),
        np.concatenate([np.ones_like(cost), cap, mult]), np.concatenate([cost, np.zeros_like(cap), pen]))
    flow.set_nodes_supplies(np.append(r, sink), np.append(mult, -mult.sum()))

    def solve():
        assert flow.solve() == flow.OPTIMAL
        return flow.optimal_cost()
    return solve


def scipy(R, V, mult, pen, cap, request, volunteer, cost):
    """Sparse matching: a column for each task a volunteer may take, and one for leaving each request open."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import min_weight_full_bipartite_matching
    if (mult != 1).any():
        raise Cannot('it matches one to one: copies of a request that needs two could both get the same volunteer')
    first = np.concatenate([[0], np.cumsum(cap)])
    copies = cap[volunteer]
    rows = np.repeat(request, copies)
    within = np.arange(len(rows)) - np.repeat(np.cumsum(copies) - copies, copies)
    columns = first[np.repeat(volunteer, copies)] + within
    # It takes a weight of 0 for no edge at all: everything is dearer by 1.
    weights = np.concatenate([np.repeat(cost, copies), pen]) + 1
    where = np.concatenate([rows, np.arange(R)]), np.concatenate([columns, first[-1] + np.arange(R)])
    graph = csr_array((weights.astype(np.float64), where), shape=(R, first[-1] + R))

    def solve():
        chosen = min_weight_full_bipartite_matching(graph)
        return int(round(graph[chosen].sum())) - R
    return solve


def highs(R, V, mult, pen, cap, request, volunteer, cost):
    """A linear program: its corners are whole numbers, because it is a network."""
    import highspy
    E = len(cost)
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = E + R, R + V
    lp.col_cost_ = np.concatenate([cost, pen]).astype(np.float64)
    lp.col_lower_ = np.zeros(E + R)
    lp.col_upper_ = np.concatenate([np.ones(E), mult]).astype(np.float64)
    lp.row_lower_ = np.concatenate([mult, np.zeros(V)]).astype(np.float64)
    lp.row_upper_ = np.concatenate([mult, cap]).astype(np.float64)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = np.concatenate([np.arange(E) * 2, 2 * E + np.arange(R + 1)])
    lp.a_matrix_.index_ = np.concatenate([np.stack([request, R + volunteer], 1).ravel(), np.arange(R)])
    lp.a_matrix_.value_ = np.ones(2 * E + R)
    solver = highspy.Highs()
    solver.setOptionValue('output_flag', False)
    solver.passModel(lp)

    def solve():
        solver.clearSolver()
        solver.run()
        assert solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
        return int(round(solver.getInfo().objective_function_value))
    return solve


def peak_mb():
    with open('/proc/self/status') as file:
        return next(int(line.split()[1]) * 1024 / 1e6 for line in file if line.startswith('VmHWM:'))


def say(**what):
    print(json.dumps(what), flush=True)


def main(name, path):
    try:
        solve = {'ortools': ortools, 'scipy': scipy, 'highs': highs}[name](*load(path))
    except Cannot as reason:
        return say(cannot=str(reason))
    with open('/proc/self/clear_refs', 'w') as file:
        file.write('5')
    say(ready=True)
    repeats = 1
    for _ in sys.stdin:
        begun = time.perf_counter()
        for _ in range(repeats):
            objective = solve()
        ms = (time.perf_counter() - begun) * 1e3 / repeats
        repeats = int(min(max(FILL_MS / ms, 1), REPEATS_MAX))
        say(ms=ms, objective=int(objective), peak_mb=peak_mb())


if __name__ == '__main__':
    main(*sys.argv[1:])
