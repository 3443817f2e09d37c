import HTTPTypes
import Hummingbird
import Localization
import NotificationForm
import Operations
import RegisterModel
import RegisterStore
import WebPages

// What THL and the county say to each other about a notification, THL's review, and the decision on a discussion.
extension Site {
    /// `?question=periods` chooses the question to ask about.
    func remarks(_ id: String, _ visit: Visit) async throws -> Response {
        let question = visit.request.query["question"].map { ["question": $0] }
        return visit.page(try await remarksPage(id, visit, entered: question ?? [:]))
    }

    /// The county answers, THL asks or closes, by the button that was pressed.
    func saveRemark(_ id: String, _ visit: Visit) async throws -> Response {
        let actor = try visit.actor()
        let form = visit.form
        do {
            if let remark = form["answer"] {
                try await operations.answerQuery(remark, text: form["answer-\(remark)"] ?? "", by: actor)
                return visit.redirect(to: .followUp(.remarks(id)), flash: .queryAnswered)
            } else if let remark = form["close"] {
                // Closed already, by the same button pressed twice or by somebody else: it is what was asked for.
                do { try await operations.closeRemark(remark, by: actor) } catch OperationError.wrongState {}
                return visit.redirect(to: .followUp(.remarks(id)), flash: .remarkClosed)
            }
            let question = form["question"].flatMap { $0.isEmpty ? nil : $0 }
            let kind = form["kind"].flatMap { QuestionRemark.Kind(rawValue: $0) } ?? .query
            try await operations.addRemark(on: id, question: question, kind: kind, text: form["text"] ?? "", by: actor)
            return visit.redirect(to: .followUp(.remarks(id)), flash: .remarkAdded)
        } catch OperationError.invalid(let found) {
            let isTooLong = found.contains { $0.kind == .textTooLong }
            let problem: RemarksPage.Problem =
                isTooLong ? .tooLong(form["answer"]) : form["answer"].map { .answerMissing($0) } ?? .textMissing
            let entered = Dictionary(form.pairs.map { ($0.name, $0.value) }) { first, _ in first }
            return visit.page(try await remarksPage(id, visit, entered: entered, problem: problem), status: .unprocessableContent)
        } catch OperationError.wrongState {
            guard let remark = form["answer"] else { throw OperationError.wrongState }
            let entered = ["answer-\(remark)": form["answer-\(remark)"] ?? ""]
            return visit.page(try await remarksPage(id, visit, entered: entered, problem: .closed(remark)), status: .conflict)
        }
    }

    private func remarksPage(
        _ id: String, _ visit: Visit, entered: [String: String] = [:], problem: RemarksPage.Problem? = nil
    ) async throws -> RemarksPage {
        let actor = try visit.actor()
        let found = try await operations.remarks(on: id, by: actor)
        guard let definition = found.round.definition else { throw PageError.notFound }
        let reader: RemarksPage.Reader =
            switch actor.role {
            case .registerOfficer: .officer
            case .countyContact: .county
            case .countyManagement, .statistician, .machineOperator: .onlooker
            }
        return RemarksPage(
            notification: id, round: found.round.id, area: found.group.area, group: found.group.name, definition: definition,
            remarks: found.remarks.map { RemarkView($0, found.names) }, reader: reader, entered: entered, problem: problem)
    }

    func discussion(_ id: String, _ visit: Visit) async throws -> Response {
        visit.page(try await discussionPage(id, visit))
    }

