/// One slice of a publication (one measure, quarter and task; areas × ages) as a network: every cell is an arc between the two sums it
/// stands in (disclosure page, section 4). Raising a cell is pushing along its arc, lowering it is pushing against.
///
/// A cell that stands in one sum only runs to the root. Sums that would give a cell a third end are left to the joint check.
struct Network: Sendable {
    /// The cell of each arc.
    let cells: [Int]
    /// The node each arc leaves.
    let tail: [Int]
    /// The node each arc enters.
    let head: [Int]
    /// The arcs at each node.
    let arcs: [[Int]]
    /// The arc of each cell that has one.
    let arcOfCell: [Int: Int]

    /// Builds the network of some sums. Each sum becomes a node; the balance of a node is its sum, one way round or the other, chosen so that
    /// every cell leaves one node and enters another.
    init(_ system: CellSystem, sums: [Int]) {
        var ends: [Int: [(node: Int, sign: Int)]] = [:]
        var flip = [Int](repeating: 0, count: sums.count)
        let members = sums.map { number in
            [(system.sums[number].total, 1)] + system.sums[number].parts.map { ($0, -1) }
        }
        var nodesOfCell: [Int: [(node: Int, sign: Int)]] = [:]
        for (node, list) in members.enumerated() { for (cell, sign) in list { nodesOfCell[cell, default: []].append((node, sign)) } }
        for start in sums.indices where flip[start] == 0 {
            flip[start] = 1
            var queue = [start]
            var next = 0
            while next < queue.count {
                let node = queue[next]
                next += 1
                for (cell, sign) in members[node] {
                    guard let neighbours = nodesOfCell[cell], neighbours.count == 2,
                        let other = neighbours.first(where: { $0.node != node }),
                        flip[other.node] == 0
                    else { continue }
                    flip[other.node] = -flip[node] * sign * other.sign
                    queue.append(other.node)
                }
            }
        }
        for (cell, list) in nodesOfCell { ends[cell] = list.map { ($0.node, $0.sign * flip[$0.node]) } }
        let root = sums.count
        var cells: [Int] = []
        var tail: [Int] = []
        var head: [Int] = []
        for (cell, list) in ends.sorted(by: { $0.key < $1.key }) {
            let enters = list.first { $0.sign > 0 }
            let leaves = list.first { $0.sign < 0 }
            // An arc that cannot run between two nodes would break a balance; the cell is left out and the joint check deals with it.
            guard list.count == 1 || (list.count == 2 && enters != nil && leaves != nil) else { continue }
            cells.append(cell)
            head.append(enters?.node ?? root)
            tail.append(leaves?.node ?? root)
        }
        var arcs = [[Int]](repeating: [], count: sums.count + 1)
        for arc in cells.indices {
            arcs[tail[arc]].append(arc)
            arcs[head[arc]].append(arc)
        }
        self.cells = cells
        self.tail = tail
        self.head = head
        self.arcs = arcs
        self.arcOfCell = Dictionary(uniqueKeysWithValues: zip(cells, cells.indices))
    }

    /// The arcs among `allowed` whose cells are exact by the sums alone: the bridges of the graph of hidden arcs. Linear time.
    func bridges(among allowed: (Int) -> Bool) -> [Int] {
        var found = [Int](repeating: -1, count: arcs.count)
        var low = found
        var clock = 0
        var bridges: [Int] = []
        for start in arcs.indices where found[start] < 0 {
            var stack: [(node: Int, by: Int, next: Int)] = [(start, -1, 0)]
            found[start] = clock
            low[start] = clock
            clock += 1
            while let top = stack.last {
                if top.next < arcs[top.node].count {
                    stack[stack.count - 1].next += 1
                    let arc = arcs[top.node][top.next]
                    guard arc != top.by, allowed(arc) else { continue }
                    let other = tail[arc] == top.node ? head[arc] : tail[arc]
                    if found[other] < 0 {
                        found[other] = clock
                        low[other] = clock
                        clock += 1
                        stack.append((other, arc, 0))
                    } else {
                        low[top.node] = min(low[top.node], found[other])
                    }
                } else {
                    stack.removeLast()
                    guard let above = stack.last else { continue }
                    low[above.node] = min(low[above.node], low[top.node])
                    if low[top.node] > found[above.node] { bridges.append(top.by) }
                }
            }
        }
        return bridges.sorted()
    }
}
