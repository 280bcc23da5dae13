// LEMON as a peer: takes one instance in, then solves it once for each line on standard input.
//
//   lemon network-simplex|cost-scaling FILE
//
// Speaks as peer.py does. The graph is built before the clock starts; the solver's own copy of it is made by its
// constructor, which is not timed either.
#include <lemon/cost_scaling.h>
#include <lemon/network_simplex.h>
#include <lemon/static_graph.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

using Graph = lemon::StaticDigraph;
// Amounts fit an int; prices don't, at district size.
using Number = std::int64_t;

constexpr double FILL_MS = 5;
constexpr double REPEATS_MAX = 64;

struct Model {
  Graph graph;
  std::vector<int> upper, supply;
  std::vector<Number> cost;
};

std::vector<std::int32_t> read(const std::string& path) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  std::vector<std::int32_t> words(std::max<std::streamoff>(file.tellg(), 0) / 4);
  file.seekg(0);
  file.read(reinterpret_cast<char*>(words.data()), words.size() * 4);
  return words;
}

// Requests send their helpers to volunteers, volunteers to a sink; what is left goes from the request to the sink.
// A static graph wants its arcs in the order of their sources: requests first, then volunteers.
void build(const std::vector<std::int32_t>& words, Model& model) {
  const int R = words[1], V = words[2], E = words[3], sink = R + V;
  const std::int32_t *mult = &words[4], *pen = mult + R, *cap = pen + R, *start = cap + V, *to = start + R + 1, *cost = to + E;
  std::vector<std::pair<int, int>> arcs;
  auto arc = [&](int from, int into, int upper, Number price) {
    arcs.emplace_back(from, into);
    model.upper.push_back(upper);
    model.cost.push_back(price);
  };
  int demand = 0;
  for (int r = 0; r < R; ++r) {
    for (int e = start[r]; e < start[r + 1]; ++e) arc(r, R + to[e], 1, cost[e]);
    arc(r, sink, mult[r], pen[r]);
    model.supply.push_back(mult[r]);
    demand += mult[r];
  }
  for (int v = 0; v < V; ++v) arc(R + v, sink, cap[v], 0);
  model.supply.resize(R + V, 0);
  model.supply.push_back(-demand);
  model.graph.build(R + V + 1, arcs.begin(), arcs.end());
}

double peak_mb() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    double kib = 0;
    if (word == "VmHWM:" && status >> kib) return kib * 1024 / 1e6;
  }
  return 0;
}

template <class Solver>
Number solve(Solver& solver) {
  solver.run();
  return solver.template totalCost<Number>();
}

template <class Solver>
void serve(const Model& model) {
  const Graph& graph = model.graph;
  Graph::ArcMap<int> upper(graph);
  Graph::ArcMap<Number> cost(graph);
  Graph::NodeMap<int> supply(graph);
  for (int a = 0; a < graph.arcNum(); ++a) {
    upper[graph.arc(a)] = model.upper[a];
    cost[graph.arc(a)] = model.cost[a];
  }
  for (int n = 0; n < graph.nodeNum(); ++n) supply[graph.node(n)] = model.supply[n];
  Solver solver(graph);
  solver.upperMap(upper).costMap(cost).supplyMap(supply);
  std::ofstream("/proc/self/clear_refs") << "5";
  std::cout << "{\"ready\":true}" << std::endl;
  int repeats = 1;
  for (std::string line; std::getline(std::cin, line);) {
    const auto begun = std::chrono::steady_clock::now();
    Number objective = 0;
    for (int i = 0; i < repeats; ++i) objective = solve(solver);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begun;
    const double ms = took.count() / repeats;
    repeats = static_cast<int>(std::clamp(FILL_MS / ms, 1.0, REPEATS_MAX));
    std::cout << "{\"ms\":" << ms << ",\"objective\":" << objective << ",\"peak_mb\":" << peak_mb() << "}" << std::endl;
  }
}

int main(int count, char** words) {
  if (count != 3) return 2;
  Model model;
  build(read(words[2]), model);
  if (std::string(words[1]) == "cost-scaling") {
    serve<lemon::CostScaling<Graph, int, Number>>(model);
  } else {
    serve<lemon::NetworkSimplex<Graph, int, Number>>(model);
  }
}
