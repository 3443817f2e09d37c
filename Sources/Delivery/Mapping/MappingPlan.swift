import CodeLists

/// A mapping file's columns of one kind, found in one header: what to do with the fields of each row.
struct MappingPlan: Sendable {
    private struct Step {
        /// Places of fields in the row; empty for a constant.
        var places: [Int] = []
        var separator: [UInt8] = []
        var constant: [UInt8] = []
        var codes: ByteTable?
        var forms: [DateForm] = []
        var prefix: [UInt8] = []
        /// Whether the value is the field as it stands.
        var isPlain: Bool { places.count == 1 && codes == nil && forms.isEmpty && prefix.isEmpty }
    }

    private let steps: [Step]
    /// How many fields a row of the export has.
    let width: Int
    /// For each of our columns its place in a mapped row, which is its place in canonical order; -1 for an optional one that is not there.
    let places: [Int]
    /// Columns of the export that nothing is made of.
    let ignoredColumns: [String]

    init(_ file: MappingFile, _ kind: TableKind, _ header: [String]) {
        width = header.count
        var used: Set<String> = []
        var places: [Int] = []
        steps = kind.columns.enumerated().map { index, name in
            var step = Step()
            let column = file.columns[kind]?[name]
            let sources = column?.sources ?? (header.contains(name) ? [name] : [])
            step.places = sources.compactMap { header.firstIndex(of: $0) }
            used.formUnion(sources)
            if let column {
                step.separator = Array(column.separator.utf8)
                step.constant = Array((column.constant ?? "").utf8)
                step.codes = column.codes.isEmpty ? nil : ByteTable(column.codes)
                step.forms = column.forms
                step.prefix = Array(column.prefix.utf8)
            }
            places.append(column == nil && step.places.isEmpty ? -1 : index)
            return step
        }
        self.places = places
        ignoredColumns = header.filter { !used.contains($0) }
    }

    /// Writes the mapped fields of a row, one behind the other with a byte of their own between them, and says where they are.
    /// - Parameters:
    ///   - output: emptied first; ends with eight more bytes, so that words can be read at its end.
    ///   - columns: one place for each of our columns.
    func map(_ bytes: Span<UInt8>, _ fields: borrowing FieldPositions, into output: inout [UInt8], _ columns: inout [Range<Int>]) {
        output.removeAll(keepingCapacity: true)
        for (column, step) in steps.enumerated() {
            let start = output.count
            if step.isPlain {
                for place in fields[step.places[0]] { output.append(bytes[place]) }
            } else {
                make(step, bytes, fields, into: &output)
            }
            columns[column] = start..<output.count
            output.append(0)
        }
        for _ in 0..<8 { output.append(0) }
    }

    private func make(_ step: Step, _ bytes: Span<UInt8>, _ fields: borrowing FieldPositions, into output: inout [UInt8]) {
        let start = output.count
        if step.places.isEmpty {
            output += step.constant
        } else {
            for place in step.places where !fields[place].isEmpty {
                if output.count > start { output += step.separator }
                for byte in fields[place] { output.append(bytes[byte]) }
            }
        }
        if output.count == start { return }
        if let codes = step.codes { Self.replace(from: start, in: &output) { codes.translate($0, $1, into: &$2) } }
        for form in step.forms where Self.replace(from: start, in: &output, by: { form.translate($0, $1, into: &$2) }) { break }
        if !step.prefix.isEmpty && !Self.isOID(output[start...]) { output.insert(contentsOf: step.prefix, at: start) }
    }

    /// Puts what some bytes are translated to in their place; false if there is no translation.
    @discardableResult
    private static func replace(from start: Int, in output: inout [UInt8], by translate: (Span<UInt8>, Range<Int>, inout [UInt8]) -> Bool)
        -> Bool
    {
        var translated: [UInt8] = []
        let value = Array(output[start...])
        guard translate(value.span, 0..<value.count, &translated) else { return false }
        output.replaceSubrange(start..., with: translated)
        return true
    }

    /// Digits and points, with at least one point inside: an id that is unique in the whole country already.
    private static func isOID(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.contains(0x2E) && bytes.allSatisfy { $0 == 0x2E || (0x30...0x39).contains($0) }
    }
}
