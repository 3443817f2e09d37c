import Foundation

/// How many findings of each cause an earlier check of the same delivery had, from what `sosdata check --format json` wrote. Lines of rows move
/// between two extracts, so causes are compared and not rows; and such a file holds masked values only.
public struct EarlierFindings: Sendable {
    private var counts: [RootCause.Sign: Int] = [:]

    /// The difference in one cause.
    public struct Change: Sendable {
        /// What the findings have in common.
        public let sign: RootCause.Sign
        /// How many there were.
        public let before: Int
        /// How many there are.
        public let now: Int
    }

    private struct Line: Decodable {
        let rule: String
        let column: String
        let value: String?
    }

    /// Reads JSON lines.
    /// - Throws: `.unreadable`, or `.earlier` with the first line that is no finding.
    public init(file: String) throws(DeliveryFailure) {
        let names = Dictionary(uniqueKeysWithValues: Rule.all.map { ($0.name, $0.id) })
        let decoder = JSONDecoder()
        var source = try ByteSource(path: file)
        var number = 0
        var rest: [UInt8] = []
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
        defer { piece.deallocate() }
        while true {
            let read = try source.read(into: piece)
            rest += piece[0..<read]
            if read == 0 && !rest.isEmpty { rest.append(0x0A) }
            var start = 0
            while let end = rest[start...].firstIndex(of: 0x0A) {
                number += 1
                let bytes = rest[start..<end]
                start = end + 1
                if bytes.isEmpty { continue }
                guard let line = try? decoder.decode(Line.self, from: Data(bytes)), let rule = names[line.rule] else {
                    throw .earlier(file: file, line: number)
                }
                counts[RootCause.Sign(rule: rule, column: line.column, value: line.value ?? ""), default: 0] += 1
            }
            rest.removeFirst(start)
            if read == 0 { break }
        }
    }

    /// How many findings there were.
    public var total: Int { counts.values.reduce(0, +) }

    /// The causes that have become more or fewer, the greatest difference first.
    public func changes(to causes: [RootCause]) -> [Change] {
        var now = Dictionary(uniqueKeysWithValues: causes.map { ($0.sign, $0.count) })
        for sign in counts.keys where now[sign] == nil { now[sign] = 0 }
        return now.map { Change(sign: $0, before: counts[$0] ?? 0, now: $1) }.filter { $0.before != $0.now }.sorted {
            (-abs($0.now - $0.before), $0.sign.rule.rawValue, $0.sign.column, $0.sign.value)
                < (-abs($1.now - $1.before), $1.sign.rule.rawValue, $1.sign.column, $1.sign.value)
        }
    }
}
