import Testing

@Suite struct `Imports` {
    /// Modules that come with the toolchain or the system.
    static let system: Set<String> = ["Foundation", "FoundationEssentials", "Glibc", "Synchronization", "Dispatch", "Testing"]
    /// Targets that only turn values into values: they must not know of logs, servers, databases, networks or processes.
    static let pure = [
        "CodeLists", "Localization", "RegisterModel", "NotificationForm", "Derivation", "Statistics", "DisclosureControl", "WebPages",
    ]

    private func imports(_ file: String) -> [String] {
        Repository.lines(file).compactMap { line in
            guard
                let match = line.wholeMatch(of: /(?:@testable |public |internal )?import (?:(?:struct|enum|func|class) )?([A-Za-z0-9_]+).*/)
            else { return nil }
            return String(match.1)
        }
    }

    @Test func `each source file imports only what its target declares`() {
        for file in Repository.files(in: "Sources/", ending: ".swift") {
            let target = String(file.split(separator: "/")[1])
            let allowed = Picture.declared[target]
            #expect(allowed != nil, "\(file) lies in no declared target")
            for module in imports(file) where !Self.system.contains(module) {
                let isAllowed = allowed?.contains(module) == true
                #expect(isAllowed, "\(file) imports \(module), which \(target) does not declare")
            }
        }
    }

    @Test func `each test file imports only what its target declares`() {
        for file in Repository.files(in: "Tests/", ending: ".swift") {
            let target = String(file.split(separator: "/")[1])
            // A folder that is no target at all is another test's finding.
            guard let allowed = Picture.declared[target] else { continue }
            for module in imports(file) where !Self.system.contains(module) {
                let isAllowed = allowed.contains(module)
                #expect(isAllowed, "\(file) imports \(module), which \(target) does not declare")
            }
        }
    }

    @Test func `every folder of sources and of tests is a declared target, so that it is built and run`() {
        let folders = Set(
            Repository.files.filter { $0.hasPrefix("Sources/") || ($0.hasPrefix("Tests/") && $0.hasSuffix(".swift")) }
                .map { String($0.split(separator: "/")[1]) })
        #expect(folders == Set(Picture.declared.keys))
    }

    @Test func `the targets are those of the picture in docs/architecture.md, each with the imports drawn there`() {
        let ours = Set(Picture.declared.keys)
        let built = Picture.declared.filter { !$0.key.hasSuffix("Tests") }.mapValues { $0.intersection(ours) }
        #expect(Set(Picture.drawn.keys) == Set(built.keys))
        for (target, allowed) in built {
            #expect(Picture.drawn[target] == allowed, "\(target)")
        }
    }

    @Test func `imports go downwards only`() {
        var placed: Set<String> = []
        var waiting = Picture.declared.mapValues { $0.intersection(Picture.declared.keys) }
        while let next = waiting.first(where: { $0.value.isSubset(of: placed) }) {
            placed.insert(next.key)
            waiting[next.key] = nil
        }
        #expect(waiting.isEmpty, "these import each other in a circle: \(waiting.keys.sorted())")
    }

    @Test(arguments: pure)
    func `a core target knows no clock, no log, no database, no network and no process`(target: String) {
        let modules: Set<String> = ["Logging", "GRDB", "Hummingbird", "HummingbirdCore", "NIOCore", "ArgumentParser", "Dispatch"]
        let calls = [
            "Date()", "Date.now", "ContinuousClock", "SuspendingClock", "URLSession", "Process()", "ProcessInfo", " print(", "getenv(",
        ]
        let files = Repository.files(in: "Sources/\(target)/", ending: ".swift")
        #expect(!files.isEmpty)
        for file in files {
            #expect(modules.isDisjoint(with: imports(file)), "\(file)")
            for (number, line) in zip(1..., Repository.lines(file)) where !line.trimmingPrefix(while: \.isWhitespace).hasPrefix("//") {
                for call in calls { #expect(!line.contains(call), "\(file):\(number) uses \(call)") }
            }
        }
    }
}
