import CodeLists
import Foundation
import RegisterModel

/// The deciding version of one document, read the obvious way.
struct ObviousDocument {
    let version: ObviousArchive.Version
    let period: MonitoringPeriod
    /// Each rule once for each column.
    var found: [(column: String, rule: String)] = [] {
        didSet {
            guard let last = found.last, found.count > oldValue.count, oldValue.contains(where: { $0 == last }) else { return }
            found = oldValue
        }
    }
    var rows: [ObviousArchive.Row] = []
    var entries: [(ObviousArchive.Row, service: String, day: Day, isEnd: Bool)] = []
    var missing: String?
    var isOutOfScope = false
    var isRetired = false
    /// Of a matter or a decision.
    var id: String?
    var persons: [String] = []
    var births: [Day] = []

    init(_ version: ObviousArchive.Version, period: MonitoringPeriod) {
        self.version = version
        self.period = period
    }

    private static let gentle = [
        "municipality.withheld", "municipality.other-organiser", "service-task.out-of-scope", "archive.child-protection-unknown",
    ]
    var hasError: Bool { found.contains { !Self.gentle.contains($0.rule) } }

    static func code<C: Code>(_ list: C.Type, _ text: String?) -> C? {
        C.all.first { $0.slug == text || ($0.entry.national == text && text != nil) }
    }
    var task: ServiceTask? { Self.code(ServiceTask.self, version.string("service_task")) }
    var service: SocialService? { Self.code(SocialService.self, version.string("social_service")) }

    /// The coded values under a key of some objects, one or several of each.
    func codes(_ key: String, in objects: [String: Any]?...) -> [String] {
        objects.compactMap { $0?[key] }.flatMap { value in (value as? [[String: Any]]) ?? (value as? [String: Any]).map { [$0] } ?? [] }
            .compactMap { $0["code"] as? String }
    }
    func object(_ value: Any?) -> [String: Any]? { value as? [String: Any] }
    func objects(_ value: Any?) -> [[String: Any]] { (value as? [[String: Any]]) ?? object(value).map { [$0] } ?? [] }

    var contentTask: ServiceTask? {
        let content = version.content
        let granted = object(object(content?["paatos"])?["sosiaalipalvelu_jota_paatos_koskee"])
        return codes(
            "palvelutehtava", in: content, object(content?["asian_tiedot"]), object(content?["asiakaskertomusmerkinta"]), granted,
            object(content?["sosiaalipalvelu_jota_paatos_koskee"])
        ).compactMap { Self.code(ServiceTask.self, $0) }.first
    }
    var contentServices: [SocialService] {
        let content = version.content
        let granted = object(object(content?["paatos"])?["sosiaalipalvelu_jota_paatos_koskee"])
        var services: [SocialService] = []
        for code in codes(
            "sosiaalipalvelu", in: content, object(content?["asiakaskertomusmerkinta"]), granted,
            object(content?["sosiaalipalvelu_jota_paatos_koskee"]))
        {
            if let service = Self.code(SocialService.self, code), !services.contains(service) { services.append(service) }
        }
        return services
    }

    mutating func read(finals: [ObviousArchive.Version]) {
        let kind = version.string("kind")!
        if (task ?? (kind == "client-relationship" ? nil : contentTask))?.slug == "family-law" {
            found.append(("service_task", "service-task.out-of-scope"))
            isOutOfScope = true
            return
        }
        switch kind {
        case "matter": readMatter()
        case "client-relationship": readRelationship(finals)
        default: readClientDocument()
        }
    }

    mutating func readClientDocument() {
        let type = version.string("type")
        if let decision = Self.code(DecisionType.self, type) {
            version.hasContent ? readDecision(decision) : readMetadata(decision)
        } else if type == "19002" || type == "19012" {
            readEntry(isEnd: type == "19012")
        } else if type == "19006" {
            return
        } else if version.string("phase") == "service-delivery" {
            readDelivery()
        } else if type == nil && !version.hasContent {
            readHead()
            missing = (["type"] + lacking).joined(separator: "+")
        }
    }

