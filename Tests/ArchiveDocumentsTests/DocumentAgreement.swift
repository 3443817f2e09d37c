/// What must hold of any bytes that are read as documents of the archive. The tests and the fuzz targets share it.
enum DocumentAgreement {
    /// What does not hold; nil if all does. Bytes that begin as gzip does are packed and no lines.
    static func fault(in bytes: [UInt8]) throws -> String? {
        if bytes.starts(with: [0x1F, 0x8B]) { return nil }
        let one = try Archive(threads: 1).read([bytes])
        if try Archive(threads: 3).read([bytes]) != one { return "three threads read otherwise than one" }
        guard let total = one.totals.first.map(counts), let read = total["read"] else { return "no totals" }
        if total.values.contains(where: { $0 < 0 }) { return "a negative total: \(total)" }
        if total.filter({ $0.key != "read" }).values.reduce(0, +) != read { return "totals that do not add up: \(total)" }
        if one.findings.contains(where: { !(1...lines(bytes)).contains(line($0)) }) { return "a finding on a line that is not there" }
        return try repetitionFault(bytes, one)
    }

    /// Every line twice gives the same rows, each second line being a repeated one or as faulty as the first.
    private static func repetitionFault(_ bytes: [UInt8], _ one: Archive.Result) throws -> String? {
        // A byte-order mark is one at the beginning of a file only.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return nil }
        let twice = try Archive(threads: 1).read([bytes + [0x0A] + bytes])
        func placeless(_ rows: [String]) -> [String] { rows.map { String($0.prefix(upTo: $0.lastIndex(of: ",") ?? $0.endIndex)) }.sorted() }
        return placeless(one.rows) == placeless(twice.rows) ? nil : "every line twice gives other rows"
    }

    private static func lines(_ bytes: [UInt8]) -> Int { 1 + bytes.count { $0 == 0x0A } }

    private static func line(_ finding: String) -> Int {
        finding.split(separator: ":").dropFirst().first.flatMap { Int($0.prefix { $0 != " " }) } ?? 0
    }

    private static func counts(_ totals: String) -> [String: Int] {
        Dictionary(
            totals.split(separator: " ").map { part in
                let sides = part.split(separator: "=")
                return (String(sides[0]), Int(sides[1]) ?? -1)
            }
        ) { first, _ in first }
    }
}
