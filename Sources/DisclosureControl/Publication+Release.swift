import RegisterModel
import Statistics

extension Publication {
    /// Protects the publication: hides (or rounds) what must be, proves the result safe over all tables and editions, and only then makes
    /// tables that may leave.
    ///
    /// The same publication gives the same release, to the byte. A national quarter (about 13 000 cells) takes a second or two.
    ///
    /// - Throws: `ProtectionFailure` if the figures contradict each other, if no safe pattern was found, or if a limit was reached. Nothing is
    ///   published then.
    public func release(limits: ProtectionLimits = ProtectionLimits()) throws(ProtectionFailure) -> Release {
        let builder = try SystemBuilder(self)
        switch settings.method {
        case .hiding:
            var protection = Protection(builder.system, settings: settings, limits: limits)
            do throws(ProtectionFailure) { return Release(self, builder, try protection.run()) } catch {
                throw error.at(builder.cells(of: protection.unproved))
            }
        case .rounding(let base):
            var rounding = Rounding(builder.system, settings: settings, base: base, earlier: builder.shownBefore)
            do throws(ProtectionFailure) { return Release(self, builder, try rounding.run(limits)) } catch {
                throw error.at(builder.cells(of: rounding.unproved))
            }
        }
    }
}

extension Release {
    /// Makes the tables that may leave. Called with a result of `Protection` only, which has been verified.
    init(_ publication: Publication, _ builder: SystemBuilder, _ result: Protection.Result) {
        let numbers = builder.numbers
        func released(_ cell: Cell, _ value: Int) -> ReleasedFigure {
            guard let number = numbers[cell] else { return .hidden }
            if let rounded = result.rounded { return .shown(rounded[number]) }
            return result.hidden[number] ? .hidden : .shown(value)
        }
        tables = publication.tables.map { table in
            ReleasableTable(table, settings: publication.settings) { cell, figure in
                switch figure {
                case .count(let value): released(cell, value)
                case .notDelivered: .notDelivered
                case .notApplicable: .notApplicable
                }
            }
        }
        var entries: [ReleaseRecord.Entry] = []
        var seen: Set<Cell> = []
        var (counts, sensitive, complementary) = (0, 0, 0)
        for cell in publication.tables.flatMap(\.cells).sorted() where seen.insert(cell).inserted {
            guard let number = numbers[cell], let figure = publication.tables.lazy.compactMap({ $0.figures[cell] }).first else { continue }
            let isHidden = result.rounded == nil && result.hidden[number]
            entries.append(ReleaseRecord.Entry(cell: cell, figure: figure, isHidden: isHidden, rounded: result.rounded?[number]))
            guard case .count = figure else { continue }
            counts += 1
            if isHidden {
                if builder.system.isSensitive[number] { sensitive += 1 } else { complementary += 1 }
            }
        }
        record = ReleaseRecord(
            summary: ReleaseRecord.Summary(
                cells: counts, sensitive: sensitive, complementary: complementary, rounds: result.rounds,
                relations: builder.system.sums.count + builder.system.covers.count, witnesses: result.witnesses.count,
                digest: Digest.of(entries, result.witnesses)),
            settings: publication.settings, entries: entries,
            versions: publication.versions.sorted { $0.key < $1.key }.map { ReleaseRecord.Version(block: $0.key, name: $0.value) })
    }
}

/// A fingerprint of a pattern and its proof: FNV-1a of 64 bits, sixteen hexadecimal digits. It tells two releases apart; it seals nothing.
enum Digest {
    static func of(_ entries: [ReleaseRecord.Entry], _ witnesses: [Witness]) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        func add(_ number: Int) {
            for shift in stride(from: 0, to: 64, by: 8) {
                hash = (hash ^ UInt64(truncatingIfNeeded: number >> shift) & 0xff) &* 0x100_0000_01b3
            }
        }
        for entry in entries { add(entry.rounded ?? (entry.isHidden ? -1 : -2)) }
        for witness in witnesses {
            add(witness.changes.count)
            for change in witness.changes {
                add(change.cell)
                add(change.by)
            }
        }
        return hash.hexadecimal
    }
}