    func decideDiscussion(_ id: String, _ visit: Visit) async throws -> Response {
        let form = visit.form
        let entered = Dictionary(form.pairs.map { ($0.name, $0.value) }) { first, _ in first }
        let dayText = (form["day"] ?? "").trimmed
        let day = Day(entered: dayText)
        let need = form["need"].flatMap { DiscussionDecision.Need(rawValue: $0) }
        let entry = DiscussionEntry(
            need: need ?? .undecided, reason: form["reason"] ?? "", day: day, participants: form["participants"] ?? "",
            outcome: form["outcome"] ?? "")
        let found = entry.problems
        let isDayWrong = !dayText.isEmpty && day == nil
        if need != nil, !isDayWrong, found.isEmpty {
            do {
                try await operations.decideDiscussion(of: id, entry, after: form["after"].flatMap { Int($0) }, by: visit.actor())
                return visit.redirect(to: .notificationView(id), flash: .discussionDecided)
            } catch OperationError.conflict {
                return visit.page(try await discussionPage(id, visit, entered: entered, problems: [.overtaken]), status: .conflict)
            }
        }
        let texts = found.map { $0.kind == .textTooLong ? DiscussionPage.Problem.tooLong($0.subject) : .reason }
        let problems =
            (need == nil ? [.need] : []) + texts.prefix { $0.isOfReason } + (isDayWrong ? [.day] : []) + texts.drop { $0.isOfReason }
        let page = try await discussionPage(id, visit, entered: entered, problems: problems)
        guard page.canDecide else { throw PageError.forbidden }
        return visit.page(page, status: .unprocessableContent)
    }

    private func discussionPage(
        _ id: String, _ visit: Visit, entered: [String: String]? = nil, problems: [DiscussionPage.Problem] = []
    ) async throws -> DiscussionPage {
        let actor = try visit.actor()
        let followUp = try await operations.followUp(of: id, by: actor)
        let decisions = followUp.decisions.map { DiscussionPage.Decision($0, followUp.names) }
        return DiscussionPage(
            notification: id, area: followUp.group.area, group: followUp.group.name, suggestion: followUp.suggestion,
            topics: followUp.topics, decisions: decisions, canDecide: actor.role == .registerOfficer,
            entered: entered ?? decisions.last?.fields ?? [:], problems: problems)
    }

    /// Accepts or returns the notification, or shows it again with what stands in the way.
    func review(_ id: String, _ visit: Visit) async throws -> Response {
        let actor = try visit.actor()
        let comment = visit.form["comment"] ?? ""
        let read = visit.form["version"].flatMap { Int($0) }
        let problem: FollowUpView.Problem
        var status = HTTPResponse.Status.unprocessableContent
        do {
            switch visit.form["decision"] {
            case "accepted":
                try await operations.acceptNotification(of: id, version: read, comment: comment, by: actor)
                return visit.redirect(to: .notificationView(id), flash: .notificationAccepted)
            case "returned":
                try await operations.returnNotification(of: id, version: read, comment: comment, by: actor)
                return visit.redirect(to: .notificationView(id), flash: .notificationReturned)
            default:
                guard actor.role == .registerOfficer else { throw PageError.forbidden }
                problem = .decision
            }
        } catch OperationError.invalid(let found) {
            problem = found.contains { $0.kind == .textTooLong } ? .tooLong : .comment
        } catch OperationError.conflict {
            (problem, status) = (.newerVersion, .conflict)
        } catch OperationError.wrongState {
            (problem, status) = (.overtaken, .conflict)
        }
        let page = try await notificationPage(id, version: nil, visit, problem: problem)
        return visit.page(page, status: status)
    }
}

extension RemarkView {
    init(_ remark: QuestionRemark, _ names: [String: String]) {
        self.init(
            id: remark.id, question: remark.question, kind: remark.kind == .comment ? .comment : .query,
            state: remark.state == .open ? .open : remark.state == .answered ? .answered : .closed, text: remark.text,
            author: names[remark.askedBy] ?? "", asked: Moment(remark.askedAt), answer: remark.answer,
            answerer: remark.answeredBy.flatMap { names[$0] }, answered: remark.answeredAt.map { Moment($0) })
    }
}

extension DiscussionPage.Problem {
    /// Whether it is about the reason, which stands above the day.
    fileprivate var isOfReason: Bool { self == .reason || self == .tooLong("reason") }
}

extension DiscussionPage.Decision {
    init(_ decision: DiscussionDecision, _ names: [String: String]) {
        self.init(
            need: .init(decision.need), reason: decision.reason, day: decision.day, participants: decision.participants,
            outcome: decision.outcome, author: names[decision.decidedBy] ?? "", decided: Moment(decision.decidedAt))
    }
}

extension DiscussionPage.Need {
    init(_ need: DiscussionDecision.Need) {
        self =
            switch need {
            case .needed: .needed
            case .notNeeded: .notNeeded
            case .undecided: .undecided
            }
    }
}