    var lacking: [String] { ["social_service", "valid_from"].filter { version.string($0) == nil } }

    mutating func readHead() {
        persons = (version.json["persons"] as? [String]) ?? []
        if persons.isEmpty {
            for client in objects(version.content?["asiakas"]) {
                let temporary = object(client["tilapainen_yksilointitunnus"])
                persons.append(
                    object(client["henkilotunnus"])?["value"] as? String
                        ?? (temporary?["system"] as? String ?? "").replacing("urn:oid:", with: "") + "|"
                        + (temporary?["value"] as? String ?? ""))
            }
        }
        var seen: [String] = []
        for person in persons where !seen.contains(person) { seen.append(person) }
        persons = seen
        if persons.isEmpty { found.append(("person_id", "person-id.missing")) }
        for person in persons where !person.contains("|") {
            do throws(IdentityCode.Fault) {
                births.append(try IdentityCode(person, bornBy: period.end).birthDay)
            } catch  where !found.contains(where: { $0.column == "person_id" }) {
                let names: [IdentityCode.Fault: String] = [.shape: "shape", .date: "date", .checkCharacter: "check-character"]
                found.append(("person_id", "person-id.\(names[error]!)"))
            } catch {}
        }
        if found.contains(where: { $0.column == "person_id" }) { births = [] }
        let organiser = Area.organisers.first { $0.slug == version.string("organiser") }
        if organiser == nil { found.append(("organiser", "organiser.unknown")) }
        guard let text = version.string("municipality") else { return found.append(("municipality", "municipality.withheld")) }
        let municipality = Municipality(text)
        if municipality == nil { found.append(("municipality", "municipality.unknown")) }
        if let organiser, let municipality, municipality.area != organiser {
            found.append(("municipality", "municipality.other-organiser"))
        }
    }

    /// A day, and whether it is imprecise; nil where nothing stands. An unsound one is named.
    mutating func day(_ value: Any?, _ column: String, end: Bool, required: Bool = false, _ imprecise: inout Bool) -> Day? {
        guard let text = value as? String, !text.isEmpty else {
            if required { found.append((column, "date.missing")) }
            return nil
        }
        guard let (day, partial) = Self.day(text, end: end) else {
            found.append((column, "date.shape"))
            return nil
        }
        imprecise = imprecise || partial
        return day
    }

