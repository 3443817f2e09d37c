import CodeLists
import RegisterModel

/// How well data on each social service can be delivered in the whole country or one county (question 28), weighted by inhabitants.
/// `possibly` says that it is not known and is never added to another answer.
public struct ServiceExpectations: Sendable {
    /// What a municipality's notification says of a service.
    public enum Answer: String, CaseIterable, Sendable {
        /// Rather comprehensively.
        case mostly
        /// A part of the period's data.
        case partly
        /// Perhaps; not known.
        case possibly
        /// Impossible or very challenging.
        case no
        /// Not at all, which follows from question 23.
        case derivedNo = "derived-no"
        /// Notified without an answer.
        case unanswered
        /// No notification is in force for the municipality.
        case notNotified = "not-notified"
    }

    /// The services with what is said of each, in the form's order.
    public let rows: [(service: SocialService, shares: [Answer: Share])]

    /// Looks at every municipality.
    public init(municipalities: [Municipality], groups: [NotifiedGroup]) {
        // Municipalities of one group all say the same, so each group is asked once for each service.
        let asked = Set(municipalities)
        let speaking = groups.map { group in (profile: group.profile, municipalities: group.municipalities.filter(asked.contains)) }
        let spoken = Set(speaking.flatMap(\.municipalities))
        let silent = municipalities.filter { !spoken.contains($0) }
        let parts = (speaking.map { (Optional($0.profile), Share(of: $0.municipalities)) } + [(nil, Share(of: silent))])
        let none = Share(of: municipalities).none
        rows = SocialService.all.map { service in
            var shares = Dictionary(uniqueKeysWithValues: Answer.allCases.map { ($0, none) })
            for (profile, share) in parts { shares[Answer(profile, service)]?.count(share) }
            return (service, shares)
        }
    }
}

extension ServiceExpectations.Answer {
    init(_ profile: DeliveryProfile?, _ service: SocialService) {
        guard let profile else {
            self = .notNotified
            return
        }
        self =
            switch profile.services[service] {
            case .derivedNo: .derivedNo
            case .answered(.mostly): .mostly
            case .answered(.partly): .partly
            case .answered(.possibly): .possibly
            case .answered(.no): .no
            case nil: .unanswered
            }
    }
}
