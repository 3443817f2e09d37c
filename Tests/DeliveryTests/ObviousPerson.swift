import RegisterModel

/// The rules on person identifiers, written down as plainly as possible.
struct ObviousPerson {
    /// The name of the rule that fails; nil if the identifier is sound.
    var fault: String?
    /// The day of birth; nil for a temporary identifier.
    var born: Day?
    /// What identifies the person, without outer blanks.
    var text = ""

    private static let centuries: [Character: Int] = {
        var centuries: [Character: Int] = ["+": 1800]
        for sign in "-YXWVU" { centuries[sign] = 1900 }
        for sign in "ABCDEF" { centuries[sign] = 2000 }
        return centuries
    }()

    init(_ field: String, bornBy reference: Day) {
        let isBlank = { (scalar: Unicode.Scalar) in scalar == " " || scalar == "\t" }
        var scalars = Array(field.unicodeScalars)
        while let first = scalars.first, isBlank(first) { scalars.removeFirst() }
        while let last = scalars.last, isBlank(last) { scalars.removeLast() }
        text = String(String.UnicodeScalarView(scalars))
        if scalars.isEmpty {
            fault = "person-id.missing"
        } else if scalars.contains("|") {
            if !Self.isTemporary(scalars) { fault = "person-id.shape" }
        } else {
            fault = "person-id." + (checkCode(scalars, reference) ?? "")
            if fault == "person-id." { fault = nil }
        }
    }

    private mutating func checkCode(_ scalars: [Unicode.Scalar], _ reference: Day) -> String? {
        let isDigit = { (place: Int) in ("0"..."9").contains(scalars[place]) }
        guard scalars.count == 11, (0..<6).allSatisfy(isDigit), let century = Self.centuries[Character(scalars[6])] else { return "shape" }
        let number = { (places: Range<Int>) in Int(String(String.UnicodeScalarView(scalars[places])))! }
        let day = Day(year: century + number(4..<6), month: number(2..<4), day: number(0..<2))
        guard let day, day <= reference else { return "date" }
        guard (7..<10).allSatisfy(isDigit), number(7..<10) >= 2 else { return "shape" }
        let table = Array("0123456789ABCDEFHJKLMNPRSTUVWXY".unicodeScalars)
        guard scalars[10] == table[(number(0..<6) * 1000 + number(7..<10)) % 31] else { return "check-character" }
        guard number(7..<10) >= 900 else { return "real-code" }
        born = day
        return nil
    }

    private static func isTemporary(_ scalars: [Unicode.Scalar]) -> Bool {
        let parts = scalars.split(separator: "|", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...64).contains(parts[1].count), parts[1].allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) else {
            return false
        }
        let oid = String(String.UnicodeScalarView(parts[0]))
        let arcs = oid.split(separator: ".", omittingEmptySubsequences: false)
        return oid.utf8.count <= 64 && arcs.count >= 2 && ["0", "1", "2"].contains(arcs[0]) && oid != "1.2.246.21"
            && arcs.allSatisfy { arc in
                !arc.isEmpty && arc.utf8.allSatisfy { (0x30...0x39).contains($0) } && (arc == "0" || arc.first != "0")
            }
    }
}
