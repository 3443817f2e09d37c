import CodeLists
import Foundation
import RegisterModel
import Testing

@testable import SyntheticData

/// What an obvious reader sees of a broken row: the bytes of its line, and the same line of the extract without defects is not needed.
private func shows(_ what: String, _ line: [UInt8], _ file: ExtractFile, _ period: MonitoringPeriod) -> Bool {
    let text = String(decoding: line, as: UTF8.self)
    if file == .archive { return showsDocument(what, text) }
    let fields = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let row = Dictionary(zip(file.columns, fields)) { first, _ in first }
    let person = row["person_id"] ?? ""
    let start = row["opened"] ?? row["started"] ?? row["decided"] ?? row["first_day"] ?? ""
    let end = row["closed"] ?? row["ended"] ?? row["valid_to"] ?? row["last_day"] ?? ""
    func fault() -> IdentityCode.Fault? {
        do throws(IdentityCode.Fault) {
            _ = try IdentityCode(person, bornBy: period.end)
            return nil
        } catch { return error }
    }
    switch Defect(rawValue: what) {
    case .personMissing: return person.isEmpty
    case .personTooShort: return person.utf8.count == 10
    case .personUnknownSign: return person.dropFirst(6).first == "G"
    case .personImpossibleDay: return person.hasPrefix("3102") && fault() == .date
    case .personBornAfterPeriod: return fault() == .date && (try? IdentityCode(person)) != nil
    case .personCheckCharacter: return fault() == .checkCharacter
    case .bornAfterStart:
        guard let code = try? IdentityCode(person, bornBy: period.end), let day = Day(start) else { return false }
        return code.birthDay > day
    case .organiserUnknown: return Area(row["organiser"] ?? "") == nil
    case .municipalityUnknown: return Municipality(row["municipality"] ?? "") == nil
    case .municipalityElsewhere: return Municipality(row["municipality"] ?? "").map { $0.area.slug != row["organiser"] } ?? false
    case .taskUnknown: return ServiceTask(row["service_task"] ?? "") == nil
    case .serviceUnknown: return SocialService(row["social_service"] ?? "") == nil
    case .typeUnknown: return DecisionType(row["decision_type"] ?? "") == nil
    case .outcomeUnknown: return DecisionOutcome(row["outcome"] ?? "") == nil
    case .evidenceUnknown: return row["evidence"] == "hearsay"
    case .unitUnknown: return row["unit"]?.hasSuffix(".10.999999") ?? false
    case .unitAmbiguous: return row["unit"]?.hasSuffix(".10.900") ?? false
    case .startEmpty: return start.isEmpty
    case .startImpossible: return start.count == 10 && Day(start) == nil
    case .startTooEarly: return Day(start).map { $0 < .earliest } ?? false
    case .endImpossible: return end.count == 10 && Day(end) == nil
    case .endTooLate: return Day(end).map { $0 > .latest } ?? false
    case .endBeforeStart:
        return Day(end).flatMap { end in Day(row["valid_from"] ?? "").map { end < $0 } ?? Day(start).map { end < $0 } } ?? false
    case .leftBeforeJoined: return Day(row["left"] ?? "").flatMap { left in Day(row["joined"] ?? "").map { left < $0 } } ?? false
    case .taskMismatch: return DecisionType(row["decision_type"] ?? "").map { $0.serviceTask?.slug != row["service_task"] } ?? false
    case .serviceMissing: return row["social_service"] == "" && row["decision_type"] != "supplementary-income-support-decision"
    case .tooFewFields: return fields.count == file.columns.count - 2
    case .invalidUTF8: return text.contains("\u{FFFD}")
    case .overlong: return line.count > 64 << 10
    case .repeated, .conflict: return true
    case nil, .taskContradicted?, .serviceContradicted?, .contentMissing?, .cutShort?: return false
    }
}

