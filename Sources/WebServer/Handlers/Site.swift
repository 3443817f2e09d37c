import Hummingbird
import Operations
import WebPages

/// The site: which handler answers which address. Both switches name every address, so a new page cannot be forgotten.
struct Site: Sendable {
    /// Everything that can be done.
    let operations: Operations
    /// What pages need of the settings.
    let settings: ServerSettings
    /// The tables made so far.
    let tables: TableShelf
    /// What everybody can read, kept ready.
    let published: PublishedShelf

    /// Answers GET and HEAD: nothing is changed.
    func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let visit = try visit(request, context)
        switch visit.address {
        case .home: return try home(visit)
        case .signIn: return signIn(visit)
        case .setPassword(let token): return try await passwordForm(token, visit)
        case .language(let language, let returnTo): return choose(language, returnTo, visit)
        case .county: return try await county(visit)
        case .newGroup: return try await newGroup(visit)
        case .group(let id): return try await group(id, visit)
        case .notification(let id): return try await taskList(id, visit)
        case .topic(let id, let topic): return try await self.topic(topic, of: id, isChange: false, visit)
        case .change(let id, let topic): return try await self.topic(topic, of: id, isChange: true, visit)
        case .checkAnswers(let id): return try await checkAnswers(id, visit)
        case .receipt(let id): return try await receipt(id, visit)
        case .notificationView(let id): return try await notificationView(id, visit)
        case .step(let id, let step): return try await showStep(step, of: id, visit)
        case .withdrawGroup(let id): return try await withdrawal(of: id, visit)
        case .municipalities: return try await municipalities(visit)
        case .outbox: return try await outbox(visit)
        case .mail(let id): return try await mail(id, visit)
        case .guidance: return guidance(visit)
        case .newDelivery: return try upload(visit)
        case .delivery(let id): return try await delivery(id, visit)
        case .findings(let id): return try await findings(id, visit)
        case .report(let id): return try await report(id, visit)
        case .withdrawDelivery(let id): return try await withdrawalForm(id, visit)
        case .confirmFindings(let id): return try await confirmationForm(id, visit)
        case .tokens: return try await tokens(visit)
        case .register: return try await register(visit)
        case .matrix: return try await matrix(visit)
        case .tables: return try await newestTable(visit)
        case .clients(let period): return try await clients(period, visit)
        case .clientsFile(let period): return try await clientsFile(period, visit)
        case .followUp(let address): return try await showFollowUp(address, visit)
        case .statistics(let address): return try await statistics(address, visit)
        case .gaps(let period): return try await gaps(period, visit)
        case .countyFigures(let period): return try await countyFigures(period, visit)
        case .picks(let period): return try await picks(period, visit)
        case .explain: return try await explainForm(visit)
        case .deliveryRows(let id): return try await deliveryRowsForm(id, visit)
        case .editions: return try await editions(visit)
        case .edition(let period, let number): return try await edition(period, number, visit)
        case .publication(let id): return try await publication(id, visit)
        case .preview(let id, let part): return try await preview(id, part, visit)
        case .cookies: return visit.page(CookiesPage())
        case .accessibility: return visit.page(AccessibilityPage())
        case .asset(let name): return try visit.asset(name)
        case .health: return try await health(visit)
        case .signOut, .draft, .revokeToken: throw PageError.methodNotAllowed
        }
    }

    /// Answers POST: something is changed, and the reader is sent on to see it.
    func change(_ request: Request, _ context: PageContext) async throws -> Response {
        let visit = try visit(request, context)
        switch visit.address {
        case .signIn: return try await startSession(visit)
        case .signOut: return try await endSession(visit)
        case .setPassword(let token): return try await setPassword(token, visit)
        case .newGroup: return try await saveGroup(nil, visit)
        case .group(let id): return try await saveGroup(id, visit)
        case .topic(let id, let topic): return try await saveTopic(topic, of: id, isChange: false, visit)
        case .change(let id, let topic): return try await saveTopic(topic, of: id, isChange: true, visit)
        case .draft(let id, let topic): return try await saveDraft(topic, of: id, visit)
        case .checkAnswers(let id): return try await submit(id, visit)
        case .step(let id, let step): return try await takeStep(step, of: id, visit)
        case .withdrawGroup(let id): return try await withdraw(id, visit)
        case .municipalities: return try await redraw(visit)
        case .mail(let id): return try await sendAgain(id, visit)
        case .newDelivery: return try await receive(visit)
        case .withdrawDelivery(let id): return try await withdrawDelivery(id, visit)
        case .confirmFindings(let id): return try await confirmFindings(id, visit)
        case .tokens: return try await makeToken(visit)
        case .revokeToken(let id): return try await revokeToken(id, visit)
        case .followUp(let address): return try await changeFollowUp(address, visit)
        case .gaps(let period): return try await answerGaps(period, visit)
        case .explain: return try await explain(visit)
        case .deliveryRows(let id): return try await deliveryRows(id, visit)
        case .editions: return try await orderEdition(visit)
        case .edition(let period, let number): return try await propose(period, number, visit)
        case .publication(let id): return try await decide(id, visit)
        case .home, .language, .county, .notification, .receipt, .notificationView, .delivery, .findings, .register, .matrix, .tables,
            .outbox, .report,
            .guidance, .clients, .clientsFile, .statistics, .preview, .countyFigures, .picks, .cookies, .accessibility, .asset, .health:
            throw PageError.methodNotAllowed
        }
    }

    /// Answers every other method: an address of the site says which it takes.
    func refuse(_ request: Request, _ context: PageContext) async throws -> Response {
        _ = try visit(request, context)
        throw PageError.methodNotAllowed
    }

    private func visit(_ request: Request, _ context: PageContext) throws -> Visit {
        guard let address = request.address else { throw PageError.notFound }
        return Visit(request: request, context: context, address: address, settings: settings)
    }
}
