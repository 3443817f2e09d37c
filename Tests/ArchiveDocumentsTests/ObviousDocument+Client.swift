import CodeLists
import Foundation
import RegisterModel

extension ObviousDocument {
    mutating func readDecision(_ type: DecisionType) {
        readHead()
        let content = version.content
        let block = object(content?["paatos"]) ?? content ?? [:]
        guard object(content?["paatos"]) != nil || block["paatospaivamaara"] != nil || block["ratkaisun_laji"] != nil else {
            return found.append(("", "archive.content-shape"))
        }
        let task = task ?? contentTask ?? type.serviceTask
        if task == nil { found.append(("service_task", "service-task.unknown")) }
        let only = type.slug == "supplementary-income-support-decision" ? SocialService("income-support") : nil
        let service = service ?? contentServices.first ?? only
        if service == nil { found.append(("social_service", "social-service.unknown")) }
        let outcome = Self.code(DecisionOutcome.self, object(block["ratkaisun_laji"])?["code"] as? String)
        if outcome == nil { found.append(("outcome", "outcome.unknown")) }
        var imprecise = false
        let validity = object(block["paatoksen_voimassaolo"])
        let decided = day(block["paatospaivamaara"], "decided", end: false, required: true, &imprecise)
        let from = day(validity?["alkamispaiva"], "valid_from", end: false, &imprecise)
        let to = day(validity?["paattymispaiva"], "valid_to", end: true, &imprecise)
        let daysAreSound = !found.contains { ["decided", "valid_from", "valid_to"].contains($0.column) }
        if bornAfter(decided) { return found.append(("person_id", "person-id.born-after")) }
        if daysAreSound, let decided, let to, to < from ?? decided { return found.append(("valid_to", "decision.valid-to-before-from")) }
        if contradicted(type, contentServices) || hasError { return }
        let id = object(block["paatostunnus"])?["value"] as? String ?? version.string("set")!
        self.id = "decision \(version.string("organiser")!) \(id)"
        for person in persons {
            rows.append(
                row(
                    ["decision", task!.slug, service!.slug, type.slug, outcome!.slug, id, text(decided), text(from), text(to)], person,
                    imprecise))
        }
    }

    mutating func readMetadata(_ type: DecisionType) {
        readHead()
        if !lacking.isEmpty {
            missing = lacking.joined(separator: "+")
            return
        }
        let task = task ?? type.serviceTask
        if task == nil { found.append(("service_task", "service-task.unknown")) }
        let only = type.slug == "supplementary-income-support-decision" ? SocialService("income-support") : nil
        let service = service ?? only
        if service == nil { found.append(("social_service", "social-service.unknown")) }
        var imprecise = false
        let from = day(version.json["valid_from"], "valid_from", end: false, required: true, &imprecise)
        let to = day(version.json["valid_to"], "valid_to", end: true, &imprecise)
        if bornAfter(from) { return found.append(("person_id", "person-id.born-after")) }
        if let from, let to, to < from { return found.append(("valid_to", "decision.valid-to-before-from")) }
        if contradicted(type, []) || hasError { return }
        evidence("decision-metadata", task!, service!, from!, to, imprecise)
    }

    mutating func readEntry(isEnd: Bool) {
        guard let service = service ?? contentServices.first else { return }
        readHead()
        let content = version.content
        let written = content?[isEnd ? "sosiaalipalvelun_paattymispaiva" : "sosiaalipalvelun_alkamispaiva"]
        if version.hasContent && !(written is String) { return found.append(("", "archive.content-shape")) }
        if !version.hasContent && version.string("event") == nil {
            missing = "event"
            return
        }
        let task = task ?? contentTask
        if task == nil { found.append(("service_task", "service-task.unknown")) }
        var imprecise = false
        let day = day(written ?? version.json["event"], isEnd ? "last_day" : "first_day", end: isEnd, required: true, &imprecise)
        if bornAfter(day) { return found.append(("person_id", "person-id.born-after")) }
        if contradicted(nil, contentServices) || hasError { return }
        for person in persons {
            let row = row(["evidence", task!.slug, service.slug, "delivery-document"], person, imprecise)
            entries.append((row, [person, version.string("organiser")!, task!.slug, service.slug].joined(separator: " "), day!, isEnd))
        }
    }

    mutating func readDelivery() {
        let services = service.map { [$0] } ?? contentServices
        if services.isEmpty { return }
        readHead()
        guard version.string("event") != nil else {
            missing = "event"
            return
        }
        let task = task ?? contentTask
        if task == nil { found.append(("service_task", "service-task.unknown")) }
        var imprecise = false
        let day = day(version.json["event"], "event", end: false, required: true, &imprecise)
        if bornAfter(day) { return found.append(("person_id", "person-id.born-after")) }
        if contradicted(nil, contentServices) || hasError { return }
        for service in services { evidence("delivery-document", task!, service, day!, day, imprecise) }
    }
}
