/// Units pushed round a network away from the truth, within what each arc can rise and fall.
struct Circulation {
    let network: Network
    /// How far each arc may rise above the truth.
    var rise: [Int]
    /// How far each arc may fall below the truth.
    var fall: [Int]
    /// Whether each arc may be moved by `move`; only `cheapestPath` looks at others.
    var isOpen: [Bool]
    /// How far each arc has been pushed: above 0 a rise, below 0 a fall.
    private(set) var pushed: [Int]

    /// One arc of a path, followed along (rising) or against (falling).
    struct Step {
        let arc: Int
        let rises: Bool
    }

    init(_ network: Network, rise: [Int], fall: [Int]) {
        self.network = network
        self.rise = rise
        self.fall = fall
        isOpen = [Bool](repeating: true, count: network.cells.count)
        pushed = [Int](repeating: 0, count: network.cells.count)
    }

    /// Takes everything back to the truth.
    mutating func reset() {
        for arc in pushed.indices where pushed[arc] != 0 { pushed[arc] = 0 }
    }

    /// What differs from the truth, by cell.
    var changes: [Int: Int] {
        var changes: [Int: Int] = [:]
        for arc in pushed.indices where pushed[arc] != 0 { changes[network.cells[arc]] = pushed[arc] }
        return changes
    }

    private func room(_ arc: Int, rising: Bool) -> Int {
        rising ? (rise[arc] == .max ? .max : rise[arc] - pushed[arc]) : (fall[arc] == .max ? .max : fall[arc] + pushed[arc])
    }

    /// Moves an arc as far as `limit` by sending the same number of units back round over arcs that may move; returns how far it came.
    mutating func move(_ arc: Int, rising: Bool, limit: Int) -> Int {
        var moved = 0
        let (from, to) = rising ? (network.head[arc], network.tail[arc]) : (network.tail[arc], network.head[arc])
        while moved < limit, room(arc, rising: rising) > 0 {
            guard let path = shortestPath(from: from, to: to, without: arc) else { break }
            var units = min(limit - moved, room(arc, rising: rising))
            for step in path { units = min(units, room(step.arc, rising: step.rises)) }
            push(arc, rising: rising, path: path, units: units)
            moved += units
        }
        return moved
    }

    /// Pushes units round the cycle of an arc and a path back from its end to its start.
    mutating func push(_ arc: Int, rising: Bool, path: [Step], units: Int) {
        pushed[arc] += rising ? units : -units
        for step in path { pushed[step.arc] += step.rises ? units : -units }
    }

    /// The path with the fewest arcs over arcs with room for a unit; empty where the ends are the same, nil where there is none.
    private func shortestPath(from: Int, to: Int, without: Int) -> [Step]? {
        if from == to { return [] }
        var by = [Int](repeating: -1, count: network.arcs.count)
        var queue = [from]
        var next = 0
        while next < queue.count {
            let node = queue[next]
            next += 1
            for arc in network.arcs[node] where arc != without && isOpen[arc] {
                let rises = network.tail[arc] == node
                let other = rises ? network.head[arc] : network.tail[arc]
                guard by[other] < 0, other != from, room(arc, rising: rises) > 0 else { continue }
                by[other] = arc
                if other == to { return trace(by, from: from, to: to) }
                queue.append(other)
            }
        }
        return nil
    }

    /// The cheapest path back from the end of an arc to its start over arcs with room for `units` (Dijkstra; ties by node number).
    ///
    /// - Parameter cost: what taking an arc costs, at least 0; nil if it must not be taken.
    func cheapestPath(for arc: Int, rising: Bool, units: Int, cost: (Int) -> Int?) -> (path: [Step], cost: Int)? {
        guard room(arc, rising: rising) >= units else { return nil }
        let (from, to) = rising ? (network.head[arc], network.tail[arc]) : (network.tail[arc], network.head[arc])
        if from == to { return ([], 0) }
        var best = [Int](repeating: .max, count: network.arcs.count)
        var by = [Int](repeating: -1, count: network.arcs.count)
        var queue = PriorityQueue()
        best[from] = 0
        queue.insert(from, priority: 0)
        while let (node, distance) = queue.removeFirst() {
            if node == to { return (trace(by, from: from, to: to), distance) }
            guard distance == best[node] else { continue }
            for next in network.arcs[node] where next != arc {
                let rises = network.tail[next] == node
                let other = rises ? network.head[next] : network.tail[next]
                guard room(next, rising: rises) >= units, let price = cost(next), distance + price < best[other] else { continue }
                best[other] = distance + price
                by[other] = next
                queue.insert(other, priority: best[other])
            }
        }
        return nil
    }

    private func trace(_ by: [Int], from: Int, to: Int) -> [Step] {
        var path: [Step] = []
        var node = to
        while node != from {
            let arc = by[node]
            let rises = network.head[arc] == node
            path.append(Step(arc: arc, rises: rises))
            node = rises ? network.tail[arc] : network.head[arc]
        }
        return path
    }
}

/// Nodes by priority, least first; equal priorities by node number, so that a search has one outcome.
struct PriorityQueue {
    private var heap: [(priority: Int, node: Int)] = []

    mutating func insert(_ node: Int, priority: Int) {
        heap.append((priority, node))
        var place = heap.count - 1
        while place > 0, heap[place] < heap[(place - 1) / 2] {
            heap.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    mutating func removeFirst() -> (node: Int, priority: Int)? {
        guard let first = heap.first, let last = heap.popLast() else { return nil }
        if heap.isEmpty { return (first.node, first.priority) }
        heap[0] = last
        var place = 0
        while true {
            var least = place
            for child in [2 * place + 1, 2 * place + 2] where child < heap.count && heap[child] < heap[least] { least = child }
            if least == place { return (first.node, first.priority) }
            heap.swapAt(place, least)
            place = least
        }
    }
}
