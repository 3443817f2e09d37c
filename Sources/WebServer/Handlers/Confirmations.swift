import Hummingbird
import Operations
import RegisterModel
import RegisterStore
import WebPages

// Saying why findings of a delivery are as they are.
extension Site {
    func confirmationForm(_ id: String, _ visit: Visit) async throws -> Response {
        visit.page(try await confirmationPage(id, visit))
    }

    /// Takes the reasons that were filled in. A field that is empty, or as it was, says nothing new.
    func confirmFindings(_ id: String, _ visit: Visit) async throws -> Response {
        var page = try await confirmationPage(id, visit)
        let entered = zip(visit.form.all("rule"), zip(visit.form.all("block"), visit.form.all("subject")))
        var new: [FindingReason] = []
        for ((rule, (block, subject)), reason) in zip(entered, visit.form.all("reason")) {
            guard let place = page.items.firstIndex(where: { ($0.rule, $0.block, $0.subject) == (rule, block, subject) }),
                !reason.allSatisfy(\.isWhitespace), reason != page.items[place].reason
            else { continue }
            page.items[place].reason = reason
            if reason.count > Operations.findingReasonLimit { page.items[place].problem = .tooLong }
            new.append(FindingReason(rule: rule, block: block, subject: subject, reason: reason))
        }
        if new.isEmpty, let open = page.items.firstIndex(where: \.reason.isEmpty) { page.items[open].problem = .missing }
        guard page.items.allSatisfy({ $0.problem == nil }) else { return visit.page(page, status: .unprocessableContent) }
        if !new.isEmpty { try await operations.confirmFindings(of: id, new, by: visit.actor()) }
        return visit.redirect(to: .delivery(id), flash: .findingsConfirmed)
    }

    /// The form of a delivery that has findings to confirm, for its county.
    private func confirmationPage(_ id: String, _ visit: Visit) async throws -> ConfirmFindingsPage {
        let actor = try visit.actor()
        let status = try await operations.delivery(id, by: actor)
        guard case .countyContact = actor.role else { throw PageError.forbidden }
        guard !status.confirms.isEmpty, [.returned, .accepted].contains(status.delivery.state) else { throw PageError.conflict }
        return ConfirmFindingsPage(status, language: visit.reader.language)
    }
}
