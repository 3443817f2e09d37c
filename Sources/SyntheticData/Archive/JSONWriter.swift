import RegisterModel

/// Writes JSON as bytes, without a value in between. The caller opens and closes; commas come by themselves.
struct JSONWriter {
    /// What is written and not yet taken.
    private(set) var bytes: [UInt8] = []

    private mutating func separate() {
        if let last = bytes.last, last != UInt8(ascii: "{"), last != UInt8(ascii: "["), last != UInt8(ascii: ":"), last != 0x0A {
            bytes.append(UInt8(ascii: ","))
        }
    }

    private mutating func key(_ name: String) {
        separate()
        quote(name.utf8)
        bytes.append(UInt8(ascii: ":"))
    }

    /// Nothing that is made here needs escaping.
    private mutating func quote(_ text: some Sequence<UInt8>) {
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: text)
        bytes.append(UInt8(ascii: "\""))
    }

    /// Opens an object: the value of a key, or the next in a list.
    mutating func begin(_ name: String? = nil) {
        if let name { key(name) } else { separate() }
        bytes.append(UInt8(ascii: "{"))
    }
    /// Closes an object.
    mutating func end() { bytes.append(UInt8(ascii: "}")) }
    /// Opens a list under a key.
    mutating func beginList(_ name: String) {
        key(name)
        bytes.append(UInt8(ascii: "["))
    }
    /// Closes a list.
    mutating func endList() { bytes.append(UInt8(ascii: "]")) }

    /// Writes a text under a key.
    mutating func add(_ name: String, _ text: String) {
        key(name)
        quote(text.utf8)
    }
    /// Writes bytes of UTF-8 under a key.
    mutating func add(_ name: String, bytes text: some Sequence<UInt8>) {
        key(name)
        quote(text)
    }
    /// Writes a text, or null, under a key.
    mutating func add(_ name: String, orNull text: String?) {
        key(name)
        if let text { quote(text.utf8) } else { bytes.append(contentsOf: "null".utf8) }
    }
    /// Writes a whole number under a key.
    mutating func add(_ name: String, _ number: Int) {
        key(name)
        RowWriter.append(number, to: &bytes)
    }
    /// Writes true or false under a key.
    mutating func add(_ name: String, _ flag: Bool) {
        key(name)
        bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    }
    /// Writes a day under a key, if there is one.
    mutating func add(_ name: String, _ day: Day?) {
        guard let day else { return }
        key(name)
        bytes.append(UInt8(ascii: "\""))
        RowWriter.append(day, to: &bytes)
        bytes.append(UInt8(ascii: "\""))
    }
    /// Writes a text as the next in a list.
    mutating func add(_ text: [UInt8]) {
        separate()
        quote(text)
    }
    /// Writes a coded value under a key, or as the next in a list.
    mutating func code(_ name: String? = nil, list: String, _ code: String, _ display: String) {
        begin(name)
        add("system", "urn:oid:1.2.246.537.\(list)")
        add("code", code)
        add("display", display)
        end()
    }

    /// Ends a line.
    mutating func endLine() { bytes.append(0x0A) }
    /// Cuts what was written off at a length.
    mutating func cut(to count: Int) { bytes.removeSubrange(count...) }
    /// Writes bytes as they are.
    mutating func raw(_ some: some Sequence<UInt8>) { bytes.append(contentsOf: some) }
    /// Forgets what has been taken; the buffer stays.
    mutating func forget() { bytes.removeAll(keepingCapacity: true) }
}