    static func day(_ text: String, end: Bool) -> (Day, Bool)? {
        if text.count == 10 { return Day(text).map { ($0, false) } }
        if text.count == 4, let year = Int(text) {
            return (end ? Day(year: year, month: 12, day: 31) : Day(year: year, month: 1, day: 1)).map { ($0, true) }
        }
        if text.count == 7, let year = Int(text.prefix(4)), let month = Int(text.suffix(2)), (1...12).contains(month) {
            return (Day(year: year, month: month, day: end ? Day.length(ofMonth: month, year: year) : 1)).map { ($0, true) }
        }
        let formatter = ISO8601DateFormatter()
        // The formatter takes neither a fraction nor exception to an hour 24.
        guard !text.contains("T24"), let instant = formatter.date(from: text.replacing(/\.[0-9]+/, with: "")) else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: "Europe/Helsinki")!
        let parts = calendar.dateComponents([.year, .month, .day], from: instant)
        return Day(year: parts.year!, month: parts.month!, day: parts.day!).map { ($0, false) }
    }

    func bornAfter(_ day: Day?) -> Bool { day.map { day in births.contains { $0 > day } } ?? false }

    func row(_ what: [String], _ person: String, _ imprecise: Bool) -> ObviousArchive.Row {
        ObviousArchive.Row(
            what: what, person: person, organiser: version.string("organiser")!, municipality: version.string("municipality") ?? "",
            imprecise: imprecise, file: version.file, line: version.line)
    }
    func text(_ day: Day?) -> String { day?.description ?? "" }

    mutating func readMatter() {
        readHead()
        guard let facts = object(version.content?["asian_tiedot"]) else { return found.append(("", "archive.content-shape")) }
        let task = task ?? contentTask
        if task == nil { found.append(("service_task", "service-task.unknown")) }
        var imprecise = false
        let opened = day(facts["avauspaiva"], "opened", end: false, required: true, &imprecise)
        let closed = day(facts["paattymispaiva"], "closed", end: true, &imprecise)
        let sound = !found.contains { ["opened", "closed"].contains($0.column) }
        var candidates: [(ObviousArchive.Row, Day)] = []
        var leftEarly = false
        if let opened, sound, !found.contains(where: { $0.column == "person_id" }) {
            for person in persons {
                let blocks = objects(version.content?["asiakas"]).filter { (object($0["henkilotunnus"])?["value"] as? String) == person }
                for block in blocks.isEmpty ? [[:]] : blocks {
                    var mine = imprecise
                    let count = found.count
                    let joined = day(block["asiaan_liittymishetki"], "joined", end: false, &mine)
                    let left = day(block["asiasta_poistumishetki"], "left", end: true, &mine)
                    if found.count > count { continue }
                    let first = max(opened, joined ?? opened)
                    let last = [closed, left].compactMap(\.self).min()
                    leftEarly = leftEarly || (last.map { $0 < first } ?? false)
                    let id = object(facts["asiatunnus"])?["value"] as? String ?? ""
                    let what = ["matter", task?.slug ?? "", id] + [opened, closed, joined, left, first, last].map(text)
                    candidates.append((row(what, person, mine), first))
                }
            }
        }
        if bornAfter(opened) { return found.append(("person_id", "person-id.born-after")) }
        if let opened, let closed, closed < opened { return found.append(("closed", "period.end-before-start")) }
        if leftEarly { return found.append(("left", "matter.left-before-joined")) }
        if contradicted(nil, []) || hasError { return }
        let retired = version.json["retired_system"] as? Bool ?? false
        isRetired = retired && candidates.contains { period.contains($0.1) }
        rows = candidates.filter { !(retired && period.contains($0.1)) }.map(\.0)
        id = "matter " + (object(facts["asiatunnus"])?["value"] as? String ?? "")
    }

    mutating func contradicted(_ type: DecisionType?, _ services: [SocialService]) -> Bool {
        if let implied = type?.serviceTask, let named = task ?? contentTask, named != implied {
            found.append(("service_task", "decision.task-mismatch"))
        } else if type?.slug == "supplementary-income-support-decision", let service, service.slug != "income-support" {
            found.append(("social_service", "decision.task-mismatch"))
        } else if let task, let contentTask, task != contentTask {
            found.append(("service_task", "archive.task-mismatch"))
        } else if let service, !services.isEmpty, !services.contains(service) {
            found.append(("social_service", "archive.service-mismatch"))
        } else {
            return false
        }
        return true
    }

    mutating func evidence(_ kind: String, _ task: ServiceTask, _ service: SocialService, _ first: Day, _ last: Day?, _ imprecise: Bool) {
        for person in persons {
            rows.append(row(["evidence", task.slug, service.slug, kind, first.description, text(last)], person, imprecise))
        }
    }

    mutating func readRelationship(_ finals: [ObviousArchive.Version]) {
        readHead()
        guard version.hasContent, let content = version.content else { return found.append(("", "archive.content-shape")) }
        var starts: [Day] = []
        var ignored = false
        if Self.hasFields(version), let block = object(content["lastensuojelun_asiakkuus"]),
            block["lastensuojelun_asiakkuuden_alkamispvm"] is String || block["lastensuojelun_asiakkuuden_paattymispvm"] is String
        {
            let start = day(block["lastensuojelun_asiakkuuden_alkamispvm"], "started", end: false, required: true, &ignored)
            let end = day(block["lastensuojelun_asiakkuuden_paattymispvm"], "ended", end: true, &ignored)
            if !found.contains(where: { ["started", "ended"].contains($0.column) }) {
                if let start { starts.append(start) }
                if let start, let end, end < start { found.append(("ended", "period.end-before-start")) }
            }
        }
        for block in objects(content["sosiaalihuollon_palvelutehtava"]) {
            let blockTask = codes("palvelutehtava", in: block).compactMap { Self.code(ServiceTask.self, $0) }.first ?? task
            for producer in objects(block["palveluntuottaja"]) {
                for one in [producer] + objects(producer["palveluntoteuttaja"]) {
                    for service in codes("sosiaalipalvelu", in: one).compactMap({ Self.code(SocialService.self, $0) }) {
                        var imprecise = false
                        let count = found.count
                        let first = day(one["asiakkuuden_alkamispvm"], "first_day", end: false, required: true, &imprecise)
                        let last = day(one["asiakkuuden_paattymispvm"], "last_day", end: true, &imprecise)
                        guard let blockTask else {
                            found.append(("service_task", "service-task.unknown"))
                            continue
                        }
                        guard let first, found.count == count else { continue }
                        starts.append(first)
                        evidence("client-relationship-document", blockTask, service, first, last, imprecise)
                    }
                }
            }
        }
        if bornAfter(starts.min()) { return found.append(("person_id", "person-id.born-after")) }
        if rows.contains(where: { !$0.what[5].isEmpty && $0.what[5] < $0.what[4] }) {
            return found.append(("last_day", "service.last-before-first"))
        }
        if hasError { return }
        readHistory(finals)
    }

    private static func hasFields(_ version: ObviousArchive.Version) -> Bool {
        let arcs = (version.string("structure") ?? "").split(separator: ".").suffix(3).compactMap { Int($0) }
        guard arcs.count == 3, let day = Day(year: arcs[0], month: arcs[1], day: arcs[2]) else { return true }
        return day >= Day("2022-01-10")!
    }

    /// Pairs by start day, from all final versions in order.
    mutating func readHistory(_ finals: [ObviousArchive.Version]) {
        struct Pair {
            var start: Day
            var end: Day?
            var version: ObviousArchive.Version
            var imprecise: Bool
            var retired: Bool
            var shownFrom: Int
            var shownTo: Int
        }
        guard finals.contains(where: Self.hasFields) else { return found.append(("", "archive.child-protection-unknown")) }
        var pairs: [Day: Pair] = [:]
        var shown: Day?
        for (place, version) in finals.enumerated() where Self.hasFields(version) {
            let content = version.content
            guard let block = object(content?["lastensuojelun_asiakkuus"]),
                let startText = block["lastensuojelun_asiakkuuden_alkamispvm"] as? String,
                let (start, startPartial) = Self.day(startText, end: false)
            else { continue }
            var end: (Day, Bool)?
            if let text = block["lastensuojelun_asiakkuuden_paattymispvm"] as? String {
                end = Self.day(text, end: true)
                if end == nil { continue }
            }
            if let end, end.0 < start { continue }
            if let shown, start < shown { pairs[shown] = nil }
            let old = object(content?["sosiaalihuollon_asiakkuus"])?["vanha_asiakkuus"] as? Bool ?? false
            pairs[start] = Pair(
                start: start, end: end?.0, version: version, imprecise: startPartial || (end?.1 ?? false),
                retired: old || (version.json["retired_system"] as? Bool ?? false), shownFrom: pairs[start]?.shownFrom ?? place,
                shownTo: place)
            shown = start
        }
        for pair in pairs.values {
            var (end, imprecise) = (pair.end, pair.imprecise)
            let later = pairs.values.filter { $0.start > pair.start && $0.shownFrom > pair.shownTo }.map(\.start).min()
            if end == nil, let later { (end, imprecise) = (later.adding(-1), true) }
            if pair.retired && period.contains(pair.start) {
                isRetired = true
                continue
            }
            for person in persons {
                var row = row(["child-protection", pair.start.description, text(end)], person, imprecise)
                (row.file, row.line) = (pair.version.file, pair.version.line)
                row.municipality = pair.version.string("municipality").flatMap { Municipality($0)?.slug } ?? ""
                rows.append(row)
            }
        }
    }
}