/// The same of a document's line.
private func showsDocument(_ what: String, _ line: String) -> Bool {
    guard let json = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] else {
        return what == Defect.cutShort.rawValue || what == Defect.invalidUTF8.rawValue
    }
    let persons = json["persons"] as? [String] ?? []
    func has(_ text: String) -> Bool { line.contains(text) }
    switch Defect(rawValue: what) {
    case .personMissing: return persons.isEmpty && !has("\"henkilotunnus\"") && !has("tilapainen")
    case .personCheckCharacter:
        let code = persons.first ?? line.firstMatch(of: /1.2.246.21","value":"([^"]+)"/).map { String($0.1) } ?? ""
        do throws(IdentityCode.Fault) {
            _ = try IdentityCode(code)
            return false
        } catch { return error == .checkCharacter }
    case .organiserUnknown: return json["organiser"] as? String == "99"
    case .municipalityUnknown: return json["municipality"] as? String == "999"
    case .municipalityElsewhere:
        return (json["municipality"] as? String).flatMap { Municipality($0) }?.area.slug != json["organiser"] as? String
    case .taskUnknown: return json["service_task"] as? String == "gardening"
    case .serviceUnknown: return json["social_service"] as? String == "dog-walking"
    case .outcomeUnknown: return has("6.1248\",\"code\":\"5\"")
    case .startEmpty: return !has("\"avauspaiva\"") && !has("\"paatospaivamaara\"")
    case .startImpossible: return has("2022-02-30")
    case .contentMissing: return json["content"] is NSNull
    default: return true
    }
}

@Suite struct `The list of defects` {
    private static let period = MonitoringPeriod(year: 2023, quarter: 1)

    @Test(arguments: [UInt64(3), 4])
    func `names rows that are broken as it says, and every kind`(seed: UInt64) throws {
        print("seed \(seed)")
        let period = try #require(Self.period)
        let made = try MadeExtract(order(clients: 12_000, seed: seed, defects: 0.08, archive: true))
        var lines: [ExtractFile: [[UInt8]]] = [:]
        for file in ExtractFile.allCases {
            lines[file] = (made.files[file] ?? []).split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
        }
        var seen: Set<String> = []
        for defect in made.rows(.defects) {
            let name = try #require(defect["file"])
            let what = try #require(defect["what"])
            let file = try #require(ExtractFile(rawValue: String(name.prefix { $0 != "." })))
            let number = try #require(defect["line"].flatMap { Int($0) })
            let line = try #require(lines[file])[number - 1]
            #expect(shows(what, line, file, period), "\(name) line \(number): \(what)")
            seen.insert(what)
        }
        #expect(seen == Set(Defect.allCases.map(\.rawValue)))
    }

    @Test func `names every repeated row and every id with two contents`() throws {
        let made = try MadeExtract(order(clients: 12_000, seed: 5, defects: 0.05))
        let listed = made.rows(.defects)
        for file in [ExtractFile.matters, .decisions, .services, .childProtection] {
            var lines: [String: Int] = [:]
            var repeated: Set<Int> = []
            for (place, line) in made.lines(file).enumerated() where lines.updateValue(place + 1, forKey: line) != nil {
                repeated.insert(place + 1)
            }
            let said = Set(
                listed.filter { $0["file"] == file.name && $0["what"] == Defect.repeated.rawValue }.compactMap {
                    $0["line"].flatMap { Int($0) }
                })
            #expect(repeated == said, "\(file.name)")
        }
        let ids = Dictionary(grouping: made.rows(.matters).filter { $0.count == 9 }) { "\($0["person_id"] ?? "") \($0["matter_id"] ?? "")" }
        let contradicting = ids.values.filter { Set($0.map { $0["opened"] ?? "" }).count > 1 }.count
        let said = listed.filter { $0["file"] == "matters.csv" && $0["what"] == Defect.conflict.rawValue }.count
        #expect(contradicting * 2 == said && said > 0)
    }

    @Test func `is empty without defects, and breaking rows leaves the others as they were`() throws {
        let sound = try MadeExtract(order())
        let broken = try MadeExtract(order(defects: 0.02))
        #expect(sound.lines(.defects).count == 1)
        let kept = Set(broken.lines(.matters))
        let lost = sound.lines(.matters).filter { !kept.contains($0) }.count
        let listed = Set(broken.rows(.defects).filter { $0["file"] == "matters.csv" }.compactMap { $0["line"] }).count
        #expect(lost > 0 && lost <= listed)
    }

    @Test func `never makes a real person's code`() throws {
        let made = try MadeExtract(order(clients: 8_000, seed: 6, defects: 0.2))
        for file in [ExtractFile.matters, .childProtection, .decisions, .services] {
            for line in made.lines(file).dropFirst() {
                guard let code = try? IdentityCode(String(line.prefix(11))) else { continue }
                #expect(code.isSynthetic)
            }
        }
    }
}
