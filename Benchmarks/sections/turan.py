# SPDX-License-Identifier: Apache-2.0
"""Turán's algorithm against the greedy algorithms of the graph libraries."""
import igraph
import networkit
import networkx

from instances import random_graph, write_edges
from timing import QUICK, Section, compare, inner, timed

NOTES = [
    "Built graphs in memory on all sides; lrh's is a list of edges, and its time includes the lists of neighbours that the peers have already. "
    "No peer certifies Turán's bound; the comparable greedy algorithms are an independent set or a colouring.",
    "On the complement side lrh finds a maximal independent set, by least remaining degree, and a partition that proves the bound. The networkx "
    "function with the same job is `maximal_independent_set`, hence the target there; its time grows faster than the edges. `greedy_color` is given "
    "for comparison, without target: it too is linear, but keeps no degrees up to date, and its classes prove no bound. On the graph side lrh finds "
    "a clique and a partition; networkx has no such greedy function, and `greedy_color`, a partition of the same graph by one pass, has the target. "
    "The targets of networkx are for the largest graph: on small ones both sides take less than some milliseconds. There "
    "`maximal_independent_set` takes half a minute, and is timed once; all else is repeated."]

SIZES = [(2_000, 20_000), (20_000, 200_000), (200_000, 2_000_000)]


def run():
    section = Section("Turán partitions of random graphs", list(NOTES))
    curves = {}
    for n, m in SIZES:
        edges = random_graph(n, m, 7)
        path, pairs, largest = write_edges(f"graph{n}", n, edges), edges.tolist(), n == SIZES[-1][0]
        ig = igraph.Graph(n, pairs)
        nx = networkx.Graph()
        nx.add_nodes_from(range(n))
        nx.add_edges_from(pairs)
        nk = networkit.graph.Graph(n)
        for u, v in pairs:
            nk.addEdge(u, v)
        networkit.setNumberOfThreads(1)

        colouring = timed(lambda: max(networkx.greedy_color(nx).values()) + 1)
        slow = {"networkx maximal_independent_set": timed(lambda: len(networkx.maximal_independent_set(nx, seed=1)))}
        peers = {
            "igraph vertex_coloring_greedy": timed(lambda: max(ig.vertex_coloring_greedy()) + 1),
            "networkit Luby independent set": timed(lambda: sum(networkit.independentset.Luby().run(nk))),
            "networkx greedy_color": colouring,
        }
        repeats = 1 if QUICK and largest else 3
        aim = "≥ 50×" if largest else ""
        complement = f"n = {n:,}, e = {m:,}, complement (independent set and partition)"
        summary, _ = compare(lambda: inner("turan", path, "complement", 1), peers, repeats)
        section.add(complement, summary, {"igraph vertex_coloring_greedy": "≥ 1×", "networkit Luby independent set": "≥ 1×"})
        once, _ = compare(lambda: inner("turan", path, "complement", 1), slow, 1 if largest else repeats)
        section.add(complement, once, aim)
        clique, _ = compare(lambda: inner("turan", path, "graph", 1), {"networkx greedy_color": colouring}, repeats)
        section.add(f"n = {n:,}, e = {m:,}, graph (clique and partition)", clique, aim)
        for name, value in [*summary.items(), *((name, once[name]) for name in slow)]:
            curves.setdefault(name, []).append(value[0])
    section.draw("turan", "certifying Turán and greedy peers, e = 10n", "edges", [m for _, m in SIZES], curves)
    return section
