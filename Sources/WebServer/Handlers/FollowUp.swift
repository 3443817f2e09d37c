import CodeLists
import Hummingbird
import NotificationForm
import Operations
import WebPages

// Which handler answers which address of following up. Both switches name every address.
extension Site {
    func showFollowUp(_ address: FollowUpAddress, _ visit: Visit) async throws -> Response {
        switch address {
        case .rounds: return try await newestRound(visit)
        case .roundList: return try await roundList(visit)
        case .newRound: return try await newRound(visit)
        case .round(let id): return try await round(id, visit)
        case .editRound(let id): return try await editRound(id, visit)
        case .acceptance(let id): return try await acceptance(id, visit)
        case .reminders(let id): return try await reminders(id, visit)
        case .deadlineExtension(let id, let area): return try await deadlineExtension(id, area, visit)
        case .agenda(let id): return try await agenda(id, visit)
        case .coverage(let id, let view): return try await coverage(id, view, visit)
        case .systems(let id): return try await systems(id, visit)
        case .forecast(let id): return try await forecast(id, visit)
        case .changes(let id): return try await changes(id, visit)
        case .file(let id, let file): return try await roundFile(id, file, visit)
        case .declared(let id, let area): return try await declared(id, area, visit)
        case .version(let id, let number): return try await notificationView(id, version: number, visit)
        case .comparison(let id, let older, let newer): return try await comparison(id, older, newer, visit)
        case .remarks(let id): return try await remarks(id, visit)
        case .discussion(let id): return try await discussion(id, visit)
        case .review: throw PageError.methodNotAllowed
        }
    }

    func changeFollowUp(_ address: FollowUpAddress, _ visit: Visit) async throws -> Response {
        switch address {
        case .newRound: return try await saveRound(nil, visit)
        case .editRound(let id): return try await saveRound(id, visit)
        case .acceptance(let id): return try await changeAcceptance(id, visit)
        case .reminders(let id): return try await sendReminders(id, visit)
        case .deadlineExtension(let id, let area): return try await grantExtension(id, area, visit)
        case .remarks(let id): return try await saveRemark(id, visit)
        case .discussion(let id): return try await decideDiscussion(id, visit)
        case .review(let id): return try await review(id, visit)
        case .rounds, .roundList, .round, .agenda, .coverage, .systems, .forecast, .changes, .file, .declared, .version,
            .comparison:
            throw PageError.methodNotAllowed
        }
    }
}

extension FollowUpAddress {
    /// Whether something can be posted there.
    var takesPost: Bool {
        switch self {
        case .newRound, .editRound, .acceptance, .reminders, .deadlineExtension, .remarks, .discussion, .review: true
        default: false
        }
    }

    /// Whether there is something to see.
    var takesGet: Bool { if case .review = self { false } else { true } }
}
