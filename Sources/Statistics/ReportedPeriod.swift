import CodeLists
import RegisterModel

/// A client period as one organiser reported it by one channel.
public struct ReportedPeriod: Hashable, Sendable {
    /// The organiser that reported it.
    public let organiser: Area
    /// The way it came.
    public let channel: Channel
    /// The municipality; nil when withheld.
    public let municipality: Municipality?
    /// The service task.
    public let task: ServiceTask
    /// The days, both included; an empty end means not ended.
    public let period: Period

    /// Describes a period.
    public init(organiser: Area, channel: Channel, municipality: Municipality?, task: ServiceTask, period: Period) {
        self.organiser = organiser
        self.channel = channel
        self.municipality = municipality
        self.task = task
        self.period = period
    }
}

/// Where a reconciled period comes from.
public enum PeriodSource: String, CaseIterable, Sendable, Codable {
    /// Only from the client data archive.
    case archive
    /// Only from a separate delivery.
    case separate
    /// From both, with the same days.
    case both
    /// From both, with different days; the union counts.
    case differing
}

/// A client period after its organiser's channels and groups have been joined (derivation page, section 8).
public struct ReconciledPeriod: Hashable, Sendable {
    /// The organiser.
    public let organiser: Area
    /// The municipality of the reported period with the latest start (ties: the greatest code); nil when withheld.
    public let municipality: Municipality?
    /// The service task.
    public let task: ServiceTask
    /// The days, both included; an empty end means not ended.
    public let period: Period
    /// Which channels reported it.
    public let source: PeriodSource
}

extension Sequence<ReportedPeriod> {
    /// One person's periods, joined by organiser and service task: periods that share a day become one, whatever channel and municipality
    /// group they came by. The union counts and nothing is dropped; a period that begins the day after another ends stays a period of its own.
    ///
    /// The order of what is given does not matter. The answer is sorted by organiser, task and start.
    public func reconciled() -> [ReconciledPeriod] {
        let sorted = self.sorted { ($0.organiser, $0.task, $0.period.start) < ($1.organiser, $1.task, $1.period.start) }
        var result: [ReconciledPeriod] = []
        result.reserveCapacity(sorted.count)
        var first = 0
        while first < sorted.count {
            var end = sorted[first].period.end
            var next = first + 1
            while next < sorted.count, sorted[next].organiser == sorted[first].organiser, sorted[next].task == sorted[first].task,
                end.map({ sorted[next].period.start <= $0 }) ?? true
            {
                if let known = end { end = sorted[next].period.end.map { Swift.max(known, $0) } }
                next += 1
            }
            result.append(ReconciledPeriod(sorted[first..<next], end: end))
            first = next
        }
        return result
    }
}

extension ReconciledPeriod {
    /// Joins reported periods of one organiser and task that hang together; they come sorted by start.
    fileprivate init(_ members: ArraySlice<ReportedPeriod>, end: Day?) {
        let first = members[members.startIndex]
        var latest = first
        for member in members.dropFirst()
        where (member.period.start, member.municipality?.index ?? -1) > (latest.period.start, latest.municipality?.index ?? -1) {
            latest = member
        }
        organiser = first.organiser
        task = first.task
        municipality = latest.municipality
        period = Period(start: first.period.start, end: end)
        if members.allSatisfy({ $0.channel == first.channel }) {
            source = first.channel == .archive ? .archive : .separate
        } else {
            source = Self.days(members, .archive) == Self.days(members, .separate) ? .both : .differing
        }
    }

    /// The stretches of days that one channel reports.
    private static func days(_ members: ArraySlice<ReportedPeriod>, _ channel: Channel) -> [Period] {
        var result: [Period] = []
        for member in members where member.channel == channel {
            guard let last = result.last, last.end.map({ member.period.start <= $0 }) ?? true else {
                result.append(member.period)
                continue
            }
            let end = last.end.flatMap { known in member.period.end.map { Swift.max(known, $0) } }
            result[result.count - 1] = Period(start: last.start, end: end)
        }
        return result
    }
}
